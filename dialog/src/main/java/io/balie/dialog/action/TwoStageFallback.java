package io.balie.dialog.action;

import io.balie.dialog.event.Event;
import io.balie.dialog.event.Reason;
import io.balie.dialog.tracker.Tracker;
import io.balie.nlu.Guess;
import io.balie.nlu.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Asks what was meant before giving up, as Rasa does: is this what you mean; please say it differently; is this what you mean; give up.
 *
 * <p>When it becomes clear what was meant, the detour is undone: what counts is the clear message alone, as sure as can be.
 */
final class TwoStageFallback implements Action {

    static final String NAME = "action_two_stage_fallback";

    private static final String FALLBACK = "nlu_fallback";
    private static final String OUT_OF_SCOPE = "out_of_scope";

    @Override
    public List<Event> run(Tracker tracker, Context context) {
        List<Event> events = new ArrayList<>();
        boolean begins = !tracker.activeLoop().equals(Optional.of(NAME));
        if (begins) {
            events.add(new Event.ActiveLoop(context.now(), Optional.of(NAME)));
        }
        boolean givesUp = givesUp(tracker);
        boolean clear = !List.of(FALLBACK, OUT_OF_SCOPE).contains(lastIntent(tracker));
        if (!givesUp && !clear) {
            String question = begins || lastIntent(tracker).equals(FALLBACK)
                    ? "action_default_ask_affirmation"
                    : "action_default_ask_rephrase";
            events.addAll(context.actions().named(question).run(tracker, context));
            return events;
        }
        events.add(new Event.ActiveLoop(context.now(), Optional.empty()));
        if (givesUp) {
            events.addAll(context.actions().named("action_default_fallback").run(tracker, context));
        } else {
            events.add(new Event.UserUtteranceReverted(context.now()));
            tracker.latestMessage().ifPresent(said -> {
                events.add(new Event.ActionExecuted(
                        context.now(),
                        "action_listen",
                        Optional.empty(),
                        1,
                        List.of(new Reason.Plain(Reason.Cause.UNDONE))));
                events.add(surely(said, context));
            });
        }
        return events;
    }

    private static String lastIntent(Tracker tracker) {
        return tracker.latestMessage()
                .flatMap(said -> said.reading().best())
                .map(Guess::intent)
                .orElse("");
    }

    private static boolean givesUp(Tracker tracker) {
        return lastIntents(tracker, 2).equals(List.of(FALLBACK, FALLBACK))
                || lastIntents(tracker, 3).equals(List.of(OUT_OF_SCOPE, FALLBACK, OUT_OF_SCOPE));
    }

    /** The intents of the last messages since a restart, the latest first; one that was undone counts as none. */
    private static List<String> lastIntents(Tracker tracker, int number) {
        List<String> intents = new ArrayList<>();
        int seen = 0;
        for (int i = tracker.events().size() - 1; i >= 0 && seen < number; i--) {
            switch (tracker.events().get(i)) {
                case Event.Restarted restarted -> {
                    return intents;
                }
                case Event.UserUtteranceReverted reverted -> seen++;
                case Event.UserUttered said -> {
                    seen++;
                    intents.add(said.reading().best().map(Guess::intent).orElse(""));
                }
                default -> {}
            }
        }
        return intents;
    }

    static Event surely(Event.UserUttered said, Context context) {
        Reading as = said.reading();
        List<Guess> ranking = new ArrayList<>(as.ranking());
        if (!ranking.isEmpty()) {
            ranking.set(0, new Guess(ranking.getFirst().intent(), 1));
        }
        return new Event.UserUttered(
                context.now(),
                new Reading(
                        as.text(),
                        as.language(),
                        as.languageIsClear(),
                        ranking,
                        as.entities(),
                        as.familiarity(),
                        as.selections()),
                said.channel(),
                said.messageId(),
                said.metadata());
    }
}

package io.balie.dialog.action;

import io.balie.dialog.event.Event;
import io.balie.dialog.event.Reason;
import io.balie.dialog.tracker.Tracker;
import io.balie.nlu.Guess;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rasa's default actions, which every bot has. */
final class DefaultActions {

    /** By name. {@code action_session_start} and {@code action_extract_slots} are among them, for they too may be asked for by name. */
    static final Map<String, Action> BY_NAME = Map.ofEntries(
            Map.entry("action_listen", (tracker, context) -> List.of()),
            Map.entry("action_unlikely_intent", (tracker, context) -> List.of()),
            Map.entry("action_restart", DefaultActions::restart),
            Map.entry("action_session_start", new SessionStart()),
            Map.entry("action_default_fallback", DefaultActions::fallback),
            Map.entry("action_deactivate_loop", DefaultActions::deactivateLoop),
            Map.entry("action_revert_fallback_events", DefaultActions::revertFallback),
            Map.entry("action_default_ask_affirmation", DefaultActions::askAffirmation),
            Map.entry(
                    "action_default_ask_rephrase",
                    (tracker, context) -> Utterance.say("utter_ask_rephrase", Map.of(), tracker, context)),
            Map.entry(TwoStageFallback.NAME, new TwoStageFallback()),
            Map.entry("action_back", DefaultActions::back),
            Map.entry("action_send_text", DefaultActions::sendText),
            Map.entry("action_extract_slots", new SlotFilling(Map.of())));

    private DefaultActions() {}

    private static List<Event> restart(Tracker tracker, Context context) {
        List<Event> events = new ArrayList<>(Utterance.say("utter_restart", Map.of(), tracker, context));
        events.add(new Event.Restarted(context.now()));
        return events;
    }

    /** The message that was not understood no longer counts, so that the next one goes on where the conversation was. */
    private static List<Event> fallback(Tracker tracker, Context context) {
        List<Event> events = new ArrayList<>(Utterance.say("utter_default", Map.of(), tracker, context));
        if (!context.frontDesk()) { // the desk's script counts what was not understood
            events.add(new Event.UserUtteranceReverted(context.now()));
        }
        return events;
    }

    private static List<Event> deactivateLoop(Tracker tracker, Context context) {
        return List.of(
                new Event.ActiveLoop(context.now(), Optional.empty()),
                new Event.SlotSet(context.now(), FormAction.REQUESTED, null));
    }

    private static List<Event> back(Tracker tracker, Context context) {
        List<Event> events = new ArrayList<>(Utterance.say("utter_back", Map.of(), tracker, context));
        events.add(new Event.UserUtteranceReverted(context.now()));
        events.add(new Event.UserUtteranceReverted(context.now()));
        return events;
    }

    private static List<Event> askAffirmation(Tracker tracker, Context context) {
        List<Guess> ranking =
                tracker.latestMessage().map(said -> said.reading().ranking()).orElse(List.of());
        String first = ranking.isEmpty() ? "None" : ranking.getFirst().intent();
        String meant = first.equals("nlu_fallback") && ranking.size() > 1
                ? ranking.get(1).intent()
                : first;
        return Utterance.spoken(
                Map.of(
                        "text",
                        "Did you mean '%s'?".formatted(meant),
                        "buttons",
                        List.of(
                                Map.of("title", "Yes", "payload", "/" + meant),
                                Map.of("title", "No", "payload", "/out_of_scope"))),
                "action_default_ask_affirmation",
                tracker,
                context);
    }

    /** Says the text that the latest message brought in its metadata. */
    private static List<Event> sendText(Tracker tracker, Context context) {
        Object message = tracker.latestMessage()
                .map(said -> said.metadata().get("message"))
                .orElse(null);
        Object text = message instanceof Map<?, ?> map ? map.get("text") : null;
        return Utterance.spoken(Map.of("text", text == null ? "" : text), "action_send_text", tracker, context);
    }

    /** Undoes the questions of a two-stage fallback of Rasa 1, as its stories may still ask for. */
    private static List<Event> revertFallback(Tracker tracker, Context context) {
        List<String> done = actions(tracker);
        boolean affirmed = last(done, 0, "action_default_ask_affirmation");
        boolean rephrased = last(done, 0, "action_default_ask_rephrase");
        if (!affirmed && !rephrased) {
            return List.of();
        }
        List<Event> events = new ArrayList<>();
        if (affirmed) {
            undo(events, 2, context);
        }
        if (rephrased || last(done, 1, "action_default_ask_rephrase")) {
            undo(events, 3, context);
        }
        tracker.latestMessage().ifPresent(said -> events.add(affirmed ? TwoStageFallback.surely(said, context) : said));
        return events;
    }

    private static void undo(List<Event> events, int messages, Context context) {
        for (int i = 0; i < messages; i++) {
            events.add(new Event.UserUtteranceReverted(context.now()));
        }
        events.add(new Event.ActionExecuted(
                context.now(), "action_listen", Optional.empty(), 1, List.of(new Reason.Plain(Reason.Cause.UNDONE))));
    }

    private static boolean last(List<String> done, int skip, String name) {
        return done.size() > skip && done.get(done.size() - 1 - skip).equals(name);
    }

    private static List<String> actions(Tracker tracker) {
        return tracker.applied().stream()
                .filter(Event.ActionExecuted.class::isInstance)
                .map(event -> ((Event.ActionExecuted) event).name())
                .filter(name -> !name.equals("action_listen"))
                .toList();
    }
}

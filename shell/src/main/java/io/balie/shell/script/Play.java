package io.balie.shell.script;

import io.balie.dialog.Incoming;
import io.balie.dialog.Turns;
import io.balie.dialog.event.Event;
import io.balie.dialog.tracker.Tracker;
import io.balie.nlu.Guess;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Holds one written conversation with a desk. */
final class Play {

    private static final Set<String> HOUSEKEEPING = Set.of(
            "action_listen",
            "action_session_start",
            "action_extract_slots",
            "action_unlikely_intent",
            "action_default_fallback",
            "action_restart",
            "action_back");
    private static final Set<String> ENDED = Set.of("vendor_ended", "ended_abuse");

    /** How long people take for a message; a conversation of thirty is over in five minutes. */
    private static final Duration PACE = Duration.ofSeconds(10);

    private final Script script;
    private final Turns turns;
    private final List<Played.Turn> held = new ArrayList<>();
    private final List<Played.Failure> failures = new ArrayList<>();
    private final Map<String, Integer> used = new HashMap<>();
    private Tracker tracker;
    private Instant now;

    private Play(Script script, Turns turns, Instant now) {
        this.script = script;
        this.turns = turns;
        this.tracker = Tracker.empty(script.name());
        this.now = now;
    }

    /** Hold it, beginning at a moment. */
    static Played of(Script script, Turns turns, Inside inside, Instant begin) {
        Play play = new Play(script, turns, begin);
        play.hold();
        play.failures.addAll(new Checks(script, play.held, turns.scene().company(), inside, begin).failures());
        return new Played(script, play.held, play.failures);
    }

    private void hold() {
        Deque<Script.Said> opening = new ArrayDeque<>(script.opening());
        while (held.size() < script.longest() || !opening.isEmpty()) {
            Optional<Script.Said> message = opening.isEmpty() ? next() : Optional.of(opening.removeFirst());
            if (message.isEmpty()) {
                break;
            }
            say(message.get(), false);
            if (opening.isEmpty() && isOver()) {
                break;
            }
        }
        script.afterEnd().forEach(message -> say(message, true));
    }

    private void say(Script.Said message, boolean afterEnd) {
        Object outcomeBefore = held.isEmpty() ? "" : held.getLast().slots().getOrDefault("outcome", "");
        boolean wasPaused = tracker.paused();
        List<Event> events = turns.take(
                tracker,
                new Incoming(
                        message.text(),
                        now,
                        "rest",
                        "m" + tracker.events().size(),
                        message.metadata().isEmpty() ? script.metadata() : message.metadata()));
        now = now.plus(PACE);
        tracker = tracker.after(events);
        Played.Turn turn = turn(message.text(), afterEnd, events);
        held.add(turn);
        boolean blank = message.text().isBlank();
        boolean quiet = outcomeBefore.equals("handed_over")
                || ENDED.contains(String.valueOf(outcomeBefore))
                || wasPaused
                || afterEnd
                || script.silenceIsFine();
        if (blank && !turn.said().isEmpty()) {
            failures.add(new Played.Failure(
                    turn.number(), "no reply to a blank message", turn.texts().getFirst()));
        } else if (!blank && turn.said().isEmpty() && !quiet) {
            failures.add(new Played.Failure(turn.number(), "an answer", "silence"));
        }
    }

    private Played.Turn turn(String text, boolean afterEnd, List<Event> events) {
        List<Event.BotUttered> said = new ArrayList<>();
        List<String> names = new ArrayList<>();
        List<List<String>> texts = new ArrayList<>();
        for (Event event : events) {
            if (event instanceof Event.ActionExecuted action && !HOUSEKEEPING.contains(action.name())) {
                names.add(action.name());
                texts.add(new ArrayList<>());
            } else if (event instanceof Event.BotUttered uttered) {
                said.add(uttered);
                if (!texts.isEmpty()) {
                    texts.getLast().add(uttered.text());
                }
            }
        }
        List<Played.Act> acts = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            acts.add(new Played.Act(
                    names.get(i),
                    texts.get(i).isEmpty()
                            ? said.stream().map(Event.BotUttered::text).toList()
                            : texts.get(i)));
        }
        Optional<String> intent =
                tracker.latestMessage().flatMap(m -> m.reading().best()).map(Guess::intent);
        return new Played.Turn(held.size() + 1, text, afterEnd, intent, acts, said, tracker.slots());
    }

    /** What the user says to the bot's latest actions; empty when they leave. */
    private Optional<Script.Said> next() {
        Played.Turn last = held.getLast();
        List<String> texts = new ArrayList<>(last.texts());
        texts.add(String.join(" ", last.texts()));
        for (Script.OnText pair : script.onText()) {
            if (texts.stream().anyMatch(text -> Wording.matches(pair.pattern(), text))) {
                return answer("text " + pair.pattern(), pair.answers());
            }
        }
        for (String key : script.on().keySet()) {
            if (key.contains("+")
                    && List.of(key.split("\\+", -1)).stream()
                            .allMatch(part -> last.actions().stream().anyMatch(a -> Wording.isOneOf(part, a)))) {
                return answer(key, script.on().getOrDefault(key, List.of()));
            }
        }
        for (String action : last.actions().reversed()) {
            for (String key : script.on().keySet()) {
                if (!key.contains("+") && Wording.isOneOf(key, action)) {
                    return answer(key, script.on().getOrDefault(key, List.of()));
                }
            }
        }
        return answer("otherwise", script.otherwise());
    }

    private Optional<Script.Said> answer(String key, List<Script.Said> answers) {
        int times = used.merge(key, 1, Integer::sum);
        return answers.isEmpty()
                ? Optional.empty()
                : Optional.of(answers.get(Math.min(times, answers.size()) - 1))
                        .filter(said -> !said.text().equals("@end"));
    }

    private boolean isOver() {
        Played.Turn last = held.getLast();
        String outcome = String.valueOf(last.slots().getOrDefault("outcome", ""));
        return last.actions().stream().anyMatch(script.stopActions()::contains)
                || script.stopOutcomes().contains(outcome)
                || ENDED.contains(outcome)
                || tracker.paused();
    }
}

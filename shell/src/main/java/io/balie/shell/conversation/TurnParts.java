package io.balie.shell.conversation;

import io.balie.dialog.event.Event;
import io.balie.nlu.Guess;
import java.util.List;
import java.util.Optional;

/** What the events of a turn tell, apart: what was heard and understood, done and said, and what came of it. */
public final class TurnParts {

    private static final String LISTEN = "action_listen";
    private static final String OUTCOME = "outcome";

    private TurnParts() {}

    /** What the message of a turn was read as: its best guess. */
    public static Optional<Guess> understood(List<Event> turn) {
        return heard(turn).flatMap(said -> said.reading().best());
    }

    /** The message of a turn. */
    public static Optional<Event.UserUttered> heard(List<Event> turn) {
        return turn.stream()
                .filter(Event.UserUttered.class::isInstance)
                .findFirst()
                .map(Event.UserUttered.class::cast);
    }

    /** The names of a turn's actions, without the listening. */
    public static List<String> done(List<Event> turn) {
        return turn.stream()
                .filter(event -> event instanceof Event.ActionExecuted && !isListening(event))
                .map(event -> ((Event.ActionExecuted) event).name())
                .toList();
    }

    /** What was said in a turn. */
    public static List<Event.BotUttered> said(List<Event> turn) {
        return turn.stream()
                .filter(Event.BotUttered.class::isInstance)
                .map(Event.BotUttered.class::cast)
                .toList();
    }

    /** Whether the bot ends its turn with it. */
    static boolean isListening(Event event) {
        return event instanceof Event.ActionExecuted action && action.name().equals(LISTEN);
    }

    /** The outcome that was noted last. */
    static Optional<String> outcome(List<Event> events) {
        Optional<String> outcome = Optional.empty();
        for (Event event : events) {
            if (event instanceof Event.SlotSet set && set.name().equals(OUTCOME) && set.value() != null) {
                outcome = Optional.of(String.valueOf(set.value()));
            }
        }
        return outcome;
    }
}

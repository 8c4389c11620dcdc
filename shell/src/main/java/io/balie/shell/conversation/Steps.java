package io.balie.shell.conversation;

import io.balie.dialog.event.Event;
import java.time.Instant;
import java.util.List;

/**
 * Where the steps of a stored conversation begin and end.
 *
 * <p>A message of this conversation carries the place at which its turn began as its id, which tells it from one that was added from outside. What a turn
 * brought has the turn's own time.
 */
final class Steps {

    private static final String LISTEN = "action_listen";
    private static final String SESSION_START = "action_session_start";
    private static final String SESSION_METADATA = "session_started_metadata";

    private final List<Event> events;

    Steps(List<Event> events) {
        this.events = events;
    }

    /** What a conversation went on by. */
    enum Kind {
        /** A message, and what was done about it. */
        TURN,
        /** A message that was only heard. */
        HEARD,
        /** An external intent, or a reminder. */
        EXTERNAL,
        /** A message that was set aside. */
        PARKED,
        /** An action that was asked for from outside. */
        EXECUTED,
        /** Something that was added from outside, or a session that was begun by itself. */
        GIVEN
    }

    /**
     * A step.
     *
     * @param from its first event
     * @param message its message; that of an action: where it was done
     * @param to behind the last event that can belong to it
     */
    record Step(Kind kind, int from, int message, int to) {}

    /** The step that begins at a place. */
    Step at(int from) {
        int message = message(from);
        if (message >= 0) {
            int to = end(from, message);
            return new Step(kind(message, to), from, message, to);
        }
        if (events.get(from) instanceof Event.ActionExecuted done
                && !done.name().equals(LISTEN)
                && !done.name().equals(SESSION_START)) {
            return new Step(Kind.EXECUTED, from, from, end(from, from));
        }
        int to = from + 1;
        if (startsSession(from)) {
            // The start of a session is one thing, so that what follows is not taken for an action of its own.
            Instant at = events.get(from).at();
            while (to < events.size() && events.get(to).at().equals(at) && !isListening(to - 1) && message(to) < 0) {
                to++;
            }
        }
        return new Step(Kind.GIVEN, from, from, to);
    }

    private Kind kind(int message, int to) {
        Event.UserUttered said = (Event.UserUttered) events.get(message);
        for (int i = message + 1; i < to; i++) {
            if (events.get(i) instanceof Event.MessageParked) {
                return Kind.PARKED;
            }
        }
        if (isExternal(said)) {
            return Kind.EXTERNAL;
        }
        for (int i = message + 1; i < to; i++) {
            if (events.get(i) instanceof Event.ActionExecuted || events.get(i) instanceof Event.ActionRejected) {
                return Kind.TURN;
            }
        }
        return Kind.HEARD;
    }

    private static boolean isExternal(Event.UserUttered said) {
        return Boolean.TRUE.equals(said.metadata().get("is_external"))
                && said.reading().ranking().size() == 1
                && said.text()
                        .equals("EXTERNAL: "
                                + said.reading().ranking().getFirst().intent());
    }

    /** The message of a turn that begins here, perhaps with the start of a session; -1 if none does. */
    private int message(int from) {
        Instant at = events.get(from).at();
        boolean started = startsSession(from);
        for (int i = from; i < events.size() && events.get(i).at().equals(at); i++) {
            if (events.get(i) instanceof Event.UserUttered said) {
                boolean own = said.messageId().equals("m" + from)
                        || said.messageId().equals("m" + i) && (i == from || isExternal(said));
                return own ? i : -1;
            }
            if (!started) {
                return -1;
            }
            if (i > from
                    && events.get(i) instanceof Event.ActionExecuted done
                    && !done.name().equals(LISTEN)
                    && !done.name().equals(SESSION_START)) {
                return -1;
            }
        }
        return -1;
    }

    private boolean startsSession(int at) {
        Event event = events.get(at);
        boolean metadata =
                event instanceof Event.SlotSet set && set.name().equals(SESSION_METADATA) && at + 1 < events.size();
        Event starts = metadata ? events.get(at + 1) : event;
        return starts instanceof Event.SessionStarted
                || starts instanceof Event.ActionExecuted done && done.name().equals(SESSION_START);
    }

    private boolean isListening(int at) {
        return events.get(at) instanceof Event.ActionExecuted done
                && done.name().equals(LISTEN);
    }

    /** Behind the last event of the step's time; where times are the same, before the next step. */
    private int end(int from, int message) {
        Instant at = events.get(message).at();
        int to = message + 1;
        while (to < events.size() && events.get(to).at().equals(at)) {
            boolean next = isListening(to - 1)
                    && to - 1 > message
                    && (message(to) >= 0 || events.get(to) instanceof Event.UserUttered said && isOther(said, from));
            if (next || events.get(to) instanceof Event.UserUttered said && isOther(said, from)) {
                break;
            }
            to++;
        }
        return to;
    }

    /** Whether a message is not the one of this turn, said again in other certainty. */
    private boolean isOther(Event.UserUttered said, int from) {
        int own = message(from);
        return own < 0 || !said.messageId().equals(((Event.UserUttered) events.get(own)).messageId());
    }
}

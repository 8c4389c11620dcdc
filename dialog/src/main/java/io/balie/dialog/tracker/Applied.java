package io.balie.dialog.tracker;

import io.balie.dialog.event.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What counts of a session's events, as Rasa counts it.
 *
 * <p>A form that goes on asking is one turn: when its action is executed again without another action in between, the messages and actions since its last
 * execution are dropped, while what was filled stays.
 */
final class Applied {

    private Applied() {}

    /**
     * What counts of these events.
     *
     * @param session the events of a session that were not undone
     * @param loops the names of all loops that ever were active
     */
    static List<Event> of(List<Event> session, Set<String> loops) {
        List<Event> applied = new ArrayList<>();
        for (Event event : session) {
            if (event instanceof Event.ActionExecuted done
                    && loops.contains(done.name())
                    && !isFirstOrAside(done.name(), applied)) {
                dropTillLast(done.name(), applied);
            } else {
                applied.add(event);
            }
        }
        return applied;
    }

    /** Take away the latest event of a kind and all that followed; if there is none, all but what the session began with. */
    static void undo(Class<? extends Event> kind, List<Event> events) {
        for (int i = events.size() - 1; i >= 0; i--) {
            if (kind.isInstance(events.get(i))) {
                events.subList(i, events.size()).clear();
                return;
            }
        }
        int begun = 0;
        while (begun < events.size()
                && (events.get(begun) instanceof Event.SessionStarted
                        || events.get(begun) instanceof Event.Restarted
                        || events.get(begun) instanceof Event.SlotSet)) {
            begun++;
        }
        events.subList(begun, events.size()).clear();
    }

    /** Whether the loop runs for the first time, or another matter came in between. */
    private static boolean isFirstOrAside(String loop, List<Event> applied) {
        String next = "";
        for (int i = applied.size() - 1; i >= 0; i--) {
            Event event = applied.get(i);
            boolean ended =
                    event instanceof Event.ActiveLoop change && change.name().isEmpty();
            boolean turnedDown = event instanceof Event.ActionRejected rejected
                    && rejected.name().equals(loop);
            boolean answeredOtherwise = event instanceof Event.UserUttered && !next.isEmpty() && !next.equals(loop);
            if (ended || turnedDown || answeredOtherwise) {
                return true;
            }
            if (event instanceof Event.ActionExecuted done) {
                if (done.name().equals(loop)) {
                    return false;
                }
                next = done.name();
            }
        }
        return true;
    }

    private static void dropTillLast(String loop, List<Event> applied) {
        for (int i = applied.size() - 1; i >= 0; i--) {
            Event event = applied.get(i);
            if (event instanceof Event.ActionExecuted done && done.name().equals(loop)) {
                return;
            }
            if (event instanceof Event.ActionExecuted
                    || event instanceof Event.UserUttered
                    || event instanceof Event.UserFeaturization) {
                applied.remove(i);
            }
        }
    }
}

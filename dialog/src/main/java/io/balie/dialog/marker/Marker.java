package io.balie.dialog.marker;

import io.balie.dialog.event.Event;
import java.util.List;

/** A condition that holds or does not hold at each event of a session. */
public sealed interface Marker {

    /** Whether it holds, at each event. */
    boolean[] holds(List<Event> session);

    /** What happens at an event, or has happened and still holds. */
    enum Kind {
        INTENT,
        ACTION,
        SLOT_WAS_SET
    }

    /**
     * A single condition.
     *
     * @param name of the intent, action or slot; of an intent also with its key ({@code faq/opening})
     */
    record Condition(Kind kind, String name) implements Marker {

        @Override
        public boolean[] holds(List<Event> session) {
            boolean[] holds = new boolean[session.size()];
            for (int i = 0; i < holds.length; i++) {
                holds[i] = switch (kind) {
                    case INTENT ->
                        session.get(i) instanceof Event.UserUttered said
                                && said.reading().best().stream().anyMatch(guess -> fits(guess.intent()));
                    case ACTION ->
                        session.get(i) instanceof Event.ActionExecuted done
                                && done.name().equals(name);
                    case SLOT_WAS_SET ->
                        session.get(i) instanceof Event.SlotSet set
                                        && set.name().equals(name)
                                ? set.value() != null
                                : i > 0 && holds[i - 1];
                };
            }
            return holds;
        }

        private boolean fits(String intent) {
            return intent.equals(name) || intent.startsWith(name + "/");
        }
    }

    /** The opposite. */
    record Not(Marker marker) implements Marker {

        @Override
        public boolean[] holds(List<Event> session) {
            boolean[] holds = marker.holds(session);
            for (int i = 0; i < holds.length; i++) {
                holds[i] = !holds[i];
            }
            return holds;
        }
    }

    /** All hold at the same event. */
    record All(List<Marker> markers) implements Marker {
        public All {
            markers = List.copyOf(markers);
        }

        @Override
        public boolean[] holds(List<Event> session) {
            boolean[] holds = new boolean[session.size()];
            List<boolean[]> each =
                    markers.stream().map(marker -> marker.holds(session)).toList();
            for (int i = 0; i < holds.length; i++) {
                int at = i;
                holds[i] = each.stream().allMatch(one -> one[at]);
            }
            return holds;
        }
    }

    /** At least one holds. */
    record Any(List<Marker> markers) implements Marker {
        public Any {
            markers = List.copyOf(markers);
        }

        @Override
        public boolean[] holds(List<Event> session) {
            return new Not(new All(markers.stream().<Marker>map(Not::new).toList())).holds(session);
        }
    }

    /** They hold one after the other, whatever happens in between; it holds where the last of them does, and begins anew after that. */
    record Sequence(List<Marker> markers) implements Marker {
        public Sequence {
            markers = List.copyOf(markers);
        }

        @Override
        public boolean[] holds(List<Event> session) {
            boolean[] holds = new boolean[session.size()];
            List<boolean[]> each =
                    markers.stream().map(marker -> marker.holds(session)).toList();
            int next = 0;
            for (int i = 0; i < holds.length; i++) {
                if (each.get(next)[i]) {
                    next++;
                }
                if (next == each.size()) {
                    holds[i] = true;
                    next = 0;
                }
            }
            return holds;
        }
    }

    /** It has held, now or before. */
    record AtLeastOnce(Marker marker) implements Marker {

        @Override
        public boolean[] holds(List<Event> session) {
            boolean[] holds = marker.holds(session);
            for (int i = 1; i < holds.length; i++) {
                holds[i] |= holds[i - 1];
            }
            return holds;
        }
    }

    /** It has not held yet. */
    record Never(Marker marker) implements Marker {

        @Override
        public boolean[] holds(List<Event> session) {
            return new Not(new AtLeastOnce(marker)).holds(session);
        }
    }
}

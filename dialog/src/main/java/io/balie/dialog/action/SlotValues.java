package io.balie.dialog.action;

import io.balie.dialog.domain.Domain;
import io.balie.dialog.domain.Slot;
import io.balie.dialog.event.Event;
import java.util.ArrayList;
import java.util.List;

/** Brings events that come from outside into the form that a conversation keeps. */
public final class SlotValues {

    private SlotValues() {}

    /**
     * The events, with what follows from them for the slots: after a reset the initial values are set again, and what a list slot gets becomes a list.
     */
    public static List<Event> settled(List<Event> events, Domain domain) {
        List<Event> settled = new ArrayList<>();
        for (Event event : events) {
            switch (event) {
                case Event.SlotSet set -> settled.add(settled(set, domain));
                case Event.SlotsReset reset -> {
                    settled.add(reset);
                    settled.addAll(initial(reset, domain));
                }
                case Event.SessionStarted started -> {
                    settled.add(started);
                    settled.addAll(initial(started, domain));
                }
                default -> settled.add(event);
            }
        }
        return settled;
    }

    private static Event settled(Event.SlotSet set, Domain domain) {
        Slot slot = domain.slots().get(set.name());
        boolean wrapped = slot != null
                && slot.type() == Slot.Type.LIST
                && set.value() != null
                && !(set.value() instanceof List<?>);
        return wrapped ? new Event.SlotSet(set.at(), set.name(), List.of(set.value())) : set;
    }

    private static List<Event> initial(Event reset, Domain domain) {
        List<Event> initial = new ArrayList<>();
        for (Slot slot : domain.slots().values()) {
            if (slot.initial() != null) {
                initial.add(new Event.SlotSet(reset.at(), slot.name(), slot.initial()));
            }
        }
        return initial;
    }
}

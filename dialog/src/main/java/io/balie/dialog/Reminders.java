package io.balie.dialog;

import io.balie.dialog.event.Event;
import io.balie.dialog.tracker.Tracker;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which reminders of a conversation still hold. They stand in its events, and so outlive the program. */
public final class Reminders {

    private Reminders() {}

    /** The reminders that are still to come or have come due unheard, in the order they were scheduled. A later one of the same name replaces an earlier. */
    public static List<Event.ReminderScheduled> pending(Tracker tracker) {
        Map<String, Event.ReminderScheduled> pending = new LinkedHashMap<>();
        for (Event event : tracker.session()) {
            switch (event) {
                case Event.ReminderScheduled reminder -> {
                    pending.remove(reminder.name());
                    pending.put(reminder.name(), reminder);
                }
                case Event.ReminderCancelled cancelled ->
                    pending.values().removeIf(reminder -> cancels(cancelled, reminder));
                case Event.UserUttered said -> {
                    pending.values().removeIf(Event.ReminderScheduled::killOnUserMessage);
                    // One that has come due stands in the conversation as what it said.
                    if (said.metadata().get("reminder") instanceof String name) {
                        pending.remove(name);
                    }
                }
                default -> {}
            }
        }
        return new ArrayList<>(pending.values());
    }

    /** Whether a reminder still holds. */
    static boolean holds(Event.ReminderScheduled reminder, Tracker tracker) {
        return pending(tracker).contains(reminder);
    }

    /** Whether a cancellation means this reminder: it fits all that the cancellation names. */
    static boolean cancels(Event.ReminderCancelled cancelled, Event.ReminderScheduled reminder) {
        return cancelled.name().map(reminder.name()::equals).orElse(true)
                && cancelled.intent().map(reminder.intent()::equals).orElse(true)
                && cancelled.entities().map(reminder.entities()::equals).orElse(true);
    }
}

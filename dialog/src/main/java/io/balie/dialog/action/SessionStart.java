package io.balie.dialog.action;

import io.balie.dialog.domain.Slot;
import io.balie.dialog.event.Event;
import io.balie.dialog.event.Reason;
import io.balie.dialog.tracker.Tracker;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Begins a session: slots get their initial values, or what they held in the session before if the domain carries them over; then the bot listens. */
final class SessionStart implements Action {

    @Override
    public List<Event> run(Tracker tracker, Context context) {
        List<Event> events = new ArrayList<>();
        events.add(new Event.SessionStarted(context.now()));
        Map<String, Object> slots = new LinkedHashMap<>();
        for (Slot slot : context.domain().slots().values()) {
            if (slot.initial() != null) {
                slots.put(slot.name(), slot.initial());
            }
        }
        if (context.domain().session().carryOver()) {
            slots.putAll(tracker.slots());
        }
        if (!context.company().isNone() && context.domain().slots().containsKey("language")) {
            slots.putIfAbsent("language", context.company().language().code());
        }
        slots.forEach((name, value) -> events.add(new Event.SlotSet(context.now(), name, value)));
        events.add(new Event.ActionExecuted(
                context.now(),
                "action_listen",
                Optional.empty(),
                1,
                List.of(new Reason.Plain(Reason.Cause.SESSION_BEGINS))));
        return events;
    }
}

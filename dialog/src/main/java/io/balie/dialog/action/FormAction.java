package io.balie.dialog.action;

import io.balie.dialog.domain.Form;
import io.balie.dialog.event.Event;
import io.balie.dialog.tracker.Tracker;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Asks for the slots of a form, one at a time, and ends when all are filled.
 *
 * <p>The question is {@code utter_ask_<form>_<slot>} or {@code utter_ask_<slot>}, as in Rasa; unlike Rasa it also stands in the tracker as an action, so that a
 * client can tell what was asked.
 */
public record FormAction(Form form) implements Action {

    /** The slot that says what is asked for, as in Rasa. */
    public static final String REQUESTED = "requested_slot";

    @Override
    public List<Event> run(Tracker tracker, Context context) {
        List<Event> events = new ArrayList<>();
        Instant now = context.now();
        if (!tracker.activeLoop().equals(Optional.of(form.name()))) {
            events.add(new Event.ActiveLoop(now, Optional.of(form.name())));
        }
        Optional<String> missing = form.requiredSlots().stream()
                .filter(slot -> !tracker.slots().containsKey(slot))
                .findFirst();
        if (missing.isEmpty()) {
            events.add(new Event.SlotSet(now, REQUESTED, null));
            events.add(new Event.ActiveLoop(now, Optional.empty()));
            return events;
        }
        String slot = missing.get();
        events.add(new Event.SlotSet(now, REQUESTED, slot));
        String ofForm = "utter_ask_" + form.name() + "_" + slot;
        String question = context.replies().knows(ofForm) ? ofForm : "utter_ask_" + slot;
        events.add(new Event.ActionExecuted(
                now, question, Optional.empty(), 1, List.of("Form '%s' asks for '%s'.".formatted(form.name(), slot))));
        events.addAll(Utterance.say(question, Map.of(), tracker, context));
        return events;
    }
}

package io.balie.dialog.custom;

import io.balie.dialog.action.ActionServer;
import io.balie.dialog.action.FormAction;
import io.balie.dialog.action.Rejection;
import io.balie.dialog.event.Event;
import io.balie.dialog.tracker.Tracker;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Runs actions written in Java, and leaves all others to a server.
 *
 * <p>Validators make the actions {@code validate_<form>} and {@code action_validate_slot_mappings}; one that is also written as an action is that action.
 */
public final class JavaActions implements ActionServer {

    private static final String SLOT_MAPPINGS = "action_validate_slot_mappings";
    private static final String OF_FORM = "validate_";

    private final Map<String, CustomAction> actions = new LinkedHashMap<>();
    private final List<SlotValidator> validators;
    private final ActionServer others;

    /**
     * Actions and validators, and who runs the rest.
     *
     * @throws IllegalArgumentException if two actions have one name
     */
    public JavaActions(List<CustomAction> actions, List<SlotValidator> validators, ActionServer others) {
        for (CustomAction action : actions) {
            if (this.actions.put(action.name(), action) != null) {
                throw new IllegalArgumentException(
                        "Two actions are named '%s', expected one of each name.".formatted(action.name()));
            }
        }
        this.validators = List.copyOf(validators);
        this.others = others;
    }

    @Override
    public boolean has(String action) {
        return actions.containsKey(action) || !validators(action).isEmpty() || others.has(action);
    }

    @Override
    public Answer run(Call call) {
        CustomAction action = actions.get(call.action());
        List<SlotValidator> validators = validators(call.action());
        if (action == null && validators.isEmpty()) {
            return others.run(call);
        }
        Doing doing = new Doing(call.now());
        try {
            if (action != null) {
                action.run(call.tracker(), call.domain(), doing);
            } else {
                validate(validators, call, doing);
            }
        } catch (Rejection rejection) {
            return new Answer.Rejected(String.valueOf(rejection.getMessage()));
        } catch (RuntimeException thrown) {
            // Its message may quote the customer; the class and the place tell its author enough.
            StackTraceElement[] trace = thrown.getStackTrace();
            return new Answer.Failed("Action '%s' failed: it threw %s%s."
                    .formatted(call.action(), thrown.getClass().getName(), trace.length == 0 ? "" : " at " + trace[0]));
        }
        return new Answer.Done(doing.events(), doing.responses());
    }

    private List<SlotValidator> validators(String action) {
        if (action.equals(SLOT_MAPPINGS)) {
            return validators.stream()
                    .filter(validator -> validator.form().isEmpty())
                    .toList();
        }
        return action.startsWith(OF_FORM)
                ? validators.stream()
                        .filter(validator -> validator.form().equals(Optional.of(action.substring(OF_FORM.length()))))
                        .toList()
                : List.of();
    }

    /** What was just filled is what stands at the end of the conversation: slots after the form's action, or after the message. */
    private static void validate(List<SlotValidator> validators, Call call, Doing doing) {
        Tracker tracker = call.tracker();
        Map<String, Object> filled = new LinkedHashMap<>();
        List<Event> events = tracker.events();
        for (int i = events.size() - 1; i >= 0 && events.get(i) instanceof Event.SlotSet set; i--) {
            if (set.value() != null && !set.name().equals(FormAction.REQUESTED)) {
                filled.putIfAbsent(set.name(), set.value());
            }
        }
        for (SlotValidator validator : validators) {
            Object value = filled.get(validator.slot());
            if (value != null) {
                doing.set(validator.slot(), validator.validated(value, tracker, call.domain(), doing));
            }
        }
    }
}

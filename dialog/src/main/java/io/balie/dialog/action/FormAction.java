package io.balie.dialog.action;

import io.balie.dialog.domain.Form;
import io.balie.dialog.event.Event;
import io.balie.dialog.event.Reason;
import io.balie.dialog.tracker.Loop;
import io.balie.dialog.tracker.Tracker;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Asks for the slots of a form, one at a time, and ends when all are filled, as Rasa's form.
 *
 * <p>What the latest message has filled is checked by {@code validate_<form>} where the bot has one. A message that fills nothing turns the form down, so
 * that the policies may answer it otherwise. The question is the first that exists of {@code action_ask_<form>_<slot>},
 * {@code utter_ask_<form>_<slot>}, {@code action_ask_<slot>} and {@code utter_ask_<slot>}.
 *
 * <p>At the front desk a form asks again where Rasa's turns down, and its question also stands in the tracker as an action, so that a client can tell
 * what was asked.
 */
public record FormAction(Form form) implements Action {

    /** The slot that says what is asked for, as in Rasa. */
    public static final String REQUESTED = "requested_slot";

    @Override
    public List<Event> run(Tracker tracker, Context context) {
        List<Event> events = new ArrayList<>();
        Optional<String> asked = asked(tracker);
        if (!tracker.activeLoop().equals(Optional.of(form.name()))) {
            events.add(new Event.ActiveLoop(context.now(), Optional.of(form.name())));
            events.addAll(checkedFromBefore(tracker, context));
        }
        if (!isDone(events)) {
            List<Event> validated = validated(tracker, context);
            boolean turnedDown = validated.stream().anyMatch(Event.ActionRejected.class::isInstance);
            events.addAll(validated);
            if (!turnedDown) {
                events.addAll(nextQuestion(List.copyOf(events), tracker, context));
            }
        }
        if (isDone(events)) {
            events.add(new Event.ActiveLoop(context.now(), Optional.empty()));
        }
        context.reasons().accept(state(asked, events, tracker));
        return events;
    }

    /** Where the form stands after some events. */
    private Reason.Form state(Optional<String> asked, List<Event> events, Tracker tracker) {
        Map<String, @Nullable Object> given = extracted(tracker);
        Map<String, @Nullable Object> settled = new LinkedHashMap<>(given);
        for (Event event : events) {
            if (event instanceof Event.SlotSet set
                    && !isQuestion(event)
                    && (form.requiredSlots().contains(set.name()) || given.containsKey(set.name()))) {
                settled.put(set.name(), set.value());
            }
        }
        List<Reason.Refused> refused = new ArrayList<>();
        settled.forEach((slot, value) -> {
            if (value == null) {
                refused.add(new Reason.Refused(
                        slot, given.get(slot) != null ? Reason.Refusal.NOT_VALID : Reason.Refusal.NOT_GIVEN));
            }
        });
        asked.filter(slot -> !settled.containsKey(slot))
                .ifPresent(slot -> refused.add(new Reason.Refused(slot, Reason.Refusal.NOT_GIVEN)));
        return new Reason.Form(
                form.name(),
                asked,
                isDone(events)
                        ? Optional.empty()
                        : last(events, FormAction::isQuestion)
                                .map(event -> Objects.toString(((Event.SlotSet) event).value(), ""))
                                .filter(slot -> !slot.isEmpty()),
                settled.entrySet().stream()
                        .filter(entry -> entry.getValue() != null)
                        .map(Map.Entry::getKey)
                        .toList(),
                refused);
    }

    /** Whether what happened ends the form: its question was taken back, or the form itself was. */
    private static boolean isDone(List<Event> events) {
        if (events.stream().anyMatch(Event.ActionRejected.class::isInstance)) {
            return false;
        }
        Optional<Event> question = last(events, FormAction::isQuestion);
        Optional<Event> loop = last(events, Event.ActiveLoop.class::isInstance);
        return question.map(event -> ((Event.SlotSet) event).value() == null).orElse(false)
                || loop.map(event -> ((Event.ActiveLoop) event).name().isEmpty())
                        .orElse(false);
    }

    private static Optional<Event> last(List<Event> events, Predicate<Event> kind) {
        return events.reversed().stream().filter(kind).findFirst();
    }

    private static boolean isQuestion(Event event) {
        return event instanceof Event.SlotSet set && set.name().equals(REQUESTED);
    }

    /** What was known before the form began is checked when it begins. */
    private List<Event> checkedFromBefore(Tracker tracker, Context context) {
        Map<String, Object> known = new LinkedHashMap<>(SlotFilling.triggering(form, tracker, context.domain()));
        for (String slot : form.requiredSlots()) {
            Object value = tracker.slots().get(slot);
            if (value != null) {
                known.put(slot, value);
            }
        }
        return known.isEmpty() ? List.of() : checked(setting(known, context), tracker, context);
    }

    private List<Event> validated(Tracker tracker, Context context) {
        boolean justHeard = tracker.latestAction()
                .map(done -> done.name().equals("action_listen"))
                .orElse(false);
        boolean needed = tracker.loop().isEmpty()
                || justHeard && !tracker.loop().map(Loop::interrupted).orElse(false);
        if (!needed) {
            // Coming back from another matter: nothing was answered, but what is to be asked next may depend on the
            // validation.
            return checked(List.of(), tracker, context);
        }
        List<Event> checked = checked(setting(extracted(tracker), context), tracker, context);
        boolean somethingSet = checked.stream().anyMatch(event -> event instanceof Event.SlotSet && !isQuestion(event));
        boolean turnedDown = checked.stream().anyMatch(Event.ActionRejected.class::isInstance);
        if (asked(tracker).isPresent() && !somethingSet && !turnedDown && !context.frontDesk()) {
            context.reasons().accept(state(asked(tracker), checked, tracker));
            throw new Rejection("Nothing in the message answers the question of form '%s' for '%s'."
                    .formatted(form.name(), asked(tracker).get()));
        }
        return checked;
    }

    /** The required slots that the latest message has filled; null where it emptied one. */
    private Map<String, @Nullable Object> extracted(Tracker tracker) {
        Map<String, @Nullable Object> extracted = new LinkedHashMap<>();
        if (tracker.loop().isEmpty()) {
            return extracted; // the form begins: what is known has just been checked
        }
        for (Event event : tracker.turn()) {
            if (event instanceof Event.SlotSet set
                    && (form.requiredSlots().contains(set.name())
                            || asked(tracker).equals(Optional.of(set.name())))) {
                extracted.put(set.name(), set.value());
            }
        }
        return extracted;
    }

    /** The slot that this form has asked for; while another form asks, none. */
    private Optional<String> asked(Tracker tracker) {
        return tracker.activeLoop().equals(Optional.of(form.name())) ? tracker.slot(REQUESTED) : Optional.empty();
    }

    private static List<Event> setting(Map<String, ? extends @Nullable Object> values, Context context) {
        List<Event> events = new ArrayList<>();
        values.forEach((name, value) -> events.add(new Event.SlotSet(context.now(), name, value)));
        return events;
    }

    /** What {@code validate_<form>} makes of the slots; those of which it says nothing are valid. */
    private List<Event> checked(List<Event> candidates, Tracker tracker, Context context) {
        String validation = "validate_" + form.name();
        if (!context.actions().has(validation)) {
            return candidates;
        }
        List<Event> events =
                new ArrayList<>(context.actions().named(validation).run(within(tracker, candidates, context), context));
        Set<String> decided = events.stream()
                .filter(Event.SlotSet.class::isInstance)
                .map(event -> ((Event.SlotSet) event).name())
                .collect(Collectors.toSet());
        candidates.stream()
                .filter(event -> !decided.contains(((Event.SlotSet) event).name()))
                .forEach(events::add);
        return events;
    }

    /** The conversation as it is within the form's run. */
    private Tracker within(Tracker tracker, List<Event> soFar, Context context) {
        List<Event> more = Stream.concat(
                        Stream.of(
                                new Event.SlotSet(
                                        context.now(), REQUESTED, asked(tracker).orElse(null)),
                                new Event.ActionExecuted(context.now(), form.name(), Optional.empty(), 1, List.of())),
                        soFar.stream())
                .toList();
        return tracker.after(more);
    }

    private List<Event> nextQuestion(List<Event> soFar, Tracker tracker, Context context) {
        List<Event> events = new ArrayList<>();
        if (isDone(soFar)) { // the validation has ended the form
            events.add(new Event.SlotSet(context.now(), REQUESTED, null));
            return events;
        }
        Tracker now = within(tracker, soFar, context);
        Optional<String> next = soFar.stream()
                .filter(FormAction::isQuestion)
                .findFirst()
                .map(event -> Objects.toString(((Event.SlotSet) event).value(), ""))
                .filter(slot -> !slot.isEmpty());
        if (next.isEmpty()) {
            next = form.requiredSlots().stream()
                    .filter(slot -> !now.slots().containsKey(slot))
                    .findFirst();
            events.add(new Event.SlotSet(context.now(), REQUESTED, next.orElse(null)));
        }
        Reason.Form before = state(asked(tracker), soFar, tracker);
        next.ifPresent(slot -> events.addAll(question(slot, before, now, context)));
        return events;
    }

    private List<Event> question(String slot, Reason.Form before, Tracker tracker, Context context) {
        Optional<String> question = Stream.of(
                        "action_ask_%s_%s".formatted(form.name(), slot),
                        "utter_ask_%s_%s".formatted(form.name(), slot),
                        "action_ask_%s".formatted(slot),
                        "utter_ask_%s".formatted(slot))
                .filter(context.actions()::has)
                .findFirst();
        if (question.isEmpty()) {
            return List.of();
        }
        Action asks = context.actions().named(question.get());
        if (!context.frontDesk()) {
            return asks.run(tracker, context);
        }
        List<Reason> because = new ArrayList<>();
        because.add(new Reason.Form(form.name(), before.asked(), Optional.of(slot), before.filled(), before.refused()));
        List<Event> said = asks.run(tracker, context.telling(because::add));
        List<Event> events = new ArrayList<>();
        events.add(new Event.ActionExecuted(context.now(), question.get(), Optional.empty(), 1, because));
        events.addAll(said);
        return events;
    }
}

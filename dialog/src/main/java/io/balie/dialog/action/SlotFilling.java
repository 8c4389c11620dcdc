package io.balie.dialog.action;

import io.balie.dialog.domain.Domain;
import io.balie.dialog.domain.Form;
import io.balie.dialog.domain.Mapping;
import io.balie.dialog.domain.Slot;
import io.balie.dialog.event.Event;
import io.balie.dialog.tracker.Loop;
import io.balie.dialog.tracker.Tracker;
import io.balie.nlu.Entity;
import io.balie.nlu.Guess;
import io.balie.nlu.Reading;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Fills slots from a message by their mappings, as Rasa's {@code action_extract_slots}: the first mapping that gives a value wins. */
public final class SlotFilling implements Action {

    /** Has the say over all slots that were filled, where the bot has it. */
    private static final String VALIDATION = "action_validate_slot_mappings";

    /** Slots that the program fills itself. */
    private static final Set<String> OWN = Set.of(FormAction.REQUESTED, "session_started_metadata");

    /** The extractor of entities that a button gave. */
    private static final String GIVEN = "RegexMessageHandler";

    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,15}(\\.\\d{1,15})?");

    private final Map<String, SlotReader> readers;

    /** Reads a slot's value from what was typed: checks it, and brings it into its form. */
    @FunctionalInterface
    public interface SlotReader {

        /**
         * The value.
         *
         * @param raw what the mapping gave
         * @return empty if it is no value of this slot; then the slot stays as it was
         */
        Optional<Object> read(Object raw, Reading reading);
    }

    /**
     * Slot filling for one bot.
     *
     * @param readers by slot name, for slots whose values need more than taking over
     */
    public SlotFilling(Map<String, SlotReader> readers) {
        this.readers = Map.copyOf(readers);
    }

    /** The slots that the latest message fills, checked. */
    @Override
    public List<Event> run(Tracker tracker, Context context) {
        if (tracker.latestMessage().isEmpty()) {
            return List.of();
        }
        Message message = new Message(tracker, context);
        List<Event> filled = new ArrayList<>();
        Set<String> asked = new HashSet<>();
        for (Slot slot : context.domain().slots().values()) {
            if (OWN.contains(slot.name())) {
                continue;
            }
            for (Mapping mapping : slot.mappings()) {
                if (!message.allows(mapping, slot)) {
                    continue;
                }
                if (mapping.kind() == Mapping.Kind.CUSTOM) {
                    if (mapping.action().isPresent()
                            && asked.add(mapping.action().get())) {
                        filled.addAll(custom(mapping.action().get(), tracker, context));
                    }
                    continue;
                }
                List<@Nullable Object> values = read(message.values(mapping, slot), slot, message.reading);
                if (!values.isEmpty()) {
                    Object value = slot.type() == Slot.Type.LIST ? withoutNulls(values) : values.getLast();
                    if (value != null || tracker.slots().containsKey(slot.name())) {
                        filled.add(new Event.SlotSet(context.now(), slot.name(), value));
                        break;
                    }
                }
            }
        }
        return validated(filled, tracker, context);
    }

    /**
     * The slots that the latest message fills because it starts a form ({@code from_trigger_intent}).
     *
     * @param starts the form that is about to ask
     */
    static Map<String, Object> triggering(Form starts, Tracker tracker, Domain domain) {
        String intent = tracker.latestMessage()
                .flatMap(said -> said.reading().best())
                .map(Guess::intent)
                .orElse("");
        Map<String, Object> filled = new LinkedHashMap<>();
        for (String name : starts.requiredSlots()) {
            for (Mapping mapping : mappings(name, domain)) {
                if (mapping.kind() == Mapping.Kind.FROM_TRIGGER_INTENT
                        && (mapping.intents().isEmpty() || mapping.intents().contains(intent))
                        && !mapping.notIntents().contains(intent)
                        && (mapping.conditions().isEmpty()
                                || mapping.conditions().stream()
                                        .anyMatch(condition ->
                                                condition.activeLoop().equals(Optional.of(starts.name()))))) {
                    Optional.ofNullable(mapping.value()).ifPresent(value -> filled.putIfAbsent(name, value));
                }
            }
        }
        return filled;
    }

    private static List<Mapping> mappings(String slot, Domain domain) {
        return Optional.ofNullable(domain.slots().get(slot)).map(Slot::mappings).orElse(List.of());
    }

    private List<@Nullable Object> read(List<@Nullable Object> values, Slot slot, Reading reading) {
        SlotReader reader = readers.get(slot.name());
        if (reader == null) {
            return values;
        }
        List<@Nullable Object> read = new ArrayList<>();
        values.stream()
                .filter(Objects::nonNull)
                .flatMap(value -> reader.read(Objects.requireNonNull(value), reading).stream())
                .forEach(read::add);
        return read;
    }

    private static @Nullable Object withoutNulls(List<@Nullable Object> values) {
        List<Object> some = new ArrayList<>();
        values.forEach(value -> {
            if (value instanceof List<?> list) {
                some.addAll(list);
            } else if (value != null) {
                some.add(value);
            }
        });
        return some.isEmpty() ? null : some;
    }

    /** What an action of the bot's author fills or says; anything else that it wants to have happened does not happen here, as in Rasa. */
    private static List<Event> custom(String action, Tracker tracker, Context context) {
        try {
            return new RemoteAction(action)
                    .run(tracker, context).stream()
                            .filter(event -> event instanceof Event.SlotSet || event instanceof Event.BotUttered)
                            .toList();
        } catch (ActionFailed | Rejection withoutIt) {
            return List.of(); // its server tells of it; the other slots are filled all the same
        }
    }

    private static List<Event> validated(List<Event> filled, Tracker tracker, Context context) {
        List<Event> slots =
                filled.stream().filter(Event.SlotSet.class::isInstance).toList();
        if (!context.domain().actions().contains(VALIDATION)
                && !context.outside().actions().has(VALIDATION)) {
            return filled;
        }
        List<Event> validated = new ArrayList<>(filled.stream()
                .filter(event -> !(event instanceof Event.SlotSet))
                .toList());
        List<Event> decisions = custom(VALIDATION, tracker.after(slots), context);
        validated.addAll(decisions);
        Set<String> decided = decisions.stream()
                .filter(Event.SlotSet.class::isInstance)
                .map(event -> ((Event.SlotSet) event).name())
                .collect(Collectors.toSet());
        slots.stream()
                .filter(event -> !decided.contains(((Event.SlotSet) event).name()))
                .forEach(validated::add);
        return validated;
    }

    /** The latest message, and what the conversation says about what it may fill. */
    private static final class Message {

        private final Tracker tracker;
        private final Domain domain;
        private final Reading reading;
        private final List<Entity> entities;
        private final String intent;
        private final Optional<Form> form;

        Message(Tracker tracker, Context context) {
            this.tracker = tracker;
            this.domain = context.domain();
            this.reading = tracker.latestMessage().orElseThrow().reading();
            this.entities = Stream.concat(
                            reading.entities().stream(),
                            tracker.turn().stream()
                                    .filter(Event.EntitiesAdded.class::isInstance)
                                    .flatMap(event -> ((Event.EntitiesAdded) event).entities().stream()))
                    .distinct()
                    .toList();
            this.intent = reading.best().map(Guess::intent).orElse("");
            this.form = tracker.activeLoop().map(loop -> domain.forms().get(loop));
        }

        boolean allows(Mapping mapping, Slot slot) {
            return (mapping.kind() != Mapping.Kind.FROM_ENTITY
                            || mapping.entity()
                                    .map(domain.entities()::containsKey)
                                    .orElse(false))
                    && intentIsWanted(mapping)
                    && conditionsHold(mapping, slot)
                    && isSurelyMeant(mapping, slot);
        }

        private boolean intentIsWanted(Mapping mapping) {
            if (!mapping.intents().isEmpty()) {
                return mapping.intents().contains(intent);
            }
            if (mapping.notIntents().contains(intent)) {
                return false;
            }
            boolean ofThisForm = mapping.conditions().isEmpty()
                    || mapping.conditions().stream()
                            .anyMatch(condition -> condition.activeLoop().equals(tracker.activeLoop()));
            return !(ofThisForm
                    && form.map(asking -> asking.ignoredIntents().contains(intent))
                            .orElse(false));
        }

        private boolean conditionsHold(Mapping mapping, Slot slot) {
            // Rasa reads the conditions of a trigger mapping in another way: see values().
            if (mapping.conditions().isEmpty() || mapping.kind() == Mapping.Kind.FROM_TRIGGER_INTENT) {
                return true;
            }
            if (tracker.loop().map(Loop::rejected).orElse(false) && tracker.slotIs(FormAction.REQUESTED, slot.name())) {
                return false;
            }
            return mapping.conditions().stream()
                    .anyMatch(condition -> condition.activeLoop().equals(tracker.activeLoop())
                            && (condition.activeLoop().isEmpty()
                                    || condition
                                            .requestedSlot()
                                            .map(asked -> tracker.slotIs(FormAction.REQUESTED, asked))
                                            .orElse(true)));
        }

        /** An entity that could fill several slots of the form that asks fills only the one that is asked for. */
        private boolean isSurelyMeant(Mapping mapping, Slot slot) {
            if (mapping.kind() != Mapping.Kind.FROM_ENTITY
                    || form.isEmpty()
                    || tracker.slotIs(FormAction.REQUESTED, slot.name())
                    || !form.get().requiredSlots().contains(slot.name())) {
                return true;
            }
            return form.get().requiredSlots().stream()
                            .flatMap(name -> Stream.ofNullable(domain.slots().get(name)))
                            .flatMap(required -> required.mappings().stream())
                            .filter(mapping::equals)
                            .count()
                    == 1;
        }

        List<@Nullable Object> values(Mapping mapping, Slot slot) {
            return switch (mapping.kind()) {
                case FROM_ENTITY ->
                    entities.stream()
                            .filter(entity -> mapping.entity().equals(Optional.of(entity.type()))
                                    && mapping.role().equals(entity.role())
                                    && mapping.group().equals(entity.group()))
                            .<@Nullable Object>map(entity -> value(entity, slot))
                            .toList();
                case FROM_INTENT -> Arrays.asList(mapping.value());
                case FROM_TRIGGER_INTENT -> triggered(mapping) ? Arrays.asList(mapping.value()) : List.of();
                case FROM_TEXT ->
                    reading.text().isBlank()
                            ? List.of()
                            : List.of(reading.text().strip());
                case CUSTOM -> List.of();
            };
        }

        /** A button's JSON knows numbers and truth, which an entity keeps as text. */
        private static Object value(Entity entity, Slot slot) {
            if (entity.extractor().equals(GIVEN)) {
                String text = entity.value();
                if (slot.type() == Slot.Type.BOOL && (text.equals("true") || text.equals("false"))) {
                    return Boolean.valueOf(text);
                }
                if (slot.type() == Slot.Type.FLOAT && NUMBER.matcher(text).matches()) {
                    return Double.valueOf(text);
                }
            }
            return entity.value();
        }

        private boolean triggered(Mapping mapping) {
            return tracker.activeLoop().isPresent()
                    && (mapping.conditions().isEmpty()
                            || mapping.conditions().stream()
                                    .anyMatch(
                                            condition -> condition.activeLoop().equals(tracker.activeLoop())));
        }
    }
}

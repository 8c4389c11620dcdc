package io.balie.dialog.action;

import io.balie.dialog.domain.Domain;
import io.balie.dialog.domain.Mapping;
import io.balie.dialog.domain.Slot;
import io.balie.dialog.event.Event;
import io.balie.dialog.tracker.Tracker;
import io.balie.nlu.Guess;
import io.balie.nlu.Reading;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Fills slots from a message by their mappings, as Rasa's {@code action_extract_slots}: the first mapping that gives a value wins. */
public final class SlotFilling {

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

    private final Domain domain;
    private final Map<String, SlotReader> readers;

    /**
     * Slot filling for one bot.
     *
     * @param readers by slot name, for slots whose values need more than taking over
     */
    public SlotFilling(Domain domain, Map<String, SlotReader> readers) {
        this.domain = domain;
        this.readers = Map.copyOf(readers);
    }

    /** The slots that the latest message fills. */
    public List<Event> fill(Tracker tracker, Instant now) {
        Optional<Event.UserUttered> said = tracker.latestMessage();
        if (said.isEmpty()) {
            return List.of();
        }
        Reading reading = said.get().reading();
        String intent = reading.best().map(Guess::intent).orElse("");
        boolean ignored = tracker.activeLoop()
                .map(loop -> domain.forms().get(loop))
                .map(form -> form.ignoredIntents().contains(intent))
                .orElse(false);
        List<Event> filled = new ArrayList<>();
        for (Slot slot : domain.slots().values()) {
            for (Mapping mapping : slot.mappings()) {
                if (ignored && mapping.kind() != Mapping.Kind.FROM_ENTITY || !applies(mapping, intent, tracker)) {
                    continue;
                }
                Optional<Object> value = raw(mapping, reading, tracker)
                        .flatMap(raw -> readers.containsKey(slot.name())
                                ? Objects.requireNonNull(readers.get(slot.name()))
                                        .read(raw, reading)
                                : Optional.of(raw));
                if (value.isPresent()) {
                    if (!value.get().equals(tracker.slots().get(slot.name()))) {
                        filled.add(new Event.SlotSet(now, slot.name(), value.get()));
                    }
                    break;
                }
            }
        }
        return filled;
    }

    private static boolean applies(Mapping mapping, String intent, Tracker tracker) {
        if (!mapping.intents().isEmpty() && !mapping.intents().contains(intent)
                || mapping.notIntents().contains(intent)) {
            return false;
        }
        return mapping.conditions().isEmpty()
                || mapping.conditions().stream()
                        .anyMatch(c -> c.activeLoop().equals(tracker.activeLoop())
                                && c.requestedSlot()
                                        .map(slot -> tracker.slotIs(FormAction.REQUESTED, slot))
                                        .orElse(true));
    }

    private static Optional<Object> raw(Mapping mapping, Reading reading, Tracker tracker) {
        return switch (mapping.kind()) {
            case FROM_ENTITY ->
                reading.entities().stream()
                        .filter(e -> mapping.entity().equals(Optional.of(e.type())))
                        .filter(e -> mapping.role().isEmpty() || mapping.role().equals(e.role()))
                        .filter(e ->
                                mapping.group().isEmpty() || mapping.group().equals(e.group()))
                        .<Object>map(e -> e.value())
                        .findFirst();
            case FROM_INTENT -> Optional.ofNullable(mapping.value());
            case FROM_TRIGGER_INTENT ->
                tracker.activeLoop().isEmpty() ? Optional.ofNullable(mapping.value()) : Optional.empty();
            case FROM_TEXT ->
                reading.text().isBlank()
                        ? Optional.empty()
                        : Optional.of(reading.text().strip());
            case CUSTOM -> Optional.empty();
        };
    }
}

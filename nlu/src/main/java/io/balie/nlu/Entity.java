package io.balie.nlu;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Something that a message names: a span of its text and the value it stands for.
 *
 * @param type such as {@code phone}, {@code email}, {@code person}, {@code organisation}, {@code order_number}, {@code time}
 * @param start index of the first character of the span
 * @param end index after its last character
 * @param value in a fixed form: E.164 for a phone, ISO 8601 for a date or time, the text itself for a name
 * @param extractor which component found it
 * @param role the role it plays, if annotated or learned
 * @param group the group it belongs to, if annotated or learned
 * @param confidence of the type, 0 to 1 where the extractor is statistical, empty where it is exact
 * @param roleConfidence of the role, where the extractor is statistical and there is one
 * @param groupConfidence of the group, likewise
 * @param processors what changed the value afterwards, such as {@code EntitySynonymMapper}
 */
public record Entity(
        String type,
        int start,
        int end,
        String value,
        String extractor,
        Optional<String> role,
        Optional<String> group,
        OptionalDouble confidence,
        OptionalDouble roleConfidence,
        OptionalDouble groupConfidence,
        List<String> processors) {

    /** @throws IllegalArgumentException if the span is empty or negative */
    public Entity {
        processors = List.copyOf(processors);
        if (start < 0 || end <= start) {
            throw new IllegalArgumentException("Entity '%s' spans %d to %d, expected a span of at least one character."
                    .formatted(type, start, end));
        }
    }

    /** An entity that nothing changed afterwards, with one confidence. */
    public Entity(
            String type,
            int start,
            int end,
            String value,
            String extractor,
            Optional<String> role,
            Optional<String> group,
            OptionalDouble confidence) {
        this(
                type,
                start,
                end,
                value,
                extractor,
                role,
                group,
                confidence,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                List.of());
    }

    /** The same with another value, changed by a processor. */
    public Entity changed(String otherValue, String processor) {
        List<String> all = new ArrayList<>(processors);
        all.add(processor);
        return new Entity(
                type, start, end, otherValue, extractor, role, group, confidence, roleConfidence, groupConfidence, all);
    }

    /** The same as found by another extractor. */
    public Entity by(String otherExtractor) {
        return new Entity(
                type,
                start,
                end,
                value,
                otherExtractor,
                role,
                group,
                confidence,
                roleConfidence,
                groupConfidence,
                processors);
    }

    /** An entity that a rule found: no role, no group, no confidence to state. */
    public static Entity exact(String type, int start, int end, String value, String extractor) {
        return new Entity(
                type, start, end, value, extractor, Optional.empty(), Optional.empty(), OptionalDouble.empty());
    }
}

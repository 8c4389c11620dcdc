package io.balie.dialog.domain;

import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * A memory of the conversation.
 *
 * @param initial its value at the start of a session; null if empty
 * @param influence whether it counts for stories
 * @param values the values of a categorical slot; empty for other types
 * @param min the least value of a float slot
 * @param max the greatest value of a float slot
 * @param mappings how messages fill it, in the order they are tried
 */
public record Slot(
        String name,
        Type type,
        @Nullable Object initial,
        boolean influence,
        List<String> values,
        OptionalDouble min,
        OptionalDouble max,
        List<Mapping> mappings) {

    public Slot {
        values = List.copyOf(values);
        mappings = List.copyOf(mappings);
    }

    /** Rasa's slot types. */
    public enum Type {
        TEXT,
        BOOL,
        CATEGORICAL,
        FLOAT,
        LIST,
        ANY
    }
}

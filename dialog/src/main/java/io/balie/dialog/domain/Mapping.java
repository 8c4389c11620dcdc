package io.balie.dialog.domain;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a slot is filled from a user message, as in Rasa.
 *
 * @param kind which of Rasa's mapping types
 * @param entity the entity type, for {@link Kind#FROM_ENTITY}
 * @param role only entities with this role
 * @param group only entities of this group
 * @param intents only for these intents; empty: for all
 * @param notIntents not for these intents
 * @param value the value to set, for {@link Kind#FROM_INTENT} and {@link Kind#FROM_TRIGGER_INTENT}
 * @param action the action that sets the slot, for {@link Kind#CUSTOM}; empty: some action does
 * @param conditions at least one must hold; empty: always
 */
public record Mapping(
        Kind kind,
        Optional<String> entity,
        Optional<String> role,
        Optional<String> group,
        List<String> intents,
        List<String> notIntents,
        @Nullable Object value,
        Optional<String> action,
        List<Condition> conditions) {

    public Mapping {
        intents = List.copyOf(intents);
        notIntents = List.copyOf(notIntents);
        conditions = List.copyOf(conditions);
    }

    /** Rasa's mapping types. */
    public enum Kind {
        FROM_ENTITY,
        FROM_INTENT,
        FROM_TRIGGER_INTENT,
        FROM_TEXT,
        CUSTOM
    }

    /**
     * When a mapping applies.
     *
     * @param activeLoop the form that must be asking; empty: no form may be asking
     * @param requestedSlot the slot that it must be asking for; empty: any
     */
    public record Condition(Optional<String> activeLoop, Optional<String> requestedSlot) {}
}

package io.balie.dialog.domain;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A step of a rule or a story. */
public sealed interface Step {

    /** The user says something with one of these intents. */
    record UserStep(List<Said> alternatives) implements Step {
        public UserStep {
            alternatives = List.copyOf(alternatives);
        }
    }

    /**
     * An intent, with the entities that must come with it.
     *
     * @param entities values by type; an empty text stands for any value
     */
    record Said(String intent, Map<String, String> entities) {
        public Said {
            entities = Map.copyOf(entities);
        }
    }

    /** The bot does this. */
    record ActionStep(String action) implements Step {}

    /** These slots have these values; an empty value: the slot is not set. */
    record SlotStep(Map<String, Optional<Object>> slots) implements Step {
        public SlotStep {
            slots = Map.copyOf(slots);
        }
    }

    /** This form is active; empty: none is. */
    record LoopStep(Optional<String> form) implements Step {}

    /** A joint between story parts. */
    record CheckpointStep(String name) implements Step {}
}

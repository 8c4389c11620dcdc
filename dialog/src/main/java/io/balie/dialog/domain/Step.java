package io.balie.dialog.domain;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A step of a rule or a story. Alternatives ({@code or}) are not among them: each gives a story of its own. */
public sealed interface Step {

    /** The line of the file it stands on, from 1; 0 if no file says it. */
    int line();

    /**
     * The user says something.
     *
     * @param intent as written; a retrieval intent may have its key ({@code faq/opening}); empty if only the text counts
     * @param entities what must come with it
     * @param text the words, where the step is given by them (end-to-end); without annotation marks
     */
    record UserStep(String intent, List<EntityMention> entities, Optional<String> text, int line) implements Step {
        public UserStep {
            entities = List.copyOf(entities);
        }

        /** A step given by its intent alone. */
        public static UserStep of(String intent) {
            return new UserStep(intent, List.of(), Optional.empty(), 0);
        }
    }

    /**
     * An entity that comes with a message.
     *
     * @param value empty if any value will do
     */
    record EntityMention(String type, Optional<String> role, Optional<String> group, Optional<String> value) {}

    /** The bot does this. */
    record ActionStep(String action, int line) implements Step {
        /** A step that stands in no file. */
        public ActionStep(String action) {
            this(action, 0);
        }
    }

    /** The bot says exactly this (end-to-end). */
    record BotStep(String text, int line) implements Step {}

    /** These slots have these values; an empty value: the slot is not set. */
    record SlotStep(Map<String, Optional<Object>> slots, int line) implements Step {
        public SlotStep {
            slots = Collections.unmodifiableMap(new LinkedHashMap<>(slots));
        }

        /** A step that stands in no file. */
        public SlotStep(Map<String, Optional<Object>> slots) {
            this(slots, 0);
        }
    }

    /** This form is active; empty: none is. */
    record LoopStep(Optional<String> form, int line) implements Step {
        /** A step that stands in no file. */
        public LoopStep(Optional<String> form) {
            this(form, 0);
        }
    }

    /**
     * A joint between story parts.
     *
     * @param slots what must hold to pass, where a part begins with it
     */
    record CheckpointStep(String name, Map<String, Optional<Object>> slots, int line) implements Step {
        public CheckpointStep {
            slots = Collections.unmodifiableMap(new LinkedHashMap<>(slots));
        }
    }
}

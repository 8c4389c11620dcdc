package io.balie.dialog.custom;

import io.balie.dialog.domain.Domain;
import io.balie.dialog.tracker.Tracker;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Has the say over what one slot may hold. Implementations are safe for use by many threads. */
public interface SlotValidator {

    /** The slot. */
    String slot();

    /** The form that must be asking; empty: the slot is checked whenever a message fills it. */
    default Optional<String> form() {
        return Optional.empty();
    }

    /**
     * Check a value.
     *
     * @param tracker the conversation, the value already in the slot
     * @param doing collects what is said about it; further slots may be set
     * @return the value that the slot gets; null: it is no good, and the form asks again
     */
    @Nullable
    Object validated(Object value, Tracker tracker, Domain domain, Doing doing);
}

package io.balie.shell.conversation;

import io.balie.dialog.event.Event;
import java.time.Instant;
import java.util.List;

/** Where conversations are kept. Implementations are safe for use by many threads. */
public interface Transcripts {

    /**
     * The events of a conversation, oldest first; empty if there is none.
     *
     * @throws Damaged if what is stored is no conversation any more
     * @throws RuntimeException if the store cannot be read now
     */
    List<Event> load(String conversation);

    /**
     * Store events durably: when this returns, a power cut does not lose them.
     *
     * @param first the place of the first one within the conversation, from 0
     * @throws RuntimeException if they are not stored; then none of them is
     */
    void append(String conversation, int first, List<Event> events);

    /**
     * Note durably that somebody is about to see what was said in a conversation; of one that there is not, there is nothing to note. By default nothing is
     * kept of it.
     *
     * @throws RuntimeException if it could not be noted; then nothing may be shown
     */
    default void looked(String conversation, Auditor.Look look, Instant now) {}

    /**
     * Set aside a conversation that is {@link Damaged}, so that the next message begins a new one under its name.
     *
     * @return whether it was; if not, nothing more can be taken in it
     * @throws RuntimeException if the store fails
     */
    default boolean park(String conversation, Instant now) {
        return false;
    }

    /**
     * Try whether anything could be stored at this moment, without storing it.
     *
     * @throws RuntimeException if surely not
     */
    default void probe() {}
}

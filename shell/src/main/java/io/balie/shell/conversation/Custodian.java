package io.balie.shell.conversation;

import java.util.Optional;

/**
 * What may be done with transcripts besides taking turns. Whoever holds the store does it: this process, or another that is asked over a socket.
 *
 * <p>What was asked for has been done, and stands in the auditing stream, when a method returns.
 */
public interface Custodian extends AutoCloseable {

    /**
     * Note that somebody is about to see what was said.
     *
     * @param ref the conversation; none for a search or a look through many
     * @throws NotNoted if it could not be noted; then nothing may be shown
     */
    void looked(Auditor.Look look, Optional<String> ref);

    /**
     * Note that somebody is about to take a copy.
     *
     * @param what of which kind, such as {@code html}
     * @throws NotNoted if it could not be noted; then nothing may be copied
     */
    void exported(Auditor.Look look, String ref, String what);

    /**
     * Make what was said in a conversation unreadable for ever, here and in all that was made from it.
     *
     * @return the leaf of the record that tells of it
     * @throws NotNoted if it could not be done
     */
    long erase(Auditor.Look look, String ref);

    /**
     * Set a conversation aside that cannot be read or answered: what its sender says next begins a new one.
     *
     * @throws NotNoted if it could not be done
     */
    void park(Auditor.Look look, String ref);

    /**
     * Take away what is left on the disk of erased conversations.
     *
     * @return how many conversations there was something left of
     * @throws NotNoted if it could not be done
     */
    long purge();

    /** Let go of the store, if this process opened it for the purpose. */
    @Override
    void close();

    /** It could not be noted or done. */
    class NotNoted extends RuntimeException {

        private static final long serialVersionUID = 1;

        /** Why not. */
        public NotNoted(String message) {
            super(message);
        }

        /** Why not, with the cause. */
        public NotNoted(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** Nobody may look here without saying what for. */
    final class ReasonMissing extends NotNoted {

        private static final long serialVersionUID = 1;

        /** The one message that there is. */
        public ReasonMissing() {
            super(
                    "say what for: --why \"complaint 123\". Whoever keeps these transcripts asks for it (require_reason in endpoints.yml).");
        }
    }
}

package io.balie.shell.anchor;

/** Somewhere outside that keeps checkpoints. Called by one thread at a time. */
public interface AnchorPlace {

    /** What it is called in reports; no secret. */
    String name();

    /**
     * Hand over a checkpoint; returns when the place has it.
     *
     * @throws NotTaken if it has not, or will not
     */
    void take(Signed checkpoint) throws NotTaken;

    /**
     * A checkpoint to be kept.
     *
     * @param origin the log's name
     * @param size how many leaves it has
     * @param note the signed text
     */
    record Signed(String origin, long size, String note) {}

    /** A place did not take a checkpoint; the message goes on after its name, without secrets. */
    final class NotTaken extends Exception {
        private static final long serialVersionUID = 1L;

        public NotTaken(String message) {
            super(message);
        }

        public NotTaken(String message, Throwable cause) {
            super(message, cause);
        }
    }
}

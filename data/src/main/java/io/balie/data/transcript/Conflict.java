package io.balie.data.transcript;

/** Events that do not follow on what is stored: somebody else wrote first, or some are missing. Nothing was kept. */
public final class Conflict extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final long next;

    // Without the conversation's name: that may be a telephone number, and this message reaches logs.
    Conflict(long firstSeq, long next) {
        super("Events of a conversation begin at %d, expected %d.".formatted(firstSeq, next));
        this.next = next;
    }

    /** The number that the next event of the conversation has. */
    public long next() {
        return next;
    }
}

package io.balie.data.transcript;

/** Events that do not follow on what is stored: somebody else wrote first, or some are missing. Nothing was kept. */
public final class Conflict extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final long next;

    Conflict(String conversation, long firstSeq, long next) {
        super("Events of conversation '%s' begin at %d, expected %d.".formatted(conversation, firstSeq, next));
        this.next = next;
    }

    /** The number that the next event of the conversation has. */
    public long next() {
        return next;
    }
}

package io.balie.shell.conversation;

/** What is stored of a conversation cannot be read, and will not be able to be read later. */
public final class Damaged extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param cause tells what is wrong with it */
    public Damaged(RuntimeException cause) {
        super(cause.getMessage(), cause);
    }
}

package io.balie.shell.conversation;

/** The store did not take or give a conversation; nothing was said. */
public final class NotStored extends RuntimeException {

    /** @param conversation its id */
    public NotStored(String conversation, Throwable cause) {
        super("The transcript of conversation '%s' cannot be read or written.".formatted(conversation), cause);
    }
}

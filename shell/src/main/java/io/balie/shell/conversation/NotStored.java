package io.balie.shell.conversation;

import io.balie.data.privacy.Mask;

/** The store did not take or give a conversation; nothing was said. */
public final class NotStored extends RuntimeException {

    /** @param conversation its id; masked in what is told of it */
    public NotStored(String conversation, Throwable cause) {
        super("The transcript of conversation '%s' cannot be read or written.".formatted(Mask.ANYWHERE.id(conversation)), cause);
    }
}

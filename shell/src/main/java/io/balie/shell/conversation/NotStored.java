package io.balie.shell.conversation;

import io.balie.data.privacy.Mask;

/** The store did not take or give a conversation; nothing was said. */
public final class NotStored extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param conversation its id; masked in what is told of it */
    public NotStored(String conversation, Throwable cause) {
        super(
                "The transcript of conversation '%s' cannot be read or written."
                        .formatted(Mask.ANYWHERE.logged(conversation)),
                cause);
    }

    /** What the store says, down to the first cause, in one line; never the customer's words. */
    public String why() {
        StringBuilder why = new StringBuilder();
        int depth = 0;
        for (Throwable cause = getCause(); cause != null && depth < 8; cause = cause.getCause(), depth++) {
            why.append(why.isEmpty() ? "" : " <- ").append(cause.getClass().getSimpleName());
            if (cause.getCause() == null && cause.getMessage() != null) {
                why.append(": ").append(cause.getMessage().replaceAll("\\s+", " "));
            }
        }
        return why.toString();
    }
}

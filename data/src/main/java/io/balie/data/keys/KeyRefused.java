package io.balie.data.keys;

/** A key cannot be used: its file can be read by others, holds something else, or cannot be had. */
public final class KeyRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param message which file, what is wrong, how to mend it */
    public KeyRefused(String message) {
        super(message);
    }

    /** As above, with what lies behind it. */
    public KeyRefused(String message, Throwable cause) {
        super(message, cause);
    }
}

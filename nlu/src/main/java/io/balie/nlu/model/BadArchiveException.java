package io.balie.nlu.model;

/** A model archive that is not what it says to be: damaged, cut off, tampered with, or of another format. */
public final class BadArchiveException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** A fault, in words for whoever runs the bot. */
    public BadArchiveException(String message) {
        super(message);
    }

    /** A fault with its cause. */
    public BadArchiveException(String message, Throwable cause) {
        super(message, cause);
    }
}

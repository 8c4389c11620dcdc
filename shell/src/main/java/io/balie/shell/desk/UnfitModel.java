package io.balie.shell.desk;

/** A model that is there and cannot be used; the message names it and says why. */
public final class UnfitModel extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnfitModel(String message, Throwable cause) {
        super(message, cause);
    }
}

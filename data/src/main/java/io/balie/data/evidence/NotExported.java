package io.balie.data.evidence;

/** Nothing was exported; the message says why and what helps. */
public final class NotExported extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotExported(String message) {
        super(message);
    }

    NotExported(String message, Throwable cause) {
        super(message, cause);
    }
}

package io.balie.data.transcript;

/** A stored record that does not have the form it should, or does not open. The message names the place, never what somebody said. */
public final class UnreadableRecord extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnreadableRecord(String message) {
        super(message);
    }

    UnreadableRecord(String message, Throwable cause) {
        super(message, cause);
    }
}

package io.balie.data.transcript;

/** A stored event that does not have the shape it should. The message names the place, never what somebody said. */
public final class UnreadableEvent extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnreadableEvent(String message) {
        super(message);
    }
}

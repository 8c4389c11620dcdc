package io.balie.data.evidence;

/** Bytes that are no signed note, or no checkpoint, or not signed as they should be. */
public final class BadNote extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BadNote(String message) {
        super(message);
    }
}

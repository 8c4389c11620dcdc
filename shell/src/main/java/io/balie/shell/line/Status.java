package io.balie.shell.line;

/** How a command ended, as scripts see it. */
public enum Status {
    OK(0),
    /** A check was made and not passed. */
    CHECK_FAILED(1),
    WRONG_USAGE(2),
    INVALID_DATA(3),
    NOT_FOUND(4),
    /** A server or a port cannot be had. */
    NOT_REACHABLE(5),
    /** A training would be made because it was asked for; Rasa's bit for it. */
    TRAINING_FORCED(8),
    /** A fault of the program itself, as in sysexits.h. */
    FAULT(70),
    INTERRUPTED(130);

    private final int code;

    Status(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }
}

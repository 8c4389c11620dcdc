package io.balie.shell.line;

/** Ends a command with a status and a message for the person who typed it. */
public final class CommandFailed extends RuntimeException {

    private final Status status;

    /** @param message what went wrong and how to mend it; blank if all has been said already */
    public CommandFailed(Status status, String message) {
        super(message);
        this.status = status;
    }

    /** As above, with the cause kept for {@code --debug}. */
    public CommandFailed(Status status, String message, Throwable cause) {
        super(message, cause);
        this.status = status;
    }

    public Status status() {
        return status;
    }

    /** The message; blank if all has been said already. */
    public String said() {
        return getMessage() == null ? "" : getMessage();
    }
}

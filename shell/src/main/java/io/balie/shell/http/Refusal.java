package io.balie.shell.http;

import java.util.Map;

/** A request that is not served, with the reason in Rasa's words. */
final class Refusal extends RuntimeException {

    private final int status;
    private final String reason;
    private final transient Map<String, Object> details;

    Refusal(int status, String reason, String message, Map<String, Object> details) {
        super(message);
        this.status = status;
        this.reason = reason;
        this.details = details;
    }

    /** Something in the body is not as it should be. */
    static Refusal badRequest(String message, String parameter) {
        return new Refusal(400, "BadRequest", message, Map.of("parameter", parameter, "in", "body"));
    }

    int status() {
        return status;
    }

    String reason() {
        return reason;
    }

    Map<String, Object> details() {
        return details;
    }

    String said() {
        return getMessage() == null ? "" : getMessage();
    }
}

package io.balie.shell.http;

import io.balie.shell.channel.UserMessage;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A message as Rasa's REST and callback channels take it.
 *
 * @param sender whose conversation it is
 * @param text trimmed; empty if there is nothing to see in it
 * @param channel where it says it comes from, if it says so
 */
record Received(String sender, String text, Optional<String> channel, Map<String, Object> metadata) {

    /**
     * Read a request's body.
     *
     * @throws Refusal if it is no message
     */
    static Received of(HttpServletRequest request) throws IOException {
        Map<String, @Nullable Object> body =
                Json.object(request.getInputStream().readAllBytes());
        return new Received(
                sender(body), message(body), text(body, "input_channel").filter(c -> !c.isBlank()), metadata(body));
    }

    private static String sender(Map<String, @Nullable Object> body) {
        String sender = text(body, "sender").orElse(UserMessage.DEFAULT_SENDER);
        if (sender.isBlank()) {
            throw Refusal.badRequest("'sender' is blank, expected the id of the conversation.", "sender");
        }
        if (sender.indexOf('\0') >= 0) {
            throw Refusal.badRequest("'sender' holds the character NUL.", "sender");
        }
        if (sender.length() > UserMessage.LONGEST_SENDER) {
            throw Refusal.badRequest(
                    "'sender' has %d characters, expected at most %d."
                            .formatted(sender.length(), UserMessage.LONGEST_SENDER),
                    "sender");
        }
        return sender;
    }

    private static String message(Map<String, @Nullable Object> body) {
        String message = text(body, "message")
                .orElseThrow(() -> Refusal.badRequest("'message' is missing, expected a text.", "message"));
        if (UserMessage.isTooLong(message)) {
            throw new Refusal(
                    413,
                    "MessageTooLong",
                    "The message is longer than %d characters. Please send it in parts."
                            .formatted(UserMessage.LONGEST_TEXT),
                    Map.of("parameter", "message", "in", "body"));
        }
        return UserMessage.trimmed(message);
    }

    private static Optional<String> text(Map<String, @Nullable Object> body, String key) {
        return switch (body.get(key)) {
            case null -> Optional.empty();
            case String text -> Optional.of(text);
            default -> throw Refusal.badRequest("'%s' is no text, expected a JSON string.".formatted(key), key);
        };
    }

    private static Map<String, Object> metadata(Map<String, @Nullable Object> body) {
        return switch (body.get("metadata")) {
            case null -> Map.of();
            case Map<?, ?> given -> {
                Map<String, Object> metadata = new LinkedHashMap<>();
                given.forEach((key, value) -> {
                    if (value != null) {
                        metadata.put(String.valueOf(key), value);
                    }
                });
                yield metadata;
            }
            default -> throw Refusal.badRequest("'metadata' is no JSON object.", "metadata");
        };
    }
}

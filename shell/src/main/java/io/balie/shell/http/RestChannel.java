package io.balie.shell.http;

import io.balie.dialog.event.Button;
import io.balie.dialog.event.Event;
import io.balie.shell.conversation.Conversations;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Rasa's REST channel: a message in, the replies out. */
@RestController
final class RestChannel {

    /** The longest message that is read, in characters; people in a chat write short. */
    static final int LONGEST_MESSAGE = 5_000;

    /** The longest sender id. */
    static final int LONGEST_ID = 255;

    private final Conversations conversations;
    private final Figures figures;

    RestChannel(Conversations conversations, Figures figures) {
        this.conversations = conversations;
        this.figures = figures;
    }

    @GetMapping({"/webhooks/rest", "/webhooks/rest/"})
    Map<String, String> health() {
        return Map.of("status", "ok");
    }

    @PostMapping("/webhooks/rest/webhook")
    ResponseEntity<byte[]> say(HttpServletRequest request) throws IOException {
        Map<String, @Nullable Object> body =
                Json.object(request.getInputStream().readAllBytes());
        String sender = sender(body);
        String message = message(body);
        String channel = text(body, "input_channel").filter(c -> !c.isBlank()).orElse("rest");
        List<Map<String, Object>> replies =
                replies(sender, figures.timed(() -> conversations.take(sender, message, channel, metadata(body))));
        if ("true".equals(request.getParameter("stream"))) {
            StringBuilder lines = new StringBuilder();
            replies.forEach(reply -> lines.append(Json.text(reply)).append('\n'));
            return ResponseEntity.ok()
                    .contentType(new MediaType(MediaType.TEXT_EVENT_STREAM, StandardCharsets.UTF_8))
                    .body(lines.toString().getBytes(StandardCharsets.UTF_8));
        }
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(Json.bytes(replies));
    }

    private static List<Map<String, Object>> replies(String sender, List<Event> turn) {
        List<Map<String, Object>> replies = new ArrayList<>();
        for (Event event : turn) {
            if (event instanceof Event.BotUttered said) {
                Map<String, Object> reply = new LinkedHashMap<>();
                reply.put("recipient_id", sender);
                if (!said.text().isBlank()) {
                    reply.put("text", said.text());
                }
                if (!said.buttons().isEmpty()) {
                    reply.put(
                            "buttons",
                            said.buttons().stream().map(RestChannel::button).toList());
                }
                said.media().forEach(reply::put);
                if (!said.custom().isEmpty()) {
                    reply.put("custom", said.custom());
                }
                replies.add(reply);
            }
        }
        return replies;
    }

    private static Map<String, Object> button(Button button) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("title", button.title());
        json.put("payload", button.payload());
        return json;
    }

    private static String sender(Map<String, @Nullable Object> body) {
        String sender = text(body, "sender").orElse("default");
        if (sender.isBlank()) {
            throw Refusal.badRequest("'sender' is blank, expected the id of the conversation.", "sender");
        }
        if (sender.length() > LONGEST_ID) {
            throw Refusal.badRequest(
                    "'sender' has %d characters, expected at most %d.".formatted(sender.length(), LONGEST_ID),
                    "sender");
        }
        return sender;
    }

    private static String message(Map<String, @Nullable Object> body) {
        String message = text(body, "message")
                .orElseThrow(() -> Refusal.badRequest("'message' is missing, expected a text.", "message"));
        if (message.codePointCount(0, message.length()) > LONGEST_MESSAGE) {
            throw new Refusal(
                    413,
                    "MessageTooLong",
                    "The message is longer than %d characters. Please send it in parts.".formatted(LONGEST_MESSAGE),
                    Map.of("parameter", "message", "in", "body"));
        }
        return isBlank(message) ? "" : message.strip();
    }

    /** Whether there is nothing to see in it: no-break spaces and marks without width count as nothing too. */
    private static boolean isBlank(String message) {
        return message.codePoints()
                .allMatch(c -> Character.isWhitespace(c)
                        || Character.isSpaceChar(c)
                        || Character.isISOControl(c)
                        || Character.getType(c) == Character.FORMAT);
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

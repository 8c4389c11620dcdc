package io.balie.shell.http;

import io.balie.shell.channel.RestForm;
import io.balie.shell.channel.Takes;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Rasa's REST channel: a message in, the replies out. */
@RestController
final class RestChannel {

    private static final Set<String> YES = Set.of("true", "yes", "y", "1", "t", "on");

    private final Takes takes;

    RestChannel(Takes takes) {
        this.takes = takes;
    }

    @GetMapping({"/webhooks/rest", "/webhooks/rest/"})
    Map<String, String> health() {
        return Map.of("status", "ok");
    }

    @PostMapping("/webhooks/rest/webhook")
    ResponseEntity<byte[]> say(HttpServletRequest request) throws IOException {
        Received received = Received.of(request);
        List<Map<String, Object>> replies = RestForm.of(
                received.sender(),
                takes.take(
                        received.sender(), received.text(), received.channel().orElse("rest"), received.metadata()));
        if (asksForLines(request)) {
            StringBuilder lines = new StringBuilder();
            replies.forEach(reply -> lines.append(Json.text(reply)).append('\n'));
            return ResponseEntity.ok()
                    .contentType(new MediaType(MediaType.TEXT_EVENT_STREAM, StandardCharsets.UTF_8))
                    .body(lines.toString().getBytes(StandardCharsets.UTF_8));
        }
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(Json.bytes(replies));
    }

    /** Rasa's {@code stream=true}: one JSON object a line. */
    private static boolean asksForLines(HttpServletRequest request) {
        return Optional.ofNullable(request.getParameter("stream"))
                .map(asked -> YES.contains(asked.toLowerCase(Locale.ROOT)))
                .orElse(false);
    }
}

package io.balie.shell.http;

import io.balie.dialog.company.Company;
import io.balie.nlu.Interpreter;
import io.balie.nlu.Message;
import io.balie.shell.channel.UserMessage;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Reads one message without a conversation. */
@RestController
final class ModelApi {

    private final Interpreter interpreter;
    private final Company company;
    private final Clock clock;

    ModelApi(Interpreter interpreter, Company company, Clock clock) {
        this.interpreter = interpreter;
        this.company = company;
        this.clock = clock;
    }

    @PostMapping("/model/parse")
    ResponseEntity<byte[]> parse(HttpServletRequest request) throws IOException {
        Map<String, @Nullable Object> body =
                Json.object(request.getInputStream().readAllBytes());
        if (!(body.get("text") instanceof String text)) {
            throw Refusal.badRequest("'text' is missing or no text, expected a JSON string.", "text");
        }
        if (text.codePointCount(0, text.length()) > UserMessage.LONGEST_TEXT) {
            throw new Refusal(
                    413,
                    "MessageTooLong",
                    "The text is longer than %d characters.".formatted(UserMessage.LONGEST_TEXT),
                    Map.of("parameter", "text", "in", "body"));
        }
        Message message = new Message(text, clock.instant(), company.timeZone(), company.country(), Optional.empty());
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .body(Json.bytes(Readings.json(interpreter.read(message))));
    }
}

package io.balie.shell.http;

import io.balie.shell.channel.CallbackSender;
import io.balie.shell.channel.RestForm;
import io.balie.shell.channel.Takes;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Rasa's callback channel: a message in, the replies to another address. */
@RestController
final class CallbackChannel {

    /** Whoever sends a message usually waits until the replies are there; a receiver that is away should not hold it up for long. */
    private static final long LONGEST_WAIT = 10;

    private final Takes takes;
    private final CallbackSender sender;

    CallbackChannel(Takes takes, CallbackSender sender) {
        this.takes = takes;
        this.sender = sender;
    }

    @GetMapping({"/webhooks/callback", "/webhooks/callback/"})
    Map<String, String> health() {
        return Map.of("status", "ok");
    }

    @PostMapping("/webhooks/callback/webhook")
    ResponseEntity<byte[]> say(HttpServletRequest request) throws IOException {
        Received received = Received.of(request);
        CompletableFuture<Void> sent = sender.send(
                received.sender(),
                RestForm.of(
                        received.sender(),
                        takes.take(received.sender(), received.text(), "callback", received.metadata())));
        sent.completeOnTimeout(null, LONGEST_WAIT, TimeUnit.SECONDS).join();
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
                .body("success".getBytes(StandardCharsets.UTF_8));
    }
}

package io.balie.shell.http;

import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Rasa's sign that the Socket.IO channel is open. */
@RestController
final class SocketIoHealth {

    @GetMapping({"/webhooks/socketio", "/webhooks/socketio/"})
    Map<String, String> health() {
        return Map.of("status", "ok");
    }
}

package io.balie.shell.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.sun.net.httpserver.HttpServer;
import io.balie.shell.channel.CallbackSettings;
import io.balie.shell.channel.Channels;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CallbackChannelTest {

    private HttpServer receiver;
    private final List<String> bodies = Collections.synchronizedList(new ArrayList<>());
    private final List<String> queries = Collections.synchronizedList(new ArrayList<>());
    private final List<String> credentials = Collections.synchronizedList(new ArrayList<>());
    private final List<String> keys = Collections.synchronizedList(new ArrayList<>());
    private final List<Integer> statuses = Collections.synchronizedList(new ArrayList<>());

    @BeforeEach
    void listen() throws IOException {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        receiver.createContext("/", exchange -> {
            bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            queries.add(String.valueOf(exchange.getRequestURI().getRawQuery()));
            credentials.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
            keys.add(exchange.getRequestHeaders().getFirst("Idempotency-Key"));
            exchange.sendResponseHeaders(statuses.isEmpty() ? 200 : statuses.removeFirst(), -1);
            exchange.close();
        });
        receiver.start();
    }

    @AfterEach
    void stop() {
        receiver.stop(0);
    }

    @Test
    void each_message_is_sent_by_itself_in_the_order_said() throws Exception {
        try (OpenDesk desk = open(new CallbackSettings(address("/bot")))) {
            var answer =
                    desk.post("/webhooks/callback/webhook", "{\"sender\":\"klant-1\",\"message\":\"ik wil contact\"}");
            assertEquals("success", answer.body());
            desk.post("/webhooks/callback/webhook", "{\"message\":\"hallo\"}");
            assertEquals(
                    List.of(
                            "{\"recipient_id\":\"klant-1\",\"text\":\"Dat kan op twee manieren.\\n\\nBellen of mailen?\","
                                    + "\"buttons\":[{\"title\":\"Bellen\",\"payload\":\"/agree\"},"
                                    + "{\"title\":\"Mailen\",\"payload\":\"/greet\"}]}",
                            "{\"recipient_id\":\"default\",\"text\":\"Goedendag.\"}",
                            "{\"recipient_id\":\"default\",\"text\":\"Waarmee kan ik u helpen?\"}"),
                    bodies);
            assertEquals("{\"status\":\"ok\"}", desk.get("/webhooks/callback/").body());
        }
    }

    @Test
    void a_receiver_that_fails_gets_the_message_again_under_the_same_key() throws Exception {
        statuses.addAll(List.of(503, 200));
        try (OpenDesk desk = open(new CallbackSettings(address("/bot")))) {
            desk.post("/webhooks/callback/webhook", "{\"sender\":\"a\",\"message\":\"/agree\"}");
            assertEquals(2, bodies.size());
            assertEquals(bodies.get(0), bodies.get(1));
            assertEquals(keys.get(0), keys.get(1));
        }
    }

    @Test
    void a_receiver_that_refuses_is_not_asked_again_and_the_user_notices_nothing() throws Exception {
        statuses.addAll(List.of(400));
        try (OpenDesk desk = open(new CallbackSettings(address("/bot")))) {
            var answer = desk.post("/webhooks/callback/webhook", "{\"sender\":\"a\",\"message\":\"/agree\"}");
            assertEquals("success", answer.body());
            assertEquals(1, bodies.size());
        }
    }

    @Test
    void a_receiver_that_is_away_breaks_nothing_and_the_turn_is_kept() throws Exception {
        receiver.stop(0);
        try (OpenDesk desk = open(new CallbackSettings(address("/bot")))) {
            var answer = desk.post("/webhooks/callback/webhook", "{\"sender\":\"a\",\"message\":\"/agree\"}");
            assertEquals("success", answer.body());
            assertEquals(List.of("/agree"), desk.heard("a"));
        }
    }

    @Test
    void a_token_and_a_password_go_along() throws Exception {
        CallbackSettings settings = new CallbackSettings(address("/bot?kind=chat"))
                .withToken(Optional.empty(), "geheim & wel")
                .withBasicAuthentication("balie", "wachtwoord");
        try (OpenDesk desk = open(settings)) {
            desk.post("/webhooks/callback/webhook", "{\"sender\":\"a\",\"message\":\"/agree\"}");
            assertEquals(List.of("kind=chat&token=geheim+%26+wel"), queries);
            assertEquals(List.of("Basic YmFsaWU6d2FjaHR3b29yZA=="), credentials);
        }
    }

    @Test
    void an_address_that_is_none_is_refused_at_the_start() {
        assertThrows(IllegalArgumentException.class, () -> new CallbackSettings(URI.create("bot.example/replies")));
        assertThrows(IllegalArgumentException.class, () -> new CallbackSettings(URI.create("file:///etc/hosts")));
    }

    @Test
    void without_an_address_there_is_no_such_channel() throws Exception {
        try (OpenDesk desk = new OpenDesk(Channels.DEFAULT)) {
            assertEquals(404, desk.get("/webhooks/callback/").statusCode());
            assertEquals(404, desk.post("/webhooks/callback/webhook", "{}").statusCode());
        }
    }

    private URI address(String path) {
        return URI.create(
                "http://127.0.0.1:%d%s".formatted(receiver.getAddress().getPort(), path));
    }

    private static OpenDesk open(CallbackSettings settings) {
        return new OpenDesk(new Channels(Optional.empty(), Optional.of(settings), List.of()));
    }
}

package io.balie.shell.http;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.balie.dialog.event.Event;
import io.balie.shell.channel.Channels;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RestChannelTest {

    private static OpenDesk desk;

    @BeforeAll
    static void open() {
        desk = new OpenDesk(new Channels(Optional.empty(), Optional.empty(), List.of("https://www.voorbeeld.example")));
    }

    @AfterAll
    static void close() {
        desk.close();
    }

    @Test
    void a_text_is_cut_at_its_blank_lines_and_one_with_buttons_is_not() throws Exception {
        assertEquals(
                "[{\"recipient_id\":\"a\",\"text\":\"Goedendag.\"},"
                        + "{\"recipient_id\":\"a\",\"text\":\"Waarmee kan ik u helpen?\"}]",
                say("a", "hallo"));
        assertEquals(
                "[{\"recipient_id\":\"a\",\"text\":\"Dat kan op twee manieren.\\n\\nBellen of mailen?\","
                        + "\"buttons\":[{\"title\":\"Bellen\",\"payload\":\"/agree\"},"
                        + "{\"title\":\"Mailen\",\"payload\":\"/greet\"}]}]",
                say("a", "ik wil contact"));
    }

    @Test
    void an_image_and_a_payload_are_messages_of_their_own() throws Exception {
        assertEquals(
                "[{\"recipient_id\":\"b\",\"text\":\"Kijk eens.\"},"
                        + "{\"recipient_id\":\"b\",\"image\":\"https://www.voorbeeld.example/fiets.png\"}]",
                say("b", "een foto graag"));
        assertTrue(say("b", "teken iets").startsWith("[{\"recipient_id\":\"b\",\"custom\":{\"data\":{"));
    }

    @Test
    void a_stream_is_one_object_a_line() throws Exception {
        var answer = desk.post("/webhooks/rest/webhook?stream=true", "{\"sender\":\"c\",\"message\":\"hallo\"}");
        assertEquals("""
                {"recipient_id":"c","text":"Goedendag."}
                {"recipient_id":"c","text":"Waarmee kan ik u helpen?"}
                """, answer.body());
        assertTrue(answer.headers().firstValue("content-type").orElse("").startsWith("text/event-stream"));
    }

    @Test
    void while_nothing_can_be_stored_nothing_is_said_and_health_is_down_until_it_can() throws Exception {
        String hello = "{\"sender\":\"full\",\"message\":\"hallo\"}";
        assertEquals(200, desk.get("/actuator/health").statusCode());
        desk.memory.failing = true;
        try {
            long start = System.nanoTime();
            HttpResponse<String> refused = desk.post("/webhooks/rest/webhook", hello);
            assertTrue(System.nanoTime() - start < Duration.ofSeconds(2).toNanos());
            assertEquals(503, refused.statusCode());
            assertEquals("5", refused.headers().firstValue("retry-after").orElse(""));
            assertTrue(refused.body().contains("\"reason\":\"StoreUnavailable\""), refused.body());
            assertTrue(refused.body().contains("\"code\":503"), refused.body());
            assertEquals(
                    503,
                    desk.post("/conversations/full/trigger_intent", "{\"name\":\"greet\"}")
                            .statusCode());
            assertEquals(503, desk.get("/actuator/health").statusCode());
            assertEquals(503, desk.get("/actuator/health/readiness").statusCode());
            assertEquals(200, desk.get("/actuator/health/liveness").statusCode());
            assertEquals(List.of(), desk.memory.load("full"));
        } finally {
            desk.memory.failing = false;
        }
        await("it is tried without a message")
                .until(() -> desk.get("/actuator/health").statusCode() == 200);
        assertEquals(200, desk.post("/webhooks/rest/webhook", hello).statusCode());
        assertEquals(List.of("hallo"), desk.heard("full"));
    }

    @Test
    void where_a_message_says_it_comes_from_is_kept() throws Exception {
        desk.post("/webhooks/rest/webhook", "{\"sender\":\"d\",\"message\":\"hallo\",\"input_channel\":\"website\"}");
        say("d", "hallo");
        assertEquals(
                List.of("website", "rest"),
                desk.memory.load("d").stream()
                        .filter(Event.UserUttered.class::isInstance)
                        .map(event -> ((Event.UserUttered) event).channel())
                        .toList());
    }

    @Test
    void a_sender_that_is_missing_is_called_default() throws Exception {
        assertEquals(
                "[{\"recipient_id\":\"default\",\"text\":\"Wij bellen u.\"}]",
                desk.post("/webhooks/rest/webhook", "{\"message\":\"  bel \"}").body());
        assertEquals("bel", desk.heard("default").getLast());
    }

    @Test
    void the_channel_tells_that_it_is_open() throws Exception {
        assertEquals("{\"status\":\"ok\"}", desk.get("/webhooks/rest/").body());
    }

    @Test
    void pages_of_the_named_origin_may_call_and_others_may_not() throws Exception {
        assertEquals("https://www.voorbeeld.example", allowed("https://www.voorbeeld.example"));
        assertEquals("", allowed("https://www.ander.example"));
    }

    private static String allowed(String origin) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(desk.address("/webhooks/rest/webhook"))
                                    .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                                    .header("Origin", origin)
                                    .header("Access-Control-Request-Method", "POST")
                                    .header("Access-Control-Request-Headers", "content-type")
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .headers()
                    .firstValue("Access-Control-Allow-Origin")
                    .orElse("");
        }
    }

    private static String say(String sender, String text) throws Exception {
        return desk.post("/webhooks/rest/webhook", "{\"sender\":\"%s\",\"message\":\"%s\"}".formatted(sender, text))
                .body();
    }
}

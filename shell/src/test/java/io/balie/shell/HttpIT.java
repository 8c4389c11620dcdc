package io.balie.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.balie.shell.BuiltProgram.Server;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class HttpIT {

    private static final String WEBHOOK = "/webhooks/rest/webhook";
    private static BuiltProgram balie;
    private static Server server;

    @BeforeAll
    static void open() throws Exception {
        balie = BuiltProgram.withHome("http");
        server = balie.serve();
    }

    @AfterAll
    static void close() {
        server.close();
    }

    @Test
    void a_message_is_answered_in_rasas_shape_and_is_in_the_tracker() {
        JsonNode replies = json(say("klant-1", "mijn fiets is kapot"));
        assertEquals("klant-1", replies.get(0).get("recipient_id").asString());
        assertEquals(
                "Wilt u een reparatie afspreken?", replies.get(0).get("text").asString());
        assertEquals(
                "/affirm", replies.get(0).get("buttons").get(0).get("payload").asString());
        assertEquals(
                "De afspraak staat.",
                json(say("klant-1", "/affirm")).get(0).get("text").asString());

        JsonNode tracker = tracker("klant-1", "?include_events=ALL");
        assertEquals("klant-1", tracker.get("sender_id").asString());
        assertTrue(tracker.get("slots").has("outcome"), "slots without a value are there too");
        assertTrue(tracker.get("active_loop").isEmpty());
        assertFalse(tracker.get("paused").asBoolean());
        assertEquals("rest", tracker.get("latest_input_channel").asString());
        List<String> actions = new ArrayList<>();
        tracker.get("events").forEach(event -> {
            if (event.get("event").asString().equals("action")) {
                actions.add(event.get("name").asString());
            }
        });
        assertTrue(actions.containsAll(List.of("utter_repair", "utter_booked")), actions.toString());
        assertTrue(tracker("klant-1", "?include_events=NONE").get("events").isNull());
    }

    @Test
    void a_person_can_pause_a_conversation_and_give_it_back() {
        assertEquals(1, json(say("klant-2", "hallo")).size());
        assertEquals(
                200,
                server.post("/conversations/klant-2/tracker/events", "{\"event\":\"pause\"}")
                        .statusCode());
        assertEquals(0, json(say("klant-2", "hallo")).size());
        assertTrue(tracker("klant-2", "").get("paused").asBoolean());
        assertEquals(
                200,
                server.post("/conversations/klant-2/tracker/events", "[{\"event\":\"resume\"}]")
                        .statusCode());
        assertEquals(1, json(say("klant-2", "hallo")).size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a/b", "a%2Fb", "é ë?&#", "50%", "..%2f", "a\\b", "😀", "x;y=1"})
    void an_id_may_hold_any_character(String id) {
        assertEquals(200, say(id, "hallo").statusCode());
        JsonNode tracker = tracker(id, "");
        assertEquals(id, tracker.get("sender_id").asString());
        assertFalse(tracker.get("events").isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "\\n\\t", "\\u00a0\\u2003"})
    void a_blank_message_gets_no_answer_and_breaks_nothing(String message) {
        HttpResponse<String> answer =
                server.post(WEBHOOK, "{\"sender\":\"blank\",\"message\":\"%s\"}".formatted(message));
        assertEquals(200, answer.statusCode());
        assertEquals("[]", answer.body());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\ud800 halve",
                "\\udc00\\ud800",
                "nul \\u0000 hier",
                "\\u202Eomgekeerd\\u202C",
                "😀👩‍👩‍👧‍👦🏳️‍🌈",
                "<script>alert(1)</script>",
                "{{7*7}} ${jndi:ldap://x} %s %n",
                "'; DROP TABLE event; --",
                "/affirm{\\\"x\\\":",
                "/nosuchintent",
                "a\\u0300\\u0301\\u0302\\u0303",
                "\\uFFFF\\uFEFF"
            })
    void odd_characters_are_answered(String message) {
        HttpResponse<String> answer =
                server.post(WEBHOOK, "{\"sender\":\"odd\",\"message\":\"%s\"}".formatted(message));
        assertEquals(200, answer.statusCode(), answer.body());
        assertTrue(json(answer).isArray());
        assertEquals(
                200, server.get("/conversations/odd/tracker?include_events=ALL").statusCode());
        assertEquals(
                200,
                server.post("/model/parse", "{\"text\":\"%s\"}".formatted(message))
                        .statusCode());
    }

    @Test
    void five_thousand_characters_are_read_and_more_are_refused_politely() {
        assertEquals(200, say("long", "é".repeat(5_000)).statusCode());
        HttpResponse<String> refused = say("long", "é".repeat(5_001));
        assertEquals(413, refused.statusCode());
        assertEquals("MessageTooLong", json(refused).get("reason").asString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "400 | /webhooks/rest/webhook | ~~",
                "400 | /webhooks/rest/webhook | {",
                "400 | /webhooks/rest/webhook | []",
                "400 | /webhooks/rest/webhook | null",
                "400 | /webhooks/rest/webhook | \"hallo\"",
                "400 | /webhooks/rest/webhook | {}",
                "400 | /webhooks/rest/webhook | {\"message\":5}",
                "400 | /webhooks/rest/webhook | {\"sender\":[],\"message\":\"x\"}",
                "400 | /webhooks/rest/webhook | {\"sender\":\"\",\"message\":\"x\"}",
                "400 | /webhooks/rest/webhook | {\"message\":\"x\",\"metadata\":7}",
                "400 | /webhooks/rest/webhook | {\"message\":\"x\"} trailing",
                "400 | /model/parse | {}",
                "400 | /model/parse | {\"text\":null}",
                "400 | /conversations/x/tracker/events | {\"event\":\"nosuch\"}",
                "400 | /conversations/x/tracker/events | {\"event\":\"slot\",\"value\":1}",
                "400 | /webhooks/rest/webhook | {\"sender\":\"a\\u0000b\",\"message\":\"x\"}",
                "400 | /conversations/x/tracker/events | {\"event\":\"resume\",\"timestamp\":\"x\"}",
                "400 | /conversations/x/tracker/events | {\"event\":\"resume\",\"timestamp\":1e300}",
                "400 | /conversations/x/tracker/events | [7]",
                "404 | /nosuch | {}",
                "404 | /conversations/x | {}",
                "405 | /status | {}",
            })
    void a_bad_request_is_refused_with_a_reason(int status, String path, String body) {
        HttpResponse<String> answer = server.post(path, body == null ? "" : body);
        assertEquals(status, answer.statusCode(), answer.body());
        JsonNode error = json(answer);
        assertEquals("failure", error.get("status").asString());
        assertEquals(status, error.get("code").asInt());
        assertFalse(error.get("message").asString().isBlank());
        assertFalse(error.get("reason").asString().isBlank());
        assertTrue(error.get("help").isNull());
    }

    @Test
    void other_bad_requests_are_refused_too() {
        assertEquals(405, server.get(WEBHOOK).statusCode());
        assertEquals(404, server.get("/conversations//tracker").statusCode());
        assertEquals(
                400, server.get("/conversations/x/tracker?include_events=SOME").statusCode());
        assertEquals(
                413,
                server.post(WEBHOOK, "{\"message\":\"%s\"}".formatted("x".repeat(100_000)))
                        .statusCode());
        assertEquals(
                400,
                server.post(
                                WEBHOOK,
                                "{\"message\":\"x\",\"metadata\":%s1%s}".formatted("[".repeat(2000), "]".repeat(2000)))
                        .statusCode());
        HttpResponse<String> latin1 =
                server.send(HttpRequest.newBuilder(server.base().resolve(WEBHOOK))
                        .POST(HttpRequest.BodyPublishers.ofByteArray(
                                "{\"message\":\"caf\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1))));
        assertEquals(400, latin1.statusCode());
    }

    @Test
    void it_says_what_it_is() {
        assertEquals("{\"status\":\"ok\"}", server.get("/webhooks/rest/").body());
        assertTrue(server.get("/").body().startsWith("Hello from "));
        assertTrue(json(server.get("/version")).has("minimum_compatible_version"));
        assertTrue(json(server.get("/status")).get("model_file").asString().endsWith(".zip"));
        assertEquals("UP", json(server.get("/actuator/health")).get("status").asString());
        say("figures", "hallo");
        assertTrue(server.get("/actuator/prometheus").body().contains("balie_messages_total{direction=\"in\"}"));
        HttpResponse<String> browser =
                server.send(HttpRequest.newBuilder(server.base()).header("Accept", "text/html,*/*;q=0.8"));
        assertEquals(302, browser.statusCode());
        assertEquals("/chat", browser.headers().firstValue("Location").orElseThrow());
        assertTrue(browser.headers()
                .firstValue("Content-Security-Policy")
                .orElseThrow()
                .startsWith("default-src 'self'"));
    }

    @Test
    void a_hundred_conversations_at_once_lose_double_and_misorder_nothing() throws Exception {
        int conversations = 100;
        int messages = 6;
        try (ExecutorService users = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = new ArrayList<>();
            for (int c = 0; c < conversations; c++) {
                String id = "crowd-" + c;
                all.add(users.submit(() -> {
                    for (int m = 0; m < messages; m++) {
                        assertEquals(200, say(id, "hallo " + m).statusCode());
                    }
                }));
            }
            for (Future<?> user : all) {
                user.get();
            }
        }
        for (int c = 0; c < conversations; c++) {
            List<String> said = texts("crowd-" + c, "user");
            assertEquals(List.of("hallo 0", "hallo 1", "hallo 2", "hallo 3", "hallo 4", "hallo 5"), said, "crowd-" + c);
            assertTrue(times("crowd-" + c), "times never go back");
        }
    }

    @Test
    void messages_of_one_conversation_that_come_at_once_are_taken_one_by_one() throws Exception {
        int messages = 50;
        try (ExecutorService users = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<HttpResponse<String>>> all = new ArrayList<>();
            for (int m = 0; m < messages; m++) {
                String text = "hallo " + m;
                all.add(users.submit(() -> say("hasty", text)));
            }
            for (Future<HttpResponse<String>> one : all) {
                assertEquals(200, one.get().statusCode());
            }
        }
        List<String> said = texts("hasty", "user");
        assertEquals(messages, said.size());
        assertEquals(messages, said.stream().distinct().count());
        assertTrue(times("hasty"));
    }

    @Test
    void after_a_kill_no_acknowledged_event_is_missing_and_the_conversation_goes_on() throws Exception {
        BuiltProgram other = BuiltProgram.withHome("killed");
        List<String> acknowledged = new ArrayList<>();
        try (Server killed = other.serve()) {
            for (int m = 0; m < 30; m++) {
                HttpResponse<String> answer = killed.post(
                        WEBHOOK, "{\"sender\":\"survivor\",\"message\":\"%s\"}".formatted("mijn fiets is kapot " + m));
                assertEquals(200, answer.statusCode());
                acknowledged.add("mijn fiets is kapot " + m);
            }
            killed.kill();
        }
        try (Server again = other.serve()) {
            JsonNode tracker = json(again.get("/conversations/survivor/tracker?include_events=ALL"));
            assertEquals(acknowledged, texts(tracker, "user"));
            JsonNode reply = json(again.post(WEBHOOK, "{\"sender\":\"survivor\",\"message\":\"/affirm\"}"));
            assertEquals("De afspraak staat.", reply.get(0).get("text").asString());
        }
        BuiltProgram.Ended replay =
                other.run("transcripts", "replay", "--all", "--bot", BuiltProgram.SMALL_BOT.toString());
        assertEquals(0, replay.status(), replay.out() + replay.err());
    }

    private static HttpResponse<String> say(String sender, String text) {
        return server.post(WEBHOOK, JsonMapper.shared().writeValueAsString(Map.of("sender", sender, "message", text)));
    }

    private static JsonNode tracker(String id, String query) {
        String encoded = URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
        HttpResponse<String> answer = server.send(
                HttpRequest.newBuilder(URI.create(server.base() + "/conversations/" + encoded + "/tracker" + query)));
        assertEquals(200, answer.statusCode(), answer.body());
        return json(answer);
    }

    private static List<String> texts(String id, String kind) {
        return texts(tracker(id, "?include_events=ALL"), kind);
    }

    private static List<String> texts(JsonNode tracker, String kind) {
        List<String> texts = new ArrayList<>();
        tracker.get("events").forEach(event -> {
            if (event.get("event").asString().equals(kind)) {
                texts.add(event.get("text").asString());
            }
        });
        return texts;
    }

    private static boolean times(String id) {
        double last = 0;
        for (JsonNode event : tracker(id, "?include_events=ALL").get("events")) {
            double time = event.get("timestamp").asDouble();
            if (time < last) {
                return false;
            }
            last = time;
        }
        return true;
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }
}

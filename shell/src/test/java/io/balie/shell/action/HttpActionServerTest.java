package io.balie.shell.action;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.balie.dialog.action.ActionFailed;
import io.balie.dialog.action.ActionServer;
import io.balie.dialog.action.ResponseGenerator;
import io.balie.dialog.domain.Domain;
import io.balie.dialog.domain.Form;
import io.balie.dialog.event.Event;
import io.balie.dialog.tracker.Tracker;
import io.balie.nlu.Guess;
import io.balie.nlu.Language;
import io.balie.nlu.Reading;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Servers of Rasa's protocols are asked as Rasa asks them, and their answers are read. */
class HttpActionServerTest {

    private static final Instant NOON = Instant.parse("2026-11-24T11:00:00Z");

    private static final Domain DOMAIN = Domain.of(
            List.of("greet"),
            List.of(),
            Map.of(),
            Map.of("name_form", new Form("name_form", List.of("name"), List.of())),
            Map.of(),
            Set.of("action_x"),
            new Domain.Session(Duration.ofMinutes(60), true));

    private static final Tracker TRACKER = Tracker.of(
            "visitor",
            List.of(
                    new Event.ActiveLoop(NOON, Optional.of("name_form")),
                    new Event.SlotSet(NOON, "requested_slot", "name"),
                    new Event.UserUttered(
                            NOON,
                            new Reading(
                                    "my secret", Language.EN, false, List.of(new Guess("greet", 0.9)), List.of(), 1),
                            "rest",
                            "m1",
                            Map.of())));

    private final List<JsonNode> asked = new ArrayList<>();
    private final List<String> queries = new ArrayList<>();
    private final List<String> logins = new ArrayList<>();
    private final List<Answer> answers = new ArrayList<>();
    private HttpServer server;

    private record Answer(int status, String body) {}

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/webhook", this::answer);
        server.start();
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            InputStream body = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"))
                    ? new GZIPInputStream(exchange.getRequestBody())
                    : exchange.getRequestBody();
            asked.add(JsonMapper.shared().readTree(body.readAllBytes()));
            queries.add(String.valueOf(exchange.getRequestURI().getQuery()));
            logins.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
            Answer answer = answers.size() == 1 ? answers.getFirst() : answers.removeFirst();
            byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private String url() {
        return "http://127.0.0.1:%d/webhook".formatted(server.getAddress().getPort());
    }

    private ActionServer.Answer run(boolean domainOnlyWhereNeeded, boolean zipped) {
        return new HttpActionServer(
                        Endpoint.at(url()), domainOnlyWhereNeeded, zipped, new EventReader(Language.EN, ZoneOffset.UTC))
                .run(new ActionServer.Call("action_x", TRACKER, DOMAIN, false, NOON));
    }

    private void answers(int status, String body) {
        answers.add(new Answer(status, body));
    }

    @Test
    void an_action_is_sent_the_conversation_and_the_domain() {
        answers(200, "{}");
        assertEquals(new ActionServer.Answer.Done(List.of(), List.of()), run(false, false));
        JsonNode body = asked.getFirst();
        assertEquals("action_x", body.path("next_action").asString());
        assertEquals("visitor", body.path("sender_id").asString());
        assertEquals("visitor", body.path("tracker").path("sender_id").asString());
        assertEquals(
                "name",
                body.path("tracker").path("slots").path("requested_slot").asString());
        assertEquals(
                "name_form",
                body.path("tracker").path("active_loop").path("name").asString());
        assertEquals(
                "greet",
                body.path("tracker")
                        .path("latest_message")
                        .path("intent")
                        .path("name")
                        .asString());
        assertEquals(3, body.path("tracker").path("events").size());
        assertEquals(
                "name",
                body.path("domain")
                        .path("forms")
                        .path("name_form")
                        .path("required_slots")
                        .path(0)
                        .asString());
    }

    @Test
    void it_may_be_compressed_and_without_the_domain() {
        answers(200, "{}");
        run(true, true);
        assertFalse(asked.getFirst().has("domain"));
    }

    @Test
    void a_server_that_needs_the_domain_is_asked_again_with_it() {
        answers(449, "{}");
        answers(200, "{}");
        assertInstanceOf(ActionServer.Answer.Done.class, run(true, false));
        assertEquals(
                List.of(false, true),
                asked.stream().map(body -> body.has("domain")).toList());
    }

    @Test
    void events_and_responses_are_read() {
        answers(200, """
                {"events": [
                   {"event": "slot", "timestamp": null, "name": "name", "value": ["a", 1, true]},
                   {"event": "form", "name": null},
                   {"event": "followup", "name": "utter_x"},
                   {"event": "reminder", "intent": "later", "entities": {"who": "Jan"}, "date_time": "2026-11-24T12:00:00+01:00",
                    "name": "r", "kill_on_user_msg": false}],
                 "responses": [{"text": "Hi", "buttons": [], "image": null, "custom": {}, "response": null}]}
                """);
        assertEquals(
                new ActionServer.Answer.Done(
                        List.of(
                                new Event.SlotSet(NOON, "name", List.of("a", 1, true)),
                                new Event.ActiveLoop(NOON, Optional.empty()),
                                new Event.FollowupAction(NOON, Optional.of("utter_x")),
                                new Event.ReminderScheduled(NOON, "later", Map.of("who", "Jan"), NOON, "r", false)),
                        List.of(Map.of("text", "Hi", "buttons", List.of(), "custom", Map.of()))),
                run(false, false));
    }

    @Test
    void status_400_is_a_rejection() {
        answers(400, "{\"action_name\": \"action_x\", \"error\": \"no\"}");
        assertInstanceOf(ActionServer.Answer.Rejected.class, run(false, false));
    }

    @Test
    void another_status_names_action_server_and_status_and_nothing_that_was_said() {
        answers(500, "<h1>my secret</h1>");
        ActionServer.Answer.Failed failed = assertInstanceOf(ActionServer.Answer.Failed.class, run(false, false));
        assertEquals(
                "Action 'action_x' failed: the action server at %s answered with status 500.".formatted(url()),
                failed.reason());
        assertEquals(1, asked.size(), "an action that may have begun is not tried again");
    }

    @Test
    void a_server_that_has_not_begun_is_asked_again() {
        answers(503, "");
        answers(200, "{}");
        assertInstanceOf(ActionServer.Answer.Done.class, run(false, false));
        assertEquals(2, asked.size());
    }

    @Test
    void an_answer_that_is_no_json_and_an_event_of_no_kind_are_failures() {
        answers(200, "my secret");
        assertTrue(failure().endsWith("answered with something that is no JSON."));
        answers.clear();
        answers(200, "{\"events\": [{\"event\": \"dance\"}]}");
        assertTrue(failure().endsWith("an event that cannot be read: Event kind 'dance' is none of Rasa's.."));
    }

    private String failure() {
        return assertInstanceOf(ActionServer.Answer.Failed.class, run(false, false))
                .reason();
    }

    @Test
    void a_server_that_is_not_there_is_named() {
        String url = url();
        server.stop(0);
        ActionServer.Answer.Failed failed = assertInstanceOf(
                ActionServer.Answer.Failed.class,
                new HttpActionServer(Endpoint.at(url), false, false, new EventReader(Language.EN, ZoneOffset.UTC))
                        .run(new ActionServer.Call("action_x", TRACKER, DOMAIN, false, NOON)));
        assertTrue(failed.reason().contains(url) && failed.reason().contains("is it running?"), failed.reason());
    }

    @Test
    void a_token_and_a_login_go_along_and_are_never_shown() {
        answers(200, "{}");
        Endpoint endpoint = new Endpoint(
                url(),
                Map.of("a", "b c"),
                Map.of(),
                Optional.of(new Endpoint.Login("me", "hidden")),
                Optional.of("s3cret"),
                "key",
                Duration.ofSeconds(5));
        new JsonPosts(endpoint, false).post(Map.of());
        assertTrue(queries.getFirst().contains("a=b") && queries.getFirst().contains("key=s3cret"));
        assertEquals("Basic bWU6aGlkZGVu", logins.getFirst());
        assertFalse(
                endpoint.toString().contains("s3cret") || endpoint.toString().contains("hidden"));
    }

    @Test
    void an_nlg_server_is_asked_for_the_words() {
        answers(200, "{\"text\": \"Ahoy\", \"image\": null}");
        assertEquals(
                Map.of("text", "Ahoy"),
                new HttpResponseGenerator(Endpoint.at(url()), DOMAIN)
                        .generate(new ResponseGenerator.Wanted(
                                "utter_greet", Optional.of("g-1"), Map.of("n", 1), TRACKER, "rest")));
        JsonNode body = asked.getFirst();
        assertEquals("utter_greet", body.path("response").asString());
        assertEquals("g-1", body.path("id").asString());
        assertEquals(1, body.path("arguments").path("n").asInt());
        assertEquals("rest", body.path("channel").path("name").asString());
        assertEquals("visitor", body.path("tracker").path("sender_id").asString());
    }

    @Test
    void an_nlg_server_that_fails_is_named() {
        answers(500, "");
        ActionFailed failed = assertThrows(
                ActionFailed.class,
                () -> new HttpResponseGenerator(Endpoint.at(url()), DOMAIN)
                        .generate(new ResponseGenerator.Wanted(
                                "utter_greet", Optional.empty(), Map.of(), TRACKER, "rest")));
        assertEquals(
                "Response 'utter_greet' failed: the NLG server at %s answered with status 500.".formatted(url()),
                failed.getMessage());
    }
}

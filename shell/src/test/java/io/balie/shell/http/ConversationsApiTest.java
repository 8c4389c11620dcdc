package io.balie.shell.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class ConversationsApiTest {

    private static final String GREETED = """
            [{"event":"action","name":"action_listen","timestamp":1700000000.5},
             {"event":"user","text":"hallo","timestamp":1700000001,
              "parse_data":{"text":"hallo","intent":{"name":"greet","confidence":0.57},"entities":[]}}]""";

    private static final String GREETED_JUST_NOW = GREETED.replaceAll(",\"timestamp\":[0-9.]+", "");

    private static ApiDesk desk;

    @BeforeAll
    static void open(@TempDir Path home) {
        desk = new ApiDesk(home);
    }

    @AfterAll
    static void close() {
        desk.close();
    }

    @Test
    void a_new_conversation_is_shown_with_its_session_begun_and_is_not_stored() throws Exception {
        JsonNode tracker = desk.json("/conversations/nieuw/tracker");
        assertEquals(
                List.of("action action_session_start", "session_started", "action action_listen"), events(tracker));
        assertEquals("nieuw", tracker.get("sender_id").asString());
        assertTrue(tracker.get("slots").get("session_started_metadata").isNull());
        assertTrue(tracker.get("slots").get("colour").isNull());
        assertTrue(tracker.get("latest_message").get("text").isNull());
        JsonNode action = tracker.get("events").get(0);
        assertTrue(action.get("action_text").isNull());
        assertFalse(action.get("hide_rule_turn").asBoolean());
        assertEquals("fietsen", action.get("metadata").get("assistant_id").asString());
        assertEquals(List.of(), desk.memory.load("nieuw"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "user | {\"event\":\"user\",\"text\":\"/goodbye\",\"parse_data\":{\"intent\":{\"name\":\"greet\",\"confidence\":1.0},\"entities\":[]}}",
                "bot | {\"event\":\"bot\",\"text\":\"Welkom!\",\"data\":{\"test\":true}}",
                "slot | {\"event\":\"slot\",\"name\":\"cuisine\",\"value\":34}",
                "slot | {\"event\":\"slot\",\"name\":\"colour\",\"value\":[34,\"34\",null]}",
                "action | {\"event\":\"action\",\"name\":\"utter_greet\",\"policy\":null,\"confidence\":null}",
                "action | {\"event\":\"action\",\"action_text\":\"Goed zo.\"}",
                "active_loop | {\"event\":\"active_loop\",\"name\":\"bestelling\"}",
                "active_loop | {\"event\":\"form\",\"name\":\"bestelling\"}",
                "loop_interrupted | {\"event\":\"loop_interrupted\",\"is_interrupted\":true}",
                "loop_interrupted | {\"event\":\"form_validation\",\"validate\":false}",
                "action_execution_rejected | {\"event\":\"action_execution_rejected\",\"name\":\"bestelling\",\"policy\":\"RulePolicy\",\"confidence\":1}",
                "entities | {\"event\":\"entities\",\"entities\":[{\"entity\":\"colour\",\"value\":\"rood\"}]}",
                "user_featurization | {\"event\":\"user_featurization\",\"use_text_for_featurization\":false}",
                "reminder | {\"event\":\"reminder\",\"intent\":\"greet\",\"entities\":null,\"date_time\":\"2030-01-01T10:00:00+01:00\",\"name\":\"later\",\"kill_on_user_msg\":true}",
                "cancel_reminder | {\"event\":\"cancel_reminder\",\"name\":\"later\",\"intent\":null,\"entities\":null}",
                "followup | {\"event\":\"followup\",\"name\":\"utter_greet\"}",
                "rewind | {\"event\":\"rewind\"}",
                "undo | {\"event\":\"undo\"}",
                "reset_slots | {\"event\":\"reset_slots\"}",
                "pause | {\"event\":\"pause\"}",
                "resume | {\"event\":\"resume\"}",
                "export | {\"event\":\"export\"}",
                "agent | {\"event\":\"agent\",\"text\":\"Ik neem het over.\",\"data\":null}",
            })
    void every_kind_of_event_is_taken_and_shown_behind_the_session_start(String kind, String event) throws Exception {
        String id = "kind-" + Integer.toHexString(event.hashCode());
        HttpResponse<String> answer = desk.post("/conversations/" + id + "/tracker/events?include_events=ALL", event);
        assertEquals(200, answer.statusCode(), answer.body());
        JsonNode events = ApiDesk.read(answer).get("events");
        assertEquals(4, events.size(), answer.body());
        assertEquals(kind, events.get(3).get("event").asString());
        assertEquals(
                events,
                desk.json("/conversations/" + id + "/tracker?include_events=ALL")
                        .get("events"));
    }

    @Test
    void events_that_begin_a_session_themselves_begin_no_other() throws Exception {
        HttpResponse<String> answer = desk.post("/conversations/zelf/tracker/events", """
                [{"event":"action","name":"action_session_start","timestamp":1644577572.96393},
                 {"event":"session_started","timestamp":1644577572.963996},
                 {"event":"action","name":"action_listen","timestamp":1644577572.964009}]""");
        assertEquals(
                List.of("action action_session_start", "session_started", "action action_listen"),
                events(ApiDesk.read(answer)));
        assertEquals(
                1644577572.963996,
                ApiDesk.read(answer).get("events").get(1).get("timestamp").asDouble());
    }

    @Test
    void a_message_is_heard_and_fills_slots_and_nothing_is_answered() throws Exception {
        HttpResponse<String> answer = desk.post("/conversations/hoort/messages", """
                {"text":"een rode","sender":"user","parse_data":{"text":"een rode",
                 "intent":{"name":"order","confidence":0.57},"entities":[{"entity":"colour","value":"rood"}]}}""");
        assertEquals(200, answer.statusCode(), answer.body());
        JsonNode tracker = ApiDesk.read(answer);
        assertEquals("een rode", tracker.get("latest_message").get("text").asString());
        assertEquals(
                "order", tracker.get("latest_message").get("intent").get("name").asString());
        assertEquals("rood", tracker.get("slots").get("colour").asString());
        assertEquals(
                List.of(
                        "action action_session_start",
                        "session_started",
                        "action action_listen",
                        "user een rode",
                        "slot colour"),
                events(tracker));
        JsonNode read = ApiDesk.read(
                desk.post("/conversations/leest/messages", "{\"text\":\"bestel rood\",\"sender\":\"user\"}"));
        assertEquals(
                "order", read.get("latest_message").get("intent").get("name").asString());
    }

    @Test
    void events_are_replaced_and_what_was_before_stays_in_the_transcript() throws Exception {
        desk.post("/conversations/anders/messages", "{\"text\":\"hallo\",\"sender\":\"user\"}");
        HttpResponse<String> answer = desk.put("/conversations/anders/tracker/events", GREETED);
        assertEquals(List.of("action action_listen", "user hallo"), events(ApiDesk.read(answer)));
        assertEquals(List.of("action action_listen", "user hallo"), events(desk.json("/conversations/anders/tracker")));
        assertTrue(events(desk.json("/conversations/anders/tracker?include_events=ALL"))
                .contains("restart"));
    }

    @Test
    void the_next_action_is_predicted_with_all_scores_sorted_and_nothing_happens() throws Exception {
        desk.put("/conversations/straks/tracker/events", GREETED_JUST_NOW);
        JsonNode predicted = ApiDesk.read(desk.post("/conversations/straks/predict", ""));
        assertEquals("utter_greet", predicted.get("scores").get(0).get("action").asString());
        assertEquals(1.0, predicted.get("scores").get(0).get("score").asDouble());
        assertEquals("RulePolicy", predicted.get("policy").asString());
        assertEquals(1.0, predicted.get("confidence").asDouble());
        assertEquals("straks", predicted.get("tracker").get("sender_id").asString());
        List<String> rest = new ArrayList<>();
        predicted.get("scores").forEach(score -> rest.add(score.get("action").asString()));
        assertEquals(
                List.of("action_listen", "utter_goodbye", "utter_order"),
                rest.stream()
                        .skip(1)
                        .filter(name -> name.equals("action_listen") || name.startsWith("utter_"))
                        .toList());
        assertEquals(2, desk.memory.load("straks").size());

        JsonNode model = ApiDesk.read(desk.post("/model/predict", GREETED));
        assertEquals("utter_greet", model.get("scores").get(0).get("action").asString());
        assertEquals("default", model.get("tracker").get("sender_id").asString());
    }

    @Test
    void an_action_is_executed_and_what_it_says_is_answered() throws Exception {
        desk.put("/conversations/doet/tracker/events", GREETED_JUST_NOW);
        JsonNode done = ApiDesk.read(desk.post(
                "/conversations/doet/execute",
                "{\"name\":\"utter_order\",\"policy\":\"RulePolicy\",\"confidence\":0.5}"));
        assertEquals(
                "Een fiets is besteld.", done.get("messages").get(0).get("text").asString());
        assertEquals("doet", done.get("messages").get(0).get("recipient_id").asString());
        assertEquals(
                "/goodbye",
                done.get("messages").get(0).get("buttons").get(0).get("payload").asString());
        assertTrue(events(done.get("tracker")).contains("action utter_order"));
        assertEquals(
                "utter_order", done.get("tracker").get("latest_action_name").asString());
    }

    @Test
    void an_intent_from_elsewhere_goes_through_the_conversation() throws Exception {
        JsonNode done = ApiDesk.read(desk.post(
                "/conversations/buiten/trigger_intent", "{\"name\":\"order\",\"entities\":{\"colour\":\"blauw\"}}"));
        assertEquals(
                "Een fiets is besteld.", done.get("messages").get(0).get("text").asString());
        assertEquals("blauw", done.get("tracker").get("slots").get("colour").asString());
        assertTrue(events(done.get("tracker")).contains("user EXTERNAL: order"));
        JsonNode list = ApiDesk.read(desk.post(
                "/conversations/buiten/trigger_intent",
                "{\"name\":\"order\",\"entities\":[{\"entity\":\"colour\",\"value\":\"rood\"}]}"));
        assertEquals("rood", list.get("tracker").get("slots").get("colour").asString());
    }

    @Test
    void a_conversation_is_written_down_as_stories() throws Exception {
        desk.post("/conversations/boek/tracker/events", """
                [{"event":"action","name":"action_session_start","timestamp":1},{"event":"session_started","timestamp":2},
                 {"event":"user","text":"hi","parse_data":{"intent":{"name":"greet"}},"timestamp":3},
                 {"event":"action","name":"utter_greet","timestamp":4},
                 {"event":"slot","name":"requested_slot","value":"some value","timestamp":4},
                 {"event":"action","name":"action_session_start","timestamp":5},{"event":"session_started","timestamp":6},
                 {"event":"user","text":"bye bye","parse_data":{"intent":{"name":"goodbye"}},"timestamp":7},
                 {"event":"action","name":"utter_goodbye","timestamp":8}]""");
        String first = """
                  steps:
                  - intent: greet
                    user: |-
                      hi
                  - action: utter_greet
                  - slot_was_set:
                    - requested_slot: some value
                """;
        String second = """
                  steps:
                  - intent: goodbye
                    user: |-
                      bye bye
                  - action: utter_goodbye
                """;
        String head = "version: \"3.1\"\nstories:\n";
        assertEquals(
                head + "- story: boek, story 1\n" + first + "- story: boek, story 2\n" + second,
                desk.get("/conversations/boek/story?all_sessions=true").body());
        assertEquals(
                head + "- story: boek\n" + second,
                desk.get("/conversations/boek/story").body());
        assertEquals(
                head + "- story: boek\n" + first,
                desk.get("/conversations/boek/story?until=4&all_sessions=true").body());
    }

    @Test
    void a_conversation_is_shown_as_it_was() throws Exception {
        desk.put("/conversations/toen/tracker/events", GREETED);
        assertEquals(
                List.of("action action_listen"), events(desk.json("/conversations/toen/tracker?until=1700000000.7")));
    }

    @Test
    void what_no_longer_counts_is_left_out_of_applied_events() throws Exception {
        desk.post("/conversations/opnieuw/tracker/events", """
                [{"event":"action","name":"action_session_start"},{"event":"session_started"},
                 {"event":"action","name":"action_listen"},{"event":"user","text":"hi","parse_data":{"intent":{"name":"greet"}}},
                 {"event":"restart"},
                 {"event":"action","name":"action_session_start"},{"event":"session_started"},
                 {"event":"action","name":"action_listen"},{"event":"user","text":"hi again","parse_data":{"intent":{"name":"greet"}}}]""");
        assertEquals(
                9,
                desk.json("/conversations/opnieuw/tracker?include_events=ALL")
                        .get("events")
                        .size());
        assertEquals(
                List.of("action action_session_start", "session_started", "action action_listen", "user hi again"),
                events(desk.json("/conversations/opnieuw/tracker")));
        assertEquals(
                List.of("action action_listen", "user hi again"),
                events(desk.json("/conversations/opnieuw/tracker?include_events=APPLIED")));
        assertTrue(desk.json("/conversations/opnieuw/tracker?include_events=NONE")
                .get("events")
                .isNull());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "404 | NotFound | /conversations/niemand/execute | {\"name\":\"utter_greet\"}",
                "404 | NotFound | /conversations/niemand/predict | ~~",
                "400 | BadRequest | /conversations/iemand/execute | {\"wrong-key\":\"utter_greet\"}",
                "500 | ConversationError | /conversations/iemand/execute | {\"name\":\"ka[pa[opi\"}",
                "400 | BadRequest | /conversations/iemand/trigger_intent | {\"wrong-key\":\"greet\"}",
                "404 | NotFound | /conversations/iemand/trigger_intent | {\"name\":\"ka[pa[opi\"}",
                "400 | BadRequest | /conversations/iemand/messages | {\"text\":\"x\",\"sender\":\"bot\"}",
                "400 | BadRequest | /conversations/iemand/messages | ~~",
                "400 | BadRequest | /conversations/iemand/tracker/events | ~~",
                "400 | BadRequest | /conversations/iemand/tracker/events | []",
                "400 | BadRequest | /conversations/iemand/tracker/events | {\"event\":\"nosuch\"}",
                "400 | BadRequest | /conversations/iemand/tracker/events | {\"event\":\"restart\",\"timestamp\":\"x\"}",
                "400 | BadRequest | /conversations/nul%00/messages | {\"text\":\"x\",\"sender\":\"user\"}",
                "400 | BadRequest | /model/predict | ~~",
                "400 | BadRequest | /model/predict | [{\"event\":\"user\",\"text\":\"x\",\"parse_data\":{\"entities\":{}}}]",
                "405 | MethodNotAllowed | /conversations/iemand/tracker | {}",
                "404 | NotFound | /conversations/iemand | {}",
            })
    void what_cannot_be_done_is_refused_in_rasas_form(int status, String reason, String path, String body)
            throws Exception {
        desk.put("/conversations/iemand/tracker/events", GREETED);
        HttpResponse<String> answer = desk.post(path, body == null ? "" : body);
        assertEquals(status, answer.statusCode(), answer.body());
        JsonNode error = ApiDesk.read(answer);
        assertEquals(reason, error.get("reason").asString());
        assertEquals(status, error.get("code").asInt());
        assertEquals("failure", error.get("status").asString());
    }

    @Test
    void a_conversation_that_nobody_had_has_no_story() throws Exception {
        HttpResponse<String> answer = desk.get("/conversations/niemand/story");
        assertEquals(404, answer.statusCode());
        assertEquals(
                "Conversation ID not found.",
                ApiDesk.read(answer).get("message").asString());
    }

    private static List<String> events(JsonNode tracker) {
        List<String> events = new ArrayList<>();
        tracker.get("events").forEach(event -> {
            String kind = event.get("event").asString();
            events.add(
                    switch (kind) {
                        case "action", "slot" -> kind + " " + event.get("name").asString();
                        case "user", "bot" -> kind + " " + event.get("text").asString();
                        default -> kind;
                    });
        });
        return events;
    }
}

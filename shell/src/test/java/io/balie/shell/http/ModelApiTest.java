package io.balie.shell.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ModelApiTest {

    private static final String OTHER_BOT = """
            version: "3.1"
            recipe: default.v1
            language: nl
            assistant_id: ander
            pipeline:
            - name: KeywordIntentClassifier
            policies:
            - name: RulePolicy
            intents:
            - greet
            responses:
              utter_greet:
              - text: Hoi uit het andere model
            nlu:
            - intent: greet
              examples: |
                - hallo
                - hoi
            rules:
            - rule: greet
              steps:
              - intent: greet
              - action: utter_greet
            """;

    private static final String MESSAGES = """
            version: "3.1"
            nlu:
            - intent: greet
              examples: |
                - hallo
                - goedemorgen
            - intent: order
              examples: |
                - bestel
                - een [rode](colour) fiets
            """;

    @TempDir
    private Path home;

    private ApiDesk desk;

    @BeforeEach
    void open() {
        desk = new ApiDesk(home);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void a_model_is_trained_kept_and_served_in_place_of_the_other() throws Exception {
        JsonNode before = desk.json("/status");
        HttpResponse<byte[]> made = train("");
        assertEquals(200, made.statusCode(), () -> new String(made.body(), StandardCharsets.UTF_8));
        String name = made.headers().firstValue("filename").orElseThrow();
        assertEquals(made.body().length, Files.size(home.resolve("models").resolve(name)));
        assertEquals("[{\"recipient_id\":\"a\",\"text\":\"Goedendag.\"}]", say("a"));
        assertEquals(before, desk.json("/status"), "a training changes nothing");

        HttpResponse<String> changed = desk.put(
                "/model", JsonMapper.shared().writeValueAsString(java.util.Map.of("model_file", "models/" + name)));
        assertEquals(204, changed.statusCode(), changed.body());
        assertEquals("", changed.body());
        JsonNode after = desk.json("/status");
        assertEquals(name, after.get("model_file").asString());
        assertFalse(after.get("model_id").equals(before.get("model_id")));
        assertEquals("[{\"recipient_id\":\"a\",\"text\":\"Hoi uit het andere model\"}]", say("a"));
        assertEquals(
                List.of("greet"),
                JsonMapper.shared().convertValue(domain("application/json").get("intents"), List.class));
    }

    @Test
    void a_model_that_is_not_to_be_kept_is_not() throws Exception {
        HttpResponse<byte[]> made =
                train("?save_to_default_model_directory=false&force_training=true&augmentation=20&num_threads=2");
        assertEquals(200, made.statusCode());
        String name = made.headers().firstValue("filename").orElseThrow();
        assertFalse(Files.exists(home.resolve("models").resolve(name)));
        assertEquals(0, desk.json("/status").get("num_active_training_jobs").asInt());
    }

    @Test
    void the_result_is_sent_to_where_it_is_asked_to_go() throws Exception {
        BlockingQueue<String> received = new LinkedBlockingQueue<>();
        HttpServer receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", exchange -> {
            byte[] body = exchange.getRequestBody().readAllBytes();
            received.add(exchange.getRequestHeaders().getFirst("Content-Type") + " "
                    + new String(body, StandardCharsets.ISO_8859_1));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        receiver.start();
        try {
            String query =
                    "callback_url=http://127.0.0.1:" + receiver.getAddress().getPort() + "/";
            assertEquals(204, train("?" + query).statusCode());
            String model = received.poll(60, TimeUnit.SECONDS);
            assertTrue(model != null && model.startsWith("application/zip PK"), "a model");
            assertEquals(
                    204,
                    desk.postYaml("/model/train?" + query, "rules:\nrule my rule\n")
                            .statusCode());
            String error = received.poll(60, TimeUnit.SECONDS);
            assertTrue(error != null && error.contains("\"code\":400"), error);
        } finally {
            receiver.stop(0);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "rules:\nrule my rule\n", "nlu: [", "intents: [a"})
    void a_project_with_faults_is_refused_with_their_places(String body) throws Exception {
        HttpResponse<String> answer = desk.postYaml("/model/train", body);
        assertEquals(400, answer.statusCode(), answer.body());
        assertEquals("BadRequest", ApiDesk.read(answer).get("reason").asString());
        assertFalse(answer.body().contains(home.toString()) || answer.body().contains("/tmp"), answer.body());
    }

    @Test
    void whoever_sends_a_project_does_not_read_the_programs_environment() throws Exception {
        String curious = OTHER_BOT.replace("Hoi uit het andere model", "\"${PATH}\"");
        HttpResponse<byte[]> made = desk.bytes(desk.to("/model/train")
                .header("Content-Type", "application/x-yaml")
                .POST(HttpRequest.BodyPublishers.ofString(curious)));
        assertEquals(200, made.statusCode());
        String name = made.headers().firstValue("filename").orElseThrow();
        assertEquals(
                204, desk.put("/model", "{\"model_file\":\"" + name + "\"}").statusCode());
        assertEquals("[{\"recipient_id\":\"a\",\"text\":\"${PATH}\"}]", say("a"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "~~",
                "{}",
                "{\"model_file\":\"some-random-path\"}",
                "{\"model_file\":\"../../etc/passwd\"}",
                "{\"model_file\":\"/etc/passwd\"}",
                "{\"model_file\":\"\\u0000\"}",
                "{\"model_file\":7}",
                "{\"model_server\":{\"url\":\"https://www.voorbeeld.example\"}}",
                "{\"remote_storage\":\"aws\"}",
            })
    void what_is_no_kept_model_is_not_loaded(String body) throws Exception {
        HttpResponse<String> answer = desk.put("/model", body);
        assertEquals(400, answer.statusCode(), answer.body());
        assertEquals(200, desk.get("/status").statusCode());
    }

    @Test
    void a_file_beside_the_models_is_not_loaded_through_a_link() throws Exception {
        byte[] model = train("?save_to_default_model_directory=false").body();
        Path outside = Files.write(home.resolve("outside.zip"), model);
        Files.createDirectories(home.resolve("models"));
        Files.createSymbolicLink(home.resolve("models").resolve("link.zip"), outside);
        assertEquals(400, desk.put("/model", "{\"model_file\":\"link.zip\"}").statusCode());
        assertEquals(
                400, desk.put("/model", "{\"model_file\":\"../outside.zip\"}").statusCode());
    }

    @Test
    void without_a_model_what_needs_one_is_refused() throws Exception {
        assertEquals(204, desk.send(desk.to("/model").DELETE()).statusCode());
        for (String path : List.of("/status", "/conversations/a/tracker", "/conversations/a/story")) {
            HttpResponse<String> answer = desk.get(path);
            assertEquals(409, answer.statusCode(), path);
            assertEquals("Conflict", ApiDesk.read(answer).get("reason").asString());
        }
        assertEquals(409, desk.post("/model/parse", "{\"text\":\"hallo\"}").statusCode());
        assertEquals(
                409, desk.post("/model/predict", "[{\"event\":\"restart\"}]").statusCode());
        assertEquals(409, desk.postYaml("/model/test/stories", MESSAGES).statusCode());
        assertEquals(
                409,
                desk.send(desk.to("/domain").header("Accept", "application/json"))
                        .statusCode());
        assertEquals(200, desk.get("/").statusCode());
        assertEquals(200, desk.get("/version").statusCode());
        String name = train("").headers().firstValue("filename").orElseThrow();
        assertEquals(
                204, desk.put("/model", "{\"model_file\":\"" + name + "\"}").statusCode());
        assertEquals("[{\"recipient_id\":\"b\",\"text\":\"Hoi uit het andere model\"}]", say("b"));
    }

    @Test
    void the_domain_is_given_in_the_form_that_is_asked_for() throws Exception {
        JsonNode json = domain("application/json");
        assertEquals(
                "Goedendag.",
                json.get("responses").get("utter_greet").get(0).get("text").asString());
        assertEquals("text", json.get("slots").get("colour").get("type").asString());
        HttpResponse<String> yaml = desk.send(desk.to("/domain").header("Accept", "application/x-yaml"));
        assertTrue(yaml.headers().firstValue("content-type").orElse("").startsWith("application/x-yaml"));
        assertTrue(yaml.body().contains("utter_greet:\n  - text: Goedendag.\n"), yaml.body());
        assertEquals(406, desk.send(desk.to("/domain").header("Accept", "*/*")).statusCode());
    }

    @Test
    void a_message_is_read_and_no_other_form_is_emulated() throws Exception {
        JsonNode read = ApiDesk.read(desk.post("/model/parse", "{\"text\":\"bestel blauw\",\"message_id\":\"x\"}"));
        assertEquals("order", read.get("intent").get("name").asString());
        assertEquals("colour", read.get("entities").get(0).get("entity").asString());
        assertEquals(
                400,
                desk.post("/model/parse?emulation_mode=wit", "{\"text\":\"x\"}").statusCode());
        assertEquals(
                400,
                desk.post("/model/parse?emulation_mode=ANYTHING", "{\"text\":\"x\"}")
                        .statusCode());
        say("telt");
        assertTrue(
                desk.get("/actuator/prometheus").body().contains("balie_nlu_parse_seconds_count 2"), "both are timed");
    }

    @Test
    void test_stories_are_played_with_the_model_in_use() throws Exception {
        String stories = """
                version: "3.1"
                stories:
                - story: goed
                  steps:
                  - user: hallo
                    intent: greet
                  - action: utter_greet
                - story: fout
                  steps:
                  - user: bestel
                    intent: order
                  - action: utter_greet
                """;
        JsonNode report = ApiDesk.read(desk.postYaml("/model/test/stories?e2e=true", stories));
        assertTrue(report.get("is_end_to_end_evaluation").asBoolean(), report.toString());
        assertEquals(
                0.5,
                report.get("report")
                        .get("conversation_accuracy")
                        .get("accuracy")
                        .asDouble());
        JsonNode action = report.get("actions").get(0);
        assertEquals("utter_greet", action.get("action").asString());
        assertEquals("utter_greet", action.get("predicted").asString());
        assertEquals("RulePolicy", action.get("policy").asString());
        for (String key : List.of("precision", "f1", "accuracy", "in_training_data_fraction")) {
            assertTrue(report.get(key).isNumber(), key);
        }
        assertFalse(ApiDesk.read(desk.postYaml("/model/test/stories", stories))
                .get("is_end_to_end_evaluation")
                .asBoolean());
        assertEquals(400, desk.postYaml("/model/test/stories", "").statusCode());
    }

    @Test
    void messages_are_tested_with_the_model_in_use_or_another() throws Exception {
        JsonNode yaml = ApiDesk.read(desk.postYaml("/model/test/intents", MESSAGES));
        assertEquals(3, yaml.size(), yaml.toString());
        JsonNode intents = yaml.get("intent_evaluation");
        assertTrue(intents.get("f1_score").isNumber(), intents.toString());
        assertEquals(4, intents.get("predictions").size());
        assertTrue(yaml.get("entity_evaluation").has("RegexEntityExtractor"), yaml.toString());
        assertTrue(yaml.has("response_selection_evaluation"));
        String json = """
                {"rasa_nlu_data":{"common_examples":[{"text":"hallo","intent":"greet","entities":[]},
                 {"text":"bestel","intent":"order","entities":[]}]}}""";
        assertEquals(
                1.0,
                ApiDesk.read(desk.post("/model/test/intents", json))
                        .get("intent_evaluation")
                        .get("accuracy")
                        .asDouble());
        String name = train("").headers().firstValue("filename").orElseThrow();
        String status = desk.get("/status").body();
        JsonNode other = ApiDesk.read(desk.postYaml("/model/test/intents?model=" + name, MESSAGES));
        assertTrue(other.get("intent_evaluation").get("accuracy").asDouble() < 1, other.toString());
        assertEquals(status, desk.get("/status").body());
        assertEquals(
                500, desk.post("/model/test/intents?model=invalid.tar.gz", json).statusCode());
        assertEquals(400, desk.postYaml("/model/test/intents", "").statusCode());
        assertEquals(
                400,
                desk.post("/model/test/intents?cross_validation_folds=3", json).statusCode());
    }

    @Test
    void a_cross_validation_answers_with_all_its_figures() throws Exception {
        String project = MESSAGES + "language: nl\npipeline:\n- name: KeywordIntentClassifier\n";
        HttpResponse<String> answer = desk.postYaml("/model/test/intents?cross_validation_folds=2", project);
        assertEquals(200, answer.statusCode(), answer.body());
        for (String kind : List.of("intent_evaluation", "entity_evaluation", "response_selection_evaluation")) {
            JsonNode figures = ApiDesk.read(answer).get(kind);
            for (String key : List.of("precision", "f1_score", "report", "errors")) {
                assertTrue(figures.has(key), kind + " " + key);
            }
        }
        assertTrue(ApiDesk.read(answer).get("intent_evaluation").get("f1_score").isNumber(), answer.body());
        assertEquals(
                400,
                desk.postYaml("/model/test/intents?cross_validation_folds=1", project)
                        .statusCode());
    }

    private HttpResponse<byte[]> train(String query) throws Exception {
        return desk.bytes(desk.to("/model/train" + query)
                .header("Content-Type", "application/x-yaml")
                .POST(HttpRequest.BodyPublishers.ofString(OTHER_BOT)));
    }

    private JsonNode domain(String accepted) throws Exception {
        return ApiDesk.read(desk.send(desk.to("/domain").header("Accept", accepted)));
    }

    private String say(String sender) throws Exception {
        return desk.post("/webhooks/rest/webhook", "{\"sender\":\"%s\",\"message\":\"hallo\"}".formatted(sender))
                .body();
    }
}

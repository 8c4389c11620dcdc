package io.balie.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Rasa's commands, as somebody types them who comes from Rasa. */
class RasaCommandsIT {

    private static final String BOT = BuiltProgram.SMALL_BOT.toString();
    private static BuiltProgram balie;

    @TempDir
    private static Path folder;

    @BeforeAll
    static void build() {
        balie = BuiltProgram.withHome("rasa-commands");
    }

    private static String in(String name) {
        return folder.resolve(name).toString();
    }

    private static String text(String name) throws IOException {
        return Files.readString(folder.resolve(name), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2 | test nlu --cross-validation 1",
                "2 | test nlu --percentages 0 many",
                "2 | visualize --max-history 0",
                "2 | run actions",
                "2 | compare",
                "2 | import",
                "2 | data",
                "2 | data suspects --folds 1",
                "2 | data suspects --likeness 2",
                "2 | data split nlu --training-fraction 1.5",
                "2 | data convert nlu -f md",
                "2 | evaluate markers first_n none out.csv",
                "2 | export --minimum-timestamp yesterday",
                "4 | train --config no/such/config.yml",
                "4 | evaluate markers all out.csv --config no/such/markers.yml",
                "4 | export --conversation-ids nobody",
            })
    void ends_with_the_status_that_scripts_rely_on(int status, String words) {
        BuiltProgram.Ended ended = balie.run(words.split(" ", -1));
        assertEquals(status, ended.status(), ended.err());
    }

    @Test
    void a_dry_run_says_by_its_status_what_would_be_trained() {
        assertEquals(0, balie.run("train", "--bot", BOT, "--dry-run").status());
        assertEquals(8, balie.run("train", "--bot", BOT, "--dry-run", "--force").status());
        assertEquals(
                1, balie.run("train", "--bot", BOT, "--dry-run", "--seed", "99").status());
    }

    @Test
    void a_model_is_copied_under_its_fixed_name() {
        BuiltProgram.Ended ended = balie.run(
                "train", "--bot", BOT, "--out", in("models"), "--fixed-model-name", "mine", "--num-threads", "2");
        assertEquals(0, ended.status(), ended.err());
        assertTrue(Files.isRegularFile(folder.resolve("models/mine.zip")));
        assertTrue(ended.err().contains("--num-threads has no effect"), ended.err());
    }

    @Test
    void a_training_goes_on_from_the_model_that_was_trained_last() {
        assertEquals(0, balie.run("train", "--bot", BOT).status());
        BuiltProgram.Ended ended = balie.run("train", "--bot", BOT, "--force", "--finetune", "--epoch-fraction", "0.1");
        assertEquals(0, ended.status(), ended.err());
        assertTrue(ended.err().contains("going on from"), ended.err());
        assertTrue(ended.out().startsWith("trained"), ended.out());
    }

    @Test
    void a_training_cannot_go_on_from_a_model_that_is_not_there() {
        BuiltProgram.Ended ended = balie.run("train", "--bot", BOT, "--force", "--finetune", in("none.zip"));
        assertEquals(4, ended.status(), ended.err());
        assertTrue(ended.err().contains("There is no model"), ended.err());
    }

    @Test
    void a_quiet_command_says_only_what_it_was_asked_for() {
        BuiltProgram.Ended ended = balie.run("train", "--bot", BOT, "--finetune", "--quiet");
        assertEquals("", ended.err());
        assertTrue(ended.out().startsWith("unchanged"), ended.out());
    }

    @Test
    void a_new_project_is_free_of_faults_and_replaces_nothing() {
        String project = in("project");
        assertEquals(0, balie.run("init", "--init-dir", project).status());
        BuiltProgram.Ended checked = balie.run("data", "validate", "--bot", project, "--fail-on-warnings");
        assertEquals(0, checked.status(), checked.out() + checked.err());
        assertEquals("no faults, no warnings", checked.out().strip());
        assertEquals(2, balie.run("init", "--init-dir", project).status());
    }

    @Test
    void messages_are_tested_with_rasas_report_files() throws IOException {
        BuiltProgram.Ended ended = balie.run("test", "nlu", "--bot", BOT, "--out", in("results"), "--successes");
        assertEquals(0, ended.status(), ended.err());
        JsonNode report = JsonMapper.shared().readTree(text("results/intent_report.json"));
        assertTrue(report.has("weighted avg"), report.toString());
        for (String name : List.of("intent_successes.json", "intent_confusion_matrix.png", "intent_histogram.png")) {
            assertTrue(Files.isRegularFile(folder.resolve("results").resolve(name)), name);
        }
    }

    @Test
    void the_graph_of_stories_is_one_page() throws IOException {
        BuiltProgram.Ended ended = balie.run("visualize", "--bot", BOT, "--out", in("graph.html"));
        assertEquals(0, ended.status(), ended.err());
        assertTrue(text("graph.html").contains("<svg id=\"drawing\""));
    }

    @Test
    void messages_are_divided_the_same_way_for_the_same_seed() throws IOException {
        for (String out : List.of("first", "second")) {
            BuiltProgram.Ended ended =
                    balie.run("data", "split", "nlu", "--bot", BOT, "--random-seed", "3", "--out", in(out));
            assertEquals(0, ended.status(), ended.err());
        }
        assertEquals(text("first/test_data.yml"), text("second/test_data.yml"));
        assertFalse(text("first/test_data.yml").isBlank());
    }

    @Test
    void a_conversation_is_exported_and_its_markers_are_found() throws IOException {
        balie.runWith(Map.of(), "hallo\nmijn fiets is kapot\n", "chat", "--bot", BOT, "--id", "marked");
        BuiltProgram.Ended exported = balie.run("export", "--conversation-ids", "marked");
        assertEquals(0, exported.status(), exported.err());
        for (String line : exported.out().lines().toList()) {
            assertEquals(
                    "marked",
                    JsonMapper.shared().readTree(line).get("sender_id").asString());
        }
        assertTrue(exported.out().contains("\"event\":\"user\""), exported.out());

        Files.writeString(
                folder.resolve("markers.yml"),
                "greeted:\n  at_least_once:\n  - intent: greet\n",
                StandardCharsets.UTF_8);
        String[] words = {
            "evaluate",
            "markers",
            "all",
            in("out.csv"),
            "--config",
            in("markers.yml"),
            "--stats-file-prefix",
            in("stats")
        };
        BuiltProgram.Ended marked = balie.run(words);
        assertEquals(0, marked.status(), marked.err());
        assertTrue(text("out.csv").contains("marked,0,greeted,"), text("out.csv"));
        assertTrue(text("stats-overall.csv").contains("total_number_of_sessions"));
        assertEquals(2, balie.run(words).status(), "files that are there are not replaced");
    }

    @Test
    void each_typed_line_is_read_as_json() {
        BuiltProgram.Ended ended = balie.runWith(Map.of(), "hallo\n\nja\n", "shell", "nlu", "--bot", BOT);
        assertEquals(0, ended.status(), ended.err());
        assertEquals(2, ended.out().split("\"intent_ranking\"", -1).length - 1, ended.out());
    }

    @Test
    void a_model_compared_with_itself_has_not_changed() {
        BuiltProgram.Ended ended = balie.run("compare", BOT, BOT, "--bot", BOT, "--json");
        assertEquals(0, ended.status(), ended.err());
        JsonNode compared = JsonMapper.shared().readTree(ended.out());
        assertEquals(compared.get("before"), compared.get("after"));
        assertTrue(compared.get("better").isEmpty());
    }
}

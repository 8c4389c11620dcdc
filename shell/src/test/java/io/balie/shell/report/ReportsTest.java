package io.balie.shell.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.balie.nlu.evaluation.ConfusionMatrix;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReportsTest {

    private static final LabelResults RESULTS = new LabelResults(
            LabelResults.Kind.INTENT,
            List.of(
                    new Prediction("hello", "greet", "greet", 0.9),
                    new Prediction("hi", "greet", "bye", 0.4),
                    new Prediction("bye", "bye", "bye", 0.8)));

    @TempDir
    private Path folder;

    private JsonNode json(String name) throws IOException {
        return JsonMapper.shared().readTree(Files.readString(folder.resolve(name), StandardCharsets.UTF_8));
    }

    private Set<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            Set<String> names = new TreeSet<>();
            files.forEach(file -> names.add(file.getFileName().toString()));
            return names;
        }
    }

    @Test
    void an_intent_report_has_the_keys_of_rasas() throws IOException {
        RESULTS.write(new ResultsFolder(folder), Wanted.USUAL);
        JsonNode report = json("intent_report.json");
        assertEquals(
                new TreeSet<>(List.of("bye", "greet", "accuracy", "macro avg", "weighted avg", "micro avg")),
                new TreeSet<>(report.propertyNames()));
        assertEquals(0.5, report.get("greet").get("recall").asDouble());
        assertEquals(2, report.get("greet").get("support").asInt());
        assertEquals(1, report.get("greet").get("confused_with").get("bye").asInt());
        assertEquals(2 / 3.0, report.get("accuracy").asDouble(), 1e-12);
    }

    @Test
    void mistakes_are_listed_with_what_the_message_was_taken_for() throws IOException {
        RESULTS.write(new ResultsFolder(folder), Wanted.USUAL);
        assertEquals("""
                [{"text":"hi","intent":"greet","intent_prediction":{"name":"bye","confidence":0.4}}]""", json("intent_errors.json").toString());
    }

    @Test
    void only_what_is_wanted_is_written() throws IOException {
        RESULTS.write(new ResultsFolder(folder), new Wanted(true, false, false, false));
        assertEquals(new TreeSet<>(List.of("intent_report.json", "intent_successes.json")), names());
    }

    @Test
    void without_mistakes_the_list_of_an_earlier_run_is_taken_away() throws IOException {
        RESULTS.write(new ResultsFolder(folder), Wanted.USUAL);
        assertTrue(names().contains("intent_errors.json"));
        new LabelResults(LabelResults.Kind.INTENT, RESULTS.predictions().subList(0, 1))
                .write(new ResultsFolder(folder), Wanted.USUAL);
        assertFalse(names().contains("intent_errors.json"));
    }

    @Test
    void the_same_results_give_the_same_bytes() throws IOException {
        RESULTS.write(new ResultsFolder(folder.resolve("a")), new Wanted(true, true, true, true));
        RESULTS.write(new ResultsFolder(folder.resolve("b")), new Wanted(true, true, true, true));
        for (String name : List.of("intent_report.json", "intent_confusion_matrix.png", "intent_histogram.png")) {
            assertArrayEquals(
                    Files.readAllBytes(folder.resolve("a").resolve(name)),
                    Files.readAllBytes(folder.resolve("b").resolve(name)));
        }
    }

    @Test
    void a_matrix_of_seventy_labels_has_room_for_each() {
        List<String> labels = new ArrayList<>();
        for (int i = 0; i < 70; i++) {
            labels.add("intent_" + i);
        }
        BufferedImage picture = Pictures.confusion("Intents", ConfusionMatrix.of(labels, labels));
        assertTrue(picture.getWidth() > 70 * 20, "the picture is " + picture.getWidth() + " wide");
        assertEquals(picture.getWidth() + 30, picture.getHeight());
    }

    @Test
    void a_matrix_of_one_label_is_drawn_too() {
        assertEquals(
                480,
                Pictures.confusion("Intents", ConfusionMatrix.of(List.of("a"), List.of("a")))
                        .getWidth());
    }
}

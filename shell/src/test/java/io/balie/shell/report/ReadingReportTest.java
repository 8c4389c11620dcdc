package io.balie.shell.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.balie.nlu.Example;
import io.balie.nlu.Guess;
import io.balie.nlu.Language;
import io.balie.nlu.Reading;
import io.balie.nlu.evaluation.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReadingReportTest {

    private static final String HOSTILE =
            "<script>alert(1)</script><img src=x onerror=alert(1)> \"'&\u202egnp.exe\u0000 ]]></style><svg onload=alert(1)>";

    private static final ReadingReport READING = ReadingReport.of(
            List.of(
                    verdict("hello there", "greet", "greet", 0.9, "bye"),
                    verdict("good evening", "greet", "bye", 0.6, "greet"),
                    verdict(HOSTILE, "bye", "greet", 0.95, "bye"),
                    verdict("see you", "bye", "bye", 0.8, "greet")),
            Optional.of(new LearningCurve(
                    4, List.of(new LearningCurve.Point(10, 0.5, 0.4), new LearningCurve.Point(20, 0.75, 0.7)))));

    private static Verdict verdict(String text, String intent, String read, double sure, String other) {
        return new Verdict(
                new Example(text, intent, Language.EN, List.of()),
                new Reading(
                        text,
                        Language.EN,
                        true,
                        List.of(new Guess(read, sure), new Guess(other, 1 - sure)),
                        List.of(),
                        1));
    }

    @Test
    void the_page_asks_for_nothing_from_elsewhere_and_holds_no_script() {
        String page = ReadingPage.html(READING);

        assertTrue(page.contains("default-src 'none'"), "a policy");
        assertFalse(Pattern.compile("(?i)<script|<img|<link|<iframe|javascript:|https?://|@import|url\\(")
                .matcher(page)
                .find());
    }

    @Test
    void hostile_words_stay_words() {
        String page = ReadingPage.html(READING);

        assertTrue(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"), "the words themselves");
        assertTrue(page.contains("[U+202E]") && page.contains("[U+0000]"), "hidden signs are named");
        assertEquals(1, page.split("</style>", -1).length - 1);
        assertFalse(Pattern.compile("(?i)<[^>]*\\son[a-z]+=").matcher(page).find());
    }

    @Test
    void every_picture_has_words_for_those_who_cannot_see_it_and_a_table_beside_it() {
        String page = ReadingPage.html(READING);

        int pictures = 0;
        Matcher picture = Pattern.compile(
                        "<svg [^>]*role=\"img\" aria-labelledby=\"([a-z-]+) ([a-z-]+)\">.*?</svg>\\s*<div><div class=\"scroll\"",
                        Pattern.DOTALL)
                .matcher(page);
        while (picture.find()) {
            pictures++;
            assertTrue(page.contains("<title id=\"" + picture.group(1) + "\">"), picture.group(1));
            assertTrue(page.contains("<desc id=\"" + picture.group(2) + "\">"), picture.group(2));
        }
        assertEquals(page.split("<svg ", -1).length - 1, pictures);
        assertEquals(5, pictures);
        assertEquals(1, page.split("<h1", -1).length - 1);
    }

    @Test
    void the_most_wrong_comes_first() {
        List<ReadingReport.Mistake> mistakes = READING.mistakes();

        assertEquals(
                List.of(HOSTILE, "good evening"),
                mistakes.stream()
                        .map(mistake -> mistake.verdict().example().text())
                        .toList());
        assertEquals(0.9, mistakes.getFirst().howWrong(), 1e-9);
    }

    @Test
    void the_figures_are_also_json_and_pictures(@TempDir Path folder) throws IOException {
        READING.write(new ResultsFolder(folder), Wanted.USUAL);
        JsonNode json = JsonMapper.shared().readTree(JsonMapper.shared().writeValueAsString(READING.json()));

        assertEquals(0.5, json.get("accuracy").asDouble());
        assertEquals(10, json.get("calibration").get("bins").size());
        assertEquals(4, json.get("risk_coverage").get("points").size());
        assertEquals(
                1,
                json.get("intents").get("bye").get("confused_with").get("greet").asInt());
        assertEquals(HOSTILE, json.get("errors").get(0).get("text").asString());
        assertEquals(2, json.get("learning_curve").get("points").size());
        for (String name : List.of("intent_reliability.png", "intent_risk_coverage.png", "intent_map.png")) {
            assertTrue(Files.size(folder.resolve(name)) > 1000, name);
        }
        assertTrue(Files.readString(folder.resolve(ReadingReport.PAGE), StandardCharsets.UTF_8)
                .endsWith("</html>\n"));
    }
}

package io.balie.proofreading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The proofreader itself: what it lets pass must be right. */
class ProofreaderTest {

    private static final List<Said> FAULTY = Said.below(Path.of("src/test/resources/faulty"));

    @Test
    void finds_misspelt_and_doubled_words() {
        List<String> found = Proofreader.dutch(FAULTY);

        assertTrue(found.stream().anyMatch(line -> line.contains("'fietss'")), found.toString());
        assertTrue(found.stream().anyMatch(line -> line.contains("'de de'")), found.toString());
    }

    @Test
    void finds_mixed_forms_of_address() {
        List<String> found = Proofreader.wrongAddress(FAULTY);

        assertEquals(2, found.size(), found.toString());
        assertTrue(found.get(0).endsWith("\"Hebt u je fiets bij u?\" says 'u'."), found.toString());
        assertTrue(found.get(1).endsWith("\"Haben Sie dein Rad dabei?\" says 'dein'."), found.toString());
    }

    @Test
    void finds_places_without_a_sample() {
        assertEquals(1, Proofreader.unfilled(FAULTY).size());
    }

    @Test
    void finds_languages_and_forms_that_are_missing() {
        assertEquals(
                List.of(
                        "utter_fout {} lacks de informal.",
                        "utter_fout {} lacks fr formal.",
                        "utter_fout {} lacks fr informal."),
                Proofreader.missing(FAULTY));
    }

    @Test
    void finds_texts_that_are_too_long() {
        assertEquals(
                1,
                Proofreader.tooLong(List.of(
                                new Said("utter_a", "a".repeat(301), Map.of(), "domain.yml"),
                                new Said("utter_b", "b".repeat(300), Map.of(), "domain.yml")))
                        .size());
    }
}

package io.balie.nlu.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The expected figures are scikit-learn's for the same lists. */
class ClassificationTest {

    private static final List<String> TARGETS = List.of("a", "a", "a", "b", "b", "c");
    private static final List<String> PREDICTIONS = List.of("a", "a", "b", "b", "c", "c");

    @Test
    void gives_precision_recall_and_f1_of_each_label() {
        Classification figures = Classification.of(TARGETS, PREDICTIONS, Optional.empty());
        assertEquals(
                List.of(
                        new Score("a", 1, 2 / 3.0, 0.8, 3),
                        new Score("b", 0.5, 0.5, 0.5, 2),
                        new Score("c", 0.5, 1, 2 / 3.0, 1)),
                figures.scores());
        assertEquals(4 / 6.0, figures.accuracy());
    }

    @Test
    void means_are_plain_and_weighted() {
        Classification figures = Classification.of(TARGETS, PREDICTIONS, Optional.empty());
        assertEquals(2 / 3.0, figures.macro().precision(), 1e-12);
        assertEquals(0.75, figures.weighted().precision(), 1e-12);
        assertEquals((0.8 * 3 + 0.5 * 2 + 2 / 3.0) / 6, figures.weighted().f1(), 1e-12);
        assertEquals(6, figures.weighted().support());
    }

    @Test
    void with_every_label_counted_the_micro_figures_are_the_accuracy() {
        Classification figures = Classification.of(TARGETS, PREDICTIONS, Optional.empty());
        assertTrue(figures.complete());
        assertEquals(figures.accuracy(), figures.micro().precision());
        assertEquals(figures.accuracy(), figures.micro().recall());
    }

    @Test
    void a_label_that_stands_for_nothing_has_no_score_but_counts_against_precision() {
        Classification figures = Classification.of(
                List.of("city", "none", "none", "city"), List.of("city", "city", "none", "none"), Optional.of("none"));
        assertEquals(List.of(new Score("city", 0.5, 0.5, 0.5, 2)), figures.scores());
        assertFalse(figures.complete());
        assertEquals(0.5, figures.micro().precision());
        assertEquals(0.5, figures.accuracy());
    }

    @Test
    void a_label_that_is_only_predicted_has_no_score() {
        Classification figures = Classification.of(List.of("a", "a"), List.of("a", "x"), Optional.empty());
        assertEquals(List.of("a"), figures.scores().stream().map(Score::intent).toList());
        assertFalse(figures.complete());
    }

    @Test
    void nothing_to_tell_gives_no_figures() {
        assertTrue(Classification.of(List.of(), List.of(), Optional.empty()).isEmpty());
        assertTrue(Classification.of(List.of("none"), List.of("x"), Optional.of("none"))
                .isEmpty());
    }

    @Test
    void names_what_a_label_was_most_often_taken_for() {
        ConfusionMatrix matrix =
                ConfusionMatrix.of(List.of("a", "a", "a", "a", "a", "a"), List.of("a", "b", "b", "c", "d", "a"));
        assertEquals(Map.of("b", 2, "d", 1), matrix.confusedWith("a", ""));
    }

    @Test
    void refuses_lists_that_do_not_fit() {
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> ConfusionMatrix.of(List.of("a"), List.of()));
        assertEquals("1 targets have 0 predictions, expected one each.", refused.getMessage());
    }
}

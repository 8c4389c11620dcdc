package io.balie.nlu.evaluation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.balie.nlu.Bakery;
import io.balie.nlu.Example;
import io.balie.nlu.Guess;
import io.balie.nlu.Interpreter;
import io.balie.nlu.Language;
import io.balie.nlu.Reading;
import io.balie.nlu.model.NluTrainer;
import io.balie.nlu.model.Progress;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTest {

    @Test
    void scores_are_counted_by_intent() {
        Report report = Report.of(List.of(verdict("a", "a"), verdict("a", "b"), verdict("b", "b"), verdict("b", "b")));

        assertEquals(0.75, report.accuracy());
        assertEquals(new Score("a", 1, 0.5, 2 / 3.0, 2), report.scores().get(0));
        assertEquals(new Score("b", 2 / 3.0, 1, 0.8, 2), report.scores().get(1));
        assertEquals((2 / 3.0 + 0.8) / 2, report.macroF1(), 1e-9);
        assertEquals(List.of(new Confusion("a", "b", 1)), report.confusions());
        assertEquals(1, report.mistakes().size());
    }

    @Test
    void calibration_error_is_the_gap_between_confidence_and_accuracy() {
        // Confidence 0.75 each, half of them right.
        Report report = Report.of(List.of(verdict("a", "a"), verdict("a", "b")));

        assertEquals(0.25, report.calibrationError(), 1e-9);
    }

    @Test
    void nothing_cannot_be_evaluated() {
        assertThrows(IllegalArgumentException.class, () -> Report.of(List.of()));
    }

    @Test
    void folds_hold_every_intent_in_proportion_and_depend_on_the_seed_alone() {
        List<Example> examples = Bakery.examples();

        int[] folds = CrossValidation.folds(examples, 4, 3);

        assertArrayEquals(folds, CrossValidation.folds(examples, 4, 3));
        for (int fold = 0; fold < 4; fold++) {
            int of = fold;
            long orders = java.util.stream.IntStream.range(0, folds.length)
                    .filter(i -> folds[i] == of && examples.get(i).intent().equals("order"))
                    .count();
            assertTrue(orders >= 4 && orders <= 7, () -> "fold " + of + " has " + orders);
        }
    }

    @Test
    void cross_validation_reads_every_message_once_and_mostly_right() {
        List<Example> examples = Bakery.examples();

        Report report = CrossValidation.run(
                examples,
                3,
                1,
                train -> NluTrainer.train(train, Bakery.settings(1), Progress.SILENT),
                e -> Bakery.message(e.text(), e.language()));

        assertEquals(examples.size(), report.verdicts().size());
        assertTrue(report.accuracy() > 0.55, () -> "accuracy " + report.accuracy() + " " + report.confusions());
    }

    private static Verdict verdict(String expected, String read) {
        Interpreter sure = m -> new Reading(m.text(), Language.NL, true, List.of(new Guess(read, 0.75)), List.of(), 1);
        return new Verdict(new Example("x", expected, Language.NL, List.of()), sure.read(Bakery.message("x")));
    }
}

package io.balie.nlu.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.balie.nlu.Example;
import io.balie.nlu.Guess;
import io.balie.nlu.Language;
import io.balie.nlu.Reading;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConfidenceTest {

    private static final List<Verdict> FOUR =
            List.of(verdict(true, 0.95), verdict(false, 0.55), verdict(true, 0.75), verdict(true, 0.55));

    @Test
    void a_bin_holds_what_was_read_with_about_that_confidence() {
        Reliability reliability = Reliability.of(FOUR);

        assertEquals(10, reliability.bins().size());
        Reliability.Bin half = reliability.bins().get(5);
        assertEquals(0.55, half.confidence(), 1e-9);
        assertEquals(0.5, half.accuracy(), 1e-9);
        assertEquals(2, half.count());
        assertEquals((0.05 + 0.25 + 2 * 0.05) / 4, reliability.error(), 1e-9);
        assertEquals(0.25, reliability.worst(), 1e-9);
    }

    @Test
    void the_risk_is_that_of_the_surest_and_equals_come_together() {
        RiskCoverage risk = RiskCoverage.of(FOUR);

        assertEquals(
                List.of(
                        new RiskCoverage.Point(0.95, 0.25, 0),
                        new RiskCoverage.Point(0.75, 0.5, 0),
                        new RiskCoverage.Point(0.55, 1, 0.25)),
                risk.points());
        assertEquals(0.125, risk.area(), 1e-9);
        assertEquals(0.5, risk.within(0.1).map(RiskCoverage.Point::coverage).orElse(0.0));
        assertEquals(
                Optional.empty(), RiskCoverage.of(List.of(verdict(false, 0.9))).within(0.1));
    }

    @Test
    void mcnemars_p_is_that_of_the_binomial_distribution() {
        assertEquals(1, McNemar.of(0, 0).p());
        assertEquals(1, McNemar.of(7, 7).p());
        // 2 * (1 + 10) / 1024
        assertEquals(22 / 1024.0, McNemar.of(1, 9).p(), 1e-12);
        assertEquals(22 / 1024.0, McNemar.of(9, 1).p(), 1e-12);
        // Half to that power cannot be written as a number any more.
        assertEquals(0.00294058, McNemar.of(4905, 5205).p(), 1e-8);
        assertThrows(IllegalArgumentException.class, () -> McNemar.of(-1, 0));
    }

    private static Verdict verdict(boolean right, double confidence) {
        return new Verdict(
                new Example("x", "a", Language.NL, List.of()),
                new Reading("x", Language.NL, true, List.of(new Guess(right ? "a" : "b", confidence)), List.of(), 1));
    }
}

package io.balie.nlu.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.balie.nlu.Bakery;
import io.balie.nlu.Example;
import io.balie.nlu.Language;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExplanationTest {

    @Test
    void what_the_features_say_and_the_rest_make_the_lead_of_the_best_intent() {
        int explained = 0;
        for (Example example : Bakery.examples()) {
            Explanation explanation = Bakery.model()
                    .explain(Bakery.message(example.text(), example.language()))
                    .orElseThrow();
            if (explanation.cause() != Explanation.Cause.FEATURES
                    || explanation.reading().familiarity() < 0.9) {
                continue;
            }
            double lead = explanation.rest()
                    + explanation.evidence().stream()
                            .mapToDouble(Explanation.Evidence::weight)
                            .sum();
            double odds = StrictMath.log(explanation.reading().confidenceOf(explanation.chosen())
                    / explanation.reading().confidenceOf(explanation.against()));
            assertEquals(odds, lead, 1e-3, example.text());
            // Biases are small: what the message says is what decides.
            assertTrue(Math.abs(explanation.rest()) < Math.abs(lead) + 1.5, example.text());
            explained++;
        }
        assertTrue(explained > 20, "explained " + explained);
    }

    @Test
    void the_weightiest_features_come_first_and_a_telling_word_is_among_them() {
        Explanation explanation = Bakery.model()
                .explain(Bakery.message("Hoe laat gaat u open?", Language.NL))
                .orElseThrow();

        List<Double> sizes = explanation.evidence().stream()
                .map(evidence -> Math.abs(evidence.weight()))
                .toList();
        for (int i = 1; i < sizes.size(); i++) {
            assertTrue(sizes.get(i - 1) >= sizes.get(i), "at " + i);
        }
        assertTrue(
                explanation.evidence().stream()
                        .limit(15)
                        .anyMatch(evidence ->
                                evidence.weight() > 0 && evidence.feature().contains("open")),
                explanation.evidence().toString());
    }

    @Test
    void a_message_without_words_has_no_reasons() {
        assertEquals(Optional.empty(), Bakery.model().explain(Bakery.message("   ", Language.NL)));
    }
}

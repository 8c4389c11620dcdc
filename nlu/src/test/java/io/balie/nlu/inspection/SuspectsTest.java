package io.balie.nlu.inspection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.balie.nlu.Bakery;
import io.balie.nlu.Example;
import io.balie.nlu.Guess;
import io.balie.nlu.Language;
import io.balie.nlu.Reading;
import io.balie.nlu.evaluation.CrossValidation;
import io.balie.nlu.evaluation.Verdict;
import io.balie.nlu.model.NluTrainer;
import io.balie.nlu.model.Progress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class SuspectsTest {

    @Test
    void a_label_is_suspect_if_another_is_as_sure_as_it_usually_is_where_it_is_right() {
        // Thresholds: a 0.6, b 0.8.
        List<Verdict> held = List.of(
                read("a", "a", 0.9),
                read("a", "a", 0.7),
                read("a", "b", 0.8),
                read("b", "b", 0.9),
                read("b", "b", 0.7));

        Suspects suspects = Suspects.among(held);

        assertEquals(0.6, suspects.thresholds().get("a"), 1e-9);
        assertEquals(0.8, suspects.thresholds().get("b"), 1e-9);
        assertEquals(
                List.of(2),
                suspects.found().stream().map(Suspects.Suspect::message).toList());
        assertEquals("b", suspects.found().getFirst().suggested());
        assertEquals(0.6, suspects.found().getFirst().sureness(), 1e-9);
    }

    @Test
    void a_wrong_reading_that_is_less_sure_than_usual_accuses_nobody() {
        List<Verdict> held =
                List.of(read("a", "a", 0.9), read("a", "b", 0.7), read("b", "b", 0.9), read("b", "b", 0.9));

        assertEquals(List.of(), Suspects.among(held).found());
    }

    @Test
    void the_surest_come_first_and_equals_in_the_order_of_the_messages() {
        List<Verdict> held = List.of(
                read("a", "a", 0.9),
                read("a", "a", 0.9),
                read("a", "b", 0.8),
                read("a", "b", 0.9),
                read("a", "b", 0.8),
                read("b", "b", 0.8),
                read("b", "b", 0.8));

        assertEquals(
                List.of(3, 2, 4),
                Suspects.among(held).found().stream()
                        .map(Suspects.Suspect::message)
                        .toList());
    }

    @Test
    void labels_that_were_swapped_on_purpose_are_found_and_found_again() {
        List<Example> examples = new ArrayList<>(Bakery.examples());
        Set<String> swapped = new TreeSet<>();
        for (int i = 5; i < examples.size(); i += examples.size() / 6) {
            Example example = examples.get(i);
            String other = example.intent().equals("order") ? "hours" : "order";
            examples.set(i, new Example(example.text(), other, example.language(), example.entities()));
            swapped.add(example.text());
        }

        List<Verdict> held = held(examples);
        List<Suspects.Suspect> found = Suspects.among(held).found();

        long right = found.stream()
                .filter(suspect ->
                        swapped.contains(held.get(suspect.message()).example().text()))
                .count();
        assertTrue(right >= swapped.size() / 2, () -> right + " of " + swapped.size());
        assertEquals(found, Suspects.among(held(examples)).found());
    }

    private static List<Verdict> held(List<Example> examples) {
        return CrossValidation.inFolds(
                        examples,
                        3,
                        1,
                        train -> NluTrainer.train(train, Bakery.settings(1), Progress.SILENT),
                        e -> Bakery.message(e.text(), e.language()))
                .stream()
                .flatMap(fold -> fold.held().stream())
                .toList();
    }

    /** Of two intents, one with this confidence and the other with the rest. */
    private static Verdict read(String label, String best, double confidence) {
        String other = best.equals("a") ? "b" : "a";
        List<Guess> ranking = new ArrayList<>(List.of(new Guess(best, confidence), new Guess(other, 1 - confidence)));
        ranking.sort(Comparator.comparingDouble(Guess::confidence).reversed());
        return new Verdict(
                new Example("x", label, Language.NL, List.of()),
                new Reading("x", Language.NL, true, ranking, List.of(), 1));
    }
}

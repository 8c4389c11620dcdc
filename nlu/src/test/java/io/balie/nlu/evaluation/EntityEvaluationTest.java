package io.balie.nlu.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.balie.nlu.Entity;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class EntityEvaluationTest {

    //                              0123456789012345678
    private static final String TEXT = "from New York to Ede";
    private static final List<EntityEvaluation.Word> WORDS = List.of(
            new EntityEvaluation.Word(0, 4),
            new EntityEvaluation.Word(5, 8),
            new EntityEvaluation.Word(9, 13),
            new EntityEvaluation.Word(14, 16),
            new EntityEvaluation.Word(17, 20));

    private static Entity city(int start, int end, String role, String extractor, double confidence) {
        return new Entity(
                "city",
                start,
                end,
                TEXT.substring(start, end),
                extractor,
                Optional.of(role).filter(r -> !r.isEmpty()),
                Optional.empty(),
                confidence < 0 ? OptionalDouble.empty() : OptionalDouble.of(confidence));
    }

    private static EntityEvaluation of(Entity... found) {
        return new EntityEvaluation(List.of(new EntityEvaluation.Case(
                TEXT, WORDS, List.of(city(5, 13, "from", "", -1), city(17, 20, "to", "", -1)), List.of(found))));
    }

    @Test
    void every_word_of_an_entity_counts_with_its_role() {
        EntityEvaluation.Findings found = of(city(5, 13, "from", "DIET", 0.9), city(17, 20, "from", "DIET", 0.6))
                .of("DIET");
        assertEquals(List.of("no_entity", "city.from", "city.from", "no_entity", "city.to"), found.targets());
        assertEquals(List.of("no_entity", "city.from", "city.from", "no_entity", "city.from"), found.predictions());
        assertEquals(List.of(0.0, 0.9, 0.9, 0.0, 0.6), found.confidences());
        assertEquals(0.8, found.classification().accuracy());
    }

    @Test
    void each_extractor_is_judged_by_what_it_found_itself() {
        EntityEvaluation evaluation = of(city(5, 13, "from", "DIET", 1), city(17, 20, "to", "Regex", -1));
        assertEquals(List.of("DIET", "Regex"), evaluation.extractors());
        assertEquals(
                List.of("no_entity", "no_entity", "no_entity", "no_entity", "city.to"),
                evaluation.of("Regex").predictions());
        assertEquals(1, evaluation.of("Regex").errors().size());
        assertEquals(1, evaluation.of("Regex").successes().size());
    }

    @Test
    void a_word_in_two_entities_belongs_to_the_one_that_covers_more_of_it() {
        EntityEvaluation.Findings found =
                of(city(5, 10, "from", "DIET", 1), city(9, 13, "to", "DIET", 1)).of("DIET");
        assertEquals("city.from", found.predictions().get(1));
        assertEquals("city.to", found.predictions().get(2));
    }

    @Test
    void an_extractor_that_found_nothing_is_wrong_about_every_expected_word() {
        EntityEvaluation.Findings found = of().of("DIET");
        assertEquals(2 / 5.0, found.classification().accuracy());
        assertEquals(1, found.errors().size());
        assertEquals(List.of(), found.successes());
    }
}

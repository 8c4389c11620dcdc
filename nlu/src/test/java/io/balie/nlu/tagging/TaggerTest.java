package io.balie.nlu.tagging;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.balie.nlu.Cinema;
import io.balie.nlu.Entity;
import io.balie.nlu.Example;
import io.balie.nlu.patterns.PatternSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaggerTest {

    private static final Tagger TAGGER =
            new TaggerTrainer(1).train(Cinema.examples(), PatternSet.none()).orElseThrow();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "from Hamburg to Warsaw | from:Hamburg to:Warsaw",
                "a train from Milan to Geneva please | from:Milan to:Geneva",
                "ticket to Porto from Ghent | to:Porto from:Ghent"
            })
    void a_role_is_learned_from_the_words_around(String message, String expected) {
        List<String> found = TAGGER.tag(message, "DIETClassifier", type -> true).stream()
                .map(e -> e.role().orElse("none") + ':' + e.value())
                .toList();

        assertEquals(expected, String.join(" ", found));
    }

    @Test
    void an_entity_says_how_sure_its_type_and_role_are_and_who_found_it() {
        Entity city = TAGGER.tag("from Hamburg to Warsaw", "CRFEntityExtractor", type -> true)
                .get(0);

        assertEquals("CRFEntityExtractor", city.extractor());
        assertTrue(city.confidence().orElseThrow() > 0.5, city::toString);
        assertTrue(city.roleConfidence().orElseThrow() <= city.confidence().orElseThrow(), city::toString);
        assertTrue(city.groupConfidence().isEmpty(), city::toString);
    }

    @ParameterizedTest
    @CsvSource({"hello", "of course not", "what are the opening hours"})
    void a_message_without_entities_has_none(String message) {
        assertEquals(List.of(), TAGGER.tag(message, "DIETClassifier", type -> true));
    }

    @Test
    void the_same_examples_give_the_same_weights() {
        Tagger again =
                new TaggerTrainer(1).train(Cinema.examples(), PatternSet.none()).orElseThrow();

        assertEquals(TAGGER.features(), again.features());
        assertArrayEquals(TAGGER.weights().cells(), again.weights().cells());
        assertArrayEquals(TAGGER.follows(), again.follows());
    }

    @Test
    void without_annotations_there_is_no_tagger() {
        assertEquals(
                Optional.empty(),
                new TaggerTrainer(1).train(List.of(Cinema.example("greet", "hi")), PatternSet.none()));
    }

    @Test
    void an_annotation_within_a_word_is_passed_over() {
        assertEquals(
                Optional.empty(),
                new TaggerTrainer(1).train(List.of(Cinema.example("x", "at [5](number)pm")), PatternSet.none()));
    }

    @Test
    void a_known_message_has_its_annotations_split_or_whole() {
        List<Example> examples = List.of(Cinema.example("x", "I live at [Long Lane 4, London](address)"));
        Tagger tagger = new TaggerTrainer(1).train(examples, PatternSet.none()).orElseThrow();
        KnownTags known = KnownTags.of(examples, tagger.labels());

        assertEquals(
                List.of("long lane 4", "london"), values(known.find("i live at long lane 4, london!", "x", t -> true)));
        assertEquals(
                List.of("long lane 4, london"), values(known.find("i live at long lane 4, london!", "x", t -> false)));
        assertEquals(Optional.empty(), known.find("i live at short lane 4", "x", t -> true));
    }

    private static List<String> values(Optional<List<Entity>> found) {
        return found.orElseThrow().stream().map(Entity::value).toList();
    }
}

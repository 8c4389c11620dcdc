package io.balie.nlu.tagging;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.balie.nlu.Entity;
import io.balie.nlu.Example;
import io.balie.nlu.Language;
import io.balie.nlu.entities.Mark;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameTaggerTest {

    private static final Set<String> COMMON =
            Set.of("ik", "werk", "voor", "de", "fiets", "van", "is", "kapot", "groeten");
    private static final List<Example> EXAMPLES = examples();
    private static final NameTagger TAGGER = trained();

    private static List<Example> examples() {
        List<Example> examples = new ArrayList<>();
        for (String name : List.of("Zwartkop", "Lumora", "Tervelt", "Bixenaar", "Oddel", "Krommers")) {
            examples.add(named("ik werk voor ", name, "", "organisation"));
            examples.add(named("de fiets van ", name, " is kapot", "person"));
            examples.add(new Example("de fiets is kapot", "complaint", Language.NL, List.of()));
        }
        return examples;
    }

    private static Example named(String before, String name, String after, String kind) {
        Entity entity = Entity.exact(kind, before.length(), before.length() + name.length(), name, "example");
        return new Example(before + name + after, "greet", Language.NL, List.of(entity));
    }

    private static NameTagger trained() {
        return new NameTaggerTrainer(7).train(EXAMPLES, COMMON::contains).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ik werk voor Quellberg | organisation:Quellberg",
                "de fiets van Quellberg is kapot | person:Quellberg",
                "de fiets is kapot | ''"
            })
    void the_kind_of_a_new_name_is_told_by_the_words_around_it(String message, String expected) {
        String found = TAGGER.find(message, Language.NL, List.of()).stream()
                .map(mark -> mark.kind() + ':' + message.substring(mark.start(), mark.end()))
                .collect(Collectors.joining(" "));

        assertEquals(expected, found);
    }

    @Test
    void no_name_goes_on_after_a_comma() {
        for (Mark mark : TAGGER.find("ik werk voor Quellberg, Tervelt", Language.NL, List.of())) {
            assertTrue(mark.end() <= 22 || mark.start() > 22, mark.toString());
        }
    }

    @Test
    void the_same_examples_and_seed_give_the_same_weights() {
        NameTagger again = trained();

        assertArrayEquals(TAGGER.features(), again.features());
        assertArrayEquals(TAGGER.weights().cells(), again.weights().cells());
        assertArrayEquals(TAGGER.follows(), again.follows());
    }

    @Test
    void without_a_name_there_is_nothing_to_learn() {
        assertTrue(new NameTaggerTrainer(7)
                .train(List.of(new Example("hallo", "greet", Language.NL, List.of())), COMMON::contains)
                .isEmpty());
    }
}

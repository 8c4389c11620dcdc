package io.balie.nlu.inspection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.balie.nlu.Bakery;
import io.balie.nlu.Example;
import io.balie.nlu.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CensusTest {

    @Test
    void messages_words_and_repetitions_are_counted() {
        Census census = Census.of(List.of(
                new Example("Dag!", "greet", Language.NL, List.of()),
                new Example("dag", "greet", Language.NL, List.of()),
                new Example("good morning to you", "greet", Language.EN, List.of()),
                new Example("tot ziens dan maar weer eens", "bye", Language.NL, List.of())));

        assertEquals(4, census.messages());
        assertEquals(Map.of("nl", 2, "en", 1), census.byIntent().get("greet"));
        assertEquals(1, census.repeated());
        assertEquals(new Census.Lengths(1, 2.5, 3, 6, 6), census.words());
        assertEquals(Map.of("en", 4, "nl", 7), census.vocabulary());
        assertEquals(6, census.once().get("nl"));
    }

    @Test
    void an_intent_with_few_examples_and_one_with_far_too_many_are_told() {
        List<Example> examples = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            examples.add(new Example("pakket " + i, "order", Language.NL, List.of()));
        }
        for (int i = 0; i < 12; i++) {
            examples.add(new Example("dag " + i, "greet", Language.NL, List.of()));
        }
        examples.add(new Example("tot ziens", "bye", Language.NL, List.of()));

        List<String> warnings = Census.of(examples).warnings();

        assertEquals(2, warnings.size(), warnings.toString());
        assertTrue(warnings.get(0).startsWith("Intent 'bye' has 1 examples"), warnings.get(0));
        assertTrue(warnings.get(1).startsWith("Intent 'order' has 200 examples"), warnings.get(1));
    }

    @Test
    void nothing_is_counted_as_nothing() {
        assertEquals(0, Census.of(List.of()).messages());
        assertEquals(List.of(), Census.of(List.of()).warnings());
    }

    @Test
    void intents_worded_alike_lie_close_together_on_the_map() {
        List<Example> examples = new ArrayList<>(Bakery.examples());
        Bakery.examples().stream()
                .filter(example -> example.intent().equals("order"))
                .forEach(example -> examples.add(new Example(
                        example.text() + " graag", "order_politely", example.language(), example.entities())));

        IntentMap map = IntentMap.of(examples);

        String nearest = map.places().stream()
                .filter(place -> !place.intent().equals("order"))
                .min(java.util.Comparator.comparingDouble(place -> apart(place, of(map, "order"))))
                .orElseThrow()
                .intent();
        assertEquals("order_politely", nearest);
        assertTrue(map.shown() > 0.2 && map.shown() <= 1, () -> "shown " + map.shown());
        assertEquals(map, IntentMap.of(examples));
    }

    @Test
    void one_intent_alone_lies_in_the_middle() {
        IntentMap map = IntentMap.of(List.of(new Example("dag", "greet", Language.NL, List.of())));

        assertEquals(List.of(new IntentMap.Place("greet", 0, 0, 1)), map.places());
    }

    private static IntentMap.Place of(IntentMap map, String intent) {
        return map.places().stream()
                .filter(place -> place.intent().equals(intent))
                .findFirst()
                .orElseThrow();
    }

    private static double apart(IntentMap.Place one, IntentMap.Place other) {
        return Math.hypot(one.x() - other.x(), one.y() - other.y());
    }
}

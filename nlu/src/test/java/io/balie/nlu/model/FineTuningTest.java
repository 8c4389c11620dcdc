package io.balie.nlu.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.balie.nlu.Bakery;
import io.balie.nlu.Example;
import io.balie.nlu.Language;
import io.balie.nlu.TrainingData;
import io.balie.nlu.pipeline.Component;
import io.balie.nlu.pipeline.Pipeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A training that goes on from a model keeps what it knew and learns what is new. */
class FineTuningTest {

    private static final List<String> OPENING =
            List.of("wanneer gaan jullie open", "hoe laat open", "zijn jullie open");
    private static final List<String> BREAD =
            List.of("ik wil een brood bestellen", "een brood graag", "mag ik een brood");
    private static final List<String> PARKING =
            List.of("waar kan ik parkeren", "is er een parkeerplaats", "parkeren bij u");

    private static final NluModel BASE = NluTrainer.train(
            data(Map.of("opening", OPENING, "bread", BREAD)), pipeline(16), List.of(Language.NL), 3, Progress.SILENT);

    @Test
    void new_words_and_a_new_intent_are_learned_and_the_old_ones_are_kept() {
        NluModel tuned = tuned(Map.of("opening", OPENING, "bread", BREAD, "parking", PARKING), 16);

        assertEquals("parking", best(tuned, "waar is de parkeerplaats"));
        assertEquals("opening", best(tuned, "hoe laat gaan jullie open"));
        assertEquals("bread", best(tuned, "ik wil een brood"));
        assertEquals(List.of("bread", "opening", "parking"), tuned.intents());
    }

    @Test
    void the_same_base_and_seed_give_the_same_model() {
        Map<String, List<String>> more = Map.of("opening", OPENING, "bread", BREAD, "parking", PARKING);

        assertEquals(tuned(more, 16).fingerprint(), tuned(more, 16).fingerprint());
        assertNotEquals(BASE.fingerprint(), tuned(more, 16).fingerprint());
    }

    @Test
    void it_is_refused_where_an_intent_is_gone() {
        IllegalArgumentException refused = assertThrows(
                IllegalArgumentException.class, () -> tuned(Map.of("opening", OPENING, "parking", PARKING), 16));

        assertTrue(refused.getMessage().contains("'bread'"), refused.getMessage());
    }

    @Test
    void it_is_refused_where_the_network_has_another_size() {
        IllegalArgumentException refused = assertThrows(
                IllegalArgumentException.class, () -> tuned(Map.of("opening", OPENING, "bread", BREAD), 8));

        assertTrue(refused.getMessage().contains("32 hidden units"), refused.getMessage());
    }

    private static NluModel tuned(Map<String, List<String>> messages, int hidden) {
        return NluTrainer.finetune(
                BASE, data(messages), pipeline(hidden), List.of(Language.NL), 3, 0.5, Progress.SILENT);
    }

    private static String best(NluModel model, String message) {
        return model.read(Bakery.message(message)).best().orElseThrow().intent();
    }

    private static Pipeline pipeline(int hidden) {
        return Pipeline.of(List.of(new Component("SparseIntentClassifier", Map.of("hidden", hidden, "members", 2))));
    }

    private static TrainingData data(Map<String, List<String>> messages) {
        List<Example> examples = new ArrayList<>();
        messages.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(intent -> intent.getValue()
                        .forEach(text -> examples.add(new Example(text, intent.getKey(), Language.NL, List.of()))));
        return TrainingData.of(examples);
    }
}

package io.balie.nlu.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.balie.nlu.Bakery;
import io.balie.nlu.Example;
import io.balie.nlu.Language;
import io.balie.nlu.Reading;
import io.balie.nlu.TrainingData;
import io.balie.nlu.pipeline.Component;
import io.balie.nlu.pipeline.Pipeline;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Many threads that read at once get the answers that one gets, without a lock. */
class ManyThreadsTest {

    private static final int THREADS = 8;
    private static final int ROUNDS = 40;
    private static final List<String> MESSAGES = List.of(
            "wanneer gaan jullie open",
            "ik wil dinsdag om half elf een brood ophalen",
            "met Jan de Vries, bel me op 06 12 34 56 78",
            "mijn bestelnummer is BR-2026-4471 en ik betaal € 12,50",
            "can we do this in English please",
            "mail naar jan@post.example of kom langs op 14 december",
            "\ud83d\ude00 e\u0301e\u0301n brood",
            "");

    @Test
    void they_read_the_same() throws Exception {
        NluModel model = NluTrainer.train(
                TrainingData.of(List.of(
                        new Example("wanneer open", "opening", Language.NL, List.of()),
                        new Example("ik wil een brood", "bread", Language.NL, List.of()),
                        new Example("when do you open", "opening", Language.EN, List.of()),
                        new Example("a loaf of bread please", "bread", Language.EN, List.of()))),
                Pipeline.of(List.of(
                        new Component("SparseIntentClassifier", Map.of("hidden", 8)),
                        new Component("RuleEntityExtractor", Map.of()))),
                List.of(Language.NL, Language.EN),
                1,
                Progress.SILENT);
        // What is filled in as it is met is met by all of them at once: nothing is read before.
        Callable<List<Reading>> all = () -> {
            List<Reading> readings = new ArrayList<>();
            for (int round = 0; round < ROUNDS; round++) {
                MESSAGES.forEach(text -> readings.add(model.read(Bakery.message(text))));
            }
            return readings;
        };

        List<Future<List<Reading>>> together;
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            together = threads.invokeAll(Collections.nCopies(THREADS, all));
        }

        List<Reading> alone = all.call();
        for (Future<List<Reading>> one : together) {
            assertEquals(alone, one.get());
        }
    }
}

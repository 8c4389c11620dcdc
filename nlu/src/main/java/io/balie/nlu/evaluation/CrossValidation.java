package io.balie.nlu.evaluation;

import io.balie.nlu.Example;
import io.balie.nlu.Interpreter;
import io.balie.nlu.Message;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Function;

/** Reads every example with a model that has not seen it: in folds, each with every intent in proportion. */
public final class CrossValidation {

    private CrossValidation() {}

    /**
     * Run it.
     *
     * @param folds at least 2
     * @param seed of the drawing of folds
     * @param trainer makes an interpreter from examples
     * @param asMessage puts an example as a message: its moment, zone and country
     */
    public static Report run(
            List<Example> examples,
            int folds,
            long seed,
            Function<List<Example>, Interpreter> trainer,
            Function<Example, Message> asMessage) {
        return Report.of(inFolds(examples, folds, seed, trainer, asMessage).stream()
                .flatMap(fold -> fold.held().stream())
                .toList());
    }

    /**
     * One model of several.
     *
     * @param learned the examples it was trained on, as it reads them
     * @param held those that it has not seen
     */
    public record Fold(List<Verdict> learned, List<Verdict> held) {
        public Fold {
            learned = List.copyOf(learned);
            held = List.copyOf(held);
        }
    }

    /** As {@link #run}, with what each model made of the examples it was trained on and of the others. */
    public static List<Fold> inFolds(
            List<Example> examples,
            int folds,
            long seed,
            Function<List<Example>, Interpreter> trainer,
            Function<Example, Message> asMessage) {
        int[] fold = folds(examples, folds, seed);
        List<Fold> all = new ArrayList<>();
        for (int f = 0; f < folds; f++) {
            List<Example> train = new ArrayList<>();
            List<Example> held = new ArrayList<>();
            for (int i = 0; i < fold.length; i++) {
                (fold[i] == f ? held : train).add(examples.get(i));
            }
            Interpreter interpreter = trainer.apply(train);
            Function<Example, Verdict> judged = e -> new Verdict(e, interpreter.read(asMessage.apply(e)));
            all.add(new Fold(
                    train.stream().map(judged).toList(),
                    held.stream().map(judged).toList()));
        }
        return all;
    }

    /** The fold of each example, from 0: stratified by intent and language, drawn by the seed. */
    public static int[] folds(List<Example> examples, int folds, long seed) {
        if (folds < 2 || folds > examples.size()) {
            throw new IllegalArgumentException(
                    "Folds are %d, expected 2 to the number of examples, %d.".formatted(folds, examples.size()));
        }
        Map<String, List<Integer>> strata = new TreeMap<>();
        for (int i = 0; i < examples.size(); i++) {
            Example example = examples.get(i);
            strata.computeIfAbsent(example.intent() + ' ' + example.language(), k -> new ArrayList<>())
                    .add(i);
        }
        SplittableRandom random = new SplittableRandom(seed);
        int[] fold = new int[examples.size()];
        int next = 0;
        for (List<Integer> stratum : strata.values()) {
            for (int i = stratum.size() - 1; i > 0; i--) {
                Collections.swap(stratum, i, random.nextInt(i + 1));
            }
            for (int place : stratum) {
                fold[place] = next++ % folds;
            }
        }
        return fold;
    }
}

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
        int[] fold = folds(examples, folds, seed);
        List<Verdict> verdicts = new ArrayList<>();
        for (int f = 0; f < folds; f++) {
            List<Example> train = new ArrayList<>();
            List<Example> held = new ArrayList<>();
            for (int i = 0; i < fold.length; i++) {
                (fold[i] == f ? held : train).add(examples.get(i));
            }
            Interpreter interpreter = trainer.apply(train);
            held.forEach(e -> verdicts.add(new Verdict(e, interpreter.read(asMessage.apply(e)))));
        }
        return Report.of(verdicts);
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

package io.balie.nlu.tagging;

import io.balie.nlu.Example;
import io.balie.nlu.classifier.PackedRows;
import io.balie.nlu.patterns.PatternSet;
import io.balie.nlu.text.Words;
import io.balie.nlu.text.Words.Word;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeSet;

/**
 * Trains a {@link Tagger}: the same examples in the same order and seed give the same weights.
 *
 * <p>Steps of Adagrad over one example after another. What a word itself is made of is left out at random, so that its
 * surroundings tell of a value that no example has.
 */
public final class TaggerTrainer {

    private static final double VALUE_LEFT_OUT = 0.5;
    private static final float SMALLEST_WEIGHT = 0.005f;
    // Multiplications in a training, roughly: the more words and labels, the fewer epochs.
    private static final double WORK = 2e9;
    private static final int FEWEST_EPOCHS = 6;
    private static final int MOST_EPOCHS = 40;

    private final long seed;

    public TaggerTrainer(long seed) {
        this.seed = seed;
    }

    /** Train on the annotations; empty if there are none that fit whole words. */
    public Optional<Tagger> train(List<Example> examples, PatternSet patterns) {
        List<Label> labels = labels(examples);
        if (labels.isEmpty()) {
            return Optional.empty();
        }
        Chain chain = new Chain(labels.size());
        Map<String, String> values = TagFeatures.values(examples);
        Map<String, Integer> places = new LinkedHashMap<>();
        List<ChainLearning.Row> rows = new ArrayList<>();
        for (Example example : examples) {
            List<Word> words = Words.of(example.text());
            if (!words.isEmpty()) {
                rows.add(row(example, words, labels, patterns, values, places));
            }
        }
        ChainLearning learning = new ChainLearning(chain, places.size(), VALUE_LEFT_OUT, new SplittableRandom(seed));
        learning.run(rows, epochs(rows, chain.tags()));
        return Optional.of(tagger(labels, List.copyOf(places.keySet()), learning, patterns, values));
    }

    // Features that were never moved are of no use, and they are many.
    private static Tagger tagger(
            List<Label> labels,
            List<String> names,
            ChainLearning learning,
            PatternSet patterns,
            Map<String, String> values) {
        List<String> kept = new ArrayList<>();
        List<float[]> rows = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            if (isOfUse(learning.weights()[i])) {
                kept.add(names.get(i));
                rows.add(learning.weights()[i]);
            }
        }
        return new Tagger(
                labels,
                kept,
                PackedRows.of(rows.toArray(float[][]::new)),
                learning.follows().flat(),
                patterns,
                values);
    }

    private static boolean isOfUse(float[] row) {
        for (float weight : row) {
            if (Math.abs(weight) >= SMALLEST_WEIGHT) {
                return true;
            }
        }
        return false;
    }

    private static List<Label> labels(List<Example> examples) {
        TreeSet<String> keys = new TreeSet<>();
        Map<String, Label> byKey = new LinkedHashMap<>();
        for (Example example : examples) {
            for (Aligned aligned : Aligned.of(example)) {
                Label label = Label.of(aligned.entity());
                String key = label.type()
                        + '\t'
                        + label.role().orElse("")
                        + '\t'
                        + label.group().orElse("");
                keys.add(key);
                byKey.put(key, label);
            }
        }
        return keys.stream().map(byKey::get).toList();
    }

    private static int epochs(List<ChainLearning.Row> rows, int tags) {
        long words = rows.stream().mapToLong(row -> row.words()).sum();
        double perEpoch = words * (600.0 + 60.0 * tags + (double) tags * tags / 2);
        return (int) Math.clamp(WORK / perEpoch, FEWEST_EPOCHS, MOST_EPOCHS);
    }

    private static ChainLearning.Row row(
            Example example,
            List<Word> words,
            List<Label> labels,
            PatternSet patterns,
            Map<String, String> values,
            Map<String, Integer> places) {
        List<TagFeatures.Described> described = TagFeatures.of(example.text(), words, patterns, values);
        int[][] own = new int[words.size()][];
        int[][] around = new int[words.size()][];
        int[][] value = new int[words.size()][];
        for (int t = 0; t < own.length; t++) {
            own[t] = numbers(described.get(t).own(), places);
            around[t] = numbers(described.get(t).around(), places);
            value[t] = numbers(described.get(t).value(), places);
        }
        int[] tags = new int[words.size()];
        for (Aligned aligned : Aligned.of(example)) {
            int label = labels.indexOf(Label.of(aligned.entity()));
            for (int t = aligned.first(); t <= aligned.last(); t++) {
                tags[t] = Chain.tag(label, place(aligned, t));
            }
        }
        return new ChainLearning.Row(own, around, value, tags);
    }

    private static int place(Aligned aligned, int word) {
        if (aligned.first() == aligned.last()) {
            return Chain.ALONE;
        }
        if (word == aligned.first()) {
            return Chain.FIRST;
        }
        return word == aligned.last() ? Chain.LAST : Chain.INSIDE;
    }

    private static int[] numbers(List<String> names, Map<String, Integer> places) {
        int[] numbers = new int[names.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = places.computeIfAbsent(names.get(i), k -> places.size());
        }
        return numbers;
    }
}

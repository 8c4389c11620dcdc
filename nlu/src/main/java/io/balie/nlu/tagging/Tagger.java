package io.balie.nlu.tagging;

import io.balie.nlu.Entity;
import io.balie.nlu.classifier.PackedRows;
import io.balie.nlu.patterns.PatternSet;
import io.balie.nlu.text.Words;
import io.balie.nlu.text.Words.Word;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Finds the entities that examples annotate. Immutable, safe for many threads, deterministic. */
public final class Tagger {

    private static final int MOST_WORDS = 300;

    private final List<Label> labels;
    private final List<String> features;
    private final PackedRows weights;
    private final Follows follows;
    private final PatternSet patterns;
    private final Map<String, String> values;
    private final Map<String, Integer> places = new HashMap<>();
    private final Chain chain;
    private final Follows followsExponential;

    /**
     * A tagger from its weights.
     *
     * @param labels in the order of their tags
     * @param features their names, in the order of the rows
     * @param weights [features, 1 + 4 labels]
     * @param follows of one tag after another, as {@link #follows()} gives them
     * @param patterns that mark words
     * @param values words that mostly are of one type, to that type
     * @throws IllegalArgumentException if the shapes do not fit each other
     */
    public Tagger(
            List<Label> labels,
            List<String> features,
            PackedRows weights,
            float[] follows,
            PatternSet patterns,
            Map<String, String> values) {
        this.labels = List.copyOf(labels);
        this.features = List.copyOf(features);
        this.weights = weights;
        this.follows = Follows.of(labels.size(), follows);
        this.patterns = patterns;
        this.values = Map.copyOf(values);
        this.chain = new Chain(labels.size());
        if (weights.rows() != features.size() || weights.columns() != chain.tags()) {
            throw new IllegalArgumentException("A tagger of %d labels has %d features and weights of %d by %d."
                    .formatted(labels.size(), features.size(), weights.rows(), weights.columns()));
        }
        for (int i = 0; i < features.size(); i++) {
            places.put(features.get(i), i);
        }
        this.followsExponential = this.follows.exponential();
    }

    /**
     * The entities of a message.
     *
     * @param extractor said to have found them
     * @param split the types whose entities end where more than a single sign is between two words
     */
    public List<Entity> tag(String message, String extractor, Predicate<String> split) {
        List<Word> all = Words.of(message);
        List<Word> words = all.subList(0, Math.min(all.size(), MOST_WORDS));
        if (words.isEmpty()) {
            return List.of();
        }
        float[][] scores = scores(message, words);
        int[] tags = chain.best(scores, follows);
        boolean any = false;
        for (int tag : tags) {
            any |= tag != 0;
        }
        return any
                ? entities(message, words, tags, chain.sums(scores, followsExponential).single, extractor, split)
                : List.of();
    }

    private float[][] scores(String message, List<Word> words) {
        float[][] scores = new float[words.size()][chain.tags()];
        List<TagFeatures.Described> described = TagFeatures.of(message, words, patterns, values);
        for (int t = 0; t < scores.length; t++) {
            add(scores[t], described.get(t).own());
            add(scores[t], described.get(t).around());
            add(scores[t], described.get(t).value());
        }
        return scores;
    }

    private void add(float[] score, List<String> names) {
        for (String name : names) {
            Integer place = places.get(name);
            if (place != null) {
                weights.addTo(score, place, 1);
            }
        }
    }

    private List<Entity> entities(
            String message,
            List<Word> words,
            int[] tags,
            float[][] probability,
            String extractor,
            Predicate<String> split) {
        List<Entity> found = new ArrayList<>();
        int t = 0;
        while (t < tags.length) {
            if (tags[t] == 0) {
                t++;
                continue;
            }
            int label = Chain.label(tags[t]);
            int last = t;
            while (Chain.place(tags[last]) != Chain.ALONE && Chain.place(tags[last]) != Chain.LAST) {
                last++;
            }
            for (Run run :
                    Run.of(message, words, t, last, split.test(labels.get(label).type()))) {
                found.add(entity(message, words, run, label, probability, extractor));
            }
            t = last + 1;
        }
        return found;
    }

    private Entity entity(
            String message, List<Word> words, Run run, int label, float[][] probability, String extractor) {
        Label named = labels.get(label);
        double type = 0;
        double role = 0;
        double group = 0;
        for (int t = run.first(); t <= run.last(); t++) {
            for (int e = 0; e < labels.size(); e++) {
                Label other = labels.get(e);
                if (other.type().equals(named.type())) {
                    double share = ofLabel(probability[t], e);
                    type += share;
                    role += other.role().equals(named.role()) ? share : 0;
                    group += other.group().equals(named.group()) ? share : 0;
                }
            }
        }
        int size = run.last() - run.first() + 1;
        return run.entity(message, words, named, extractor, type / size, role / size, group / size);
    }

    private static double ofLabel(float[] probability, int label) {
        double sum = 0;
        for (int place = Chain.FIRST; place <= Chain.ALONE; place++) {
            sum += probability[Chain.tag(label, place)];
        }
        return sum;
    }

    /** The labels in the order of their tags. */
    public List<Label> labels() {
        return labels;
    }

    /** The names of the features. */
    public List<String> features() {
        return features;
    }

    /** Weights of the features. */
    public PackedRows weights() {
        return weights;
    }

    /** Weights of one tag after another, in one row. */
    public float[] follows() {
        return follows.flat();
    }

    /** The patterns that mark words. */
    public PatternSet patterns() {
        return patterns;
    }

    /** Words that mostly are of one type, to that type; sorted. */
    public Map<String, String> values() {
        return new TreeMap<>(values);
    }
}

package io.balie.nlu.evaluation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** How often each label was taken for each. Immutable. */
public final class ConfusionMatrix {

    private final List<String> labels;
    private final Map<String, Integer> place = new TreeMap<>();
    private final int[][] counts;

    private ConfusionMatrix(List<String> labels, List<String> targets, List<String> predictions) {
        this.labels = List.copyOf(labels);
        for (int i = 0; i < labels.size(); i++) {
            place.put(labels.get(i), i);
        }
        this.counts = new int[labels.size()][labels.size()];
        for (int i = 0; i < targets.size(); i++) {
            counts[at(targets.get(i))][at(predictions.get(i))]++;
        }
    }

    /**
     * Count.
     *
     * @param targets what each is
     * @param predictions what each was taken for, in the same order
     * @throws IllegalArgumentException if there is not one prediction for each target
     */
    public static ConfusionMatrix of(List<String> targets, List<String> predictions) {
        if (targets.size() != predictions.size()) {
            throw new IllegalArgumentException(
                    "%d targets have %d predictions, expected one each.".formatted(targets.size(), predictions.size()));
        }
        TreeSet<String> labels = new TreeSet<>(targets);
        labels.addAll(predictions);
        return new ConfusionMatrix(new ArrayList<>(labels), targets, predictions);
    }

    /** Every label that was expected or predicted, sorted. */
    public List<String> labels() {
        return labels;
    }

    /** How often one label was taken for another, or for itself; 0 for labels that do not occur. */
    public int count(String expected, String predicted) {
        return place.containsKey(expected) && place.containsKey(predicted) ? counts[at(expected)][at(predicted)] : 0;
    }

    /** How often a label was expected. */
    public int expected(String label) {
        return labels.stream().mapToInt(other -> count(label, other)).sum();
    }

    /** How often a label was predicted. */
    public int predicted(String label) {
        return labels.stream().mapToInt(other -> count(other, label)).sum();
    }

    /** The share of right predictions, 0 to 1; 0 if there are none. */
    public double accuracy() {
        int all = labels.stream().mapToInt(this::expected).sum();
        int right = labels.stream().mapToInt(label -> count(label, label)).sum();
        return all == 0 ? 0 : (double) right / all;
    }

    /** How well one label is told. */
    public Score score(String label) {
        int right = count(label, label);
        int predicted = predicted(label);
        int expected = expected(label);
        double precision = predicted == 0 ? 0 : (double) right / predicted;
        double recall = expected == 0 ? 0 : (double) right / expected;
        return new Score(label, precision, recall, Score.f1(precision, recall), expected);
    }

    /**
     * What a label was most often taken for: of the three most frequent predictions those that are wrong, the most frequent first.
     *
     * @param leftOut a label that does not count as a mistake
     */
    public Map<String, Integer> confusedWith(String label, String leftOut) {
        Map<String, Integer> confused = new LinkedHashMap<>();
        // Of equally frequent ones the last in the alphabet first, as a sorted row read from its end.
        Comparator<String> frequent = Comparator.comparingInt((String other) -> count(label, other))
                .thenComparing(Comparator.naturalOrder())
                .reversed();
        labels.stream()
                .sorted(frequent)
                .limit(3)
                .filter(other -> !other.equals(label) && !other.equals(leftOut) && count(label, other) > 0)
                .forEach(other -> confused.put(other, count(label, other)));
        return confused;
    }

    private int at(String label) {
        return place.getOrDefault(label, -1);
    }
}

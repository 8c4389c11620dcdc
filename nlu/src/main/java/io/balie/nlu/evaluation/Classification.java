package io.balie.nlu.evaluation;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * How well labels were told, in the figures of scikit-learn's classification report.
 *
 * @param scores of each label that was expected and is not left out, sorted by label
 * @param accuracy share of right predictions, of all labels, 0 to 1
 * @param micro over all decisions of the labels above
 * @param macro the plain mean over the labels above
 * @param weighted their mean, weighted by how often each was expected
 * @param matrix what was taken for what, of all labels
 * @param complete whether the labels above are all that occur; then the three micro figures are the accuracy
 */
public record Classification(
        List<Score> scores,
        double accuracy,
        Average micro,
        Average macro,
        Average weighted,
        ConfusionMatrix matrix,
        boolean complete) {

    public Classification {
        scores = List.copyOf(scores);
    }

    /**
     * A mean over labels, each from 0 to 1.
     *
     * @param support how many decisions it is taken over
     */
    public record Average(double precision, double recall, double f1, int support) {

        static final Average NONE = new Average(0, 0, 0, 0);
    }

    /** Whether there was nothing to tell. */
    public boolean isEmpty() {
        return scores.isEmpty();
    }

    /**
     * Count.
     *
     * @param targets what each is
     * @param predictions what each was taken for, in the same order
     * @param leftOut a label that stands for "nothing" and has no score of its own
     * @throws IllegalArgumentException if there is not one prediction for each target
     */
    public static Classification of(List<String> targets, List<String> predictions, Optional<String> leftOut) {
        ConfusionMatrix matrix = ConfusionMatrix.of(targets, predictions);
        TreeSet<String> labels = new TreeSet<>(targets);
        leftOut.ifPresent(labels::remove);
        if (labels.isEmpty()) {
            return new Classification(List.of(), 0, Average.NONE, Average.NONE, Average.NONE, matrix, true);
        }
        List<Score> scores = labels.stream().map(matrix::score).toList();
        boolean complete = labels.equals(new TreeSet<>(matrix.labels()));
        return new Classification(
                scores, matrix.accuracy(), micro(matrix, labels), macro(scores), weighted(scores), matrix, complete);
    }

    private static Average micro(ConfusionMatrix matrix, TreeSet<String> labels) {
        int right = 0;
        int predicted = 0;
        int expected = 0;
        for (String label : labels) {
            right += matrix.count(label, label);
            predicted += matrix.predicted(label);
            expected += matrix.expected(label);
        }
        double precision = predicted == 0 ? 0 : (double) right / predicted;
        double recall = expected == 0 ? 0 : (double) right / expected;
        return new Average(precision, recall, Score.f1(precision, recall), expected);
    }

    private static Average macro(List<Score> scores) {
        return new Average(
                scores.stream().mapToDouble(Score::precision).average().orElse(0),
                scores.stream().mapToDouble(Score::recall).average().orElse(0),
                scores.stream().mapToDouble(Score::f1).average().orElse(0),
                support(scores));
    }

    private static Average weighted(List<Score> scores) {
        double support = support(scores);
        if (support == 0) {
            return Average.NONE;
        }
        return new Average(
                scores.stream().mapToDouble(s -> s.precision() * s.support()).sum() / support,
                scores.stream().mapToDouble(s -> s.recall() * s.support()).sum() / support,
                scores.stream().mapToDouble(s -> s.f1() * s.support()).sum() / support,
                support(scores));
    }

    private static int support(List<Score> scores) {
        return scores.stream().mapToInt(Score::support).sum();
    }
}

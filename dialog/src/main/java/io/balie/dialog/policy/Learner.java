package io.balie.dialog.policy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A learned choice between labels by clues: a softmax regression. Immutable, safe for many threads; the same lessons and seed give the same weights.
 *
 * <p>A plain linear model is enough: the clues already hold what must be seen together, and it is learned within a second from some hundred stories.
 */
final class Learner {

    /** So many multiplications are spent at most; some seconds. */
    private static final double MOST_WORK = 1e9;

    private static final int LEAST_PASSES = 12;
    private static final double RATE = 0.6;
    /** Keeps weights of rare clues small. */
    private static final double DECAY = 1e-5;

    private final List<String> labels;
    private final Map<String, Integer> clues;
    /** [clues, labels]. */
    private final float[][] weights;

    private Learner(List<String> labels, Map<String, Integer> clues, float[][] weights) {
        this.labels = labels;
        this.clues = clues;
        this.weights = weights;
    }

    /**
     * Something to learn.
     *
     * @param clues with their weights
     * @param label what follows from them
     */
    record Lesson(Map<String, Double> clues, String label) {}

    /** The labels, sorted. */
    List<String> labels() {
        return labels;
    }

    /** Whether a clue was in any lesson. */
    boolean knows(String clue) {
        return clues.containsKey(clue);
    }

    /** The probability of each label; they sum to 1. */
    Map<String, Double> probabilities(Map<String, Double> seen) {
        double[] scores = new double[labels.size()];
        seen.forEach((clue, weight) -> {
            @Nullable Integer row = clues.get(clue);
            if (row != null) {
                for (int k = 0; k < scores.length; k++) {
                    scores[k] += weight * weights[row][k];
                }
            }
        });
        softmax(scores);
        Map<String, Double> probabilities = new LinkedHashMap<>();
        for (int k = 0; k < scores.length; k++) {
            probabilities.put(labels.get(k), scores[k]);
        }
        return probabilities;
    }

    private static void softmax(double[] scores) {
        double most = Double.NEGATIVE_INFINITY;
        for (double score : scores) {
            most = Math.max(most, score);
        }
        double sum = 0;
        for (int k = 0; k < scores.length; k++) {
            scores[k] = StrictMath.exp(scores[k] - most);
            sum += scores[k];
        }
        for (int k = 0; k < scores.length; k++) {
            scores[k] /= sum;
        }
    }

    /**
     * Learn from lessons.
     *
     * @param passes how often each is gone through, unless there are very many
     * @throws IllegalArgumentException if there is none
     */
    static Learner learn(Collection<Lesson> lessons, int passes, long seed) {
        if (lessons.isEmpty()) {
            throw new IllegalArgumentException("There is nothing to learn, expected at least one lesson.");
        }
        List<String> labels =
                List.copyOf(new TreeSet<>(lessons.stream().map(Lesson::label).toList()));
        Map<String, Integer> clues = new LinkedHashMap<>();
        List<int[]> rows = new ArrayList<>();
        List<float[]> values = new ArrayList<>();
        int[] targets = new int[lessons.size()];
        long cells = 0;
        for (Lesson lesson : lessons) {
            int[] row = new int[lesson.clues().size()];
            float[] value = new float[row.length];
            int i = 0;
            for (Map.Entry<String, Double> clue : lesson.clues().entrySet()) {
                row[i] = clues.computeIfAbsent(clue.getKey(), key -> clues.size());
                value[i++] = clue.getValue().floatValue();
            }
            targets[rows.size()] = labels.indexOf(lesson.label());
            rows.add(row);
            values.add(value);
            cells += row.length;
        }
        int affordable = (int) (MOST_WORK / (2.0 * cells * labels.size()));
        Training training = new Training(rows, values, targets, clues.size(), labels.size());
        training.run(Math.max(Math.min(passes, affordable), Math.min(passes, LEAST_PASSES)), seed);
        return new Learner(labels, clues, training.weights);
    }

    /** Steps down the slope of the cross-entropy, each weight at its own pace (AdaGrad). */
    private static final class Training {
        private final List<int[]> rows;
        private final List<float[]> values;
        private final int[] targets;
        private final float[][] weights;
        private final float[][] squares;

        Training(List<int[]> rows, List<float[]> values, int[] targets, int clues, int labels) {
            this.rows = rows;
            this.values = values;
            this.targets = targets;
            this.weights = new float[clues][labels];
            this.squares = new float[clues][labels];
        }

        void run(int passes, long seed) {
            SplittableRandom random = new SplittableRandom(seed);
            int[] order = new int[rows.size()];
            for (int i = 0; i < order.length; i++) {
                order[i] = i;
            }
            for (int pass = 0; pass < passes; pass++) {
                for (int i = order.length - 1; i > 0; i--) {
                    int other = random.nextInt(i + 1);
                    int moved = order[i];
                    order[i] = order[other];
                    order[other] = moved;
                }
                for (int lesson : order) {
                    step(rows.get(lesson), values.get(lesson), targets[lesson]);
                }
            }
        }

        private void step(int[] row, float[] value, int target) {
            double[] error = new double[weights[0].length];
            for (int i = 0; i < row.length; i++) {
                float[] weight = weights[row[i]];
                for (int k = 0; k < error.length; k++) {
                    error[k] += value[i] * weight[k];
                }
            }
            softmax(error);
            error[target] -= 1;
            for (int i = 0; i < row.length; i++) {
                float[] weight = weights[row[i]];
                float[] square = squares[row[i]];
                for (int k = 0; k < error.length; k++) {
                    double slope = error[k] * value[i] + DECAY * weight[k];
                    square[k] += (float) (slope * slope);
                    weight[k] -= (float) (RATE * slope / (Math.sqrt(square[k]) + 1e-6));
                }
            }
        }
    }

    /** The whole as bytes. */
    byte[] toBytes() {
        List<byte[]> names = new ArrayList<>();
        labels.forEach(label -> names.add(label.getBytes(StandardCharsets.UTF_8)));
        clues.keySet().forEach(clue -> names.add(clue.getBytes(StandardCharsets.UTF_8)));
        int size = 2 * Integer.BYTES
                + names.stream().mapToInt(name -> Integer.BYTES + name.length).sum()
                + weights.length * labels.size() * Float.BYTES;
        ByteBuffer bytes = ByteBuffer.allocate(size);
        bytes.putInt(labels.size()).putInt(clues.size());
        names.forEach(name -> bytes.putInt(name.length).put(name));
        for (float[] row : weights) {
            for (float weight : row) {
                bytes.putFloat(weight);
            }
        }
        return bytes.array();
    }

    /**
     * Read back what {@link #toBytes} wrote.
     *
     * @throws IllegalArgumentException if these are no such bytes
     */
    static Learner of(byte[] written) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(written);
            int labelCount = bytes.getInt();
            int clueCount = bytes.getInt();
            List<String> labels = new ArrayList<>();
            for (int i = 0; i < labelCount; i++) {
                labels.add(name(bytes));
            }
            Map<String, Integer> clues = new LinkedHashMap<>();
            for (int i = 0; i < clueCount; i++) {
                clues.put(name(bytes), i);
            }
            // Before there is room for them: two counts of a small file may multiply to more than any memory.
            if (clues.size() != clueCount
                    || bytes.remaining() != (long) clueCount * labelCount * Float.BYTES
                    || labelCount < 1) {
                throw new IllegalArgumentException("A trained policy of %d labels and %d clues has %d bytes of weights."
                        .formatted(labelCount, clueCount, bytes.remaining()));
            }
            float[][] weights = new float[clueCount][labelCount];
            for (float[] row : weights) {
                for (int k = 0; k < labelCount; k++) {
                    row[k] = bytes.getFloat();
                    if (!Float.isFinite(row[k])) {
                        throw new IllegalArgumentException("A weight is %s, expected a number.".formatted(row[k]));
                    }
                }
            }
            return new Learner(List.copyOf(labels), clues, weights);
        } catch (java.nio.BufferUnderflowException | NegativeArraySizeException | IndexOutOfBoundsException e) {
            throw new IllegalArgumentException("This is no trained policy: %d bytes.".formatted(written.length), e);
        }
    }

    private static String name(ByteBuffer bytes) {
        int length = bytes.getInt();
        if (length < 0 || length > bytes.remaining()) {
            throw new IllegalArgumentException("A name of %d bytes is longer than what is left.".formatted(length));
        }
        byte[] name = new byte[length];
        bytes.get(name);
        return new String(name, StandardCharsets.UTF_8);
    }
}

package io.balie.nlu.classifier;

import io.balie.nlu.features.Features;
import java.util.List;

/**
 * A trained network in plain arrays: features to a probability for each intent. Immutable, safe for many threads.
 *
 * <p>Shapes: {@code first} is [vocabulary, hidden], {@code firstBias} [hidden], {@code last} [hidden, intents] row by row,
 * {@code lastBias} [intents].
 */
public final class Classifier {

    private final List<String> intents;
    private final int hidden;
    private final PackedRows first;
    private final float[] firstBias;
    private final float[] last;
    private final float[] lastBias;
    private final double temperature;

    /**
     * A classifier from its weights.
     *
     * @param temperature what the scores are divided by before the softmax, above 0; 1 leaves them
     * @throws IllegalArgumentException if the shapes do not fit each other or a number is not finite
     */
    public Classifier(
            List<String> intents,
            PackedRows first,
            float[] firstBias,
            float[] last,
            float[] lastBias,
            double temperature) {
        this.intents = List.copyOf(intents);
        this.hidden = firstBias.length;
        this.first = first;
        this.firstBias = firstBias.clone();
        this.last = last.clone();
        this.lastBias = lastBias.clone();
        this.temperature = temperature;
        if (intents.isEmpty() || first.columns() != hidden) {
            throw new IllegalArgumentException(
                    "Weights of %d intents, %d hidden units and a first layer of %d columns do not fit."
                            .formatted(intents.size(), hidden, first.columns()));
        }
        if (last.length != hidden * intents.size() || lastBias.length != intents.size()) {
            throw new IllegalArgumentException("The last layer has %d weights and %d biases, expected %d and %d."
                    .formatted(last.length, lastBias.length, hidden * intents.size(), intents.size()));
        }
        if (!(temperature > 0 && temperature < 1_000)) {
            throw new IllegalArgumentException("Temperature is %s, expected a number above 0.".formatted(temperature));
        }
        List.of(firstBias, last, lastBias).forEach(Classifier::checkFinite);
    }

    /**
     * Several classifiers as one: its scores are the mean of theirs. Probabilities that are averaged as logarithms are just
     * that, so hidden units side by side and last layers one under the other say what all of them would say.
     *
     * @param members at least one, of the same intents, vocabulary and temperature 1
     */
    public static Classifier together(List<Classifier> members) {
        Classifier one = members.getFirst();
        if (members.size() == 1) {
            return one;
        }
        int classes = one.intents.size();
        int hidden = members.stream().mapToInt(m -> m.hidden).sum();
        float[] firstBias = new float[hidden];
        float[] last = new float[hidden * classes];
        float[] lastBias = new float[classes];
        float share = 1f / members.size();
        int at = 0;
        for (Classifier member : members) {
            System.arraycopy(member.firstBias, 0, firstBias, at, member.hidden);
            for (int i = 0; i < member.last.length; i++) {
                last[at * classes + i] = share * member.last[i];
            }
            for (int k = 0; k < classes; k++) {
                lastBias[k] += share * member.lastBias[k];
            }
            at += member.hidden;
        }
        PackedRows first =
                PackedRows.sideBySide(members.stream().map(m -> m.first).toList());
        return new Classifier(one.intents, first, firstBias, last, lastBias, 1);
    }

    static void checkFinite(float[] weights) {
        for (float weight : weights) {
            if (!Float.isFinite(weight)) {
                throw new IllegalArgumentException("A weight is %s, expected a number.".formatted(weight));
            }
        }
    }

    /** The probability of each intent, in the order of {@link #intents()}; they sum to 1. */
    public double[] probabilities(Features features) {
        return softmax(scores(features), temperature);
    }

    /** The sums of the first layer, before the hidden units are cut at 0; [hidden]. */
    float[] sums(Features features) {
        float[] unit = firstBias.clone();
        int[] indices = features.indices();
        float[] values = features.values();
        for (int i = 0; i < indices.length; i++) {
            first.addTo(unit, indices[i], values[i]);
        }
        return unit;
    }

    /** The scores before temperature and softmax, in the order of {@link #intents()}. */
    public double[] scores(Features features) {
        return scores(activations(features));
    }

    /** What the hidden units hold, at least 0; [hidden]. */
    public float[] activations(Features features) {
        float[] unit = sums(features);
        for (int h = 0; h < hidden; h++) {
            unit[h] = Math.max(0, unit[h]);
        }
        return unit;
    }

    double[] scores(float[] unit) {
        int classes = intents.size();
        float[] score = lastBias.clone();
        for (int h = 0; h < hidden; h++) {
            float activation = unit[h];
            if (activation > 0) {
                int row = h * classes;
                for (int k = 0; k < classes; k++) {
                    score[k] += activation * last[row + k];
                }
            }
        }
        double[] scores = new double[classes];
        for (int k = 0; k < classes; k++) {
            scores[k] = score[k];
        }
        return scores;
    }

    /**
     * What each feature adds to one intent's lead over another's, in the order of the features: log-odds, temperature included. Behind a layer that is linear where
     * it is active they add up to the lead, but for what the biases add.
     *
     * @param of place of an intent in {@link #intents()}
     * @param over place of the other
     */
    public double[] contributions(Features features, int of, int over) {
        int[] indices = features.indices();
        float[] values = features.values();
        float[] unit = firstBias.clone();
        for (int i = 0; i < indices.length; i++) {
            first.addTo(unit, indices[i], values[i]);
        }
        double[] lead = new double[hidden];
        int classes = intents.size();
        for (int h = 0; h < hidden; h++) {
            lead[h] = unit[h] > 0 ? (last[h * classes + of] - last[h * classes + over]) / temperature : 0;
        }
        double[] contributions = new double[indices.length];
        for (int i = 0; i < indices.length; i++) {
            float[] row = new float[hidden];
            first.addTo(row, indices[i], values[i]);
            for (int h = 0; h < hidden; h++) {
                contributions[i] += row[h] * lead[h];
            }
        }
        return contributions;
    }

    static double[] softmax(double[] scores, double temperature) {
        double most = Double.NEGATIVE_INFINITY;
        for (double score : scores) {
            most = Math.max(most, score);
        }
        double sum = 0;
        double[] probability = new double[scores.length];
        for (int k = 0; k < scores.length; k++) {
            probability[k] = StrictMath.exp((scores[k] - most) / temperature);
            sum += probability[k];
        }
        for (int k = 0; k < scores.length; k++) {
            probability[k] /= sum;
        }
        return probability;
    }

    /** The intents, sorted. */
    public List<String> intents() {
        return intents;
    }

    /** First layer, [vocabulary, hidden]. */
    public PackedRows first() {
        return first;
    }

    /** Biases of the first layer, [hidden]. */
    public float[] firstBias() {
        return firstBias.clone();
    }

    /** Last layer, [hidden, intents]. */
    public float[] last() {
        return last.clone();
    }

    /** Biases of the last layer, [intents]. */
    public float[] lastBias() {
        return lastBias.clone();
    }

    /** What the scores are divided by. */
    public double temperature() {
        return temperature;
    }

    /** The same network with another temperature. */
    public Classifier with(double otherTemperature) {
        return new Classifier(intents, first, firstBias, last, lastBias, otherTemperature);
    }
}

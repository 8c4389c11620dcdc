package io.balie.nlu.classifier;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Lets a network go on learning, where it was taught before, with new features and new intents beside those it knows.
 *
 * <p>A feature that is new begins with zeros, an intent that is new with zeros and the lowest of the biases: so nothing that was known is
 * answered otherwise before the first step.
 */
public final class FineTuner {

    private final Classifier base;
    private final int members;
    private final int hidden;

    /**
     * Go on from a network.
     *
     * @param base several networks as one, see {@link Classifier#together}
     * @param members how many they are
     * @throws IllegalArgumentException if it does not consist of so many
     */
    public FineTuner(Classifier base, int members) {
        this.base = base;
        this.members = members;
        this.hidden = base.firstBias().length / members;
        if (hidden * members != base.firstBias().length) {
            throw new IllegalArgumentException("The network has %d hidden units, which are not %d times as many."
                    .formatted(base.firstBias().length, members));
        }
    }

    /**
     * Teach one of its members.
     *
     * @param recipe of this member
     * @param which of them, from 0
     * @param intents sorted; those of the base and new ones
     * @param before for each feature its place in the base's vocabulary, or -1
     */
    public Classifier train(
            Recipe recipe, int which, List<Labelled> examples, List<String> intents, int[] before, Epochs epochs) {
        SplittableRandom random = new SplittableRandom(recipe.seed());
        SparseLayer layer = new SparseLayer(before.length, hidden, random.split());
        layer.goOnFrom(rows(which, before), Arrays.copyOfRange(base.firstBias(), which * hidden, (which + 1) * hidden));
        try (Tail tail = new Tail(hidden, intents.size(), recipe.dropHidden(), recipe.seed())) {
            tail.goOnFrom(last(which, intents), bias(intents));
            new ClassifierTrainer(recipe).learn(examples, intents.size(), layer, tail, random, epochs);
            return ClassifierTrainer.export(layer, tail, intents);
        }
    }

    private float[][] rows(int which, int[] before) {
        float[][] rows = new float[before.length][];
        float[] all = new float[hidden * members];
        for (int row = 0; row < before.length; row++) {
            if (before[row] < 0) {
                rows[row] = new float[0];
            } else {
                Arrays.fill(all, 0);
                base.first().addTo(all, before[row], 1);
                rows[row] = Arrays.copyOfRange(all, which * hidden, (which + 1) * hidden);
            }
        }
        return rows;
    }

    // Together each counts for its share; alone for the whole.
    private float[] last(int which, List<String> intents) {
        int known = base.intents().size();
        float[] from = base.last();
        float[] last = new float[hidden * intents.size()];
        for (int k = 0; k < intents.size(); k++) {
            int place = base.intents().indexOf(intents.get(k));
            for (int h = 0; h < hidden && place >= 0; h++) {
                last[h * intents.size() + k] = members * from[(which * hidden + h) * known + place];
            }
        }
        return last;
    }

    private float[] bias(List<String> intents) {
        float[] from = base.lastBias();
        float least = Float.POSITIVE_INFINITY;
        for (float bias : from) {
            least = Math.min(least, bias);
        }
        float[] bias = new float[intents.size()];
        for (int k = 0; k < bias.length; k++) {
            int place = base.intents().indexOf(intents.get(k));
            bias[k] = place < 0 ? least : from[place];
        }
        return bias;
    }
}

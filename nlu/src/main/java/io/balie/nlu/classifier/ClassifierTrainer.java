package io.balie.nlu.classifier;

import io.balie.nlu.features.Features;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;

/** Trains the network. The same examples in the same order, recipe and seed give the same weights. */
public final class ClassifierTrainer {

    private static final int MOST_MEASURED = 500;

    private final Recipe recipe;

    public ClassifierTrainer(Recipe recipe) {
        this.recipe = recipe;
    }

    /**
     * Train on labelled features.
     *
     * @param intents sorted; a label is a place in this list
     * @param vocabulary size of the vocabulary that the features were made with
     */
    public Classifier train(List<Labelled> examples, List<String> intents, int vocabulary, Epochs epochs) {
        if (examples.isEmpty()) {
            throw new IllegalArgumentException("There is no example to train on, expected at least one.");
        }
        if (intents.size() < 2) {
            throw new IllegalArgumentException("There is one intent, expected at least two to tell apart.");
        }
        List<Classifier> members = new ArrayList<>();
        for (int m = 0; m < recipe.members(); m++) {
            int before = m * recipe.epochs();
            int all = recipe.members() * recipe.epochs();
            members.add(new ClassifierTrainer(recipe.member(m))
                    .one(examples, intents, vocabulary, (epoch, of, loss) -> epochs.ended(before + epoch, all, loss)));
        }
        return Classifier.together(members);
    }

    private Classifier one(List<Labelled> examples, List<String> intents, int vocabulary, Epochs epochs) {
        try (Tail tail = new Tail(recipe.hidden(), intents.size(), recipe.dropHidden(), recipe.seed())) {
            SparseLayer layer = learn(examples, intents.size(), vocabulary, tail, epochs);
            return export(layer, tail, intents);
        }
    }

    static Classifier export(SparseLayer layer, Tail tail, List<String> intents) {
        return new Classifier(intents, PackedRows.of(layer.weights), layer.bias, tail.weights(), tail.bias(), 1);
    }

    SparseLayer learn(List<Labelled> examples, int intents, int vocabulary, Tail tail, Epochs epochs) {
        SplittableRandom random = new SplittableRandom(recipe.seed());
        SparseLayer layer = new SparseLayer(vocabulary, recipe.hidden(), random.split());
        learn(examples, intents, layer, tail, random, epochs);
        return layer;
    }

    /** Teach a layer and a tail that may have learned before. */
    void learn(
            List<Labelled> examples,
            int intents,
            SparseLayer layer,
            Tail tail,
            SplittableRandom random,
            Epochs epochs) {
        List<Labelled> order = new ArrayList<>(examples);
        int batches = (order.size() + recipe.batch() - 1) / recipe.batch();
        int steps = batches * recipe.epochs();
        float[][] sums = new float[recipe.batch()][recipe.hidden()];
        float[] targets = new float[recipe.batch() * intents];
        int iteration = 0;
        for (int epoch = 1; epoch <= recipe.epochs(); epoch++) {
            shuffle(order, random);
            for (int start = 0; start < order.size(); start += recipe.batch()) {
                if (Thread.currentThread().isInterrupted()) {
                    throw new CancellationException("Training was interrupted.");
                }
                List<Labelled> batch = order.subList(start, Math.min(order.size(), start + recipe.batch()));
                double rate = rateAt(iteration, steps);
                float[][] kept = new float[batch.size()][];
                Arrays.fill(targets, (float) (recipe.smoothing() / intents));
                for (int i = 0; i < batch.size(); i++) {
                    Features features = batch.get(i).features();
                    kept[i] = draw(features.size(), random);
                    layer.forward(features, kept[i], sums[i]);
                    targets[i * intents + batch.get(i).intent()] += (float) (1 - recipe.smoothing());
                }
                tail.step(sums, targets, batch.size(), rate, iteration);
                iteration++;
                for (int i = 0; i < batch.size(); i++) {
                    for (int h = 0; h < recipe.hidden(); h++) {
                        sums[i][h] /= batch.size();
                    }
                    layer.backward(batch.get(i).features(), kept[i], sums[i]);
                }
                layer.step(iteration, (float) rate);
            }
            epochs.ended(epoch, recipe.epochs(), loss(layer, tail, order, intents));
        }
        layer.clearUnmet();
    }

    // Measured on some of the examples, as serving would see them: nothing left out.
    private double loss(SparseLayer layer, Tail tail, List<Labelled> order, int intents) {
        int measured = Math.min(MOST_MEASURED, order.size());
        float[][] sums = new float[measured][recipe.hidden()];
        for (int i = 0; i < measured; i++) {
            Features features = order.get(i).features();
            float[] all = new float[features.size()];
            Arrays.fill(all, 1);
            layer.forward(features, all, sums[i]);
        }
        float[] probability = tail.output(sums, measured);
        double loss = 0;
        for (int i = 0; i < measured; i++) {
            loss -= StrictMath.log(
                    Math.max(1e-12, probability[i * intents + order.get(i).intent()]));
        }
        return loss / measured;
    }

    // Down to a tenth along half a cosine; a short rise first, while Adam's moments are still rough.
    private double rateAt(int iteration, int steps) {
        double done = (double) iteration / steps;
        double rise = Math.min(1, (iteration + 1) / Math.min(100.0, steps / 5.0 + 1));
        return recipe.rate() * rise * (0.1 + 0.9 * 0.5 * (1 + StrictMath.cos(Math.PI * done)));
    }

    private float[] draw(int size, SplittableRandom random) {
        float[] kept = new float[size];
        if (recipe.dropInput() == 0) {
            Arrays.fill(kept, 1);
            return kept;
        }
        float up = (float) (1 / (1 - recipe.dropInput()));
        for (int i = 0; i < size; i++) {
            kept[i] = random.nextDouble() < recipe.dropInput() ? 0 : up;
        }
        return kept;
    }

    private static void shuffle(List<Labelled> order, SplittableRandom random) {
        for (int i = order.size() - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            Labelled moved = order.get(i);
            order.set(i, order.get(other));
            order.set(other, moved);
        }
    }
}

package io.balie.nlu.tagging;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Learns the weights of a chain: steps of Adagrad over one example after another. */
final class ChainLearning {

    private static final float RATE = 0.3f;
    private static final double LEFT_OUT = 0.2;
    private static final float SMALLEST_STEP = 2e-3f;
    // The table of one tag after another is put to use once in so many examples.
    private static final int TOGETHER = 8;

    /** An example as numbers. */
    static final class Row {

        /** Features of each word itself; left out at times, so that its surroundings are learned from too. */
        private final int[][] own;

        /** Features of its surroundings. */
        private final int[][] around;

        /** Features that are left out as often as one likes. */
        private final int[][] value;

        /** The tag of each word. */
        private final int[] tags;

        Row(int[][] own, int[][] around, int[][] value, int[] tags) {
            this.own = own;
            this.around = around;
            this.value = value;
            this.tags = tags;
        }

        int words() {
            return tags.length;
        }
    }

    private final Chain chain;
    private final int tags;
    private final double valueLeftOut;
    private final SplittableRandom random;
    private final float[][] weights;
    private final float[][] squares;
    private final Follows follows;
    private final Follows followSquares;
    private final Follows followGradient;
    private final float[] begins;
    private final float[] ends;

    /**
     * Weights at nothing.
     *
     * @param valueLeftOut how often features of the third kind are left out, 0 to 1
     */
    ChainLearning(Chain chain, int features, double valueLeftOut, SplittableRandom random) {
        this.valueLeftOut = valueLeftOut;
        this.chain = chain;
        this.tags = chain.tags();
        this.random = random;
        this.weights = new float[features][tags];
        this.squares = new float[features][tags];
        this.follows = new Follows(chain.labels());
        this.followSquares = new Follows(chain.labels());
        this.followGradient = new Follows(chain.labels());
        this.begins = new float[chain.edges()];
        this.ends = new float[chain.edges()];
    }

    float[][] weights() {
        return weights;
    }

    Follows follows() {
        return follows;
    }

    void run(List<Row> rows, int epochs) {
        List<Row> order = new ArrayList<>(rows);
        Follows exponential = follows.exponential();
        int seen = 0;
        for (int epoch = 0; epoch < epochs; epoch++) {
            for (int i = order.size() - 1; i > 0; i--) {
                int other = random.nextInt(i + 1);
                Row moved = order.get(i);
                order.set(i, order.get(other));
                order.set(other, moved);
            }
            float rate = RATE * (1 - 0.8f * epoch / epochs);
            for (Row row : order) {
                learn(row, exponential, rate);
                if (++seen % TOGETHER == 0) {
                    stepFollows(rate);
                    exponential = follows.exponential();
                }
            }
        }
    }

    private void learn(Row row, Follows exponential, float rate) {
        int words = row.tags.length;
        boolean[] withOwn = new boolean[words];
        boolean[] withValue = new boolean[words];
        float[][] scores = new float[words][tags];
        for (int t = 0; t < words; t++) {
            withOwn[t] = random.nextDouble() >= LEFT_OUT;
            if (withOwn[t]) {
                add(scores[t], row.own[t]);
            }
            withValue[t] = random.nextDouble() >= valueLeftOut;
            if (withValue[t]) {
                add(scores[t], row.value[t]);
            }
            add(scores[t], row.around[t]);
        }
        Chain.Sums sums = chain.sums(scores, exponential);
        for (int t = 0; t < words; t++) {
            float[] gradient = new float[tags];
            for (int j = 0; j < tags; j++) {
                gradient[j] = sums.single[t][j];
            }
            gradient[row.tags[t]] -= 1;
            int[] moved = moved(gradient);
            if (moved.length > 0) {
                if (withOwn[t]) {
                    step(row.own[t], gradient, moved, rate);
                }
                if (withValue[t]) {
                    step(row.value[t], gradient, moved, rate);
                }
                step(row.around[t], gradient, moved, rate);
            }
        }
        for (int t = 1; t < words; t++) {
            gather(sums, exponential, row.tags[t - 1], row.tags[t], t);
        }
    }

    private void add(float[] score, int[] features) {
        for (int feature : features) {
            float[] row = weights[feature];
            for (int j = 0; j < row.length; j++) {
                score[j] += row[j];
            }
        }
    }

    private static int[] moved(float[] gradient) {
        int[] moved = new int[gradient.length];
        int count = 0;
        for (int j = 0; j < gradient.length; j++) {
            if (Math.abs(gradient[j]) > SMALLEST_STEP) {
                moved[count++] = j;
            }
        }
        return Arrays.copyOf(moved, count);
    }

    private void step(int[] features, float[] gradient, int[] moved, float rate) {
        for (int feature : features) {
            float[] weight = weights[feature];
            float[] square = squares[feature];
            for (int j : moved) {
                float g = gradient[j];
                square[j] += g * g;
                weight[j] -= rate * g / (0.5f + (float) Math.sqrt(square[j]));
            }
        }
    }

    // The probability of two tags after each other, summed into the gradient.
    private void gather(Chain.Sums sums, Follows exponential, int goldBefore, int gold, int word) {
        float[] forward = sums.forward[word - 1];
        float[] after = new float[tags];
        for (int j = 0; j < tags; j++) {
            after[j] = sums.backward[word][j] * sums.emission[word][j];
        }
        chain.endings(forward, ends);
        chain.beginnings(after, begins);
        float total = 0;
        for (int i = 0; i < ends.length; i++) {
            float[] row = exponential.across[i];
            float sum = 0;
            for (int j = 0; j < begins.length; j++) {
                sum += row[j] * begins[j];
            }
            total += sum * ends[i];
        }
        for (int e = 0; e < chain.labels(); e++) {
            for (int k = 0; k < 4; k++) {
                total += within(exponential, forward, after, e, k);
            }
        }
        if (total <= 0) {
            return;
        }
        for (int i = 0; i < ends.length; i++) {
            float[] row = exponential.across[i];
            float[] gradient = followGradient.across[i];
            float by = ends[i] / total;
            for (int j = 0; j < begins.length; j++) {
                gradient[j] += by * row[j] * begins[j];
            }
        }
        for (int e = 0; e < chain.labels(); e++) {
            for (int k = 0; k < 4; k++) {
                followGradient.within[e][k] += within(exponential, forward, after, e, k) / total;
            }
        }
        boolean isWithin = gold != 0 && (Chain.place(gold) == Chain.INSIDE || Chain.place(gold) == Chain.LAST);
        if (isWithin) {
            int kind = (Chain.place(goldBefore) == Chain.INSIDE ? 2 : 0) + (Chain.place(gold) == Chain.LAST ? 1 : 0);
            followGradient.within[Chain.label(gold)][kind] -= 1;
        } else {
            followGradient.across[Chain.edgeOfEnding(goldBefore)][Chain.edgeOfBeginning(gold)] -= 1;
        }
    }

    // From first or inside, to inside or last.
    private static float within(Follows exponential, float[] forward, float[] after, int label, int kind) {
        int from = Chain.tag(label, kind < 2 ? Chain.FIRST : Chain.INSIDE);
        int to = Chain.tag(label, kind % 2 == 0 ? Chain.INSIDE : Chain.LAST);
        return forward[from] * exponential.within[label][kind] * after[to];
    }

    private void stepFollows(float rate) {
        stepFollows(follows.across, followSquares.across, followGradient.across, rate);
        stepFollows(follows.within, followSquares.within, followGradient.within, rate);
    }

    private static void stepFollows(float[][] weight, float[][] square, float[][] gradient, float rate) {
        for (int i = 0; i < weight.length; i++) {
            for (int j = 0; j < weight[i].length; j++) {
                float g = gradient[i][j] / TOGETHER;
                square[i][j] += g * g;
                weight[i][j] -= rate * g / (0.5f + (float) Math.sqrt(square[i][j]));
                gradient[i][j] = 0;
            }
        }
    }
}

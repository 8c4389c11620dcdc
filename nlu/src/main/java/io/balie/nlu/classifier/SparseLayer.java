package io.balie.nlu.classifier;

import io.balie.nlu.features.Features;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * The first layer while it learns: [vocabulary, hidden], with steps that touch only the rows of the features at hand.
 *
 * <p>A step is the gradient over the root of its mean square, kept as one number for each row and counted only when the row is met: a feature
 * that is rare takes large steps. That learns as well as Adam's two numbers for each weight, in a third of the memory. Nothing
 * is remembered of earlier directions; a full step over the whole matrix would cost a hundred times as much.
 */
final class SparseLayer {

    private static final float BETA1 = 0.9f;
    private static final float BETA2 = 0.999f;
    private static final float EPSILON = 1e-7f;
    private static final float SMALLEST = 1e-20f;

    private final int hidden;
    // Row by row: the compiler makes vector instructions of loops over whole arrays that all start at 0, of offsets it
    // does not.
    final float[][] weights;
    final float[] bias;
    private final float[] spread;
    private final float[] biasMoment;
    private final float[] biasSpread;
    private final int[] slotOfRow;
    private final boolean[] met;
    private int[] rows = new int[1024];
    private float[][] gradient;
    private int used;
    private final float[] biasGradient;

    SparseLayer(int vocabulary, int hidden, SplittableRandom random) {
        this.hidden = hidden;
        this.weights = new float[vocabulary][hidden];
        this.spread = new float[vocabulary];
        this.bias = new float[hidden];
        this.biasMoment = new float[hidden];
        this.biasSpread = new float[hidden];
        this.biasGradient = new float[hidden];
        this.slotOfRow = new int[vocabulary];
        Arrays.fill(slotOfRow, -1);
        this.met = new boolean[vocabulary];
        this.gradient = new float[rows.length][hidden];
        // A message has some hundred features and length 1, so this gives hidden units a spread of about 0.1.
        float range = 0.17f;
        for (float[] row : weights) {
            for (int h = 0; h < hidden; h++) {
                row[h] = (float) (random.nextDouble() * 2 - 1) * range;
            }
        }
    }

    /**
     * Go on from rows that were learned before.
     *
     * @param rows [vocabulary, hidden]; empty where a feature is new, which then begins with zeros
     */
    void goOnFrom(float[][] rows, float[] biases) {
        System.arraycopy(biases, 0, bias, 0, hidden);
        for (int row = 0; row < weights.length; row++) {
            Arrays.fill(weights[row], 0);
            System.arraycopy(rows[row], 0, weights[row], 0, rows[row].length);
            met[row] = rows[row].length > 0; // and so is kept, whether it is met again or not
        }
    }

    /** The sums of one message into {@code out}, [hidden]; features that {@code kept} has as 0 are left out. */
    void forward(Features features, float[] kept, float[] out) {
        System.arraycopy(bias, 0, out, 0, hidden);
        int[] indices = features.indices();
        float[] values = features.values();
        for (int i = 0; i < indices.length; i++) {
            float value = values[i] * kept[i];
            if (value != 0) {
                add(out, value, weights[indices[i]]);
            }
        }
    }

    /** Forget what no message had: it would be served as it was drawn. */
    void clearUnmet() {
        for (int row = 0; row < weights.length; row++) {
            if (!met[row]) {
                Arrays.fill(weights[row], 0);
            }
        }
    }

    /** Take in the error of one message, [hidden]. */
    void backward(Features features, float[] kept, float[] error) {
        int[] indices = features.indices();
        float[] values = features.values();
        for (int i = 0; i < indices.length; i++) {
            float value = values[i] * kept[i];
            if (value != 0) {
                int slot = slotOf(indices[i]); // may replace the array of gradients
                add(gradient[slot], value, error);
            }
        }
        add(biasGradient, 1, error);
    }

    static void add(float[] to, float times, float[] what) {
        int length = Math.min(to.length, what.length);
        for (int h = 0; h < length; h++) {
            to[h] += times * what[h];
        }
    }

    /** One step over the rows met since the last step, and one of Adam for the biases. */
    void step(int iteration, float rate) {
        float correction1 = (float) (1 - StrictMath.pow(BETA1, iteration));
        float correction2 = (float) (1 - StrictMath.pow(BETA2, iteration));
        float scaled = rate * (float) Math.sqrt(correction2) / correction1;
        for (int slot = 0; slot < used; slot++) {
            int row = rows[slot];
            float mean = square(gradient[slot]) / hidden;
            spread[row] = BETA2 * spread[row] + (1 - BETA2) * mean;
            float by = rate * (float) Math.sqrt(correction2 / Math.max(spread[row], SMALLEST));
            add(weights[row], -by, gradient[slot]);
            Arrays.fill(gradient[slot], 0);
            slotOfRow[row] = -1;
        }
        used = 0;
        adam(bias, biasMoment, biasSpread, biasGradient, scaled);
    }

    private static float square(float[] of) {
        float sum = 0;
        for (float number : of) {
            sum += number * number;
        }
        return sum;
    }

    private static void adam(float[] weight, float[] moment, float[] spread, float[] gradient, float rate) {
        for (int h = 0; h < weight.length; h++) {
            float g = gradient[h];
            float m = BETA1 * moment[h] + (1 - BETA1) * g;
            float v = BETA2 * spread[h] + (1 - BETA2) * g * g;
            moment[h] = m;
            spread[h] = v;
            weight[h] -= rate * m / ((float) Math.sqrt(v) + EPSILON);
            gradient[h] = 0;
        }
    }

    private int slotOf(int row) {
        int slot = slotOfRow[row];
        if (slot < 0) {
            if (used == rows.length) {
                rows = Arrays.copyOf(rows, used * 2);
                gradient = Arrays.copyOf(gradient, used * 2);
                for (int i = used; i < gradient.length; i++) {
                    gradient[i] = new float[hidden];
                }
            }
            slot = used++;
            met[row] = true;
            rows[slot] = row;
            slotOfRow[row] = slot;
        }
        return slot;
    }
}

package io.balie.nlu.classifier;

import io.balie.nlu.features.Features;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * The first layer while it learns: [vocabulary, hidden], with Adam that touches only the rows of the features at hand.
 *
 * <p>A row's moments decay when it is next met, not at every step: features are met rarely, and a full step over the whole
 * matrix would cost a hundred times as much.
 */
final class SparseLayer {

    private static final float BETA1 = 0.9f;
    private static final float BETA2 = 0.999f;
    private static final float EPSILON = 1e-7f;

    private final int hidden;
    final float[] weights;
    final float[] bias;
    private final float[] moment;
    private final float[] spread;
    private final float[] biasMoment;
    private final float[] biasSpread;
    private final int[] slotOfRow;
    private int[] rows = new int[1024];
    private float[] gradient;
    private int used;
    private final float[] biasGradient;

    SparseLayer(int vocabulary, int hidden, SplittableRandom random) {
        this.hidden = hidden;
        this.weights = new float[vocabulary * hidden];
        this.moment = new float[weights.length];
        this.spread = new float[weights.length];
        this.bias = new float[hidden];
        this.biasMoment = new float[hidden];
        this.biasSpread = new float[hidden];
        this.biasGradient = new float[hidden];
        this.slotOfRow = new int[vocabulary];
        Arrays.fill(slotOfRow, -1);
        this.gradient = new float[rows.length * hidden];
        // A message has some hundred features and length 1, so this gives hidden units a spread of about 0.1.
        float range = 0.17f;
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) (random.nextDouble() * 2 - 1) * range;
        }
    }

    /** The sums of one message into {@code out}; features that {@code kept} has as 0 are left out. */
    void forward(Features features, float[] kept, float[] out, int at) {
        System.arraycopy(bias, 0, out, at, hidden);
        int[] indices = features.indices();
        float[] values = features.values();
        for (int i = 0; i < indices.length; i++) {
            float value = values[i] * kept[i];
            if (value != 0) {
                int row = indices[i] * hidden;
                for (int h = 0; h < hidden; h++) {
                    out[at + h] += value * weights[row + h];
                }
            }
        }
    }

    /** Take in the error of one message. */
    void backward(Features features, float[] kept, float[] error, int at) {
        int[] indices = features.indices();
        float[] values = features.values();
        for (int i = 0; i < indices.length; i++) {
            float value = values[i] * kept[i];
            if (value != 0) {
                int slot = slotOf(indices[i]) * hidden;
                for (int h = 0; h < hidden; h++) {
                    gradient[slot + h] += value * error[at + h];
                }
            }
        }
        for (int h = 0; h < hidden; h++) {
            biasGradient[h] += error[at + h];
        }
    }

    /** One step of Adam over the rows met since the last step. */
    void step(int iteration, float rate) {
        float correction1 = (float) (1 - StrictMath.pow(BETA1, iteration));
        float correction2 = (float) (1 - StrictMath.pow(BETA2, iteration));
        float scaled = rate * (float) Math.sqrt(correction2) / correction1;
        for (int slot = 0; slot < used; slot++) {
            adam(weights, moment, spread, rows[slot] * hidden, gradient, slot * hidden, hidden, scaled);
            slotOfRow[rows[slot]] = -1;
        }
        Arrays.fill(gradient, 0, used * hidden, 0);
        used = 0;
        adam(bias, biasMoment, biasSpread, 0, biasGradient, 0, hidden, scaled);
        Arrays.fill(biasGradient, 0);
    }

    private static void adam(
            float[] weight,
            float[] moment,
            float[] spread,
            int at,
            float[] gradient,
            int from,
            int length,
            float rate) {
        for (int h = 0; h < length; h++) {
            float g = gradient[from + h];
            float m = BETA1 * moment[at + h] + (1 - BETA1) * g;
            float v = BETA2 * spread[at + h] + (1 - BETA2) * g * g;
            moment[at + h] = m;
            spread[at + h] = v;
            weight[at + h] -= rate * m / ((float) Math.sqrt(v) + EPSILON);
        }
    }

    private int slotOf(int row) {
        int slot = slotOfRow[row];
        if (slot < 0) {
            if (used == rows.length) {
                rows = Arrays.copyOf(rows, used * 2);
                gradient = Arrays.copyOf(gradient, used * 2 * hidden);
            }
            slot = used++;
            rows[slot] = row;
            slotOfRow[row] = slot;
        }
        return slot;
    }
}

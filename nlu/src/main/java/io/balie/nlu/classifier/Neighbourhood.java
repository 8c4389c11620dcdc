package io.balie.nlu.classifier;

import java.util.Arrays;
import java.util.List;

/**
 * Where the examples of each intent lie among the hidden units of one network. Immutable.
 *
 * <p>A network says something of anything; but what resembles no example also lies far from where the examples of any intent
 * lie. Distance is Mahalanobis': directions in which the examples of one intent differ a lot count little.
 */
final class Neighbourhood {

    private static final double RIDGE = 0.01;
    private static final double SMALLEST = 1e-6;
    private static final float FAR = 1e9f;

    private final int intents;
    private final float[] centres;
    private final float[] precision;
    private final float[] towards;
    private final float[] directions;
    private final float[] lengths;

    /**
     * A neighbourhood from its numbers.
     *
     * @param centres [intents, hidden]; the mean of the examples of each intent, all 0 where there is none
     * @param precision [hidden, hidden]; the inverse of how the examples of an intent vary together
     */
    Neighbourhood(int intents, float[] centres, float[] precision) {
        int hidden = intents == 0 ? 0 : centres.length / intents;
        if (centres.length != intents * hidden || precision.length != hidden * hidden) {
            throw new IllegalArgumentException("Centres of %d and a precision of %d numbers do not fit %d intents."
                    .formatted(centres.length, precision.length, intents));
        }
        this.intents = intents;
        this.centres = centres.clone();
        this.precision = precision.clone();
        this.towards = new float[hidden * intents];
        this.directions = new float[hidden * intents];
        this.lengths = new float[intents];
        for (int k = 0; k < intents; k++) {
            aim(k, hidden);
        }
    }

    private void aim(int intent, int hidden) {
        float[] centre = Arrays.copyOfRange(centres, intent * hidden, (intent + 1) * hidden);
        double norm = Math.sqrt(dot(centre, centre));
        float[] product = times(centre);
        for (int h = 0; h < hidden; h++) {
            towards[h * intents + intent] = 2 * product[h];
            directions[h * intents + intent] = norm == 0 ? 0 : (float) (centre[h] / norm);
        }
        lengths[intent] = norm == 0 ? FAR : (float) dot(centre, product);
    }

    /**
     * Learn it.
     *
     * @param activations of the examples, [examples][hidden]
     * @param intent of each
     */
    static Neighbourhood of(List<float[]> activations, int[] intent, int intents) {
        int hidden = activations.getFirst().length;
        double[] sums = new double[intents * hidden];
        int[] count = new int[intents];
        for (int i = 0; i < intent.length; i++) {
            count[intent[i]]++;
            for (int h = 0; h < hidden; h++) {
                sums[intent[i] * hidden + h] += activations.get(i)[h];
            }
        }
        float[] centres = new float[intents * hidden];
        for (int i = 0; i < centres.length; i++) {
            centres[i] = (float) (sums[i] / Math.max(1, count[i / hidden]));
        }
        return new Neighbourhood(intents, centres, inverse(spread(activations, intent, centres), hidden));
    }

    private static double[] spread(List<float[]> activations, int[] intent, float[] centres) {
        int hidden = activations.getFirst().length;
        double[] spread = new double[hidden * hidden];
        double[] off = new double[hidden];
        for (int i = 0; i < intent.length; i++) {
            for (int h = 0; h < hidden; h++) {
                off[h] = activations.get(i)[h] - centres[intent[i] * hidden + h];
            }
            for (int h = 0; h < hidden; h++) {
                for (int j = 0; j < hidden; j++) {
                    spread[h * hidden + j] += off[h] * off[j];
                }
            }
        }
        double mean = 0;
        for (int h = 0; h < hidden; h++) {
            mean += spread[h * hidden + h] / hidden;
        }
        for (int i = 0; i < spread.length; i++) {
            double ridge = i % (hidden + 1) == 0 ? RIDGE * mean + SMALLEST : 0;
            spread[i] = (spread[i] + ridge) / intent.length;
        }
        return spread;
    }

    // Gauss and Jordan in place, without pivoting: the matrix is positive definite, and ND4J's inverse needs classes
    // that are left
    // out of the product.
    private static float[] inverse(double[] matrix, int size) {
        for (int p = 0; p < size; p++) {
            double pivot = 1 / matrix[p * size + p];
            matrix[p * size + p] = 1;
            for (int j = 0; j < size; j++) {
                matrix[p * size + j] *= pivot;
            }
            for (int i = 0; i < size; i++) {
                double by = matrix[i * size + p];
                if (i != p && by != 0) {
                    matrix[i * size + p] = 0;
                    for (int j = 0; j < size; j++) {
                        matrix[i * size + j] -= by * matrix[p * size + j];
                    }
                }
            }
        }
        float[] inverse = new float[matrix.length];
        for (int i = 0; i < inverse.length; i++) {
            inverse[i] = (float) matrix[i];
        }
        return inverse;
    }

    /**
     * How near the nearest intent is.
     *
     * @param distance at least 0; of examples about the root of the number of hidden units
     * @param likeness cosine, 0 to 1, with the mean of the intent that it is most like
     */
    record Nearness(double distance, double likeness) {}

    Nearness of(float[] activations) {
        float[] score = lengths.clone();
        float[] cosine = new float[intents];
        for (int h = 0; h < activations.length; h++) {
            float by = activations[h];
            if (by > 0) {
                int row = h * intents;
                for (int k = 0; k < intents; k++) {
                    score[k] -= by * towards[row + k];
                    cosine[k] += by * directions[row + k];
                }
            }
        }
        float nearest = Float.POSITIVE_INFINITY;
        float likest = 0;
        for (int k = 0; k < intents; k++) {
            nearest = Math.min(nearest, score[k]);
            likest = Math.max(likest, cosine[k]);
        }
        double own = dot(activations, times(activations));
        double norm = Math.sqrt(dot(activations, activations));
        return new Nearness(Math.sqrt(Math.max(0, own + nearest)), norm == 0 ? 0 : likest / norm);
    }

    private float[] times(float[] by) {
        int hidden = by.length;
        float[] product = new float[hidden];
        for (int h = 0; h < hidden; h++) {
            float one = by[h];
            if (one != 0) {
                int row = h * hidden;
                for (int j = 0; j < hidden; j++) {
                    product[j] += one * precision[row + j];
                }
            }
        }
        return product;
    }

    private static double dot(float[] one, float[] other) {
        double sum = 0;
        for (int h = 0; h < one.length; h++) {
            sum += (double) one[h] * other[h];
        }
        return sum;
    }

    int hidden() {
        return centres.length / intents;
    }

    float[] centres() {
        return centres.clone();
    }

    float[] precision() {
        return precision.clone();
    }
}

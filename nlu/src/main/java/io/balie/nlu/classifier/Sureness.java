package io.balie.nlu.classifier;

/**
 * How sure to be of a best guess: a logistic function of its log-odds and of how known the message looks.
 *
 * @param slope at least 0, so that the order stays
 * @param offset log-odds where both are at their middle
 */
record Sureness(double slope, double offset) {

    static final Sureness AS_LEARNED = new Sureness(1, 0);

    private static final int STEPS = 50;
    private static final double PULL = 1e-3;
    private static final double FLATTEST = 0.02;

    /** @throws IllegalArgumentException if it would turn the order around or is no number */
    Sureness {
        if (!(slope >= 0 && slope < 100) || !Double.isFinite(offset)) {
            throw new IllegalArgumentException(
                    "Sureness has slope %s and offset %s, expected numbers, the slope at least 0."
                            .formatted(slope, offset));
        }
    }

    double of(double best, double known) {
        return Scope.logistic(slope * (Scope.logOdds(best) + known) + offset);
    }

    // Newton's method; the loss has one valley. The targets are a little inside of 0 and 1, as Platt proposed, so that
    // a set
    // without a mistake does not make for certainty.
    static Sureness measure(double[] best, double[] known, boolean[] right) {
        int rights = 0;
        for (boolean one : right) {
            rights += one ? 1 : 0;
        }
        double high = (rights + 1.0) / (rights + 2.0);
        double low = 1.0 / (right.length - rights + 2.0);
        double slope = 0.3;
        double offset = 0;
        for (int step = 0; step < STEPS; step++) {
            double toSlope = -PULL * slope * right.length;
            double toOffset = 0;
            double bend = PULL * right.length;
            double across = 0;
            double flat = 1e-6;
            for (int i = 0; i < right.length; i++) {
                double x = Scope.logOdds(best[i]) + known[i];
                double p = Scope.logistic(slope * x + offset);
                double error = (right[i] ? high : low) - p;
                double weight = p * (1 - p);
                toSlope += error * x;
                toOffset += error;
                bend += weight * x * x;
                across += weight * x;
                flat += weight;
            }
            double scale = bend * flat - across * across;
            slope += Math.clamp((flat * toSlope - across * toOffset) / scale, -1, 1);
            offset += Math.clamp((bend * toOffset - across * toSlope) / scale, -2, 2);
        }
        return Double.isFinite(slope) && Double.isFinite(offset)
                ? new Sureness(Math.clamp(slope, FLATTEST, 10), Math.clamp(offset, -10, 10))
                : AS_LEARNED;
    }
}

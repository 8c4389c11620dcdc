package io.balie.nlu.evaluation;

import io.balie.nlu.Guess;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether readings are as often right as they are sure.
 *
 * @param bins ten of the same width, the least sure first; those without messages too
 * @param error expected calibration error: the mean gap between confidence and accuracy, weighted by the bins' sizes
 * @param worst the greatest gap of a bin with messages
 */
public record Reliability(List<Bin> bins, double error, double worst) {

    private static final int BINS = 10;

    public Reliability {
        bins = List.copyOf(bins);
    }

    /**
     * Messages that were read with about the same confidence.
     *
     * @param from the least confidence
     * @param to the most
     * @param confidence the mean; 0 without messages
     * @param accuracy share of right readings; 0 without messages
     * @param count how many messages
     */
    public record Bin(double from, double to, double confidence, double accuracy, int count) {

        /** How far confidence and accuracy are apart. */
        public double gap() {
            return Math.abs(confidence - accuracy);
        }
    }

    /** Count. */
    public static Reliability of(List<Verdict> verdicts) {
        double[] sure = new double[BINS];
        int[] right = new int[BINS];
        int[] count = new int[BINS];
        for (Verdict verdict : verdicts) {
            double confidence = verdict.best().map(Guess::confidence).orElse(0.0);
            int bin = Math.min(BINS - 1, (int) (confidence * BINS));
            sure[bin] += confidence;
            right[bin] += verdict.isRight() ? 1 : 0;
            count[bin]++;
        }
        List<Bin> bins = new ArrayList<>();
        double error = 0;
        double worst = 0;
        for (int i = 0; i < BINS; i++) {
            int size = Math.max(1, count[i]);
            Bin bin = new Bin((double) i / BINS, (i + 1.0) / BINS, sure[i] / size, (double) right[i] / size, count[i]);
            bins.add(bin);
            error += bin.gap() * bin.count() / Math.max(1, verdicts.size());
            worst = Math.max(worst, bin.gap());
        }
        return new Reliability(bins, error, worst);
    }
}

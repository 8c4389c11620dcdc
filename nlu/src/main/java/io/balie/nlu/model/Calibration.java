package io.balie.nlu.model;

import io.balie.nlu.classifier.Classifier;
import io.balie.nlu.features.Features;
import io.balie.nlu.features.Known;
import java.util.Arrays;
import java.util.List;

/**
 * What held-out messages teach: how sure to be, and how unfamiliar is strange.
 *
 * @param temperature what scores are divided by so that a confidence of 0.8 is right 8 times in 10
 * @param strange the familiarity below which next to no message in scope is found
 */
record Calibration(double temperature, double strange) {

    static final Calibration NONE = new Calibration(1, 0.3);

    private static final double LOWEST = 0.2;
    private static final double HIGHEST = 5;
    private static final double SHARE_BELOW_STRANGE = 0.005;

    /**
     * A held-out message and a network that has not seen it.
     *
     * @param member the place of the network among all
     * @param features as the network knows them
     * @param known by what the network has seen
     * @param intent the right one
     */
    record Heard(Classifier by, int member, Features features, Known known, int intent) {

        double familiarity() {
            return known.familiarity();
        }
    }

    static Calibration measure(List<Heard> held, int outOfScope) {
        double[] familiarity = held.stream()
                .filter(h -> h.intent() != outOfScope)
                .mapToDouble(Heard::familiarity)
                .sorted()
                .toArray();
        double strange =
                familiarity.length == 0 ? NONE.strange : familiarity[(int) (familiarity.length * SHARE_BELOW_STRANGE)];
        return new Calibration(temperature(held), Math.clamp(strange, 0.15, 0.45));
    }

    // Golden-section search: the loss has one valley in the logarithm of the temperature.
    private static double temperature(List<Heard> held) {
        double[][] scores = held.stream().map(h -> h.by().scores(h.features())).toArray(double[][]::new);
        double ratio = (Math.sqrt(5) - 1) / 2;
        double low = StrictMath.log(LOWEST);
        double high = StrictMath.log(HIGHEST);
        for (int i = 0; i < 40; i++) {
            double left = high - ratio * (high - low);
            double right = low + ratio * (high - low);
            if (loss(scores, held, StrictMath.exp(left)) < loss(scores, held, StrictMath.exp(right))) {
                high = right;
            } else {
                low = left;
            }
        }
        return StrictMath.exp((low + high) / 2);
    }

    private static double loss(double[][] scores, List<Heard> held, double temperature) {
        double loss = 0;
        for (int i = 0; i < scores.length; i++) {
            double most = Arrays.stream(scores[i]).max().orElse(0);
            double sum = 0;
            for (double score : scores[i]) {
                sum += StrictMath.exp((score - most) / temperature);
            }
            loss += StrictMath.log(sum) - (scores[i][held.get(i).intent()] - most) / temperature;
        }
        return loss / scores.length;
    }
}

package io.balie.nlu.classifier;

/**
 * How to train the network.
 *
 * @param hidden units of the first layer
 * @param epochs passes over the examples
 * @param batch messages in one step
 * @param rate the largest step of Adam; it falls to a tenth towards the end
 * @param dropInput share of a message's features left out in a step
 * @param dropHidden share of the hidden units left out in a step
 * @param smoothing share of the label spread over all intents
 * @param members networks that are trained from different draws and heard together
 * @param seed of every draw
 */
public record Recipe(
        int hidden,
        int epochs,
        int batch,
        double rate,
        double dropInput,
        double dropHidden,
        double smoothing,
        int members,
        long seed) {

    private static final int MANY_EXAMPLES = 1_000;
    private static final int SMALL_BATCH = 32;
    private static final int FEWEST_STEPS = 500;
    private static final int MOST_PASSES = 80;

    /** @throws IllegalArgumentException if a number is out of its range */
    public Recipe {
        if (hidden < 1 || epochs < 1 || batch < 1 || members < 1) {
            throw new IllegalArgumentException(
                    "Hidden units %d, epochs %d, batch %d and members %d must each be at least 1."
                            .formatted(hidden, epochs, batch, members));
        }
        if (!(rate > 0) || !(dropInput >= 0 && dropInput < 1) || !(dropHidden >= 0 && dropHidden < 1)) {
            throw new IllegalArgumentException(
                    "Rate %s must be above 0; the shares left out, %s and %s, from 0 to below 1."
                            .formatted(rate, dropInput, dropHidden));
        }
        if (!(smoothing >= 0 && smoothing < 1)) {
            throw new IllegalArgumentException("Smoothing is %s, expected 0 to below 1.".formatted(smoothing));
        }
    }

    /** The recipe of one of the members, which alone has draws of its own. */
    public Recipe member(int which) {
        return new Recipe(hidden, epochs, batch, rate, dropInput, dropHidden, smoothing, 1, seed + 7_919L * which);
    }

    /** The same with as many passes as it takes: few examples are seen more often, a few at a time. */
    public Recipe fitting(int examples) {
        int few = examples < MANY_EXAMPLES ? Math.min(batch, SMALL_BATCH) : batch;
        int steps = (examples + few - 1) / few;
        int passes = Math.max(epochs, Math.min(MOST_PASSES, FEWEST_STEPS / steps));
        return new Recipe(hidden, passes, few, rate, dropInput, dropHidden, smoothing, members, seed);
    }

    /** The recipe that measured best on short messages. */
    public static Recipe standard(long seed) {
        return new Recipe(64, 12, 128, 0.005, 0.3, 0.5, 0.1, 2, seed);
    }
}

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
        long seed) {

    /** @throws IllegalArgumentException if a number is out of its range */
    public Recipe {
        if (hidden < 1 || epochs < 1 || batch < 1) {
            throw new IllegalArgumentException("Hidden units %d, epochs %d and batch %d must each be at least 1."
                    .formatted(hidden, epochs, batch));
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

    /** The recipe that measured best on short messages. */
    public static Recipe standard(long seed) {
        return new Recipe(128, 12, 64, 0.003, 0.3, 0.5, 0.1, seed);
    }
}

package io.balie.nlu;

/**
 * An intent and how sure the classifier is of it.
 *
 * @param intent the intent's name, as in the domain
 * @param confidence a calibrated probability, 0 to 1
 */
public record Guess(String intent, double confidence) {

    /** @throws IllegalArgumentException if the confidence is no number from 0 to 1 */
    public Guess {
        if (!(confidence >= 0 && confidence <= 1)) { // also catches NaN
            throw new IllegalArgumentException(
                    "Confidence of intent '%s' is %s, expected 0 to 1.".formatted(intent, confidence));
        }
    }
}

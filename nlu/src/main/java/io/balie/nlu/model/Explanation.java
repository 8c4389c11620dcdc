package io.balie.nlu.model;

import io.balie.nlu.Reading;
import java.util.List;

/**
 * Why a message was read as one intent and not as the next best.
 *
 * @param reading what came out
 * @param chosen the best intent; not that of a fallback
 * @param against the second best
 * @param cause what decided between them
 * @param evidence what each feature of the message says for {@code chosen} against {@code against}, the weightiest first
 * @param rest what is said whatever the message is, and what features outside of the model's vocabulary cannot say
 */
public record Explanation(
        Reading reading, String chosen, String against, Cause cause, List<Evidence> evidence, double rest) {

    public Explanation {
        evidence = List.copyOf(evidence);
    }

    /** What decided. */
    public enum Cause {
        /** The network, by the evidence. */
        FEATURES,
        /** The message equals an example. */
        BY_HEART,
        /** So little of the message is known that it is taken to be out of scope. */
        UNFAMILIAR,
        /** Another part of the pipeline, such as a keyword. */
        ANOTHER_PART
    }

    /**
     * A feature of the message.
     *
     * @param feature its name in the vocabulary: a letter for its kind, a colon, and what it holds
     * @param weight log-odds; above 0 it speaks for the chosen intent
     */
    public record Evidence(String feature, double weight) {}
}

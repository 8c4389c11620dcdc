package io.balie.nlu.evaluation;

/**
 * How well one intent is told, each from 0 to 1.
 *
 * @param intent its name
 * @param precision share of the messages read as it that are it; 0 if none was
 * @param recall share of the messages that are it that were read as it; 0 if there is none
 * @param f1 their harmonic mean
 * @param support how many messages are it
 */
public record Score(String intent, double precision, double recall, double f1, int support) {

    /** The harmonic mean of precision and recall; 0 if both are. */
    static double f1(double precision, double recall) {
        return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
    }
}

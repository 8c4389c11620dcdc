package io.balie.nlu.evaluation;

/**
 * How often one intent was taken for another.
 *
 * @param expected what the messages are
 * @param read what they were taken for
 * @param count how many
 */
public record Confusion(String expected, String read, int count) {}

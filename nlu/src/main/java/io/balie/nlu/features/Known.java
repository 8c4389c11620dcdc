package io.balie.nlu.features;

/**
 * How much of a message occurs in the examples, each from 0 to 1.
 *
 * @param familiarity words by their rarity, unknown words by their runs of letters
 * @param words share of its words, stems and pairs that are known, all alike
 * @param letters share of its runs of letters that are known, all alike
 */
public record Known(double familiarity, double words, double letters) {}

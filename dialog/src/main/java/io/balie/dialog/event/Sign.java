package io.balie.dialog.event;

/**
 * Something in a message that speaks for or against a seller.
 *
 * @param name what kind of sign, such as {@code asks_for_role} or {@code own_order}
 * @param weight natural logarithm of the odds it moves; positive speaks for a seller
 * @param phrase the very words, or the classifier's verdict
 */
public record Sign(String name, double weight, String phrase) {}

package io.balie.dialog.event;

/**
 * A choice shown with a reply.
 *
 * @param title what the user sees
 * @param payload what is sent back when it is chosen; {@code /intent} skips the classifier, as in Rasa; may be a URL
 */
public record Button(String title, String payload) {}

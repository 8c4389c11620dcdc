package io.balie.dialog.event;

import java.util.Map;

/**
 * A choice shown with a reply.
 *
 * @param title what the user sees
 * @param payload what is sent back when it is chosen; {@code /intent} skips the classifier, as in Rasa; may be a URL
 * @param more what else a channel may want to know of it, such as {@code type}; JSON values
 */
public record Button(String title, String payload, Map<String, Object> more) {

    public Button {
        more = Map.copyOf(more);
    }

    /** A button with nothing but a title and a payload. */
    public Button(String title, String payload) {
        this(title, payload, Map.of());
    }
}

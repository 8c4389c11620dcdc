package io.balie.nlu;

import java.util.List;

/**
 * A labelled training message.
 *
 * @param text the message without annotation marks
 * @param intent its label
 * @param language the language it is written in
 * @param entities the annotated spans, in the order of the text
 */
public record Example(String text, String intent, Language language, List<Entity> entities) {

    public Example {
        entities = List.copyOf(entities);
    }

    /** Whether the label is that of a retrieval intent, with a key: {@code faq/opening}. */
    public boolean isRetrieval() {
        return intent.indexOf('/') >= 0;
    }

    /** The label without the key of a retrieval intent: {@code faq} of {@code faq/opening}. */
    public String baseIntent() {
        int slash = intent.indexOf('/');
        return slash < 0 ? intent : intent.substring(0, slash);
    }
}

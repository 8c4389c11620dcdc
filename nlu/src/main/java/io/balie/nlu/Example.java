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
}

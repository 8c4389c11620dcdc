package io.balie.nlu.retrieval;

import io.balie.nlu.Language;
import java.util.List;
import java.util.Optional;

/**
 * An answer that the company wrote down.
 *
 * @param id tells it from the others
 * @param questions the ways to ask for it, at least one
 * @param answer what to say
 * @param link a page with more, if there is one
 * @param language in which it is written
 */
public record Entry(String id, List<String> questions, String answer, Optional<String> link, Language language) {

    /** @throws IllegalArgumentException if there is no question */
    public Entry {
        questions = List.copyOf(questions);
        if (questions.isEmpty()) {
            throw new IllegalArgumentException("Entry '%s' has no question, expected at least one.".formatted(id));
        }
    }
}

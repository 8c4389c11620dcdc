package io.balie.dialog.company;

import io.balie.nlu.Language;
import io.balie.nlu.retrieval.Hit;
import java.util.Optional;

/** What the company knows the answer to. */
@FunctionalInterface
public interface Knowledge {

    /** Nothing is known. */
    Knowledge NONE = (text, language) -> Optional.empty();

    /** The answer to a question, if one is surely meant. */
    Optional<Hit> answer(String text, Language language);
}

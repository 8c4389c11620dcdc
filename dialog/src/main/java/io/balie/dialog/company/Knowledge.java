package io.balie.dialog.company;

import io.balie.nlu.Language;
import java.util.Optional;

/** What the company knows the answer to. */
@FunctionalInterface
public interface Knowledge {

    /** Nothing is known. */
    Knowledge NONE = (text, language) -> Optional.empty();

    /**
     * An answer found.
     *
     * @param score how well it fits, 0 to 1
     * @param because why, in words, for auditors
     */
    record Found(KnowledgeEntry entry, double score, String because) {}

    /** The answer to a question, if one is surely meant. */
    Optional<Found> answer(String text, Language language);
}

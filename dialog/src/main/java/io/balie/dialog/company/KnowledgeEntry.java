package io.balie.dialog.company;

import io.balie.nlu.Language;
import java.util.List;
import java.util.Optional;

/**
 * A question that the company answers.
 *
 * @param id file and line, such as {@code vragen.yml:4}; names the entry in reasons
 * @param questions ways to ask it; at least one
 * @param link a page of the company's own site
 */
public record KnowledgeEntry(
        String id, List<String> questions, String answer, Optional<String> link, Language language) {

    public KnowledgeEntry {
        questions = List.copyOf(questions);
    }
}

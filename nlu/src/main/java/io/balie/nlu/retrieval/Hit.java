package io.balie.nlu.retrieval;

import java.util.Optional;

/**
 * An entry that answers a question.
 *
 * @param entry what was found
 * @param question the wording of it that fits best
 * @param score how sure it is, 0 to 1
 * @param reason why, in words for a developer
 * @param second the next best entry, where one was looked for
 */
public record Hit(Entry entry, String question, double score, String reason, Optional<Second> second) {

    /** What came second. */
    public record Second(String id, double score) {}

    /** The same with what came second. */
    Hit before(Hit other) {
        return new Hit(
                entry,
                question,
                score,
                reason,
                Optional.of(new Second(other.entry().id(), other.score())));
    }
}

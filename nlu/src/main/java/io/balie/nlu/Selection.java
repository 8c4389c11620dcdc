package io.balie.nlu;

import java.util.List;

/**
 * Which response of a retrieval intent fits a message.
 *
 * @param ranking every key once with how sure, best first; a key has its intent before it: {@code faq/opening}
 */
public record Selection(List<Guess> ranking) {

    /** @throws IllegalArgumentException if the ranking is empty */
    public Selection {
        ranking = List.copyOf(ranking);
        if (ranking.isEmpty()) {
            throw new IllegalArgumentException("A selection ranks no key, expected at least one.");
        }
    }

    /** The key that fits best. */
    public Guess best() {
        return ranking.get(0);
    }
}

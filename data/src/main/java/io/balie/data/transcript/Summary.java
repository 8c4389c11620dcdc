package io.balie.data.transcript;

import java.time.Instant;
import java.util.Optional;

/**
 * A conversation at a glance.
 *
 * @param started time of its first event
 * @param latest time of its latest event
 * @param events how many it has
 * @param outcome the value of its slot {@code outcome}
 */
public record Summary(String conversation, Instant started, Instant latest, long events, Optional<String> outcome) {

    /**
     * Which conversations to list, the latest first.
     *
     * @param limit at most so many
     * @param outcome only with this outcome
     * @param since only with an event at or after this moment
     */
    public record Filter(int limit, Optional<String> outcome, Optional<Instant> since) {

        /** @throws IllegalArgumentException if the limit is below one */
        public Filter {
            if (limit < 1) {
                throw new IllegalArgumentException("Limit is %d, expected at least 1.".formatted(limit));
            }
        }

        /** The latest conversations. */
        public static Filter latest(int limit) {
            return new Filter(limit, Optional.empty(), Optional.empty());
        }
    }
}

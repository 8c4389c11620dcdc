package io.balie.data.transcript;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A conversation at a glance.
 *
 * @param ref names the conversation in the log: 32 hex digits
 * @param conversation who it is with: the channel's sender id; empty if that is not known, as after an erasure
 * @param started time of its first event
 * @param latest time of its latest event
 * @param events how many it has
 * @param outcome the value of its slot {@code outcome}
 * @param category the value of its slot {@code category}
 * @param erasedBy the leaf of the record that tells of its erasure
 * @param parkedBy the leaf of the record that tells why it was set aside
 */
public record Summary(
        String ref,
        String conversation,
        Instant started,
        Instant latest,
        long events,
        Optional<String> outcome,
        Optional<String> category,
        OptionalLong erasedBy,
        OptionalLong parkedBy) {

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

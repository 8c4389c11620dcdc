package io.balie.data.search;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What is searched for. Everything given must hold.
 *
 * @param words all of them, in any order and any form; those in double quotes one after the other, exactly so
 * @param belief only where the log-odds that this is a seller are above it
 * @param reason words of why the bot did what it did
 * @param saidBy {@code user}, {@code bot}, {@code agent} or {@code note}
 * @param until before this moment
 * @param limit at most so many, from 1
 */
public record Wanted(
        String words,
        Optional<String> category,
        Optional<String> outcome,
        Optional<Instant> since,
        Optional<Instant> until,
        OptionalDouble belief,
        Optional<String> reason,
        Optional<String> action,
        Optional<String> policy,
        Optional<String> intent,
        Optional<String> saidBy,
        int limit) {

    /** @throws IllegalArgumentException if the limit is below one */
    public Wanted {
        if (limit < 1) {
            throw new IllegalArgumentException("Limit is %d, expected at least 1.".formatted(limit));
        }
    }

    /** Words, wherever they were said. */
    public static Wanted words(String words, int limit) {
        return new Wanted(
                words,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                OptionalDouble.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                limit);
    }
}

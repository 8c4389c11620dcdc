package io.balie.data.privacy;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAmount;
import java.util.Map;
import java.util.Optional;

/**
 * How long conversations are kept after the last that happened in them.
 *
 * @param byCategory periods by the value of the slot {@code category}
 * @param otherwise the period of all others; empty: until they are erased
 */
public record Retention(Map<String, TemporalAmount> byCategory, Optional<TemporalAmount> otherwise) {

    /** All are kept until they are erased. */
    public static final Retention NONE = new Retention(Map.of(), Optional.empty());

    private static final ZonedDateTime START = Instant.EPOCH.atZone(ZoneOffset.UTC);
    private static final Instant FARTHEST = START.plusYears(1_000).toInstant();

    public Retention {
        byCategory = Map.copyOf(byCategory);
    }

    /** Whether nothing is ever erased by itself. */
    public boolean isNone() {
        return byCategory.isEmpty() && otherwise.isEmpty();
    }

    /**
     * A period as ISO 8601 writes it, such as {@code P90D}, {@code P2Y} or {@code PT36H}.
     *
     * @return empty if it is none, not longer than nothing, or longer than a thousand years
     */
    public static Optional<TemporalAmount> period(String written) {
        try {
            TemporalAmount period = written.contains("T") ? Duration.parse(written) : Period.parse(written);
            Instant end = START.plus(period).toInstant();
            return end.isAfter(START.toInstant()) && end.isBefore(FARTHEST) ? Optional.of(period) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Whether a conversation of a category, of which this was the last moment, need no longer be kept. */
    public boolean isOver(Optional<String> category, Instant latest, Instant now, ZoneId zone) {
        return category.map(byCategory::get)
                .map(Optional::of)
                .orElse(otherwise)
                .map(period -> !latest.atZone(zone).plus(period).toInstant().isAfter(now))
                .orElse(false);
    }
}

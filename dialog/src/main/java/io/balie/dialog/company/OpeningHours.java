package io.balie.dialog.company;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;

/**
 * When the company is open on the days of the week.
 *
 * @param spans by day, in order and not overlapping; a day without an entry is closed
 */
public record OpeningHours(Map<DayOfWeek, List<Span>> spans) {

    public OpeningHours {
        spans = Map.copyOf(spans);
    }

    /**
     * A time of being open.
     *
     * @param from the first moment
     * @param to the first moment at which it is closed again; {@link LocalTime#MAX} for midnight
     */
    public record Span(LocalTime from, LocalTime to) {

        /** @throws IllegalArgumentException if it does not end after it starts */
        public Span {
            if (!to.isAfter(from)) {
                throw new IllegalArgumentException(
                        "Opening hours run from %s to %s, expected an end after the start.".formatted(from, to));
            }
        }
    }

    /** The spans of a day, possibly none. */
    public List<Span> on(DayOfWeek day) {
        return spans.getOrDefault(day, List.of());
    }
}

package io.balie.nlu.entities;

import java.time.LocalDate;
import java.time.LocalTime;

/** A part of the day, in hours. */
enum PartOfDay {
    MORNING(6, 12),
    AFTERNOON(12, 18),
    EVENING(18, 24),
    NIGHT(0, 6);

    private final int from;
    private final int to;

    PartOfDay(int from, int to) {
        this.from = from;
        this.to = to;
    }

    /** The part of one day as an interval. */
    String of(LocalDate day) {
        return day.atTime(from, 0) + "/" + (to == 24 ? day.plusDays(1).atStartOfDay() : day.atTime(to, 0));
    }

    /** A time that was said, in this part of the day: half past nine in the evening is 21:30. */
    LocalTime of(Clock clock) {
        LocalTime time = clock.time();
        if (clock.exact()) {
            return this == AFTERNOON || this == EVENING ? late(time) : time;
        }
        LocalTime early = time.getHour() >= 12 ? time.minusHours(12) : time;
        return switch (this) {
            case MORNING -> early.getHour() == 0 ? early.plusHours(12) : early;
            case NIGHT -> early.getHour() >= 10 ? early.plusHours(12) : early;
            case AFTERNOON, EVENING -> late(early);
        };
    }

    private static LocalTime late(LocalTime time) {
        return time.getHour() < 12 ? time.plusHours(12) : time;
    }
}

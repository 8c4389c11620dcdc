package io.balie.nlu.entities;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A day or a span of days that was read.
 *
 * @param first index of its first word
 * @param from its first day
 * @param to the day after its last
 * @param part of the day, if one was named
 * @param next index after its last word
 */
record Day(
        int first, LocalDate from, LocalDate to, @Nullable PartOfDay part, int next) {

    static Day on(int first, LocalDate date, int next) {
        return new Day(first, date, date.plusDays(1), null, next);
    }

    boolean isOne() {
        return from.plusDays(1).equals(to);
    }

    Day with(@Nullable PartOfDay named, int end) {
        return new Day(first, from, to, named, end);
    }

    Day plusWeeks(int weeks) {
        return new Day(first, from.plusWeeks(weeks), to.plusWeeks(weeks), part, next);
    }

    Day since(int start) {
        return new Day(start, from, to, part, next);
    }
}

package io.balie.dialog.company;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;

/** What time means to a company: whether it is open, and by when something can be promised. */
public final class BusinessTime {

    /** How far ahead an opening is looked for; a company that opens less often makes no promises. */
    private static final int DAYS_AHEAD = 60;

    private final Company company;
    private final Holidays holidays;

    public BusinessTime(Company company, Holidays holidays) {
        this.company = company;
        this.holidays = holidays;
    }

    /** Whether somebody is there at this moment. */
    public boolean isOpen(Instant moment) {
        ZonedDateTime there = moment.atZone(company.timeZone());
        return spansOn(there.toLocalDate()).stream()
                .anyMatch(span -> !there.toLocalTime().isBefore(span.from())
                        && there.toLocalTime().isBefore(span.to()));
    }

    /**
     * The latest moment for something that takes so long in opening hours.
     *
     * <p>A promise that would fall after closing time runs on in the next opening hours. It is rounded down to five minutes, so that it is never
     * later than {@code within}, but not to before {@code from}.
     *
     * @return empty if the company does not open for that long in the coming two months
     */
    public Optional<ZonedDateTime> latest(Instant from, Duration within) {
        ZonedDateTime start = from.atZone(company.timeZone());
        Duration left = within;
        for (int day = 0; day <= DAYS_AHEAD; day++) {
            LocalDate date = start.toLocalDate().plusDays(day);
            for (OpeningHours.Span span : spansOn(date)) {
                ZonedDateTime opens = date.atTime(span.from()).atZone(company.timeZone());
                ZonedDateTime closes = closing(date, span.to());
                if (opens.isBefore(start)) {
                    opens = start;
                }
                if (!closes.isAfter(opens)) {
                    continue;
                }
                Duration available = Duration.between(opens, closes);
                if (left.compareTo(available) <= 0) {
                    ZonedDateTime due = opens.plus(left);
                    ZonedDateTime rounded = due.withSecond(0).withNano(0).minusMinutes(due.getMinute() % 5);
                    return Optional.of(
                            rounded.isBefore(opens) ? due.withSecond(0).withNano(0) : rounded);
                }
                left = left.minus(available);
            }
        }
        return Optional.empty();
    }

    /** The next moment at which the company opens, or {@code from} itself if it is open. */
    public Optional<ZonedDateTime> nextOpening(Instant from) {
        ZonedDateTime start = from.atZone(company.timeZone());
        if (isOpen(from)) {
            return Optional.of(start);
        }
        for (int day = 0; day <= DAYS_AHEAD; day++) {
            LocalDate date = start.toLocalDate().plusDays(day);
            for (OpeningHours.Span span : spansOn(date)) {
                ZonedDateTime opens = date.atTime(span.from()).atZone(company.timeZone());
                if (opens.isAfter(start)) {
                    return Optional.of(opens);
                }
            }
        }
        return Optional.empty();
    }

    private List<OpeningHours.Span> spansOn(LocalDate date) {
        if (company.closedOnHolidays() && holidays.on(date)) {
            return List.of();
        }
        return company.openingHours().on(date.getDayOfWeek());
    }

    private ZonedDateTime closing(LocalDate date, LocalTime to) {
        return to.equals(LocalTime.MAX)
                ? date.plusDays(1).atStartOfDay(company.timeZone())
                : date.atTime(to).atZone(company.timeZone());
    }
}

package io.balie.dialog.company;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.balie.nlu.Language;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What can be promised: never later than the company says, never while nobody is there. */
class BusinessTimeTest {

    private static final ZoneId AMSTERDAM = ZoneId.of("Europe/Amsterdam");
    private static final Duration FOUR_HOURS = Duration.ofHours(4);
    private static final Holidays CHRISTMAS = Set.of(LocalDate.of(2026, 12, 25), LocalDate.of(2026, 12, 26))::contains;

    private static final List<DayOfWeek> WEEKDAYS = List.of(DayOfWeek.values()).subList(0, 5);
    private static final OpeningHours NINE_TO_FIVE = hours(WEEKDAYS, "09:00-17:00");
    private static final OpeningHours ROUND_THE_CLOCK = hours(List.of(DayOfWeek.values()), "00:00-24:00");

    @ParameterizedTest(name = "{2}: from {0} until {1}")
    @CsvSource({
        "2026-11-24T09:30, 2026-11-24T13:30, the same day",
        "2026-11-24T13:00, 2026-11-24T17:00, just before closing time",
        "2026-11-24T15:30, 2026-11-25T11:30, over closing time",
        "2026-11-24T07:00, 2026-11-24T13:00, before opening time",
        "2026-11-24T20:00, 2026-11-25T13:00, after closing time",
        "2026-11-27T16:00, 2026-11-30T12:00, over the weekend",
        "2026-11-28T12:00, 2026-11-30T13:00, in the weekend",
        "2026-12-24T16:00, 2026-12-28T12:00, over Christmas and the weekend after it",
        "2026-12-25T10:00, 2026-12-28T13:00, on a public holiday",
        "2026-12-31T15:00, 2027-01-01T11:00, over the turn of the year",
        "2026-03-27T16:00, 2026-03-30T12:00, over the change to summer time",
        "2026-10-23T16:00, 2026-10-26T12:00, over the change to winter time",
    })
    void a_promise_counts_opening_hours_only(String from, String due, String when) {
        assertEquals(Optional.of(at(due)), time(NINE_TO_FIVE, true).latest(at(from).toInstant(), FOUR_HOURS), when);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-24T10:02:30, PT4H,   2026-11-24T14:00",
        "2026-11-24T10:04:59, PT4H,   2026-11-24T14:00",
        "2026-11-24T10:05:00, PT4H,   2026-11-24T14:05",
        "2026-11-24T15:33:10, PT4H,   2026-11-25T11:30",
        "2026-11-24T10:58:00, PT1M,   2026-11-24T10:59",
        "2026-11-24T16:59:50, PT2M,   2026-11-25T09:00",
    })
    void a_promise_is_rounded_to_five_minutes_and_never_later(String from, Duration within, String due) {
        assertEquals(Optional.of(at(due)), time(NINE_TO_FIVE, true).latest(at(from).toInstant(), within));
    }

    static LongStream seeds() {
        return LongStream.range(0, 60);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void nobody_is_promised_more_open_time_than_the_company_allows(long seed) {
        Random random = new Random(seed);
        OpeningHours hours = randomHours(random);
        BusinessTime time = time(hours, random.nextBoolean());
        Instant from = at("2026-12-20T00:00").toInstant().plus(Duration.ofMinutes(random.nextInt(14 * 24 * 60)));
        int within = 1 + random.nextInt(10 * 60);
        Optional<ZonedDateTime> due = time.latest(from, Duration.ofMinutes(within));
        if (due.isEmpty()) {
            assertEquals(Map.of(), hours.spans());
            return;
        }
        int open = 0;
        for (Instant at = from; at.isBefore(due.get().toInstant()); at = at.plusSeconds(60)) {
            open += time.isOpen(at) ? 1 : 0;
        }
        int counted = open;
        assertTrue(counted <= within, () -> "%d minutes, promised %d; %s".formatted(counted, within, due));
        assertTrue(counted > within - 5, () -> "%d minutes, promised %d; %s".formatted(counted, within, due));
    }

    @Test
    void an_hour_that_does_not_exist_is_not_counted() {
        assertEquals(
                "2026-03-29T06:00+02:00[Europe/Amsterdam]",
                time(ROUND_THE_CLOCK, false)
                        .latest(Instant.parse("2026-03-29T00:00:00Z"), FOUR_HOURS)
                        .orElseThrow()
                        .toString());
    }

    @Test
    void an_hour_that_comes_twice_is_counted_twice() {
        assertEquals(
                "2026-10-25T04:00+01:00[Europe/Amsterdam]",
                time(ROUND_THE_CLOCK, false)
                        .latest(Instant.parse("2026-10-24T23:00:00Z"), FOUR_HOURS)
                        .orElseThrow()
                        .toString());
    }

    @Test
    void a_pause_at_noon_is_not_counted() {
        BusinessTime time = time(hours(WEEKDAYS, "09:00-12:00", "13:00-17:00"), false);
        assertEquals(
                Optional.of(at("2026-11-24T16:00")),
                time.latest(at("2026-11-24T11:00").toInstant(), FOUR_HOURS));
        assertFalse(time.isOpen(at("2026-11-24T12:30").toInstant()));
    }

    @Test
    void holidays_count_where_the_company_works_on_them() {
        assertEquals(
                Optional.of(at("2026-12-25T12:00")),
                time(NINE_TO_FIVE, false).latest(at("2026-12-24T16:00").toInstant(), FOUR_HOURS));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-24T08:59:59.999999, false",
        "2026-11-24T09:00:00, true",
        "2026-11-24T16:59:59.999999, true",
        "2026-11-24T17:00:00, false",
        "2026-11-28T12:00:00, false",
        "2026-12-25T12:00:00, false",
    })
    void it_is_open_from_the_first_moment_until_just_before_the_last(String moment, boolean open) {
        assertEquals(open, time(NINE_TO_FIVE, true).isOpen(at(moment).toInstant()));
    }

    @Test
    void a_day_that_ends_at_23_59_is_closed_for_its_last_minute() {
        BusinessTime time = time(hours(WEEKDAYS, "20:00-23:59"), false);
        assertTrue(time.isOpen(at("2026-11-24T23:58:59").toInstant()));
        assertFalse(time.isOpen(at("2026-11-24T23:59:30").toInstant()));
        assertEquals(
                Optional.of(at("2026-11-25T20:00")),
                time.latest(at("2026-11-24T23:00").toInstant(), Duration.ofHours(1)));
    }

    @Test
    void a_day_that_ends_at_24_00_is_open_to_its_very_end() {
        BusinessTime time = time(hours(WEEKDAYS, "20:00-24:00"), false);
        assertTrue(time.isOpen(at("2026-11-24T23:59:59.999999").toInstant()));
        assertEquals(
                Optional.of(at("2026-11-25T00:00")),
                time.latest(at("2026-11-24T23:00").toInstant(), Duration.ofHours(1)));
        assertEquals(
                Optional.of(at("2026-11-25T21:00")),
                time.latest(at("2026-11-24T23:00").toInstant(), Duration.ofHours(2)));
    }

    @Test
    void a_company_that_never_opens_promises_nothing() {
        BusinessTime time = time(new OpeningHours(Map.of()), false);
        assertEquals(Optional.empty(), time.latest(at("2026-11-24T11:00").toInstant(), FOUR_HOURS));
        assertEquals(Optional.empty(), time.nextOpening(at("2026-11-24T11:00").toInstant()));
        assertFalse(time.isOpen(at("2026-11-24T11:00").toInstant()));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-24T11:00, 2026-11-24T11:00",
        "2026-11-24T07:00, 2026-11-24T09:00",
        "2026-11-24T17:00, 2026-11-25T09:00",
        "2026-11-27T18:00, 2026-11-30T09:00",
        "2026-12-24T18:00, 2026-12-28T09:00",
    })
    void it_opens_next_when_somebody_is_there_again(String from, String opens) {
        assertEquals(Optional.of(at(opens)), time(NINE_TO_FIVE, true).nextOpening(at(from).toInstant()));
    }

    private static BusinessTime time(OpeningHours hours, boolean closedOnHolidays) {
        return new BusinessTime(
                new Company(
                        "Voorbeeld BV",
                        "Sam",
                        Optional.empty(),
                        "acquisitie@voorbeeld.example",
                        Company.VendorPolicy.REDIRECT,
                        Company.AddressForm.FORMAL,
                        AMSTERDAM,
                        "NL",
                        closedOnHolidays,
                        hours,
                        FOUR_HOURS,
                        List.of(),
                        List.of(Language.NL)),
                CHRISTMAS);
    }

    private static ZonedDateTime at(String local) {
        return java.time.LocalDateTime.parse(local).atZone(AMSTERDAM);
    }

    private static OpeningHours hours(List<DayOfWeek> days, String... spans) {
        List<OpeningHours.Span> parsed = Arrays.stream(spans)
                .map(span -> span.split("-", 2))
                .map(span -> new OpeningHours.Span(
                        LocalTime.parse(span[0]), span[1].equals("24:00") ? LocalTime.MAX : LocalTime.parse(span[1])))
                .toList();
        return new OpeningHours(days.stream().collect(Collectors.toMap(Function.identity(), day -> parsed)));
    }

    private static OpeningHours randomHours(Random random) {
        Map<DayOfWeek, List<OpeningHours.Span>> spans = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            if (random.nextInt(3) > 0) {
                LocalTime from = LocalTime.of(random.nextInt(12), random.nextInt(60));
                LocalTime to = random.nextInt(4) == 0
                        ? LocalTime.MAX
                        : LocalTime.of(12 + random.nextInt(12), random.nextInt(60));
                spans.put(day, List.of(new OpeningHours.Span(from, to)));
            }
        }
        return new OpeningHours(spans);
    }
}

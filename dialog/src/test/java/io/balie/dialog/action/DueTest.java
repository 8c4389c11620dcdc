package io.balie.dialog.action;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.balie.nlu.Language;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Moments and times of day, as people say them. */
class DueTest {

    private static final ZoneId AMSTERDAM = ZoneId.of("Europe/Amsterdam");
    private static final Instant MONDAY_MORNING = Instant.parse("2026-11-23T08:00:00Z");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            nl | 2026-11-23T14:30 | om 14:30 uur
            nl | 2026-11-23T09:05 | om 9:05 uur
            nl | 2026-11-24T10:30 | morgen, dinsdag 24 november, om 10:30 uur
            nl | 2026-11-27T09:00 | op vrijdag 27 november om 9:00 uur
            nl | 2027-03-01T12:00 | op maandag 1 maart om 12:00 uur
            en | 2026-11-23T14:30 | at 14:30
            en | 2026-11-24T10:30 | tomorrow, Tuesday 24 November, at 10:30
            en | 2026-11-27T09:00 | on Friday 27 November at 9:00
            de | 2026-11-23T14:30 | um 14:30 Uhr
            de | 2026-11-24T10:30 | morgen, Dienstag, den 24. November, um 10:30 Uhr
            de | 2026-11-27T09:00 | am Freitag, den 27. November, um 9:00 Uhr
            fr | 2026-11-23T14:30 | à 14 h 30
            fr | 2026-11-24T10:30 | demain, mardi 24 novembre, à 10 h 30
            fr | 2026-11-27T09:00 | le vendredi 27 novembre à 9 h 00
            """)
    void another_day_is_named(String language, LocalDateTime due, String expected) {
        assertEquals(expected, Due.inWords(due.atZone(AMSTERDAM), MONDAY_MORNING, new Language(language)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2026-11-23T22:59:00Z | 2026-11-24T09:00 | morgen, dinsdag 24 november, om 9:00 uur
            2026-11-23T23:01:00Z | 2026-11-24T09:00 | om 9:00 uur
            2026-12-31T12:00:00Z | 2027-01-01T09:00 | morgen, vrijdag 1 januari, om 9:00 uur
            """)
    void today_is_the_day_where_the_company_is(Instant now, LocalDateTime due, String expected) {
        assertEquals(expected, Due.inWords(due.atZone(AMSTERDAM), now, Language.NL));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            nl | 00:00 | Goedendag
            nl | 05:59 | Goedendag
            nl | 06:00 | Goedemorgen
            nl | 11:59 | Goedemorgen
            nl | 12:00 | Goedemiddag
            nl | 17:59 | Goedemiddag
            nl | 18:00 | Goedenavond
            nl | 23:59 | Goedenavond
            en | 03:00 | Hello
            en | 08:00 | Good morning
            en | 13:00 | Good afternoon
            en | 20:00 | Good evening
            de | 03:00 | Guten Tag
            de | 08:00 | Guten Morgen
            de | 13:00 | Guten Tag
            de | 20:00 | Guten Abend
            fr | 03:00 | Bonjour
            fr | 08:00 | Bonjour
            fr | 13:00 | Bonjour
            fr | 20:00 | Bonsoir
            """)
    void the_greeting_fits_the_time_of_day(String language, String time, String expected) {
        assertEquals(
                expected,
                Due.greeting(LocalDateTime.parse("2026-11-23T" + time).atZone(AMSTERDAM), new Language(language)));
    }
}

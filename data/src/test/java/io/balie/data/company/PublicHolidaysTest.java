package io.balie.data.company;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PublicHolidaysTest {

    private static List<String> of(String country, int year) {
        PublicHolidays holidays = new PublicHolidays(country);
        return Stream.iterate(LocalDate.of(year, 1, 1), day -> day.plusDays(1))
                .limit(LocalDate.of(year, 1, 1).lengthOfYear())
                .filter(holidays::on)
                .map(LocalDate::toString)
                .toList();
    }

    @Test
    void the_netherlands_work_on_good_friday_and_on_5_may_but_in_lustrum_years() {
        assertEquals(
                List.of(
                        "2026-01-01",
                        "2026-04-05",
                        "2026-04-06",
                        "2026-04-27",
                        "2026-05-14",
                        "2026-05-24",
                        "2026-05-25",
                        "2026-12-25",
                        "2026-12-26"),
                of("NL", 2026));
        assertTrue(of("NL", 2025).contains("2025-05-05"));
        assertTrue(of("NL", 2030).contains("2030-05-05"));
    }

    @Test
    void the_king_s_birthday_moves_from_a_sunday_to_the_day_before() {
        assertTrue(of("NL", 2025).contains("2025-04-26"));
    }

    @Test
    void germany_rests_on_good_friday() {
        assertTrue(of("DE", 2026).contains("2026-04-03"));
    }

    @Test
    void belgium_and_france_are_known() {
        assertTrue(of("BE", 2026).contains("2026-07-21"));
        assertTrue(of("FR", 2026).contains("2026-07-14"));
    }

    @Test
    void an_unknown_country_is_refused() {
        assertEquals(
                "Country is 'XX', expected one whose public holidays are known.",
                assertThrows(IllegalArgumentException.class, () -> new PublicHolidays("XX"))
                        .getMessage());
    }

    @Test
    void the_countries_of_the_languages_spoken_are_known() {
        for (String country : List.of("NL", "BE", "DE", "AT", "CH", "LU", "FR", "GB", "IE", "US")) {
            assertTrue(PublicHolidays.knows(country), country.toLowerCase(Locale.ROOT));
        }
    }
}

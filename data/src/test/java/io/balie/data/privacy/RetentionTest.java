package io.balie.data.privacy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetentionTest {

    private static final ZoneId AMSTERDAM = ZoneId.of("Europe/Amsterdam");
    private static final Instant LATEST = Instant.parse("2026-01-31T12:00:00Z");

    private static final Retention KEPT =
            new Retention(Map.of("complaint", Period.ofMonths(1)), Optional.of(Period.ofDays(10)));

    @ParameterizedTest
    @CsvSource({
        "complaint,2026-02-28T11:59:59Z,false",
        "complaint,2026-02-28T12:00:00Z,true",
        "sales_pitch,2026-02-10T11:59:59Z,false",
        "sales_pitch,2026-02-10T12:00:00Z,true",
        ",2026-02-10T12:00:00Z,true",
        ",2026-01-01T00:00:00Z,false"
    })
    void ends_with_the_period_of_its_category(String category, Instant now, boolean over) {
        assertEquals(over, KEPT.isOver(Optional.ofNullable(category), LATEST, now, AMSTERDAM));
    }

    @ParameterizedTest
    @CsvSource({"complaint,true", "sales_pitch,false", ",false"})
    void what_has_no_period_is_kept(String category, boolean over) {
        Retention some = new Retention(Map.of("complaint", Period.ofMonths(1)), Optional.empty());
        assertEquals(
                over,
                some.isOver(Optional.ofNullable(category), LATEST, Instant.parse("2099-01-01T00:00:00Z"), AMSTERDAM));
    }

    @ParameterizedTest
    @CsvSource({"2026-03-28T12:00:00Z,2026-03-29T11:00:00Z", "2026-10-24T12:00:00Z,2026-10-25T13:00:00Z"})
    void a_day_is_a_day_where_the_company_is_also_when_clocks_change(Instant latest, Instant end) {
        Retention day = new Retention(Map.of(), Optional.of(Period.ofDays(1)));
        assertEquals(false, day.isOver(Optional.empty(), latest, end.minusMillis(1), AMSTERDAM));
        assertEquals(true, day.isOver(Optional.empty(), latest, end, AMSTERDAM));
    }
}

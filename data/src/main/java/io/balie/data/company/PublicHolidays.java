package io.balie.data.company;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import io.balie.dialog.company.Holidays;
import java.time.LocalDate;
import java.time.Year;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * The public holidays of a country, from Jollyday's calendars; regional ones are not counted.
 *
 * <p>In the Netherlands, Goede Vrijdag is an observance and no general day off, so companies are open. Bevrijdingsdag (5 May) is a
 * national holiday every year, but collective agreements make it a day off in lustrum years only (2025, 2030, ...); the calendar lists
 * it every year, so the other years are left out here. A company for which that is wrong says so in its opening hours.
 */
public final class PublicHolidays implements Holidays {

    private final String country;
    private final HolidayManager calendar;
    private final Map<Integer, Set<LocalDate>> years = new ConcurrentHashMap<>();

    /** @throws IllegalArgumentException if the country's holidays are not known */
    public PublicHolidays(String country) {
        if (!knows(country)) {
            throw new IllegalArgumentException(
                    "Country is '%s', expected one whose public holidays are known.".formatted(country));
        }
        this.country = country;
        this.calendar = HolidayManager.getInstance(ManagerParameters.create(country.toLowerCase(Locale.ROOT)));
    }

    /** Whether the holidays of a country (ISO 3166-1 alpha-2) are known. */
    public static boolean knows(String country) {
        return HolidayManager.getSupportedCalendarCodes().stream().anyMatch(country::equalsIgnoreCase);
    }

    @Override
    public boolean on(LocalDate day) {
        return years.computeIfAbsent(day.getYear(), this::daysOff).contains(day);
    }

    private Set<LocalDate> daysOff(int year) {
        return calendar.getHolidays(Year.of(year)).stream()
                .filter(this::isDayOff)
                .map(Holiday::getDate)
                .collect(Collectors.toUnmodifiableSet());
    }

    private boolean isDayOff(Holiday holiday) {
        if (holiday.getType() == HolidayType.OBSERVANCE) {
            return false;
        }
        boolean bevrijdingsdag =
                country.equals("NL") && holiday.getPropertiesKey().equals("LIBERATION");
        return !bevrijdingsdag || holiday.getDate().getYear() % 5 == 0;
    }
}

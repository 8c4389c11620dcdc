package io.balie.nlu.entities;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** The days that have a name of their own, in Dutch, English, German and French. */
final class Feasts {

    private static final int MOST_WORDS = 4;
    private static final Map<String, IntFunction<LocalDate>> BY_NAME = new HashMap<>();

    /** A named day: the next one, today included. */
    record Feast(LocalDate day, int words) {}

    static {
        fixed(
                1,
                1,
                "nieuwjaar",
                "nieuwjaarsdag",
                "new year's day",
                "neujahr",
                "neujahrstag",
                "jour de l'an",
                "nouvel an");
        fixed(1, 6, "driekoningen", "dreikonigstag", "epiphanie");
        fixed(2, 14, "valentijnsdag", "valentine's day", "valentinstag", "saint valentin");
        fixed(5, 1, "dag van de arbeid", "tag der arbeit", "fete du travail");
        fixed(5, 4, "dodenherdenking");
        fixed(5, 5, "bevrijdingsdag", "liberation day");
        fixed(7, 14, "fete nationale");
        fixed(8, 15, "assomption", "maria hemelvaart", "maria himmelfahrt");
        fixed(10, 3, "tag der deutschen einheit");
        fixed(10, 31, "halloween", "reformationstag");
        fixed(11, 1, "allerheiligen", "toussaint", "all saints day");
        fixed(11, 11, "wapenstilstand", "armistice", "sint maarten");
        fixed(12, 5, "sinterklaas", "sinterklaasavond", "pakjesavond");
        fixed(12, 6, "nikolaus", "nikolaustag", "saint nicolas");
        fixed(
                12,
                24,
                "kerstavond",
                "christmas eve",
                "heiligabend",
                "heiligabends",
                "heilig abend",
                "reveillon de noel");
        fixed(12, 24, "veille de noel", "heiliger abend", "dag voor kerst");
        fixed(
                12,
                25,
                "kerst",
                "kerstmis",
                "kerstdag",
                "eerste kerstdag",
                "1e kerstdag",
                "1ste kerstdag",
                "1 weihnachtstag",
                "1 weihnachtsfeiertag",
                "christmas",
                "christmas day");
        fixed(
                12,
                25,
                "xmas",
                "weihnachten",
                "erster weihnachtstag",
                "ersten weihnachtstag",
                "ersten weihnachtsfeiertag");
        fixed(12, 25, "erster weihnachtsfeiertag", "noel", "jour de noel");
        fixed(
                12,
                26,
                "tweede kerstdag",
                "2e kerstdag",
                "2de kerstdag",
                "2 weihnachtstag",
                "2 weihnachtsfeiertag",
                "boxing day",
                "zweiter weihnachtstag",
                "zweiten weihnachtstag");
        fixed(12, 26, "zweiten weihnachtsfeiertag", "zweiter weihnachtsfeiertag", "lendemain de noel");
        fixed(12, 31, "oudjaar", "oudjaarsdag", "oudejaarsdag", "oudjaarsavond", "oudejaarsavond", "oudejaar");
        fixed(
                12,
                31,
                "oud en nieuw",
                "new year's eve",
                "silvester",
                "saint sylvestre",
                "reveillon",
                "reveillon du nouvel an");
        easter(-48, "rosenmontag", "carnavalsmaandag");
        easter(-2, "goede vrijdag", "good friday", "karfreitag", "vendredi saint");
        easter(0, "pasen", "eerste paasdag", "1e paasdag", "paaszondag", "easter", "easter sunday", "ostern");
        easter(0, "ostersonntag", "paques", "dimanche de paques");
        easter(1, "tweede paasdag", "2e paasdag", "paasmaandag", "easter monday", "ostermontag", "lundi de paques");
        easter(
                39,
                "hemelvaart",
                "hemelvaartsdag",
                "o l h hemelvaart",
                "ascension day",
                "christi himmelfahrt",
                "himmelfahrt");
        easter(39, "l'ascension", "ascension", "jeudi de l'ascension");
        easter(49, "pinksteren", "eerste pinksterdag", "1e pinksterdag", "pinksterzondag", "whit sunday", "pentecost");
        easter(49, "pfingsten", "pfingstsonntag", "pentecote", "dimanche de pentecote");
        easter(50, "tweede pinksterdag", "2e pinksterdag", "pinkstermaandag", "whit monday", "pfingstmontag");
        easter(50, "lundi de pentecote");
        easter(60, "fronleichnam", "sacramentsdag", "fete dieu");
        moving(year -> nth(year, 5, DayOfWeek.SUNDAY, 2), "moederdag", "muttertag");
        moving(year -> nth(year, 6, DayOfWeek.SUNDAY, 3), "vaderdag", "father's day", "fathers day");
        moving(Feasts::kingsDay, "koningsdag", "king's day", "kings day");
    }

    private Feasts() {}

    /** The named day that begins at a word, the longest name first; null if none does. */
    static @Nullable Feast read(TimeText text, int i) {
        for (int words = MOST_WORDS; words > 0; words--) {
            if (i + words > text.size()) {
                continue;
            }
            StringBuilder name = new StringBuilder(text.at(i));
            for (int n = 1; n < words; n++) {
                // "1e" is two words written as one
                boolean joined = text.touches(i + n - 1)
                        && Character.isDigit(text.at(i + n - 1).charAt(0));
                name.append(joined ? "" : " ").append(text.at(i + n));
            }
            IntFunction<LocalDate> of = BY_NAME.get(name.toString());
            if (of != null) {
                LocalDate day = of.apply(text.today().getYear());
                boolean passed = day.isBefore(text.today());
                int year = text.today().getYear();
                LocalDate meant = passed && !text.isPast()
                        ? of.apply(year + 1)
                        : !passed && text.isPast() && day.isAfter(text.today()) ? of.apply(year - 1) : day;
                return new Feast(meant, words);
            }
        }
        return null;
    }

    private static void fixed(int month, int day, String... names) {
        moving(year -> LocalDate.of(year, month, day), names);
    }

    private static void easter(int days, String... names) {
        moving(year -> easter(year).plusDays(days), names);
    }

    private static void moving(IntFunction<LocalDate> day, String... names) {
        for (String name : names) {
            BY_NAME.put(name, day);
        }
    }

    private static LocalDate nth(int year, int month, DayOfWeek day, int n) {
        return LocalDate.of(year, month, 1).with(TemporalAdjusters.dayOfWeekInMonth(n, day));
    }

    private static LocalDate kingsDay(int year) {
        LocalDate day = LocalDate.of(year, 4, 27);
        return day.getDayOfWeek() == DayOfWeek.SUNDAY ? day.minusDays(1) : day;
    }

    // The computus of the Gregorian calendar, after Meeus, Jones and Butcher.
    private static LocalDate easter(int year) {
        int a = year % 19;
        int b = year / 100;
        int c = year % 100;
        int h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
        int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
        int m = (a + 11 * h + 22 * l) / 451;
        int n = h + l - 7 * m + 114;
        return LocalDate.of(year, n / 31, n % 31 + 1);
    }
}

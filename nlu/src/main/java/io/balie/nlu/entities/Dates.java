package io.balie.nlu.entities;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Days by their number: "14/12", "2026-12-03", "3 december", "de 14e", "March 3rd". */
final class Dates {

    private static final Pattern ISO = Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})");
    private static final Pattern TYPED = Pattern.compile("(\\d{1,2})[-/.](\\d{1,2})(?:[-/.](\\d{4}|\\d{2})?)?");
    private static final Pattern BOTH_IN_FULL = Pattern.compile("[0-3]\\d/[01]\\d");
    private static final Pattern YEAR = Pattern.compile("20\\d{2}");
    private static final Set<String> ARTICLES = Set.of("de", "the", "le", "den", "der");
    // A number of two parts is a date where such a word stands before it.
    private static final Set<String> LEADS = Set.of(
            ("op on am vom zum bis tot voor vanaf van per uiterlijk datum date for by from until le du au des dd d.d"
                            + " since sinds na before after gegen tegen ab seit rond around")
                    .split(" ", -1));
    private static final int EARLIEST = 1900;
    private static final int LATEST = 2200;

    private Dates() {}

    static @Nullable Day read(TimeText text, int i) {
        String word = text.at(i);
        if (word.isEmpty()) {
            return null;
        }
        Matcher iso = ISO.matcher(word);
        if (iso.matches()) {
            return date(text, i, number(iso.group(1)), number(iso.group(2)), number(iso.group(3)), i + 1);
        }
        Matcher typed = TYPED.matcher(word);
        if (typed.matches()) {
            return typed(text, i, typed);
        }
        boolean article = ARTICLES.contains(word) && (word.length() == 2 || word.equals("the"));
        if (article) {
            Day behind = numbered(text, i + 1, true);
            // Only the article of a day: "le 14 décembre", "de 3e"; German says "den 4. Januar" otherwise
            return behind == null || text.isIn("de") ? null : behind.since(i);
        }
        Day numbered = numbered(text, i, ARTICLES.contains(text.at(i - 1)));
        return numbered == null ? monthFirst(text, i) : numbered;
    }

    private static @Nullable Day typed(TimeText text, int i, Matcher typed) {
        String word = typed.group();
        boolean dots = word.indexOf('.') > 0;
        boolean unfinished = word.endsWith(".");
        int day = number(typed.group(1));
        int month = number(typed.group(2));
        String year = typed.group(3);
        boolean led = LEADS.contains(text.at(i - 1)) || TimeWords.weekday(text.at(i - 1)) != null;
        boolean clockFollows = TimeWords.CLOCK_LEADS.contains(text.at(i + 1));
        if (year == null) {
            boolean whole = BOTH_IN_FULL.matcher(word).matches() && !word.equals("24/07") || text.size() <= 2;
            boolean unit = TimeWords.unit(text.at(i + 1)) != null || TimeWords.HOUR.contains(text.at(i + 1));
            if ((!led && !clockFollows && !whole) || unit || (dots && !(unfinished && text.isIn("de")))) {
                return null;
            }
        }
        if (month > 12) {
            // The American order, where it can be nothing else.
            return year != null || text.isIn("en") ? date(text, i, year(year), day, month, i + 1) : null;
        }
        return date(text, i, year(year), month, day, i + 1);
    }

    private static @Nullable Day numbered(TimeText text, int i, boolean named) {
        String word = text.at(i);
        boolean isNumber = isShortNumber(word);
        int count = isNumber ? number(word) : TimeWords.ordinal(word);
        if (count < 1 || count > 31) {
            return null;
        }
        int at = i + 1;
        boolean ordinal = !isNumber;
        if (isNumber && TimeWords.ORDINAL_ENDINGS.contains(text.at(at)) && text.touches(i)) {
            ordinal = true;
            at++;
        }
        int monthAt = text.at(at).equals("van") || text.at(at).equals("of") ? at + 1 : at;
        int month = TimeWords.month(text.at(monthAt));
        if (month > 0 && text.goesOn(monthAt - 1)) {
            return withYear(text, i, month, count, monthAt + 1);
        }
        if (ordinal && isNumber && named) {
            LocalDate today = text.today();
            LocalDate of = today.getDayOfMonth() < count || text.isPast() ? today : today.plusMonths(1);
            return count <= of.lengthOfMonth() ? Day.on(i, of.withDayOfMonth(count), at) : null;
        }
        return null;
    }

    // "March 3rd"; in Dutch, German and French a number behind a month is something else.
    private static @Nullable Day monthFirst(TimeText text, int i) {
        int month = TimeWords.month(text.at(i));
        if (month == 0 || !text.isIn("en") || !isShortNumber(text.at(i + 1))) {
            return null;
        }
        boolean ordinal = TimeWords.ORDINAL_ENDINGS.contains(text.at(i + 2)) && text.touches(i + 1);
        return withYear(text, i, month, number(text.at(i + 1)), ordinal ? i + 3 : i + 2);
    }

    private static @Nullable Day withYear(TimeText text, int i, int month, int day, int next) {
        boolean year = YEAR.matcher(text.at(next)).matches();
        return date(text, i, year ? number(text.at(next)) : 0, month, day, year ? next + 1 : next);
    }

    private static @Nullable Day date(TimeText text, int i, int year, int month, int day, int next) {
        int of = year == 0 ? text.today().getYear() : year;
        if (month < 1 || month > 12 || day < 1 || of < EARLIEST || of > LATEST) {
            return null;
        }
        if (day > YearMonth.of(of, month).lengthOfMonth()) {
            return null;
        }
        LocalDate date = LocalDate.of(of, month, day);
        if (year == 0 && date.isBefore(text.today()) && !text.isPast()) {
            date = date.plusYears(1);
        } else if (year == 0 && date.isAfter(text.today()) && text.isPast()) {
            date = date.minusYears(1);
        }
        return Day.on(i, date, next);
    }

    private static boolean isShortNumber(String word) {
        return !word.isEmpty() && word.length() <= 2 && word.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static int year(@Nullable String typed) {
        if (typed == null) {
            return 0;
        }
        int year = number(typed);
        return year < 100 ? 2000 + year : year;
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }
}

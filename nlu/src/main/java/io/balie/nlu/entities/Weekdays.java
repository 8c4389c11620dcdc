package io.balie.nlu.entities;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Days of the week: the first to come, of this week or another, or with a date that decides. */
final class Weekdays {

    private static final Set<String> IN = Set.of("over", "in", "en", "dans");

    private static final Set<String> SINCE = Set.of("sinds", "since", "seit", "depuis");

    private Weekdays() {}

    static @Nullable Day read(TimeText text, int i) {
        String word = text.at(i);
        Day counted = counted(text, i);
        if (counted != null) {
            return counted;
        }
        if (text.is(i, "a", "week", "on") || text.is(i, "a", "week", "from")) {
            TimeWords.WeekDay after = TimeWords.weekday(text.at(i + 3));
            return after == null ? null : single(text, i, after, 1, i + 4).plusWeeks(1);
        }
        boolean article = word.equals("le") || word.equals("as");
        int at = article ? i + 1 : i;
        int way = TimeWords.NEXT.contains(word) ? 1 : TimeWords.LAST.contains(word) ? -1 : 0;
        boolean led = way != 0 || TimeWords.THIS.contains(word);
        if (led && TimeWords.WEEK.contains(text.at(i + 1))) {
            return null; // a day inside a span
        }
        at = led ? i + 1 : at;
        TimeWords.WeekDay day = TimeWords.weekday(text.at(at));
        if (day == null) {
            Day dated = shortened(text, i, at);
            return dated;
        }
        int next = at + 1;
        // "dinsdag 3 december": the number decides
        Day dated = text.goesOn(at) ? dated(text, next) : null;
        if (dated != null) {
            return dated.since(i).with(day.part(), dated.next());
        }
        if (word.equals("le") && !Days.isComing(text.at(next)) && !Days.isGone(text.at(next))) {
            return null; // "le lundi": every Monday
        }
        if (Days.isComing(text.at(next)) || Days.isGone(text.at(next))) {
            return single(text, i, day, Days.isComing(text.at(next)) ? 1 : -1, next + 1);
        }
        Day ofWeek = ofWeek(text, i, day, next);
        if (ofWeek != null) {
            return ofWeek;
        }
        int weeks = weeksLater(text, next);
        if (weeks > 0) {
            LocalDate first = text.today().with(TemporalAdjusters.next(day.day()));
            int end = afterWeeks(text, next);
            return Day.on(i, first.plusWeeks(weeks), end).with(day.part(), end);
        }
        boolean gone = way < 0 || (!led && (text.isPast() || SINCE.contains(text.at(i - 1))));
        return single(text, i, day, gone ? -1 : 1, next);
    }

    // "de eerste maandag van december"
    private static @Nullable Day counted(TimeText text, int i) {
        int nth = TimeWords.ordinal(text.at(i));
        TimeWords.WeekDay day = nth < 1 || nth > 5 ? null : TimeWords.weekday(text.at(i + 1));
        if (day == null || !Set.of("van", "of", "in", "im", "de").contains(text.at(i + 2))) {
            return null;
        }
        int month = TimeWords.month(text.at(i + 3));
        if (month == 0) {
            return null;
        }
        LocalDate first = text.today().withDayOfMonth(1).withMonth(month);
        LocalDate date = first.with(TemporalAdjusters.dayOfWeekInMonth(nth, day.day()));
        LocalDate meant = date.isBefore(text.today())
                ? first.plusYears(1).with(TemporalAdjusters.dayOfWeekInMonth(nth, day.day()))
                : date;
        return Day.on(i, meant, i + 4);
    }

    // "do 26 nov": two letters are a day only where a date follows
    private static @Nullable Day shortened(TimeText text, int i, int at) {
        TimeWords.WeekDay day = TimeWords.shortWeekday(text.at(at));
        if (day == null || !text.goesOn(at)) {
            return null;
        }
        Day dated = dated(text, at + 1);
        if (dated != null) {
            return dated.since(i).with(null, dated.next());
        }
        PartOfDay part = TimeWords.part(text.at(at + 1));
        boolean whole = part != null && text.gap(at).length() <= 2;
        return whole ? single(text, i, new TimeWords.WeekDay(day.day(), part), 1, at + 2) : null;
    }

    private static @Nullable Day dated(TimeText text, int i) {
        int at = i;
        if (Set.of("de", "the", "den", "der", "op", "le").contains(text.at(at))) {
            at++;
        }
        Day typed = Dates.read(text, at);
        return typed == null && at > i ? Dates.read(text, i) : typed;
    }

    // "dinsdag volgende week", "Tuesday of next week", "mardi de la semaine prochaine"
    private static @Nullable Day ofWeek(TimeText text, int i, TimeWords.WeekDay day, int next) {
        int at = next;
        for (int n = 0; n < 2 && Set.of("of", "de", "la", "in", "von", "der").contains(text.at(at)); n++) {
            at++;
        }
        Integer way = null;
        int end = at + 2;
        if (TimeWords.WEEK.contains(text.at(at + 1))) {
            way = way(text.at(at));
        } else if (TimeWords.WEEK.contains(text.at(at)) && text.at(at + 1).startsWith("prochain")) {
            way = 1;
        }
        if (way == null) {
            return null;
        }
        LocalDate monday = text.today().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        LocalDate date = monday.plusWeeks(way).with(TemporalAdjusters.nextOrSame(day.day()));
        return Day.on(i, date, end).with(day.part(), end);
    }

    private static @Nullable Integer way(String word) {
        if (TimeWords.NEXT.contains(word)) {
            return 1;
        }
        return TimeWords.LAST.contains(word)
                ? Integer.valueOf(-1)
                : TimeWords.THIS.contains(word) ? Integer.valueOf(0) : null;
    }

    /** How many weeks later: "over een week", "in zwei Wochen", "mardi en huit", "Tuesday week"; 0 if it is not said. */
    static int weeksLater(TimeText text, int i) {
        if (text.is(i, "en", "huit")) {
            return 1;
        }
        if (text.is(i, "en", "quinze")) {
            return 2;
        }
        if (text.at(i).equals("week") && text.isIn("en")) {
            return 1;
        }
        int count = TimeWords.number(text.at(i + 1));
        if (text.isIn("en") && text.at(i + 1).equals("a")) {
            count = 1;
        }
        ChronoUnit unit = TimeWords.unit(text.at(i + 2));
        if (IN.contains(text.at(i)) && unit == ChronoUnit.DAYS && count > 0 && (count % 7 == 0 || count == 8)) {
            return count / 7; // "heute in acht Tagen" is a week from now
        }
        boolean said = IN.contains(text.at(i)) && unit == ChronoUnit.WEEKS;
        return said && count > 0 && count < 60 ? count : 0;
    }

    /** The index after what {@link #weeksLater} read. */
    static int afterWeeks(TimeText text, int i) {
        return text.at(i).equals("week") ? i + 1 : TimeWords.unit(text.at(i + 2)) == null ? i + 2 : i + 3;
    }

    private static Day single(TimeText text, int i, TimeWords.WeekDay day, int direction, int next) {
        LocalDate date = direction < 0
                ? text.today().with(TemporalAdjusters.previous(day.day()))
                : text.today().with(TemporalAdjusters.next(day.day()));
        return Day.on(i, date, next).with(day.part(), next);
    }
}

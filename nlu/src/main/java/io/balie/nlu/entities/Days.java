package io.balie.nlu.entities;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Days and longer spans by their names: "overmorgen", "volgende week dinsdag", "dit weekend", "tweede kerstdag". */
final class Days {

    private static final Set<String> THESE = Set.of("this", "deze", "diesen", "ce", "cet", "cette");
    private static final Set<String> MONTH = Set.of("maand", "month", "monat", "monats", "mois");
    private static final Set<String> YEAR = Set.of("jaar", "year", "jahr", "annee", "an");
    private static final Set<String> WEEKEND = Set.of("weekend", "wochenende", "weekeinde");
    private static final Set<String> ON = Set.of("op", "on", "am", "of", "de", "la", "von", "der", "in");
    private static final Set<String> COMING = Set.of("as", "aanstaande", "prochain", "prochaine", "eerstkomende");
    private static final Set<String> GONE = Set.of("jl", "jongstleden", "dernier", "derniere", "afgelopen");
    private static final Set<String> NUMBERED_WEEK = Set.of("week", "kw", "kalenderwoche", "semaine", "weeknummer");
    private static final int WEEKS_OF_A_YEAR = 53;

    private Days() {}

    /** The day or span that begins at a word, with the part of the day and what repeats it. */
    static @Nullable Day read(TimeText text, int i) {
        Day day = one(text, i);
        if (day == null) {
            return null;
        }
        // "morgen, dinsdag 24 november": the same day once more
        while (day.isOne() && text.goesOn(day.next() - 1)) {
            Day again = one(text, day.next());
            if (again == null || !again.from().equals(day.from()) || !again.isOne()) {
                break;
            }
            day = day.with(again.part() == null ? day.part() : again.part(), again.next());
        }
        return day;
    }

    private static @Nullable Day one(TimeText text, int i) {
        if (text.at(i).isEmpty()) {
            return null;
        }
        Day third = Thirds.read(text, i);
        if (third != null) {
            return third;
        }
        boolean named =
                text.isIn("fr") && (text.at(i).equals("le") || text.at(i).equals("la"));
        int feastAt = named ? i + 1 : i;
        Feasts.Feast feast = Feasts.read(text, feastAt);
        if (feast != null) {
            return withPart(text, Day.on(i, feast.day(), feastAt + feast.words()));
        }
        Day numeric = Dates.read(text, i);
        if (numeric != null) {
            int next = COMING.contains(text.at(numeric.next())) || GONE.contains(text.at(numeric.next()))
                    ? numeric.next() + 1
                    : numeric.next();
            return withPart(text, numeric.with(null, next));
        }
        Day relative = relative(text, i);
        if (relative != null) {
            return relative;
        }
        Day weekday = Weekdays.read(text, i);
        if (weekday != null && weekday.part() == null) {
            // "donderdag in week 50"
            int in = ON.contains(text.at(weekday.next()))
                            || text.at(weekday.next()).equals("van")
                    ? weekday.next() + 1
                    : weekday.next();
            Day week = NUMBERED_WEEK.contains(text.at(in)) ? span(text, in) : null;
            if (week != null) {
                LocalDate date = week.from()
                        .with(TemporalAdjusters.nextOrSame(weekday.from().getDayOfWeek()));
                return Day.on(i, date, week.next());
            }
        }
        if (weekday != null) {
            return weekday.part() == null ? withPart(text, weekday) : weekday;
        }
        boolean article = text.at(i).equals("la")
                || text.at(i).equals("le")
                || (text.at(i).equals("the") && text.is(i + 1, "week", "after", "next"));
        Day span = span(text, article ? i + 1 : i);
        return span == null ? null : inWeek(text, span.since(i));
    }

    private static @Nullable Day relative(TimeText text, int i) {
        LocalDate today = text.today();
        boolean article = text.at(i).equals("the");
        int at = article ? i + 1 : i;
        if (text.is(at, "day", "after", "tomorrow")) {
            return withPart(text, Day.on(i, today.plusDays(2), at + 3));
        }
        if (text.is(at, "day", "before", "yesterday")) {
            return withPart(text, Day.on(i, today.minusDays(2), at + 3));
        }
        if (article) {
            return null;
        }
        if (text.is(i, "apres", "demain")) {
            return withPart(text, Day.on(i, today.plusDays(2), i + 2));
        }
        if (text.is(i, "avant", "hier")) {
            return withPart(text, Day.on(i, today.minusDays(2), i + 2));
        }
        if (text.is(i, "last", "night")) {
            return Day.on(i, today.minusDays(1), i + 2).with(PartOfDay.EVENING, i + 2);
        }
        Integer days = TimeWords.relativeDay(text.at(i), text.language());
        if (days != null) {
            Day day = Day.on(i, today.plusDays(days), i + 1);
            int weeks = Weekdays.weeksLater(text, i + 1);
            return weeks > 0
                    ? Day.on(i, day.from().plusWeeks(weeks), Weekdays.afterWeeks(text, i + 1))
                    : withPart(text, day);
        }
        TimeWords.DayPart joined = TimeWords.dayPart(text.at(i));
        if (joined != null) {
            Day day = Day.on(i, today.plusDays(joined.days()), i + 1);
            return day.with(joined.part(), i + 1);
        }
        if (THESE.contains(text.at(i))) {
            int after = TimeWords.afterPart(text, i + 1);
            return after < 0 ? null : Day.on(i, today, after).with(TimeWords.partAt(text, i + 1), after);
        }
        return null;
    }

    static Day withPart(TimeText text, Day day) {
        int after = text.goesOn(day.next() - 1) ? TimeWords.afterPart(text, day.next()) : -1;
        return after < 0 ? day : day.with(TimeWords.partAt(text, day.next()), after);
    }

    // "volgende week op dinsdag", "la semaine prochaine mardi"
    private static Day inWeek(TimeText text, Day span) {
        if (!span.from().plusWeeks(1).equals(span.to())) {
            return span;
        }
        int at = ON.contains(text.at(span.next())) ? span.next() + 1 : span.next();
        TimeWords.WeekDay day = TimeWords.weekday(text.at(at));
        if (day == null) {
            day = TimeWords.shortWeekday(text.at(at));
        }
        if (day == null || !text.goesOn(span.next() - 1)) {
            return span;
        }
        LocalDate date = span.from().with(TemporalAdjusters.nextOrSame(day.day()));
        return withPart(text, Day.on(span.first(), date, at + 1).with(day.part(), at + 1));
    }

    // "volgende week", "dit weekend", "la semaine prochaine", "week 49"
    static @Nullable Day span(TimeText text, int i) {
        String word = text.at(i);
        LocalDate monday = text.today().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        if (NUMBERED_WEEK.contains(word) && text.at(i + 1).matches("\\d{1,2}")) {
            return numberedWeek(text, i, monday);
        }
        if (Set.of("in", "im", "en").contains(text.at(i - 1)) && TimeWords.month(word) > 0 && word.length() > 2) {
            return month(text, i, TimeWords.month(word));
        }
        if (text.is(i, "week", "after", "next")) {
            return span(i, monday.plusWeeks(2), monday.plusWeeks(3), i + 3);
        }
        Integer way = way(word);
        int at = way == null ? i : i + 1;
        int next = at + 1;
        boolean hyphened = text.is(at, "week", "end");
        String unit = hyphened ? "weekend" : text.at(at);
        next = hyphened ? next + 1 : next;
        if (way == null
                && (text.at(next).startsWith("prochain") || text.at(next).startsWith("dernier"))) {
            way = text.at(next).startsWith("prochain") ? 1 : -1;
            next++;
        }
        if (way == null) {
            return null;
        }
        if (TimeWords.WEEK.contains(unit)) {
            return span(i, monday.plusWeeks(way), monday.plusWeeks(way + 1L), next);
        }
        if (WEEKEND.contains(unit)) {
            boolean current =
                    way == 0 || (way == 1 && text.today().getDayOfWeek().getValue() < 6);
            LocalDate saturday =
                    monday.plusWeeks(way < 0 ? -1 : current ? 0 : 1).plusDays(5);
            return span(i, saturday, saturday.plusDays(2), next);
        }
        if (MONTH.contains(unit)) {
            LocalDate first = text.today().withDayOfMonth(1).plusMonths(way);
            return span(i, first, first.plusMonths(1), next);
        }
        if (YEAR.contains(unit) && way != 0) {
            LocalDate first = text.today().withDayOfYear(1).plusYears(way);
            return span(i, first, first.plusYears(1), next);
        }
        return null;
    }

    // The week or month that is going on, named alone: "het eind van de maand".
    static Day current(TimeText text, int i) {
        LocalDate monday = text.today().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        LocalDate first = text.today().withDayOfMonth(1);
        return TimeWords.WEEK.contains(text.at(i))
                ? span(i, monday, monday.plusWeeks(1), i + 1)
                : span(i, first, first.plusMonths(1), i + 1);
    }

    private static @Nullable Integer way(String word) {
        if (word.equals("ubernachste") || word.equals("ubernachsten")) {
            return 2;
        }
        return TimeWords.NEXT.contains(word)
                ? Integer.valueOf(1)
                : TimeWords.LAST.contains(word)
                        ? Integer.valueOf(-1)
                        : TimeWords.THIS.contains(word) ? Integer.valueOf(0) : null;
    }

    private static @Nullable Day numberedWeek(TimeText text, int i, LocalDate monday) {
        int week = Integer.parseInt(text.at(i + 1));
        if (week < 1 || week > WEEKS_OF_A_YEAR || TimeWords.unit(text.at(i + 2)) != null) {
            return null;
        }
        LocalDate of = monday.with(IsoFields.WEEK_OF_WEEK_BASED_YEAR, Math.min(week, 52))
                .plusWeeks(Math.max(0, week - 52));
        LocalDate meant = of.isBefore(monday) && !text.isPast() ? of.plusYears(1) : of;
        if (!meant.equals(of)) {
            meant = meant.with(IsoFields.WEEK_OF_WEEK_BASED_YEAR, Math.min(week, 52))
                    .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        }
        return span(i, meant, meant.plusWeeks(1), i + 2);
    }

    static Day month(TimeText text, int i, int month) {
        LocalDate first = text.today().withDayOfMonth(1).withMonth(month);
        boolean year = text.at(i + 1).matches("20\\d{2}");
        if (year) {
            first = first.withYear(Integer.parseInt(text.at(i + 1)));
        } else if (first.plusMonths(1).isBefore(text.today().plusDays(1)) && !text.isPast()) {
            first = first.plusYears(1);
        }
        return span(i, first, first.plusMonths(1), year ? i + 2 : i + 1);
    }

    private static Day span(int i, LocalDate from, LocalDate to, int next) {
        return new Day(i, from, to, null, next);
    }

    static boolean isComing(String word) {
        return COMING.contains(word);
    }

    static boolean isGone(String word) {
        return GONE.contains(word);
    }
}

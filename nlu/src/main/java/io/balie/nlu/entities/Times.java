package io.balie.nlu.entities;

import io.balie.nlu.Language;
import io.balie.nlu.Message;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Dates and times in Dutch, English, German and French, counted from the moment of the message.
 *
 * <p>Values are ISO 8601: a {@code date} is {@code 2026-12-03}, a {@code time} is {@code 10:30} or, with a day,
 * {@code 2026-12-03T10:30}; a part of a day, a whole week or "tussen twee en vier" is an interval without its end,
 * {@code 2026-12-03T06:00/2026-12-03T12:00}. What comes back again and again ("elke dinsdag") is no time.
 */
final class Times implements Rule {

    private static final int MOST_LINKS = 3;
    private static final Set<String> BETWEEN = Set.of("tussen", "between", "zwischen", "entre");
    private static final Set<String> FROM = Set.of("van", "from", "von", "de", "vanaf");
    private static final Set<String> AND = Set.of("en", "and", "und", "et");
    private static final Set<String> UNTIL = Set.of("tot", "until", "till", "to", "bis", "a", "tm");
    private static final Set<String> EVERY = Set.of(
            "elke", "elk", "iedere", "ieder", "every", "each", "jeden", "jede", "jedes", "chaque", "tous", "toutes",
            "alle");

    /** What was read from some word on. */
    private record Moment(String type, int first, int next, String value) {}

    /** Two times of one day; the end is not part of it. */
    private record Span(Clock from, Clock to, int next) {}

    @Override
    public void find(String clean, Message message, Language language, List<Found> found) {
        TimeText text = new TimeText(clean, message.at().atZone(message.zone()), language.code());
        int i = 0;
        while (i < text.size()) {
            Moment moment = Found.isFree(found, text.start(i), text.end(i)) ? moment(text, i) : null;
            if (moment == null) {
                i++;
                continue;
            }
            int start = text.start(moment.first());
            int end = text.end(moment.next() - 1);
            boolean second = EVERY.contains(text.at(i - 2))
                    && (TimeWords.ordinal(text.at(i - 1)) > 0 || text.at(i - 1).equals("andere"));
            boolean again =
                    second || EVERY.contains(text.at(i - 1)) || (text.at(i - 1).equals("les") && text.isIn("fr"));
            if (Found.isFree(found, start, end) && !again) {
                found.add(new Found(moment.type(), start, end, moment.value(), "time"));
            }
            i = Math.max(i + 1, moment.next());
        }
    }

    private static @Nullable Moment moment(TimeText text, int i) {
        Distances.Distance distance = Distances.read(text, i);
        if (distance != null && distance.type().equals("date")) {
            return onDay(text, Day.on(i, LocalDate.parse(distance.value()), distance.next()));
        }
        if (distance != null) {
            return new Moment(distance.type(), i, distance.next(), distance.value());
        }
        Moment days = days(text, i);
        if (days != null) {
            return days;
        }
        Day day = Days.read(text, i);
        if (day != null) {
            return onDay(text, day);
        }
        Span span = span(text, i, false);
        if (span != null) {
            return spanThenDay(text, i, span);
        }
        PartOfDay before = text.at(i).equals("'s") || text.is(i, "in", "the") ? TimeWords.partAt(text, i) : null;
        if (before != null) {
            int at = links(text, TimeWords.afterPart(text, i));
            Clock clock = Clocks.read(text, at, true);
            return clock == null
                    ? null
                    : new Moment("time", i, clock.next(), before.of(clock).toString());
        }
        boolean led = TimeWords.CLOCK_LEADS.contains(text.at(i - 1));
        boolean weaklyLed = led || text.size() <= 3 || TimeWords.LEADS.contains(text.at(i - 1));
        Clock clock = weaklyLed && TimeWords.aboutHour(text.at(i)) > 0
                ? Clocks.read(text, i, true)
                : Clocks.read(text, i, weaklyLed && (led || !isBareNumber(text, i)));
        return clock == null ? null : clockThenDay(text, i, clock);
    }

    private static boolean isBareNumber(TimeText text, int i) {
        String behind = text.at(i + 1);
        boolean hour = TimeWords.HOUR.contains(behind) || behind.equals("u") || behind.equals("h");
        return TimeWords.number(text.at(i)) >= 0 && !hour;
    }

    private static Moment onDay(TimeText text, Day day) {
        int next = day.next();
        if (day.isOne() && text.goesOn(next - 1)) {
            int at = links(text, next);
            Span span = span(text, at, true);
            span = span == null && at > next ? span(text, next, true) : span;
            if (span != null) {
                return onDay(text, day, span);
            }
            boolean comma = text.gap(next - 1).indexOf(',') >= 0;
            boolean letter = text.touches(at)
                    && (text.at(at + 1).equals("u") || text.at(at + 1).equals("h"));
            boolean hours = isTyped(text, at) || TimeWords.HOUR.contains(text.at(at + 1)) || letter;
            Clock clock = Clocks.read(text, at, at > next || (!comma && hours));
            if (clock != null) {
                PartOfDay behind = TimeWords.partAt(text, clock.next());
                PartOfDay part = behind == null ? day.part() : behind;
                LocalTime time = part == null ? clock.time() : part.of(clock);
                int end = behind == null ? clock.next() : TimeWords.afterPart(text, clock.next());
                return new Moment(
                        "time", day.first(), end, day.from().atTime(time).toString());
            }
        }
        PartOfDay part = day.part();
        if (part != null && day.isOne()) {
            return new Moment("time", day.first(), next, part.of(day.from()));
        }
        String value = day.isOne() ? day.from().toString() : day.from() + "/" + day.to();
        return new Moment("date", day.first(), next, value);
    }

    // "van maandag tot en met woensdag", "from 3 to 5 December", "vr t/m zo"
    private static @Nullable Moment days(TimeText text, int i) {
        int at = FROM.contains(text.at(i)) || text.at(i).equals("du") ? i + 1 : i;
        Day first = Days.read(text, at);
        if (first == null || !first.isOne() || first.part() != null) {
            return null;
        }
        int until = first.next();
        boolean whole = text.is(until, "tot", "en", "met")
                || text.at(until).equals("tm")
                || text.at(until).equals("t/m");
        boolean through = text.at(until).equals("through") || (text.at(until).equals("bis") && at > i);
        boolean open =
                at > i && (UNTIL.contains(text.at(until)) || text.at(until).equals("au"));
        if (!whole && !through && !open) {
            return null;
        }
        Day last = Days.read(text, text.is(until, "tot", "en", "met") ? until + 3 : until + 1);
        if (last == null || !last.isOne() || last.part() != null) {
            return null;
        }
        LocalDate end = last.from().isBefore(first.from()) ? last.from().plusWeeks(1) : last.from();
        LocalDate to = whole || through ? end.plusDays(1) : end;
        return to.isAfter(first.from()) ? new Moment("date", i, last.next(), first.from() + "/" + to) : null;
    }

    private static boolean isTyped(TimeText text, int i) {
        return text.at(i).indexOf(':') > 0;
    }

    private static Moment onDay(TimeText text, Day day, Span span) {
        PartOfDay behind = TimeWords.partAt(text, span.next());
        PartOfDay part = behind == null ? day.part() : behind;
        int end = behind == null ? span.next() : TimeWords.afterPart(text, span.next());
        return new Moment("time", day.first(), end, value(day.from(), span, part));
    }

    private static String value(@Nullable LocalDate day, Span span, @Nullable PartOfDay part) {
        LocalTime from = part == null ? span.from().time() : part.of(span.from());
        LocalTime to = part == null ? span.to().time() : part.of(span.to());
        if (!to.isAfter(from) && to.getHour() < 12 && !span.to().exact()) {
            to = to.plusHours(12);
        }
        if (day == null) {
            return from + "/" + to;
        }
        LocalDate end = to.isAfter(from) ? day : day.plusDays(1);
        return day.atTime(from) + "/" + end.atTime(to);
    }

    private static Moment spanThenDay(TimeText text, int i, Span span) {
        Day day = text.goesOn(span.next() - 1) ? laterDay(text, span.next()) : null;
        if (day != null) {
            return new Moment("time", i, day.next(), value(day.from(), span, day.part()));
        }
        PartOfDay part = TimeWords.partAt(text, span.next());
        int end = part == null ? span.next() : TimeWords.afterPart(text, span.next());
        return new Moment("time", i, end, value(null, span, part));
    }

    private static Moment clockThenDay(TimeText text, int i, Clock clock) {
        PartOfDay behind = TimeWords.partAt(text, clock.next());
        LocalTime time = behind == null ? clock.time() : behind.of(clock);
        int next = behind == null ? clock.next() : TimeWords.afterPart(text, clock.next());
        Day day = text.goesOn(next - 1) ? laterDay(text, next) : null;
        if (day != null) {
            PartOfDay part = day.part();
            LocalTime then = part == null ? time : part.of(clock);
            return new Moment("time", i, day.next(), day.from().atTime(then).toString());
        }
        return new Moment("time", i, next, time.toString());
    }

    // "om half drie op dinsdag"; "10 uur, dinsdag kan ook" is two things
    private static @Nullable Day laterDay(TimeText text, int i) {
        if (text.gap(i - 1).indexOf(',') >= 0) {
            return null;
        }
        Day day = Days.read(text, i);
        day = day == null ? Days.read(text, links(text, i)) : day;
        return day != null && day.isOne() ? day : null;
    }

    private static int links(TimeText text, int i) {
        int at = i;
        for (int n = 0; n < MOST_LINKS && TimeWords.LINKS.contains(text.at(at)) && text.goesOn(at); n++) {
            at++;
        }
        return at;
    }

    // "tussen half zes en zeven uur", "van 9 tot half 1", "10:00 - 12:00"
    private static @Nullable Span span(TimeText text, int i, boolean onDay) {
        boolean between = BETWEEN.contains(text.at(i));
        boolean from = !between && FROM.contains(text.at(i));
        int at = between || from ? i + 1 : i;
        boolean bare = (between && AND.contains(text.at(at + 1))) || (from && UNTIL.contains(text.at(at + 1)));
        Clock plain = bare ? Clocks.bare(text, at) : null;
        Clock first = plain == null ? Clocks.read(text, at, between || from || onDay) : plain;
        if (first == null) {
            return null;
        }
        int next = first.next();
        boolean dash = text.gap(next - 1).strip().matches("[-–—]");
        boolean and = between ? AND.contains(text.at(next)) : UNTIL.contains(text.at(next));
        if (dash ? !(text.at(at).indexOf(':') > 0 || onDay || from) : !and) {
            return null;
        }
        Clock last = Clocks.read(text, dash ? next : next + 1, true);
        if (last == null
                || (isPlain(text, at, first.next())
                        && isPlain(text, last.next() - 1, last.next())
                        && !between
                        && !from
                        && !onDay)) {
            return null;
        }
        return new Span(sameHalf(first, last), last, last.next());
    }

    private static boolean isPlain(TimeText text, int from, int to) {
        return to - from == 1 && text.at(from).length() <= 2;
    }

    // "between 8 and 10 pm": both are in the evening
    private static Clock sameHalf(Clock first, Clock last) {
        boolean late = last.exact() && last.time().getHour() > 12 && !first.exact();
        LocalTime later = first.time().getHour() < 12 ? first.time().plusHours(12) : first.time();
        boolean meridian = late
                && later.isBefore(last.time())
                && first.time().getHour() < 12
                && last.time().getHour() - first.time().getHour() > 11;
        return meridian ? new Clock(later, true, first.next()) : first;
    }
}

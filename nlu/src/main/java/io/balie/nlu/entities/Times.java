package io.balie.nlu.entities;

import io.balie.nlu.Language;
import io.balie.nlu.Message;
import io.balie.nlu.text.Text;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Dates and times in Dutch, English, German and French, counted from the moment of the message.
 *
 * <p>Values are ISO 8601: a {@code date} is {@code 2026-12-03}, a {@code time} is {@code 10:30} or, with a day,
 * {@code 2026-12-03T10:30}; a part of a day or a whole week is an interval, {@code 2026-12-03T06:00/2026-12-03T12:00}.
 */
final class Times implements Rule {

    private static final Pattern WORD = Pattern.compile(
            "\\d{4}-\\d{2}-\\d{2}|\\d{1,2}[-/]\\d{1,2}(?:[-/](?:\\d{4}|\\d{2}))?(?![\\d])|\\d{1,2}\\.\\d{1,2}\\.(?:\\d{4}|\\d{2})(?!\\d)|\\d{1,2}\\s?[:.]\\s?\\d{2}(?!\\d)|\\d{1,2}[uh]\\d{2}(?!\\d)|\\d+|'s|\\p{L}+(?:'\\p{L}+)?");
    private static final Set<String> LEADS = Set.of(
            "om",
            "tegen",
            "rond",
            "omstreeks",
            "vanaf",
            "tot",
            "voor",
            "na",
            "at",
            "around",
            "by",
            "from",
            "until",
            "before",
            "after",
            "um",
            "gegen",
            "ab",
            "bis",
            "a",
            "vers",
            "des",
            "jusqu'a",
            "apres",
            "avant",
            "op",
            "on",
            "am",
            "le",
            "uiterlijk",
            "ongeveer",
            "zo",
            "rondom",
            "circa",
            "about",
            "etwa",
            "ca",
            "between",
            "tussen",
            "zwischen",
            "entre",
            "of",
            "en",
            "or",
            "and",
            "oder",
            "und",
            "ou",
            "et");
    private static final Set<String> LINKS = Set.of(
            "om",
            "tegen",
            "rond",
            "omstreeks",
            "vanaf",
            "at",
            "around",
            "by",
            "um",
            "gegen",
            "ab",
            "a",
            "vers",
            "des",
            "zo",
            "ongeveer",
            "na",
            "voor",
            "from",
            "after",
            "before",
            "omtrent",
            "op",
            "on",
            "am",
            "le",
            "uiterlijk",
            "the",
            "de",
            "in",
            "s");
    private static final Set<String> DURATIONS = Set.of(
            "al",
            "duurt",
            "duurde",
            "binnen",
            "elke",
            "elk",
            "per",
            "sinds",
            "gedurende",
            "every",
            "each",
            "for",
            "within",
            "seit",
            "pendant",
            "jede",
            "wacht",
            "wachten",
            "dauert",
            "last",
            "kost",
            "al ruim",
            "ruim",
            "bijna",
            "meer",
            "dan",
            "depuis",
            "afgelopen",
            "laatste",
            "past",
            "hele",
            "over",
            "de",
            "twee");
    private static final Pattern PAST = Pattern.compile(
            "\\b(heb|heeft|hebben|hebt|had|hadden|was|waren|werd|werden|kocht|bestelde|belde|kreeg|kwam|zou|geweest|ordered|bought|came|got|called|received|were|did|habe|haben|hatte|hatten|wurde|war|j'ai|avons|avait|etait)\\b");
    private static final Pattern FUTURE = Pattern.compile(
            "\\b(wil|willen|wilt|kan|kunnen|kunt|kom|komen|komt|graag|mag|moet|ga|gaan|gaat|will|would|can|could|want|like|shall|mochte|mochten|kann|konnen|konnte|wollen|werde|werden wir|voudrais|peux|pouvez|peut|veux|voudrions|verzet|verzetten|afspraak|appointment|termin|rendez)\\b");

    /** One word with its place. */
    private record Word(String text, int start, int end) {}

    /** A day or a span of days, and the index after its last word. */
    private record Day(
            LocalDate from, LocalDate to, @Nullable Part part, int next) {}

    /** A time of day, and the index after its last word. */
    private record Clock(LocalTime time, boolean exact, int next) {}

    /** A part of the day, in hours. */
    enum Part {
        MORNING(6, 12),
        AFTERNOON(12, 18),
        EVENING(18, 24),
        NIGHT(0, 6);

        private final int from;
        private final int to;

        Part(int from, int to) {
            this.from = from;
            this.to = to;
        }
    }

    @Override
    public void find(String clean, Message message, Language language, List<Found> found) {
        new Reader(clean, message.at().atZone(message.zone()), language.code(), found).read();
    }

    /** Reads one message from left to right. */
    private static final class Reader {

        private final List<Word> words = new ArrayList<>();
        private final String clean;
        private final ZonedDateTime now;
        private final LocalDate today;
        private final String language;
        private final List<Found> found;
        private final boolean past;

        Reader(String clean, ZonedDateTime now, String language, List<Found> found) {
            this.clean = clean;
            this.now = now;
            this.today = now.toLocalDate();
            this.language = language;
            this.found = found;
            Matcher matcher = WORD.matcher(clean);
            while (matcher.find()) {
                words.add(new Word(Text.fold(matcher.group()).replace(" ", ""), matcher.start(), matcher.end()));
            }
            String folded = Text.fold(clean);
            this.past = words.size() > 3
                    && PAST.matcher(folded).find()
                    && !FUTURE.matcher(folded).find();
        }

        void read() {
            int i = 0;
            while (i < words.size()) {
                int next =
                        Found.isFree(found, words.get(i).start(), words.get(i).end()) ? moment(i) : i;
                i = next > i ? next : i + 1;
            }
        }

        private int moment(int i) {
            int ago = distance(i);
            if (ago > i) {
                return ago;
            }
            Day day = day(i);
            if (day != null) {
                int at = link(day.next());
                Clock clock = day.from().equals(day.to()) ? clock(at, day.part(), true) : null;
                if (clock != null) {
                    Part part = day.part();
                    int next = clock.next();
                    Part behind = part(next);
                    LocalTime time = clock.time();
                    if (behind != null) {
                        time = shift(clock, behind);
                        next = afterPart(next);
                    } else if (part != null) {
                        time = shift(clock, part);
                    }
                    add("time", i, next, LocalDateTime.of(day.from(), time).toString());
                    return next;
                }
                addDay(i, day);
                return day.next();
            }
            Clock clock = clock(i, null, hasLead(i));
            if (clock != null) {
                int next = clock.next();
                LocalTime time = clock.time();
                Part behind = part(next);
                if (behind != null) {
                    time = shift(clock, behind);
                    next = afterPart(next);
                }
                Day later = day(link(next));
                if (later != null && later.from().equals(later.to())) {
                    Part part = later.part();
                    LocalTime then = part == null ? time : shift(clock, part);
                    add(
                            "time",
                            i,
                            later.next(),
                            LocalDateTime.of(later.from(), then).toString());
                    return later.next();
                }
                add("time", i, next, time.toString());
                return next;
            }
            return i;
        }

        private boolean hasLead(int i) {
            return (i > 0 && LEADS.contains(text(i - 1))) || words.size() <= 3;
        }

        private int link(int i) {
            int at = i;
            for (int n = 0; n < 3 && LINKS.contains(text(at)); n++) {
                at++;
            }
            return at;
        }

        private void addDay(int i, Day day) {
            Part part = day.part();
            if (part != null && day.from().equals(day.to())) {
                LocalDateTime from = day.from().atTime(part.from, 0);
                LocalDateTime to = part.to == 24
                        ? day.from().plusDays(1).atStartOfDay()
                        : day.from().atTime(part.to, 0);
                add("time", i, day.next(), from + "/" + to);
            } else if (day.from().equals(day.to())) {
                add("date", i, day.next(), day.from().toString());
            } else {
                add("date", i, day.next(), day.from() + "/" + day.to());
            }
        }

        private void add(String type, int first, int next, String value) {
            int start = words.get(first).start();
            int end = words.get(next - 1).end();
            if (Found.isFree(found, start, end)) {
                found.add(new Found(type, start, end, value, "time"));
            }
        }

        // "over drie dagen", "in 2 weeks", "drei Tage": counted on or back from now.
        private int distance(int i) {
            String first = text(i);
            int unitAt;
            int sign;
            boolean two =
                    first.equals("il") && text(i + 1).equals("y") && text(i + 2).equals("a");
            if ((first.equals("over") && !language.equals("en")) || first.equals("in") || first.equals("dans")) {
                unitAt = i + 1;
                sign = 1;
            } else if ((first.equals("vor") && language.equals("de")) || two) {
                unitAt = two ? i + 3 : i + 1;
                sign = -1;
            } else {
                unitAt = i;
                sign = 0;
            }
            int count = TimeWords.number(text(unitAt));
            boolean half = false;
            if ((text(unitAt).equals("half") && text(unitAt + 1).equals("an"))
                    || (text(unitAt).equals("een") && text(unitAt + 1).equals("half"))) {
                half = true;
                unitAt++;
                count = 1;
            }
            if (text(unitAt).equals("a") && language.equals("en")) {
                count = 1;
            }
            if (count <= 0 || count > 400) {
                return i;
            }
            int next = unitAt + 2;
            String unit = text(unitAt + 1);
            boolean inTime = sign == 1 && first.equals("in") && language.equals("nl");
            if (sign == 0) {
                String ago = text(next);
                if (!ago.equals("geleden") && !ago.equals("ago") && !ago.equals("terug")) {
                    return i;
                }
                sign = -1;
                next++;
            }
            ChronoUnit of = TimeWords.unit(unit);
            if (of == null || inTime) {
                return i;
            }
            if (of == ChronoUnit.HOURS || of == ChronoUnit.MINUTES) {
                long minutes = of == ChronoUnit.MINUTES ? count : half ? 30 : count * 60L;
                add(
                        "time",
                        i,
                        next,
                        now.toLocalDateTime()
                                .plusMinutes(sign * minutes)
                                .truncatedTo(ChronoUnit.MINUTES)
                                .toString());
            } else {
                add("date", i, next, today.plus((long) sign * count, of).toString());
            }
            return next;
        }

        private @Nullable Day day(int i) {
            String word = text(i);
            if (word.isEmpty()) {
                return null;
            }
            Day numeric = numericDate(i);
            if (numeric != null) {
                return withPart(numeric);
            }
            if (word.equals("day") && text(i + 1).equals("after") && text(i + 2).equals("tomorrow")) {
                return withPart(on(today.plusDays(2), i + 3));
            }
            if ((word.equals("apres") && text(i + 1).equals("demain"))
                    || (word.equals("avant") && text(i + 1).equals("hier"))) {
                return withPart(on(today.plusDays(word.equals("apres") ? 2 : -2), i + 2));
            }
            Integer relative = TimeWords.relativeDay(word, language);
            if (relative != null) {
                return withPart(on(today.plusDays(relative), i + 1));
            }
            TimeWords.DayPart joined = TimeWords.dayPart(word, language);
            if (joined != null) {
                return new Day(today.plusDays(joined.days()), today.plusDays(joined.days()), joined.part(), i + 1);
            }
            Day thisPart = thisPart(i);
            if (thisPart != null) {
                return thisPart;
            }
            Day weekday = weekday(i);
            if (weekday != null) {
                return weekday.part() == null ? withPart(weekday) : weekday;
            }
            return span(i);
        }

        private Day on(LocalDate date, int next) {
            return new Day(date, date, null, next);
        }

        private Day withPart(Day day) {
            int at = day.next();
            if (text(at).equals("in")
                    && (text(at + 1).equals("de") || text(at + 1).equals("the"))) {
                at += 2;
            } else if (text(at).equals("'s") || text(at).equals("s")) {
                at++;
            }
            Part part = part(at);
            return part == null ? day : new Day(day.from(), day.to(), part, at + 1);
        }

        private @Nullable Day thisPart(int i) {
            String word = text(i);
            if (word.equals("this")
                    || word.equals("deze")
                    || word.equals("ce")
                    || word.equals("cet")
                    || word.equals("cette")) {
                if (word.startsWith("c")
                        && text(i + 1).startsWith("apres")
                        && text(i + 2).equals("midi")) {
                    return new Day(today, today, Part.AFTERNOON, i + 3);
                }
                Part part = TimeWords.part(text(i + 1));
                if (part != null) {
                    return new Day(today, today, part, i + 2);
                }
            }
            return null;
        }

        private @Nullable Part part(int i) {
            int at = text(i).equals("'s") ? i + 1 : i;
            if (text(at).equals("in") && text(at + 1).equals("the")) {
                at += 2;
            } else if (text(at).equals("du")) {
                at++;
            }
            return TimeWords.part(text(at));
        }

        private int afterPart(int i) {
            int at = text(i).equals("'s") ? i + 1 : i;
            if (text(at).equals("in") && text(at + 1).equals("the")) {
                at += 2;
            } else if (text(at).equals("du")) {
                at++;
            }
            return at + 1;
        }

        private static LocalTime shift(Clock clock, Part part) {
            LocalTime time = clock.time();
            LocalTime early = time.getHour() >= 12 && !clock.exact() ? time.minusHours(12) : time;
            return switch (part) {
                case MORNING -> clock.exact() ? time : early.getHour() == 0 ? early.plusHours(12) : early;
                case NIGHT -> clock.exact() ? time : early.getHour() >= 10 ? early.plusHours(12) : early;
                case AFTERNOON, EVENING -> early.getHour() < 12 ? early.plusHours(12) : early;
            };
        }

        private @Nullable Day weekday(int i) {
            int at = i;
            String word = text(i);
            int week = 0;
            int direction = 0;
            if (TimeWords.NEXT.contains(word) || TimeWords.LAST.contains(word) || TimeWords.THIS.contains(word)) {
                direction = TimeWords.NEXT.contains(word) ? 1 : TimeWords.LAST.contains(word) ? -1 : 0;
                if (TimeWords.WEEK.contains(text(i + 1))) {
                    week = direction;
                    TimeWords.WeekDay day = TimeWords.weekday(text(i + 2), language);
                    if (day == null) {
                        return null;
                    }
                    return ofWeek(week, day, i + 3);
                }
                at++;
            }
            TimeWords.WeekDay day = TimeWords.weekday(text(at), language);
            if (day == null) {
                return null;
            }
            int next = at + 1;
            // "dinsdag 3 december": the number decides
            Day dated = numericDate(link(next));
            if (dated != null) {
                return new Day(dated.from(), dated.to(), day.part(), dated.next());
            }
            String behind = text(next);
            if (at == i
                    && (TimeWords.NEXT.contains(behind)
                            || TimeWords.LAST.contains(behind)
                            || TimeWords.THIS.contains(behind))) {
                int way = TimeWords.NEXT.contains(behind) ? 1 : TimeWords.LAST.contains(behind) ? -1 : 0;
                if (TimeWords.WEEK.contains(text(next + 1))) {
                    return ofWeek(way, day, next + 2);
                }
                if (behind.startsWith("prochain") || behind.startsWith("dernier")) {
                    return single(day, way, next + 1);
                }
            }
            if ((behind.equals("over") || behind.equals("in"))
                    && text(next + 1).equals("een")
                    && text(next + 2).equals("week")) {
                Day soon = single(day, 1, next + 3);
                return new Day(soon.from().plusWeeks(1), soon.to().plusWeeks(1), soon.part(), soon.next());
            }
            if (at == i && direction == 0 && past) {
                direction = -1;
            }
            return single(day, direction < 0 ? -1 : 1, next);
        }

        private Day single(TimeWords.WeekDay day, int direction, int next) {
            LocalDate date = direction < 0
                    ? today.with(TemporalAdjusters.previous(day.day()))
                    : today.with(TemporalAdjusters.next(day.day()));
            return new Day(date, date, day.part(), next);
        }

        private Day ofWeek(int week, TimeWords.WeekDay day, int next) {
            LocalDate monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                    .plusWeeks(week);
            LocalDate date = monday.with(TemporalAdjusters.nextOrSame(day.day()));
            return new Day(date, date, day.part(), next);
        }

        // "volgende week", "dit weekend", "la semaine prochaine"
        private @Nullable Day span(int i) {
            String word = text(i);
            int at = i;
            Integer way = null;
            if (TimeWords.NEXT.contains(word)) {
                way = 1;
                at++;
            } else if (TimeWords.LAST.contains(word)) {
                way = -1;
                at++;
            } else if (TimeWords.THIS.contains(word)) {
                way = 0;
                at++;
            }
            String unit = text(at);
            int next = at + 1;
            if (way == null && (text(next).startsWith("prochain") || text(next).startsWith("dernier"))) {
                way = text(next).startsWith("prochain") ? 1 : -1;
                next++;
            }
            if (way == null) {
                return null;
            }
            LocalDate monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            if (TimeWords.WEEK.contains(unit)) {
                return new Day(monday.plusWeeks(way), monday.plusWeeks(way).plusDays(6), null, next);
            }
            if (unit.equals("weekend") || unit.equals("wochenende")) {
                boolean current = way == 0 || (way == 1 && today.getDayOfWeek().getValue() < 6);
                LocalDate saturday =
                        monday.plusWeeks(way < 0 ? -1 : current ? 0 : 1).plusDays(5);
                return new Day(saturday, saturday.plusDays(1), null, next);
            }
            if (unit.equals("maand") || unit.equals("month") || unit.equals("monat") || unit.equals("mois")) {
                LocalDate first = today.withDayOfMonth(1).plusMonths(way);
                return new Day(first, first.plusMonths(1).minusDays(1), null, next);
            }
            return null;
        }

        private @Nullable Day numericDate(int i) {
            String word = text(i);
            if (word.isEmpty()) {
                return null;
            }
            if (word.matches("\\d{4}-\\d{2}-\\d{2}")) {
                return date(number(word, 0, 4), number(word, 5, 7), number(word, 8, 10), i + 1);
            }
            Matcher typed = TimeWords.TYPED_DATE.matcher(word);
            if (typed.matches()) {
                int day = Integer.parseInt(typed.group(1));
                int month = Integer.parseInt(typed.group(2));
                String year = typed.group(3);
                boolean lead =
                        i > 0 && (LEADS.contains(text(i - 1)) || TimeWords.weekday(text(i - 1), language) != null);
                if (year == null && !lead && words.size() > 2) {
                    return null;
                }
                return month > 12 ? date(year(year), day, month, i + 1) : date(year(year), month, day, i + 1);
            }
            boolean isNumber = word.matches("\\d{1,2}");
            int count = isNumber ? Integer.parseInt(word) : TimeWords.ordinal(word);
            int at = i + 1;
            if (count >= 1 && count <= 31) {
                boolean ordinal = !isNumber;
                if (isNumber && TimeWords.ORDINAL_ENDINGS.contains(text(at)) && touches(i)) {
                    ordinal = true;
                    at++;
                }
                int monthAt = text(at).equals("van") || text(at).equals("of") ? at + 1 : at;
                int month = TimeWords.month(text(monthAt));
                if (month > 0) {
                    return withYear(month, count, monthAt + 1);
                }
                boolean named = i > 0
                        && (text(i - 1).equals("de")
                                || text(i - 1).equals("the")
                                || text(i - 1).equals("den"));
                if (ordinal && isNumber && named) {
                    LocalDate date = today.getDayOfMonth() < count || past ? today : today.plusMonths(1);
                    return count <= date.lengthOfMonth() ? on(date.withDayOfMonth(count), at) : null;
                }
                return null;
            }
            int month = TimeWords.month(word);
            if (month > 0 && text(at).matches("\\d{1,2}") && !language.equals("nl")) {
                int day = Integer.parseInt(text(at));
                int next = TimeWords.ORDINAL_ENDINGS.contains(text(at + 1)) && touches(at) ? at + 2 : at + 1;
                return withYear(month, day, next);
            }
            return null;
        }

        private boolean touches(int i) {
            return i + 1 < words.size()
                    && words.get(i).end() == words.get(i + 1).start();
        }

        private @Nullable Day withYear(int month, int day, int next) {
            String year = text(next);
            if (year.matches("20\\d{2}")) {
                return date(Integer.parseInt(year), month, day, next + 1);
            }
            return date(0, month, day, next);
        }

        private int year(@Nullable String typed) {
            if (typed == null) {
                return 0;
            }
            int year = Integer.parseInt(typed);
            return year < 100 ? 2000 + year : year;
        }

        private @Nullable Day date(int year, int month, int day, int next) {
            if (month < 1 || month > 12 || day < 1 || day > 31) {
                return null;
            }
            int of = year == 0 ? today.getYear() : year;
            if (day > java.time.YearMonth.of(of, month).lengthOfMonth() || of < 1900 || of > 2200) {
                return null;
            }
            LocalDate date = LocalDate.of(of, month, day);
            if (year == 0 && date.isBefore(today) && !past) {
                date = date.plusYears(1);
            } else if (year == 0 && date.isAfter(today) && past) {
                date = date.minusYears(1);
            }
            return on(date, next);
        }

        private @Nullable Clock clock(int i, @Nullable Part part, boolean led) {
            String word = text(i);
            if (word.isEmpty()) {
                return null;
            }
            Matcher typed = TimeWords.TYPED_TIME.matcher(word);
            if (typed.matches()) {
                int hour = Integer.parseInt(typed.group(1));
                int minute = Integer.parseInt(typed.group(3));
                boolean hourWord = TimeWords.HOUR.contains(text(i + 1))
                        || text(i + 1).equals("u")
                        || text(i + 1).equals("h");
                if ((typed.group(2).equals(".") && !led && !hourWord) || hour > 24 || minute > 59) {
                    return null;
                }
                int next = hourWord ? i + 2 : i + 1;
                return halfDay(hour % 24, minute, typed.group(1).length() == 2, next);
            }
            Clock said = saidClock(i);
            if (said != null) {
                return said;
            }
            int hour = TimeWords.number(word);
            if (hour < 0 || hour > 24) {
                return noon(i);
            }
            String behind = text(i + 1);
            boolean twelve = behind.equals("am") || behind.equals("pm");
            if (TimeWords.HOUR.contains(behind)
                    || ((behind.equals("u") || behind.equals("h")) && touches(i))
                    || (behind.equals("u") && led)) {
                boolean duration =
                        (i > 0 && DURATIONS.contains(text(i - 1))) || TimeWords.DURATION_AFTER.contains(text(i + 2));
                if (duration || (!led && part == null && part(i + 2) == null && hour > 12 && !word.matches("\\d+"))) {
                    return null;
                }
                if (!led && part(i + 2) == null && words.size() > 4 && i == 0) {
                    return null;
                }
                if (!led && part == null && part(i + 2) == null && words.size() > 3) {
                    return null;
                }
                int next = i + 2;
                int minute = 0;
                if (text(next).equals("et")
                        && (text(next + 1).equals("demie") || text(next + 1).equals("quart"))) {
                    minute = text(next + 1).equals("demie") ? 30 : 15;
                    next += 2;
                } else if (text(next).equals("moins")
                        && text(next + 1).equals("le")
                        && text(next + 2).equals("quart")) {
                    hour = (hour + 23) % 24;
                    minute = 45;
                    next += 3;
                } else if (TimeWords.number(text(next)) > 0
                        && TimeWords.number(text(next)) < 60
                        && !TimeWords.HOUR.contains(text(next + 1))
                        && TimeWords.unit(text(next + 1)) == null
                        && TimeWords.month(text(next + 1)) == 0) {
                    minute = TimeWords.number(text(next));
                    next++;
                }
                return halfDay(hour % 24, minute, false, next);
            }
            if (twelve && (touches(i) || words.get(i + 1).start() - words.get(i).end() == 1)) {
                return halfDay(hour, 0, false, i + 1);
            }
            boolean atLead = i > 0 && TimeWords.CLOCK_LEADS.contains(text(i - 1));
            boolean unitFollows = TimeWords.unit(behind) != null || TimeWords.month(behind) > 0;
            if (atLead && !unitFollows && hour >= 1 && hour <= 12 && !isCount(i)) {
                return halfDay(hour, 0, false, i + 1);
            }
            return null;
        }

        // "om 3 redenen", "at 2 locations": a plain word behind the number says that it counts.
        private boolean isCount(int i) {
            if (i + 1 >= words.size()) {
                return false;
            }
            String between =
                    clean.substring(words.get(i).end(), words.get(i + 1).start());
            String behind = text(i + 1);
            return between.isBlank()
                    && !LEADS.contains(behind)
                    && part(i + 1) == null
                    && TimeWords.relativeDay(behind, language) == null
                    && TimeWords.weekday(behind, language) == null
                    && TimeWords.dayPart(behind, language) == null
                    && !TimeWords.MAY_FOLLOW_A_TIME.contains(behind);
        }

        private @Nullable Clock noon(int i) {
            return switch (text(i)) {
                case "middernacht", "midnight", "mitternacht", "minuit" -> new Clock(LocalTime.MIDNIGHT, true, i + 1);
                case "noon", "midi" ->
                    i > 0 && text(i - 1).equals("apres") ? null : new Clock(LocalTime.NOON, true, i + 1);
                default -> null;
            };
        }

        // "half elf", "kwart over tien", "vijf voor half drie", "quarter past ten", "zehn nach drei"
        private @Nullable Clock saidClock(int i) {
            String word = text(i);
            if (word.equals("half") || word.equals("halb")) {
                boolean past = text(i + 1).equals("past");
                int hourAt = past ? i + 2 : i + 1;
                int hour = TimeWords.number(text(hourAt));
                boolean counted =
                        TimeWords.unit(text(hourAt + 1)) != null && !TimeWords.HOUR.contains(text(hourAt + 1));
                if (hour < 1 || hour > 12 || counted) {
                    return null;
                }
                boolean before = !past && !language.equals("en");
                return halfDay(before ? (hour + 11) % 12 : hour % 12, 30, false, skipHour(hourAt + 1), hour);
            }
            int minutes = word.equals("kwart") || word.equals("viertel") || word.equals("quarter")
                    ? 15
                    : TimeWords.number(word);
            if (minutes < 1 || minutes > 29) {
                return null;
            }
            int at = i + 1;
            if (text(at).startsWith("minu")) {
                at++;
            }
            String way = text(at);
            int sign = TimeWords.BEFORE.contains(way) ? -1 : TimeWords.AFTER.contains(way) ? 1 : 0;
            if (sign == 0 || (way.equals("voor") && !language.equals("nl"))) {
                return null;
            }
            boolean half = text(at + 1).equals("half") || text(at + 1).equals("halb");
            int hourAt = half ? at + 2 : at + 1;
            int hour = TimeWords.number(text(hourAt));
            boolean counted = TimeWords.unit(text(hourAt + 1)) != null && !TimeWords.HOUR.contains(text(hourAt + 1));
            if (hour < 1 || hour > 12 || counted || (!half && minutes < 15 && isCount(hourAt))) {
                return null;
            }
            int total = (hour % 12) * 60 + (half ? -30 : 0) + sign * minutes;
            total = Math.floorMod(total, 12 * 60);
            return halfDay(total / 60, total % 60, false, skipHour(hourAt + 1), hour);
        }

        private int skipHour(int i) {
            return TimeWords.HOUR.contains(text(i)) || text(i).equals("u") ? i + 1 : i;
        }

        private @Nullable Clock halfDay(int hour, int minute, boolean exact, int next) {
            return halfDay(hour, minute, exact, next, hour);
        }

        // Nobody makes an appointment for three at night: without a word for the part of the day, 1 to 6 are in the
        // afternoon.
        private @Nullable Clock halfDay(int hour, int minute, boolean exact, int next, int said) {
            String behind = text(next);
            if (behind.equals("pm") || behind.equals("am")) {
                boolean meridian = !behind.equals("am") || !language.equals("de");
                if (meridian && hour <= 12) {
                    int of = hour % 12 + (behind.equals("pm") ? 12 : 0);
                    return new Clock(LocalTime.of(of, minute), true, next + 1);
                }
            }
            if (hour > 23) {
                return null;
            }
            boolean ambiguous = !exact && hour < 12;
            boolean afternoon = ambiguous && hour < 7 && said < 13 && (hour > 0 || said == 12);
            LocalTime time = LocalTime.of(afternoon ? hour + 12 : hour, minute);
            return new Clock(time, exact || hour > 12, next);
        }

        private String text(int i) {
            return i >= 0 && i < words.size() ? words.get(i).text() : "";
        }

        private static int number(String text, int from, int to) {
            return Integer.parseInt(text.substring(from, to));
        }
    }
}

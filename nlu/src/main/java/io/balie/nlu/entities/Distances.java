package io.balie.nlu.entities;

import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Moments counted on or back from now: "over drie dagen", "binnen een uur", "in half an hour", "vor zwei Wochen". */
final class Distances {

    private static final int MOST = 400;
    private static final int MINUTES_OF_A_QUARTER = 15;
    private static final Set<String> WITHIN = Set.of("binnen", "within", "innerhalb", "binnenkort", "sous");
    private static final Set<String> AGO = Set.of("geleden", "ago", "terug", "her");
    private static final Set<String> ABOUT =
            Set.of("ongeveer", "zo'n", "circa", "ca", "about", "etwa", "environ", "nog");
    private static final Set<String> QUARTERS = Set.of("kwartier", "kwartiertje", "viertelstunde");
    private static final Set<String> ONE_AND_A_HALF = Set.of("anderhalf", "anderhalve", "anderthalb", "eineinhalb");
    private static final Set<String> HALF = Set.of("half", "halve", "halben", "halbe", "halbes", "demi");

    // Two and a half, three and a half.
    private static final List<String> AND_A_HALF = List.of("tweeenhalf", "drieenhalf");
    private static final Set<String> ARTICLES = Set.of("de", "les", "the", "den", "der");

    /** A moment, and the index after its last word. */
    record Distance(String type, String value, int next) {}

    /** So much time, in minutes or in some longer unit, and the index after its last word. */
    private record Length(long count, ChronoUnit unit, int next) {}

    private Distances() {}

    static @Nullable Distance read(TimeText text, int i) {
        String first = text.at(i);
        int from = i;
        int sign = 0;
        if (text.is(i, "il", "y", "a")) {
            from = i + 3;
            sign = -1;
        } else if (text.is(i, "d'ici")) {
            from = i + 1;
            sign = 1;
        } else if (first.equals("vor") && text.isIn("de")) {
            from = i + 1;
            sign = -1;
        } else if ((first.equals("over") && !text.isIn("en")) || first.equals("dans") || WITHIN.contains(first)) {
            from = i + 1;
            sign = 1;
        } else if (first.equals("in") && !text.isIn("nl")) {
            from = i + 1;
            sign = 1;
        }
        if (sign != 0 && (text.at(from).equals("von") || ABOUT.contains(text.at(from)))) {
            from++;
        }
        if (sign > 0 && ARTICLES.contains(text.at(from)) && TimeWords.number(text.at(from + 1)) > 1) {
            from++;
        }
        Length length = length(text, from);
        if (length == null) {
            return null;
        }
        int next = length.next();
        if (sign == 0) {
            // "om 2 uur terug" is a time at which somebody calls back
            boolean clock = TimeWords.CLOCK_LEADS.contains(text.at(i - 1)) || TimeWords.LINKS.contains(text.at(i - 1));
            boolean on = text.at(next).equals("from")
                    && (text.at(next + 1).equals("today") || text.at(next + 1).equals("now"));
            if (!on && (!AGO.contains(text.at(next)) || text.at(next).equals("terug") && clock)) {
                return null;
            }
            sign = on ? 1 : -1;
            next += on ? 2 : 1;
        }
        if (length.unit() == ChronoUnit.MINUTES) {
            String value = text.now()
                    .plusMinutes(sign * length.count())
                    .toLocalDateTime()
                    .truncatedTo(ChronoUnit.MINUTES)
                    .toString();
            return new Distance("time", value, next);
        }
        return new Distance(
                "date", text.today().plus(sign * length.count(), length.unit()).toString(), next);
    }

    private static @Nullable Length length(TimeText text, int i) {
        Length part = partOfHour(text, i);
        if (part != null) {
            return part;
        }
        if (ONE_AND_A_HALF.contains(text.at(i))) {
            return oneAndAHalf(TimeWords.unit(text.at(i + 1)), i + 2);
        }
        Length halves = halves(text, i);
        if (halves != null) {
            return halves;
        }
        int count = count(text, i);
        if (count <= 0 || count > MOST) {
            return null;
        }
        int at = i + 1;
        if (text.is(at, "couple", "of")) {
            count = 2;
            at += 2;
        }
        if (text.at(at).equals("fortnight")) {
            return new Length(2L * count, ChronoUnit.WEEKS, at + 1);
        }
        ChronoUnit unit = TimeWords.unit(text.at(at));
        if (unit == null && text.at(at).equals("h") && text.touches(i)) {
            unit = ChronoUnit.HOURS;
        }
        if (unit == null) {
            return null;
        }
        int next = at + 1;
        // "een dag of drie"
        int more = text.at(next).equals("of") ? TimeWords.number(text.at(next + 1)) : -1;
        if (count == 1 && more > 1 && more < 15) {
            count = more;
            next += 2;
        }
        boolean french = text.is(next, "et", "demie");
        boolean half = french || text.is(next, "en", "een", "half") || text.is(next, "and", "a", "half");
        if (unit == ChronoUnit.HOURS) {
            int end = french ? next + 2 : half ? next + 3 : next;
            return new Length(count * 60L + (half ? 30 : 0), ChronoUnit.MINUTES, end);
        }
        boolean time = text.isIn("en") && text.at(next).equals("time");
        return new Length(count, unit, time ? next + 1 : next);
    }

    private static @Nullable Length oneAndAHalf(@Nullable ChronoUnit unit, int next) {
        if (unit == null) {
            return null;
        }
        return switch (unit) {
            case HOURS -> new Length(90, ChronoUnit.MINUTES, next);
            case WEEKS -> new Length(10, ChronoUnit.DAYS, next);
            case MONTHS -> new Length(45, ChronoUnit.DAYS, next);
            case YEARS -> new Length(18, ChronoUnit.MONTHS, next);
            default -> null;
        };
    }

    // "2,5 uur", "tweeënhalf uur", "twee en een half uur", "een half jaar"
    private static @Nullable Length halves(TimeText text, int i) {
        int year = text.at(i).equals("een")
                        || text.at(i).equals("einem")
                        || text.at(i).equals("ein")
                ? i + 1
                : i;
        if (HALF.contains(text.at(year)) && TimeWords.unit(text.at(year + 1)) == ChronoUnit.YEARS) {
            return new Length(6, ChronoUnit.MONTHS, year + 2);
        }
        int whole = AND_A_HALF.indexOf(text.at(i)) + 2;
        int at = i + 1;
        if (whole < 2) {
            whole = TimeWords.number(text.at(i));
            boolean comma = text.at(i + 1).equals("5")
                    && (text.gap(i).equals(",") || text.gap(i).equals("."));
            boolean said = text.is(i + 1, "en", "een", "half") || text.is(i + 1, "and", "a", "half");
            if (whole < 1 || whole > MOST || !(comma || said)) {
                return null;
            }
            at = comma ? i + 2 : i + 4;
        }
        return TimeWords.unit(text.at(at)) == ChronoUnit.HOURS
                ? new Length(whole * 60L + 30, ChronoUnit.MINUTES, at + 1)
                : null;
    }

    private static int count(TimeText text, int i) {
        String word = text.at(i);
        boolean article = (word.equals("a") || word.equals("an")) && text.isIn("en");
        boolean neuter = word.equals("het") && text.at(i + 1).equals("uur") && WITHIN.contains(text.at(i - 1));
        return article || neuter ? 1 : TimeWords.number(word);
    }

    // "een kwartier", "drie kwartier", "een half uur", "half an hour", "une demi-heure", "einer halben Stunde"
    private static @Nullable Length partOfHour(TimeText text, int i) {
        if (text.is(i, "half", "an", "hour")) {
            return new Length(30, ChronoUnit.MINUTES, i + 3);
        }
        int count = count(text, i);
        int at = count > 0 ? i + 1 : i;
        int many = Math.max(1, count);
        if (QUARTERS.contains(text.at(at)) && many < 20) {
            return new Length((long) many * MINUTES_OF_A_QUARTER, ChronoUnit.MINUTES, at + 1);
        }
        if (text.is(at, "quarter", "of", "an", "hour") || text.is(at, "quarters", "of", "an", "hour")) {
            return new Length((long) many * MINUTES_OF_A_QUARTER, ChronoUnit.MINUTES, at + 4);
        }
        if (text.is(at, "quart", "d'heure") || text.is(at, "quarts", "d'heure")) {
            return new Length((long) many * MINUTES_OF_A_QUARTER, ChronoUnit.MINUTES, at + 2);
        }
        boolean halfWord = text.at(at).equals("halfuur") || text.at(at).equals("halfuurtje");
        if (halfWord) {
            return new Length(30, ChronoUnit.MINUTES, at + 1);
        }
        if (HALF.contains(text.at(at)) && TimeWords.unit(text.at(at + 1)) == ChronoUnit.HOURS) {
            return new Length(30, ChronoUnit.MINUTES, at + 2);
        }
        return null;
    }
}

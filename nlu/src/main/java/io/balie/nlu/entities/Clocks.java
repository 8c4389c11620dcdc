package io.balie.nlu.entities;

import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Times of day: "half elf", "10:30 uur", "kwart over tien", "quarter to nine", "à dix heures et demie", "na zessen". */
final class Clocks {

    private static final Pattern TYPED = Pattern.compile("(\\d{1,2})([:.uh])(\\d{2})\\.?");
    private static final Set<String> HALF = Set.of("half", "halb");
    private static final Set<String> QUARTER = Set.of("kwart", "viertel", "quarter");

    private Clocks() {}

    /**
     * The time of day that begins at a word, or null.
     *
     * @param led whether what stands before says that a time comes, so that a bare number is one
     */
    static @Nullable Clock read(TimeText text, int i, boolean led) {
        String word = text.at(i);
        if (word.isEmpty()) {
            return null;
        }
        Matcher typed = TYPED.matcher(word);
        if (typed.matches()) {
            return typed(text, i, led, typed);
        }
        // "een uur of drie", "rond een uur of half vier"
        if ((text.is(i, "een", "uur", "of") || text.is(i, "een", "uurtje", "of")) && isHourAt(text, i + 3)) {
            return read(text, i + 3, true);
        }
        Clock said = said(text, i);
        if (said != null) {
            return said;
        }
        Clock named = named(text, i);
        if (named != null) {
            return named;
        }
        int hour = TimeWords.number(word);
        if (hour < 0 && led) {
            int about = TimeWords.aboutHour(word);
            return about > 0 ? spoken(text, about, 0, i + 1) : null;
        }
        if (hour < 0 || hour > 24) {
            return null;
        }
        String behind = text.at(i + 1);
        if (isMeridian(behind) && text.gap(i).length() <= 1) {
            return hour <= 12 && hour > 0 ? spoken(text, hour, 0, i + 1) : null;
        }
        boolean short_ = (behind.equals("u") || behind.equals("h")) && (text.touches(i) || led);
        if (hour == 12 && (behind.equals("noon") || behind.equals("midnight"))) {
            return named(text, i + 1);
        }
        if (TimeWords.HOUR.contains(behind) || short_) {
            return withHour(text, i, hour, led);
        }
        boolean unit = TimeWords.unit(behind) != null || TimeWords.month(behind) > 0;
        return led && !unit && hour >= 1 && !isCount(text, i) ? spoken(text, hour, 0, i + 1) : null;
    }

    private static @Nullable Clock typed(TimeText text, int i, boolean led, Matcher typed) {
        int hour = Integer.parseInt(typed.group(1));
        int minute = Integer.parseInt(typed.group(3));
        boolean hourWord = isHour(text, i + 1);
        if ((typed.group(2).equals(".") && !led && !hourWord) || hour > 24 || minute > 59) {
            return null;
        }
        int next = hourWord ? i + 2 : i + 1;
        boolean inFull = typed.group(1).length() == 2 || hour == 0;
        return inFull && !isMeridian(text.at(next))
                ? new Clock(LocalTime.of(hour % 24, minute), true, next)
                : spoken(text, hour % 24, minute, next);
    }

    // "3 uur", "dix heures et demie", "9 Uhr 30"
    private static @Nullable Clock withHour(TimeText text, int i, int typedHour, boolean led) {
        int hour = typedHour;
        int next = i + 2;
        boolean counted = TimeWords.DURATIONS.contains(text.at(i - 1))
                && !(text.isIn("fr") && text.at(i - 1).equals("de"));
        boolean duration = (counted && !text.touches(i)) || TimeWords.DURATION_AFTER.contains(text.at(next));
        boolean part = TimeWords.afterPart(text, next) > 0;
        boolean o = text.at(i + 1).startsWith("o");
        boolean german = text.at(i + 1).equals("uhr");
        if (duration && !(led && TimeWords.CLOCK_LEADS.contains(text.at(i - 1)))) {
            return null;
        }
        boolean asked = i == 0 && text.gap(next - 1).startsWith(",");
        if (!led && !part && !o && !german && !asked && text.size() > 3) {
            return null;
        }
        int minute = 0;
        if (text.is(next, "et", "demie") || text.is(next, "et", "demi")) {
            minute = 30;
            next += 2;
        } else if (text.is(next, "et", "quart")) {
            minute = 15;
            next += 2;
        } else if (text.is(next, "moins", "le", "quart")) {
            hour = (hour + 23) % 24;
            minute = 45;
            next += 3;
        } else if (text.at(next).equals("moins") && TimeWords.number(text.at(next + 1)) > 0) {
            int less = TimeWords.number(text.at(next + 1));
            if (less < 60) {
                hour = (hour + 23) % 24;
                minute = 60 - less;
                next += 2;
            }
        } else if (isMinutes(text, next)) {
            minute = TimeWords.number(text.at(next));
            next++;
        }
        return spoken(text, hour % 24, minute, next);
    }

    private static boolean isMinutes(TimeText text, int i) {
        int count = TimeWords.number(text.at(i));
        return count > 0
                && count < 60
                && text.gap(i - 1).isBlank()
                && !TimeWords.HOUR.contains(text.at(i + 1))
                && TimeWords.unit(text.at(i + 1)) == null
                && TimeWords.month(text.at(i + 1)) == 0
                && !isCount(text, i);
    }

    // "half elf", "kwart over tien", "vijf voor half drie", "quarter past ten", "zehn nach drei", "dreiviertel zehn"
    private static @Nullable Clock said(TimeText text, int i) {
        String word = text.at(i);
        if (HALF.contains(word)) {
            boolean past = text.at(i + 1).equals("past");
            int hourAt = past ? i + 2 : i + 1;
            int hour = hour(text, hourAt);
            if (hour < 0) {
                return null;
            }
            boolean before = !past && !text.isIn("en");
            return spoken(text, before ? (hour + 11) % 12 : hour % 12, 30, skipHour(text, hourAt + 1));
        }
        if (text.is(i, "drei", "viertel") && hour(text, i + 2) > 0) {
            return spoken(text, (hour(text, i + 2) + 11) % 12, 45, skipHour(text, i + 3));
        }
        if (word.equals("dreiviertel")) {
            int hour = hour(text, i + 1);
            return hour < 0 ? null : spoken(text, (hour + 11) % 12, 45, skipHour(text, i + 2));
        }
        boolean quarter = QUARTER.contains(word);
        int minutes = quarter ? 15 : TimeWords.number(word);
        if (minutes < 1 || minutes > 29) {
            return null;
        }
        int at = text.at(i + 1).startsWith("minu") ? i + 2 : i + 1;
        String way = text.at(at);
        int sign = TimeWords.BEFORE.contains(way) ? -1 : TimeWords.AFTER.contains(way) ? 1 : 0;
        if (sign == 0 || (way.equals("voor") && text.isIn("en"))) {
            return null;
        }
        boolean half = HALF.contains(text.at(at + 1));
        int hourAt = half ? at + 2 : at + 1;
        int hour = hour(text, hourAt);
        boolean led = TimeWords.CLOCK_LEADS.contains(text.at(i - 1));
        if (hour < 0 || (!half && !quarter && !led && isCount(text, hourAt))) {
            return null;
        }
        int total = Math.floorMod((hour % 12) * 60 + (half ? -30 : 0) + sign * minutes, 12 * 60);
        return spoken(text, total / 60, total % 60, skipHour(text, hourAt + 1));
    }

    private static boolean isHourAt(TimeText text, int i) {
        return HALF.contains(text.at(i)) || hour(text, i) > 0;
    }

    /** A bare number as an hour, where it can be nothing else: "from 9 to 5". */
    static @Nullable Clock bare(TimeText text, int i) {
        int hour = TimeWords.number(text.at(i));
        return hour < 1 || hour > 24 ? null : spoken(text, hour, 0, i + 1);
    }

    // The hour of a spoken time, 1 to 12, if what follows does not say that it counts something; -1 otherwise.
    private static int hour(TimeText text, int i) {
        int hour = TimeWords.number(text.at(i));
        hour = hour < 0 ? TimeWords.aboutHour(text.at(i)) : hour;
        ChronoUnit unit = TimeWords.unit(text.at(i + 1));
        boolean counted = unit != null && !TimeWords.HOUR.contains(text.at(i + 1));
        return hour < 1 || hour > 12 || counted ? -1 : hour;
    }

    private static @Nullable Clock named(TimeText text, int i) {
        boolean half = text.is(i + 1, "et", "demi") || text.is(i + 1, "et", "demie");
        boolean quarter = text.is(i + 1, "et", "quart");
        int minutes = half ? 30 : quarter ? 15 : 0;
        int next = minutes > 0 ? i + 3 : i + 1;
        boolean afternoon = text.at(i - 1).equals("apres") && text.gap(i - 1).equals("-");
        return switch (text.at(i)) {
            case "middernacht", "midnight", "mitternacht", "minuit" ->
                new Clock(LocalTime.MIDNIGHT.plusMinutes(minutes), true, next);
            case "noon", "midday", "mittag", "midi" ->
                afternoon ? null : new Clock(LocalTime.NOON.plusMinutes(minutes), true, next);
            default -> null;
        };
    }

    // "om 3 redenen", "at 2 locations": a plain word behind the number says that it counts.
    static boolean isCount(TimeText text, int i) {
        String behind = text.at(i + 1);
        return !behind.isEmpty()
                && text.gap(i).isBlank()
                && text.gap(i).indexOf('\n') < 0
                && !TimeWords.LEADS.contains(behind)
                && !TimeWords.LINKS.contains(behind)
                && TimeWords.afterPart(text, i + 1) < 0
                && TimeWords.relativeDay(behind, text.language()) == null
                && TimeWords.weekday(behind) == null
                && TimeWords.dayPart(behind) == null
                && !TimeWords.MAY_FOLLOW_A_TIME.contains(behind);
    }

    private static boolean isHour(TimeText text, int i) {
        return TimeWords.HOUR.contains(text.at(i))
                || text.at(i).equals("u")
                || text.at(i).equals("h");
    }

    private static int skipHour(TimeText text, int i) {
        return isHour(text, i) ? i + 1 : i;
    }

    private static boolean isMeridian(String word) {
        return word.equals("am") || word.equals("pm");
    }

    // Nobody makes an appointment for three at night: without a word for the part of the day, hours before seven are
    // in the afternoon.
    private static @Nullable Clock spoken(TimeText text, int hour, int minute, int next) {
        String behind = text.at(next);
        boolean meridian = behind.equals("pm") || (behind.equals("am") && !text.isIn("de"));
        if (meridian && hour <= 12) {
            int of = hour % 12 + (behind.equals("pm") ? 12 : 0);
            return new Clock(LocalTime.of(of, minute), true, next + 1);
        }
        if (hour > 24) {
            return null;
        }
        int of = hour % 24;
        boolean afternoon = of < 7 && hour < 24;
        return new Clock(LocalTime.of(afternoon ? of + 12 : of, minute), hour > 12, next);
    }
}

package io.balie.dialog.action;

import io.balie.nlu.Language;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Tells a moment as people do: the time alone for today, the day named for another day. */
public final class Due {

    private Due() {}

    /**
     * The moment in words, such as "om 14:30 uur" or "morgen, dinsdag 24 november, om 10:30 uur".
     *
     * @param now decides what is today
     */
    public static String inWords(ZonedDateTime moment, Instant now, Language language) {
        ZoneId zone = moment.getZone();
        LocalDate today = now.atZone(zone).toLocalDate();
        LocalDate day = moment.toLocalDate();
        Locale locale = Locale.of(language.code());
        String time = moment.format(DateTimeFormatter.ofPattern("H:mm", Locale.ROOT));
        String at = switch (language.code()) {
            case "en" -> "at " + time;
            case "de" -> "um " + time + " Uhr";
            case "fr" -> "à " + time.replace(":", " h ");
            default -> "om " + time + " uur";
        };
        if (day.equals(today)) {
            return at;
        }
        String date = day.format(DateTimeFormatter.ofPattern(
                switch (language.code()) {
                    case "en" -> "EEEE d MMMM";
                    case "de" -> "EEEE, 'den' d. MMMM";
                    default -> "EEEE d MMMM";
                },
                locale));
        boolean tomorrow = day.equals(today.plusDays(1));
        return switch (language.code()) {
            case "en" -> (tomorrow ? "tomorrow, " + date + ", " : "on " + date + " ") + at;
            case "de" -> (tomorrow ? "morgen, " + date + ", " : "am " + date + ", ") + at;
            case "fr" -> (tomorrow ? "demain, " + date + ", " : "le " + date + " ") + at;
            default -> (tomorrow ? "morgen, " + date + ", " : "op " + date + " ") + at;
        };
    }

    /** The greeting for a time of day: good morning until 12, good afternoon until 18, good evening until 24; at night a plain good day. */
    public static String greeting(ZonedDateTime moment, Language language) {
        int hour = moment.getHour();
        int part = hour < 6 ? 0 : hour < 12 ? 1 : hour < 18 ? 2 : 3;
        return switch (language.code()) {
            case "en" -> new String[] {"Hello", "Good morning", "Good afternoon", "Good evening"}[part];
            case "de" -> new String[] {"Guten Tag", "Guten Morgen", "Guten Tag", "Guten Abend"}[part];
            case "fr" -> new String[] {"Bonjour", "Bonjour", "Bonjour", "Bonsoir"}[part];
            default -> new String[] {"Goedendag", "Goedemorgen", "Goedemiddag", "Goedenavond"}[part];
        };
    }
}

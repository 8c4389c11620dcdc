package io.balie.dialog.telling;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A language to tell in, with its way of writing numbers and times. */
public enum Tongue {
    NL("nl"),
    EN("en");

    private final String code;

    Tongue(String code) {
        this.code = code;
    }

    /** The language's code, as in {@code lang="nl"}. */
    public String code() {
        return code;
    }

    /** The language with this code. */
    public static Optional<Tongue> of(String code) {
        return Stream.of(values()).filter(tongue -> tongue.code.equals(code)).findFirst();
    }

    /** The wording in this language. */
    public String pick(String dutch, String english) {
        return this == NL ? dutch : english;
    }

    /** The same with places filled. */
    String say(String dutch, String english, Object... places) {
        return String.format(locale(), pick(dutch, english), places);
    }

    Locale locale() {
        return Locale.forLanguageTag(code);
    }

    /** A probability or score, with two decimals; what is not quite nothing is not told as nothing. */
    String number(double value) {
        boolean tiny = value > 0 && value < 0.005;
        return tiny ? String.format(locale(), "%.4f", value) : String.format(locale(), "%.2f", value);
    }

    /** A weight, with its sign. */
    String weight(double value) {
        return String.format(locale(), "%+.1f", value).replace("-", "\u2212");
    }

    /** Words in marks of quotation. */
    String quoted(String words) {
        return this == NL ? "‘" + words + "’" : "“" + words + "”";
    }

    /** "a, b en c". */
    String listed(List<String> items) {
        return items.size() < 2
                ? String.join("", items)
                : String.join(", ", items.subList(0, items.size() - 1)) + pick(" en ", " and ") + items.getLast();
    }

    /** A day and time. */
    public String moment(Instant at, ZoneId zone) {
        return DateTimeFormatter.ofPattern(pick("EEEE d MMMM yyyy, HH:mm:ss", "EEEE, d MMMM yyyy, HH:mm:ss"), locale())
                .format(at.atZone(zone));
    }

    /** A time of the day. */
    public String time(Instant at, ZoneId zone) {
        return DateTimeFormatter.ofPattern("HH:mm:ss", locale()).format(at.atZone(zone));
    }
}

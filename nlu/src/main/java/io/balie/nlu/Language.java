package io.balie.nlu;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A language, by its ISO 639 code.
 *
 * @param code two lower-case letters, such as {@code nl}, or three where ISO 639-1 has none
 */
public record Language(String code) {

    public static final Language NL = new Language("nl");
    public static final Language EN = new Language("en");
    public static final Language DE = new Language("de");
    public static final Language FR = new Language("fr");

    /** No language in particular. */
    public static final Language UNDETERMINED = new Language("und");

    private static final Pattern TAG = Pattern.compile("([a-z]{2,3})(?:[-_].*)?");

    /** @throws IllegalArgumentException if the code is not two or three lower-case letters */
    public Language {
        if (!code.matches("[a-z]{2,3}")) {
            throw new IllegalArgumentException(
                    "Language code is '%s', expected two or three lower-case letters.".formatted(code));
        }
    }

    /**
     * The language of a tag in any common form: {@code pt-BR}, {@code pt_BR}, {@code EN}, {@code en_core_web_md}; what names none is
     * {@link #UNDETERMINED}.
     */
    public static Language of(String tag) {
        Matcher matcher = TAG.matcher(tag.strip().toLowerCase(Locale.ROOT));
        return matcher.matches() ? new Language(matcher.group(1)) : UNDETERMINED;
    }

    @Override
    public String toString() {
        return code;
    }
}

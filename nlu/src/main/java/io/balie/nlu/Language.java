package io.balie.nlu;

/**
 * A language, by its ISO 639-1 code.
 *
 * @param code two lower-case letters, such as {@code nl}
 */
public record Language(String code) {

    public static final Language NL = new Language("nl");
    public static final Language EN = new Language("en");
    public static final Language DE = new Language("de");
    public static final Language FR = new Language("fr");

    /** @throws IllegalArgumentException if the code is not two lower-case letters */
    public Language {
        if (!code.matches("[a-z]{2}")) {
            throw new IllegalArgumentException(
                    "Language code is '%s', expected two lower-case letters.".formatted(code));
        }
    }

    @Override
    public String toString() {
        return code;
    }
}

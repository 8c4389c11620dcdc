package io.balie.nlu.text;

/**
 * A word, number or sign of a message.
 *
 * @param text lower-case and without accents; digits of a number are kept
 * @param start index of its first character in the message as typed
 * @param end index after its last character there
 * @param kind what it is made of
 * @param derived whether it is a second reading of its characters ("v3rk0pen" as "verkopen"), next to the first
 */
public record Token(String text, int start, int end, Kind kind, boolean derived) {

    /** What a token is made of. */
    public enum Kind {
        /** Letters, or letters and digits. */
        WORD,
        /** Digits only. */
        NUMBER,
        /** One mark that carries meaning: a question mark, a currency sign, an emoji. */
        SIGN
    }
}

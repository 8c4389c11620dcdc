package io.balie.nlu.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The words of a message as Rasa's WhitespaceTokenizer cuts them: at white space, without the marks around them.
 *
 * <p>Annotated entities and {@code text_tokens} count in these words. Where nothing would be left (":)"), the whole text is one.
 */
public final class Words {

    private static final Pattern MARKS = Pattern.compile(
            // before white space or the end
            "[^\\w#@&]+(?=\\s|$)|"
                    // after white space or at the start, unless a number follows
                    + "(\\s|^)[^\\w#@&]+(?=[^0-9\\s])|"
                    // inside a word, unless part of a number or an address
                    + "(?<=[^0-9\\s])[^\\w._~:/?#\\[\\]()@!$&*+,;=-]+(?=[^0-9\\s])",
            Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern GAP = Pattern.compile("\\s+", Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern EMOJI =
            Pattern.compile("[\\x{1F600}-\\x{1F64F}\\x{1F300}-\\x{1F5FF}\\x{1F680}-\\x{1F6FF}\\x{1F1E0}-\\x{1F1FF}"
                    + "\\x{2702}-\\x{27B0}\\x{24C2}-\\x{1F251}\\x{200d}\\x{200c}]+");

    private Words() {}

    /**
     * A word of a message.
     *
     * @param text as typed
     * @param start index of its first character
     * @param end index after its last character
     */
    public record Word(String text, int start, int end) {}

    /** The words of a message; at least one, unless it is empty. */
    public static List<Word> of(String message) {
        String read = message.length() > Text.MOST_CHARACTERS ? message.substring(0, Text.MOST_CHARACTERS) : message;
        List<String> found = new ArrayList<>();
        for (String word : GAP.split(MARKS.matcher(read).replaceAll(" "))) {
            if (!word.isEmpty() && !EMOJI.matcher(word).matches()) {
                found.add(word);
            }
        }
        if (found.isEmpty()) {
            return read.isEmpty() ? List.of() : List.of(new Word(read, 0, read.length()));
        }
        List<Word> words = new ArrayList<>(found.size());
        int from = 0;
        for (String word : found) {
            int start = read.indexOf(word, from);
            from = start + word.length();
            words.add(new Word(word, start, from));
        }
        return List.copyOf(words);
    }

    /** What messages have in common that differ only in case and in the marks around their words. */
    public static String key(String message) {
        return of(message.strip()).stream()
                .map(word -> word.text().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(" "));
    }
}

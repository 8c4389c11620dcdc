package io.balie.shell.script;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** Compares what was said with what was written, as people would: without case, spaces of any kind, and what cannot be seen. */
final class Wording {

    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cf}]");
    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern OTHER = Pattern.compile("[^a-z0-9]+");
    private static final Pattern SPOKEN =
            Pattern.compile("\\b(?:punt|dot|point|punkt|apenstaartje|apestaartje|at|arobase)\\b");
    private static final Pattern BARS = Pattern.compile("\\s*\\|\\s*");

    private static final Map<String, Pattern> PATTERNS = new ConcurrentHashMap<>();

    private Wording() {}

    /** One space between words, straight quotes, composed letters. */
    static String plain(String text) {
        String straight = INVISIBLE
                .matcher(Normalizer.normalize(text, Normalizer.Form.NFC))
                .replaceAll("")
                .replace('’', '\'')
                .replace('‘', '\'')
                .replace('“', '"')
                .replace('”', '"');
        return SPACES.matcher(straight).replaceAll(" ").strip();
    }

    /** Without case and accents. */
    static String fold(String text) {
        String parted = Normalizer.normalize(INVISIBLE.matcher(text).replaceAll(""), Normalizer.Form.NFKD);
        return MARKS.matcher(parted).replaceAll("").toLowerCase(Locale.ROOT);
    }

    /** Letters and digits alone. */
    static String squash(String text) {
        return OTHER.matcher(fold(text)).replaceAll("");
    }

    /** The same, with the words left out that are read out for the signs in an address. */
    static String squashSpoken(String text) {
        return OTHER.matcher(SPOKEN.matcher(fold(text)).replaceAll(" ")).replaceAll("");
    }

    /** Whether a regular expression matches somewhere; case does not count. */
    static boolean matches(String expression, String text) {
        return compiled(expression).matcher(plain(text)).find();
    }

    /**
     * A regular expression of a conversation file.
     *
     * @throws java.util.regex.PatternSyntaxException if it is none
     */
    static Pattern compiled(String expression) {
        return PATTERNS.computeIfAbsent(
                expression,
                e -> Pattern.compile(
                        e,
                        Pattern.CASE_INSENSITIVE
                                | Pattern.UNICODE_CASE
                                | Pattern.UNICODE_CHARACTER_CLASS
                                | Pattern.DOTALL));
    }

    /** Whether a name is one of those written as {@code a|b}, where {@code *} stands for anything. */
    static boolean isOneOf(String expression, String name) {
        return alternatives(expression).stream().anyMatch(a -> a.equals(name) || (a.contains("*") && glob(a, name)));
    }

    /** What stands between the bars. */
    static List<String> alternatives(String expression) {
        return List.of(BARS.split(expression.strip(), -1));
    }

    private static boolean glob(String pattern, String name) {
        StringBuilder expression = new StringBuilder();
        String between = "";
        for (String part : pattern.split("\\*", -1)) {
            expression.append(between).append(Pattern.quote(part));
            between = ".*";
        }
        return name.matches(expression.toString());
    }

    /** A text short enough for a line of a report. */
    static String brief(String text, int most) {
        String plain = plain(text);
        return plain.length() <= most ? plain : plain.substring(0, most - 1) + "…";
    }
}

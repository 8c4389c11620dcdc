package io.balie.shell.line;

import java.util.ArrayList;
import java.util.List;

/**
 * How much is said while a command works, whichever it is.
 *
 * @param words without those that say so
 * @param level the least level of what is logged
 */
public record Loudness(List<String> words, String level) {

    /** The system property that is {@code true} if only what went wrong is to be said. */
    public static final String QUIET_PROPERTY = "balie.quiet";

    private static final String QUIET = "ERROR";

    public Loudness {
        words = List.copyOf(words);
    }

    /** Find {@code -v}, {@code -vv}, {@code --verbose} and {@code --quiet} among the words of a command line. */
    public static Loudness of(List<String> line) {
        List<String> words = new ArrayList<>();
        String level = "INFO";
        boolean options = true;
        for (String word : line) {
            options &= !word.equals("--");
            switch (options ? word : "") {
                case "-v", "--verbose" -> level = "INFO";
                case "-vv" -> level = "DEBUG";
                case "--quiet" -> level = QUIET;
                default -> words.add(word);
            }
        }
        return new Loudness(words, level);
    }

    /** Whether only what went wrong is to be said. */
    public boolean isQuiet() {
        return level.equals(QUIET);
    }
}

package io.balie.nlu.patterns;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Regular expressions in Python's notation. */
public final class PythonPattern {

    private PythonPattern() {}

    /**
     * Compile an expression; classes such as {@code \w} hold for all scripts.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static Pattern compile(String expression, boolean caseSensitive) {
        int flags = Pattern.UNICODE_CHARACTER_CLASS;
        if (!caseSensitive) {
            flags |= Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
        }
        try {
            return Pattern.compile(translated(expression), flags);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "'%s' is no regular expression: %s.".formatted(expression, e.getDescription()), e);
        }
    }

    // Where Java reads the same signs otherwise: named groups, the end of the text, brackets and && within brackets.
    private static String translated(String python) {
        StringBuilder java = new StringBuilder(python.length() + 16);
        boolean inClass = false;
        int classStart = 0;
        for (int i = 0; i < python.length(); i++) {
            char c = python.charAt(i);
            if (c == '\\' && i + 1 < python.length()) {
                char next = python.charAt(++i);
                java.append('\\').append(next == 'Z' ? 'z' : next);
            } else if (inClass) {
                if (c == ']' && i > classStart) {
                    inClass = false;
                    java.append(c);
                } else if (c == '[' || c == ']' || c == '&') {
                    java.append('\\').append(c);
                } else {
                    java.append(c);
                }
            } else if (c == '[') {
                inClass = true;
                java.append(c);
                if (python.startsWith("^", i + 1)) {
                    java.append('^');
                    i++;
                }
                classStart = i + 1; // a bracket that closes at once is a character of the class
            } else if (python.startsWith("(?P<", i)) {
                int end = python.indexOf('>', i);
                java.append("(?<")
                        .append(groupName(python.substring(i + 4, end < 0 ? python.length() : end)))
                        .append('>');
                i = end < 0 ? python.length() : end;
            } else if (python.startsWith("(?P=", i)) {
                int end = python.indexOf(')', i);
                java.append("\\k<")
                        .append(groupName(python.substring(i + 4, end < 0 ? python.length() : end)))
                        .append('>');
                i = end < 0 ? python.length() : end;
            } else {
                java.append(c);
            }
        }
        return java.toString();
    }

    // Java allows letters and digits alone.
    private static String groupName(String name) {
        return name.replace("_", "x5fx");
    }
}

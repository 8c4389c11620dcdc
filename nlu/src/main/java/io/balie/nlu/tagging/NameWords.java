package io.balie.nlu.tagging;

import io.balie.nlu.text.Text;
import java.util.ArrayList;
import java.util.List;

/**
 * The words of a message as names are made of them: initials keep their full stops, joined words their hyphens and apostrophes,
 * and an ampersand is a word.
 */
final class NameWords {

    static final int LOWER = 0;
    static final int CAPITAL = 1;
    static final int SHOUTED = 2;
    static final int NUMBER = 3;
    static final int MIXED = 4;
    static final int INITIALS = 5;
    static final int SIGN = 6;
    static final int INNER_CAPITAL = 7;

    static final int START = 0;
    static final int SPACE = 1;
    static final int COMMA = 2;
    static final int SENTENCE = 3;
    static final int MARK = 4;
    static final int JOINED = 5;

    private NameWords() {}

    /**
     * A word.
     *
     * @param start index of its first character
     * @param end index after its last
     * @param folded in lower case and without accents
     * @param shape one of the shapes above
     * @param gap what stands before it
     */
    record NameWord(int start, int end, String folded, int shape, int gap) {}

    static List<NameWord> of(String clean, int most) {
        List<NameWord> words = new ArrayList<>();
        int i = 0;
        int before = 0;
        while (i < clean.length() && words.size() < most) {
            char c = clean.charAt(i);
            int end = i;
            if (c == '&') {
                end = i + 1;
            } else if (Character.isLetterOrDigit(c) || isHeadless(clean, i)) {
                end = end(clean, i);
            }
            if (end == i) {
                i++;
                continue;
            }
            String text = clean.substring(i, end);
            words.add(new NameWord(
                    i, end, Text.fold(text), shape(text), words.isEmpty() ? START : gap(clean, before, i)));
            before = end;
            i = end;
        }
        return words;
    }

    // "'t Hart", "'s Gravenmade"
    private static boolean isHeadless(String clean, int i) {
        return clean.charAt(i) == '\''
                && i + 2 < clean.length()
                && "tsTS".indexOf(clean.charAt(i + 1)) >= 0
                && !Character.isLetterOrDigit(clean.charAt(i + 2));
    }

    private static int end(String clean, int start) {
        int i = start + 1;
        while (i < clean.length()) {
            char c = clean.charAt(i);
            if (Character.isLetterOrDigit(c) || Character.getType(c) == Character.NON_SPACING_MARK) {
                i++;
            } else if ((c == '-' || c == '\'' || c == '.' || c == '@' || c == '_')
                    && i + 1 < clean.length()
                    && Character.isLetterOrDigit(clean.charAt(i + 1))) {
                i++;
            } else {
                break;
            }
        }
        boolean stop = i < clean.length() && clean.charAt(i) == '.';
        return stop && isInitials(clean, start, i) ? i + 1 : i;
    }

    // "J", "J.P": single capitals with full stops between them.
    private static boolean isInitials(String clean, int start, int end) {
        for (int i = start; i < end; i++) {
            boolean letter = (i - start) % 2 == 0;
            char c = clean.charAt(i);
            if (letter ? !Character.isUpperCase(c) : c != '.') {
                return false;
            }
        }
        return (end - start) % 2 == 1;
    }

    private static int gap(String clean, int from, int to) {
        int gap = JOINED;
        for (int i = from; i < to; i++) {
            char c = clean.charAt(i);
            int here = switch (c) {
                case ' ' -> SPACE;
                case ',' -> COMMA;
                case '.', '!', '?', '\n' -> SENTENCE;
                default -> MARK;
            };
            gap = gap == JOINED || (gap == SPACE && here != SPACE) || here == SENTENCE ? here : gap;
        }
        return gap;
    }

    private static int shape(String text) {
        int upper = 0;
        int lower = 0;
        int digits = 0;
        boolean inner = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isUpperCase(c)) {
                inner |= lower > 0 && Character.isLetter(text.charAt(i - 1));
                upper++;
            } else if (Character.isLetter(c)) {
                lower++;
            } else if (Character.isDigit(c)) {
                digits++;
            }
        }
        if (upper + lower == 0) {
            return digits > 0 ? NUMBER : SIGN;
        }
        if (digits > 0) {
            return MIXED;
        }
        if (text.endsWith(".") || (text.length() == 1 && upper == 1)) {
            return INITIALS;
        }
        if (inner) {
            return INNER_CAPITAL;
        }
        return upper == 0 ? LOWER : lower == 0 ? SHOUTED : CAPITAL;
    }
}

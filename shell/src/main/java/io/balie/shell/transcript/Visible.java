package io.balie.shell.transcript;

import java.util.Locale;

/** Text whose characters can all be seen: those that steer a reader or a terminal, or that show nothing, are named instead. */
public final class Visible {

    private Visible() {}

    /** Whether a character would do something else than be seen. */
    static boolean hides(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            // Fillers and other letters of no width or of a space's; and spaces that are not the ordinary one.
            default ->
                character == 0x034F
                        || character == 0x115F
                        || character == 0x1160
                        || character == 0x17B4
                        || character == 0x17B5
                        || character == 0x3164
                        || character == 0xFFA0
                        || character == 0x2800
                        || character >= 0x180B && character <= 0x180F
                        || character >= 0xFE00 && character <= 0xFE0F
                        || character >= 0xE0100 && character <= 0xE01EF
                        || Character.isSpaceChar(character) && character != ' ';
        };
    }

    /** A character's name: {@code U+202E}. */
    static String name(int character) {
        return String.format(Locale.ROOT, "U+%04X", character);
    }

    /** One line of text that cannot steer a terminal, whatever somebody typed into it. */
    public static String line(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (c == '\n') {
                shown.append(" / ");
            } else if (c == 0xA0) {
                shown.append(' ');
            } else if (hides(c)) {
                shown.append('[').append(name(c)).append(']');
            } else {
                shown.appendCodePoint(c);
            }
        });
        return shown.toString();
    }
}

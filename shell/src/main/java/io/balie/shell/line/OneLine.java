package io.balie.shell.line;

import ch.qos.logback.classic.pattern.ClassicConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;

/** The message of a log line, in one line and with nothing in it that steers a terminal: nobody can forge a line by what they send. */
public final class OneLine extends ClassicConverter {

    @Override
    public String convert(ILoggingEvent event) {
        return line(String.valueOf(event.getFormattedMessage()));
    }

    static String line(String text) {
        StringBuilder line = new StringBuilder(text.length());
        text.codePoints().forEach(c -> line.appendCodePoint(steers(c) ? ' ' : c));
        return line.toString();
    }

    private static boolean steers(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}

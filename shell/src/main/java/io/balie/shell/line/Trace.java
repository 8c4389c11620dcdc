package io.balie.shell.line;

import ch.qos.logback.classic.pattern.ThrowableHandlingConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What went wrong, as kinds of exceptions and places in the program. Their messages are left out, for many quote what they could not read, and that may be what a
 * customer typed; those that speak of files and disks alone are kept.
 */
public final class Trace extends ThrowableHandlingConverter {

    private static final Set<String> PLAIN = Set.of(
            "io.balie.data.transcript.StoreFailed",
            "io.balie.data.transcript.TranscriptsInUse",
            "io.balie.data.transcript.UnreadableRecord",
            "io.balie.data.keys.KeyRefused",
            "org.sqlite.SQLiteException",
            "java.nio.file.AccessDeniedException",
            "java.nio.file.NoSuchFileException",
            "java.nio.file.FileSystemException",
            "java.net.BindException",
            "java.net.ConnectException");
    private static final int DEEPEST = 16;

    @Override
    public String convert(ILoggingEvent event) {
        StringBuilder text = new StringBuilder();
        @Nullable IThrowableProxy thrown = event.getThrowableProxy();
        for (int depth = 0; thrown != null && depth < DEEPEST; depth++) {
            write(thrown, depth > 0, text);
            thrown = thrown.getCause();
        }
        return text.toString();
    }

    private static void write(IThrowableProxy thrown, boolean cause, StringBuilder text) {
        text.append(cause ? "Caused by: " : "").append(thrown.getClassName());
        if (PLAIN.contains(thrown.getClassName()) && thrown.getMessage() != null) {
            text.append(": ").append(OneLine.line(thrown.getMessage()));
        }
        text.append(System.lineSeparator());
        StackTraceElementProxy[] frames = thrown.getStackTraceElementProxyArray();
        int own = frames.length - thrown.getCommonFrames();
        for (int i = 0; i < own; i++) {
            text.append('\t').append(frames[i].getSTEAsString()).append(System.lineSeparator());
        }
        if (own < frames.length) {
            text.append("\t... ").append(frames.length - own).append(" more").append(System.lineSeparator());
        }
    }
}

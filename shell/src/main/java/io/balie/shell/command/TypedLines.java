package io.balie.shell.command;

import io.balie.shell.Surroundings;
import io.balie.shell.line.Talk;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.springframework.beans.factory.ObjectProvider;

/** What somebody types, line by line, until the end. */
@FunctionalInterface
interface TypedLines {

    /** The next line; empty at the end. */
    Optional<String> next() throws IOException;

    /** From the terminal with a prompt, or from standard input. */
    static TypedLines of(Surroundings surroundings, Talk talk, ObjectProvider<LineReader> prompt) {
        LineReader shell = prompt.getIfAvailable();
        if (shell != null && surroundings.prompting()) {
            // The shell's own reader keeps a history, and customers' words do not belong there.
            LineReader reader =
                    LineReaderBuilder.builder().terminal(shell.getTerminal()).build();
            return () -> {
                try {
                    return Optional.of(reader.readLine("u: "));
                } catch (EndOfFileException | UserInterruptException end) {
                    return Optional.empty();
                }
            };
        }
        BufferedReader reader = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        return () -> {
            if (surroundings.prompting()) {
                talk.writer().print("u: ");
                talk.writer().flush();
            }
            return Optional.ofNullable(reader.readLine());
        };
    }
}

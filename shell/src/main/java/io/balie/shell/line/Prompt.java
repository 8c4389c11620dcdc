package io.balie.shell.line;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.UserInterruptException;
import org.springframework.shell.jline.PromptProvider;

/**
 * The shell at a terminal: one line, one command, until the end.
 *
 * <p>Ctrl-C clears the line; on an empty line it is asked to say {@code exit}, for Spring Shell's own loop leaves at the first
 * Ctrl-C. The history leaves out lines that hold customers' words.
 */
public final class Prompt {

    /** Commands whose lines hold what customers say. */
    private static final String PRIVATE_LINES = "parse*:chat*:transcripts*";

    private final LineReader reader;
    private final PromptProvider prompt;
    private final Runner runner;

    /** @param history where lines are kept, readable by the owner alone */
    public Prompt(LineReader reader, PromptProvider prompt, Runner runner, Path history) {
        this.reader = reader;
        this.prompt = prompt;
        this.runner = runner;
        reader.setVariable(LineReader.HISTORY_IGNORE, PRIVATE_LINES);
        reader.setVariable(LineReader.HISTORY_FILE, ownersAlone(history));
    }

    private static Path ownersAlone(Path history) {
        try {
            Files.createDirectories(history.toAbsolutePath().getParent());
            if (!Files.exists(history)) {
                Files.createFile(history);
            }
            if (history.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.setPosixFilePermissions(history, PosixFilePermissions.fromString("rw-------"));
            }
            return history;
        } catch (IOException e) {
            throw new UncheckedIOException("The history %s cannot be kept.".formatted(history), e);
        }
    }

    /** Run lines until {@code exit}, {@code quit} or Ctrl-D. */
    public Status run() {
        reader.getTerminal().writer().println("Balie. 'help' lists the commands, Tab completes, Ctrl-D leaves.");
        while (true) {
            String line;
            try {
                line = reader.readLine(prompt.getPrompt().toAnsi(reader.getTerminal()))
                        .strip();
            } catch (UserInterruptException interrupted) {
                if (interrupted.getPartialLine().isBlank()) {
                    reader.getTerminal().writer().println("'exit' or Ctrl-D leaves.");
                }
                continue;
            } catch (EndOfFileException end) {
                return Status.OK;
            }
            if (line.equals("exit") || line.equals("quit")) {
                return Status.OK;
            }
            if (!line.isEmpty()) {
                runner.run(line);
            }
        }
    }
}

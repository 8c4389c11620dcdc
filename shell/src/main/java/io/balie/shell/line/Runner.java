package io.balie.shell.line;

import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.convert.ConversionException;
import org.springframework.shell.core.InputReader;
import org.springframework.shell.core.command.Command;
import org.springframework.shell.core.command.CommandContext;
import org.springframework.shell.core.command.CommandRegistry;

/**
 * Runs one command from its words and says how it ended.
 *
 * <p>It stands in for Spring Shell's own runner for scripts, which joins the words with spaces and splits them anew, answers a
 * failure with status 0 and cannot print an annotated command's help.
 */
public final class Runner {

    private static final Logger LOG = LoggerFactory.getLogger(Runner.class);

    private final CommandRegistry registry;
    private final Arguments arguments;
    private final PrintWriter out;
    private final PrintWriter err;

    /**
     * @param out for data
     * @param err for everything said about it
     */
    public Runner(CommandRegistry registry, Arguments arguments, PrintWriter out, PrintWriter err) {
        this.registry = registry;
        this.arguments = arguments;
        this.out = out;
        this.err = err;
    }

    /** Run the command that these words name. */
    public Status run(List<String> words) {
        try {
            return dispatch(words);
        } catch (CommandFailed failure) {
            if (!failure.said().isBlank()) {
                err.println("balie: " + failure.said());
            }
            LOG.debug("The command ended with {}.", failure.status(), failure);
            return failure.status();
        } finally {
            out.flush();
            err.flush();
        }
    }

    /** Run the command that a typed line names. */
    public Status run(String line) {
        try {
            return run(Words.of(line));
        } catch (CommandFailed failure) {
            err.println("balie: " + failure.said());
            err.flush();
            return failure.status();
        }
    }

    private Status dispatch(List<String> words) {
        if (words.isEmpty()
                || words.equals(List.of("help"))
                || words.equals(List.of("--help"))
                || words.equals(List.of("-h"))) {
            out.print(Help.all(registry));
            return Status.OK;
        }
        if (words.equals(List.of("--version")) || words.equals(List.of("-V"))) {
            return dispatch(List.of("version"));
        }
        boolean help = words.getFirst().equals("help");
        Line line = Line.of(help ? words.subList(1, words.size()) : words, registry, arguments);
        if (line.help() || help) {
            out.print(Help.of(line.command(), arguments));
            return Status.OK;
        }
        return execute(line);
    }

    private Status execute(Line line) {
        Command command = line.command();
        try {
            int code = command.execute(new CommandContext(line.input(), registry, out, new InputReader() {}))
                    .code();
            return code == 0 ? Status.OK : Status.FAULT;
        } catch (Exception thrown) {
            Throwable cause = thrown;
            while (cause instanceof InvocationTargetException && cause.getCause() != null) {
                cause = cause.getCause();
            }
            switch (cause) {
                case CommandFailed failure -> throw failure;
                case ConversionException conversion ->
                    throw new CommandFailed(
                            Status.WRONG_USAGE,
                            "An option of '%s' wants a number.%nSee: balie %s --help"
                                    .formatted(command.getName(), command.getName()),
                            conversion);
                default ->
                    throw new CommandFailed(
                            Status.FAULT,
                            "A fault in '%s': %s. Please report it, with the first lines below.%n%s"
                                    .formatted(command.getName(), cause, where(cause)),
                            cause);
            }
        }
    }

    /** Where a fault came up, as far as a report needs it; a stack trace holds no customer's words. */
    private static String where(Throwable fault) {
        return Arrays.stream(fault.getStackTrace())
                .limit(8)
                .map(line -> "    at " + line)
                .collect(Collectors.joining("\n"));
    }
}

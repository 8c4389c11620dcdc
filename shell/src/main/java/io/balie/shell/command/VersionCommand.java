package io.balie.shell.command;

import io.balie.shell.Version;
import org.springframework.shell.core.command.CommandContext;
import org.springframework.shell.core.command.annotation.Command;
import org.springframework.shell.core.command.annotation.Option;

/** Says which Balie this is. */
public final class VersionCommand {

    /** Print the version and the Java it runs on. */
    @Command(
            name = "version",
            group = "About",
            description = "Say which Balie this is.",
            help = "Prints the version and the Java it runs on.")
    public void version(
            @Option(longName = "json", description = "one JSON document", defaultValue = "false") boolean json,
            CommandContext context) {
        if (json) {
            context.outputWriter()
                    .println("{\"version\":\"%s\",\"java\":\"%s\"}".formatted(Version.CURRENT, Runtime.version()));
        } else {
            context.outputWriter().println("Balie %s (Java %s)".formatted(Version.CURRENT, Runtime.version()));
        }
    }
}

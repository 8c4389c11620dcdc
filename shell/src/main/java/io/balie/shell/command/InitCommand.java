package io.balie.shell.command;

import io.balie.shell.Surroundings;
import io.balie.shell.line.CommandFailed;
import io.balie.shell.line.Status;
import io.balie.shell.line.Talk;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.shell.core.command.CommandContext;
import org.springframework.shell.core.command.annotation.Command;
import org.springframework.shell.core.command.annotation.Option;

/** Writes a small project to begin with. */
public final class InitCommand {

    private static final Path EXAMPLE = Path.of("data", "bots", "examples", "mood");
    private static final String README = "README.md";

    private final Surroundings surroundings;
    private final Talk talk;

    /** The command, which takes the project from where Balie itself stands. */
    public InitCommand(Surroundings surroundings, Talk talk) {
        this.surroundings = surroundings;
        this.talk = talk;
    }

    /** Write the project. */
    @Command(
            name = "init",
            group = ModelCommands.GROUP,
            description = "Write a small project to begin with: a bot that asks how somebody is doing, with tests.",
            help =
                    "Asks for the folder, unless --init-dir or --no-prompt is given. Nothing that is there already is replaced.")
    public void init(
            @Option(longName = "init-dir", description = "the folder to write it into") String folder,
            @Option(longName = "no-prompt", description = "ask nothing", defaultValue = "false") boolean noPrompt,
            CommandContext context)
            throws IOException {
        Path target = Path.of(folder.isBlank() ? asked(noPrompt) : folder);
        Path example = surroundings.root().resolve(EXAMPLE);
        List<Path> files;
        try (Stream<Path> walk = Files.walk(example)) {
            files = walk.filter(Files::isRegularFile)
                    .map(example::relativize)
                    .filter(file -> !file.endsWith(README))
                    .sorted()
                    .toList();
        }
        for (Path file : files) {
            if (Files.exists(target.resolve(file.toString()))) {
                throw new CommandFailed(
                        Status.WRONG_USAGE,
                        "There is a %s already; name an empty folder with --init-dir."
                                .formatted(target.resolve(file.toString())));
            }
        }
        for (Path file : files) {
            Path copy = target.resolve(file.toString());
            Files.createDirectories(copy.toAbsolutePath().getParent());
            Files.copy(example.resolve(file), copy);
            context.outputWriter().println(copy);
        }
        String bot = target.toString().isEmpty() ? "." : target.toString();
        talk.say("balie: a project is in %s. Next:".formatted(bot));
        for (String next : List.of("train", "test", "chat")) {
            talk.say("    balie %s --bot %s".formatted(next, bot));
        }
    }

    private String asked(boolean noPrompt) throws IOException {
        if (noPrompt || !surroundings.prompting()) {
            return ".";
        }
        talk.writer().print("In which folder? [.] ");
        talk.writer().flush();
        String line = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
        return line == null || line.isBlank() ? "." : line.strip();
    }
}

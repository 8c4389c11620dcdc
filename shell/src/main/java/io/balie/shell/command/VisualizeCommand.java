package io.balie.shell.command;

import io.balie.dialog.domain.Bot;
import io.balie.dialog.graph.StoryGraph;
import io.balie.shell.desk.Checked;
import io.balie.shell.desk.Desks;
import io.balie.shell.line.CommandFailed;
import io.balie.shell.line.Status;
import io.balie.shell.line.Talk;
import io.balie.shell.visualize.GraphPage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.springframework.shell.core.command.CommandContext;
import org.springframework.shell.core.command.annotation.Command;
import org.springframework.shell.core.command.annotation.Option;

/** Draws a bot's stories and rules. */
public final class VisualizeCommand {

    private final Desks desks;
    private final Talk talk;

    /** The command over these desks. */
    public VisualizeCommand(Desks desks, Talk talk) {
        this.desks = desks;
        this.talk = talk;
    }

    /** Draw. */
    @Command(
            name = "visualize",
            group = ModelCommands.GROUP,
            description = "Draw the stories and rules as one HTML page.",
            help = """
                    The page needs no network. Actions after which the same may follow for --max-history steps are drawn as one;
                    a greater number shows more of them apart.""")
    public void visualize(
            @Option(longName = "out", description = "the file to write", defaultValue = "graph.html") String out,
            @Option(longName = "max-history", description = "steps looked ahead", defaultValue = "2") int ahead,
            @Option(longName = "bot", description = ModelCommands.BOT) String bot,
            @Option(longName = "company", description = ModelCommands.COMPANY) String company,
            CommandContext context) {
        if (ahead < 1) {
            throw new CommandFailed(Status.WRONG_USAGE, "--max-history is %d, expected at least 1.".formatted(ahead));
        }
        Checked checked = desks.checked(desks.choice(bot, company, OptionalLong.empty()));
        Bot read = checked.bot().bot();
        StoryGraph graph = StoryGraph.of(
                read.stories(), read.rules(), read.domain().forms().keySet(), ahead);
        if (graph.edges().isEmpty()) {
            talk.say("balie: there are no stories and no rules to draw");
        }
        Path file = Path.of(out);
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Files.writeString(
                    file,
                    GraphPage.html(
                            "Stories of "
                                    + checked.choice()
                                            .bot()
                                            .folder()
                                            .toAbsolutePath()
                                            .normalize()
                                            .getFileName(),
                            graph),
                    StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new CommandFailed(Status.NOT_FOUND, "The file %s cannot be written.".formatted(file), e);
        }
        context.outputWriter().println(file);
    }
}

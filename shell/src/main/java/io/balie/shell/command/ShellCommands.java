package io.balie.shell.command;

import io.balie.nlu.Message;
import io.balie.nlu.model.NluModel;
import io.balie.shell.Surroundings;
import io.balie.shell.desk.Checked;
import io.balie.shell.desk.Desks;
import io.balie.shell.http.Readings;
import io.balie.shell.line.Talk;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import org.jline.reader.LineReader;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.shell.core.command.CommandContext;
import org.springframework.shell.core.command.annotation.Command;
import org.springframework.shell.core.command.annotation.Option;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Commands that go by another name in Rasa. */
public final class ShellCommands {

    private static final String GROUP = "At the desk";
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final DeskCommands desk;
    private final Desks desks;
    private final Surroundings surroundings;
    private final Talk talk;
    private final Clock clock;
    private final ObjectProvider<LineReader> prompt;

    /** @param prompt the reader of the interactive shell; none for a single command */
    public ShellCommands(
            DeskCommands desk,
            Desks desks,
            Surroundings surroundings,
            Talk talk,
            Clock clock,
            ObjectProvider<LineReader> prompt) {
        this.desk = desk;
        this.desks = desks;
        this.surroundings = surroundings;
        this.talk = talk;
        this.clock = clock;
        this.prompt = prompt;
    }

    /** Chat. */
    @Command(
            name = "shell",
            group = GROUP,
            description = "Chat with the bot: Rasa's name for 'chat'.",
            help = "With --debug, what was done and why is shown too. Ctrl-D leaves.")
    public void shell(
            @Option(longName = "conversation-id", description = "of the conversation, to go on with one") String id,
            @Option(longName = "debug", description = "show what was done, and why", defaultValue = "false")
                    boolean debug,
            @Option(longName = "bot", description = ModelCommands.BOT) String bot,
            @Option(longName = "company", description = ModelCommands.COMPANY) String company,
            @Option(longName = "seed", description = ModelCommands.SEED, defaultValue = "-1") long seed,
            CommandContext context)
            throws IOException {
        desk.chat(debug, id, bot, company, seed, context);
    }

    /** Read messages as they are typed. */
    @Command(
            name = {"shell", "nlu"},
            group = GROUP,
            description = "Show what each typed line is read as, as JSON.",
            help = "Lines from standard input are read the same way. Ctrl-D leaves.")
    public void nlu(
            @Option(longName = "bot", description = ModelCommands.BOT) String bot,
            @Option(longName = "company", description = ModelCommands.COMPANY) String company,
            @Option(longName = "seed", description = ModelCommands.SEED, defaultValue = "-1") long seed,
            CommandContext context)
            throws IOException {
        Checked checked = desks.checked(desks.choice(bot, company, ModelCommands.seed(seed)));
        NluModel model = desks.model(checked, false).model();
        var surrounding = checked.company();
        TypedLines lines = TypedLines.of(surroundings, talk, prompt);
        for (Optional<String> line = lines.next(); line.isPresent(); line = lines.next()) {
            String text = line.get().strip();
            if (!text.isEmpty()) {
                context.outputWriter()
                        .println(JSON.writeValueAsString(Readings.json(model.read(new Message(
                                text,
                                clock.instant(),
                                surrounding.timeZone(),
                                surrounding.country(),
                                Optional.empty())))));
                context.outputWriter().flush();
            }
        }
    }
}

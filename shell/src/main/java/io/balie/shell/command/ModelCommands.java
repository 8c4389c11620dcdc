package io.balie.shell.command;

import io.balie.data.yaml.Fault;
import io.balie.data.yaml.Faults;
import io.balie.data.yaml.Warning;
import io.balie.shell.desk.Checked;
import io.balie.shell.desk.Desks;
import io.balie.shell.line.CommandFailed;
import io.balie.shell.line.Status;
import io.balie.shell.line.Talk;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.springframework.shell.core.command.CommandContext;
import org.springframework.shell.core.command.annotation.Command;
import org.springframework.shell.core.command.annotation.Option;
import tools.jackson.databind.json.JsonMapper;

/** Checks a bot; what other commands for whoever makes a bot have in common. */
public final class ModelCommands {

    static final String GROUP = "Making a bot";
    static final String BOT = "folder in Rasa's project layout; without it the bot that ships with Balie";
    static final String COMPANY = "company.yml; without it the bot's own";
    static final String JSON = "one JSON document";

    static final String SEED = "of the training; without it the bot's own";

    private static final int WARNINGS_SHOWN = 20;

    private final Desks desks;
    private final Talk talk;

    /** Commands over these desks. */
    public ModelCommands(Desks desks, Talk talk) {
        this.desks = desks;
        this.talk = talk;
    }

    /** Check without training. */
    @Command(
            name = "validate",
            group = GROUP,
            description = "Check a bot and a company: every fault with its place.",
            help = "Prints file:line:column of each fault and exits with 3; with 0 if there is none.")
    public void validate(
            @Option(longName = "bot", description = BOT) String bot,
            @Option(longName = "company", description = COMPANY) String company,
            @Option(longName = "json", description = JSON, defaultValue = "false") boolean json,
            CommandContext context) {
        PrintWriter out = context.outputWriter();
        List<Fault> faults = List.of();
        List<Warning> warnings = new ArrayList<>();
        try {
            Checked checked = desks.check(desks.choice(bot, company, OptionalLong.empty()));
            warnings.addAll(checked.warnings());
            faults = checked.bot().connections().faults();
        } catch (Faults found) {
            faults = found.list();
        }
        if (json) {
            out.println(JsonMapper.shared().writeValueAsString(Map.of("faults", faults, "warnings", warnings)));
        } else {
            faults.forEach(out::println);
            warnings.stream().limit(WARNINGS_SHOWN).forEach(warning -> talk.say("warning: " + warning));
            if (warnings.size() > WARNINGS_SHOWN) {
                talk.say("warning: and %d more; --json lists them all".formatted(warnings.size() - WARNINGS_SHOWN));
            }
            out.println(
                    faults.isEmpty() ? "no problems" : faults.size() == 1 ? "1 problem" : faults.size() + " problems");
        }
        if (!faults.isEmpty()) {
            throw new CommandFailed(Status.INVALID_DATA, "");
        }
    }

    static OptionalLong seed(long option) {
        return option < 0 ? OptionalLong.empty() : OptionalLong.of(option);
    }
}

package io.balie.shell.command;

import io.balie.data.yaml.Fault;
import io.balie.data.yaml.Faults;
import io.balie.data.yaml.Warning;
import io.balie.nlu.Entity;
import io.balie.nlu.Guess;
import io.balie.nlu.Message;
import io.balie.nlu.Reading;
import io.balie.shell.desk.Checked;
import io.balie.shell.desk.Desks;
import io.balie.shell.http.Readings;
import io.balie.shell.line.CommandFailed;
import io.balie.shell.line.Status;
import io.balie.shell.line.Talk;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.shell.core.command.CommandContext;
import org.springframework.shell.core.command.annotation.Argument;
import org.springframework.shell.core.command.annotation.Command;
import org.springframework.shell.core.command.annotation.Option;
import tools.jackson.databind.json.JsonMapper;

/** Commands for whoever makes a bot: check it, train it, see how it reads. */
public final class ModelCommands {

    static final String GROUP = "Making a bot";
    static final String BOT = "folder in Rasa's project layout; without it the bot that ships with Balie";
    static final String COMPANY = "company.yml; without it the bot's own";
    static final String JSON = "one JSON document";

    static final String SEED = "of the training; without it the bot's own";

    private static final int SHOWN = 5;
    private static final int WARNINGS_SHOWN = 20;

    private final Desks desks;
    private final Talk talk;
    private final Clock clock;

    /** Commands over these desks. */
    public ModelCommands(Desks desks, Talk talk, Clock clock) {
        this.desks = desks;
        this.talk = talk;
        this.clock = clock;
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

    /** Read one message. */
    @Command(
            name = "parse",
            group = GROUP,
            description = "Show what a message is read as.",
            help = "The message goes between quotes; without one, it is read from standard input.")
    public void parse(
            @Argument(index = 0, description = "MESSAGE", defaultValue = "") String text,
            @Option(longName = "bot", description = BOT) String bot,
            @Option(longName = "company", description = COMPANY) String company,
            @Option(longName = "seed", description = SEED, defaultValue = "-1") long seed,
            @Option(longName = "json", description = JSON, defaultValue = "false") boolean json,
            CommandContext context)
            throws IOException {
        boolean given = !context.parsedInput().arguments().isEmpty();
        String message = given ? text : new String(System.in.readAllBytes(), StandardCharsets.UTF_8).strip();
        Checked checked = desks.checked(desks.choice(bot, company, seed(seed)));
        var desk = checked.company();
        Reading reading = desks.model(checked, false)
                .model()
                .read(new Message(message, clock.instant(), desk.timeZone(), desk.country(), Optional.empty()));
        PrintWriter out = context.outputWriter();
        if (json) {
            out.println(JsonMapper.shared().writeValueAsString(Readings.json(reading)));
            return;
        }
        int width = reading.ranking().stream()
                .limit(SHOWN)
                .mapToInt(guess -> guess.intent().length())
                .max()
                .orElse(0);
        for (Guess guess :
                reading.ranking().subList(0, Math.min(SHOWN, reading.ranking().size()))) {
            int full = (int) Math.round(20 * guess.confidence());
            out.println(String.format(
                    Locale.ROOT,
                    " %-" + Math.max(1, width) + "s  %s%s  %.2f",
                    guess.intent(),
                    "█".repeat(full),
                    "░".repeat(20 - full),
                    guess.confidence()));
        }
        for (Entity entity : reading.entities()) {
            out.println(" %s \"%s\" -> %s"
                    .formatted(
                            entity.type(),
                            reading.text()
                                    .substring(
                                            entity.start(),
                                            Math.min(
                                                    entity.end(), reading.text().length())),
                            entity.value()));
        }
        out.println(String.format(
                Locale.ROOT,
                " language %s%s, familiar %.0f %%",
                reading.language(),
                reading.languageIsClear() ? "" : " (assumed)",
                100 * reading.familiarity()));
    }

    static OptionalLong seed(long option) {
        return option < 0 ? OptionalLong.empty() : OptionalLong.of(option);
    }
}

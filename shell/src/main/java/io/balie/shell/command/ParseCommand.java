package io.balie.shell.command;

import io.balie.nlu.Entity;
import io.balie.nlu.Guess;
import io.balie.nlu.Message;
import io.balie.nlu.Reading;
import io.balie.nlu.model.Explanation;
import io.balie.nlu.model.NluModel;
import io.balie.shell.desk.Checked;
import io.balie.shell.desk.Desks;
import io.balie.shell.http.Readings;
import io.balie.shell.trial.Explained;
import io.balie.shell.trial.FeatureName;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.shell.core.command.CommandContext;
import org.springframework.shell.core.command.annotation.Argument;
import org.springframework.shell.core.command.annotation.Command;
import org.springframework.shell.core.command.annotation.Option;
import tools.jackson.databind.json.JsonMapper;

/** Shows what a message is read as, and why. */
public final class ParseCommand {

    private static final String EXPLAIN = "also show what decided, and the training messages most like it";
    private static final int INTENTS_SHOWN = 5;
    private static final int FEATURES_SHOWN = 12;
    private static final int BAR = 20;

    private final Desks desks;
    private final Clock clock;

    /** The command over these desks. */
    public ParseCommand(Desks desks, Clock clock) {
        this.desks = desks;
        this.clock = clock;
    }

    /** Read one message. */
    @Command(name = "parse", group = ModelCommands.GROUP, description = "Show what a message is read as.", help = """
                    The message goes between quotes; without one, it is read from standard input. With --explain, what each word and feature says for the best intent
                    against the second, in log-odds (+0.69 doubles the odds), and the training messages that are most like it, with their places.""")
    public void parse(
            @Argument(index = 0, description = "MESSAGE", defaultValue = "") String text,
            @Option(longName = "explain", description = EXPLAIN, defaultValue = "false") boolean explain,
            @Option(longName = "bot", description = ModelCommands.BOT) String bot,
            @Option(longName = "company", description = ModelCommands.COMPANY) String company,
            @Option(longName = "seed", description = ModelCommands.SEED, defaultValue = "-1") long seed,
            @Option(longName = "json", description = ModelCommands.JSON, defaultValue = "false") boolean json,
            CommandContext context)
            throws IOException {
        boolean given = !context.parsedInput().arguments().isEmpty();
        String typed = given ? text : new String(System.in.readAllBytes(), StandardCharsets.UTF_8).strip();
        Checked checked = desks.checked(desks.choice(bot, company, ModelCommands.seed(seed)));
        var desk = checked.company();
        Message message = new Message(typed, clock.instant(), desk.timeZone(), desk.country(), Optional.empty());
        NluModel model = desks.model(checked, false).model();
        PrintWriter out = context.outputWriter();
        if (explain) {
            Explained explained = Explained.of(model, message, checked.bot().messages());
            if (json) {
                Map<String, @Nullable Object> document = Readings.json(explained.reading());
                document.putAll(explained.json());
                out.println(JsonMapper.shared().writeValueAsString(document));
            } else {
                print(explained.reading(), out);
                print(explained, out);
            }
            return;
        }
        Reading reading = model.read(message);
        if (json) {
            out.println(JsonMapper.shared().writeValueAsString(Readings.json(reading)));
        } else {
            print(reading, out);
        }
    }

    private static void print(Reading reading, PrintWriter out) {
        int width = reading.ranking().stream()
                .limit(INTENTS_SHOWN)
                .mapToInt(guess -> guess.intent().length())
                .max()
                .orElse(0);
        for (Guess guess : reading.ranking()
                .subList(0, Math.min(INTENTS_SHOWN, reading.ranking().size()))) {
            int full = (int) Math.round(BAR * guess.confidence());
            out.println(String.format(
                    Locale.ROOT,
                    " %-" + Math.max(1, width) + "s  %s%s  %.2f",
                    guess.intent(),
                    "█".repeat(full),
                    "░".repeat(BAR - full),
                    guess.confidence()));
        }
        for (Entity entity : reading.entities()) {
            out.println(" %s \"%s\" -> %s"
                    .formatted(
                            entity.type(),
                            Shown.plain(reading.text()
                                    .substring(
                                            entity.start(),
                                            Math.min(
                                                    entity.end(), reading.text().length()))),
                            Shown.plain(entity.value())));
        }
        out.println(String.format(
                Locale.ROOT,
                " language %s%s, familiar %.0f %%%s",
                reading.language(),
                reading.languageIsClear() ? "" : " (assumed)",
                100 * reading.familiarity(),
                reading.inScope().isEmpty()
                        ? ""
                        : String.format(
                                Locale.ROOT,
                                ", in scope %.2f",
                                reading.inScope().getAsDouble())));
    }

    private static void print(Explained explained, PrintWriter out) {
        if (explained.explanation().isPresent()) {
            Explanation explanation = explained.explanation().get();
            out.println();
            out.println("why %s and not %s: %s"
                    .formatted(explanation.chosen(), explanation.against(), cause(explanation.cause())));
            int width = explained.words().stream()
                    .mapToInt(said -> Shown.plain(said.word()).length())
                    .max()
                    .orElse(1);
            String line = "  %+6.2f  %-" + Math.max(1, Math.min(30, width)) + "s  %s";
            explained
                    .words()
                    .forEach(said -> out.println(String.format(
                                    Locale.ROOT, line, said.weight(), Shown.plain(said.word()), bar(said.weight()))
                            .stripTrailing()));
            out.println(String.format(Locale.ROOT, "  %+6.2f  (length, marks and the like)", explained.form()));
            out.println(String.format(Locale.ROOT, "  %+6.2f  (whatever the message)", explanation.rest()));
            out.println("weightiest features:");
            explanation.evidence().stream().limit(FEATURES_SHOWN).forEach(evidence -> {
                FeatureName name = FeatureName.of(evidence.feature());
                out.println(String.format(
                        Locale.ROOT, "  %+6.2f  %s \"%s\"", evidence.weight(), name.kind(), Shown.plain(name.text())));
            });
        } else {
            out.println();
            out.println("nothing learned decided");
        }
        out.println("nearest training messages:");
        explained
                .nearest()
                .forEach(like -> out.println(String.format(
                        Locale.ROOT,
                        "  %.2f  %s  %s  %s",
                        like.likeness(),
                        like.message().where(),
                        like.message().example().intent(),
                        Shown.plain(like.message().example().text()))));
        if (explained.nearest().isEmpty()) {
            out.println("  none shares anything with it");
        }
    }

    private static String cause(Explanation.Cause cause) {
        return switch (cause) {
            case FEATURES -> "by its features, in log-odds";
            case BY_HEART -> "it equals an example; by its features alone, in log-odds:";
            case UNFAMILIAR -> "too little of it is known; what its features say, in log-odds:";
            case ANOTHER_PART -> "another part of the pipeline decided; what its features say, in log-odds:";
        };
    }

    private static String bar(double weight) {
        return (weight < 0 ? "-" : "+").repeat((int) Math.min(BAR, Math.round(4 * Math.abs(weight))));
    }
}

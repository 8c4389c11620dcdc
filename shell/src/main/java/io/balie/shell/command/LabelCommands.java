package io.balie.shell.command;

import io.balie.data.bot.WrittenExample;
import io.balie.nlu.inspection.Census;
import io.balie.nlu.inspection.Duplicates;
import io.balie.nlu.inspection.Suspects;
import io.balie.shell.desk.Checked;
import io.balie.shell.desk.Desks;
import io.balie.shell.line.CommandFailed;
import io.balie.shell.line.Status;
import io.balie.shell.line.Talk;
import io.balie.shell.trial.Labels;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.springframework.shell.core.command.CommandContext;
import org.springframework.shell.core.command.annotation.Command;
import org.springframework.shell.core.command.annotation.Option;
import tools.jackson.databind.json.JsonMapper;

/** Commands for the labels of a bot's messages: which are doubtful, and how many there are of what. */
public final class LabelCommands {

    private static final String GROUP = "A bot's files";
    private static final String STRICT = "exit with 1 if there is anything to doubt";
    private static final String STRICT_OF_STATS = "exit with 1 if there is a warning";
    private static final String FOLDS = "how many models look at the labels; 0: only near-duplicates are looked for";
    private static final String LIKENESS = "from which two messages are nearly the same, above 0 to 1";
    private static final String MOST = "of each kind are shown; --json lists them all";
    private static final int FEWEST_FOLDS = 2;

    private final Desks desks;
    private final Talk talk;

    /** Commands over these desks. */
    public LabelCommands(Desks desks, Talk talk) {
        this.desks = desks;
        this.talk = talk;
    }

    /** Doubt labels. */
    @Command(
            name = {"data", "suspects"},
            group = GROUP,
            description = "Find labels that are probably wrong, and messages that are nearly the same.",
            help = """
                    Every message is read by a model that has not seen it. A label is suspect if that model is as sure of another intent as it usually is of messages
                    that have it (confident learning). Near-duplicates are compared over all languages. The same data and seed give the same list.
                    Exits with 1 if a label is suspect or near-duplicates have different labels and --fail-on-warnings is given.""")
    public void suspects(
            @Option(longName = "folds", shortName = 'f', description = FOLDS, defaultValue = "5") int folds,
            @Option(longName = "likeness", description = LIKENESS, defaultValue = "0.8") double likeness,
            @Option(longName = "max", description = MOST, defaultValue = "50") int most,
            @Option(longName = "fail-on-warnings", description = STRICT, defaultValue = "false") boolean strict,
            @Option(longName = "nlu", shortName = 'u', description = ProjectOptions.DATA, defaultValue = "")
                    String[] nlu,
            @Option(longName = "config", shortName = 'c', description = ProjectOptions.CONFIG) String config,
            @Option(longName = "domain", shortName = 'd', description = ProjectOptions.DOMAIN) String domain,
            @Option(longName = "bot", description = ModelCommands.BOT) String bot,
            @Option(longName = "seed", description = ModelCommands.SEED, defaultValue = "-1") long seed,
            @Option(longName = "json", description = ModelCommands.JSON, defaultValue = "false") boolean json,
            CommandContext context) {
        if (folds < 0 || folds > 0 && folds < FEWEST_FOLDS) {
            throw new CommandFailed(
                    Status.WRONG_USAGE, "--folds is %d, expected 0 or at least %d.".formatted(folds, FEWEST_FOLDS));
        }
        if (!(likeness > 0 && likeness <= 1)) {
            throw new CommandFailed(
                    Status.WRONG_USAGE, "--likeness is %s, expected above 0, at most 1.".formatted(likeness));
        }
        Checked checked = checked(new ProjectOptions(bot, "", seed, config, domain, List.of(nlu), ""));
        Labels labels =
                Labels.of(checked, folds, likeness, fold -> Shown.progress(talk, "model %d/%d".formatted(fold, folds)));
        talk.shown();
        if (json) {
            context.outputWriter().println(JsonMapper.shared().writeValueAsString(labels.json()));
        } else {
            print(labels, folds, most, context.outputWriter());
        }
        if (strict && !labels.areFine()) {
            throw new CommandFailed(Status.CHECK_FAILED, "");
        }
    }

    private Checked checked(ProjectOptions project) {
        Checked checked = project.checked(desks);
        if (checked.bot().messages().isEmpty()) {
            throw new CommandFailed(Status.INVALID_DATA, "The bot has no messages.");
        }
        return checked;
    }

    private void print(Labels labels, int folds, int most, PrintWriter out) {
        if (!labels.leftOut().isEmpty()) {
            talk.say("balie: not read, for they have fewer examples than there are folds: "
                    + labels.leftOut().stream().sorted().collect(Collectors.joining(", ")));
        }
        if (folds > 0) {
            out.println(String.format(
                    Locale.ROOT,
                    "labels that are probably wrong: %d of %d (%.1f %%)",
                    labels.suspects().size(),
                    labels.read(),
                    100.0 * labels.suspects().size() / Math.max(1, labels.read())));
            some(labels.suspects(), most, suspect -> print(labels, suspect, out), out);
        }
        out.println(
                "near-duplicates with different labels: " + labels.conflicts().size());
        some(labels.conflicts(), most, pair -> print(labels, pair, out), out);
        long equal =
                labels.repeats().stream().filter(pair -> pair.likeness() >= 1).count();
        out.println("near-duplicates with the same label: %d, of which %d differ in case and marks at most"
                .formatted(labels.repeats().size(), equal));
        some(labels.repeats(), most, pair -> print(labels, pair, out), out);
    }

    private static <T> void some(List<T> all, int most, Consumer<T> shown, PrintWriter out) {
        all.stream().limit(Math.max(0, most)).forEach(shown);
        if (all.size() > most) {
            out.println("  and %d more; --max or --json".formatted(all.size() - Math.max(0, most)));
        }
    }

    private static void print(Labels labels, Suspects.Suspect suspect, PrintWriter out) {
        WrittenExample message = labels.messages().get(suspect.message());
        out.println(String.format(
                Locale.ROOT,
                "  %.2f  %s: %s (%.2f), not %s (%.2f)",
                suspect.sureness(),
                message.where(),
                suspect.suggested(),
                suspect.suggestedConfidence(),
                suspect.label(),
                suspect.labelConfidence()));
        out.println("        " + Shown.plain(message.example().text()));
    }

    private static void print(Labels labels, Duplicates.Pair pair, PrintWriter out) {
        out.println(String.format(Locale.ROOT, "  %.2f  %s", pair.likeness(), side(labels, pair.first())));
        out.println("        " + side(labels, pair.second()));
    }

    private static String side(Labels labels, int place) {
        WrittenExample message = labels.messages().get(place);
        return "%s: %s: %s"
                .formatted(
                        message.where(),
                        message.example().intent(),
                        Shown.plain(message.example().text()));
    }

    /** Count. */
    @Command(
            name = {"data", "stats"},
            group = GROUP,
            description = "Count the messages by intent and language, their words, repetitions and entities.",
            help =
                    "Warns of intents with too few or far more than the others. Exits with 1 if it warns and --fail-on-warnings is given.")
    public void stats(
            @Option(longName = "fail-on-warnings", description = STRICT_OF_STATS, defaultValue = "false")
                    boolean strict,
            @Option(longName = "nlu", shortName = 'u', description = ProjectOptions.DATA, defaultValue = "")
                    String[] nlu,
            @Option(longName = "domain", shortName = 'd', description = ProjectOptions.DOMAIN) String domain,
            @Option(longName = "bot", description = ModelCommands.BOT) String bot,
            @Option(longName = "json", description = ModelCommands.JSON, defaultValue = "false") boolean json,
            CommandContext context) {
        Census census = Census.of(checked(new ProjectOptions(bot, "", -1, "", domain, List.of(nlu), ""))
                .bot()
                .examples());
        if (json) {
            context.outputWriter().println(JsonMapper.shared().writeValueAsString(json(census)));
        } else {
            print(census, context.outputWriter());
        }
        if (strict && !census.warnings().isEmpty()) {
            throw new CommandFailed(Status.CHECK_FAILED, "");
        }
    }

    private static void print(Census census, PrintWriter out) {
        int width = census.byIntent().keySet().stream()
                .mapToInt(String::length)
                .max()
                .orElse(6);
        String head = " %-" + Math.max(6, width) + "s  %6s";
        StringBuilder languages = new StringBuilder(head.formatted("intent", "all"));
        census.byLanguage().keySet().forEach(language -> languages.append("  %6s".formatted(language)));
        out.println(languages);
        census.byIntent().forEach((intent, counts) -> {
            StringBuilder line = new StringBuilder(head.formatted(intent, census.of(intent)));
            census.byLanguage()
                    .keySet()
                    .forEach(language -> line.append("  %6d".formatted(counts.getOrDefault(language, 0))));
            out.println(line);
        });
        StringBuilder totals = new StringBuilder(head.formatted("all", census.messages()));
        census.byLanguage().values().forEach(count -> totals.append("  %6d".formatted(count)));
        out.println(totals);
        Census.Lengths words = census.words();
        out.println(String.format(
                Locale.ROOT,
                "words in a message: %d to %d, median %.1f, mean %.1f, nine in ten at most %d",
                words.fewest(),
                words.most(),
                words.middle(),
                words.mean(),
                words.mostOfThem()));
        census.vocabulary()
                .forEach((language, count) -> out.println("different words in %s: %d, of which %d in one message alone"
                        .formatted(language, count, census.once().getOrDefault(language, 0))));
        out.println("messages that repeat another but for case and marks: " + census.repeated());
        census.entities().forEach((type, count) -> out.println("entity %s: %d".formatted(type, count)));
        census.warnings().forEach(warning -> out.println("warning: " + warning));
    }

    private static Map<String, Object> json(Census census) {
        Map<String, Object> words = new LinkedHashMap<>();
        words.put("fewest", census.words().fewest());
        words.put("median", census.words().middle());
        words.put("mean", census.words().mean());
        words.put("nine_in_ten", census.words().mostOfThem());
        words.put("most", census.words().most());
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("messages", census.messages());
        json.put("intents", census.byIntent());
        json.put("languages", census.byLanguage());
        json.put("words", words);
        json.put("repeated", census.repeated());
        json.put("vocabulary", census.vocabulary());
        json.put("words_in_one_message", census.once());
        json.put("entities", census.entities());
        json.put("warnings", census.warnings());
        return json;
    }
}

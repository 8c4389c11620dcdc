package io.balie.shell.command;

import io.balie.data.bot.BotFiles;
import io.balie.nlu.Example;
import io.balie.nlu.Message;
import io.balie.nlu.evaluation.Confusion;
import io.balie.nlu.evaluation.CrossValidation;
import io.balie.nlu.evaluation.Report;
import io.balie.nlu.evaluation.Score;
import io.balie.nlu.evaluation.Verdict;
import io.balie.nlu.model.NluModel;
import io.balie.nlu.model.NluTrainer;
import io.balie.nlu.model.Progress;
import io.balie.shell.desk.Checked;
import io.balie.shell.desk.Desks;
import io.balie.shell.line.CommandFailed;
import io.balie.shell.line.Status;
import io.balie.shell.line.Talk;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.springframework.shell.core.command.CommandContext;
import org.springframework.shell.core.command.annotation.Command;
import org.springframework.shell.core.command.annotation.Option;
import tools.jackson.databind.json.JsonMapper;

/** Measures how well messages are read. */
public final class TestCommand {

    /** Messages are read at this moment, so that "morgen" is the same day in every run. */
    private static final Instant MOMENT = Instant.parse("2026-01-05T09:00:00Z");

    private static final int CONFUSIONS_SHOWN = 3;
    private static final int USUAL_FOLDS = 5;

    private final Desks desks;
    private final Talk talk;

    /** The command over these desks. */
    public TestCommand(Desks desks, Talk talk) {
        this.desks = desks;
        this.talk = talk;
    }

    /** Measure. */
    @Command(
            name = "test",
            group = ModelCommands.GROUP,
            description = "Measure how well messages are read.",
            help = """
                    With --cross-validation K every training message is read by a model that has not seen it; this is done
                    when nothing else is asked. With --messages FILE the bot's own model reads a file of lines
                    text<TAB>label; a label a|b takes either, lines that begin with # are left out.
                    Exits with 1 if the mean F1 over the intents is below --min-f1.""")
    public void test(
            @Option(longName = "cross-validation", description = "so many folds", defaultValue = "0") int folds,
            @Option(longName = "messages", description = "a file of lines text<TAB>label") String messages,
            @Option(longName = "min-f1", description = "the least mean F1, 0 to 1", defaultValue = "0") double least,
            @Option(longName = "bot", description = ModelCommands.BOT) String bot,
            @Option(longName = "company", description = ModelCommands.COMPANY) String company,
            @Option(longName = "seed", description = ModelCommands.SEED, defaultValue = "-1") long seed,
            @Option(longName = "json", description = ModelCommands.JSON, defaultValue = "false") boolean json,
            CommandContext context) {
        if (folds == 1 || folds < 0) {
            throw new CommandFailed(
                    Status.WRONG_USAGE, "--cross-validation is %d, expected at least 2.".formatted(folds));
        }
        if (folds > 0 && !messages.isBlank()) {
            throw new CommandFailed(Status.WRONG_USAGE, "choose one of --cross-validation and --messages.");
        }
        if (!(least >= 0 && least <= 1)) {
            throw new CommandFailed(Status.WRONG_USAGE, "--min-f1 is %s, expected 0 to 1.".formatted(least));
        }
        Checked checked = desks.checked(desks.choice(bot, company, ModelCommands.seed(seed)));
        Report report = messages.isBlank()
                ? crossValidated(checked, folds == 0 ? USUAL_FOLDS : folds)
                : onMessages(checked, Path.of(messages));
        PrintWriter out = context.outputWriter();
        if (json) {
            out.println(JsonMapper.shared().writeValueAsString(json(report)));
        } else {
            print(report, out);
        }
        if (report.macroF1() < least) {
            throw new CommandFailed(
                    Status.CHECK_FAILED,
                    String.format(Locale.ROOT, "mean F1 is %.4f, expected at least %.4f.", report.macroF1(), least));
        }
    }

    private Report crossValidated(Checked checked, int folds) {
        BotFiles bot = checked.bot();
        AtomicInteger fold = new AtomicInteger();
        Report report = CrossValidation.run(
                bot.examples(),
                folds,
                checked.seed(),
                kept -> {
                    int number = fold.incrementAndGet();
                    return NluTrainer.train(
                            checked.data().with(kept),
                            checked.pipeline(),
                            checked.languages(),
                            checked.seed(),
                            progress(number, folds));
                },
                example -> message(example, checked));
        talk.shown();
        return report;
    }

    private Progress progress(int fold, int folds) {
        return (epoch, of, loss) -> {
            if (talk.live() || epoch == of) {
                talk.show("balie: fold %d/%d  epoch %d/%d".formatted(fold, folds, epoch, of));
            }
        };
    }

    private Report onMessages(Checked checked, Path file) {
        NluModel model = desks.model(checked, false).model();
        Set<String> intents = checked.bot().bot().domain().intents().keySet();
        List<Verdict> verdicts = new ArrayList<>();
        List<String> faults = new ArrayList<>();
        List<String> lines;
        try {
            lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new CommandFailed(Status.NOT_FOUND, "The file %s cannot be read.".formatted(file), e);
        }
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.isBlank() || line.startsWith("#") || (i == 0 && line.startsWith("text\t"))) {
                continue;
            }
            String[] columns = line.split("\t", -1);
            if (columns.length < 2 || columns[1].isBlank()) {
                faults.add("%s:%d:1: No label, expected text<TAB>label.".formatted(file, i + 1));
                continue;
            }
            List<String> labels = List.of(columns[1].strip().split("\\|", -1));
            List<String> unknown =
                    labels.stream().filter(label -> !intents.contains(label)).toList();
            if (!unknown.isEmpty()) {
                faults.add("%s:%d:%d: Unknown intent '%s'."
                        .formatted(file, i + 1, columns[0].length() + 2, String.join("', '", unknown)));
                continue;
            }
            verdicts.add(verdict(columns[0], labels, model, checked));
        }
        if (!faults.isEmpty()) {
            throw new CommandFailed(Status.INVALID_DATA, String.join(System.lineSeparator(), faults));
        }
        if (verdicts.isEmpty()) {
            throw new CommandFailed(Status.INVALID_DATA, "The file %s holds no messages.".formatted(file));
        }
        return Report.of(verdicts);
    }

    /** Where several labels are right, the one that was read counts; else the first. */
    private static Verdict verdict(String text, List<String> labels, NluModel model, Checked checked) {
        String typed = text.replace("\\n", "\n").replace("\\t", "\t").replace("\\\\", "\\");
        Example first = new Example(typed, labels.getFirst(), checked.company().language(), List.of());
        Verdict verdict = new Verdict(first, model.read(message(first, checked)));
        return labels.contains(verdict.read())
                ? new Verdict(new Example(typed, verdict.read(), first.language(), List.of()), verdict.reading())
                : verdict;
    }

    private static Message message(Example example, Checked checked) {
        var company = checked.company();
        return new Message(example.text(), MOMENT, company.timeZone(), company.country(), Optional.empty());
    }

    private static void print(Report report, PrintWriter out) {
        out.println(String.format(
                Locale.ROOT,
                "accuracy %.3f   mean F1 %.3f   calibration error %.3f   messages %d",
                report.accuracy(),
                report.macroF1(),
                report.calibrationError(),
                report.verdicts().size()));
        int width = report.scores().stream()
                .mapToInt(score -> score.intent().length())
                .max()
                .orElse(6);
        String head = " %-" + Math.max(6, width) + "s";
        out.println(
                (head + "  %9s  %6s  %5s  %5s  %s").formatted("intent", "precision", "recall", "F1", "n", "taken for"));
        for (Score score : report.scores()) {
            out.println(String.format(
                            Locale.ROOT,
                            head + "  %9.3f  %6.3f  %5.3f  %5d  %s",
                            score.intent(),
                            score.precision(),
                            score.recall(),
                            score.f1(),
                            score.support(),
                            confusedWith(report, score.intent()).entrySet().stream()
                                    .limit(CONFUSIONS_SHOWN)
                                    .map(entry -> entry.getKey() + " " + entry.getValue())
                                    .collect(Collectors.joining(", ")))
                    .stripTrailing());
        }
    }

    private static Map<String, Integer> confusedWith(Report report, String intent) {
        Map<String, Integer> confused = new LinkedHashMap<>();
        for (Confusion confusion : report.confusions()) {
            if (confusion.expected().equals(intent)) {
                confused.put(confusion.read().isEmpty() ? "nothing" : confusion.read(), confusion.count());
            }
        }
        return confused;
    }

    private static Map<String, Object> json(Report report) {
        Map<String, Object> intents = new LinkedHashMap<>();
        for (Score score : report.scores()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("precision", score.precision());
            one.put("recall", score.recall());
            one.put("f1-score", score.f1());
            one.put("support", score.support());
            one.put("confused_with", confusedWith(report, score.intent()));
            intents.put(score.intent(), one);
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("messages", report.verdicts().size());
        json.put("accuracy", report.accuracy());
        json.put("macro_f1", report.macroF1());
        json.put("calibration_error", report.calibrationError());
        json.put("intents", intents);
        return json;
    }
}

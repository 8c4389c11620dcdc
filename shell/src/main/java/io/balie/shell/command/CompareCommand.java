package io.balie.shell.command;

import io.balie.nlu.Example;
import io.balie.nlu.evaluation.McNemar;
import io.balie.nlu.evaluation.Report;
import io.balie.nlu.evaluation.Score;
import io.balie.nlu.evaluation.Verdict;
import io.balie.nlu.model.BadArchiveException;
import io.balie.nlu.model.NluModel;
import io.balie.shell.desk.ArchiveFile;
import io.balie.shell.desk.Checked;
import io.balie.shell.desk.Desks;
import io.balie.shell.line.CommandFailed;
import io.balie.shell.line.Status;
import io.balie.shell.trial.LabelledMessages;
import io.balie.shell.trial.NluTrial;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.springframework.shell.core.command.CommandContext;
import org.springframework.shell.core.command.annotation.Argument;
import org.springframework.shell.core.command.annotation.Command;
import org.springframework.shell.core.command.annotation.Option;
import tools.jackson.databind.json.JsonMapper;

/** Compares two models on the same messages. */
public final class CompareCommand {

    private static final int CHANGES_SHOWN = 20;

    private final Desks desks;

    /** The command over these desks. */
    public CompareCommand(Desks desks) {
        this.desks = desks;
    }

    /** Compare. */
    @Command(
            name = "compare",
            group = ModelCommands.GROUP,
            description = "Compare two models on the same messages: figures, and what each reads better.",
            help = """
                    A model is an archive, such as train --out writes, or a bot's folder, whose own model is taken.
                    Whether the difference may be chance is told by McNemar's exact test over the messages that only one of them reads rightly.
                    The messages are those of --messages, a file of lines text<TAB>label; without it, the examples of --bot.""")
    public void compare(
            @Argument(index = 0, description = "BEFORE", defaultValue = "") String before,
            @Argument(index = 1, description = "AFTER", defaultValue = "") String after,
            @Option(longName = "messages", description = "a file of lines text<TAB>label") String messages,
            @Option(longName = "bot", description = ModelCommands.BOT) String bot,
            @Option(longName = "company", description = ModelCommands.COMPANY) String company,
            @Option(longName = "json", description = ModelCommands.JSON, defaultValue = "false") boolean json,
            CommandContext context) {
        if (before.isBlank() || after.isBlank()) {
            throw new CommandFailed(Status.WRONG_USAGE, "name two models to compare.");
        }
        Checked checked = desks.checked(desks.choice(bot, company, OptionalLong.empty()));
        Report left = report(model(before), checked, messages);
        Report right = report(model(after), checked, messages);
        PrintWriter out = context.outputWriter();
        if (json) {
            out.println(JsonMapper.shared().writeValueAsString(json(left, right)));
        } else {
            print(left, right, out);
        }
    }

    private NluModel model(String name) {
        Path path = Path.of(name);
        if (Files.isDirectory(path)) {
            return desks.model(desks.checked(desks.choice(name, "", OptionalLong.empty())), false)
                    .model();
        }
        try {
            return ArchiveFile.model(path);
        } catch (BadArchiveException damaged) {
            throw new CommandFailed(
                    Status.INVALID_DATA,
                    "The model %s cannot be used: %s".formatted(path, damaged.getMessage()),
                    damaged);
        } catch (IOException e) {
            throw new CommandFailed(Status.NOT_FOUND, "There is no model %s.".formatted(path), e);
        }
    }

    private static Report report(NluModel model, Checked checked, String messages) {
        NluTrial trial = new NluTrial(checked);
        if (messages.isBlank()) {
            List<Example> examples = checked.bot().examples();
            if (examples.isEmpty()) {
                throw new CommandFailed(Status.INVALID_DATA, "The bot has no examples; name a file with --messages.");
            }
            return Report.of(trial.read(examples, model));
        }
        LabelledMessages labelled = LabelledMessages.read(
                Path.of(messages),
                checked.bot().bot().domain().intents().keySet(),
                checked.company().language());
        return Report.of(labelled.judged(trial.read(labelled.examples(), model)));
    }

    private record Change(Verdict before, Verdict after) {}

    private static List<Change> changes(Report left, Report right, boolean better) {
        List<Change> changes = new ArrayList<>();
        for (int i = 0; i < left.verdicts().size(); i++) {
            Verdict before = left.verdicts().get(i);
            Verdict after = right.verdicts().get(i);
            if (before.isRight() != after.isRight() && after.isRight() == better) {
                changes.add(new Change(before, after));
            }
        }
        return changes;
    }

    private static void print(Report left, Report right, PrintWriter out) {
        out.println("%-18s  %8s  %8s  %8s".formatted("", "before", "after", "change"));
        row("accuracy", left, right, Report::accuracy, out);
        row("mean F1", left, right, Report::macroF1, out);
        row("calibration error", left, right, Report::calibrationError, out);
        Map<String, double[]> f1 = f1(left, right);
        f1.forEach((intent, pair) -> {
            if (Math.abs(pair[0] - pair[1]) >= 0.0005) {
                out.println(line("F1 of " + intent, pair[0], pair[1]));
            }
        });
        McNemar test = test(left, right);
        out.println(String.format(
                Locale.ROOT,
                "only before right %d, only after right %d: McNemar p %.4f, %s",
                test.onlyBefore(),
                test.onlyAfter(),
                test.p(),
                test.isClear() ? "more than chance" : "may be chance"));
        for (boolean better : new boolean[] {true, false}) {
            List<Change> changes = changes(left, right, better);
            out.println("%s: %d of %d messages"
                    .formatted(
                            better ? "read better now" : "read worse now",
                            changes.size(),
                            left.verdicts().size()));
            changes.stream()
                    .limit(CHANGES_SHOWN)
                    .forEach(change -> out.println("  %s: %s, was %s, is %s"
                            .formatted(
                                    Shown.plain(change.after().example().text()),
                                    better
                                            ? change.after().example().intent()
                                            : change.before().example().intent(),
                                    named(change.before().read()),
                                    named(change.after().read()))));
            if (changes.size() > CHANGES_SHOWN) {
                out.println("  and %d more; --json lists them all".formatted(changes.size() - CHANGES_SHOWN));
            }
        }
    }

    private static McNemar test(Report left, Report right) {
        return McNemar.of(
                changes(left, right, false).size(), changes(left, right, true).size());
    }

    private static String named(String intent) {
        return intent.isEmpty() ? "nothing" : intent;
    }

    private static void row(String name, Report left, Report right, ToDoubleFunction<Report> figure, PrintWriter out) {
        out.println(line(name, figure.applyAsDouble(left), figure.applyAsDouble(right)));
    }

    private static String line(String name, double before, double after) {
        return String.format(Locale.ROOT, "%-18s  %8.3f  %8.3f  %+8.3f", name, before, after, after - before);
    }

    private static Map<String, double[]> f1(Report left, Report right) {
        Map<String, double[]> f1 = new TreeMap<>();
        for (Score score : left.scores()) {
            f1.put(score.intent(), new double[] {score.f1(), 0});
        }
        for (Score score : right.scores()) {
            f1.computeIfAbsent(score.intent(), k -> new double[2])[1] = score.f1();
        }
        return f1;
    }

    private static Map<String, Object> json(Report left, Report right) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("messages", left.verdicts().size());
        json.put("before", figures(left));
        json.put("after", figures(right));
        McNemar test = test(left, right);
        Map<String, Object> mcnemar = new LinkedHashMap<>();
        mcnemar.put("only_before", test.onlyBefore());
        mcnemar.put("only_after", test.onlyAfter());
        mcnemar.put("p", test.p());
        json.put("mcnemar", mcnemar);
        json.put("better", list(changes(left, right, true)));
        json.put("worse", list(changes(left, right, false)));
        return json;
    }

    private static Map<String, Object> figures(Report report) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("accuracy", report.accuracy());
        figures.put("macro_f1", report.macroF1());
        figures.put("calibration_error", report.calibrationError());
        return figures;
    }

    private static List<Map<String, Object>> list(List<Change> changes) {
        return changes.stream()
                .map(change -> {
                    Map<String, Object> json = new LinkedHashMap<>();
                    json.put("text", change.after().example().text());
                    json.put(
                            "intent",
                            (change.after().isRight() ? change.after() : change.before())
                                    .example()
                                    .intent());
                    json.put("before", change.before().read());
                    json.put("after", change.after().read());
                    return json;
                })
                .toList();
    }
}

package io.balie.shell.command;

import io.balie.nlu.Example;
import io.balie.nlu.evaluation.Classification;
import io.balie.nlu.evaluation.CrossValidation;
import io.balie.nlu.evaluation.Report;
import io.balie.nlu.evaluation.Verdict;
import io.balie.shell.desk.Checked;
import io.balie.shell.desk.Desks;
import io.balie.shell.desk.Trained;
import io.balie.shell.line.CommandFailed;
import io.balie.shell.line.Status;
import io.balie.shell.line.Talk;
import io.balie.shell.report.LearningCurve;
import io.balie.shell.report.NluResults;
import io.balie.shell.report.ReadingReport;
import io.balie.shell.trial.LabelledMessages;
import io.balie.shell.trial.NluTrial;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import tools.jackson.databind.json.JsonMapper;

/** Measures how well messages are read, and writes the reports. */
final class ReadingTests {

    private static final int FEWEST_COMPARED = 5;
    private static final double TESTED = 0.2;
    private static final List<Integer> SHARES = List.of(10, 25, 50, 75, 100);

    private final Desks desks;
    private final Talk talk;

    /** Tests over these desks. */
    ReadingTests(Desks desks, Talk talk) {
        this.desks = desks;
        this.talk = talk;
    }

    /** What needs no model of the whole bot; false if nothing of that is asked. */
    boolean alone(NluWish wish, ConfigComparison comparison, PrintWriter out) {
        if (!(wish.least() >= 0 && wish.least() <= 1)) {
            throw new CommandFailed(Status.WRONG_USAGE, "--min-f1 is %s, expected 0 to 1.".formatted(wish.least()));
        }
        if (wish.folds() > 0 && !wish.messages().isBlank()) {
            throw new CommandFailed(Status.WRONG_USAGE, "choose one of --cross-validation and --messages.");
        }
        if (comparison.isAsked()) {
            comparison.run(wish, out);
            return true;
        }
        if (!wish.messages().isBlank()) {
            onMessages(wish, out);
            return true;
        }
        if (wish.folds() > 0) {
            crossValidated(wish, out);
            return true;
        }
        return false;
    }

    private void onMessages(NluWish wish, PrintWriter out) {
        Checked checked = wish.project().checked(desks);
        LabelledMessages labelled = LabelledMessages.read(
                Path.of(wish.messages()),
                checked.bot().bot().domain().intents().keySet(),
                checked.company().language());
        NluTrial trial = new NluTrial(checked);
        List<Verdict> verdicts = labelled.judged(
                trial.read(labelled.examples(), desks.model(checked, false).model()));
        if (!wish.out().isBlank()) {
            trial.results(verdicts).write(wish.folder(), wish.wanted());
        }
        shown(reading(labelled.examples(), verdicts, checked, wish, !wish.out().isBlank()), wish, out);
    }

    private static void shown(ReadingReport reading, NluWish wish, PrintWriter out) {
        if (wish.json()) {
            out.println(JsonMapper.shared().writeValueAsString(reading.json()));
        } else {
            ReadingText.print(reading.report(), out);
        }
        judge(reading.report(), wish.least());
    }

    /** Refuse what is below the floor. */
    static void judge(Report report, double least) {
        if (report.macroF1() < least) {
            throw new CommandFailed(
                    Status.CHECK_FAILED,
                    String.format(Locale.ROOT, "mean F1 is %.4f, expected at least %.4f.", report.macroF1(), least));
        }
    }

    private void crossValidated(NluWish wish, PrintWriter out) {
        Checked checked = wish.project().checked(desks);
        List<Example> all = wish.examples(checked, desks);
        Set<String> rare = NluTrial.rare(all, wish.folds());
        if (!rare.isEmpty()) {
            talk.say("balie: left out, for they have fewer examples than there are folds: " + String.join(", ", rare));
        }
        List<Example> examples = NluTrial.frequent(all, wish.folds());
        if (examples.isEmpty()) {
            throw new CommandFailed(Status.INVALID_DATA, "No intent has %d examples.".formatted(wish.folds()));
        }
        NluTrial trial = new NluTrial(checked);
        List<CrossValidation.Fold> folds = trial.inFolds(
                examples, wish.folds(), fold -> Shown.progress(talk, "fold %d/%d".formatted(fold, wish.folds())));
        talk.shown();
        List<Verdict> held =
                folds.stream().flatMap(fold -> fold.held().stream()).toList();
        boolean written = !wish.json() || !wish.out().isBlank();
        if (written) {
            trial.results(held).write(wish.folder(), wish.wanted());
        }
        if (!wish.json()) {
            means("train", folds, CrossValidation.Fold::learned, trial, out);
            means("test", folds, CrossValidation.Fold::held, trial, out);
        }
        shown(reading(examples, held, checked, wish, written), wish, out);
    }

    @FunctionalInterface
    private interface Part {
        List<Verdict> of(CrossValidation.Fold fold);
    }

    private static void means(
            String name, List<CrossValidation.Fold> folds, Part part, NluTrial trial, PrintWriter out) {
        List<Classification> figures = folds.stream()
                .map(part::of)
                .map(trial::results)
                .flatMap(results -> results.intents().stream())
                .map(results -> results.classification())
                .toList();
        if (figures.isEmpty()) {
            return;
        }
        out.println("%-5s  accuracy %s   F1 %s   precision %s"
                .formatted(
                        name,
                        mean(figures, Classification::accuracy),
                        mean(figures, figure -> figure.weighted().f1()),
                        mean(figures, figure -> figure.weighted().precision())));
    }

    private static String mean(List<Classification> figures, ToDoubleFunction<Classification> figure) {
        double mean = figures.stream().mapToDouble(figure).average().orElse(0);
        double variance = figures.stream()
                .mapToDouble(figure)
                .map(value -> (value - mean) * (value - mean))
                .average()
                .orElse(0);
        return String.format(Locale.ROOT, "%.3f (%.3f)", mean, Math.sqrt(variance));
    }

    /** Read the messages with the bot's own model. */
    Report own(Checked checked, Trained trained, NluWish wish, Map<String, Object> document, PrintWriter out) {
        NluTrial trial = new NluTrial(checked);
        List<Verdict> verdicts = trial.read(wish.examples(checked, desks), trained.model());
        NluResults results = trial.results(verdicts);
        results.write(wish.folder(), wish.wanted());
        ReadingReport reading = reading(checked.bot().examples(), verdicts, checked, wish, true);
        Report report = reading.report();
        if (wish.json()) {
            document.put("nlu", results.json());
            document.put("reading", reading.json());
        } else {
            ReadingText.print(report, out);
            results.entities().byExtractor().forEach((extractor, found) -> {
                if (!found.classification().isEmpty()) {
                    out.println(String.format(
                            Locale.ROOT,
                            "%s: entities by word, accuracy %.3f   F1 %.3f",
                            extractor,
                            found.classification().accuracy(),
                            found.classification().weighted().f1()));
                }
            });
            results.responses()
                    .ifPresent(responses -> out.println(String.format(
                            Locale.ROOT,
                            "responses: accuracy %.3f   F1 %.3f",
                            responses.classification().accuracy(),
                            responses.classification().weighted().f1())));
            out.println("reports: " + wish.folder().path());
        }
        return report;
    }

    /** All that is told of the reading; written as one page and pictures, if so asked. */
    private ReadingReport reading(
            List<Example> learnable, List<Verdict> verdicts, Checked checked, NluWish wish, boolean written) {
        ReadingReport reading = ReadingReport.of(verdicts, wish.curve() ? curve(learnable, checked) : Optional.empty());
        if (written) {
            reading.write(wish.folder(), wish.wanted());
        }
        return reading;
    }

    private Optional<LearningCurve> curve(List<Example> examples, Checked checked) {
        List<Example> frequent = NluTrial.frequent(examples, FEWEST_COMPARED);
        if (frequent.isEmpty()) {
            talk.say("balie: no learning curve, for no intent has %d examples".formatted(FEWEST_COMPARED));
            return Optional.empty();
        }
        NluTrial trial = new NluTrial(checked);
        NluTrial.Split split = NluTrial.split(frequent, 1 - TESTED, checked.seed());
        List<LearningCurve.Point> points = new ArrayList<>();
        for (int share : SHARES) {
            List<Example> kept = share == 100
                    ? split.train()
                    : NluTrial.split(split.train(), share / 100.0, checked.seed())
                            .train();
            Report report = Report.of(trial.read(
                    split.test(),
                    trial.trained(
                            kept, Shown.progress(talk, "learning curve, %d %% of the messages".formatted(share)))));
            points.add(new LearningCurve.Point(kept.size(), report.accuracy(), report.macroF1()));
        }
        talk.shown();
        return Optional.of(new LearningCurve(split.test().size(), points));
    }
}

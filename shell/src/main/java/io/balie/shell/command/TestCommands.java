package io.balie.shell.command;

import io.balie.dialog.domain.TestStory;
import io.balie.dialog.evaluation.Played;
import io.balie.dialog.evaluation.StoryReport;
import io.balie.dialog.evaluation.StoryResult;
import io.balie.nlu.Example;
import io.balie.nlu.evaluation.Classification;
import io.balie.nlu.evaluation.Confusion;
import io.balie.nlu.evaluation.CrossValidation;
import io.balie.nlu.evaluation.Report;
import io.balie.nlu.evaluation.Score;
import io.balie.nlu.evaluation.Verdict;
import io.balie.nlu.model.Progress;
import io.balie.shell.desk.Checked;
import io.balie.shell.desk.Desks;
import io.balie.shell.desk.Trained;
import io.balie.shell.line.CommandFailed;
import io.balie.shell.line.Status;
import io.balie.shell.line.Talk;
import io.balie.shell.report.NluResults;
import io.balie.shell.report.Pictures;
import io.balie.shell.report.ResultsFolder;
import io.balie.shell.report.StoryResults;
import io.balie.shell.report.Wanted;
import io.balie.shell.trial.LabelledMessages;
import io.balie.shell.trial.NluTrial;
import io.balie.shell.trial.StoryTrial;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.springframework.shell.core.command.CommandContext;
import org.springframework.shell.core.command.annotation.Command;
import org.springframework.shell.core.command.annotation.Option;
import tools.jackson.databind.json.JsonMapper;

/** Measures how well messages are read and conversations go. */
public final class TestCommands {

    private static final String STORIES = "test stories, a file or a folder; without it tests/";
    private static final String NLU = "messages to read, a file or a folder; without it those trained on";
    private static final String OUT = "a folder for reports and pictures";
    private static final String FAIL = "exit with 1 if a story fails";
    private static final String CROSS = "so many folds; with --folds or 5 if no number follows";
    private static final String FOLDS = "how many, for --cross-validation";
    private static final String CONFIGS = "the configuration; several are compared";
    private static final String RUNS = "of a comparison";
    private static final String PERCENTAGES = "of the messages left out of training, for a comparison";
    private static final String MESSAGES = "a file of lines text<TAB>label";
    private static final String LEAST = "the least mean F1, 0 to 1";
    private static final String SUCCESSES = "also write what was right";
    private static final String NO_ERRORS = "do not write what was wrong";
    private static final String NO_WARNINGS = "do not write stories with warnings";
    private static final String NO_PLOT = "draw no pictures";
    private static final String MOST = "play so many at most";
    private static final String NONE = "none";

    private static final int CONFUSIONS_SHOWN = 3;
    private static final int USUAL_FOLDS = 5;
    private static final int FEWEST_COMPARED = 5;
    private static final int FAILURES_SHOWN = 10;
    private static final double COMPARED_ON = 0.2;

    private final Desks desks;
    private final Talk talk;

    /** Commands over these desks. */
    public TestCommands(Desks desks, Talk talk) {
        this.desks = desks;
        this.talk = talk;
    }

    /** Measure everything. */
    @Command(
            name = "test",
            group = ModelCommands.GROUP,
            description = "Test a bot: how its test stories go, and how well messages are read.",
            help = """
                    Plays the test stories, reading what is typed in them, and reads the messages. Reports have Rasa's names and forms.
                    With --cross-validation every message is read by a model that has not seen it. With several --config, models are
                    trained on less and less of the messages and compared. With --messages only the lines of that file are read; a
                    label a|b takes either, lines that begin with # are left out.
                    Exits with 1 if the mean F1 over the intents is below --min-f1, or a story fails and --fail-on-prediction-errors is given.""")
    public void test(
            @Option(longName = "stories", shortName = 's', description = STORIES) String stories,
            @Option(longName = "nlu", shortName = 'u', description = NLU, defaultValue = "") String[] nlu,
            @Option(longName = "out", description = OUT, defaultValue = "") String out,
            @Option(longName = "max-stories", description = MOST, defaultValue = "-1") int most,
            @Option(longName = "fail-on-prediction-errors", description = FAIL, defaultValue = "false") boolean fail,
            @Option(longName = "cross-validation", description = CROSS, defaultValue = NONE) String[] cross,
            @Option(longName = "folds", shortName = 'f', description = FOLDS, defaultValue = "-1") int folds,
            @Option(longName = "config", shortName = 'c', description = CONFIGS, defaultValue = "") String[] configs,
            @Option(longName = "runs", shortName = 'r', description = RUNS, defaultValue = "3") int runs,
            @Option(longName = "percentages", shortName = 'p', description = PERCENTAGES, defaultValue = "0,25,50,75")
                    String[] percentages,
            @Option(longName = "messages", description = MESSAGES) String messages,
            @Option(longName = "min-f1", description = LEAST, defaultValue = "0") double least,
            @Option(longName = "successes", description = SUCCESSES, defaultValue = "false") boolean successes,
            @Option(longName = "no-errors", description = NO_ERRORS, defaultValue = "false") boolean noErrors,
            @Option(longName = "no-warnings", description = NO_WARNINGS, defaultValue = "false") boolean noWarnings,
            @Option(longName = "no-plot", description = NO_PLOT, defaultValue = "false") boolean noPlot,
            @Option(longName = "domain", shortName = 'd', description = ProjectOptions.DOMAIN) String domain,
            @Option(longName = "bot", description = ModelCommands.BOT) String bot,
            @Option(longName = "company", description = ModelCommands.COMPANY) String company,
            @Option(longName = "seed", description = ModelCommands.SEED, defaultValue = "-1") long seed,
            @Option(longName = "json", description = ModelCommands.JSON, defaultValue = "false") boolean json,
            CommandContext context) {
        ProjectOptions project = project(bot, company, seed, configs, domain, stories);
        Wanted wanted = new Wanted(successes, !noErrors, !noWarnings, !noPlot);
        NluWish wish = new NluWish(project, List.of(nlu), out, wanted, crossFolds(cross, folds), messages, least, json);
        Comparison comparison = new Comparison(List.of(configs), runs, percentages(percentages));
        if (nluAlone(wish, comparison, context.outputWriter())) {
            return;
        }
        Checked checked = project.checked(desks);
        Trained trained = desks.model(checked, false);
        boolean passed = true;
        Map<String, Object> document = new LinkedHashMap<>();
        if (checked.bot().tests().isEmpty()) {
            talk.say("balie: the bot has no test stories");
        } else {
            StoryResults results = stories(checked, trained, true, most);
            results.write(folder(out), wanted);
            passed = results.report().failed().isEmpty();
            document.put("stories", results.json());
            if (!json) {
                print(results, true, context.outputWriter());
            }
        }
        Report report = nlu(checked, trained, wish, document, context.outputWriter());
        if (json) {
            context.outputWriter().println(JsonMapper.shared().writeValueAsString(document));
        }
        judge(report, least);
        if (fail && !passed) {
            throw new CommandFailed(Status.CHECK_FAILED, "a test story failed.");
        }
    }

    /** Measure the reading. */
    @Command(
            name = {"test", "nlu"},
            group = ModelCommands.GROUP,
            description = "Test how well messages are read.",
            help = """
                    Writes Rasa's reports of intents, of every entity extractor and of retrieved responses, with pictures.
                    With --cross-validation every message is read by a model that has not seen it. With several --config, models are
                    trained on less and less of the messages and compared: results.json and a picture.""")
    public void testNlu(
            @Option(longName = "nlu", shortName = 'u', description = NLU, defaultValue = "") String[] nlu,
            @Option(longName = "out", description = OUT, defaultValue = "") String out,
            @Option(longName = "cross-validation", description = CROSS, defaultValue = NONE) String[] cross,
            @Option(longName = "folds", shortName = 'f', description = FOLDS, defaultValue = "-1") int folds,
            @Option(longName = "config", shortName = 'c', description = CONFIGS, defaultValue = "") String[] configs,
            @Option(longName = "runs", shortName = 'r', description = RUNS, defaultValue = "3") int runs,
            @Option(longName = "percentages", shortName = 'p', description = PERCENTAGES, defaultValue = "0,25,50,75")
                    String[] percentages,
            @Option(longName = "messages", description = MESSAGES) String messages,
            @Option(longName = "min-f1", description = LEAST, defaultValue = "0") double least,
            @Option(longName = "successes", description = SUCCESSES, defaultValue = "false") boolean successes,
            @Option(longName = "no-errors", description = NO_ERRORS, defaultValue = "false") boolean noErrors,
            @Option(longName = "no-plot", description = NO_PLOT, defaultValue = "false") boolean noPlot,
            @Option(longName = "domain", shortName = 'd', description = ProjectOptions.DOMAIN) String domain,
            @Option(longName = "bot", description = ModelCommands.BOT) String bot,
            @Option(longName = "company", description = ModelCommands.COMPANY) String company,
            @Option(longName = "seed", description = ModelCommands.SEED, defaultValue = "-1") long seed,
            @Option(longName = "json", description = ModelCommands.JSON, defaultValue = "false") boolean json,
            CommandContext context) {
        ProjectOptions project = project(bot, company, seed, configs, domain, "");
        NluWish wish = new NluWish(
                project,
                List.of(nlu),
                out,
                new Wanted(successes, !noErrors, false, !noPlot),
                crossFolds(cross, folds),
                messages,
                least,
                json);
        Comparison comparison = new Comparison(List.of(configs), runs, percentages(percentages));
        if (nluAlone(wish, comparison, context.outputWriter())) {
            return;
        }
        Checked checked = project.checked(desks);
        Map<String, Object> document = new LinkedHashMap<>();
        Report report = nlu(checked, desks.model(checked, false), wish, document, context.outputWriter());
        if (json) {
            context.outputWriter().println(JsonMapper.shared().writeValueAsString(document));
        }
        judge(report, least);
    }

    /** Play test stories with messages as they are labelled. */
    @Command(
            name = {"test", "core"},
            group = ModelCommands.GROUP,
            description = "Test how the test stories go, with every message taken as the story labels it.",
            help = """
                    With --e2e what is typed in them is read too. Writes story_report.json, the stories that failed and a picture.
                    With several --config, policies are trained with each and compared.""")
    public void testCore(
            @Option(longName = "stories", shortName = 's', description = STORIES) String stories,
            @Option(longName = "e2e", description = "also read what is typed", defaultValue = "false") boolean e2e,
            @Option(longName = "out", description = OUT, defaultValue = "") String out,
            @Option(longName = "max-stories", description = MOST, defaultValue = "-1") int most,
            @Option(longName = "fail-on-prediction-errors", description = FAIL, defaultValue = "false") boolean fail,
            @Option(longName = "config", shortName = 'c', description = CONFIGS, defaultValue = "") String[] configs,
            @Option(longName = "successes", description = SUCCESSES, defaultValue = "false") boolean successes,
            @Option(longName = "no-errors", description = NO_ERRORS, defaultValue = "false") boolean noErrors,
            @Option(longName = "no-warnings", description = NO_WARNINGS, defaultValue = "false") boolean noWarnings,
            @Option(longName = "no-plot", description = NO_PLOT, defaultValue = "false") boolean noPlot,
            @Option(longName = "domain", shortName = 'd', description = ProjectOptions.DOMAIN) String domain,
            @Option(longName = "bot", description = ModelCommands.BOT) String bot,
            @Option(longName = "company", description = ModelCommands.COMPANY) String company,
            @Option(longName = "seed", description = ModelCommands.SEED, defaultValue = "-1") long seed,
            @Option(longName = "json", description = ModelCommands.JSON, defaultValue = "false") boolean json,
            CommandContext context) {
        StoryWish wish =
                new StoryWish(e2e, out, most, fail, new Wanted(successes, !noErrors, !noWarnings, !noPlot), json);
        core(project(bot, company, seed, configs, domain, stories), List.of(configs), wish, context.outputWriter());
    }

    /** Play test stories end to end. */
    @Command(
            name = {"test", "e2e"},
            group = ModelCommands.GROUP,
            description = "Test how the test stories go, reading what is typed in them.",
            help = "The same as 'test core --e2e'.")
    public void testEndToEnd(
            @Option(longName = "stories", shortName = 's', description = STORIES) String stories,
            @Option(longName = "out", description = OUT, defaultValue = "") String out,
            @Option(longName = "max-stories", description = MOST, defaultValue = "-1") int most,
            @Option(longName = "fail-on-prediction-errors", description = FAIL, defaultValue = "false") boolean fail,
            @Option(longName = "successes", description = SUCCESSES, defaultValue = "false") boolean successes,
            @Option(longName = "no-errors", description = NO_ERRORS, defaultValue = "false") boolean noErrors,
            @Option(longName = "no-warnings", description = NO_WARNINGS, defaultValue = "false") boolean noWarnings,
            @Option(longName = "no-plot", description = NO_PLOT, defaultValue = "false") boolean noPlot,
            @Option(longName = "bot", description = ModelCommands.BOT) String bot,
            @Option(longName = "company", description = ModelCommands.COMPANY) String company,
            @Option(longName = "seed", description = ModelCommands.SEED, defaultValue = "-1") long seed,
            @Option(longName = "json", description = ModelCommands.JSON, defaultValue = "false") boolean json,
            CommandContext context) {
        StoryWish wish =
                new StoryWish(true, out, most, fail, new Wanted(successes, !noErrors, !noWarnings, !noPlot), json);
        core(project(bot, company, seed, new String[0], "", stories), List.of(), wish, context.outputWriter());
    }

    private record StoryWish(boolean endToEnd, String out, int most, boolean fail, Wanted wanted, boolean json) {}

    /**
     * What of the reading is measured.
     *
     * @param folds 0: no cross-validation
     */
    private record NluWish(
            ProjectOptions project,
            List<String> nlu,
            String out,
            Wanted wanted,
            int folds,
            String messages,
            double least,
            boolean json) {}

    private record Comparison(List<String> configs, int runs, List<Integer> percentages) {}

    private static ProjectOptions project(
            String bot, String company, long seed, String[] configs, String domain, String stories) {
        return new ProjectOptions(
                bot, company, seed, configs.length == 0 ? "" : configs[0], domain, List.of(), stories);
    }

    private static ResultsFolder folder(String out) {
        return new ResultsFolder(Path.of(out.isBlank() ? "results" : out));
    }

    private static int crossFolds(String[] cross, int folds) {
        if (List.of(cross).equals(List.of(NONE))) {
            return 0;
        }
        int count = folds < 0 ? USUAL_FOLDS : folds;
        if (cross.length > 0) {
            try {
                count = Integer.parseInt(cross[0]);
            } catch (NumberFormatException e) {
                throw new CommandFailed(
                        Status.WRONG_USAGE, "--cross-validation is '%s', expected a number.".formatted(cross[0]), e);
            }
        }
        if (count < 2) {
            throw new CommandFailed(
                    Status.WRONG_USAGE, "--cross-validation is %d, expected at least 2.".formatted(count));
        }
        return count;
    }

    private static List<Integer> percentages(String[] given) {
        List<Integer> percentages = new ArrayList<>();
        for (String percentage : given) {
            if (!percentage.matches("[0-9]{1,2}")) {
                throw new CommandFailed(
                        Status.WRONG_USAGE, "--percentages has '%s', expected 0 to 99.".formatted(percentage));
            }
            percentages.add(Integer.parseInt(percentage));
        }
        return percentages;
    }

    /** What needs no model of the whole bot; false if nothing of that is asked. */
    private boolean nluAlone(NluWish wish, Comparison comparison, PrintWriter out) {
        if (!(wish.least() >= 0 && wish.least() <= 1)) {
            throw new CommandFailed(Status.WRONG_USAGE, "--min-f1 is %s, expected 0 to 1.".formatted(wish.least()));
        }
        if (wish.folds() > 0 && !wish.messages().isBlank()) {
            throw new CommandFailed(Status.WRONG_USAGE, "choose one of --cross-validation and --messages.");
        }
        if (comparison.configs().size() > 1) {
            compare(wish, comparison, out);
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
            trial.results(verdicts).write(folder(wish.out()), wish.wanted());
        }
        shown(Report.of(verdicts), wish, out);
    }

    private void shown(Report report, NluWish wish, PrintWriter out) {
        if (wish.json()) {
            out.println(JsonMapper.shared().writeValueAsString(json(report)));
        } else {
            print(report, out);
        }
        judge(report, wish.least());
    }

    private static void judge(Report report, double least) {
        if (report.macroF1() < least) {
            throw new CommandFailed(
                    Status.CHECK_FAILED,
                    String.format(Locale.ROOT, "mean F1 is %.4f, expected at least %.4f.", report.macroF1(), least));
        }
    }

    private List<Example> examples(Checked checked, NluWish wish) {
        List<Example> examples = wish.nlu().stream().allMatch(String::isBlank)
                ? checked.bot().examples()
                : wish.project().withData(wish.nlu()).checked(desks).bot().examples();
        if (examples.isEmpty()) {
            throw new CommandFailed(Status.INVALID_DATA, "There are no messages to read.");
        }
        return examples;
    }

    private void crossValidated(NluWish wish, PrintWriter out) {
        Checked checked = wish.project().checked(desks);
        List<Example> all = examples(checked, wish);
        Set<String> rare = NluTrial.rare(all, wish.folds());
        if (!rare.isEmpty()) {
            talk.say("balie: left out, for they have fewer examples than there are folds: " + String.join(", ", rare));
        }
        List<Example> examples = NluTrial.frequent(all, wish.folds());
        if (examples.isEmpty()) {
            throw new CommandFailed(Status.INVALID_DATA, "No intent has %d examples.".formatted(wish.folds()));
        }
        NluTrial trial = new NluTrial(checked);
        List<CrossValidation.Fold> folds =
                trial.inFolds(examples, wish.folds(), fold -> progress("fold %d/%d".formatted(fold, wish.folds())));
        talk.shown();
        List<Verdict> held =
                folds.stream().flatMap(fold -> fold.held().stream()).toList();
        if (!wish.json() || !wish.out().isBlank()) {
            trial.results(held).write(folder(wish.out()), wish.wanted());
        }
        if (!wish.json()) {
            means("train", folds, CrossValidation.Fold::learned, trial, out);
            means("test", folds, CrossValidation.Fold::held, trial, out);
        }
        shown(Report.of(held), wish, out);
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

    private Progress progress(String what) {
        return (epoch, of, loss) -> {
            if (talk.live() || epoch == of) {
                talk.show("balie: %s  epoch %d/%d".formatted(what, epoch, of));
            }
        };
    }

    /** Read the messages with the bot's own model. */
    private Report nlu(Checked checked, Trained trained, NluWish wish, Map<String, Object> document, PrintWriter out) {
        NluTrial trial = new NluTrial(checked);
        List<Verdict> verdicts = trial.read(examples(checked, wish), trained.model());
        NluResults results = trial.results(verdicts);
        results.write(folder(wish.out()), wish.wanted());
        Report report = Report.of(verdicts);
        if (wish.json()) {
            document.put("nlu", results.json());
        } else {
            print(report, out);
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
            out.println("reports: " + folder(wish.out()).path());
        }
        return report;
    }

    private StoryResults stories(Checked checked, Trained trained, boolean endToEnd, int most) {
        List<TestStory> tests = checked.bot().tests();
        List<TestStory> played = most < 0 || most >= tests.size() ? tests : tests.subList(0, most);
        return new StoryResults(
                new StoryTrial(desks.turnsAlone(checked, trained.model(), trained.policies())).play(played, endToEnd));
    }

    private void core(ProjectOptions project, List<String> configs, StoryWish wish, PrintWriter out) {
        List<String> compared = configs.size() > 1 ? configs : List.of(project.config());
        boolean passed = true;
        Map<String, Object> documents = new LinkedHashMap<>();
        for (String config : compared) {
            Checked checked = project.withConfig(config).checked(desks);
            if (checked.bot().tests().isEmpty()) {
                throw new CommandFailed(Status.INVALID_DATA, "The bot has no test stories; name some with --stories.");
            }
            StoryResults results = stories(checked, desks.model(checked, false), wish.endToEnd(), wish.most());
            ResultsFolder own = folder(wish.out());
            results.write(
                    compared.size() == 1 ? own : new ResultsFolder(own.path().resolve(named(config))), wish.wanted());
            passed &= results.report().failed().isEmpty();
            documents.put(named(config), results.json());
            if (!wish.json()) {
                if (compared.size() > 1) {
                    out.println(named(config));
                }
                print(results, wish.endToEnd(), out);
            }
        }
        if (wish.json()) {
            out.println(JsonMapper.shared()
                    .writeValueAsString(
                            compared.size() == 1 ? documents.values().iterator().next() : documents));
        }
        if (wish.fail() && !passed) {
            throw new CommandFailed(Status.CHECK_FAILED, "a test story failed.");
        }
    }

    private static String named(String config) {
        Path name = config.isBlank() ? null : Path.of(config).getFileName();
        return name == null ? "config" : name.toString().replaceFirst("\\.ya?ml$", "");
    }

    /** Train with each configuration on less and less of the messages, and read the same others with each model. */
    private void compare(NluWish wish, Comparison comparison, PrintWriter out) {
        if (comparison.runs() < 1) {
            throw new CommandFailed(
                    Status.WRONG_USAGE, "--runs is %d, expected at least 1.".formatted(comparison.runs()));
        }
        Map<String, List<List<Double>>> scores = new LinkedHashMap<>();
        List<Integer> amounts = new ArrayList<>();
        ResultsFolder folder = folder(wish.out());
        for (String config : comparison.configs()) {
            Checked checked = wish.project().withConfig(config).checked(desks);
            List<Example> examples = NluTrial.frequent(examples(checked, wish), FEWEST_COMPARED);
            if (examples.isEmpty()) {
                throw new CommandFailed(Status.INVALID_DATA, "No intent has %d examples.".formatted(FEWEST_COMPARED));
            }
            NluTrial trial = new NluTrial(checked);
            List<List<Double>> perRun = new ArrayList<>();
            for (int run = 1; run <= comparison.runs(); run++) {
                NluTrial.Split split = NluTrial.split(examples, 1 - COMPARED_ON, checked.seed() + run);
                List<Double> perAmount = new ArrayList<>();
                amounts.clear();
                for (int percentage : comparison.percentages()) {
                    List<Example> kept = percentage == 0
                            ? split.train()
                            : NluTrial.split(split.train(), 1 - percentage / 100.0, checked.seed() + run)
                                    .train();
                    amounts.add(kept.size());
                    NluResults results = trial.results(trial.read(
                            split.test(),
                            trial.trained(
                                    kept,
                                    progress("%s, run %d/%d, %d %% left out"
                                            .formatted(named(config), run, comparison.runs(), percentage)))));
                    talk.shown();
                    results.write(
                            new ResultsFolder(folder.path()
                                    .resolve("run_" + run)
                                    .resolve(percentage + "%_exclusion")
                                    .resolve(named(config) + "_report")),
                            new Wanted(false, true, false, false));
                    perAmount.add(results.intents()
                            .map(intents -> intents.classification().weighted().f1())
                            .orElse(0.0));
                }
                perRun.add(perAmount);
            }
            scores.put(named(config), perRun);
        }
        folder.json("results.json", scores);
        Map<String, List<Double>> means = new LinkedHashMap<>();
        scores.forEach((name, runs) -> means.put(name, meanOf(runs)));
        if (wish.wanted().pictures()) {
            folder.picture(
                    "nlu_model_comparison_graph.png",
                    Pictures.curves(
                            "Comparison of configurations",
                            "Number of intent examples present during training",
                            "Label-weighted average F1 score on test set",
                            amounts,
                            means));
        }
        out.println("%-20s  %s"
                .formatted("examples", amounts.stream().map("%6d"::formatted).collect(Collectors.joining("  "))));
        means.forEach((name, values) -> out.println("%-20s  %s"
                .formatted(
                        name,
                        values.stream()
                                .map(value -> String.format(Locale.ROOT, "%6.3f", value))
                                .collect(Collectors.joining("  ")))));
    }

    private static List<Double> meanOf(List<List<Double>> runs) {
        List<Double> means = new ArrayList<>();
        for (int i = 0; i < runs.getFirst().size(); i++) {
            int at = i;
            means.add(runs.stream().mapToDouble(run -> run.get(at)).average().orElse(0));
        }
        return means;
    }

    private static void print(StoryResults results, boolean endToEnd, PrintWriter out) {
        StoryReport report = results.report();
        Classification figures = results.classification();
        out.println(String.format(
                Locale.ROOT,
                "%s: %d of %d passed, %d with warnings",
                endToEnd ? "stories, with reading" : "stories",
                report.passed().size(),
                report.stories().size(),
                report.warned().size()));
        out.println(String.format(
                Locale.ROOT,
                "%s: accuracy %.3f   F1 %.3f   precision %.3f   by heart %.0f %%",
                endToEnd ? "actions, intents and entities" : "actions",
                figures.accuracy(),
                figures.weighted().f1(),
                figures.weighted().precision(),
                100 * report.inTrainingDataFraction()));
        List<StoryResult> failed = report.failed();
        for (StoryResult story : failed.subList(0, Math.min(FAILURES_SHOWN, failed.size()))) {
            out.println("  failed: %s (%s)"
                    .formatted(Shown.plain(story.story().name()), story.story().where()));
            story.played().stream()
                    .filter(played -> !played.isRight())
                    .limit(1)
                    .forEach(played -> out.println("    " + firstMistake(played)));
        }
        if (failed.size() > FAILURES_SHOWN) {
            out.println("  and %d more, in failed_test_stories.yml".formatted(failed.size() - FAILURES_SHOWN));
        }
    }

    private static String firstMistake(Played played) {
        return switch (played) {
            case Played.Act act ->
                "expected %s, %s".formatted(act.expected(), played.comment().orElse(""));
            case Played.Said said ->
                "\"%s\" is %s, %s"
                        .formatted(
                                Shown.plain(said.text()),
                                said.intent().orElse("nothing"),
                                Shown.plain(played.comment().orElse("")));
            case Played.Told told -> "";
        };
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

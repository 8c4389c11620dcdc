package io.balie.shell.command;

import io.balie.nlu.evaluation.Report;
import io.balie.shell.desk.Checked;
import io.balie.shell.desk.Desks;
import io.balie.shell.desk.Trained;
import io.balie.shell.line.CommandFailed;
import io.balie.shell.line.Status;
import io.balie.shell.line.Talk;
import io.balie.shell.report.StoryResults;
import io.balie.shell.report.Wanted;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    private static final String ENTITIES = "a file of messages with their entities, a JSON object a line";
    private static final String TIMES = "the same with dates and times";
    private static final String LEAST = "the least mean F1, 0 to 1";
    private static final String SUCCESSES = "also write what was right";
    private static final String NO_ERRORS = "do not write what was wrong";
    private static final String NO_WARNINGS = "do not write stories with warnings";
    private static final String NO_PLOT = "draw no pictures";
    private static final String MOST = "play so many at most";
    private static final String NONE = "none";

    private static final int USUAL_FOLDS = 5;

    private static final String CURVE = "also train on less and less of the messages, and draw what comes of it";

    private final Desks desks;
    private final Talk talk;
    private final ReadingTests reading;
    private final StoryTests storyTests;
    private final SpanTests spans;

    /** Commands over these desks. */
    public TestCommands(Desks desks, Talk talk) {
        this.desks = desks;
        this.talk = talk;
        this.reading = new ReadingTests(desks, talk);
        this.storyTests = new StoryTests(desks);
        this.spans = new SpanTests(desks);
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
                    label a|b takes either, lines that begin with # are left out. With --entities or --times what stands in the messages
                    of those files is looked for; every line is an object with text and entities, or text, now and times.
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
            @Option(longName = "entities", description = ENTITIES) String entities,
            @Option(longName = "times", description = TIMES) String times,
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
        NluWish wish =
                new NluWish(project, List.of(nlu), out, wanted, crossFolds(cross, folds), messages, least, false, json);
        ConfigComparison comparison =
                new ConfigComparison(desks, talk, List.of(configs), runs, percentages(percentages));
        if (spans.run(project, entities, times, json, context.outputWriter())
                || reading.alone(wish, comparison, context.outputWriter())) {
            return;
        }
        Checked checked = project.checked(desks);
        Trained trained = desks.model(checked, false);
        boolean passed = true;
        Map<String, Object> document = new LinkedHashMap<>();
        if (checked.bot().tests().isEmpty()) {
            talk.say("balie: the bot has no test stories");
        } else {
            StoryResults results = storyTests.play(checked, trained, true, most);
            results.write(NluWish.folder(out), wanted);
            passed = results.report().failed().isEmpty();
            document.put("stories", results.json());
            if (!json) {
                StoryTests.print(results, true, context.outputWriter());
            }
        }
        Report report = reading.own(checked, trained, wish, document, context.outputWriter());
        if (json) {
            context.outputWriter().println(JsonMapper.shared().writeValueAsString(document));
        }
        ReadingTests.judge(report, least);
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
                    Writes Rasa's reports of intents, of every entity extractor and of retrieved responses, with pictures, and nlu_report.html, one page
                    with all of it.
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
            @Option(longName = "learning-curve", description = CURVE, defaultValue = "false") boolean curve,
            @Option(longName = "messages", description = MESSAGES) String messages,
            @Option(longName = "entities", description = ENTITIES) String entities,
            @Option(longName = "times", description = TIMES) String times,
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
                curve,
                json);
        ConfigComparison comparison =
                new ConfigComparison(desks, talk, List.of(configs), runs, percentages(percentages));
        if (spans.run(project, entities, times, json, context.outputWriter())
                || reading.alone(wish, comparison, context.outputWriter())) {
            return;
        }
        Checked checked = project.checked(desks);
        Map<String, Object> document = new LinkedHashMap<>();
        Report report = reading.own(checked, desks.model(checked, false), wish, document, context.outputWriter());
        if (json) {
            context.outputWriter().println(JsonMapper.shared().writeValueAsString(document));
        }
        ReadingTests.judge(report, least);
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
        StoryTests.Wish wish =
                new StoryTests.Wish(e2e, out, most, fail, new Wanted(successes, !noErrors, !noWarnings, !noPlot), json);
        storyTests.run(
                project(bot, company, seed, configs, domain, stories), List.of(configs), wish, context.outputWriter());
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
        StoryTests.Wish wish = new StoryTests.Wish(
                true, out, most, fail, new Wanted(successes, !noErrors, !noWarnings, !noPlot), json);
        storyTests.run(
                project(bot, company, seed, new String[0], "", stories), List.of(), wish, context.outputWriter());
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

    private static ProjectOptions project(
            String bot, String company, long seed, String[] configs, String domain, String stories) {
        return new ProjectOptions(
                bot, company, seed, configs.length == 0 ? "" : configs[0], domain, List.of(), stories);
    }
}

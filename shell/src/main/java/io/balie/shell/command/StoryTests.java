package io.balie.shell.command;

import io.balie.dialog.domain.TestStory;
import io.balie.dialog.evaluation.Played;
import io.balie.dialog.evaluation.StoryReport;
import io.balie.dialog.evaluation.StoryResult;
import io.balie.nlu.evaluation.Classification;
import io.balie.shell.desk.Checked;
import io.balie.shell.desk.Desks;
import io.balie.shell.desk.Trained;
import io.balie.shell.line.CommandFailed;
import io.balie.shell.line.Status;
import io.balie.shell.report.ResultsFolder;
import io.balie.shell.report.StoryResults;
import io.balie.shell.report.Wanted;
import io.balie.shell.trial.StoryTrial;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Plays a bot's test stories and says how they went. */
final class StoryTests {

    private static final int FAILURES_SHOWN = 10;

    private final Desks desks;

    /** Tests over these desks. */
    StoryTests(Desks desks) {
        this.desks = desks;
    }

    /** What of the stories is tested. */
    record Wish(boolean endToEnd, String out, int most, boolean fail, Wanted wanted, boolean json) {}

    /** Play the bot's test stories, so many at most; negative: all. */
    StoryResults play(Checked checked, Trained trained, boolean endToEnd, int most) {
        List<TestStory> tests = checked.bot().tests();
        List<TestStory> played = most < 0 || most >= tests.size() ? tests : tests.subList(0, most);
        return new StoryResults(
                new StoryTrial(desks.turnsAlone(checked, trained.model(), trained.policies())).play(played, endToEnd));
    }

    /** Test with one configuration, or with each of several. */
    void run(ProjectOptions project, List<String> configs, Wish wish, PrintWriter out) {
        List<String> compared = configs.size() > 1 ? configs : List.of(project.config());
        boolean passed = true;
        Map<String, Object> documents = new LinkedHashMap<>();
        for (String config : compared) {
            Checked checked = project.withConfig(config).checked(desks);
            if (checked.bot().tests().isEmpty()) {
                throw new CommandFailed(Status.INVALID_DATA, "The bot has no test stories; name some with --stories.");
            }
            StoryResults results = play(checked, desks.model(checked, false), wish.endToEnd(), wish.most());
            ResultsFolder own = NluWish.folder(wish.out());
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

    static String named(String config) {
        Path name = config.isBlank() ? null : Path.of(config).getFileName();
        return name == null ? "config" : name.toString().replaceFirst("\\.ya?ml$", "");
    }

    /** Say how they went. */
    static void print(StoryResults results, boolean endToEnd, PrintWriter out) {
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
}

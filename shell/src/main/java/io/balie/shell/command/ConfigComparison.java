package io.balie.shell.command;

import io.balie.nlu.Example;
import io.balie.shell.desk.Checked;
import io.balie.shell.desk.Desks;
import io.balie.shell.line.CommandFailed;
import io.balie.shell.line.Status;
import io.balie.shell.line.Talk;
import io.balie.shell.report.NluResults;
import io.balie.shell.report.Pictures;
import io.balie.shell.report.ResultsFolder;
import io.balie.shell.report.Wanted;
import io.balie.shell.trial.NluTrial;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Configurations held against each other, on less and less of the messages. */
final class ConfigComparison {

    private static final int FEWEST_COMPARED = 5;
    private static final double COMPARED_ON = 0.2;

    private final Desks desks;
    private final Talk talk;
    private final List<String> configs;
    private final int runs;
    private final List<Integer> percentages;

    /**
     * A comparison.
     *
     * @param percentages of the messages left out of training, each 0 to 99
     */
    ConfigComparison(Desks desks, Talk talk, List<String> configs, int runs, List<Integer> percentages) {
        this.desks = desks;
        this.talk = talk;
        this.configs = List.copyOf(configs);
        this.runs = runs;
        this.percentages = List.copyOf(percentages);
    }

    /** Whether there are several. */
    boolean isAsked() {
        return configs.size() > 1;
    }

    /** Train with each configuration on less and less of the messages, and read the same others with each model. */
    void run(NluWish wish, PrintWriter out) {
        if (runs < 1) {
            throw new CommandFailed(Status.WRONG_USAGE, "--runs is %d, expected at least 1.".formatted(runs));
        }
        Map<String, List<List<Double>>> scores = new LinkedHashMap<>();
        List<Integer> amounts = new ArrayList<>();
        ResultsFolder folder = wish.folder();
        for (String config : configs) {
            Checked checked = wish.project().withConfig(config).checked(desks);
            List<Example> examples = NluTrial.frequent(wish.examples(checked, desks), FEWEST_COMPARED);
            if (examples.isEmpty()) {
                throw new CommandFailed(Status.INVALID_DATA, "No intent has %d examples.".formatted(FEWEST_COMPARED));
            }
            NluTrial trial = new NluTrial(checked);
            List<List<Double>> perRun = new ArrayList<>();
            for (int run = 1; run <= runs; run++) {
                NluTrial.Split split = NluTrial.split(examples, 1 - COMPARED_ON, checked.seed() + run);
                List<Double> perAmount = new ArrayList<>();
                amounts.clear();
                for (int percentage : percentages) {
                    List<Example> kept = percentage == 0
                            ? split.train()
                            : NluTrial.split(split.train(), 1 - percentage / 100.0, checked.seed() + run)
                                    .train();
                    amounts.add(kept.size());
                    NluResults results = trial.results(trial.read(
                            split.test(),
                            trial.trained(
                                    kept,
                                    Shown.progress(
                                            talk,
                                            "%s, run %d/%d, %d %% left out"
                                                    .formatted(StoryTests.named(config), run, runs, percentage)))));
                    talk.shown();
                    results.write(
                            new ResultsFolder(folder.path()
                                    .resolve("run_" + run)
                                    .resolve(percentage + "%_exclusion")
                                    .resolve(StoryTests.named(config) + "_report")),
                            new Wanted(false, true, false, false));
                    perAmount.add(results.intents()
                            .map(intents -> intents.classification().weighted().f1())
                            .orElse(0.0));
                }
                perRun.add(perAmount);
            }
            scores.put(StoryTests.named(config), perRun);
        }
        folder.json("results.json", scores);
        Map<String, List<Double>> means = new LinkedHashMap<>();
        scores.forEach((name, all) -> means.put(name, meanOf(all)));
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

    private static List<Double> meanOf(List<List<Double>> all) {
        List<Double> means = new ArrayList<>();
        for (int i = 0; i < all.getFirst().size(); i++) {
            int at = i;
            means.add(all.stream().mapToDouble(run -> run.get(at)).average().orElse(0));
        }
        return means;
    }
}

package io.balie.benchmark;

import io.balie.nlu.Example;
import io.balie.nlu.Guess;
import io.balie.nlu.Language;
import io.balie.nlu.Message;
import io.balie.nlu.Reading;
import io.balie.nlu.TrainingData;
import io.balie.nlu.evaluation.CrossValidation;
import io.balie.nlu.evaluation.Report;
import io.balie.nlu.evaluation.Score;
import io.balie.nlu.evaluation.Verdict;
import io.balie.nlu.model.NluModel;
import io.balie.nlu.model.NluTrainer;
import io.balie.nlu.model.Progress;
import io.balie.nlu.pipeline.Component;
import io.balie.nlu.pipeline.Pipeline;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * How well intents of public corpora are told apart: HWU64 in folds, SNIPS and the three corpora of sebischair by their published
 * split, and how well messages of intents that were left out of the training are told from the others.
 *
 * <p>A corpus is a folder with {@code train.tsv} and {@code dev.tsv} or {@code test.tsv}: a head line, then text, tab, label.
 */
final class CorpusTrial {

    private static final List<Language> ENGLISH = List.of(new Language("en"));
    private static final int FOLDS = 10;
    private static final long DRAWING = 7;
    private static final double LEFT_OUT = 0.15;

    private final Pipeline pipeline;
    private final long seed;

    private CorpusTrial(Pipeline pipeline, long seed) {
        this.pipeline = pipeline;
        this.seed = seed;
    }

    /**
     * Run it.
     *
     * @param words the folder of the corpora; which of {@code hwu64,snips,sebischair,strangers}; how many of the ten folds; the
     *     component of the pipeline, perhaps with options as in {@code SparseIntentClassifier;members=3;held_out=0.1}; seeds
     */
    public static void main(String[] words) throws IOException {
        Path root = Path.of(words[0]);
        int folds = Integer.parseInt(words[2]);
        Pipeline pipeline = Pipeline.of(List.of(component(words[3])));
        for (String seed : words[4].split(",", -1)) {
            CorpusTrial trial = new CorpusTrial(pipeline, Long.parseLong(seed));
            for (String what : words[1].split(",", -1)) {
                switch (what) {
                    case "hwu64" -> trial.inFolds("hwu64", all(root.resolve("hwu64"), "train", "dev"), folds);
                    case "snips" -> trial.split("snips", root.resolve("snips"));
                    case "sebischair" -> {
                        for (String one : List.of("chatbot", "askubuntu", "webapplications")) {
                            trial.split(one, root.resolve("sebischair").resolve(one));
                        }
                    }
                    case "strangers" -> {
                        Map<String, List<Example>> far = new LinkedHashMap<>();
                        for (String one : List.of("askubuntu", "webapplications")) {
                            far.put(one, all(root.resolve("sebischair").resolve(one), "train", "test"));
                        }
                        trial.strangers(all(root.resolve("hwu64"), "train", "dev"), folds, far);
                        trial.strangers(all(root.resolve("snips"), "train", "test"), folds, far);
                    }
                    default -> throw new IllegalArgumentException("Corpus '%s' is not known.".formatted(what));
                }
            }
        }
    }

    private static Component component(String words) {
        String[] parts = words.split(";", -1);
        Map<String, Object> options = new LinkedHashMap<>();
        for (String option : Arrays.asList(parts).subList(1, parts.length)) {
            int sign = option.indexOf('=');
            String value = option.substring(sign + 1);
            options.put(
                    option.substring(0, sign),
                    value.contains(".") ? (Object) Double.valueOf(value) : (Object) Integer.valueOf(value));
        }
        return new Component(parts[0], options);
    }

    private void inFolds(String name, List<Example> examples, int folds) {
        int[] fold = CrossValidation.folds(examples, FOLDS, DRAWING);
        List<Verdict> all = new ArrayList<>();
        double seconds = 0;
        for (int f = 0; f < folds; f++) {
            List<Example> learned = new ArrayList<>();
            List<Example> held = new ArrayList<>();
            for (int i = 0; i < fold.length; i++) {
                (fold[i] == f ? held : learned).add(examples.get(i));
            }
            double before = cpuSeconds();
            NluModel model = train(learned);
            seconds += cpuSeconds() - before;
            List<Verdict> verdicts = verdicts(model, held);
            say("  fold " + f + ": accuracy " + share(Report.of(verdicts).accuracy()));
            all.addAll(verdicts);
        }
        tell(name + ", " + folds + " folds", all, seconds / folds);
    }

    private void split(String name, Path folder) throws IOException {
        double before = cpuSeconds();
        NluModel model = train(all(folder, "train"));
        double seconds = cpuSeconds() - before;
        tell(name, verdicts(model, all(folder, "test")), seconds);
    }

    // Every fold leaves other intents out of the training; their messages are the near strangers, those of other corpora the
    // far ones.
    private void strangers(List<Example> examples, int folds, Map<String, List<Example>> far) {
        List<String> intents =
                List.copyOf(new TreeSet<>(examples.stream().map(Example::intent).toList()));
        int[] fold = CrossValidation.folds(examples, FOLDS, DRAWING);
        int out = Math.max(1, (int) (intents.size() * LEFT_OUT));
        Map<String, double[]> areas = new LinkedHashMap<>();
        for (int f = 0; f < folds; f++) {
            List<String> left = new ArrayList<>();
            for (int k = 0; k < out; k++) {
                left.add(intents.get((f * out + k * 7) % intents.size()));
            }
            List<Example> learned = new ArrayList<>();
            List<Example> known = new ArrayList<>();
            List<Example> strange = new ArrayList<>();
            for (int i = 0; i < fold.length; i++) {
                Example example = examples.get(i);
                if (left.contains(example.intent())) {
                    strange.add(example);
                } else {
                    (fold[i] == f ? known : learned).add(example);
                }
            }
            NluModel model = train(learned);
            List<Reading> familiar = known.stream().map(e -> read(model, e)).toList();
            Map<String, List<Example>> all = new LinkedHashMap<>(Map.of("left-out intents", strange));
            all.putAll(far);
            all.forEach((name, others) -> {
                List<Reading> readings =
                        others.stream().map(e -> read(model, e)).toList();
                double[] sums = areas.computeIfAbsent(name, n -> new double[2]);
                sums[0] += area(confidences(familiar), confidences(readings)) / folds;
                sums[1] += area(inScope(familiar), inScope(readings)) / folds;
            });
        }
        areas.forEach((name, area) -> say("strangers, seed " + seed + ", " + name + ": area under the curve of confidence "
                + share(area[0]) + ", of in_scope " + share(area[1])));
    }

    private static double[] confidences(List<Reading> readings) {
        return readings.stream()
                .mapToDouble(reading -> reading.ranking().stream()
                        .filter(guess -> !guess.intent().equals(NluModel.OUT_OF_SCOPE))
                        .mapToDouble(Guess::confidence)
                        .max()
                        .orElse(0))
                .toArray();
    }

    private static double[] inScope(List<Reading> readings) {
        return readings.stream()
                .mapToDouble(reading -> reading.inScope().orElse(0))
                .toArray();
    }

    /** How often a known message has a higher confidence than a strange one; of equals, half. */
    static double area(double[] known, double[] strange) {
        double[] sorted = strange.clone();
        Arrays.sort(sorted);
        double wins = 0;
        for (double one : known) {
            int below = lower(sorted, one);
            int notAbove = lower(sorted, Math.nextUp(one));
            wins += below + 0.5 * (notAbove - below);
        }
        return wins / ((double) known.length * strange.length);
    }

    private static int lower(double[] sorted, double value) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private NluModel train(List<Example> examples) {
        return NluTrainer.train(TrainingData.of(examples), pipeline, ENGLISH, seed, Progress.SILENT);
    }

    private static List<Verdict> verdicts(NluModel model, List<Example> examples) {
        return examples.stream().map(e -> new Verdict(e, read(model, e))).toList();
    }

    private static Reading read(NluModel model, Example example) {
        return model.read(new Message(example.text(), Instant.EPOCH, ZoneOffset.UTC, "GB", Optional.empty()));
    }

    private void tell(String name, List<Verdict> verdicts, double seconds) {
        Report report = Report.of(verdicts);
        double weighted = report.scores().stream()
                        .mapToDouble((Score s) -> s.f1() * s.support())
                        .sum()
                / verdicts.size();
        say(name + ", seed " + seed + ": accuracy " + share(report.accuracy()) + ", macro-F1 " + share(report.macroF1())
                + ", weighted F1 " + share(weighted) + ", calibration error " + share(report.calibrationError()) + ", "
                + verdicts.size() + " messages; training " + Figures.number(seconds) + " s of processor");
    }

    private static String share(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }

    private static List<Example> all(Path folder, String... files) throws IOException {
        List<Example> examples = new ArrayList<>();
        for (String file : files) {
            List<String> lines = Files.readAllLines(folder.resolve(file + ".tsv"), StandardCharsets.UTF_8);
            for (String line : lines.subList(1, lines.size())) {
                String[] cells = line.split("\t", -1);
                examples.add(new Example(cells[0], cells[1], ENGLISH.getFirst(), List.of()));
            }
        }
        return examples;
    }

    private static double cpuSeconds() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                        .getProcessCpuTime()
                / 1e9;
    }

    private static void say(String line) {
        System.out.println(line);
    }
}

package io.balie.shell.trial;

import io.balie.dialog.domain.Bot;
import io.balie.nlu.Example;
import io.balie.nlu.Interpreter;
import io.balie.nlu.Message;
import io.balie.nlu.evaluation.CrossValidation;
import io.balie.nlu.evaluation.Verdict;
import io.balie.nlu.model.NluTrainer;
import io.balie.nlu.model.Progress;
import io.balie.shell.desk.Checked;
import io.balie.shell.report.NluResults;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.IntFunction;

/** Reads labelled messages with a bot's model, or with models trained on a part of its examples. */
public final class NluTrial {

    /** Messages are read at this moment, so that "tomorrow" is the same day in every run. */
    private static final Instant MOMENT = Instant.parse("2026-01-05T09:00:00Z");

    /** The extractors that learn from the bot; others are judged only where they found something. */
    private static final Set<String> EXTRACTORS =
            Set.of("DIETClassifier", "CRFEntityExtractor", "RegexEntityExtractor");

    private final Checked checked;

    /** A trial of this bot. */
    public NluTrial(Checked checked) {
        this.checked = checked;
    }

    /** Read messages. */
    public List<Verdict> read(List<Example> examples, Interpreter interpreter) {
        return examples.stream()
                .map(example -> new Verdict(example, interpreter.read(message(example))))
                .toList();
    }

    /** What was read, in Rasa's figures. */
    public NluResults results(List<Verdict> verdicts) {
        return NluResults.of(verdicts, extractors(checked.bot().bot()));
    }

    /** The extractors of a bot that are judged even where they found nothing. */
    public static List<String> extractors(Bot bot) {
        return bot.pipeline().stream()
                .map(component -> component.name())
                .filter(EXTRACTORS::contains)
                .toList();
    }

    /**
     * Train a model on these examples, as the bot's configuration says.
     *
     * @throws IllegalArgumentException if they are too few
     */
    public Interpreter trained(List<Example> examples, Progress progress) {
        return NluTrainer.train(
                checked.data().with(examples), checked.pipeline(), checked.languages(), checked.seed(), progress);
    }

    /**
     * Read every example with a model that has not seen it.
     *
     * @param progress of the training for each fold, from 1
     */
    public List<CrossValidation.Fold> inFolds(List<Example> examples, int folds, IntFunction<Progress> progress) {
        int[] fold = {0};
        return CrossValidation.inFolds(
                examples,
                folds,
                checked.seed(),
                kept -> {
                    fold[0]++;
                    return trained(kept, progress.apply(fold[0]));
                },
                this::message);
    }

    /** The examples of intents that have at least so many; fewer cannot be in every fold, or on both sides of a split. */
    public static List<Example> frequent(List<Example> examples, int least) {
        Set<String> rare = rare(examples, least);
        return examples.stream()
                .filter(example -> !rare.contains(example.intent()))
                .toList();
    }

    /** The intents that have fewer examples than this. */
    public static Set<String> rare(List<Example> examples, int least) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        examples.forEach(example -> counts.merge(example.intent(), 1, Integer::sum));
        Set<String> rare = new LinkedHashSet<>();
        counts.forEach((intent, count) -> {
            if (count < least) {
                rare.add(intent);
            }
        });
        return rare;
    }

    /**
     * Examples in two parts.
     *
     * @param train to be learned from
     * @param test the others
     */
    public record Split(List<Example> train, List<Example> test) {
        public Split {
            train = List.copyOf(train);
            test = List.copyOf(test);
        }
    }

    /**
     * Divide examples: of every intent the same share, and at least one, is to be learned from; the same seed draws the same.
     *
     * @param fraction 0 to 1
     */
    public static Split split(List<Example> examples, double fraction, long seed) {
        Map<String, List<Integer>> byIntent = new TreeMap<>();
        for (int i = 0; i < examples.size(); i++) {
            byIntent.computeIfAbsent(examples.get(i).intent(), k -> new ArrayList<>())
                    .add(i);
        }
        SplittableRandom random = new SplittableRandom(seed);
        boolean[] learned = new boolean[examples.size()];
        byIntent.values().forEach(places -> {
            for (int i = places.size() - 1; i > 0; i--) {
                Collections.swap(places, i, random.nextInt(i + 1));
            }
            long kept = Math.max(1, Math.round(places.size() * fraction));
            places.stream().limit(kept).forEach(place -> learned[place] = true);
        });
        List<Example> train = new ArrayList<>();
        List<Example> test = new ArrayList<>();
        for (int i = 0; i < learned.length; i++) {
            (learned[i] ? train : test).add(examples.get(i));
        }
        return new Split(train, test);
    }

    private Message message(Example example) {
        var company = checked.company();
        return new Message(example.text(), MOMENT, company.timeZone(), company.country(), Optional.empty());
    }
}

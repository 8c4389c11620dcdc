package io.balie.nlu.evaluation;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What an evaluation found.
 *
 * @param verdicts every message with its reading, in the order given
 * @param scores by intent, sorted by name
 * @param confusions the mistakes, most frequent first
 * @param accuracy share of right readings, 0 to 1
 * @param macroF1 mean F1 over the intents that occur
 * @param calibrationError mean gap between confidence and accuracy over ten bins, weighted by their size
 */
public record Report(
        List<Verdict> verdicts,
        List<Score> scores,
        List<Confusion> confusions,
        double accuracy,
        double macroF1,
        double calibrationError) {

    public Report {
        verdicts = List.copyOf(verdicts);
        scores = List.copyOf(scores);
        confusions = List.copyOf(confusions);
    }

    /**
     * Count verdicts.
     *
     * @throws IllegalArgumentException if there are none
     */
    public static Report of(List<Verdict> verdicts) {
        if (verdicts.isEmpty()) {
            throw new IllegalArgumentException("There is nothing to evaluate, expected at least one message.");
        }
        Map<String, Integer> right = new TreeMap<>();
        Map<String, Integer> expected = new TreeMap<>();
        Map<String, Integer> read = new TreeMap<>();
        Map<String, Map<String, Integer>> wrong = new TreeMap<>();
        for (Verdict verdict : verdicts) {
            String intent = verdict.example().baseIntent();
            expected.merge(intent, 1, Integer::sum);
            read.merge(verdict.read(), 1, Integer::sum);
            if (verdict.isRight()) {
                right.merge(intent, 1, Integer::sum);
            } else {
                wrong.computeIfAbsent(intent, k -> new TreeMap<>()).merge(verdict.read(), 1, Integer::sum);
            }
        }
        TreeSet<String> intents = new TreeSet<>(expected.keySet());
        intents.addAll(read.keySet());
        List<Score> scores = intents.stream()
                .map(i -> score(i, right.getOrDefault(i, 0), read.getOrDefault(i, 0), expected.getOrDefault(i, 0)))
                .toList();
        List<Confusion> confusions = wrong.entrySet().stream()
                .flatMap(e ->
                        e.getValue().entrySet().stream().map(w -> new Confusion(e.getKey(), w.getKey(), w.getValue())))
                .sorted(Comparator.comparingInt(Confusion::count).reversed())
                .toList();
        double accuracy = (double) right.values().stream().mapToInt(i -> i).sum() / verdicts.size();
        double macroF1 = scores.stream()
                .filter(s -> s.support() > 0)
                .mapToDouble(Score::f1)
                .average()
                .orElse(0);
        return new Report(
                verdicts,
                scores,
                confusions,
                accuracy,
                macroF1,
                Reliability.of(verdicts).error());
    }

    /** The wrong readings, the surest first. */
    public List<Verdict> mistakes() {
        return verdicts.stream()
                .filter(v -> !v.isRight())
                .sorted(Comparator.comparingDouble(Report::confidence).reversed())
                .toList();
    }

    private static Score score(String intent, int right, int read, int expected) {
        double precision = read == 0 ? 0 : (double) right / read;
        double recall = expected == 0 ? 0 : (double) right / expected;
        return new Score(intent, precision, recall, Score.f1(precision, recall), expected);
    }

    private static double confidence(Verdict verdict) {
        return verdict.best().map(g -> g.confidence()).orElse(0.0);
    }
}

package io.balie.nlu.inspection;

import io.balie.nlu.Entity;
import io.balie.nlu.Example;
import io.balie.nlu.text.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Labelled messages, counted.
 *
 * <p>All maps are sorted by their keys.
 *
 * @param messages how many there are
 * @param byIntent for each intent how many there are in each language
 * @param byLanguage how many there are in each language, by its code
 * @param words how many a message has
 * @param repeated messages that equal an earlier one but for case and marks around words
 * @param vocabulary different words, without regard to case, in each language
 * @param once how many of those words occur in one message alone, in each language
 * @param entities how often each type is annotated
 */
public record Census(
        int messages,
        Map<String, Map<String, Integer>> byIntent,
        Map<String, Integer> byLanguage,
        Lengths words,
        int repeated,
        Map<String, Integer> vocabulary,
        Map<String, Integer> once,
        Map<String, Integer> entities) {

    /** Fewer examples than this teach no intent. */
    public static final int FEW = 10;

    /** An intent that has so many times the examples of the middle one draws doubtful messages. */
    public static final int IMBALANCE = 10;

    public Census {
        byIntent = sorted(byIntent);
        byLanguage = sorted(byLanguage);
        vocabulary = sorted(vocabulary);
        once = sorted(once);
        entities = sorted(entities);
    }

    private static <V> Map<String, V> sorted(Map<String, V> map) {
        return Collections.unmodifiableMap(new TreeMap<>(map));
    }

    /**
     * How long messages are, in words.
     *
     * @param middle the median
     * @param mostOfThem nine in ten have no more
     */
    public record Lengths(int fewest, double middle, double mean, int mostOfThem, int most) {}

    /** Count. */
    public static Census of(List<Example> examples) {
        Map<String, Map<String, Integer>> byIntent = new TreeMap<>();
        Map<String, Integer> byLanguage = new TreeMap<>();
        Map<String, Map<String, Integer>> occurrences = new TreeMap<>();
        Map<String, Integer> entities = new TreeMap<>();
        Set<String> seen = new HashSet<>();
        int repeated = 0;
        int[] lengths = new int[examples.size()];
        for (int i = 0; i < examples.size(); i++) {
            Example example = examples.get(i);
            String language = example.language().code();
            byIntent.computeIfAbsent(example.intent(), intent -> new TreeMap<>())
                    .merge(language, 1, Integer::sum);
            byLanguage.merge(language, 1, Integer::sum);
            repeated += seen.add(language + ' ' + Words.key(example.text())) ? 0 : 1;
            Set<String> words = new HashSet<>();
            for (Words.Word word : Words.of(example.text())) {
                lengths[i]++;
                words.add(word.text().toLowerCase(Locale.ROOT));
            }
            Map<String, Integer> counts = occurrences.computeIfAbsent(language, code -> new HashMap<>());
            words.forEach(word -> counts.merge(word, 1, Integer::sum));
            for (Entity entity : example.entities()) {
                entities.merge(entity.type(), 1, Integer::sum);
            }
        }
        Map<String, Integer> vocabulary = new TreeMap<>();
        Map<String, Integer> lone = new TreeMap<>();
        occurrences.forEach((language, counts) -> {
            vocabulary.put(language, counts.size());
            lone.put(language, (int)
                    counts.values().stream().filter(count -> count == 1).count());
        });
        return new Census(
                examples.size(), byIntent, byLanguage, lengths(lengths), repeated, vocabulary, lone, entities);
    }

    private static Lengths lengths(int[] lengths) {
        if (lengths.length == 0) {
            return new Lengths(0, 0, 0, 0, 0);
        }
        int[] sorted = lengths.clone();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        return new Lengths(
                sorted[0],
                sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2.0,
                Arrays.stream(sorted).average().orElse(0),
                sorted[(int) Math.ceil(0.9 * sorted.length) - 1],
                sorted[sorted.length - 1]);
    }

    /** How many messages an intent has. */
    public int of(String intent) {
        return byIntent.getOrDefault(intent, Map.of()).values().stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    /** What is likely to be read badly, in words. */
    public List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        Map<String, Integer> totals = new TreeMap<>();
        byIntent.keySet().forEach(intent -> totals.put(intent, of(intent)));
        totals.forEach((intent, count) -> {
            if (count < FEW) {
                warnings.add("Intent '%s' has %d examples, expected at least %d.".formatted(intent, count, FEW));
            }
        });
        totals.forEach((intent, count) -> byLanguage.keySet().forEach(language -> {
            int own = byIntent.getOrDefault(intent, Map.of()).getOrDefault(language, 0);
            if (count >= FEW && own < FEW) {
                warnings.add("Intent '%s' has %d examples in %s, expected at least %d."
                        .formatted(intent, own, language, FEW));
            }
        }));
        int[] sorted =
                totals.values().stream().mapToInt(Integer::intValue).sorted().toArray();
        if (sorted.length > 1) {
            int middle = sorted[sorted.length / 2];
            totals.forEach((intent, count) -> {
                if (count >= IMBALANCE * middle) {
                    warnings.add("Intent '%s' has %d examples, the middle one %d: what is doubtful will be read as it."
                            .formatted(intent, count, middle));
                }
            });
        }
        if (repeated > 0) {
            warnings.add(
                    "%d messages stand twice but for case and marks; 'data suspects' names them.".formatted(repeated));
        }
        return warnings;
    }
}

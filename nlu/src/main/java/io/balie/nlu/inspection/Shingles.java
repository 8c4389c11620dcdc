package io.balie.nlu.inspection;

import io.balie.nlu.text.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Texts as sets of runs of three characters, without regard to case and to the marks around words. Runs are numbered from the rarest to the most frequent. */
final class Shingles {

    private static final int LENGTH = 3;

    private final List<int[]> sets = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<Integer> documents = new ArrayList<>();

    Shingles(List<String> texts) {
        Map<String, Integer> counts = new HashMap<>();
        List<Set<String>> all = texts.stream().map(Shingles::of).toList();
        all.forEach(set -> set.forEach(run -> counts.merge(run, 1, Integer::sum)));
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .forEach(entry -> {
                    numbers.put(entry.getKey(), numbers.size());
                    documents.add(entry.getValue());
                });
        all.forEach(set -> sets.add(numbered(set)));
    }

    private static Set<String> of(String text) {
        String padded = "  " + Words.key(text) + " ";
        Set<String> runs = new TreeSet<>();
        for (int i = 0; i + LENGTH <= padded.length(); i++) {
            runs.add(padded.substring(i, i + LENGTH));
        }
        return runs;
    }

    private int[] numbered(Set<String> runs) {
        return runs.stream()
                .map(run -> numbers.getOrDefault(run, -1))
                .filter(number -> number >= 0)
                .mapToInt(Integer::intValue)
                .sorted()
                .toArray();
    }

    /** How many texts there are. */
    int size() {
        return sets.size();
    }

    /** The runs of one text, ascending. Not to be written to. */
    int[] set(int text) {
        return sets.get(text);
    }

    /** The known runs of another text, ascending. */
    int[] known(String text) {
        return numbered(of(text));
    }

    /** How many runs there are. */
    int runs() {
        return documents.size();
    }

    /** How much a run tells: the logarithm of the share of texts that have it, turned round. */
    double rarity(int run) {
        return StrictMath.log((1.0 + sets.size()) / documents.get(run));
    }
}

package io.balie.nlu.inspection;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Pairs of messages that say the same, or nearly: their runs of three characters, without case and marks, are mostly the same. */
public final class Duplicates {

    /** From this likeness on two messages are told as near-duplicates: one word of a sentence differs, or its spelling. */
    public static final double NEAR = 0.8;

    private Duplicates() {}

    /**
     * Two messages.
     *
     * @param first place of the one in the list
     * @param second place of the other; higher
     * @param likeness shared runs of characters by all runs (Jaccard), 0 to 1; 1 if they differ in case and marks at most
     */
    public record Pair(int first, int second, double likeness) {}

    /**
     * Find all pairs that are at least so much alike.
     *
     * @param least above 0, at most 1
     * @return the most alike first; of those that are equally so in the order of the messages
     */
    public static List<Pair> among(List<String> texts, double least) {
        if (!(least > 0 && least <= 1)) {
            throw new IllegalArgumentException("Likeness is %s, expected above 0, at most 1.".formatted(least));
        }
        Shingles shingles = new Shingles(texts);
        // Two sets that are so much alike share one of their rarest members (prefix filtering), so that alone is looked
        // up.
        Map<Integer, List<Integer>> byRun = new HashMap<>();
        List<Pair> pairs = new ArrayList<>();
        int[] compared = new int[texts.size()];
        for (int i = 0; i < texts.size(); i++) {
            int[] set = shingles.set(i);
            int prefix = set.length - (int) Math.ceil(least * set.length) + 1;
            for (int p = 0; p < Math.min(prefix, set.length); p++) {
                List<Integer> others = byRun.computeIfAbsent(set[p], run -> new ArrayList<>());
                for (int other : others) {
                    if (compared[other] != i + 1) {
                        compared[other] = i + 1;
                        double likeness = likeness(shingles.set(other), set);
                        if (likeness >= least) {
                            pairs.add(new Pair(other, i, likeness));
                        }
                    }
                }
                others.add(i);
            }
        }
        pairs.sort(Comparator.comparingDouble(Pair::likeness)
                .reversed()
                .thenComparingInt(Pair::first)
                .thenComparingInt(Pair::second));
        return pairs;
    }

    private static double likeness(int[] one, int[] other) {
        int shared = 0;
        int i = 0;
        int j = 0;
        while (i < one.length && j < other.length) {
            if (one[i] == other[j]) {
                shared++;
                i++;
                j++;
            } else if (one[i] < other[j]) {
                i++;
            } else {
                j++;
            }
        }
        int all = one.length + other.length - shared;
        return all == 0 ? 1 : (double) shared / all;
    }
}

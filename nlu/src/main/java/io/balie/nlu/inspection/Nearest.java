package io.balie.nlu.inspection;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Finds the messages that are most like a text, by the rare runs of characters that both have. Immutable, safe for many threads. */
public final class Nearest {

    private final Shingles shingles;
    private final List<List<Integer>> holders = new ArrayList<>();
    private final double[] length;

    /** Among these messages. */
    public Nearest(List<String> texts) {
        this.shingles = new Shingles(texts);
        this.length = new double[texts.size()];
        for (int run = 0; run < shingles.runs(); run++) {
            holders.add(new ArrayList<>());
        }
        for (int i = 0; i < texts.size(); i++) {
            for (int run : shingles.set(i)) {
                holders.get(run).add(i);
                length[i] += shingles.rarity(run) * shingles.rarity(run);
            }
        }
    }

    /**
     * A message that is like the text.
     *
     * @param message its place in the list
     * @param likeness cosine of both, above 0 to 1
     */
    public record Hit(int message, double likeness) {}

    /** The messages most like a text, at most so many, the likest first; none that shares nothing with it. */
    public List<Hit> to(String text, int most) {
        double[] shared = new double[shingles.size()];
        double own = 0;
        for (int run : shingles.known(text)) {
            double weight = shingles.rarity(run) * shingles.rarity(run);
            own += weight;
            for (int holder : holders.get(run)) {
                shared[holder] += weight;
            }
        }
        List<Hit> hits = new ArrayList<>();
        for (int i = 0; i < shared.length; i++) {
            if (shared[i] > 0) {
                hits.add(new Hit(i, Math.min(1, shared[i] / Math.sqrt(own * length[i]))));
            }
        }
        hits.sort(Comparator.comparingDouble(Hit::likeness).reversed().thenComparingInt(Hit::message));
        return List.copyOf(hits.subList(0, Math.min(most, hits.size())));
    }
}

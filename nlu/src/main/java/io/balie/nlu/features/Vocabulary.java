package io.balie.nlu.features;

import io.balie.nlu.Example;
import io.balie.nlu.Language;
import io.balie.nlu.text.Text;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The features seen in the examples, with their rarity: turns texts into {@link Features}. Immutable, safe for many threads.
 *
 * <p>All features of a group (words, stems, letters, shapes) weigh the same, however often they occur: what a rare one is worth, the network learns.
 * Each group is brought to one length, scaled by its share, and then the whole to length 1. Rarity tells how familiar a message is.
 */
public final class Vocabulary {

    private static final float[] SHARE = {1f, 0.7f, 1f, 0.35f};
    // A word that occurs in no example still counts as known by this share of its runs of letters.
    private static final double KNOWN_BY_LETTERS = 0.8;

    private static final int FEWEST_DOCUMENTS = 2;

    private static final long PLACE = (1L << 24) - 1;
    private static final long FREE = -1;

    private final List<String> names;
    private final float[] rarity;
    private final float unseenRarity;
    // Open addressing; a slot is one long, so that a lookup waits for memory once: above, the hash but for what its
    // place says
    // already, below, the place in the vocabulary.
    private final long[] slots;
    private final byte[] groups;

    /**
     * A vocabulary read back.
     *
     * @param names of the features, sorted
     * @param rarity inverse document frequency of each, at least 0
     */
    public Vocabulary(List<String> names, float[] rarity) {
        if (names.size() != rarity.length) {
            throw new IllegalArgumentException("Vocabulary has %d names and %d weights, expected as many of both."
                    .formatted(names.size(), rarity.length));
        }
        this.names = List.copyOf(names);
        this.rarity = rarity.clone();
        float most = 1;
        for (float r : rarity) {
            most = Math.max(most, r);
        }
        this.unseenRarity = most;
        if (names.size() > PLACE) {
            throw new IllegalArgumentException(
                    "Vocabulary has %d names, expected at most %d.".formatted(names.size(), PLACE));
        }
        this.slots = new long[Integer.highestOneBit(Math.max(16, names.size())) * 4];
        Arrays.fill(slots, FREE);
        this.groups = new byte[names.size()];
        for (int i = 0; i < this.names.size(); i++) {
            String name = this.names.get(i);
            groups[i] = (byte) groupOf(name);
            put(FeatureScan.hashOf(name), i);
        }
    }

    /** Count the features of examples; of the rare ones, words alone are kept. */
    public static Vocabulary count(List<Example> examples) {
        return count(examples, text -> List.of(), FEWEST_DOCUMENTS);
    }

    /**
     * Count the features of examples.
     *
     * @param marks names the marks of a message, besides its words
     * @param fewest examples that a feature must be in, unless it is a word
     */
    public static Vocabulary count(List<Example> examples, Function<String, List<String>> marks, int fewest) {
        Map<String, Integer> documents = new HashMap<>();
        FeatureScan scan = new FeatureScan();
        for (Example example : examples) {
            Set<String> seen = new HashSet<>();
            scan.scan(
                    Text.of(example.text()),
                    example.language(),
                    marks.apply(example.text()),
                    (group, hash, at) -> seen.add(at.name()));
            for (String name : seen) {
                documents.merge(name, 1, Integer::sum);
            }
        }
        // What occurs once teaches little and makes half the model; a single word may still be a name for the matter.
        documents.entrySet().removeIf(e -> e.getValue() < fewest && !isSingleWord(e.getKey()));
        Map<String, Integer> sorted = new TreeMap<>(documents);
        List<String> names = new ArrayList<>(sorted.size());
        float[] rarity = new float[sorted.size()];
        sorted.forEach((name, count) -> {
            rarity[names.size()] = (float) (StrictMath.log((1.0 + examples.size()) / (1.0 + count)) + 1);
            names.add(name);
        });
        return new Vocabulary(names, rarity);
    }

    /** The features of a text. */
    public Features features(Text text, Language language) {
        return features(text, language, List.of());
    }

    /**
     * The features of a text.
     *
     * @param marks what else holds of it
     */
    public Features features(Text text, Language language, List<String> marks) {
        Collector collector = new Collector();
        new FeatureScan().scan(text, language, marks, collector);
        return collector.finish();
    }

    /** How many features there are. */
    public int size() {
        return names.size();
    }

    /** The names in order. */
    public List<String> names() {
        return names;
    }

    /** The rarity of each, in order. */
    public float[] rarity() {
        return rarity.clone();
    }

    private static boolean isSingleWord(String name) {
        return name.startsWith("w:") && name.indexOf(' ') < 0;
    }

    private static int groupOf(String name) {
        return switch (name.charAt(0)) {
            case 'w', 'k' -> FeatureScan.WORDS;
            case 's', 't' -> FeatureScan.STEMS;
            case 'c' -> FeatureScan.LETTERS;
            default -> FeatureScan.SHAPES;
        };
    }

    private void put(long hash, int place) {
        int slot = slot(hash);
        while (slots[slot] != FREE) {
            slot = slot + 1 & slots.length - 1;
        }
        slots[slot] = hash & ~PLACE | place;
    }

    private int find(long hash) {
        int slot = slot(hash);
        while (slots[slot] != FREE) {
            if (((slots[slot] ^ hash) & ~PLACE) == 0) {
                return (int) (slots[slot] & PLACE);
            }
            slot = slot + 1 & slots.length - 1;
        }
        return -1;
    }

    private int slot(long hash) {
        return (int) (hash ^ hash >>> 32) & slots.length - 1;
    }

    /** Gathers the features of one text. */
    private final class Collector implements FeatureScan.Listener {

        private int[] found = new int[256];
        private int count;
        private boolean wordNext;
        private boolean wordKnown;
        private float wordRarity;
        private int runs;
        private int runsKnown;
        private double known;
        private double whole;
        private final int[] named = new int[FeatureScan.GROUPS];
        private final int[] met = new int[FeatureScan.GROUPS];

        @Override
        public void wordStart() {
            wordNext = true;
            runs = 0;
            runsKnown = 0;
        }

        @Override
        public void feature(int group, long hash, FeatureScan scan) {
            int place = find(hash);
            named[group]++;
            if (wordNext) {
                wordNext = false;
                wordKnown = place >= 0;
                wordRarity = place >= 0 ? rarity[place] : unseenRarity;
            } else if (group == FeatureScan.LETTERS) {
                runs++;
                runsKnown += place >= 0 ? 1 : 0;
            }
            if (place >= 0) {
                met[group]++;
                if (count == found.length) {
                    found = Arrays.copyOf(found, count * 2);
                }
                found[count++] = place;
            }
        }

        @Override
        public void wordEnd() {
            double byLetters = runs == 0 ? 0 : KNOWN_BY_LETTERS * runsKnown * runsKnown / ((double) runs * runs);
            known += wordRarity * (wordKnown ? 1 : byLetters);
            whole += wordRarity;
        }

        Features finish() {
            Arrays.sort(found, 0, count);
            int size = 0;
            int[] sizes = new int[FeatureScan.GROUPS];
            for (int i = 0; i < count; i++) {
                if (i == 0 || found[i] != found[i - 1]) {
                    found[size++] = found[i];
                    sizes[groups[found[i]]]++;
                }
            }
            double total = 0;
            for (int g = 0; g < sizes.length; g++) {
                total += sizes[g] > 0 ? SHARE[g] * SHARE[g] : 0;
            }
            float[] each = new float[sizes.length];
            for (int g = 0; g < sizes.length; g++) {
                each[g] = sizes[g] == 0 ? 0 : (float) (SHARE[g] / Math.sqrt(sizes[g] * total));
            }
            int[] indices = Arrays.copyOf(found, size);
            float[] values = new float[size];
            for (int k = 0; k < size; k++) {
                values[k] = each[groups[indices[k]]];
            }
            return new Features(
                    indices,
                    values,
                    new Known(
                            whole == 0 ? 0 : known / whole,
                            share(
                                    met[FeatureScan.WORDS] + met[FeatureScan.STEMS],
                                    named[FeatureScan.WORDS] + named[FeatureScan.STEMS]),
                            share(met[FeatureScan.LETTERS], named[FeatureScan.LETTERS])));
        }

        private static double share(int part, int of) {
            return of == 0 ? 0 : (double) part / of;
        }
    }
}

package io.balie.nlu.tagging;

import io.balie.nlu.Language;
import io.balie.nlu.classifier.PackedRows;
import io.balie.nlu.entities.Mark;
import io.balie.nlu.entities.NameFinder;
import io.balie.nlu.tagging.NameWords.NameWord;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Finds persons and organisations as examples annotate them, with what the rules found as one more clue. Immutable, safe for many
 * threads.
 */
public final class NameTagger implements NameFinder {

    /** What it can find, in the order of the tags. */
    static final List<String> KINDS = List.of("person", "organisation");

    /** How many tags there are: outside, and first, inside, last and alone of each kind. */
    public static final int TAGS = 1 + 4 * KINDS.size();

    static final int MOST_WORDS = 300;

    // What speaks for a name beforehand, by what the rules say (nothing, person, organisation, something exact), as a
    // logarithm:
    // in conversations names are more usual than in examples, and a missed one is asked for again.
    private static final float[] FAVOUR = {1.5f, 4, 2, 1.5f};
    private static final float IMPOSSIBLE = -1e6f;

    private final long[] features;
    private final NumberTable places;
    private final PackedRows weights;
    private final Follows follows;
    private final Predicate<String> common;
    private final Chain chain = new Chain(KINDS.size());

    /**
     * A tagger from its weights.
     *
     * @param features in the order of the rows
     * @param weights [features, 9]
     * @param follows of one tag after another
     * @param common tells whether a word, in lower case and without accents, is one of the language rather than a name
     * @throws IllegalArgumentException if the shapes do not fit each other
     */
    public NameTagger(long[] features, PackedRows weights, float[] follows, Predicate<String> common) {
        this.features = features.clone();
        this.weights = weights;
        this.follows = Follows.of(KINDS.size(), follows);
        this.common = common;
        this.places = NumberTable.of(features);
        if (weights.rows() != features.length
                || weights.columns() != chain.tags()
                || places.size() != features.length) {
            throw new IllegalArgumentException("A tagger of names has %d features and weights of %d by %d."
                    .formatted(features.length, weights.rows(), weights.columns()));
        }
    }

    @Override
    public List<Mark> find(String clean, Language language, List<Mark> ruled) {
        List<NameWord> words = NameWords.of(clean, MOST_WORDS);
        if (!mayName(words, ruled, common)) {
            return List.of();
        }
        NameFeatures described = new NameFeatures(words, common, language, ruled);
        float[][] scores = new float[words.size()][chain.tags()];
        for (int t = 0; t < scores.length; t++) {
            scores[t][0] = -FAVOUR[described.ruledKind(t)];
            add(scores[t], described.own(t));
            add(scores[t], described.around(t));
            add(scores[t], described.ruled(t));
            if (words.get(t).gap() != NameWords.SPACE && words.get(t).gap() != NameWords.JOINED) {
                begin(scores[t]);
            }
        }
        return marks(words, chain.best(scores, follows));
    }

    // Most messages hold no name that rules guess at, and no word with a capital that is not in the dictionary: those
    // cost nothing.
    static boolean mayName(List<NameWord> words, List<Mark> ruled, Predicate<String> common) {
        for (Mark mark : ruled) {
            if (KINDS.contains(mark.kind())) {
                return true;
            }
        }
        for (NameWord word : words) {
            boolean lower = word.shape() == NameWords.LOWER
                    || word.shape() == NameWords.NUMBER
                    || word.shape() == NameWords.SIGN;
            if (!lower && !common.test(word.folded())) {
                return true;
            }
        }
        return false;
    }

    // No name goes on after a comma or the end of a sentence.
    private static void begin(float[] score) {
        for (int label = 0; label < KINDS.size(); label++) {
            score[Chain.tag(label, Chain.INSIDE)] = IMPOSSIBLE;
            score[Chain.tag(label, Chain.LAST)] = IMPOSSIBLE;
        }
    }

    private void add(float[] score, long[] numbers) {
        for (long number : numbers) {
            int place = places.find(number);
            if (place >= 0) {
                weights.addTo(score, place, 1);
            }
        }
    }

    private static List<Mark> marks(List<NameWord> words, int[] tags) {
        List<Mark> marks = new ArrayList<>();
        int first = 0;
        for (int t = 0; t < tags.length; t++) {
            if (tags[t] == 0) {
                continue;
            }
            int place = Chain.place(tags[t]);
            if (place == Chain.FIRST || place == Chain.ALONE) {
                first = t;
            }
            if (place == Chain.LAST || place == Chain.ALONE) {
                marks.add(new Mark(
                        KINDS.get(Chain.label(tags[t])),
                        words.get(first).start(),
                        words.get(t).end()));
            }
        }
        return marks;
    }

    /** The features in the order of the rows. */
    public long[] features() {
        return features.clone();
    }

    /** Weights of the features. */
    public PackedRows weights() {
        return weights;
    }

    /** Weights of one tag after another, in one row. */
    public float[] follows() {
        return follows.flat();
    }
}

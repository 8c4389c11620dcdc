package io.balie.nlu.tagging;

import io.balie.nlu.Language;
import io.balie.nlu.entities.Mark;
import io.balie.nlu.entities.WordClues;
import io.balie.nlu.tagging.NameWords.NameWord;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/**
 * The features of the words of a message, as numbers of 64 bits.
 *
 * <p>No text is made for them, so that a message is described in microseconds. Two different features share a number once in
 * 10^12 pairs.
 */
final class NameFeatures {

    private static final int WINDOW = 3;
    private static final int NOTHING = -1;

    private final List<NameWord> words;
    private final long[] word;
    private final int[] clue;
    private final int[] common;
    private final int[] ruled;
    private final int language;
    private final int capitals;

    private long[] into = new long[64];
    private int size;

    /**
     * Looks at all words once.
     *
     * @param common tells whether a word is one of the language rather than a name
     * @param marks what the rules found
     */
    NameFeatures(List<NameWord> words, Predicate<String> common, Language language, List<Mark> marks) {
        this.words = words;
        int count = words.size();
        this.word = new long[count];
        this.clue = new int[count];
        this.common = new int[count];
        this.ruled = new int[count];
        this.language = language.code().hashCode();
        int capital = 0;
        for (int t = 0; t < count; t++) {
            NameWord one = words.get(t);
            word[t] = hash(one.folded(), 0, one.folded().length());
            clue[t] = WordClues.of(one.folded());
            this.common[t] = common.test(one.folded()) ? 1 : 0;
            ruled[t] = ruled(one, marks);
            capital += one.shape() == NameWords.CAPITAL ? 1 : 0;
        }
        this.capitals = Math.min(capital, 2);
    }

    private static int ruled(NameWord word, List<Mark> marks) {
        for (Mark mark : marks) {
            if (word.start() < mark.end() && mark.start() < word.end()) {
                int place = (word.start() <= mark.start() ? 1 : 0) + (word.end() >= mark.end() ? 2 : 0);
                int kind = switch (mark.kind()) {
                    case "person" -> 1;
                    case "organisation" -> 2;
                    default -> 3;
                };
                return 4 * kind + (kind == 3 ? 0 : place);
            }
        }
        return 0;
    }

    /** What a word itself is made of. */
    long[] own(int t) {
        size = 0;
        String folded = words.get(t).folded();
        int length = folded.length();
        put(1, word[t]);
        for (int n = 2; n <= 4 && n < length; n++) {
            put(2, hash(folded, length - n, length));
            put(3, hash(folded, 0, n));
        }
        put(4, word[t], shape(t));
        return Arrays.copyOf(into, size);
    }

    /** All the rest but what the rules say. */
    long[] around(int t) {
        size = 0;
        int shape = shape(t);
        int known = shape * 2 + common(t);
        put(10, 0);
        put(11, shape);
        put(12, shape, gap(t));
        put(13, known, gap(t));
        put(14, clue[t]);
        put(15, clue[t], known);
        put(16, known, language);
        put(17, known, capitals);
        put(18, gap(t), gap(t + 1));
        put(19, Math.min(words.get(t).folded().length(), 6), known);
        put(20, clue[t] & 3, (long) known * 8 + gap(t));
        for (int by = -WINDOW; by <= WINDOW; by++) {
            if (by != 0) {
                put(30 + by, word(t + by));
            }
        }
        for (int by = -2; by <= 2; by++) {
            if (by != 0) {
                put(40 + by, known(t + by));
                put(50 + by, clue(t + by));
            }
        }
        put(60, word(t - 1), gap(t));
        put(61, word(t + 1), gap(t + 1));
        put(62, word(t - 2), word(t - 1));
        put(63, word(t + 1), word(t + 2));
        put(64, word(t - 1), word(t + 1));
        put(65, word(t - 3), word(t - 2) * 31 + word(t - 1));
        put(66, word(t - 1), known);
        put(67, word(t + 1), known);
        put(68, known(t - 1), (long) known * 64 + known(t + 1));
        put(69, clue(t - 1), (long) clue[t] * 1024 + clue(t + 1));
        put(70, word(t - 2), (long) known(t - 1) * 64 + known);
        put(71, end(t - 1));
        put(72, end(t + 1));
        put(73, end(t - 1), known);
        return Arrays.copyOf(into, size);
    }

    /** What the rules take a word for: 0 nothing, 1 a person, 2 an organisation, 3 something exact. */
    int ruledKind(int t) {
        return ruled[t] / 4;
    }

    /** What the rules say of a word and of its neighbours. */
    long[] ruled(int t) {
        size = 0;
        int known = shape(t) * 2 + common(t);
        put(80, ruled[t]);
        put(81, ruled[t], known);
        put(82, ruled[t], clue[t]);
        put(83, ruled[t], language);
        put(84, ruled[t], gap(t));
        put(85, ruled[t], gap(t + 1));
        put(86, rule(t - 1));
        put(87, rule(t + 1));
        put(88, rule(t - 1), (long) ruled[t] * 32 + rule(t + 1));
        put(89, ruled[t], word(t - 1));
        put(90, ruled[t], word(t + 1));
        put(91, ruled[t], word[t]);
        put(92, ruled[t], (long) known(t - 1) * 64 + known);
        put(93, ruled[t], end(t));
        return Arrays.copyOf(into, size);
    }

    private boolean isInside(int t) {
        return t >= 0 && t < word.length;
    }

    private int shape(int t) {
        return words.get(t).shape();
    }

    private int common(int t) {
        return common[t];
    }

    private int gap(int t) {
        return isInside(t) ? words.get(t).gap() : 7;
    }

    private int known(int t) {
        return isInside(t) ? shape(t) * 2 + common[t] : 31;
    }

    private int clue(int t) {
        return isInside(t) ? clue[t] : 1023;
    }

    private int rule(int t) {
        return isInside(t) ? ruled[t] : 31;
    }

    private long word(int t) {
        return isInside(t) ? word[t] : t < 0 ? NOTHING : NOTHING - 1;
    }

    private long end(int t) {
        if (!isInside(t)) {
            return NOTHING;
        }
        String folded = words.get(t).folded();
        return hash(folded, Math.max(0, folded.length() - 3), folded.length());
    }

    private void put(int template, long value) {
        put(template, value, 0);
    }

    private void put(int template, long one, long other) {
        if (size == into.length) {
            into = Arrays.copyOf(into, 2 * size);
        }
        into[size++] = mix(mix(mix(template) + one) + other);
    }

    private static long hash(String text, int from, int to) {
        long hash = 0xCBF29CE484222325L;
        for (int i = from; i < to; i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001B3L;
        }
        return hash;
    }

    private static long mix(long seed) {
        long z = seed + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}

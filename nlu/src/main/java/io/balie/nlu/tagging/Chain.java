package io.balie.nlu.tagging;

import java.util.Arrays;

/**
 * The arithmetic of a chain of tags.
 *
 * <p>Tag 0 stands outside entities; label {@code e} has the four tags {@code 1 + 4e} (first), {@code + 1} (inside), {@code + 2}
 * (last) and {@code + 3} (alone). Only what can follow each other is summed over: after first and inside comes inside or last of
 * the same label; after all others comes outside, first or alone.
 */
final class Chain {

    static final int FIRST = 1;
    static final int INSIDE = 2;
    static final int LAST = 3;
    static final int ALONE = 4;

    // Scores further below the best than this count as this far: no sum becomes 0 then.
    private static final double DEEPEST = -60;

    private final int tags;
    private final int[][] before;

    Chain(int labels) {
        this.tags = 1 + 4 * labels;
        int[] closed = new int[1 + 2 * labels];
        for (int e = 0; e < labels; e++) {
            closed[1 + 2 * e] = tag(e, LAST);
            closed[2 + 2 * e] = tag(e, ALONE);
        }
        this.before = new int[tags][];
        before[0] = closed;
        for (int e = 0; e < labels; e++) {
            before[tag(e, FIRST)] = closed;
            before[tag(e, ALONE)] = closed;
            before[tag(e, INSIDE)] = new int[] {tag(e, FIRST), tag(e, INSIDE)};
            before[tag(e, LAST)] = before[tag(e, INSIDE)];
        }
    }

    static int tag(int label, int place) {
        return 4 * label + place;
    }

    /** The label of a tag other than 0. */
    static int label(int tag) {
        return (tag - 1) / 4;
    }

    /** {@link #FIRST}, {@link #INSIDE}, {@link #LAST} or {@link #ALONE}. */
    static int place(int tag) {
        return (tag - 1) % 4 + 1;
    }

    int tags() {
        return tags;
    }

    /** The tags that may come before a tag. */
    int[] before(int tag) {
        return before[tag];
    }

    private static boolean mayBegin(int tag) {
        return tag == 0 || place(tag) == FIRST || place(tag) == ALONE;
    }

    private static boolean mayEnd(int tag) {
        return tag == 0 || place(tag) == LAST || place(tag) == ALONE;
    }

    /** Sums over all chains; each array is [words, tags]. */
    static final class Sums {

        /** Probabilities of each word's tags. */
        final double[][] single;

        /** Scaled sums up to each word. */
        final double[][] forward;

        /** Scaled sums from each word on. */
        final double[][] backward;

        /** Scaled exponentials of each word's scores. */
        final double[][] emission;

        Sums(double[][] single, double[][] forward, double[][] backward, double[][] emission) {
            this.single = single;
            this.forward = forward;
            this.backward = backward;
            this.emission = emission;
        }
    }

    /**
     * Sum over all chains.
     *
     * @param scores [words, tags]
     * @param follows exponentials of the scores of one tag after another, [tags before, tags]
     */
    Sums sums(float[][] scores, double[][] follows) {
        int words = scores.length;
        double[][] emission = new double[words][tags];
        double[][] forward = new double[words][tags];
        double[][] backward = new double[words][tags];
        for (int t = 0; t < words; t++) {
            float most = Float.NEGATIVE_INFINITY;
            for (float score : scores[t]) {
                most = Math.max(most, score);
            }
            for (int j = 0; j < tags; j++) {
                emission[t][j] = StrictMath.exp(Math.max(DEEPEST, scores[t][j] - most));
            }
        }
        for (int j = 0; j < tags; j++) {
            forward[0][j] = mayBegin(j) ? emission[0][j] : 0;
            backward[words - 1][j] = mayEnd(j) ? 1 : 0;
        }
        scale(forward[0]);
        for (int t = 1; t < words; t++) {
            for (int j = 0; j < tags; j++) {
                double sum = 0;
                for (int i : before[j]) {
                    sum += forward[t - 1][i] * follows[i][j];
                }
                forward[t][j] = sum * emission[t][j];
            }
            scale(forward[t]);
        }
        for (int t = words - 2; t >= 0; t--) {
            for (int j = 0; j < tags; j++) {
                double after = backward[t + 1][j] * emission[t + 1][j];
                for (int i : before[j]) {
                    backward[t][i] += follows[i][j] * after;
                }
            }
            scale(backward[t]);
        }
        double[][] single = new double[words][tags];
        for (int t = 0; t < words; t++) {
            for (int j = 0; j < tags; j++) {
                single[t][j] = forward[t][j] * backward[t][j];
            }
            scale(single[t]);
        }
        return new Sums(single, forward, backward, emission);
    }

    private static void scale(double[] row) {
        double sum = Arrays.stream(row).sum();
        if (sum > 0) {
            for (int j = 0; j < row.length; j++) {
                row[j] /= sum;
            }
        }
    }

    /** The best chain. */
    int[] best(float[][] scores, float[][] follows) {
        int words = scores.length;
        double[][] best = new double[words][tags];
        int[][] from = new int[words][tags];
        for (int j = 0; j < tags; j++) {
            best[0][j] = mayBegin(j) ? scores[0][j] : Double.NEGATIVE_INFINITY;
        }
        for (int t = 1; t < words; t++) {
            for (int j = 0; j < tags; j++) {
                best[t][j] = Double.NEGATIVE_INFINITY;
                for (int i : before[j]) {
                    double score = best[t - 1][i] + follows[i][j];
                    if (score > best[t][j]) {
                        best[t][j] = score;
                        from[t][j] = i;
                    }
                }
                best[t][j] += scores[t][j];
            }
        }
        int[] chain = new int[words];
        int last = 0;
        for (int j = 1; j < tags; j++) {
            if (mayEnd(j) && best[words - 1][j] > best[words - 1][last]) {
                last = j;
            }
        }
        for (int t = words - 1; t >= 0; t--) {
            chain[t] = last;
            last = from[t][last];
        }
        return chain;
    }
}

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
    private static final float DEEPEST = -30;
    private static final float AT_DEEPEST = (float) StrictMath.exp(DEEPEST);

    private final int labels;
    private final int tags;
    private final int edges;

    Chain(int labels) {
        this.labels = labels;
        this.tags = 1 + 4 * labels;
        this.edges = 1 + 2 * labels;
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

    int labels() {
        return labels;
    }

    int tags() {
        return tags;
    }

    /** How many tags may end an entity, or begin one. */
    int edges() {
        return edges;
    }

    /** The tag that an edge stands for, seen as an end: outside, last and alone. */
    private static int ending(int edge) {
        return edge == 0 ? 0 : tag((edge - 1) / 2, edge % 2 == 1 ? LAST : ALONE);
    }

    /** The tag that an edge stands for, seen as a beginning: outside, first and alone. */
    private static int beginning(int edge) {
        return edge == 0 ? 0 : tag((edge - 1) / 2, edge % 2 == 1 ? FIRST : ALONE);
    }

    /** The edge of a tag that ends; of first and inside there is none. */
    static int edgeOfEnding(int tag) {
        return tag == 0 ? 0 : 2 * label(tag) + (place(tag) == LAST ? 1 : 2);
    }

    /** The edge of a tag that begins; of inside and last there is none. */
    static int edgeOfBeginning(int tag) {
        return tag == 0 ? 0 : 2 * label(tag) + (place(tag) == FIRST ? 1 : 2);
    }

    /** The beginnings of a row of tags, [edges]. */
    void beginnings(float[] row, float[] out) {
        for (int edge = 0; edge < edges; edge++) {
            out[edge] = row[beginning(edge)];
        }
    }

    /** The ends of a row of tags, [edges]. */
    void endings(float[] row, float[] out) {
        for (int edge = 0; edge < edges; edge++) {
            out[edge] = row[ending(edge)];
        }
    }

    /** Sums over all chains; each array is [words, tags], each row scaled to the sum 1. */
    static final class Sums {

        /** Probabilities of each word's tags. */
        final float[][] single;

        /** Sums up to each word. */
        final float[][] forward;

        /** Sums from after each word. */
        final float[][] backward;

        /** Exponentials of each word's scores. */
        final float[][] emission;

        Sums(int words, int tags) {
            this.single = new float[words][tags];
            this.forward = new float[words][tags];
            this.backward = new float[words][tags];
            this.emission = new float[words][tags];
        }
    }

    /**
     * Sum over all chains.
     *
     * @param scores [words, tags]
     * @param follows exponentials of the weights of one tag after another
     */
    Sums sums(float[][] scores, Follows follows) {
        int words = scores.length;
        Sums sums = new Sums(words, tags);
        for (int t = 0; t < words; t++) {
            emission(scores[t], sums.emission[t]);
        }
        float[] edge = new float[edges];
        float[] other = new float[edges];
        beginnings(sums.emission[0], edge);
        for (int e = 0; e < edges; e++) {
            sums.forward[0][beginning(e)] = edge[e];
            sums.backward[words - 1][ending(e)] = 1;
        }
        scale(sums.forward[0]);
        scale(sums.backward[words - 1]);
        for (int t = 1; t < words; t++) {
            forward(sums.forward[t - 1], sums.emission[t], follows, sums.forward[t], edge, other);
        }
        for (int t = words - 2; t >= 0; t--) {
            backward(sums.backward[t + 1], sums.emission[t + 1], follows, sums.backward[t], edge);
        }
        for (int t = 0; t < words; t++) {
            for (int j = 0; j < tags; j++) {
                sums.single[t][j] = sums.forward[t][j] * sums.backward[t][j];
            }
            scale(sums.single[t]);
        }
        return sums;
    }

    private static void emission(float[] score, float[] out) {
        float most = Float.NEGATIVE_INFINITY;
        for (float one : score) {
            most = Math.max(most, one);
        }
        for (int j = 0; j < score.length; j++) {
            float below = score[j] - most;
            out[j] = below < DEEPEST ? AT_DEEPEST : (float) StrictMath.exp(below);
        }
    }

    private void forward(float[] before, float[] emission, Follows follows, float[] out, float[] ends, float[] sum) {
        endings(before, ends);
        Arrays.fill(sum, 0);
        for (int i = 0; i < edges; i++) {
            float end = ends[i];
            float[] row = follows.across[i];
            for (int j = 0; j < sum.length; j++) {
                sum[j] += end * row[j];
            }
        }
        for (int j = 0; j < edges; j++) {
            out[beginning(j)] = sum[j] * emission[beginning(j)];
        }
        for (int e = 0; e < labels; e++) {
            float[] within = follows.within[e];
            float first = before[tag(e, FIRST)];
            float inside = before[tag(e, INSIDE)];
            out[tag(e, INSIDE)] = (first * within[0] + inside * within[2]) * emission[tag(e, INSIDE)];
            out[tag(e, LAST)] = (first * within[1] + inside * within[3]) * emission[tag(e, LAST)];
        }
        scale(out);
    }

    private void backward(float[] after, float[] emission, Follows follows, float[] out, float[] begins) {
        for (int j = 0; j < edges; j++) {
            begins[j] = after[beginning(j)] * emission[beginning(j)];
        }
        for (int i = 0; i < edges; i++) {
            float[] row = follows.across[i];
            float sum = 0;
            for (int j = 0; j < begins.length; j++) {
                sum += row[j] * begins[j];
            }
            out[ending(i)] = sum;
        }
        for (int e = 0; e < labels; e++) {
            float[] within = follows.within[e];
            float inside = after[tag(e, INSIDE)] * emission[tag(e, INSIDE)];
            float last = after[tag(e, LAST)] * emission[tag(e, LAST)];
            out[tag(e, FIRST)] = within[0] * inside + within[1] * last;
            out[tag(e, INSIDE)] = within[2] * inside + within[3] * last;
        }
        scale(out);
    }

    private static void scale(float[] row) {
        float sum = 0;
        for (float one : row) {
            sum += one;
        }
        if (sum > 0) {
            float by = 1 / sum;
            for (int j = 0; j < row.length; j++) {
                row[j] *= by;
            }
        }
    }

    /** The best chain. */
    int[] best(float[][] scores, Follows follows) {
        int words = scores.length;
        float[][] best = new float[words][tags];
        int[][] from = new int[words][tags];
        Arrays.fill(best[0], Float.NEGATIVE_INFINITY);
        for (int e = 0; e < edges; e++) {
            best[0][beginning(e)] = scores[0][beginning(e)];
        }
        for (int t = 1; t < words; t++) {
            bestStep(best[t - 1], scores[t], follows, best[t], from[t]);
        }
        int last = 0;
        for (int e = 1; e < edges; e++) {
            if (best[words - 1][ending(e)] > best[words - 1][last]) {
                last = ending(e);
            }
        }
        int[] chain = new int[words];
        for (int t = words - 1; t >= 0; t--) {
            chain[t] = last;
            last = from[t][last];
        }
        return chain;
    }

    private void bestStep(float[] before, float[] scores, Follows follows, float[] best, int[] from) {
        for (int j = 0; j < edges; j++) {
            float most = Float.NEGATIVE_INFINITY;
            int of = 0;
            for (int i = 0; i < edges; i++) {
                float score = before[ending(i)] + follows.across[i][j];
                if (score > most) {
                    most = score;
                    of = ending(i);
                }
            }
            best[beginning(j)] = most + scores[beginning(j)];
            from[beginning(j)] = of;
        }
        for (int e = 0; e < labels; e++) {
            float[] within = follows.within[e];
            float first = before[tag(e, FIRST)];
            float inside = before[tag(e, INSIDE)];
            boolean insideFirst = first + within[0] >= inside + within[2];
            boolean lastFirst = first + within[1] >= inside + within[3];
            best[tag(e, INSIDE)] = (insideFirst ? first + within[0] : inside + within[2]) + scores[tag(e, INSIDE)];
            from[tag(e, INSIDE)] = tag(e, insideFirst ? FIRST : INSIDE);
            best[tag(e, LAST)] = (lastFirst ? first + within[1] : inside + within[3]) + scores[tag(e, LAST)];
            from[tag(e, LAST)] = tag(e, lastFirst ? FIRST : INSIDE);
        }
    }
}

package io.balie.nlu.tagging;

/**
 * Weights of one tag after another, where they may follow.
 *
 * <p>{@code across} leads from what ends (outside, last and alone of each label) to what begins (outside, first and alone),
 * [1 + 2 labels, 1 + 2 labels]; {@code within} stays in an entity, [labels, 4]: first to inside, first to last, inside to
 * inside, inside to last.
 */
final class Follows {

    final float[][] across;
    final float[][] within;

    Follows(int labels) {
        this.across = new float[1 + 2 * labels][1 + 2 * labels];
        this.within = new float[labels][4];
    }

    /** Weights read back, as {@link #flat()} gave them. */
    static Follows of(int labels, float[] flat) {
        Follows follows = new Follows(labels);
        if (flat.length != size(labels)) {
            throw new IllegalArgumentException(
                    "A tagger of %d labels has %d weights of one tag after another, expected %d."
                            .formatted(labels, flat.length, size(labels)));
        }
        int at = 0;
        for (float[] row : follows.across) {
            System.arraycopy(flat, at, row, 0, row.length);
            at += row.length;
        }
        for (float[] row : follows.within) {
            System.arraycopy(flat, at, row, 0, row.length);
            at += row.length;
        }
        return follows;
    }

    private static int size(int labels) {
        return (1 + 2 * labels) * (1 + 2 * labels) + 4 * labels;
    }

    float[] flat() {
        float[] flat = new float[size(within.length)];
        int at = 0;
        for (float[] row : across) {
            System.arraycopy(row, 0, flat, at, row.length);
            at += row.length;
        }
        for (float[] row : within) {
            System.arraycopy(row, 0, flat, at, row.length);
            at += row.length;
        }
        return flat;
    }

    Follows exponential() {
        Follows all = new Follows(within.length);
        exponential(across, all.across);
        exponential(within, all.within);
        return all;
    }

    private static void exponential(float[][] from, float[][] to) {
        for (int i = 0; i < from.length; i++) {
            for (int j = 0; j < from[i].length; j++) {
                to[i][j] = (float) StrictMath.exp(from[i][j]);
            }
        }
    }
}

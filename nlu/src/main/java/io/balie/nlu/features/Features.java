package io.balie.nlu.features;

/**
 * A sparse vector: {@code values[i]} stands at place {@code indices[i]} of the vocabulary, all other places are zero.
 *
 * <p>The arrays are shared for speed and must not be written to. The Euclidean length is 1, or 0 for a message of which
 * nothing is known.
 */
public final class Features {

    private final int[] indices;
    private final float[] values;
    private final Known known;

    Features(int[] indices, float[] values, Known known) {
        this.indices = indices;
        this.values = values;
        this.known = known;
    }

    /** Places in the vocabulary, in the order found. */
    public int[] indices() {
        return indices;
    }

    /** Weights at those places. */
    public float[] values() {
        return values;
    }

    /** How many places are not zero. */
    public int size() {
        return indices.length;
    }

    /** How much of the message the vocabulary knows, 0 to 1: words by their own, unknown words by their runs of letters. */
    public double familiarity() {
        return known.familiarity();
    }

    /** The same and more, apart. */
    public Known known() {
        return known;
    }
}

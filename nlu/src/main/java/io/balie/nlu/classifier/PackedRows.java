package io.balie.nlu.classifier;

import java.util.List;

/**
 * A matrix of rows in 8 bits a number, each row with its own scale: a quarter of the size at next to no loss. Immutable.
 *
 * <p>The number at (row, column) is {@code cells[row * columns + column] * scale[row]}.
 */
public final class PackedRows {

    private static final int LARGEST = 127;

    private final int columns;
    private final byte[] cells;
    private final float[] scale;

    /**
     * Rows read back.
     *
     * @param columns of each row, at least 1
     * @param cells row by row
     * @param scale of each row, finite
     * @throws IllegalArgumentException if the shapes do not fit each other or a scale is not finite
     */
    public PackedRows(int columns, byte[] cells, float[] scale) {
        if (columns < 1 || cells.length != (long) scale.length * columns) {
            throw new IllegalArgumentException("%d rows of %d columns have %d cells, expected %d."
                    .formatted(scale.length, columns, cells.length, (long) scale.length * columns));
        }
        Classifier.checkFinite(scale);
        this.columns = columns;
        this.cells = cells.clone();
        this.scale = scale.clone();
    }

    /**
     * Pack numbers, [rows, columns].
     *
     * @throws IllegalArgumentException if there is no row or a number is not finite
     */
    public static PackedRows of(float[][] rows) {
        if (rows.length == 0) {
            throw new IllegalArgumentException("There is no row to pack, expected at least one.");
        }
        int columns = rows[0].length;
        byte[] cells = new byte[rows.length * columns];
        float[] scale = new float[rows.length];
        for (int i = 0; i < rows.length; i++) {
            Classifier.checkFinite(rows[i]);
            float most = 0;
            for (float number : rows[i]) {
                most = Math.max(most, Math.abs(number));
            }
            scale[i] = most / LARGEST;
            for (int h = 0; h < columns; h++) {
                cells[i * columns + h] = most == 0 ? 0 : (byte) Math.round(rows[i][h] / scale[i]);
            }
        }
        return new PackedRows(columns, cells, scale);
    }

    /** Matrices of as many rows side by side; what shares a row then shares its scale, the largest. */
    static PackedRows sideBySide(List<PackedRows> parts) {
        int rows = parts.getFirst().rows();
        int columns = parts.stream().mapToInt(PackedRows::columns).sum();
        byte[] cells = new byte[rows * columns];
        float[] scale = new float[rows];
        for (int row = 0; row < rows; row++) {
            for (PackedRows part : parts) {
                scale[row] = Math.max(scale[row], part.scale[row]);
            }
            int at = row * columns;
            for (PackedRows part : parts) {
                float by = scale[row] == 0 ? 0 : part.scale[row] / scale[row];
                for (int h = 0; h < part.columns; h++) {
                    cells[at++] = (byte) Math.round(by * part.cells[row * part.columns + h]);
                }
            }
        }
        return new PackedRows(columns, cells, scale);
    }

    /** Add a row, times something, to {@code to}, [columns]. */
    public void addTo(float[] to, int row, float times) {
        float by = times * scale[row];
        int at = row * columns;
        for (int h = 0; h < columns; h++) {
            to[h] += by * cells[at + h];
        }
    }

    /** How many rows there are. */
    public int rows() {
        return scale.length;
    }

    /** How many numbers a row has. */
    public int columns() {
        return columns;
    }

    /** The packed numbers, row by row. */
    public byte[] cells() {
        return cells.clone();
    }

    /** What a row's packed numbers are multiplied by. */
    public float[] scale() {
        return scale.clone();
    }
}

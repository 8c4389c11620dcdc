package io.balie.data.yaml;

/**
 * A place in a file.
 *
 * @param file as its author knows it: relative to the folder that was read
 * @param line counted from 1
 * @param column counted from 1
 */
public record Spot(String file, int line, int column) {

    /** The file and line, for reasons and cross references. */
    public String where() {
        return file + ":" + line;
    }

    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}

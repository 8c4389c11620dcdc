package io.balie.data.yaml;

/**
 * Something in a file that is wrong and must be mended.
 *
 * @param file as its author knows it
 * @param line counted from 1
 * @param column counted from 1
 * @param message what was found, and what was expected
 * @param hint how to mend it; may be empty
 */
public record Fault(String file, int line, int column, String message, String hint) {

    @Override
    public String toString() {
        return "%s:%d:%d: %s%s".formatted(file, line, column, message, hint.isEmpty() ? "" : " " + hint);
    }
}

package io.balie.data.yaml;

/**
 * Something in a file that may be meant, but probably is not. Nothing is left out because of it.
 *
 * @param file as its author knows it
 * @param line counted from 1
 * @param column counted from 1
 * @param message what was found
 */
public record Warning(String file, int line, int column, String message) {

    @Override
    public String toString() {
        return "%s:%d:%d: %s".formatted(file, line, column, message);
    }
}

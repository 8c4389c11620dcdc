package io.balie.shell.line;

import java.util.ArrayList;
import java.util.List;

/** Splits a typed line into words as a POSIX shell does: quotes keep a sentence whole, a backslash keeps the next character. */
final class Words {

    private Words() {}

    /** @throws CommandFailed if a quote is not closed */
    static List<String> of(String line) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean inWord = false;
        char quote = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (quote != 0) {
                if (c == quote) {
                    quote = 0;
                } else if (c == '\\'
                        && quote == '"'
                        && i + 1 < line.length()
                        && "\"\\".indexOf(line.charAt(i + 1)) >= 0) {
                    word.append(line.charAt(++i));
                } else {
                    word.append(c);
                }
            } else if ((c == '"' || c == '\'') && !inWord) {
                quote = c;
                inWord = true;
            } else if (c == '\\' && i + 1 < line.length()) {
                word.append(line.charAt(++i));
                inWord = true;
            } else if (Character.isWhitespace(c)) {
                if (inWord) {
                    words.add(word.toString());
                    word.setLength(0);
                    inWord = false;
                }
            } else {
                // An apostrophe inside a word is part of it: foto's needs no quoting.
                word.append(c);
                inWord = true;
            }
        }
        if (quote != 0) {
            throw new CommandFailed(Status.WRONG_USAGE, "A quote (%c) is opened and not closed.".formatted(quote));
        }
        if (inWord) {
            words.add(word.toString());
        }
        return words;
    }
}

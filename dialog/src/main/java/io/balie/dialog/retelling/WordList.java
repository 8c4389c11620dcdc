package io.balie.dialog.retelling;

import java.util.List;
import java.util.Set;

/** Long lists of words, written as a page of text. */
final class WordList {
    private WordList() {}

    /** The words of a text, parted by white space. */
    static Set<String> of(String text) {
        return Set.copyOf(List.of(text.strip().split("\\s+", -1)));
    }
}

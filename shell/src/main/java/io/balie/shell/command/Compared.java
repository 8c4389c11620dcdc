package io.balie.shell.command;

import java.util.ArrayList;
import java.util.List;

/** Two texts word by word: what both have, and what only one has. */
final class Compared {

    /** Above this the words are not matched one by one: the whole is another text. */
    private static final int MOST_WORDS = 400;

    private Compared() {}

    /**
     * A word.
     *
     * @param own whether the other text does not have it in this place
     */
    record Word(String text, boolean own) {}

    /** Both texts in words. */
    record Words(List<Word> left, List<Word> right) {}

    static Words of(String left, String right) {
        List<String> l = split(left);
        List<String> r = split(right);
        boolean tooLong = l.size() > MOST_WORDS || r.size() > MOST_WORDS;
        if (tooLong) {
            return new Words(all(l), all(r));
        }
        int[][] common = common(l, r);
        List<Word> lefts = new ArrayList<>();
        List<Word> rights = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < l.size() || j < r.size()) {
            if (i < l.size() && j < r.size() && l.get(i).equals(r.get(j))) {
                lefts.add(new Word(l.get(i++), false));
                rights.add(new Word(r.get(j++), false));
            } else if (j == r.size() || i < l.size() && common[i + 1][j] >= common[i][j + 1]) {
                lefts.add(new Word(l.get(i++), true));
            } else {
                rights.add(new Word(r.get(j++), true));
            }
        }
        return new Words(lefts, rights);
    }

    private static List<Word> all(List<String> words) {
        return words.stream().map(word -> new Word(word, true)).toList();
    }

    private static List<String> split(String text) {
        return text.isBlank() ? List.of() : List.of(text.strip().split("\\s+", -1));
    }

    /** Of the rests of both texts, how many words they have in common. */
    private static int[][] common(List<String> l, List<String> r) {
        int[][] common = new int[l.size() + 1][r.size() + 1];
        for (int i = l.size() - 1; i >= 0; i--) {
            for (int j = r.size() - 1; j >= 0; j--) {
                common[i][j] = l.get(i).equals(r.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        return common;
    }
}

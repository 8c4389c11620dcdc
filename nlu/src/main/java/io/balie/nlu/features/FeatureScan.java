package io.balie.nlu.features;

import io.balie.nlu.Language;
import io.balie.nlu.text.Stems;
import io.balie.nlu.text.Text;
import io.balie.nlu.text.Token;
import java.util.List;

/**
 * Names every feature of a text, once per occurrence, to a listener: the one place that says what the features are.
 *
 * <p>A feature's name is a letter for its kind, a colon and what it holds: {@code w:} words, {@code w:a b} pairs of neighbours
 * ({@code ^} before the first word, {@code $} after the last), {@code k:a b} pairs with one word between, {@code s:}, {@code t:}
 * the same of stems, {@code c:} runs of 2 to 5 letters in words padded with spaces, {@code f:} shapes and marks.
 */
final class FeatureScan {

    static final int WORDS = 0;
    static final int STEMS = 1;
    static final int LETTERS = 2;
    static final int SHAPES = 3;
    static final int GROUPS = 4;

    private static final int MOST_TOKENS = 300;
    private static final int LONGEST_WORD = 40;
    private static final int LONGEST_RUN = 5;

    private final long[] hashes = new long[LONGEST_RUN + 1];
    private final StringBuilder padded = new StringBuilder();
    private Form form = Form.SINGLE;
    private char letter = ' ';
    private String first = "";
    private String second = "";
    private int from;
    private int to;

    private enum Form {
        SINGLE,
        PAIR,
        RUN
    }

    /** Hears of each feature. */
    interface Listener {

        /**
         * A feature occurs.
         *
         * @param group which of the groups it belongs to
         * @param hash the hash of its name
         * @param scan gives the name itself, if asked at once
         */
        void feature(int group, long hash, FeatureScan scan);

        /** A word begins: itself comes next, then its runs of letters. */
        default void wordStart() {}

        /** The word and its runs have been named. */
        default void wordEnd() {}
    }

    /** The name of the feature that was named last; put together only when asked for. */
    String name() {
        return switch (form) {
            case SINGLE -> letter + ":" + first;
            case PAIR -> letter + ":" + first + ' ' + second;
            case RUN -> "c:" + padded.substring(from, to);
        };
    }

    void scan(Text text, Language language, List<String> marks, Listener listener) {
        Stems stems = Stems.of(language);
        List<Token> tokens = text.tokens();
        String beforePrevious = "";
        String previous = "^";
        String stemBefore = "";
        String previousStem = "^";
        int words = 0;
        boolean question = false;
        boolean exclaims = false;
        for (int i = 0; i < tokens.size() && i < MOST_TOKENS; i++) {
            Token token = tokens.get(i);
            String word = token.text();
            switch (token.kind()) {
                case NUMBER -> word = shape(word);
                case WORD -> {
                    words++;
                    if (word.length() > LONGEST_WORD) {
                        word = word.substring(0, LONGEST_WORD);
                    }
                }
                case SIGN -> {
                    question |= word.equals("?");
                    exclaims |= word.equals("!");
                }
            }
            listener.wordStart();
            single(WORDS, 'w', word, listener);
            if (token.kind() == Token.Kind.WORD) {
                runs(word, listener);
            }
            listener.wordEnd();
            if (token.derived()) {
                continue;
            }
            pair(WORDS, 'w', previous, word, listener);
            if (!beforePrevious.isEmpty()) {
                pair(WORDS, 'k', beforePrevious, word, listener);
            }
            beforePrevious = previous.equals("^") ? "" : previous;
            previous = word;
            if (token.kind() == Token.Kind.WORD) {
                String stem = stems.stem(word);
                single(STEMS, 's', stem, listener);
                pair(STEMS, 's', previousStem, stem, listener);
                if (!stemBefore.isEmpty()) {
                    pair(STEMS, 't', stemBefore, stem, listener);
                }
                stemBefore = previousStem.equals("^") ? "" : previousStem;
                previousStem = stem;
            }
        }
        pair(WORDS, 'w', previous, "$", listener);
        shapes(text, words, question, exclaims, listener);
        for (String mark : marks) {
            single(SHAPES, 'f', "pattern " + mark, listener);
        }
    }

    private void shapes(Text text, int words, boolean question, boolean exclaims, Listener listener) {
        single(SHAPES, 'f', lengthOf(words), listener);
        if (question) {
            single(SHAPES, 'f', "question", listener);
        }
        if (exclaims) {
            single(SHAPES, 'f', "exclamation", listener);
        }
        String clean = text.clean();
        int digits = 0;
        int capitals = 0;
        int letters = 0;
        for (int i = 0; i < clean.length(); i++) {
            char c = clean.charAt(i);
            if (c >= '0' && c <= '9') {
                digits++;
            } else if (Character.isUpperCase(c)) {
                capitals++;
                letters++;
            } else if (Character.isLetter(c)) {
                letters++;
            }
        }
        if (digits > 0) {
            single(SHAPES, 'f', digits >= 8 ? "long number" : "number", listener);
        }
        if (letters > 8 && capitals > 0.7 * letters) {
            single(SHAPES, 'f', "capitals", listener);
        }
        if (clean.indexOf('@') > 0) {
            single(SHAPES, 'f', "at sign", listener);
        }
    }

    private static String lengthOf(int words) {
        if (words <= 3) {
            return "words " + words;
        }
        if (words <= 6) {
            return "words 4-6";
        }
        if (words <= 12) {
            return "words 7-12";
        }
        return words <= 25 ? "words 13-25" : "words 26-";
    }

    // A house number and an order number differ by length; which digits they are says nothing.
    private static String shape(String number) {
        return number.length() == 1 ? number : "00000000".substring(0, Math.min(8, number.length()));
    }

    private void single(int group, char ofGroup, String what, Listener listener) {
        form = Form.SINGLE;
        letter = ofGroup;
        first = what;
        listener.feature(group, hash(start(ofGroup), what), this);
    }

    private void pair(int group, char ofGroup, String one, String other, Listener listener) {
        form = Form.PAIR;
        letter = ofGroup;
        first = one;
        second = other;
        listener.feature(group, hash(step(hash(start(ofGroup), one), ' '), other), this);
    }

    private void runs(String word, Listener listener) {
        padded.setLength(0);
        padded.append(' ').append(word).append(' ');
        int length = padded.length();
        form = Form.RUN;
        for (int i = 0; i < length; i++) {
            hashes[0] = start('c');
            int most = Math.min(LONGEST_RUN, length - i);
            for (int n = 1; n <= most; n++) {
                hashes[n] = step(hashes[n - 1], padded.charAt(i + n - 1));
                if (n >= 2) {
                    from = i;
                    to = i + n;
                    listener.feature(LETTERS, hashes[n], this);
                }
            }
        }
    }

    private static long start(char letter) {
        return step(step(0xcbf29ce484222325L, letter), ':');
    }

    private static long hash(long from, String text) {
        long hash = from;
        for (int i = 0; i < text.length(); i++) {
            hash = step(hash, text.charAt(i));
        }
        return hash;
    }

    static long hashOf(String name) {
        return hash(0xcbf29ce484222325L, name);
    }

    // FNV-1a with a second mixing step: names of features are short and much alike.
    private static long step(long hash, char c) {
        long h = (hash ^ c) * 0x100000001b3L;
        return h ^ (h >>> 29);
    }
}

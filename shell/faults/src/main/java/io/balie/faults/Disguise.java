package io.balie.faults;

import java.util.List;
import java.util.Random;

/** Hides the words of a message from a reader of letters, and not from a reader of print. */
enum Disguise {
    SPACED {
        @Override
        String word(String word, Random random) {
            return apart(word, " ");
        }
    },
    DOTTED {
        @Override
        String word(String word, Random random) {
            return apart(word, random.nextBoolean() ? "." : "-");
        }
    },
    INVISIBLE {
        @Override
        String word(String word, Random random) {
            return apart(word, List.of("\u200b", "\u200c", "\u2060", "\u00ad").get(random.nextInt(4)));
        }
    },
    LOOK_ALIKE {
        @Override
        String word(String word, Random random) {
            return replaced(word, "aeopcxyiAEOPCTBHKM", "аеорсхуіАЕОРСТВНКМ", random, 2);
        }
    },
    LEET {
        @Override
        String word(String word, Random random) {
            return replaced(word, "aeiost", "431057", random, 2);
        }
    },
    STYLED {
        @Override
        String word(String word, Random random) {
            StringBuilder wide = new StringBuilder();
            word.codePoints().map(c -> c > ' ' && c < 0x7F ? c + 0xFEE0 : c).forEach(wide::appendCodePoint);
            return wide.toString();
        }
    };

    private static final int SHORTEST = 5;

    /** One word, disguised. */
    abstract String word(String word, Random random);

    /** A message in which every long word is disguised with this chance; numbers, links and addresses stay. */
    String of(String message, double chance, Random random) {
        StringBuilder disguised = new StringBuilder();
        for (String piece : message.split("(?<=\\P{L})|(?=\\P{L})", -1)) {
            boolean word = piece.length() >= SHORTEST && piece.codePoints().allMatch(Character::isLetter);
            disguised.append(word && random.nextDouble() < chance ? word(piece, random) : piece);
        }
        return disguised.toString();
    }

    private static String apart(String word, String sign) {
        StringBuilder apart = new StringBuilder();
        word.codePoints().forEach(c -> apart.append(apart.isEmpty() ? "" : sign).appendCodePoint(c));
        return apart.toString();
    }

    /** Some of the letters, one in so many left as it is. */
    private static String replaced(String word, String letters, String by, Random random, int oneIn) {
        StringBuilder other = new StringBuilder(word);
        for (int i = 0; i < other.length(); i++) {
            int at = letters.indexOf(other.charAt(i));
            if (at >= 0 && random.nextInt(oneIn) == 0) {
                other.setCharAt(i, by.charAt(at));
            }
        }
        return other.toString();
    }
}

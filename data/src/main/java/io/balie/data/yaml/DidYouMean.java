package io.balie.data.yaml;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;

/** Guesses which name an author meant. */
public final class DidYouMean {

    private DidYouMean() {}

    /** The question "Did you mean 'x'?" for the nearest known name; empty text if none is near. */
    public static String hint(String found, Collection<String> known) {
        return nearest(found, known).map(name -> "Did you mean '" + name + "'?").orElse("");
    }

    /** The known name that differs in the fewest letters, at most in two or in a third of them; the first in the alphabet among equals. */
    public static Optional<String> nearest(String found, Collection<String> known) {
        String wanted = found.toLowerCase(Locale.ROOT);
        int most = found.length() < 4 ? 1 : Math.max(2, found.length() / 3);
        return new TreeSet<>(known)
                .stream()
                        .filter(name -> Math.abs(name.length() - found.length()) <= most)
                        .map(name -> new Near(name, distance(wanted, name.toLowerCase(Locale.ROOT))))
                        .filter(near -> near.distance() <= most)
                        .min(Comparator.comparingInt(Near::distance))
                        .map(Near::name);
    }

    private record Near(String name, int distance) {}

    /** Insertions, deletions, replacements and swaps of neighbours (optimal string alignment). */
    private static int distance(String a, String b) {
        int[] beforeLast = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int cost = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + cost);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
                }
            }
            int[] spare = beforeLast;
            beforeLast = last;
            last = row;
            row = spare;
        }
        return last[b.length()];
    }
}

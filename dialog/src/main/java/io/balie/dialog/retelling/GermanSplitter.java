package io.balie.dialog.retelling;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Finds the main clauses of a German sentence: each has its verb second, or first if it asks. */
final class GermanSplitter {
    private static final Set<String> LINKS = Set.of("und", "aber", "oder", "denn", "doch");
    private static final Set<String> SUBORDINATE = WordList.of("""
            dass weil ob wenn als obwohl damit bevor nachdem sobald während da bis seitdem falls sodass solange indem um ohne statt
            welche welcher welches welchen welchem denen dessen deren
            """);
    private static final Set<String> RELATIVE = Set.of("der", "die", "das", "den", "dem");
    /** What follows "ich glaube," is what is thought. */
    private static final Set<String> THINKS = WordList.of(
            "glaube glauben denke denken meine meinen hoffe hoffen fürchte fürchten vermute vermuten finde finden");

    private static final Set<String> SUBJECTS =
            WordList.of("ich sie wir es er du ihr man das jemand niemand mir mich uns dies");

    private final GermanClauseVerb verb;

    GermanSplitter(GermanClauseVerb verb) {
        this.verb = verb;
    }

    /**
     * A main clause.
     *
     * @param link the word before it: "und", "aber"; empty if there is none
     * @param words its words
     * @param elided whether it lacks the subject of the one before
     */
    record Part(String link, List<String> words, boolean elided) {}

    List<Part> parts(List<String> words, boolean asked) {
        List<Part> parts = new ArrayList<>();
        int from = 0;
        String link = "";
        boolean elided = false;
        for (int i = 1; i + 1 < words.size(); i++) {
            boolean comma = words.get(i).equals(",");
            String word = low(words, comma ? i + 1 : i);
            boolean linked = LINKS.contains(word);
            if (!comma && (!linked || word.equals("denn") || word.equals("doch"))) {
                continue;
            }
            int start = comma ? i + (linked ? 2 : 1) : i + 1;
            List<String> left = words.subList(from, i);
            List<String> right = words.subList(start, words.size());
            if (!whole(left) || right.size() < 2) {
                continue;
            }
            boolean same = linked
                    && !word.equals("denn")
                    && elided(right)
                    && !low(left, 0).matches("bitte|wer|was");
            if (same || main(right, asked, inside(left))) {
                parts.add(new Part(link, left, elided));
                from = start;
                link = linked ? word : "";
                elided = same;
                i = start;
            }
        }
        parts.add(new Part(link, words.subList(from, words.size()), elided));
        return parts;
    }

    /** Whether the words so far can stand alone: a verb, and no clause before it that is still open. */
    private boolean whole(List<String> left) {
        if (left.size() < 2) {
            return false;
        }
        if (left.size() == 2 && THINKS.contains(low(left, 1))) {
            return false;
        }
        boolean fronted = (SUBORDINATE.contains(low(left, 0)) || low(left, 0).equals("seit"))
                && !verb.finite(left, 1)
                && !(low(left, 0).equals("seit") && verb.at(left) < left.size() - 1);
        return (verb.at(left) >= 0 || verb.finite(left, 0) || verb.asks(left)) && (!fronted || left.contains(","));
    }

    /** Whether the words end within a subordinate clause. */
    private static boolean inside(List<String> left) {
        int comma = left.lastIndexOf(",");
        return comma >= 0 && (SUBORDINATE.contains(low(left, comma + 1)) || RELATIVE.contains(low(left, comma + 1)));
    }

    private boolean elided(List<String> right) {
        return verb.surely(low(right, 0))
                && Character.isLowerCase(right.get(0).charAt(0))
                && !SUBJECTS.contains(low(right, 1))
                && !right.get(1).matches("Sie|Ihre?");
    }

    private boolean main(List<String> right, boolean asked, boolean inside) {
        List<String> clause = right.subList(0, end(right));
        String first = low(clause, 0);
        if (clause.size() < 2 || SUBORDINATE.contains(first)) {
            return false;
        }
        if (first.equals("bitte")) {
            return true;
        }
        if (clause.size() > 2 && verb.withZu(clause)) {
            return false;
        }
        int at = verb.at(clause);
        boolean last = at == clause.size() - 1;
        if (verb.asks(clause)) {
            return at > 0 && at <= 4 && !last;
        }
        if (verb.finite(clause, 0)) {
            return asked && SUBJECTS.contains(low(clause, 1))
                    || asked && clause.get(1).matches("Sie|(?:mein|unser|der|die|das|ein|Ihr|dein|euer)\\p{L}*")
                    || clause.get(1).equals("Sie");
        }
        if (at < 1 || (inside && last)) {
            return false;
        }
        if (RELATIVE.contains(first)) {
            return !last && (at == 1 ? clause.size() > 3 : true);
        }
        return !last || at <= 2;
    }

    private static int end(List<String> words) {
        for (int i = 1; i < words.size(); i++) {
            if (words.get(i).equals(",")) {
                return i;
            }
        }
        return words.size();
    }

    private static String low(List<String> words, int i) {
        return i >= 0 && i < words.size() ? words.get(i).toLowerCase(Locale.ROOT) : "";
    }
}

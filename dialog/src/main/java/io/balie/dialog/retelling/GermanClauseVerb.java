package io.balie.dialog.retelling;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The place of the finite verb in a German main clause. */
final class GermanClauseVerb {
    private static final Set<String> QUESTION = WordList.of(
            "wann warum wieso weshalb wo wie was wer wen wem welche welcher welches welchen welchem wieviel woher wohin womit wofür worauf weswegen wessen wodurch woran wozu");

    private final GermanVerbs verbs;

    GermanClauseVerb(GermanVerbs verbs) {
        this.verbs = verbs;
    }

    boolean surely(String word) {
        return verbs.surely(word);
    }

    /** "die Heizung reparieren zu lassen" */
    boolean withZu(List<String> clause) {
        int end = clause.size() - 1;
        return verbs.withZu(low(clause, end))
                || (low(clause, end - 1).equals("zu") && verbs.infinitive(low(clause, end)));
    }

    /** Whether it opens with a question word, after a preposition or not. */
    boolean asks(List<String> words) {
        return QUESTION.contains(low(words, 0))
                || (low(words, 0).matches("in|an|auf|bis|ab|seit|von|für|mit|zu|um|bei|aus|nach|unter|über")
                        && low(words, 1).matches("wann|welche[mnrs]?|wieviel|wie|wem|wen|wo|was"));
    }

    /** The place of the verb that stands second; -1 if there is none. */
    int at(List<String> main) {
        if (main.size() < 2) {
            return -1;
        }
        if (low(main, 0).matches("ich|wir|er|es|man|niemand|jemand|keiner")
                && main.get(1).matches("\\p{Ll}+")
                && (verbs.shaped(main.get(1)) || verbs.infinitive(main.get(1)) || !verbs.knows(main.get(1)))) {
            return 1;
        }
        if (low(main, 0).equals("sie") && (verbs.shaped(main.get(1)) || verbs.infinitive(main.get(1)))) {
            return 1;
        }
        int perhaps = -1;
        for (int i = 1; i < main.size(); i++) {
            String word = main.get(i);
            if (word.equals(",") && i > 1 && perhaps >= 0) {
                break;
            }
            boolean pronoun = low(main, i + 1).matches("ich|wir|es|er|man|mir|mich|uns")
                    || low(main, i + 1).equals("sie");
            if (verbs.surely(word) || (pronoun && Character.isLowerCase(word.charAt(0)) && verbs.shaped(word))) {
                return i;
            }
            if (perhaps < 0 && verbs.perhaps(word) && plausible(main, i)) {
                perhaps = i;
            }
        }
        return perhaps;
    }

    /** A form that may be an infinitive or a participle too: not at the end, unless things of which there are many stand before it. */
    private boolean plausible(List<String> main, int i) {
        boolean last = i + 1 == main.size() || main.get(i + 1).equals(",");
        boolean many = main.get(i).endsWith("n")
                && (verbs.pluralNoun(main.get(i - 1))
                        || low(main, 0).matches("zwei|drei|vier|fünf|viele|mehrere|einige|alle|beide|die"));
        return last ? many : many || !main.get(i).endsWith("n");
    }

    /** Whether the word at i is a verb where a question or an order begins. */
    boolean finite(List<String> words, int i) {
        String low = low(words, i);
        boolean pronoun = low(words, i + 1).matches("ich|sie|wir|ihr|du|es|er|man|das|mir|mich");
        if (i == 0 && !words.isEmpty() && !pronoun && verbs.noun(words.get(0))) {
            return false;
        }
        if (i > 0 && i < words.size() && Character.isUpperCase(words.get(i).charAt(0))) {
            return false;
        }
        return verbs.surely(low)
                || (verbs.shaped(low) && low(words, i + 1).matches("ich|sie|wir|ihr|du|es|er|man|das"))
                || (i > 0
                        && verbs.perhaps(low)
                        && Character.isLowerCase(words.get(i).charAt(0))
                        && low.endsWith("t"));
    }

    private static String low(List<String> words, int i) {
        return i >= 0 && i < words.size() ? words.get(i).toLowerCase(Locale.ROOT) : "";
    }
}

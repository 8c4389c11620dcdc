package io.balie.dialog.retelling;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Finds the finite verb of a main clause. */
final class DutchVerbs {
    static final Set<String> QUESTION_WORDS = WordList.of("""
            waarom hoe wanneer waar wie wat welke welk hoeveel hoelang waarvoor waarmee waarop waarin waaraan
            waarover waarvan waarbij waarnaar waarheen hoezo vanwaar
            """);

    private DutchVerbs() {}

    /** The words of a clause; what is inside a subordinate clause cannot be seen. */
    static List<DutchWord> flat(List<DutchItem> items) {
        List<DutchWord> words = new ArrayList<>();
        for (DutchItem item : items) {
            words.add(
                    item instanceof DutchWord word
                            ? word
                            : new DutchWord("\uFFFC", "\uFFFC", List.of(new DutchLexicon.Reading("", ""))));
        }
        return words;
    }

    /** Where the finite verb of a main clause stands, or -1. */
    static int verbAt(List<DutchItem> items, boolean asked) {
        if (items.isEmpty()) {
            return -1;
        }
        List<DutchWord> words = flat(items);
        DutchWord first = words.get(0);
        DutchWord second = words.size() > 1 ? words.get(1) : null;
        boolean questionWord = QUESTION_WORDS.contains(first.low());
        if (!questionWord && first.finite() && second != null) {
            boolean nominative = DutchWord.SUBJECTS.contains(second.low()) && !second.is("het", "dat", "dit");
            boolean plain =
                    first.common() && !(DutchWord.COMMON_VERBS.containsValue(first.low()) && !asked && !nominative);
            if (nominative
                    || plain
                    || (asked && first.sureFinite())
                    || (asked && first.finite() && second.determiner())) {
                return 0;
            }
            if (imperative(first, second)) {
                return 0;
            }
        }
        if (second != null
                && !questionWord
                && first.is(
                        "ik",
                        "wij",
                        "we",
                        "u",
                        "jullie",
                        "je",
                        "jij",
                        "hij",
                        "ze",
                        "zij",
                        "men",
                        "er",
                        "iemand",
                        "niemand",
                        "iedereen")) {
            for (int i = 1; i < Math.min(4, words.size()); i++) {
                if (words.get(i).finite()) {
                    return i;
                }
                if (!DutchWord.ADVERBS.contains(words.get(i).low())) {
                    break;
                }
            }
        }
        if (questionWord && second != null && words.size() > 2) {
            int at = (first.is("hoe", "hoeveel", "welke", "welk", "wat") && !second.finite())
                            || (first.is("hoe") && second.is("laat", "lang", "vaak", "snel"))
                    ? 2
                    : 1;
            DutchWord then = at + 1 < words.size() ? words.get(at + 1) : null;
            if (words.get(at).finite()
                    && !words.get(at).closedClass()
                    && then != null
                    && (then.determiner()
                            || DutchWord.SUBJECTS.contains(then.low())
                            || words.get(at).sureFinite())) {
                return at;
            }
        }
        for (int i = 1; i < words.size(); i++) {
            if (DutchClauses.finiteAt(words, i) && !words.get(i - 1).preposition()) {
                return i;
            }
            if (words.get(i).finite()
                    && i + 1 < words.size()
                    && words.get(i + 1).is("ik", "wij", "we", "jullie", "hij")
                    && !words.get(i).closedClass()) {
                return i;
            }
        }
        for (int i = 1; i < words.size(); i++) {
            DutchWord word = words.get(i);
            DutchWord before = words.get(i - 1);
            boolean verb = word.finite()
                    && !word.participle()
                    && !before.determiner()
                    && !before.preposition()
                    && !(before.inflected() && word.has("ZNW"));
            boolean plural = before.has("ZNW:MRV")
                    && (!before.has("WKW")
                            || (i > 1
                                    && (words.get(i - 2).determiner()
                                            || words.get(i - 2).inflected())))
                    && (word.infinitive() || word.has("WKW:VLT:INF"));
            boolean singular = (before.has("ZNW:EKV")
                            || before.readings().isEmpty()
                            || before.code()
                            || before.is("die", "dat", "dit", "het", "deze"))
                    && word.readings().stream().anyMatch(r -> r.is("WKW:TGW:3EP") || r.is("WKW:VLT:1EP"));
            if (verb
                    && (plural
                            || singular
                            || (questionWord
                                    && i < 4
                                    && word.readings().stream()
                                            .anyMatch(r -> r.is("WKW:TGW:3EP") || r.is("WKW:VLT:1EP"))))) {
                return i;
            }
        }
        return -1;
    }

    /** "Stuur mij ...": a stem, and something that can only be its object. */
    private static boolean imperative(DutchWord first, DutchWord second) {
        boolean form = first.has("WKW:TGW:1EP") && !first.has("WKW:TGW:1EP:LOS");
        return form
                && !first.is("open", "even")
                && (second.is(
                                "mij", "me", "mijn", "ons", "onze", "de", "het", "een", "deze", "dit", "die", "dat",
                                "s.v.p", "jullie", "uw", "hem", "alle", "geen")
                        || second.is("niet", "direct", "meteen", "dan", "nu", "morgen", "vandaag", "eerst", "contact")
                        || ((!first.has("ZNW") || first.is("stop", "zorg", "ga", "kom"))
                                && second.is(
                                        "met", "op", "aan", "voor", "naar", "er", "ervoor", "ermee", "snel", "alles"))
                        || second.code()
                        || (!first.has("ZNW") && second.noun() && !second.finite()));
    }
}

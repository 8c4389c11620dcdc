package io.balie.dialog.retelling;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Gives back the words that chat leaves out: "Al drie keer gebeld" is "Ik heb al drie keer gebeld". */
final class DutchEllipsis {
    private static final Set<String> DONE_BY_CUSTOMERS = WordList.of("""
            bellen mailen bestellen kopen ontvangen betalen krijgen aanvragen vragen proberen sturen opzeggen annuleren
            horen inloggen aanmelden inschrijven reserveren boeken wachten opbellen terugsturen vernemen afzeggen
            doorgeven invullen versturen bezoeken appen schrijven overmaken terugbrengen inleveren zoeken zien melden
            afspreken contacteren doorverbinden uploaden installeren resetten herstarten""");
    private static final Set<String> MOVING = WordList.of("komen gaan verhuizen vallen vergeten langskomen langsgaan");

    private DutchEllipsis() {}

    static List<DutchWord> filled(List<DutchWord> words, DutchLexicon lexicon) {
        List<DutchWord> had = had(words, lexicon);
        if (!had.isEmpty()) {
            return had;
        }
        int participle = leadingParticiple(words);
        if (participle < 0) {
            return words;
        }
        List<DutchWord> whole = new ArrayList<>();
        whole.add(DutchWord.of("ik", lexicon));
        whole.add(DutchWord.of(MOVING.contains(lemma(words.get(participle))) ? "ben" : "heb", lexicon));
        whole.addAll(words);
        return whole;
    }

    /** "Nog geen reactie", "Hulp nodig", "pakket kwijt", "wachtwoord vergeten": what the customer has, or has no more. */
    private static List<DutchWord> had(List<DutchWord> words, DutchLexicon lexicon) {
        if (words.size() < 2 || words.size() > 12 || words.stream().anyMatch(w -> w.common() || w.comma())) {
            return List.of();
        }
        int geen = 0;
        while (geen < words.size() && words.get(geen).is("nog", "steeds", "altijd", "al", "alweer", "weer")) {
            geen++;
        }
        boolean none = geen + 1 < words.size()
                && words.get(geen).is("geen")
                && words.get(geen + 1).noun()
                && words.stream().noneMatch(w -> w.participle() || w.sureFinite());
        DutchWord first = words.get(0);
        DutchWord last = words.get(words.size() - 1);
        boolean thing = first.has("ZNW") && !first.finite() && !first.closedClass();
        boolean lost = last.is("kwijt") && (thing || DutchWord.POSSESSIVES.contains(first.low()) || first.is("mijn"));
        boolean forgotten =
                last.is("vergeten") && (thing || DutchWord.POSSESSIVES.contains(first.low()) || first.is("mijn"));
        boolean needed = thing && words.get(1).is("nodig");
        if (!(none || lost || forgotten || needed)) {
            return List.of();
        }
        List<DutchWord> whole = new ArrayList<>();
        whole.add(DutchWord.of("ik", lexicon));
        whole.add(DutchWord.of(lost ? "ben" : "heb", lexicon));
        if ((lost || forgotten) && thing) {
            boolean het = !first.has("ZNW:MRV") && lexicon.neuter(first.low()).orElse(false);
            whole.add(DutchWord.of(het ? "het" : "de", lexicon));
        }
        whole.addAll(words);
        return whole;
    }

    /** Where the participle stands that ends the first clause, if that clause opens with an adverb and has no verb; or -1. */
    private static int leadingParticiple(List<DutchWord> words) {
        if (words.size() < 2
                || !(DutchWord.ADVERBS.contains(words.get(0).low())
                        || words.get(0)
                                .is(
                                        "vorige",
                                        "drie",
                                        "twee",
                                        "vier",
                                        "meerdere",
                                        "meermaals",
                                        "reeds",
                                        "herhaaldelijk"))) {
            return -1;
        }
        for (int i = 1; i < words.size() && i < 12; i++) {
            DutchWord word = words.get(i);
            boolean done =
                    word.participle() && (DONE_BY_CUSTOMERS.contains(lemma(word)) || MOVING.contains(lemma(word)));
            if (done && !words.get(i - 1).determiner()) {
                return i + 1 < words.size() && words.get(i + 1).sureFinite() ? -1 : i;
            }
            if (word.sureFinite() || word.punctuation() || word.is("en", "maar")) {
                return -1;
            }
        }
        return -1;
    }

    private static String lemma(DutchWord participle) {
        return participle.readings().stream()
                .filter(r -> r.is("WKW:VTD:ONV"))
                .map(DutchLexicon.Reading::lemma)
                .findFirst()
                .orElse("");
    }
}

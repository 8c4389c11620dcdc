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

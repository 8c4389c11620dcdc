package io.balie.dialog.retelling;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The noun phrases of a sentence: what it is about, what a pronoun points back to, what a correction replaces. */
final class DutchPhrases {
    /** Nouns for people, who are never the "hem" that has to be repaired. */
    static final java.util.Set<String> PEOPLE = WordList.of("""
            dochter zoon zoontje dochtertje kind kinderen man vrouw moeder vader partner buurman buurvrouw buren
            vriend vriendin collega opa oma oom tante broer zus zusje broertje echtgenoot echtgenote baby kleinkind
            kleinzoon kleindochter ouders schoonmoeder schoonvader neef nicht huisgenoot medewerker medewerkster
            monteur bezorger mens mensen persoon iemand klant dokter huisarts huurder verhuurder chauffeur
            tweeling gezin cliënt patiënt leerling werkgever baas mantelzorger peuter kleuter""");

    private static final java.util.Set<String> NO_TOPICS = WordList.of("""
            vraag vraagje probleem keer keren dank dag week weken maand maanden jaar uur minuten minuut ding dingen
            manier moment reden kant geval tijd beetje paar aantal hulp antwoord hoop stuk zin wijze soort groet mens
            mensen plan feit bedoeling idee onzin gezeur gedoe spoed haast rest geduld dagen jaren uren euro deel""");

    private final DutchLexicon lexicon;

    DutchPhrases(DutchLexicon lexicon) {
        this.lexicon = lexicon;
    }

    /**
     * A noun phrase.
     *
     * @param from index of its first word
     * @param head index of its noun
     * @param to index after its last word, a code or a phrase with "van" included
     * @param preposition whether a preposition stands before it
     */
    record Phrase(int from, int head, int to, boolean preposition) {}

    /** All noun phrases, in order; times such as "morgen" or "drie dagen" are none. */
    List<Phrase> phrases(List<DutchWord> words) {
        List<Phrase> found = new ArrayList<>();
        for (int i = 0; i < words.size(); ) {
            Phrase phrase = at(words, i);
            if (phrase == null) {
                i++;
            } else {
                found.add(phrase);
                i = phrase.to();
            }
        }
        return found;
    }

    /** The noun phrase that begins exactly here, or null. */
    Phrase at(List<DutchWord> words, int from) {
        int i = from;
        boolean opened = false;
        if (i < words.size() && opener(words, i)) {
            i++;
            opened = true;
        }
        while (i + 1 < words.size()
                && (words.get(i).number()
                        || words.get(i).inflected()
                        || words.get(i).is("heel", "hele", "eigen"))
                && !(words.get(i).code() && !words.get(i).low().matches("\\d{1,3}"))
                && (words.get(i + 1).noun() || words.get(i + 1).inflected())
                && !words.get(i + 1).closedClass()) {
            i++;
            opened = true;
        }
        if (i >= words.size() || !head(words, i, opened)) {
            return null;
        }
        int head = i;
        i++;
        while (i < words.size() && words.get(i).code() && !words.get(i - 1).code()) {
            i++;
        }
        if (i + 1 < words.size() && words.get(i).is("van")) {
            Phrase owner = at(words, i + 1);
            if (owner != null) {
                i = owner.to();
            } else if (DutchWord.day(words.get(i + 1).low())
                    || DutchWord.timeWord(words.get(i + 1).low())) {
                i += 2;
                while (i < words.size() && words.get(i).code()) {
                    i++;
                }
            } else if (words.get(i + 1).code()) {
                i += 2;
                if (i < words.size() && DutchWord.timeWord(words.get(i).low())) {
                    i++;
                }
            }
        }
        return new Phrase(from, head, i, from > 0 && words.get(from - 1).preposition());
    }

    private static boolean opener(List<DutchWord> words, int i) {
        DutchWord word = words.get(i);
        boolean possessive = DutchWord.POSSESSIVES.contains(word.low());
        boolean own = i + 1 < words.size()
                && !words.get(i + 1).is("de", "het", "een", "mijn", "uw", "onze", "geen", "die", "deze", "dit");
        return (word.determiner() || possessive) && own;
    }

    private boolean head(List<DutchWord> words, int i, boolean opened) {
        DutchWord word = words.get(i);
        if (!word.noun()
                || word.closedClass()
                || word.common()
                || word.code()
                || DutchWord.day(word.low())
                || DutchWord.timeWord(word.low())
                || DutchWord.ADVERBS.contains(word.low())
                || word.low().length() < 3) {
            return false;
        }
        boolean adjective = i > 0 && words.get(i - 1).is("het") && word.has("BNW:STL:ONV") && !word.has("ZNW:EKV:HET");
        if (adjective || word.is("mijnheer", "meneer", "mevrouw")) {
            return false;
        }
        if (opened) {
            return word.has("ZNW")
                    || (word.readings().isEmpty() && lexicon.neuter(word.low()).isPresent());
        }
        return word.has("ZNW") && !word.has("WKW") && !word.adjective() && !word.has("BYW");
    }

    /** What a sentence is about, the nouns that say most, definite: "de factuur", "mijn bestelling 44". */
    List<List<DutchWord>> topics(List<DutchWord> words) {
        List<List<DutchWord>> topics = new ArrayList<>();
        List<String> heads = new ArrayList<>();
        for (Phrase phrase : phrases(words)) {
            String head = words.get(phrase.head()).low();
            if (NO_TOPICS.contains(head) || heads.contains(head)) {
                continue;
            }
            heads.add(head);
            topics.add(definite(words, phrase));
        }
        return topics;
    }

    /** "een huurfiets" → "de huurfiets": how one speaks of it the second time. */
    List<DutchWord> definite(List<DutchWord> words, Phrase phrase) {
        List<DutchWord> said = new ArrayList<>(words.subList(phrase.from(), phrase.to()));
        DutchWord head = words.get(phrase.head());
        DutchWord first = said.get(0);
        boolean owned = DutchWord.POSSESSIVES.contains(first.low()) || first.is("mijn", "ons", "onze");
        if (owned || first.is("de", "het", "deze", "dit") || (first.is("die", "dat") && said.size() > 1)) {
            return said;
        }
        boolean indefinite =
                first.is("een", "geen", "wat", "meer", "veel", "enkele", "genoeg", "welke", "welk", "elke");
        if (indefinite && said.size() > 1) {
            said.remove(0);
        }
        boolean named =
                phrase.to() > phrase.head() + 1 && words.get(phrase.head() + 1).code();
        if (!named || indefinite) {
            boolean plural = head.has("ZNW:MRV") && !head.has("ZNW:EKV");
            boolean het = !plural && lexicon.neuter(head.low()).orElse(false);
            if (het && said.size() > 1 && first.is("een") && said.get(0).has("BNW:STL:ONV")) {
                // "een nieuw abonnement" → "het nieuwe abonnement" would need another form; the noun alone is right
                said.subList(0, phrase.head() - phrase.from() - 1).clear();
            }
            said.add(0, DutchWord.of(het ? "het" : "de", lexicon));
        }
        return said;
    }

    /** The noun phrase of a sentence that "hem", "die", "ze" or "het" in the next sentence can mean. */
    Optional<List<DutchWord>> antecedent(List<DutchWord> words, DutchWord pronoun, boolean plural) {
        Phrase best = null;
        for (Phrase phrase : phrases(words)) {
            DutchWord head = words.get(phrase.head());
            boolean many = head.has("ZNW:MRV") && !head.has("ZNW:EKV");
            boolean het = !many && lexicon.neuter(head.low()).orElse(false);
            boolean fits = switch (pronoun.low()) {
                case "hem", "hij" -> !many && !het;
                case "die" -> plural ? many : !het;
                case "ze", "zij" -> many;
                case "het", "dat" -> het;
                default -> false;
            };
            boolean person = PEOPLE.contains(head.low());
            if (person && pronoun.is("hem", "hij", "haar", "ze", "zij") && !head.is("iemand")) {
                return Optional.of(definite(words, phrase));
            }
            if (!fits || person || NO_TOPICS.contains(head.low())) {
                continue;
            }
            if (best == null || !phrase.preposition() || best.preposition()) {
                best = phrase;
            }
        }
        return best == null ? Optional.empty() : Optional.of(definite(words, best));
    }

    /** The words with the noun in the place of a pronoun that points back to an earlier sentence. */
    Optional<List<DutchWord>> named(List<DutchWord> words, List<List<DutchWord>> earlier) {
        int at = pronoun(words);
        if (at < 0 || antecedent(words.subList(0, at), words.get(at), true).isPresent()) {
            return Optional.empty();
        }
        boolean plural = words.stream().anyMatch(w -> DutchOrder.verbPlural(w) && w.common());
        for (int i = earlier.size() - 1; i >= 0 && i >= earlier.size() - 3; i--) {
            Optional<List<DutchWord>> thing = antecedent(earlier.get(i), words.get(at), plural);
            if (thing.isPresent()) {
                List<DutchWord> named = new ArrayList<>(words.subList(0, at));
                named.addAll(thing.get());
                named.addAll(words.subList(at + 1, words.size()));
                return Optional.of(named);
            }
        }
        return Optional.empty();
    }

    /** Where a pronoun stands that has to mean a thing said before, or -1; "het" and "dat" may mean a whole event. */
    static int pronoun(List<DutchWord> words) {
        for (int i = 0; i < words.size(); i++) {
            DutchWord word = words.get(i);
            DutchWord next = i + 1 < words.size() ? words.get(i + 1) : null;
            boolean free = next == null
                    || !(next.noun() || next.inflected())
                    || next.common()
                    || next.infinitive()
                    || next.closedClass()
                    || next.participle();
            boolean relative = i > 0
                    && (words.get(i - 1).noun()
                            && !words.get(i - 1).closedClass()
                            && !words.get(i - 1).common());
            if (word.is("hem", "hij", "ze", "zij")) {
                return i;
            }
            boolean event = next != null
                    && next.is(
                            "is", "was", "kan", "mag", "moet", "gaat", "komt", "klopt", "lukt", "zou", "heeft", "vind",
                            "zal", "wil", "heb", "had", "kon");
            if (i == 0 && word.is("dat", "het", "die") && next != null && next.sureFinite() && !event) {
                return i;
            }
            if (word.is("die") && free && !relative) {
                return i;
            }
        }
        return -1;
    }
}

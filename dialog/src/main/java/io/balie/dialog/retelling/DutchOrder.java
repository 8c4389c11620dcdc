package io.balie.dialog.retelling;

import io.balie.dialog.retelling.DutchPersons.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Puts a main clause into subordinate order: subject, middle field, verbs, what follows them. */
final class DutchOrder {
    /** Nouns whose complement stays behind the verb: "een vraag hebt over uw factuur". */
    private static final Set<String> WITH_COMPLEMENT = WordList.of("""
            vraag vragen vraagje probleem problemen klacht klachten interesse behoefte last ruzie contact
            opmerking suggestie recht foutmelding melding zoek informatie opmerkingen hulp moeite
            """);

    private final DutchLexicon lexicon;
    private final DutchPersons persons;

    DutchOrder(DutchLexicon lexicon, DutchPersons persons) {
        this.lexicon = lexicon;
        this.persons = persons;
    }

    /**
     * The right-hand verbs of a clause.
     *
     * @param start index of the first
     * @param end index after the last
     * @param finite index before which the finite verb goes
     */
    record Bracket(int start, int end, int finite) {}

    static DutchWord word(List<DutchItem> items, int i) {
        return i >= 0 && i < items.size() && items.get(i) instanceof DutchWord word ? word : null;
    }

    /** Where the verbs stand that a finite verb of this lemma governs; null if it governs none here. */
    Bracket bracket(List<DutchItem> items, String lemma, boolean allowInfinitive) {
        if (Set.of("hebben", "zijn", "worden", "krijgen", "raken", "staan").contains(lemma)) {
            int at = participle(items, lemma);
            int chain = lemma.equals("worden") ? -1 : infinitive(items, true);
            if (chain >= 0 && (at < 0 || chain < at)) {
                return chain(items, chain);
            }
            if (at >= 0) {
                return chain(items, at);
            }
            DutchWord last = word(items, items.size() - 1);
            if (lemma.equals("hebben") && last != null && last.is("lopen", "staan", "liggen", "zitten", "hangen")) {
                return new Bracket(items.size() - 1, items.size(), items.size() - 1);
            }
            int te = withTe(items);
            return te >= 0 && Set.of("hebben", "zijn", "staan").contains(lemma) ? withTeBracket(items, te) : null;
        }
        if (allowInfinitive
                && (DutchWord.MODALS.contains(lemma)
                        || Set.of(
                                        "laten", "gaan", "komen", "blijven", "zien", "horen", "voelen", "helpen",
                                        "leren", "hoeven")
                                .contains(lemma))) {
            int at = infinitive(items, false);
            if (at >= 0) {
                return chain(items, at);
            }
        }
        int te = withTe(items);
        if (te >= 0) {
            return withTeBracket(items, te);
        }
        return null;
    }

    private static Bracket withTeBracket(List<DutchItem> items, int te) {
        int start = te;
        DutchWord before = word(items, te - 1);
        if (before != null && DutchWord.PARTICLES.contains(before.low())) {
            start = te - 1;
        }
        int end = te + 2;
        while (word(items, end) != null
                && word(items, end).infinitive()
                && !word(items, end).has("ZNW:MRV")) {
            end++;
        }
        return new Bracket(start, end, start);
    }

    private static int withTe(List<DutchItem> items) {
        for (int i = 0; i + 1 < items.size(); i++) {
            DutchWord te = word(items, i);
            DutchWord verb = word(items, i + 1);
            if (te != null && verb != null && te.is("te") && verb.infinitive()) {
                return i;
            }
        }
        return -1;
    }

    private static int participle(List<DutchItem> items, String lemma) {
        int adjectival = -1;
        for (int i = 0; i < items.size(); i++) {
            DutchWord word = word(items, i);
            if (word == null
                    || !word.participle()
                    || word.has("VRZ")
                    || word.is("geleden")
                    || (word.has("ZNW") && Set.of("krijgen", "raken", "staan").contains(lemma))
                    || DutchWord.ADVERBS.contains(word.low())
                    || word.preposition()
                    || word.is("bekend")) {
                continue;
            }
            DutchWord next = word(items, i + 1);
            DutchWord before = word(items, i - 1);
            boolean attributive = next != null
                    && next.has("ZNW")
                    && !next.participle()
                    && !next.closedClass()
                    && !next.common()
                    && !next.preposition()
                    && before != null
                    && (before.determiner() || before.inflected());
            boolean noun = before != null
                    && word.has("ZNW")
                    && (before.determiner() || before.inflected())
                    && laterParticiple(items, i + 1);
            if (attributive || noun) {
                continue;
            }
            if (word.has("BNW:STL:ONV")) {
                if (adjectival < 0
                        && !(lemma.equals("zijn")
                                && word.is(
                                        "verkeerd",
                                        "geschikt",
                                        "gelegen",
                                        "benieuwd",
                                        "gewend",
                                        "verbaasd",
                                        "beperkt",
                                        "getrouwd",
                                        "verkouden",
                                        "geïnteresseerd",
                                        "tevreden",
                                        "ongerust"))) {
                    adjectival = i;
                }
                continue;
            }
            return lastParticiple(items, i);
        }
        return adjectival < 0 ? -1 : lastParticiple(items, adjectival);
    }

    /** "beschadigd aangekomen", "beschadigd bij ons aangekomen": the last is the verb, the first says how. */
    private static int lastParticiple(List<DutchItem> items, int at) {
        int end = items.size() - 1;
        while (end > at && word(items, end) == null) {
            end--;
        }
        DutchWord last = word(items, end);
        if (end == at || last == null || !last.participle() || last.is("geweest", "geworden", "gebleven", "geraakt")) {
            return at;
        }
        for (int i = at + 1; i < end; i++) {
            DutchWord between = word(items, i);
            if (between == null || between.is("en", "of", "maar", "zoals", "dan", "als", ",", ";", ":", "-")) {
                return at;
            }
        }
        return end;
    }

    private static boolean laterParticiple(List<DutchItem> items, int from) {
        for (int i = from; i < items.size(); i++) {
            DutchWord word = word(items, i);
            if (word != null && word.participle()) {
                return true;
            }
        }
        return false;
    }

    /** The first infinitive that is no noun; with {@code governor}, one that has another behind it ("laten zitten"). */
    private static int infinitive(List<DutchItem> items, boolean governor) {
        for (int i = 0; i < items.size(); i++) {
            DutchWord word = word(items, i);
            if (word == null || !word.infinitive() || word.closedClass() || (word.is("zijn") && possessive(items, i))) {
                continue;
            }
            DutchWord before = word(items, i - 1);
            DutchWord next = word(items, i + 1);
            boolean nominal =
                    before != null && before.is("het") && (word.has("ZNW") || prepositionBefore(items, i - 1));
            if (before != null
                    && (before.is("te", "van")
                            || nominal
                            || ((word.has("ZNW") || word.is("weten"))
                                    && ((before.determiner()
                                                    && !before.is(
                                                            "dat", "dit", "die", "meer", "wat", "veel", "het", "minder",
                                                            "ons", "jullie"))
                                            || (before.inflected() && !DutchWord.ADVERBS.contains(before.low()))
                                            || (before.number() && word.has("ZNW:MRV"))
                                            || (before.preposition() && !particle(before, word)))))) {
                continue;
            }
            if (word.has("ZNW:MRV") && laterInfinitive(items, i + 1) && !DutchWord.GOVERNORS.contains(word.low())) {
                continue;
            }
            if (governor
                    && !(next != null
                            && next.infinitive()
                            && DutchWord.GOVERNORS.contains(word.low())
                            && !word.is("zijn", "hebben", "worden"))) {
                continue;
            }
            DutchWord earlier = before;
            return !governor
                            && earlier != null
                            && earlier.participle()
                            && word.is("worden", "zijn", "hebben", "moeten", "kunnen", "blijven", "krijgen", "raken")
                    ? i - 1
                    : i;
        }
        // "een nieuwe aanvragen": what looks like a noun is the infinitive after all, if nothing else is
        DutchWord last = word(items, items.size() - 1);
        DutchWord beforeLast = word(items, items.size() - 2);
        boolean left = !governor
                && last != null
                && last.infinitive()
                && !last.closedClass()
                && beforeLast != null
                && beforeLast.inflected()
                && !beforeLast.determiner();
        return left ? items.size() - 1 : -1;
    }

    private static boolean particle(DutchWord before, DutchWord verb) {
        return DutchWord.PARTICLES.contains(before.low()) && !verb.has("ZNW");
    }

    /** "zijn rekening": no verb. */
    private static boolean possessive(List<DutchItem> items, int i) {
        DutchWord next = word(items, i + 1);
        DutchWord then = word(items, i + 2);
        return next != null
                && ((next.has("ZNW") && !next.participle() && !next.infinitive() && !next.closedClass())
                        || (next.inflected() && then != null && then.has("ZNW")));
    }

    private static boolean prepositionBefore(List<DutchItem> items, int i) {
        DutchWord before = word(items, i - 1);
        return before != null && before.preposition();
    }

    private static boolean laterInfinitive(List<DutchItem> items, int from) {
        for (int i = from; i < items.size(); i++) {
            DutchWord word = word(items, i);
            DutchWord before = word(items, i - 1);
            if (word != null
                    && word.infinitive()
                    && !word.closedClass()
                    && !(before != null && before.is("te", "het"))) {
                return true;
            }
        }
        return false;
    }

    private static Bracket chain(List<DutchItem> items, int at) {
        int end = at + 1;
        boolean open = (word(items, at).participle() && !word(items, at).infinitive())
                || DutchWord.GOVERNORS.contains(word(items, at).low())
                || (word(items, at).participle()
                        && word(items, end) != null
                        && word(items, end).is("worden"));
        while (open
                && word(items, end) != null
                && ((word(items, end).infinitive() && !word(items, end).closedClass())
                        || (word(items, end).participle() && word(items, at).infinitive()))) {
            open = DutchWord.GOVERNORS.contains(word(items, end).low());
            end++;
        }
        boolean participleFirst = word(items, at).participle()
                && end > at + 1
                && word(items, at + 1).infinitive();
        return new Bracket(at, end, participleFirst ? at + 1 : at);
    }

    /** Where a separated particle of the verb stands, or -1. */
    int particle(List<DutchItem> items, DutchWord verb) {
        for (int i = items.size() - 1; i >= 0; i--) {
            DutchWord word = word(items, i);
            if (word == null
                    || !DutchWord.PARTICLES.contains(word.low())
                    || (word.is("plaats")
                            && i > 0
                            && word(items, i - 1) != null
                            && word(items, i - 1).is("in"))) {
                continue;
            }
            DutchWord next = word(items, i + 1);
            boolean free = i + 1 == items.size()
                    || next == null
                    || next.punctuation()
                    || next.is("en", "dan", "als")
                    || next.preposition()
                    || (DutchWord.ADVERBS.contains(next.low())
                            && !next.low().endsWith("dag")
                            && !next.is("morgen", "vanavond", "hier", "daar"));
            boolean inward = word.is("in") && next != null && next.is("voor", "op", "bij", "via");
            if (!free
                    || (!inward
                            && next != null
                            && next.preposition()
                            && word.is("in", "over", "onder", "voor", "na", "tot"))) {
                continue;
            }
            boolean place = word.preposition()
                    && Set.of("staan", "zitten", "liggen", "hangen").contains(verb.verb())
                    && items.subList(0, i).stream()
                            .anyMatch(x -> x instanceof DutchWord w && w.is("er", "daarbij", "hierbij"));
            if (place || (word.preposition() && !word.is("langs", "door") && pronominal(items, i))) {
                continue;
            }
            boolean separable = lexicon.readings(word.low() + verb.low()).stream()
                            .anyMatch(r -> r.is("WKW"))
                    || lexicon.readings(word.low() + verb.verb()).stream().anyMatch(r -> r.is("WKW:TGW:INF"));
            if (separable) {
                return i;
            }
        }
        return -1;
    }

    /** "er iets aan": the preposition belongs to "er", which has an object beside it. */
    private static boolean pronominal(List<DutchItem> items, int at) {
        for (int i = 0; i < at; i++) {
            DutchWord word = word(items, i);
            if (word != null && word.is("er", "daar", "hier", "waar")) {
                if (i == at - 1 && !word.is("waar")) {
                    return true;
                }
                for (int j = i + 1; j < at; j++) {
                    DutchWord between = word(items, j);
                    if (between == null || !DutchWord.ADVERBS.contains(between.low())) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /**
     * The clause with its finite verb in the right place.
     *
     * @param items the clause without its finite verb, persons already shifted
     * @param verb the finite verb as typed
     * @param said the form in which it is said
     */
    List<DutchItem> close(List<DutchItem> items, DutchWord verb, String said) {
        List<DutchItem> ordered = new ArrayList<>(items);
        DutchWord finite = verb.say(said);
        Bracket bracket = bracket(items, verb.verb(), true);
        if (bracket != null) {
            ordered.add(bracket.finite(), finite);
            return ordered;
        }
        int particle = particle(items, verb);
        if (particle >= 0) {
            ordered.set(particle, verb.say(word(items, particle).low() + said));
            return ordered;
        }
        ordered.add(end(items), finite);
        return ordered;
    }

    /** Where the middle field ends when no verb closes it. */
    private static int end(List<DutchItem> items) {
        int end = items.size();
        DutchWord last = word(items, end - 1);
        if (end > 1 && last != null && last.is("waarom", "waarvoor", "hoe", "wanneer", "waar", "waarover", "hoeveel")) {
            return end - 1;
        }
        while (end > 0
                && (items.get(end - 1) instanceof DutchSub
                        || (items.get(end - 1) instanceof DutchWord w && w.punctuation()))) {
            end--;
        }
        for (int i = 1; i < items.size() && i < end; i++) {
            DutchWord word = word(items, i);
            DutchWord next = word(items, i + 1);
            DutchWord before = word(items, i - 1);
            if (word == null) {
                continue;
            }
            boolean afterthought = word.comma()
                    && next != null
                    && next.is(
                            "niet",
                            "geen",
                            "en",
                            "maar",
                            "dus",
                            "zoals",
                            "en",
                            "bijvoorbeeld",
                            "inclusief",
                            "liefst",
                            "of");
            if (afterthought && i + 2 < end) {
                return i;
            }
            if (word.is("dan")
                    && before != null
                    && (before.has("BNW:VGR")
                            || before.is("anders", "meer", "minder")
                            || items.subList(0, i).stream()
                                    .anyMatch(x -> x instanceof DutchWord w && w.is("ander", "andere")))) {
                return i;
            }
            if (next == null || i + 2 >= end || !next.preposition()) {
                continue;
            }
            boolean predicate = word.has("BNW:STL:ONV")
                    && !word.has("BYW")
                    && !word.has("ZNW")
                    && !DutchWord.ADVERBS.contains(word.low())
                    && !word.is("graag", "lang", "vaak", "snel", "direct", "vroeg", "laat", "kort");
            boolean noun = WITH_COMPLEMENT.contains(word.low())
                    && next.is(
                            "over",
                            "met",
                            "aan",
                            "voor",
                            "naar",
                            "bij",
                            "op",
                            "in",
                            "van",
                            "omtrent",
                            "betreffende",
                            "tijdens");
            if ((predicate || noun) && !next.is("te")) {
                return i + 1;
            }
        }
        return end;
    }

    /** The end of the noun phrase that begins at {@code from}, or -1 if there is none that can be told. */
    static int nounPhrase(List<DutchItem> items, int from) {
        int i = from;
        boolean noun = false;
        while (i < items.size()) {
            DutchWord word = word(items, i);
            if (word == null) {
                if (noun && items.get(i) instanceof DutchSub sub && sub.kind() == DutchSub.Kind.RELATIVE) {
                    i++;
                    continue;
                }
                break;
            }
            DutchWord next = word(items, i + 1);
            if (!noun
                    && (word.determiner()
                            || word.is("zijn")
                            || word.number()
                            || word.is("heel", "hele", "erg", "zeer", "te"))) {
                i++;
            } else if (!noun && word.inflected() && next != null && (next.noun() || next.inflected())) {
                i++;
            } else if (!noun
                    && word.has("BNW:STL:ONV")
                    && next != null
                    && next.has("ZNW")
                    && !next.closedClass()
                    && !next.common()) {
                i++;
            } else if ((word.has("ZNW") || word.readings().isEmpty() || word.name())
                    && !word.closedClass()
                    && !word.participle()
                    && !word.punctuation()
                    && !(noun
                            && !word.name()
                            && !word.code()
                            && !word.readings().isEmpty())
                    && !(noun && word.readings().isEmpty() && !word.code() && !word.name())) {
                noun = true;
                i++;
            } else if (noun && word.code()) {
                i++;
            } else if (noun && word.is("van", "uit", "met", "voor") && nounPhrase(items, i + 1) > 0 && word.is("van")) {
                i = nounPhrase(items, i + 1);
            } else if (noun && word.is("en") && next != null && next.determiner() && nounPhrase(items, i + 1) > 0) {
                i = nounPhrase(items, i + 1);
            } else {
                break;
            }
        }
        return noun ? i : -1;
    }

    /** The subject of a clause whose items are told apart at the verb. */
    record Roles(Subject subject, int from, int to) {}

    /** Finds the subject; {@code from} and {@code to} are indices in the clause, -1 if it is not known where it ends. */
    Roles roles(List<DutchItem> items, int verbAt, boolean question) {
        DutchWord verb = word(items, verbAt);
        DutchWord next = word(items, verbAt + 1);
        List<DutchItem> front = items.subList(0, verbAt);
        DutchWord first = word(items, 0);
        boolean frontPronoun = front.size() == 1 && DutchWord.SUBJECTS.contains(first == null ? "" : first.low());
        boolean frontNominative = !question && frontPronoun && !first.is("dat", "dit", "het", "alles");
        if (frontNominative && first.is("ze", "zij", "hij", "men", "er", "niemand", "iemand", "iedereen")) {
            return new Roles(Subject.OTHER, 0, 1);
        }
        if (frontNominative) {
            return new Roles(persons.subject(first), 0, 1);
        }
        if (next != null) {
            boolean open = question || verbAt == 0 || DutchWord.adverbial(front);
            boolean always = next.is("ik", "wij", "we", "hij", "men", "jij");
            boolean agreeing =
                    (next.is("u") && (verb.is("hebt", "bent", "wilt", "kunt", "zult") || (open && !verbPlural(verb))))
                            || (next.is("jullie") && verbPlural(verb))
                            || (next.is("je") && open && !verbPlural(verb));
            boolean possessive = next.is("jullie", "je")
                    && (theirs(items, verbAt, verb)
                            || (nounAfter(items, verbAt + 2) && !agreeingVerbLater(items, verbAt + 2, verb)));
            if (always || (agreeing && !possessive)) {
                return new Roles(persons.subject(next), verbAt + 1, verbAt + 2);
            }
            if (open
                    && next.is(
                            "er",
                            "ze",
                            "zij",
                            "niemand",
                            "iemand",
                            "iedereen",
                            "alles",
                            "niets",
                            "dit",
                            "dat",
                            "het",
                            "hij",
                            "deze",
                            "die")
                    && !(next.is("het", "dit", "dat", "deze", "die") && nounAfter(items, verbAt + 2))) {
                return new Roles(Subject.OTHER, verbAt + 1, verbAt + 2);
            }
            if (open) {
                return new Roles(Subject.OTHER, verbAt + 1, nounPhrase(items, verbAt + 1));
            }
        }
        return new Roles(Subject.OTHER, 0, verbAt);
    }

    private static boolean agreeingVerbLater(List<DutchItem> items, int from, DutchWord verb) {
        // "hebben jullie fietsen?": what follows is the object; "is jullie kantoor open?": the verb is singular, jullie
        // belongs to it.
        return verbPlural(verb) && from < items.size();
    }

    /** "worden jullie kazen gemaakt", "zijn jullie winkels open": the plural noun agrees with the verb, and is owned. */
    private static boolean theirs(List<DutchItem> items, int verbAt, DutchWord verb) {
        DutchWord noun = word(items, verbAt + 2);
        boolean plural = noun != null
                && (noun.has("ZNW:MRV")
                        || (noun.readings().isEmpty() && noun.low().matches("\\p{L}{4,}(?:en|s)")));
        boolean passive = verb.is("worden", "werden")
                || (DutchWord.MODALS.contains(verb.verb())
                        && items.stream().anyMatch(i -> i instanceof DutchWord w && w.is("worden")));
        DutchWord first = word(items, 0);
        boolean being = verb.is("zijn", "waren")
                && (items.size() > verbAt + 3 || (first != null && first.is("wat", "hoe", "waar") && verbAt == 1));
        return plural && (passive || being);
    }

    private static boolean nounAfter(List<DutchItem> items, int i) {
        DutchWord word = word(items, i);
        return word != null
                && ((word.has("ZNW") && !word.closedClass() && !word.participle())
                        || (word.inflected() && nounAfter(items, i + 1)));
    }

    static boolean verbPlural(DutchWord verb) {
        return verb.infinitive() || verb.has("WKW:VLT:INF");
    }

    static String surface(List<? extends DutchItem> items) {
        StringBuilder text = new StringBuilder();
        for (DutchItem item : items) {
            String said = switch (item) {
                case DutchWord word -> word.text();
                case DutchSub sub -> surface(sub.words());
            };
            boolean close = item instanceof DutchWord word && word.is(",", ";", ":", ")", ".", "!", "?");
            boolean afterOpen = text.length() > 0 && text.charAt(text.length() - 1) == '(';
            text.append(text.isEmpty() || close || afterOpen ? "" : " ").append(said);
        }
        return text.toString();
    }
}

package io.balie.dialog.retelling;

import io.balie.dialog.retelling.DutchPersons.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Sentences without a finite verb: "factuur 123 dubbel betaald", "adres wijzigen", "kapotte lamp". */
final class DutchFragments {
    private static final Set<String> UNCOUNTED = WordList.of("""
            gedoe ellende overlast schade informatie info hulp water stroom post geld lawaai gezeur stank herrie advies
            internet wifi onderhoud schimmel vocht verkeer werk toegang inzage uitleg vervoer eten drinken""");

    private final DutchClause clause;
    private final DutchPersons persons;
    private final DutchOrder order;
    private final DutchLexicon lexicon;
    private final List<String> trace;

    DutchFragments(DutchClause clause) {
        this.clause = clause;
        this.persons = clause.persons;
        this.order = clause.order;
        this.lexicon = clause.lexicon;
        this.trace = clause.trace;
    }

    /** No finite verb: "factuur 123 dubbel betaald", "adres wijzigen", "kapotte lamp". */
    Piece fragment(List<DutchItem> items) {
        trace.add("fragment");
        List<DutchItem> shifted = persons.shiftMain(items, Subject.OTHER, -1);
        int noun = DutchOrder.nounPhrase(items, 0);
        DutchWord first = DutchOrder.word(items, 0);
        DutchWord last = DutchOrder.word(items, items.size() - 1);
        if (first != null
                && first.is("over", "betreffende", "inzake", "aangaande")
                && DutchOrder.nounPhrase(items, 1) == items.size()) {
            List<DutchItem> thing =
                    determined(shifted.subList(1, shifted.size()), DutchOrder.word(items, 1), items.size() - 1);
            return clause.piece(
                    Piece.Kind.TOPIC, "", DutchClause.joined(List.of(plain(uw() + " vraag gaat over")), thing), 0.7);
        }
        if (first == null || last == null || items.stream().anyMatch(i -> i instanceof DutchWord w && w.comma())) {
            return clause.unsure(items);
        }
        if (first.is("vraag", "vraagje", "klacht", "probleem", "vragen")) {
            List<DutchItem> body = new ArrayList<>();
            body.add(DutchWord.of(persons.you(), lexicon).say(persons.you()));
            if (!first.is("vragen")) {
                body.add(DutchWord.of("een", lexicon));
            }
            body.addAll(shifted);
            DutchWord bare = DutchOrder.word(items, 2);
            if (items.size() == 3 && bare != null && bare.has("ZNW:EKV") && !bare.name() && !bare.code()) {
                boolean het = lexicon.neuter(bare.low()).orElse(false);
                body.add(body.size() - 1, DutchWord.of(het ? "het" : "de", lexicon));
            }
            DutchWord have = DutchWord.of("heb", lexicon);
            return items.size() == 1
                    ? null
                    : clause.piece(
                            Piece.Kind.STATEMENT,
                            "",
                            order.close(body, have, persons.say("hebt", "hebt", "heeft")),
                            0.85);
        }
        if (noun > 0 && noun < items.size()) {
            boolean participle = last.participle() && !last.has("BNW:STL:ONV");
            boolean adjective = last.has("BNW:STL:ONV");
            if (participle || adjective) {
                List<DutchItem> body = determined(shifted, first, noun);
                DutchWord is = DutchWord.of(plural(items, noun) ? "zijn" : "is", lexicon);
                trace.add("fragment: '%s' added".formatted(is.text()));
                if (last.participle() && !adjective) {
                    body.add(body.size() - 1, is);
                } else {
                    body.add(is);
                }
                return clause.piece(Piece.Kind.STATEMENT, "", body, 0.75);
            }
        }
        if (noun == items.size() - 1 && last.infinitive() && !last.has("ZNW:MRV")) {
            List<DutchItem> thing = determined(shifted.subList(0, noun), first, noun);
            return clause.piece(
                    Piece.Kind.TOPIC,
                    "",
                    List.of(
                            plain(uw() + " vraag"),
                            plain("gaat over het"),
                            last,
                            plain("van"),
                            plain(DutchOrder.surface(thing))),
                    0.7);
        }
        if (first.infinitive()
                && !first.has("ZNW:MRV")
                && items.size() > 1
                && DutchOrder.nounPhrase(items, 1) == items.size()) {
            List<DutchItem> thing =
                    determined(shifted.subList(1, items.size()), DutchOrder.word(items, 1), items.size() - 1);
            return clause.piece(
                    Piece.Kind.TOPIC,
                    "",
                    List.of(
                            plain(uw() + " vraag gaat over het"),
                            first,
                            plain("van"),
                            plain(DutchOrder.surface(thing))),
                    0.7);
        }
        DutchWord verb = DutchOrder.word(items, noun);
        DutchWord after = DutchOrder.word(items, noun + 1);
        boolean doing = noun > 0
                && verb != null
                && verb.infinitive()
                && !verb.has("ZNW:MRV")
                && after != null
                && after.preposition()
                && verbless(items, noun + 1);
        if (doing) {
            List<DutchItem> body = new ArrayList<>();
            body.add(plain(uw() + " vraag gaat over het"));
            body.add(verb);
            body.add(plain("van"));
            body.addAll(determined(shifted.subList(0, noun), first, noun));
            body.addAll(shifted.subList(noun + 1, shifted.size()));
            return clause.piece(Piece.Kind.TOPIC, "", body, 0.65);
        }
        boolean attributed = noun > 0 && verb != null && verb.preposition() && verbless(items, noun + 1);
        DutchWord named = noun > 0 ? head(items, noun) : null;
        if (attributed && named != null && !named.participle() && !named.infinitive()) {
            boolean bare = !first.determiner() && !first.number() && !first.name() && !first.is("zijn");
            boolean one = named.has("ZNW:EKV") && !named.has("ZNW:MRV") && !UNCOUNTED.contains(named.low());
            List<DutchItem> thing = new ArrayList<>(shifted);
            if (bare && one && lexicon.neuter(named.text()).isPresent()) {
                thing.add(0, plain("een"));
            }
            return clause.piece(
                    Piece.Kind.TOPIC, "", DutchClause.joined(List.of(plain(uw() + " vraag gaat over")), thing), 0.55);
        }
        if (noun == items.size()) {
            List<DutchItem> thing = new ArrayList<>(shifted);
            boolean bare = !first.determiner() && !first.number() && !first.name() && !first.is("zijn");
            DutchWord head = head(items, noun);
            if (bare && head != null && head.has("ZNW:EKV") && !last.code()) {
                thing.add(0, plain("een"));
                return lexicon.neuter(head.text()).isEmpty()
                        ? clause.unsure(items)
                        : clause.piece(
                                Piece.Kind.TOPIC,
                                "",
                                DutchClause.joined(List.of(plain(uw() + " vraag gaat over")), thing),
                                0.6);
            }
            return clause.piece(
                    Piece.Kind.TOPIC, "", DutchClause.joined(List.of(plain(uw() + " vraag gaat over")), thing), 0.65);
        }
        return clause.unsure(items);
    }

    private static boolean verbless(List<DutchItem> items, int from) {
        for (int i = from; i < items.size(); i++) {
            DutchWord word = DutchOrder.word(items, i);
            if (word == null
                    || word.common()
                    || word.participle()
                    || word.is("niet", "geen", "te", "en", "maar")
                    || (word.sureFinite() && !word.noun())
                    || (word.infinitive() && !word.noun())) {
                return false;
            }
        }
        return from < items.size();
    }

    private String uw() {
        return persons.say("uw", "je", "de");
    }

    private DutchWord plain(String text) {
        return new DutchWord(text, text, List.of());
    }

    private DutchWord head(List<DutchItem> items, int to) {
        for (int i = Math.min(to, items.size()) - 1; i >= 0; i--) {
            DutchWord word = DutchOrder.word(items, i);
            if (word != null && word.has("ZNW") && !word.code()) {
                return word;
            }
        }
        return null;
    }

    private boolean plural(List<DutchItem> items, int to) {
        DutchWord head = head(items, to);
        return head != null && head.has("ZNW:MRV") && !head.has("ZNW:EKV");
    }

    /** "pakket ..." → "het pakket ..."; "factuur 123 ..." needs no article. */
    private List<DutchItem> determined(List<DutchItem> shifted, DutchWord first, int noun) {
        List<DutchItem> body = new ArrayList<>(shifted);
        DutchWord lastOfNoun = DutchOrder.word(shifted, noun - 1);
        boolean bare = !first.determiner()
                && !first.number()
                && !first.name()
                && !(lastOfNoun != null && lastOfNoun.code())
                && !first.is("zijn");
        DutchWord head = head(shifted, noun);
        if (bare && head != null) {
            boolean plural = head.has("ZNW:MRV") && !head.has("ZNW:EKV");
            body.add(0, plain(!plural && lexicon.neuter(head.text()).orElse(false) ? "het" : "de"));
        }
        return body;
    }
}

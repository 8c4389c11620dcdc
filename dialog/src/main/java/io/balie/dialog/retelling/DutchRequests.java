package io.balie.dialog.retelling;

import io.balie.dialog.retelling.DutchPersons.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the customer wants: "kunt u", "stuur mij", "mag ik een", "graag een". */
final class DutchRequests {
    private static final Set<String> TELLING =
            Set.of("vertellen", "zeggen", "aangeven", "weten", "uitleggen", "doorgeven", "meedelen", "laten");

    private final DutchClause clause;
    private final DutchPersons persons;
    private final DutchOrder order;
    private final DutchLexicon lexicon;
    private final List<String> trace;

    DutchRequests(DutchClause clause) {
        this.clause = clause;
        this.persons = clause.persons;
        this.order = clause.order;
        this.lexicon = clause.lexicon;
        this.trace = clause.trace;
    }

    /** "Mag ik een offerte?", "Mag ik weten wanneer ...?" */
    Piece allowed(List<DutchItem> items, DutchWord first) {
        List<DutchItem> rest = new ArrayList<>(items.subList(2, items.size()));
        rest.removeIf(i -> i instanceof DutchWord w && w.is("misschien", "even", "ook"));
        if (rest.isEmpty()) {
            return null;
        }
        DutchWord weten = DutchOrder.word(rest, 0);
        if (weten != null && weten.is("weten", "vragen") && rest.size() == 2 && rest.get(1) instanceof DutchSub sub) {
            clause.kind = Piece.Kind.QUESTION;
            return clause.piece(
                    Piece.Kind.QUESTION,
                    persons.youWant() + " weten",
                    List.of(new DutchSub(sub.kind(), persons.shiftSub(sub, Subject.OTHER))),
                    0.95);
        }
        boolean thing = first.is("mag", "mogen", "kan")
                && order.bracket(rest, "willen", true) == null
                && DutchOrder.nounPhrase(rest, 0) > 0
                && !DutchOrder.word(rest, 0).preposition();
        if (!thing || !first.is("mag", "mogen")) {
            return null;
        }
        List<DutchItem> wish = new ArrayList<>();
        wish.add(DutchWord.of("ik", lexicon));
        if (!DutchClause.contains(rest, "graag")) {
            wish.add(DutchWord.of("graag", lexicon));
        }
        wish.addAll(rest);
        DutchWord want = DutchWord.of("wil", lexicon);
        clause.subject = Subject.CUSTOMER;
        clause.verb = want;
        return wanted(wish, 0.9);
    }

    Piece request(List<DutchItem> items, DutchWord first, boolean anyone) {
        List<DutchItem> rest = new ArrayList<>(items.subList(2, items.size()));
        boolean customer = rest.stream()
                .anyMatch(i -> i instanceof DutchWord w
                        && w.is("mij", "me", "mijn", "ik", "ons", "onze", "even", "we", "wij"));
        if (DutchClause.contains(rest, "ook") && !customer && !first.verb().equals("willen")) {
            return null;
        }
        boolean denied = rest.stream().anyMatch(i -> i instanceof DutchWord w && w.is("niet", "geen", "nooit"));
        if (denied && first.verb().equals("kunnen")) {
            // "kunt u niet wat eerder komen?" hopes for what "wilt dat wij niet komen" forbids
            return null;
        }
        rest.removeIf(i ->
                i instanceof DutchWord w && w.is("misschien", "even", "eventueel", "eens", "graag", "wellicht", ","));
        if (first.verb().equals("zullen")) {
            rest.removeIf(i -> i instanceof DutchWord w && w.is("kunnen", "willen"));
        }
        int polite = -1;
        for (int i = 0; i + 1 < rest.size(); i++) {
            DutchWord zo = DutchOrder.word(rest, i);
            DutchWord kind = DutchOrder.word(rest, i + 1);
            if (zo != null && kind != null && zo.is("zo") && kind.is("vriendelijk", "goed", "lief", "aardig")) {
                polite = i;
            }
        }
        if (polite >= 0
                && rest.get(rest.size() - 1) instanceof DutchSub sub
                && sub.kind() == DutchSub.Kind.INFINITIVAL) {
            rest = new ArrayList<>(sub.words().subList(1, sub.words().size()));
            rest.removeIf(i -> i instanceof DutchWord w && w.is("te"));
        }
        DutchOrder.Bracket bracket = order.bracket(rest, "willen", true);
        if (bracket == null) {
            return null;
        }
        if (rest.get(rest.size() - 1) instanceof DutchSub sub
                && sub.kind() == DutchSub.Kind.CONJUNCTION
                && DutchOrder.word(rest, bracket.start()) != null
                && TELLING.contains(DutchOrder.word(rest, bracket.start()).low())
                && !sub.words().get(0).is("dat", "als", "omdat", "zodra")
                && bracket.end() >= rest.size() - 1) {
            clause.kind = Piece.Kind.QUESTION;
            trace.add("asks to be told");
            return clause.piece(
                    Piece.Kind.QUESTION,
                    persons.youWant() + " weten",
                    List.of(new DutchSub(sub.kind(), persons.shiftSub(sub, Subject.OTHER))),
                    0.95);
        }
        clause.kind = Piece.Kind.REQUEST;
        clause.verb = first;
        List<DutchItem> shifted = persons.shiftMain(rest, clause.subject, -1);
        if (anyone) {
            clause.third = true;
            DutchWord inner = DutchOrder.word(rest, bracket.start());
            Optional<String> form = lexicon.form(inner.low(), "WKW:TGW:3EP");
            if (form.isEmpty()) {
                return null;
            }
            shifted.set(bracket.start(), inner.say(form.get()));
        }
        List<DutchItem> body = new ArrayList<>();
        body.add(DutchWord.of("dat", lexicon));
        body.add(DutchWord.of(anyone ? "iemand" : "wij", lexicon));
        body.addAll(shifted);
        trace.add("request");
        return clause.piece(Piece.Kind.REQUEST, persons.youWant(), body, clause.sure(items, 0));
    }

    /** "Gelieve mij terug te bellen": what "kunt u mij terugbellen" asks. */
    Piece kindly(List<DutchItem> items) {
        List<DutchItem> asked = new ArrayList<>();
        asked.add(DutchWord.of("wilt", lexicon));
        asked.add(DutchWord.of("u", lexicon));
        int i = 1;
        while (i < items.size()) {
            DutchWord word = DutchOrder.word(items, i);
            DutchWord before = DutchOrder.word(asked, asked.size() - 1);
            boolean te = word != null
                    && word.is("te")
                    && DutchOrder.word(items, i + 1) != null
                    && DutchOrder.word(items, i + 1).infinitive();
            if (!te) {
                asked.add(items.get(i));
                i++;
                continue;
            }
            DutchWord verb = DutchOrder.word(items, i + 1);
            if (before != null
                    && lexicon.readings(before.low() + verb.low()).stream().anyMatch(r -> r.is("WKW:TGW:INF"))) {
                asked.set(asked.size() - 1, DutchWord.of(before.low() + verb.low(), lexicon));
            } else {
                asked.add(verb);
            }
            i += 2;
        }
        clause.subject = Subject.COMPANY;
        Piece request = request(asked, DutchWord.of("wilt", lexicon), false);
        return request == null ? clause.unsure(items) : request;
    }

    Piece imperative(List<DutchItem> items, DutchWord first) {
        clause.kind = Piece.Kind.REQUEST;
        clause.subject = Subject.COMPANY;
        String lemma = first.readings().stream()
                .filter(r -> r.is("WKW:TGW:1EP"))
                .findFirst()
                .orElseThrow()
                .lemma();
        List<DutchItem> rest = new ArrayList<>(items.subList(1, items.size()));
        rest.removeIf(i -> i instanceof DutchWord w && w.is("even", "maar", "graag", "dan", "eens"));
        trace.add("imperative of " + lemma);
        if (lemma.equals("laten")) {
            DutchOrder.Bracket bracket = order.bracket(rest, "laten", true);
            if (bracket != null
                    && DutchOrder.word(rest, bracket.start()).is("weten")
                    && rest.get(rest.size() - 1) instanceof DutchSub sub
                    && !sub.words().get(0).is("als", "dat", "zodra")) {
                clause.kind = Piece.Kind.QUESTION;
                return clause.piece(
                        Piece.Kind.QUESTION,
                        persons.youWant() + " weten",
                        List.of(new DutchSub(sub.kind(), persons.shiftSub(sub, Subject.OTHER))),
                        0.95);
            }
        }
        List<DutchItem> shifted = persons.shiftMain(rest, clause.subject, -1);
        List<DutchItem> body = new ArrayList<>();
        body.add(DutchWord.of("dat", lexicon));
        body.add(DutchWord.of("wij", lexicon));
        body.addAll(order.close(shifted, first, lemma));
        clause.verb = first;
        return clause.piece(Piece.Kind.REQUEST, persons.youWant(), body, clause.sure(items, 0) - 0.05);
    }

    /** "Graag een kopie", "Graag mijn adres wijzigen". */
    Piece wish(List<DutchItem> items) {
        List<DutchItem> rest = new ArrayList<>(items.subList(1, items.size()));
        rest.removeIf(i -> i instanceof DutchWord w && w.is("even", ","));
        if (rest.isEmpty()) {
            return null;
        }
        DutchOrder.Bracket bracket = order.bracket(rest, "willen", true);
        clause.kind = Piece.Kind.REQUEST;
        if (bracket != null) {
            clause.subject = Subject.COMPANY;
            List<DutchItem> body = new ArrayList<>();
            body.add(DutchWord.of("dat", lexicon));
            body.add(DutchWord.of("wij", lexicon));
            body.addAll(persons.shiftMain(rest, clause.subject, -1));
            clause.verb = DutchWord.of("wil", lexicon);
            return clause.piece(Piece.Kind.REQUEST, persons.youWant(), body, 0.85);
        }
        DutchWord want = DutchWord.of("wil", lexicon);
        clause.subject = Subject.CUSTOMER;
        clause.verb = want;
        List<DutchItem> wish = new ArrayList<>();
        wish.add(DutchWord.of("ik", lexicon));
        wish.add(DutchWord.of("graag", lexicon));
        wish.addAll(rest);
        return wanted(wish, DutchOrder.nounPhrase(rest, 0) > 0 ? 0.85 : 0.45);
    }

    /** "u graag een kopie wilt", "de klant wil graag een kopie". */
    Piece wanted(List<DutchItem> wish, double sure) {
        List<DutchItem> shifted = persons.shiftMain(wish, Subject.CUSTOMER, 0);
        if (persons.third()) {
            return clause.piece(Piece.Kind.REQUEST, "de klant wil", shifted.subList(1, shifted.size()), sure);
        }
        return clause.piece(Piece.Kind.REQUEST, "", order.close(shifted, DutchWord.of("wil", lexicon), "wilt"), sure);
    }
}

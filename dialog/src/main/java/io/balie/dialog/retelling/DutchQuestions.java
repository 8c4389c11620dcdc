package io.balie.dialog.retelling;

import io.balie.dialog.retelling.DutchPersons.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Questions of all kinds: with a question word, verb first, and inside another clause ("ik vraag me af of"). */
final class DutchQuestions {
    /** Verbs that say what happens to the customer, who leaves "ik" out: "Heb nog niets ontvangen." */
    private static final Set<String> EXPERIENCED = WordList.of("""
            hebben zijn willen kunnen moeten krijgen zoeken wachten missen zitten wonen denken vinden horen zien
            weten zullen worden ontvangen snappen begrijpen proberen betalen hopen mogen staan merken
            """);

    private final DutchClause clause;
    private final DutchPersons persons;
    private final DutchOrder order;
    private final DutchLexicon lexicon;
    private final List<String> trace;

    DutchQuestions(DutchClause clause) {
        this.clause = clause;
        this.persons = clause.persons;
        this.order = clause.order;
        this.lexicon = clause.lexicon;
        this.trace = clause.trace;
    }

    /** "Ik vraag me af of ...", "Mijn vraag is wanneer ...", "Ik bel omdat ...": what counts is the clause inside. */
    Piece indirect(List<DutchItem> items, int verbAt, DutchOrder.Roles roles) {
        DutchSub sub = null;
        StringBuilder main = new StringBuilder();
        for (DutchItem item : items) {
            switch (item) {
                case DutchWord word -> main.append(main.isEmpty() ? "" : " ").append(word.low());
                case DutchSub inner -> {
                    if (sub == null) {
                        sub = inner;
                    }
                }
            }
        }
        if (sub == null || !sub.equals(items.get(items.size() - 1)) || sub.kind() == DutchSub.Kind.INFINITIVAL) {
            return null;
        }
        String said = main.toString();
        DutchWord opening = sub.words().get(0);
        boolean asks = opening.is("of") || DutchVerbs.QUESTION_WORDS.contains(opening.low()) || opening.preposition();
        if (asks
                && said.matches(
                        "(?:(?:ik|wij|we) (?:hoor|horen|verneem)(?: het)? graag(?: van u| van jullie)?|(?:ik|wij|we) (?:wil|wilde|willen|wilden|zou|kom)(?: u| jullie| je| graag| even| eens| willen)* (?:vragen|informeren)|ik vr(?:aag|oeg) (?:me|mij)(?: eigenlijk| nu| dus)? af|ik ben(?: erg| heel)? benieuwd|(?:mijn|de|onze) vraag (?:is|was|luidt)(?: nu| dus)?|wij vragen ons af|we vragen ons af|nu vraag ik me af|ik heb geen idee|ik weet(?: nog)? niet)")
                && !said.startsWith("ik weet")
                && !said.startsWith("ik heb geen")) {
            clause.kind = Piece.Kind.QUESTION;
            clause.subject = Subject.CUSTOMER;
            trace.add("indirect question");
            return clause.piece(
                    Piece.Kind.QUESTION,
                    persons.youWant() + " weten",
                    List.of(new DutchSub(sub.kind(), persons.shiftSub(sub, Subject.OTHER))),
                    0.95);
        }
        boolean reason = opening.is("omdat")
                && said.matches(
                        "(?:ik|wij|we) (?:bel|bellen|mail|mailen|schrijf|schrijven|app|chat|stuur|meld)(?: u| jullie| je| even| nu| een bericht| me| mij)*(?: op)?");
        boolean content = opening.is("dat")
                && said.matches(
                        "(?:het|mijn|ons|het enige) (?:probleem|punt|klacht) is(?: nu| echter)?|(?:de|mijn) klacht is|(?:ik|wij|we) (?:wil|wilde|willen|wou|moet|moeten|zou|kom)(?: u| jullie| je| graag| even| willen| hierbij| alleen| ook)* (?:doorgeven|melden|laten weten|vertellen|zeggen|aangeven)(?: willen)?|het is zo|het zit zo|het punt is");
        if (reason || content) {
            List<DutchWord> inner = persons.shiftSub(sub, Subject.OTHER);
            clause.subject = Subject.OTHER;
            trace.add("the clause inside is what counts");
            return clause.piece(Piece.Kind.STATEMENT, "", new ArrayList<>(inner.subList(1, inner.size())), 0.92);
        }
        if (asks && clause.verb.is("wil", "willen", "zou", "wilde") && said.matches(".*\\bweten$")) {
            clause.kind = Piece.Kind.QUESTION;
            List<DutchItem> shifted = persons.shiftMain(items, clause.subject, roles.from());
            shifted.remove(verbAt);
            List<DutchItem> closed = order.close(shifted, clause.verb, persons.inflect(clause.verb, clause.subject));
            DutchItem last = closed.remove(closed.size() - 1);
            String lead = persons.third() ? "de klant wil weten" : DutchOrder.surface(closed);
            return clause.piece(Piece.Kind.QUESTION, lead, List.of(last), 0.95);
        }
        return null;
    }

    Piece questionWordFirst(List<DutchItem> items, int verbAt) {
        clause.kind = Piece.Kind.QUESTION;
        boolean whoCanTell = DutchOrder.word(items, 0).is("wie")
                && clause.verb.is("kan", "kunnen", "wil", "weet")
                && items.get(items.size() - 1) instanceof DutchSub inner
                && inner.kind() == DutchSub.Kind.CONJUNCTION
                && !inner.words().get(0).is("als", "omdat", "zodra", "dat")
                && !DutchClause.contains(items, "ik")
                && items.size() <= 6;
        if (whoCanTell && items.get(items.size() - 1) instanceof DutchSub sub) {
            return clause.piece(
                    Piece.Kind.QUESTION,
                    persons.youWant() + " weten",
                    List.of(new DutchSub(sub.kind(), persons.shiftSub(sub, Subject.OTHER))),
                    0.93);
        }
        DutchOrder.Roles roles = order.roles(items, verbAt, true);
        clause.subject = roles.subject();
        trace.add("roles: question word '%s', verb '%s', subject %s"
                .formatted(DutchOrder.surface(items.subList(0, verbAt)), clause.verb.text(), clause.subject));
        List<DutchItem> middle = persons.shiftMain(items, clause.subject, roles.from());
        middle.remove(verbAt);
        String said = persons.inflect(clause.verb, clause.subject);
        return clause.piece(
                Piece.Kind.QUESTION,
                persons.youWant() + " weten",
                order.close(middle, clause.verb, said),
                clause.sure(items, verbAt));
    }

    Piece verbFirst(List<DutchItem> items, DutchWord first) {
        clause.verb = first;
        DutchWord next = DutchOrder.word(items, 1);
        boolean nominative = next != null
                && DutchWord.SUBJECTS.contains(next.low())
                && !(next.is("het", "dat", "dit") && !clause.asked && !first.common());
        boolean passive =
                first.is("kan", "kunnen", "mag", "mogen", "moet", "zal") && DutchClause.contains(items, "worden");
        boolean regret = first.is("had", "hadden", "was", "waren")
                && DutchOrder.word(items, 2) != null
                && DutchOrder.word(items, 2).is("maar");
        if (regret) {
            return clause.unsure(items);
        }
        boolean impersonal = !clause.asked
                && next != null
                && next.is("me", "mij", "ons")
                && first.is("is", "lukt", "lijkt", "valt", "was", "stoort", "verbaast", "lukte");
        if (impersonal) {
            items.add(0, DutchWord.of("het", lexicon));
            trace.add("'het' was left out");
            return clause.statement(items, 1);
        }
        if (!clause.asked && !nominative && !passive) {
            boolean singular =
                    first.has("WKW:TGW:1EP") || first.has("WKW:VLT:1EP") || first.is("wil", "kan", "was", "had", "zou");
            if (EXPERIENCED.contains(first.verb()) && singular) {
                items.add(0, DutchWord.of("ik", lexicon));
                trace.add("'ik' was left out");
                return clause.statement(items, 1);
            }
            if (first.has("WKW:TGW:1EP")) {
                return clause.requests().imperative(items, first);
            }
        }
        DutchOrder.Roles roles = order.roles(items, 0, true);
        clause.subject = roles.subject();
        boolean company = clause.subject == Subject.COMPANY;
        boolean anyone = next != null && next.is("iemand");
        boolean modal = first.verb().equals("kunnen")
                || first.verb().equals("willen")
                || first.verb().equals("zullen");
        trace.add("roles: verb first '%s', subject %s".formatted(first.text(), clause.subject));
        if (((company || anyone) && first.verb().equals("weten"))
                || (company && first.is("heb", "hebt", "heeft", "hebben") && DutchClause.contains(items, "idee"))) {
            DutchItem last = items.get(items.size() - 1);
            if (last instanceof DutchSub sub) {
                clause.kind = Piece.Kind.QUESTION;
                return clause.piece(
                        Piece.Kind.QUESTION,
                        persons.youWant() + " weten",
                        List.of(new DutchSub(sub.kind(), persons.shiftSub(sub, Subject.OTHER))),
                        0.95);
            }
        }
        if ((company || anyone) && modal) {
            Piece request = clause.requests().request(items, first, anyone);
            if (request != null) {
                return request;
            }
        }
        if ((clause.subject == Subject.CUSTOMER && first.is("mag", "kan", "zou"))
                || (clause.subject == Subject.CUSTOMERS && first.is("mogen", "kunnen"))) {
            Piece wish = clause.requests().allowed(items, first);
            if (wish != null) {
                return wish;
            }
        }
        clause.kind = Piece.Kind.QUESTION;
        List<DutchItem> middle = persons.shiftMain(items, clause.subject, roles.from());
        middle.remove(0);
        String said = persons.inflect(first, clause.subject);
        List<DutchItem> closed = new ArrayList<>();
        closed.add(DutchWord.of("of", lexicon));
        closed.addAll(order.close(middle, first, said));
        return clause.piece(
                Piece.Kind.QUESTION,
                persons.youWant() + " weten",
                closed,
                clause.asked ? clause.sure(items, 0) : clause.sure(items, 0) - 0.1);
    }
}

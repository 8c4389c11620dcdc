package io.balie.dialog.retelling;

import io.balie.dialog.retelling.DutchPersons.Subject;
import java.util.ArrayList;
import java.util.List;

/** One main clause on its way to a piece. */
final class DutchClause {
    final DutchPersons persons;
    final DutchOrder order;
    final DutchLexicon lexicon;
    private final DutchSplitter.Part part;
    final boolean asked;
    private final DutchClause before;
    final List<String> trace;
    Subject subject = Subject.OTHER;
    DutchWord verb;
    Piece.Kind kind = Piece.Kind.STATEMENT;
    boolean third;
    private boolean mainOrder;

    DutchClause(
            DutchLexicon lexicon,
            DutchPersons persons,
            DutchSplitter.Part part,
            boolean asked,
            DutchClause before,
            List<String> trace) {
        this.lexicon = lexicon;
        this.persons = persons;
        this.order = new DutchOrder(lexicon, persons);
        this.part = part;
        this.asked = asked;
        this.before = before;
        this.trace = trace;
    }

    Piece tell() {
        List<DutchItem> items = opened(new ArrayList<>(part.items()));
        if (items.isEmpty()) {
            return null;
        }
        if (part.sameVerb() && before != null && before.verb != null) {
            return elided(items, before.verb, before.kind);
        }
        if (part.sameSubject() && before != null) {
            int at = DutchOrder.word(items, 0) != null
                            && DutchOrder.word(items, 0).finite()
                    ? 0
                    : 1;
            DutchWord own = DutchOrder.word(items, at);
            if (own != null) {
                items.remove(at);
                return elided(items, own, Piece.Kind.STATEMENT);
            }
        }
        DutchWord first = DutchOrder.word(items, 0);
        if (first != null && first.is("gelieve") && items.size() > 2) {
            return requests().kindly(items);
        }
        if (first != null && first.is("graag") && DutchVerbs.verbAt(items, asked) < 0) {
            return requests().wish(items);
        }
        if (items.size() == 1 && items.get(0) instanceof DutchSub sub) {
            return sub.kind() == DutchSub.Kind.RELATIVE || !sub.words().get(0).is("of", "dat")
                    ? null
                    : piece(
                            Piece.Kind.QUESTION,
                            persons.youWant() + " weten",
                            List.of(new DutchSub(sub.kind(), persons.shiftSub(sub, Subject.OTHER))),
                            0.8);
        }
        items = conditionLast(items);
        first = DutchOrder.word(items, 0);
        int verbAt = DutchVerbs.verbAt(items, asked);
        if (verbAt == 0 && part.therefore() && items.size() > 1) {
            verb = DutchOrder.word(items, 0);
            return statement(items, 0);
        }
        if (verbAt == 0 && items.get(0) instanceof DutchWord v && items.size() > 1) {
            return new DutchQuestions(this).verbFirst(items, v);
        }
        if (verbAt > 0) {
            verb = DutchOrder.word(items, verbAt);
            return first != null && questionWord(items, verbAt)
                    ? new DutchQuestions(this).questionWordFirst(items, verbAt)
                    : statement(items, verbAt);
        }
        return new DutchFragments(this).fragment(items);
    }

    /** "Als ik nu bestel, wanneer komt het dan?": what is asked first, then the condition. */
    private List<DutchItem> conditionLast(List<DutchItem> items) {
        DutchWord opening = DutchOrder.word(items, 1);
        boolean asks = asked
                && items.size() > 3
                && items.get(0) instanceof DutchSub sub
                && sub.kind() == DutchSub.Kind.CONJUNCTION
                && opening != null
                && (opening.sureFinite() || DutchVerbs.QUESTION_WORDS.contains(opening.low()));
        if (!asks) {
            return items;
        }
        List<DutchItem> turned = new ArrayList<>(items.subList(1, items.size()));
        turned.add(items.get(0));
        return turned;
    }

    private boolean questionWord(List<DutchItem> items, int verbAt) {
        DutchWord first = DutchOrder.word(items, 0);
        DutchWord second = DutchOrder.word(items, 1);
        return DutchVerbs.QUESTION_WORDS.contains(first.low())
                || (first.preposition()
                        && second != null
                        && verbAt > 1
                        && DutchVerbs.QUESTION_WORDS.contains(second.low())
                        && asked);
    }

    /** Without what only opens the clause: "maar", "nou", "en", "verder". */
    private List<DutchItem> opened(List<DutchItem> items) {
        while (items.size() > 1 && DutchOrder.word(items, 0) != null) {
            DutchWord first = DutchOrder.word(items, 0);
            DutchWord next = DutchOrder.word(items, 1);
            boolean loose = first.is(
                    "maar", "en", "dus", "want", "nou", "ja", "nee", "ok", "oké", ",", "o", "oh", "ach", "tja", "hmm",
                    "kijk", "sorry", ":", ";", "-", "–", "okee");
            boolean comma = next != null
                    && next.comma()
                    && first.is(
                            "helaas",
                            "eh",
                            "uh",
                            "ook",
                            "daarnaast",
                            "kortom",
                            "verder",
                            "overigens",
                            "trouwens",
                            "graag");
            if (!loose && !comma) {
                break;
            }
            items.remove(0);
        }
        while (!items.isEmpty()
                && DutchOrder.word(items, items.size() - 1) != null
                && DutchOrder.word(items, items.size() - 1)
                        .is(",", "hè", "toch", "hoor", "dus", "ja", "ok", "oké", "en")
                && !(DutchOrder.word(items, items.size() - 1).is("toch") && !asked)) {
            items.remove(items.size() - 1);
        }
        return items;
    }

    Piece elided(List<DutchItem> items, DutchWord own, Piece.Kind likeKind) {
        subject = before.subject;
        kind = likeKind;
        List<DutchItem> shifted = persons.shiftMain(items, subject, -1);
        verb = own;
        if (before.kind == Piece.Kind.REQUEST && part.sameVerb()) {
            trace.add("elided: shares subject, a request");
            return piece(Piece.Kind.REQUEST, "", shifted, 0.85).with(part.joint());
        }
        String said = before.third ? own.text() : persons.inflect(own, subject);
        trace.add("elided: shares its subject with the clause before, verb " + said);
        List<DutchItem> closed =
                before.mainOrder ? joined(List.of(own.say(said)), shifted) : order.close(shifted, own, said);
        return piece(before.kind == Piece.Kind.QUESTION ? Piece.Kind.QUESTION : Piece.Kind.STATEMENT, "", closed, 0.85);
    }

    Piece statement(List<DutchItem> items, int verbAt) {
        DutchOrder.Roles roles = order.roles(items, verbAt, false);
        subject = roles.subject();
        boolean inverted = roles.from() > verbAt;
        trace.add("roles: verb '%s', subject %s%s".formatted(verb.text(), subject, inverted ? ", inverted" : ""));
        Piece indirect = new DutchQuestions(this).indirect(items, verbAt, roles);
        if (indirect != null) {
            return indirect;
        }
        boolean customer = subject == Subject.CUSTOMER || subject == Subject.CUSTOMERS;
        mainOrder = persons.third() && customer && part.joint() != Piece.Joint.BECAUSE;
        List<DutchItem> shifted = persons.shiftMain(items, subject, roles.from());
        String said = persons.inflect(verb, subject);
        boolean told = verbAt == 1
                && contains(items.subList(0, 1), "er")
                && DutchOrder.word(items, 2) != null
                && DutchOrder.word(items, 2).is("mij", "me", "ons");
        if (told) {
            // "er werd mij verteld dat" is "u werd verteld dat": the clause that follows is the subject
            List<DutchItem> rest = new ArrayList<>(shifted.subList(2, shifted.size()));
            return piece(Piece.Kind.STATEMENT, "", order.close(rest, verb, said), sure(items, verbAt));
        }
        if (mainOrder) {
            shifted.set(verbAt, verb.say(said));
            shifted.set(roles.from(), DutchOrder.word(shifted, roles.from()).say("de klant"));
            return piece(Piece.Kind.STATEMENT, "", shifted, sure(items, verbAt));
        }
        List<DutchItem> middle = new ArrayList<>();
        List<DutchItem> tail = new ArrayList<>();
        boolean opinion = inverted
                && !persons.third()
                && verbAt == 2
                && DutchOrder.surface(items.subList(0, 2)).matches("(?i)volgens (?:mij|ons)");
        if (inverted) {
            int to = roles.to();
            List<DutchItem> front = new ArrayList<>(shifted.subList(0, verbAt));
            if (to > 0) {
                middle.addAll(shifted.subList(verbAt + 1, to));
                while (to < shifted.size() && weak(items, to)) {
                    middle.add(shifted.get(to));
                    to++;
                }
            } else {
                to = verbAt + 1;
            }
            DutchWord opening = roles.to() > 0 ? DutchOrder.word(items, roles.from()) : null;
            boolean indefinite = opening != null
                    && (opening.is("een", "geen")
                            || !(opening.determiner()
                                    || DutchWord.SUBJECTS.contains(opening.low())
                                    || DutchWord.POSSESSIVES.contains(opening.low())
                                    || opening.name()
                                    || opening.is("al")));
            if (front.size() == 1 && front.get(0) instanceof DutchSub) {
                tail.addAll(front);
            } else if (indefinite
                    && DutchOrder.word(front, 0) != null
                    && DutchOrder.word(front, 0).preposition()) {
                // "op de factuur een ander bedrag staat": what is new comes late
                middle.addAll(0, front);
            } else if (!opinion) {
                middle.addAll(front.stream()
                        .filter(f -> !(f instanceof DutchWord w && w.comma()))
                        .toList());
            }
            middle.addAll(shifted.subList(to, shifted.size()));
        } else {
            middle.addAll(shifted.subList(0, verbAt));
            middle.addAll(shifted.subList(verbAt + 1, shifted.size()));
        }
        if (opinion) {
            return piece(
                    Piece.Kind.STATEMENT,
                    persons.say("u denkt dat", "je denkt dat", ""),
                    joined(order.close(middle, verb, said), tail),
                    sure(items, verbAt));
        }
        if (part.therefore()) {
            middle.add(
                    inverted || roles.to() < 1 ? Math.min(1, middle.size()) : Math.min(roles.to(), middle.size()),
                    DutchWord.of("dus", lexicon));
        }
        return piece(Piece.Kind.STATEMENT, "", joined(order.close(middle, verb, said), tail), sure(items, verbAt));
    }

    private boolean weak(List<DutchItem> items, int i) {
        DutchWord word = DutchOrder.word(items, i);
        DutchWord next = DutchOrder.word(items, i + 1);
        if (word == null) {
            return false;
        }
        return word.is("me", "mij", "zich", "hem")
                || (word.is("het", "u", "jullie", "ons")
                        && !(next != null
                                && next.noun()
                                && !next.closedClass()
                                && !next.common()
                                && !next.participle()));
    }

    static List<DutchItem> joined(List<DutchItem> first, List<DutchItem> second) {
        List<DutchItem> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }

    static boolean contains(List<DutchItem> items, String low) {
        return items.stream().anyMatch(i -> i instanceof DutchWord w && w.is(low));
    }

    Piece unsure(List<DutchItem> items) {
        trace.add("no verb found");
        return piece(Piece.Kind.TOPIC, "", items, 0.1);
    }

    /** How sure the parse is: a second verb that nothing accounts for, and words nobody knows, count against it. */
    double sure(List<DutchItem> items, int verbAt) {
        double sure = 0.96;
        List<DutchWord> words = DutchVerbs.flat(items);
        for (int i = 0; i < words.size(); i++) {
            DutchWord word = words.get(i);
            if (i != verbAt && DutchClauses.finiteAt(words, i) && !word.infinitive() && !word.participle()) {
                sure -= 0.5;
                trace.add("unsure: second verb '%s'".formatted(word.text()));
            }
            if (word.readings().isEmpty()
                    && !word.code()
                    && !word.name()
                    && !word.punctuation()
                    && word.low().length() > 2
                    && lexicon.neuter(word.low()).isEmpty()) {
                sure -= 0.08;
            }
        }
        if (!words.get(verbAt).sureFinite() && verbAt > 1) {
            sure -= 0.1;
        }
        boolean splice = verbAt > 1 && words.get(verbAt - 1).comma();
        if (splice) {
            sure -= 0.5;
            trace.add("unsure: the verb follows a comma");
        }
        if (items.size() > 28) {
            sure -= 0.2;
        }
        return Math.max(0, sure);
    }

    Piece piece(Piece.Kind kindOf, String lead, List<? extends DutchItem> body, double sure) {
        String said = DutchOrder.surface(body);
        boolean reported = persons.third()
                && kindOf == Piece.Kind.STATEMENT
                && lead.isEmpty()
                && !mainOrder
                && !part.sameSubject()
                && part.joint() != Piece.Joint.BECAUSE;
        if (reported) {
            return piece(kindOf, "de klant meldt dat", body, sure);
        }
        trace.add("order: " + (lead.isEmpty() ? "" : lead + " ") + said);
        return new Piece(part.joint(), kindOf, lead, said, sure, List.copyOf(trace));
    }

    DutchRequests requests() {
        return new DutchRequests(this);
    }
}

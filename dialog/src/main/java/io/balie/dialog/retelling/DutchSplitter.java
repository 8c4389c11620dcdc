package io.balie.dialog.retelling;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Parts a sentence into its main clauses: at coordinators, at commas that splice, and where two sentences run on. */
final class DutchSplitter {
    private final DutchLexicon lexicon;

    DutchSplitter(DutchLexicon lexicon) {
        this.lexicon = lexicon;
    }

    /** One main clause of a sentence and how it hangs on the one before. */
    record Part(Piece.Joint joint, List<DutchItem> items, boolean sameSubject, boolean sameVerb, boolean therefore) {}

    /** Where the next comma or coordinator stands: what comes after it belongs to another clause. */
    private static int nextBreak(List<DutchItem> items) {
        for (int i = 1; i < items.size(); i++) {
            DutchWord word = DutchOrder.word(items, i);
            if (word != null && word.is(",", ";", "maar", "want", "dus")) {
                return i;
            }
        }
        return items.size();
    }

    private static boolean question(List<DutchItem> items) {
        DutchWord first = DutchOrder.word(items, 0);
        return first != null && (first.sureFinite() || DutchVerbs.QUESTION_WORDS.contains(first.low()));
    }

    private static boolean definite(@Nullable DutchWord word) {
        return word != null && word.is("de", "het", "mijn", "onze", "deze", "die", "dit", "uw");
    }

    List<Part> split(List<DutchItem> items, DutchPersons persons, boolean asked) {
        List<Part> parts = new ArrayList<>();
        int start = 0;
        Piece.Joint joint = Piece.Joint.AND;
        boolean same = false;
        boolean sameVerb = false;
        boolean therefore = false;
        DutchOrder order = new DutchOrder(lexicon, persons);
        for (int i = 1; i < items.size() - 1; i++) {
            DutchWord word = DutchOrder.word(items, i);
            if (word == null) {
                continue;
            }
            boolean coordinator = word.is("en", "maar", "want", "dus", "of", ",", ";", "-", "–", ":", ".");
            int next = i + 1;
            int leftEnd = i;
            DutchWord following = DutchOrder.word(items, next);
            if (word.comma() && following != null && following.is("en", "maar", "want", "dus", "of")) {
                continue;
            }
            if (coordinator
                    && leftEnd > start
                    && DutchOrder.word(items, leftEnd - 1) != null
                    && DutchOrder.word(items, leftEnd - 1).comma()) {
                leftEnd--;
            }
            boolean runOn = !coordinator;
            if (runOn) {
                next = i;
            }
            if (next >= items.size() || leftEnd <= start) {
                continue;
            }
            List<DutchItem> left = items.subList(start, leftEnd);
            List<DutchItem> right = items.subList(next, items.size());
            int leftVerb = DutchVerbs.verbAt(left, false);
            if (leftVerb < 0) {
                continue;
            }
            DutchWord first = DutchOrder.word(right, 0);
            DutchWord second = DutchOrder.word(right, 1);
            if (runOn) {
                boolean statement = first.is("ik", "wij", "we")
                        && second != null
                        && second.sureFinite()
                        && i > start + leftVerb + 1;
                boolean question = first.sureFinite()
                        && second != null
                        && second.is("ik", "u", "jullie", "we", "wij", "je", "hij", "er", "iemand")
                        && i > start + leftVerb + 1
                        && !DutchVerbs.QUESTION_WORDS.contains(lastWord(left));
                if (!statement && !question) {
                    continue;
                }
                parts.add(new Part(joint, left, same, sameVerb, therefore));
                start = i;
                joint = Piece.Joint.AND;
                same = false;
                sameVerb = false;
                therefore = false;
                continue;
            }
            boolean comma = word.comma() || word.is(".");
            DutchWord opener = DutchOrder.word(right, 0);
            DutchWord afterOpener = DutchOrder.word(right, 1);
            DutchWord leftFinite = DutchOrder.word(left, leftVerb);
            boolean ownVerbFirst = opener != null
                    && ((opener.sureFinite() && !opener.is("zijn"))
                            || (opener.infinitive() && afterOpener != null && afterOpener.is("jullie", "wij", "we"))
                            || (opener.is("zijn") && !DutchPersons.nominal(DutchVerbs.flat(right), 1))
                            || (opener.infinitive()
                                    && DutchOrder.verbPlural(leftFinite)
                                    && afterOpener != null
                                    && (afterOpener.determiner() || afterOpener.is("graag", "nu", "nog"))));
            boolean nominative = afterOpener != null
                    && (DutchWord.NOMINATIVES.contains(afterOpener.low())
                            || (asked && afterOpener.is("die", "dat", "dit", "het", "deze")));
            List<DutchItem> near = right.subList(0, nextBreak(right));
            int rightVerb = DutchVerbs.verbAt(right, false);
            boolean full = (rightVerb > 0
                            && rightVerb < near.size()
                            && DutchOrder.word(right, rightVerb).sureFinite()
                            && !ownVerbFirst)
                    || (rightVerb > 0
                            && rightVerb + 1 < near.size()
                            && DutchOrder.word(right, rightVerb + 1) != null
                            && DutchOrder.word(right, rightVerb + 1).is("ik", "wij", "we", "jullie", "hij"))
                    || (ownVerbFirst && nominative)
                    || (ownVerbFirst && asked && question(left) && definite(afterOpener))
                    || (opener != null
                            && DutchWord.NOMINATIVES.contains(opener.low())
                            && afterOpener != null
                            && afterOpener.finite());
            if (full
                    && !ownVerbFirst
                    && rightVerb > 0
                    && DutchOrder.word(right, rightVerb).infinitive()
                    && rightVerb + 1 == near.size()) {
                // "tussen 9 en 12 uur komen": the infinitive that the verb before still waits for
                boolean waiting = DutchWord.MODALS.contains(leftFinite.verb())
                        && order.bracket(left.subList(leftVerb + 1, left.size()), leftFinite.verb(), true) == null;
                full = !waiting;
            }
            boolean goesOn = full
                    && opener != null
                    && opener.is("wel", "niet", "ook", "alleen", "dan", "daarna", "graag", "liever")
                    && DutchWord.MODALS.contains(leftFinite.verb())
                    && near.get(near.size() - 1) instanceof DutchWord end
                    && end.infinitive()
                    && near.stream()
                            .noneMatch(x -> x instanceof DutchWord w && DutchWord.NOMINATIVES.contains(w.low()));
            if (goesOn) {
                // "... overslaan, maar wel op donderdag komen": the modal before governs this infinitive too
                parts.add(new Part(joint, left, same, sameVerb, therefore));
                joint = word.is("maar") ? Piece.Joint.BUT_SAME : Piece.Joint.AND_SAME;
                same = true;
                sameVerb = true;
                therefore = false;
                start = next;
                i = next;
                continue;
            }
            boolean elided = !full && !comma && ownVerbFirst;
            boolean shared = false;
            if (!full
                    && !elided
                    && !comma
                    && near.size() > 1
                    && DutchVerbs.verbAt(near, false) < 0
                    && !word.is("want", "dus")) {
                DutchWord leftWord = DutchOrder.word(left, leftVerb);
                List<DutchItem> leftField = left.subList(leftVerb + 1, left.size());
                DutchOrder.Bracket leftBracket = order.bracket(leftField, leftWord.verb(), true);
                DutchOrder.Bracket rightBracket = order.bracket(near, leftWord.verb(), true);
                shared = leftBracket != null
                        && rightBracket != null
                        && leftBracket.end() >= leftField.size() - 3
                        && withoutPunctuation(near, rightBracket.end());
            }
            if (!(full || elided || shared)) {
                continue;
            }
            if (word.is("of") && !full && !elided && !shared) {
                continue;
            }
            parts.add(new Part(joint, left, same, sameVerb, therefore));
            boolean but = word.is("maar");
            boolean or = word.is("of");
            joint = word.is("want")
                    ? Piece.Joint.BECAUSE
                    : full
                            ? but ? Piece.Joint.BUT : or ? Piece.Joint.OR : Piece.Joint.AND
                            : but ? Piece.Joint.BUT_SAME : or ? Piece.Joint.OR_SAME : Piece.Joint.AND_SAME;
            same = !full;
            sameVerb = shared;
            therefore = word.is("dus");
            start = next;
            i = next;
        }
        parts.add(new Part(joint, items.subList(start, items.size()), same, sameVerb, therefore));
        return parts;
    }

    private static boolean withoutPunctuation(List<DutchItem> items, int from) {
        return items.size() - from <= 5;
    }

    private static String lastWord(List<DutchItem> items) {
        return items.get(items.size() - 1) instanceof DutchWord word ? word.low() : "";
    }
}

package io.balie.dialog.retelling;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Finds the subordinate clauses of a sentence, so that the main clause can be ordered around them. */
final class DutchClauses {
    private static final Set<String> CONJUNCTIONS = WordList.of("""
            omdat als terwijl zodat nadat voordat doordat hoewel tenzij zodra totdat indien mits aangezien opdat
            alhoewel zoals zolang wanneer toen sinds voor ofdat waardoor waarna
            """);
    private static final Set<String> QUESTION_WORDS = WordList.of("""
            waarom hoe wanneer waar wie wat welke welk hoeveel hoelang waarvoor waarmee waarop waarin waaraan
            waarover waarvan waarbij waarnaar waarheen hoezo
            """);

    private DutchClauses() {}

    static List<DutchItem> nest(List<DutchWord> words) {
        List<DutchItem> items = new ArrayList<>();
        boolean verbSeen = false;
        for (int i = 0; i < words.size(); ) {
            DutchSub.Kind kind = opens(words, i, verbSeen);
            if (kind == null) {
                DutchWord word = words.get(i);
                verbSeen |= finiteAt(words, i)
                        || (i > 0
                                && i < 4
                                && i + 1 < words.size()
                                && QUESTION_WORDS.contains(words.get(0).low())
                                && word.finite()
                                && DutchWord.SUBJECTS.contains(words.get(i + 1).low()))
                        || (i == 1
                                && DutchWord.NOMINATIVES.contains(words.get(0).low())
                                && word.finite());
                if (word.is("en", "maar", "want", "dus") && verbSeen && startsMain(words, i + 1)) {
                    verbSeen = false;
                }
                items.add(word);
                i++;
            } else {
                int from = i;
                int end = Math.max(i + 1, end(words, i, kind, verbSeen));
                if (!items.isEmpty() && items.get(items.size() - 1) instanceof DutchWord before && before.is(",")) {
                    items.remove(items.size() - 1);
                }
                items.add(new DutchSub(kind, words.subList(from, end)));
                if (end < words.size()
                        && words.get(end).is(",")
                        && !(end + 1 < words.size() && startsMain(words, end + 1) && verbSeen)) {
                    end++;
                }
                i = end;
            }
        }
        return items;
    }

    private static DutchSub.Kind opens(List<DutchWord> words, int i, boolean verbSeen) {
        DutchWord word = words.get(i);
        DutchWord before = i > 0 ? words.get(i - 1) : null;
        DutchWord next = i + 1 < words.size() ? words.get(i + 1) : null;
        if (next == null) {
            return null;
        }
        if (word.is("zonder", "doordat") && next.is("dat") && laterFinite(words, i + 2)) {
            return DutchSub.Kind.CONJUNCTION;
        }
        if (word.is("om", "door", "zonder", "na") || (word.is("van") && before != null && before.is("plaats"))) {
            return infinitival(words, i) ? DutchSub.Kind.INFINITIVAL : null;
        }
        if (word.is("dan")
                && before != null
                && laterFinite(words, i + 1)
                && (before.has("BNW:VGR")
                        || words.subList(0, i).stream()
                                .anyMatch(w -> w.is("meer", "minder", "anders") || w.has("BNW:VGR")))
                && DutchWord.SUBJECTS.contains(next.low())) {
            return DutchSub.Kind.CONJUNCTION;
        }
        if (CONJUNCTIONS.contains(word.low())) {
            boolean role = word.is("als")
                    && next.has("ZNW")
                    && i + 2 < words.size()
                    && words.get(i + 2).is("maar", "en", "want", ",");
            if (role) {
                return null;
            }
            boolean needsPronoun = word.is("sinds", "voor");
            if (needsPronoun && !next.is("ik", "wij", "we", "hij", "jullie")) {
                return null;
            }
            if (word.is("toen") && (next.finite() || (before != null && !before.comma() && verbSeen && next.noun()))) {
                return null;
            }
            if (word.is("wanneer") && before != null && before.preposition()) {
                return null;
            }
            if (word.is("wanneer")
                    && next.sureFinite()
                    && i + 2 < words.size()
                    && DutchWord.SUBJECTS.contains(words.get(i + 2).low())
                    && before != null
                    && before.comma()) {
                return null;
            }
            if (word.is("wanneer") && i == 0 && next.sureFinite()) {
                return null;
            }
            return laterFinite(words, i + 1) ? DutchSub.Kind.CONJUNCTION : null;
        }
        if (word.is("of")) {
            return verbSeen && i > 0 && laterFinite(words, i + 1) && !next.finite() ? DutchSub.Kind.CONJUNCTION : null;
        }
        if (word.preposition()
                && next.is("wie", "welke")
                && before != null
                && nounLike(before)
                && !before.finite()
                && laterFinite(words, i + 2)) {
            return DutchSub.Kind.RELATIVE;
        }
        if (QUESTION_WORDS.contains(word.low())) {
            if (i == 0 || !laterFinite(words, i + 1)) {
                return null;
            }
            boolean true_ = word.is("waar")
                    && next.is("dat")
                    && words.subList(Math.max(0, i - 3), i).stream().anyMatch(w -> w.is("is", "was", "zou"));
            if (true_) {
                return null;
            }
            boolean asks = next.sureFinite()
                    && i + 2 < words.size()
                    && words.get(i + 2).is("ik", "wij", "we", "u", "jullie", "je", "dat", "die", "het", "er");
            if (before != null
                    && !(asks && before.comma())
                    && ((nounLike(before) && !before.infinitive()) || before.comma())
                    && word.low().startsWith("waar")
                    && !word.is("waarom")) {
                return DutchSub.Kind.RELATIVE;
            }
            boolean direct = next.sureFinite()
                    && !(word.is("hoe") && next.is("laat"))
                    && i + 2 < words.size()
                    && DutchWord.NOMINATIVES.contains(words.get(i + 2).low());
            return (verbSeen && !direct && !word.is("waar")) || (verbSeen && word.is("waar") && !direct)
                    ? DutchSub.Kind.CONJUNCTION
                    : null;
        }
        if (word.is("die")) {
            boolean noun = before != null
                    && (nounLike(before)
                            || before.comma()
                            || (verbSeen && (before.infinitive() || before.participle()) && !next.sureFinite()));
            boolean splice = before != null && before.comma() && next.sureFinite() && i + 2 < words.size();
            boolean demonstrative =
                    next.noun() && !next.finite() && !DutchWord.ADVERBS.contains(next.low()) && !next.has("VNW");
            return noun && !demonstrative && !splice && laterFinite(words, i + 1) ? DutchSub.Kind.RELATIVE : null;
        }
        if (word.is("dat") && i > 0) {
            if (next.is("en", "maar", "want", "dus", "of", ",") && !(next.is("of") && before.is("alsof"))) {
                return null;
            }
            boolean subject = before.common()
                    && (i == 1 || words.get(i - 2).comma() || words.get(i - 2).is("en", "maar", "dus"));
            if (subject) {
                return null;
            }
            boolean clauseFollows = laterFinite(words, i + 1) && !(before.comma() && next.sureFinite());
            if (before.finite() && !nounLike(before) && next.sureFinite()) {
                return null;
            }
            boolean particle = verbSeen
                    && DutchWord.PARTICLES.contains(before.low())
                    && (DutchWord.SUBJECTS.contains(next.low())
                            || DutchWord.POSSESSIVES.contains(next.low())
                            || next.is("de", "het", "een", "er"));
            if ((before.preposition() && !particle)
                    || (before.is("en", "maar", "want", "dus", "of") && next.sureFinite())) {
                return null;
            }
            boolean demonstrative =
                    next.has("ZNW:EKV:HET") && !next.closedClass() && !next.finite() && !laterFinite(words, i + 2);
            if (!clauseFollows || demonstrative) {
                return null;
            }
            boolean afterNoun = nounLike(before) || before.comma();
            return (afterNoun && !verbSeen) || (nounLike(before) && before.has("ZNW:EKV:HET") && !before.common())
                    ? DutchSub.Kind.RELATIVE
                    : verbSeen ? DutchSub.Kind.CONJUNCTION : null;
        }
        return null;
    }

    private static boolean nounLike(DutchWord word) {
        return (word.has("ZNW") && !word.common() && !DutchWord.ADVERBS.contains(word.low()) && !word.preposition())
                || word.code()
                || (word.readings().isEmpty() && !word.punctuation())
                || word.is("degene", "iemand", "alles", "iets", "niets");
    }

    private static boolean infinitival(List<DutchWord> words, int i) {
        for (int j = i + 1; j + 1 < words.size() && j < i + 16; j++) {
            if (words.get(j).is("te") && words.get(j + 1).infinitive()) {
                return true;
            }
            if ((words.get(j).sureFinite() && !words.get(j).is("zijn", "laten"))
                    || words.get(j).is(",", ";")) {
                return false;
            }
        }
        return false;
    }

    static boolean laterFinite(List<DutchWord> words, int from) {
        boolean plural = from < words.size() && words.get(from).is("wij", "we", "jullie", "ze", "zij", "u", "ik");
        for (int j = from; j < words.size(); j++) {
            if (words.get(j).is(";") || (words.get(j).is(",") && j > from + 2)) {
                return false;
            }
            if (finiteAt(words, j)) {
                return true;
            }
            boolean last = j + 1 == words.size()
                    || words.get(j + 1).punctuation()
                    || words.get(j + 1).is("en");
            if (last
                    && words.get(j).finite()
                    && j > from
                    && (plural || !words.get(j).infinitive() || pluralNounIn(words, from, j))
                    && (!words.get(j - 1).determiner() || words.get(j - 1).is("meer", "minder", "dit", "dat"))
                    && !words.get(j - 1).inflected()
                    && !words.get(j - 1).is("te")) {
                return true;
            }
        }
        return false;
    }

    private static boolean pluralNounIn(List<DutchWord> words, int from, int to) {
        return words.subList(from, to).stream()
                .anyMatch(w -> w.has("ZNW:MRV")
                        || (w.readings().isEmpty() && !w.name() && w.low().matches("\\p{L}{4,}(?:en|s)")));
    }

    /** A verb beyond doubt, and not "zijn" as a possessive. */
    static boolean finiteAt(List<DutchWord> words, int i) {
        DutchWord word = words.get(i);
        if (!word.sureFinite()) {
            return false;
        }
        if (i > 0
                && (words.get(i - 1).is("te")
                        || (words.get(i - 1).preposition()
                                && (word.has("ZNW") || word.is("zoek"))
                                && !word.is("is", "ben", "bent", "heb", "hebt", "heeft")))) {
            return false;
        }
        if (word.is("laat")
                && i > 0
                && words.get(i - 1).is("hoe", "te", "zo", "heel", "erg", "laat", "veel", "week", "dag", "uur")) {
            return false;
        }
        if (word.is("zijn")) {
            boolean possessive = DutchPersons.nominal(words, i + 1)
                    && !(i > 0
                            && (words.get(i - 1).has("ZNW:MRV")
                                    || words.get(i - 1).is("wij", "we", "jullie", "ze", "zij", "er", "dit", "dat")));
            return !possessive;
        }
        if (i > 0
                && words.get(i - 1).determiner()
                && word.noun()
                && !words.get(i - 1).is("dat", "dit", "die", "het", "jullie", "deze", "wat")) {
            return false;
        }
        return true;
    }

    /** Whether a main clause with its own subject or verb begins at i. */
    static boolean startsMain(List<DutchWord> words, int i) {
        if (i + 1 >= words.size()) {
            return false;
        }
        DutchWord first = words.get(i);
        DutchWord second = words.get(i + 1);
        return (DutchWord.NOMINATIVES.contains(first.low()) && second.finite() && !second.is("en"))
                || (first.is("die", "dat", "dit", "het") && second.common() && !second.is("zijn"))
                || (first.sureFinite() && DutchWord.NOMINATIVES.contains(second.low()))
                || (DutchWord.ADVERBS.contains(first.low()) && second.sureFinite());
    }

    private static int end(List<DutchWord> words, int i, DutchSub.Kind kind, boolean verbSeen) {
        int stop = words.size();
        for (int j = i + 2; j < words.size(); j++) {
            boolean closes = words.get(j).is(",", ";", ":") || words.get(j).is("en", "maar", "want", "dus");
            if (closes) {
                int after = words.get(j).comma()
                                && j + 1 < words.size()
                                && words.get(j + 1).is("en", "maar", "want", "dus")
                        ? j + 2
                        : j + 1;
                boolean complete = kind == DutchSub.Kind.INFINITIVAL || anyFinite(words, i + 1, j);
                boolean comma = words.get(j).comma();
                if (complete
                        && (startsMain(words, after)
                                || (comma && (!verbSeen || kind == DutchSub.Kind.RELATIVE))
                                || words.get(j).is("want", "dus")
                                || (comma && words.get(j).is(";", ":")))) {
                    stop = j;
                    break;
                }
            }
        }
        if (kind == DutchSub.Kind.INFINITIVAL) {
            if (verbSeen) {
                return stop;
            }
            for (int j = i + 1; j + 1 < stop; j++) {
                if (words.get(j).is("te") && words.get(j + 1).infinitive()) {
                    int end = j + 2;
                    while (end < stop
                            && words.get(end).infinitive()
                            && !words.get(end).common()) {
                        end++;
                    }
                    return end;
                }
            }
            return stop;
        }
        int group = groupEnd(words, i + 1, stop);
        if (group < 0 || group >= stop) {
            return stop;
        }
        if (!verbSeen) {
            return group;
        }
        if (kind == DutchSub.Kind.RELATIVE) {
            boolean bracketLeft = false;
            for (int j = group; j < stop; j++) {
                bracketLeft |= words.get(j).participle()
                        || (words.get(j).infinitive() && (!words.get(j).noun() || j + 1 == stop));
            }
            return bracketLeft ? group : stop;
        }
        return stop;
    }

    private static boolean anyFinite(List<DutchWord> words, int from, int to) {
        for (int j = from; j < to; j++) {
            if (finiteAt(words, j) || (words.get(j).finite() && j + 1 == to)) {
                return true;
            }
        }
        return false;
    }

    /** Where the first verb group ends: a finite verb with the participle or infinitives that it governs. */
    private static int groupEnd(List<DutchWord> words, int from, int to) {
        for (int f = from; f < to; f++) {
            DutchWord word = words.get(f);
            boolean ambiguous = word.finite()
                    && f > from
                    && f + 1 < to
                    && words.get(f + 1).sureFinite()
                    && !words.get(f - 1).determiner()
                    && !words.get(f - 1).preposition();
            if (!finiteAt(words, f) && !ambiguous) {
                continue;
            }
            boolean filled = f > from
                    && (words.get(f - 1).participle()
                            || (words.get(f - 1).infinitive()
                                    && word.common()
                                    && !words.get(f - 1).noun()));
            int end = f + 1;
            if (filled || !DutchWord.GOVERNORS.contains(word.verb())) {
                return end;
            }
            while (end < to
                    && (words.get(end).participle()
                            || (words.get(end).infinitive() && !words.get(end).has("ZNW:MRV"))
                            || words.get(end).is("te")
                            || (DutchWord.PARTICLES.contains(words.get(end).low())
                                    && end + 1 < to
                                    && words.get(end + 1).is("te")))) {
                boolean was = words.get(end).participle();
                if (words.get(end).is("zijn", "hebben", "worden")
                        && !words.get(end - 1).participle()
                        && !words.get(end - 1).is("te", "kunnen", "moeten", "zullen", "mogen", "willen")
                        && end > f + 1) {
                    break;
                }
                end++;
                if (was && !(end < to && words.get(end).is("worden", "zijn", "hebben", "geworden", "geweest"))) {
                    break;
                }
            }
            return end;
        }
        return -1;
    }
}

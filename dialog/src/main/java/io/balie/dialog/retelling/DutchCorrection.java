package io.balie.dialog.retelling;

import io.balie.dialog.retelling.DutchPhrases.Phrase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Sets a correction into what it corrects: "niet morgen maar vrijdag", "nee, op dinsdag", "ik wil hem helemaal afzeggen".
 *
 * <p>A contrast ("niet X, Y") looks for X. A phrase looks for one of its own kind: a day for a day, a number for a number, a thing for
 * a thing, words after the same preposition. A whole clause takes the place of the wish, and keeps the thing that the wish named.
 */
final class DutchCorrection {
    private static final Set<String> POINTING = Set.of("die", "dat", "deze", "degene", "datgene");
    private static final Set<String> MONTHS =
            WordList.of("januari februari maart april mei juni juli augustus september oktober november december");

    private final DutchLexicon lexicon;
    private final DutchReader reader;
    private final DutchPhrases phrases;

    DutchCorrection(DutchLexicon lexicon, DutchReader reader, DutchPhrases phrases) {
        this.lexicon = lexicon;
        this.reader = reader;
        this.phrases = phrases;
    }

    /**
     * @param old what is corrected, empty if it was not named
     * @param now what takes its place
     */
    private record Contrast(List<DutchWord> old, List<DutchWord> now) {}

    /** A stretch of a sentence, and what replaces it. */
    private record Swap(int from, int to, List<DutchWord> now) {
        String in(List<DutchWord> words, String end) {
            List<DutchWord> mended = new ArrayList<>(words.subList(0, from));
            mended.addAll(now);
            mended.addAll(words.subList(to, words.size()));
            return DutchOrder.surface(mended) + end;
        }
    }

    /** The sentences as corrected; empty if the correction stands on its own. */
    Optional<List<String>> correct(List<String> sentences, String correction) {
        Contrast contrast = contrast(reader.words(correction));
        List<DutchWord> said = trimmed(contrast.now());
        if (said.isEmpty() || said.size() > 14 || sentences.isEmpty()) {
            return Optional.empty();
        }
        if (!contrast.old().isEmpty()) {
            List<DutchWord> old = trimmed(contrast.old());
            for (int i = sentences.size() - 1; i >= 0; i--) {
                Swap swap = named(reader.words(sentences.get(i)), old, said);
                if (swap != null) {
                    return mended(sentences, i, swap);
                }
            }
        }
        if (clause(said)) {
            return wish(sentences, said, correction);
        }
        for (int i = sentences.size() - 1; i >= 0; i--) {
            Swap swap = alike(reader.words(sentences.get(i)), said);
            if (swap != null) {
                return mended(sentences, i, swap);
            }
        }
        return Optional.empty();
    }

    private Optional<List<String>> mended(List<String> sentences, int at, Swap swap) {
        return replaced(
                sentences,
                at,
                swap.in(reader.words(sentences.get(at)), sentences.get(at).endsWith("?") ? "?" : ""));
    }

    private static Optional<List<String>> replaced(List<String> sentences, int at, String now) {
        List<String> corrected = new ArrayList<>(sentences);
        corrected.set(at, now);
        return Optional.of(corrected);
    }

    /** "niet X, (maar) Y", "Y, niet X", "Y in plaats van X". */
    private static Contrast contrast(List<DutchWord> all) {
        int start = 0;
        while (start + 1 < all.size()
                && all.get(start).is("en", "maar", "dus", ",", "ook")
                && all.get(start + 1).is("niet", "en", "maar")) {
            start++;
        }
        List<DutchWord> words = all.subList(start, all.size());
        if (words.size() > 2 && words.get(0).is("niet", "geen")) {
            for (int i = 2; i < words.size() - 1; i++) {
                if (words.get(i).is(",", "maar", "wel", ";", "-", "–")) {
                    int now = i + 1;
                    while (now < words.size() - 1 && words.get(now).is("maar", "wel", ",")) {
                        now++;
                    }
                    return new Contrast(words.subList(1, i), words.subList(now, words.size()));
                }
            }
        }
        for (int i = 1; i + 1 < words.size(); i++) {
            boolean not = words.get(i).is("niet") && words.get(i - 1).is(",", "en", "maar");
            boolean instead = words.get(i).is("plaats")
                    && words.get(i - 1).is("in")
                    && words.get(i + 1).is("van");
            if ((not || (instead && i > 1 && i + 2 < words.size())) && words.size() - i <= 6) {
                return new Contrast(words.subList(i + (not ? 1 : 2), words.size()), words.subList(0, i - 1));
            }
        }
        return new Contrast(List.of(), words);
    }

    /** Without what only points at the correction: "het is", "het gaat om", "eigenlijk", "bedoel ik". */
    private static List<DutchWord> trimmed(List<DutchWord> words) {
        List<DutchWord> left = new ArrayList<>(words);
        boolean must = false;
        while (left.size() > 1) {
            boolean about = left.size() > 3
                    && left.get(0).is("het", "dat", "dit")
                    && left.get(1).is("gaat", "ging", "betreft", "moet", "is", "was", "zou")
                    && (phraseLike(left, 2) || left.get(2).is("om", "over", "niet", "wel"));
            if (about) {
                must = left.get(1).is("moet", "zou");
                boolean over = left.get(1).is("gaat", "ging") && left.get(2).is("om", "over");
                left.subList(0, over ? 3 : 2).clear();
            } else if (left.get(0)
                    .is(",", "maar", "eigenlijk", "toch", "wel", "gewoon", "dus", "en", "nee", "neen", "alleen")) {
                left.remove(0);
            } else {
                break;
            }
        }
        while (left.size() > 1
                && (left.get(left.size() - 1).is(",", "dus", "hoor", "natuurlijk", "namelijk", "en")
                        || ((must || phraseLike(left, 0))
                                && left.get(left.size() - 1).is("zijn", "moeten", "worden")))) {
            left.remove(left.size() - 1);
        }
        if (left.size() > 2
                && left.get(left.size() - 1).is("ik", "we", "wij")
                && left.get(left.size() - 2).is("bedoel", "bedoelde", "bedoelen", "bedoelden")) {
            left.subList(left.size() - 2, left.size()).clear();
        }
        return left;
    }

    private static boolean phraseLike(List<DutchWord> words, int i) {
        DutchWord word = words.get(i);
        return word.determiner()
                || word.preposition()
                || word.number()
                || DutchWord.POSSESSIVES.contains(word.low())
                || DutchWord.day(word.low())
                || word.name()
                || words.size() == i + 1 && word.has("ZNW");
    }

    private static boolean clause(List<DutchWord> words) {
        for (int i = 0; i < Math.min(3, words.size()); i++) {
            if (words.get(i).sureFinite() && words.size() > 1) {
                return true;
            }
        }
        return DutchVerbs.verbAt(new ArrayList<>(words), false) >= 0;
    }

    /** Where the words stand that a correction names. */
    private Swap named(List<DutchWord> words, List<DutchWord> old, List<DutchWord> now) {
        if (old.isEmpty()) {
            return null;
        }
        if (old.size() > 1
                && now.size() > 1
                && POINTING.contains(old.get(0).low())
                && POINTING.contains(now.get(0).low())) {
            return named(words, old.subList(1, old.size()), now.subList(1, now.size()));
        }
        int at = find(words, old);
        if (at >= 0) {
            return new Swap(at, at + old.size(), now);
        }
        DutchWord first = old.get(0);
        if (old.size() > 1 && now.size() > 1 && first.low().equals(now.get(0).low())) {
            return named(words, old.subList(1, old.size()), now.subList(1, now.size()));
        }
        if (old.size() > 1 && first.preposition()) {
            int tail = find(words, old.subList(1, old.size()));
            if (tail >= 0) {
                boolean own = tail > 0 && words.get(tail - 1).preposition();
                List<DutchWord> core =
                        own && now.get(0).preposition() && now.size() > 1 ? now.subList(1, now.size()) : now;
                return new Swap(tail, tail + old.size() - 1, core);
            }
        }
        // "niet de wasmachine maar de droger", and the customer had said "mijn wasmachine"
        List<DutchWord> core = first.determiner() || first.is("mijn") ? old.subList(1, old.size()) : old;
        if (core.isEmpty()) {
            return null;
        }
        for (Phrase phrase : phrases.phrases(words)) {
            if (words.get(phrase.head()).low().equals(core.get(core.size() - 1).low())) {
                return new Swap(phrase.from(), phrase.to(), owned(words.get(phrase.from()), now));
            }
        }
        return null;
    }

    private static int find(List<DutchWord> words, List<DutchWord> part) {
        for (int i = words.size() - part.size(); i >= 0; i--) {
            boolean same = true;
            for (int j = 0; j < part.size() && same; j++) {
                same = words.get(i + j).low().equals(part.get(j).low());
            }
            if (same) {
                return i;
            }
        }
        return -1;
    }

    /** The new thing with the owner of the old one: "mijn wasmachine", "de droger" → "mijn droger". */
    private List<DutchWord> owned(DutchWord opener, List<DutchWord> now) {
        boolean article = now.get(0).is("de", "het") && now.size() > 1;
        if (!article || !opener.is("mijn", "ons", "onze", "uw")) {
            return now;
        }
        List<DutchWord> owned = new ArrayList<>(now);
        boolean ours = opener.is("ons", "onze");
        owned.set(0, ours ? DutchWord.of(now.get(0).is("het") ? "ons" : "onze", lexicon) : opener);
        return owned;
    }

    /** Where something of the same kind stands as a correction that names only the new. */
    private Swap alike(List<DutchWord> words, List<DutchWord> now) {
        boolean preposition = now.get(0).preposition() && now.size() > 1;
        List<DutchWord> core = preposition ? now.subList(1, now.size()) : now;
        int date = date(core, 0);
        int clock = clock(core, 0);
        if (date == core.size() || clock == core.size()) {
            return time(words, now, core, date == core.size());
        }
        if (preposition) {
            for (int i = words.size() - 2; i >= 0; i--) {
                if (words.get(i).low().equals(now.get(0).low())) {
                    Phrase phrase = phrases.at(words, i + 1);
                    int to = phrase != null ? phrase.to() : i + 2;
                    return new Swap(i, to, now);
                }
            }
            return null;
        }
        DutchWord last = now.get(now.size() - 1);
        if (now.size() == 1 && (last.infinitive() || last.participle()) && !last.has("ZNW")) {
            return verb(words, last);
        }
        if (now.get(0).number() && !now.get(0).determiner()) {
            return number(words, now);
        }
        return thing(words, now);
    }

    private static Swap verb(List<DutchWord> words, DutchWord now) {
        for (int i = words.size() - 1; i >= 0; i--) {
            DutchWord word = words.get(i);
            boolean infinitive = now.infinitive() && word.infinitive() && !word.common() && !word.has("ZNW");
            boolean participle = now.participle() && word.participle() && !now.has("BNW:STL:ONV");
            if (infinitive || participle) {
                return new Swap(i, i + 1, List.of(now));
            }
        }
        return null;
    }

    private static Swap number(List<DutchWord> words, List<DutchWord> now) {
        for (int i = 0; i < words.size(); i++) {
            DutchWord word = words.get(i);
            boolean counts =
                    word.number() && word.low().length() <= 6 && !word.low().startsWith("0");
            boolean free = clock(words, i) < 0 && date(words, i) < 0 && !word.is("eerst", "eerste");
            if (!counts || !free || word.has("GET:RNG") != now.get(0).has("GET:RNG")) {
                continue;
            }
            boolean sameNoun = now.size() > 1
                    && i + 1 < words.size()
                    && words.get(i + 1).low().equals(now.get(1).low());
            if (now.size() == 1 || sameNoun) {
                return new Swap(i, i + now.size(), now);
            }
        }
        return null;
    }

    private Swap thing(List<DutchWord> words, List<DutchWord> now) {
        Phrase said = phrases.at(now, 0);
        if (said == null || said.to() != now.size()) {
            return adjective(words, now);
        }
        DutchWord head = now.get(said.head());
        boolean person = DutchPhrases.PEOPLE.contains(head.low());
        Phrase best = null;
        int bestScore = 0;
        for (Phrase phrase : phrases.phrases(words)) {
            DutchWord opener = words.get(phrase.from());
            DutchWord other = words.get(phrase.head());
            if (DutchPhrases.PEOPLE.contains(other.low()) != person) {
                continue;
            }
            int score = other.low().equals(head.low()) ? 8 : 1;
            score += opener.is("een") == now.get(0).is("een") ? 2 : 0;
            score += phrase.preposition() ? 0 : 1;
            if (score >= bestScore) {
                best = phrase;
                bestScore = score;
            }
        }
        return best == null ? null : new Swap(best.from(), best.to(), owned(words.get(best.from()), now));
    }

    /** "de blauwe": the colour of the thing changes, not the thing. */
    private Swap adjective(List<DutchWord> words, List<DutchWord> now) {
        if (now.size() != 2 || !now.get(0).determiner() || !now.get(1).inflected()) {
            return null;
        }
        for (Phrase phrase : phrases.phrases(words)) {
            for (int i = phrase.from(); i < phrase.head(); i++) {
                if (words.get(i).inflected() && !words.get(i).determiner()) {
                    return new Swap(i, i + 1, List.of(now.get(1)));
                }
            }
        }
        return null;
    }

    private static Swap time(List<DutchWord> words, List<DutchWord> now, List<DutchWord> core, boolean day) {
        Swap best = null;
        boolean bestSame = false;
        for (int i = 0; i < words.size(); i++) {
            int end = day ? date(words, i) : clock(words, i);
            if (end < 0) {
                continue;
            }
            boolean own = i > 0 && words.get(i - 1).preposition();
            boolean same = own && words.get(i - 1).low().equals(now.get(0).low());
            if (best == null || same || !bestSame) {
                best = new Swap(i, end, own ? core : now);
                bestSame = same;
            }
            i = end - 1;
        }
        return best;
    }

    /** The end of a date that begins here ("dinsdag 4 mei", "volgende week", "morgen"), or -1. */
    private static int date(List<DutchWord> words, int from) {
        int i = from;
        if (i < words.size() && words.get(i).is("volgende", "komende", "vorige", "deze", "aanstaande", "afgelopen")) {
            i++;
            if (i >= words.size() || !DutchWord.timeWord(words.get(i).low())) {
                return -1;
            }
            i++;
        } else if (i < words.size() && day(words.get(i))) {
            i++;
        }
        int end = i > from ? i : -1;
        if (i < words.size() && words.get(i).is("de")) {
            i++;
        }
        if (i + 1 < words.size()
                && words.get(i).low().matches("\\d{1,2}(?:e|ste|de)?")
                && MONTHS.contains(words.get(i + 1).low())) {
            i += 2;
            boolean year = i < words.size() && words.get(i).low().matches("20\\d\\d");
            return year ? i + 1 : i;
        }
        if (i < words.size() && words.get(i).low().matches("\\d{1,2}[-/]\\d{1,2}(?:[-/]\\d{2,4})?")) {
            return i + 1;
        }
        if (end > 0 && end < words.size() && words.get(end).low().matches("ochtend|middag|avond|nacht|ochtends")) {
            return end + 1;
        }
        return end;
    }

    private static boolean day(DutchWord word) {
        return DutchWord.day(word.low())
                || word.low().matches("(?:maan|dins|woens|donder|vrij|zater|zon)dag(?:ochtend|middag|avond|morgen)")
                || word.is("vanmorgen", "vanochtend", "vannacht", "morgenochtend", "morgenmiddag", "morgenavond");
    }

    /** The end of a time of day that begins here ("11 uur", "half elf", "10:15"), or -1. */
    private static int clock(List<DutchWord> words, int from) {
        if (from >= words.size()) {
            return -1;
        }
        DutchWord word = words.get(from);
        boolean uur = from + 1 < words.size() && words.get(from + 1).is("uur");
        if (word.low().matches("\\d{1,2}[:.]\\d{2}")) {
            return uur ? from + 2 : from + 1;
        }
        if (uur && word.number()) {
            return from + 2;
        }
        return word.is("half") && from + 1 < words.size() && words.get(from + 1).number() ? from + 2 : -1;
    }

    /** A whole clause: in the place of the last sentence, with the thing that this one named. */
    private Optional<List<String>> wish(List<String> sentences, List<DutchWord> said, String correction) {
        int last = sentences.size() - 1;
        List<DutchWord> words = reader.words(sentences.get(last));
        String end = correction.endsWith("?") ? "?" : "";
        int pronoun = pronoun(said);
        DutchWord verb = said.get(said.size() - 1);
        boolean onlyVerb = pronoun > 0
                && pronoun == said.size() - 2
                && said.size() <= 5
                && said.get(0).is("ik", "wij", "we")
                && verb.infinitive();
        if (onlyVerb) {
            Swap swap = verb(words, verb);
            if (swap != null) {
                return mended(sentences, last, swap);
            }
        }
        if (pronoun > 0) {
            boolean also = words.stream().anyMatch(w -> w.is(said.get(pronoun).low()));
            if (also && last > 0) {
                return replaced(sentences, last, DutchOrder.surface(said) + end);
            }
            Optional<List<DutchWord>> thing = phrases.antecedent(words, said.get(pronoun), false);
            if (thing.isPresent()) {
                return replaced(sentences, last, new Swap(pronoun, pronoun + 1, thing.get()).in(said, end));
            }
            return last > 0 ? replaced(sentences, last, DutchOrder.surface(said) + end) : Optional.empty();
        }
        for (Phrase now : phrases.phrases(said)) {
            for (int i = last; i >= 0; i--) {
                List<DutchWord> old = reader.words(sentences.get(i));
                for (Phrase before : phrases.phrases(old)) {
                    if (old.get(before.head()).low().equals(said.get(now.head()).low())
                            && before.to() - before.head() >= now.to() - now.head()) {
                        List<DutchWord> thing = phrases.definite(old, before);
                        List<String> kept = new ArrayList<>(sentences.subList(0, i));
                        kept.add(new Swap(now.from(), now.to(), thing).in(said, end));
                        return Optional.of(kept);
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** Where a pronoun stands that has to mean a thing, or -1. */
    private static int pronoun(List<DutchWord> words) {
        for (int i = 1; i < words.size(); i++) {
            DutchWord word = words.get(i);
            DutchWord next = i + 1 < words.size() ? words.get(i + 1) : null;
            boolean free = next == null
                    || !(next.noun() || next.inflected())
                    || next.infinitive()
                    || next.closedClass()
                    || next.participle();
            if (word.is("hem", "ze", "die", "het") && free) {
                return i;
            }
        }
        return -1;
    }
}

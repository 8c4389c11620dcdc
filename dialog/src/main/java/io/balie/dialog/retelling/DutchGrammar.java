package io.balie.dialog.retelling;

import io.balie.dialog.retelling.DutchPersons.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Dutch: from one sentence to the clauses that tell it back. Holds the state of one re-telling; for one thread. */
final class DutchGrammar implements Grammar {
    private static final Pattern TOKEN =
            Pattern.compile("(?<=[,;:!?)])(?=\\s|$|\\()|(?<=\\()|(?=[,;:!?)](?:\\s|$))|\\s+|(?=\\.$)|(?=[!?,;:)]+$)");
    private static final Set<String> QUESTION_WORDS = Set.of(
            "waarom",
            "hoe",
            "wanneer",
            "waar",
            "wie",
            "wat",
            "welke",
            "welk",
            "hoeveel",
            "hoelang",
            "waarvoor",
            "waarmee",
            "waarop",
            "waarin",
            "waaraan",
            "waarover",
            "waarvan",
            "waarbij",
            "waarnaar",
            "waarheen",
            "hoezo",
            "vanwaar");
    private static final Set<String> DROPPED = Set.of(
            "alstublieft",
            "alsjeblieft",
            "aub",
            "svp",
            "ajb",
            "a.u.b",
            "s.v.p",
            "a.u.b.",
            "s.v.p.",
            "asjeblieft",
            "gewoon",
            "eens");
    /** Verbs that say what happens to the customer, who leaves "ik" out: "Heb nog niets ontvangen." */
    private static final Set<String> EXPERIENCED = Set.of(
            "hebben",
            "zijn",
            "willen",
            "kunnen",
            "moeten",
            "krijgen",
            "zoeken",
            "wachten",
            "missen",
            "zitten",
            "wonen",
            "denken",
            "vinden",
            "horen",
            "zien",
            "weten",
            "zullen",
            "worden",
            "ontvangen",
            "snappen",
            "begrijpen",
            "proberen",
            "betalen",
            "hopen",
            "mogen",
            "staan",
            "merken");

    private static final Set<String> TELLING =
            Set.of("vertellen", "zeggen", "aangeven", "weten", "uitleggen", "doorgeven", "meedelen", "laten");

    private final DutchLexicon lexicon = new DutchLexicon();
    private final Voice voice;

    DutchGrammar(Voice voice) {
        this.voice = voice;
    }

    @Override
    public List<Piece> tell(String sentence) {
        List<String> trace = new ArrayList<>();
        trace.add("sentence: " + sentence);
        boolean asked = sentence.endsWith("?");
        List<DutchWord> words = words(sentence);
        if (words.isEmpty()) {
            return List.of();
        }
        DutchPersons persons = new DutchPersons(lexicon, voice, genericYou(words));
        List<DutchItem> items = DutchClauses.nest(words);
        trace.add("clauses: " + bracketed(items));
        List<Piece> pieces = new ArrayList<>();
        Clause before = null;
        for (Part part : split(items, persons, asked)) {
            Clause clause = new Clause(persons, part, asked, before, trace);
            Piece piece = clause.tell();
            if (piece != null) {
                pieces.add(piece);
            }
            before = clause;
        }
        return pieces;
    }

    @Override
    public Optional<String> mend(String sentence, String correction) {
        List<DutchWord> said = words(correction);
        List<DutchWord> old = words(sentence);
        String end = sentence.endsWith("?") ? "?" : "";
        if (said.isEmpty() || said.size() > 5 || old.isEmpty()) {
            return Optional.empty();
        }
        if (said.size() > 2
                && said.size() <= 5
                && said.get(0).is("ik", "wij", "we")
                && said.get(said.size() - 2).is("het", "hem", "die", "dat", "ze")) {
            said = said.subList(said.size() - 1, said.size());
        }
        DutchWord last = said.get(said.size() - 1);
        DutchWord first = said.get(0);
        int not = first.is("niet") ? 1 : 0;
        int but = -1;
        for (int i = 0; i < said.size(); i++) {
            but = said.get(i).is("maar") ? i : but;
        }
        for (int i = old.size() - 1; i >= 0; i--) {
            DutchWord word = old.get(i);
            boolean named = not == 1 && but > 1 && word.low().equals(said.get(1).low());
            boolean infinitive = said.size() == 1
                    && last.infinitive()
                    && !last.has("ZNW")
                    && word.infinitive()
                    && !word.common()
                    && !word.has("ZNW");
            boolean phrase = first.preposition()
                    && word.low().equals(first.low())
                    && old.size() - i <= 4
                    && said.stream().noneMatch(DutchWord::sureFinite);
            if (phrase) {
                List<DutchWord> mended = new ArrayList<>(old.subList(0, i));
                mended.addAll(said);
                return Optional.of(DutchOrder.surface(mended) + end);
            }
            boolean day = said.size() == 1 && DutchWord.day(last.low()) && DutchWord.day(word.low());
            boolean participle = said.size() == 1 && last.participle() && word.participle() && !last.has("BNW:STL:ONV");
            if (named || infinitive || participle || day) {
                List<DutchWord> mended = new ArrayList<>(old.subList(0, i));
                mended.addAll(said.subList(named ? but + 1 : 0, said.size()));
                mended.addAll(old.subList(i + 1, old.size()));
                return Optional.of(DutchOrder.surface(mended) + end);
            }
        }
        return Optional.empty();
    }

    private static String bracketed(List<DutchItem> items) {
        StringBuilder text = new StringBuilder();
        for (DutchItem item : items) {
            text.append(text.isEmpty() ? "" : " ")
                    .append(
                            switch (item) {
                                case DutchWord word -> word.text();
                                case DutchSub sub ->
                                    "[" + sub.kind().name().toLowerCase(Locale.ROOT) + ": "
                                            + DutchOrder.surface(sub.words()) + "]";
                            });
        }
        return text.toString();
    }

    /** The words of a sentence: chat spellings written out, politeness dropped, the capital at the start undone. */
    private List<DutchWord> words(String sentence) {
        List<DutchWord> words = new ArrayList<>();
        for (String token : TOKEN.split(sentence, -1)) {
            if (token.isBlank()) {
                continue;
            }
            for (String spelled : DutchSpelling.spell(token.strip()).split(" ", -1)) {
                words.add(DutchWord.of(spelled, lexicon));
            }
        }
        while (!words.isEmpty()
                && (words.get(words.size() - 1).punctuation()
                        && !words.get(words.size() - 1).is(")"))) {
            words.remove(words.size() - 1);
        }
        while (!words.isEmpty() && words.get(0).punctuation() && !words.get(0).is("(")) {
            words.remove(0);
        }
        List<DutchWord> kept = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            DutchWord word = words.get(i);
            if (DROPPED.contains(word.low())) {
                if (!kept.isEmpty()
                        && kept.get(kept.size() - 1).comma()
                        && i + 1 < words.size()
                        && words.get(i + 1).comma()) {
                    kept.remove(kept.size() - 1);
                }
                continue;
            }
            if (word.is("me")
                    && i + 1 < words.size()
                    && words.get(i + 1).has("ZNW:EKV")
                    && !words.get(i + 1).finite()
                    && !words.get(i + 1).closedClass()
                    && !words.get(i + 1).adjective()) {
                word = DutchWord.of("mijn", lexicon);
            } else if (word.is("me") && i == 0) {
                word = DutchWord.of("mijn", lexicon);
            }
            kept.add(word);
        }
        while (!kept.isEmpty() && kept.get(kept.size() - 1).comma()) {
            kept.remove(kept.size() - 1);
        }
        if (!kept.isEmpty()) {
            kept.set(0, uncapitalised(kept.get(0)));
        }
        return kept;
    }

    private DutchWord uncapitalised(DutchWord word) {
        String text = word.text();
        boolean oneCapital = Character.isUpperCase(text.charAt(0))
                && text.substring(1).equals(text.substring(1).toLowerCase(Locale.ROOT));
        boolean known = !lexicon.readings(word.low()).isEmpty()
                && lexicon.readings(word.low()).stream().anyMatch(r -> !r.is("ENM"));
        return (oneCapital
                                && (known
                                        || QUESTION_WORDS.contains(word.low())
                                        || DutchWord.SUBJECTS.contains(word.low())
                                        || DutchWord.ADVERBS.contains(word.low())
                                        || word.preposition()
                                        || word.common()
                                        || DutchWord.DETERMINERS.contains(word.low())))
                        || (text.length() == 1 && !Character.isDigit(text.charAt(0)))
                ? word.say(word.low())
                : word;
    }

    private static boolean genericYou(List<DutchWord> words) {
        boolean company = words.stream().anyMatch(w -> w.is("jullie", "u", "uw"));
        boolean question = QUESTION_WORDS.contains(words.get(0).low());
        boolean able = false;
        for (int i = 1; i < words.size(); i++) {
            able |= words.get(i).is("je") && words.get(i - 1).is("kun", "kan", "moet", "mag", "als", "dat");
        }
        boolean customer = words.stream().anyMatch(w -> w.is("mij", "me", "mijn", "ik", "ons"));
        return company || (question && able && !customer);
    }

    /** One main clause of a sentence and how it hangs on the one before. */
    private record Part(
            Piece.Joint joint, List<DutchItem> items, boolean sameSubject, boolean sameVerb, boolean therefore) {}

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

    private List<Part> split(List<DutchItem> items, DutchPersons persons, boolean asked) {
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
            int leftVerb = verbAt(left, false);
            if (leftVerb < 0) {
                continue;
            }
            DutchWord first = DutchOrder.word(right, 0);
            DutchWord second = DutchOrder.word(right, 1);
            if (runOn) {
                boolean statement =
                        first.is("ik", "wij", "we") && second != null && second.sureFinite() && i > leftVerb + 1;
                boolean question = first.sureFinite()
                        && second != null
                        && second.is("ik", "u", "jullie", "we", "wij", "je")
                        && i > leftVerb + 2
                        && !QUESTION_WORDS.contains(lastWord(left));
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
                            || (opener.is("zijn") && !DutchPersons.nominal(flat(right), 1))
                            || (opener.infinitive()
                                    && DutchOrder.verbPlural(leftFinite)
                                    && afterOpener != null
                                    && (afterOpener.determiner() || afterOpener.is("graag", "nu", "nog"))));
            boolean nominative = afterOpener != null
                    && (DutchWord.NOMINATIVES.contains(afterOpener.low())
                            || (asked && afterOpener.is("die", "dat", "dit", "het", "deze")));
            List<DutchItem> near = right.subList(0, nextBreak(right));
            int rightVerb = verbAt(right, false);
            boolean full = (rightVerb > 0
                            && rightVerb < near.size()
                            && DutchOrder.word(right, rightVerb).sureFinite()
                            && !ownVerbFirst)
                    || (rightVerb > 0
                            && rightVerb + 1 < near.size()
                            && DutchOrder.word(right, rightVerb + 1) != null
                            && DutchOrder.word(right, rightVerb + 1).is("ik", "wij", "we", "jullie", "hij"))
                    || (ownVerbFirst && nominative)
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
            boolean elided = !full && !comma && ownVerbFirst;
            boolean shared = false;
            if (!full && !elided && !comma && near.size() > 1 && verbAt(near, false) < 0 && !word.is("want", "dus")) {
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

    private static List<DutchWord> flat(List<DutchItem> items) {
        List<DutchWord> words = new ArrayList<>();
        for (DutchItem item : items) {
            words.add(
                    item instanceof DutchWord word
                            ? word
                            : new DutchWord("\uFFFC", "\uFFFC", List.of(new DutchLexicon.Reading("", ""))));
        }
        return words;
    }

    /** Where the finite verb of a main clause stands, or -1. */
    private static int verbAt(List<DutchItem> items, boolean asked) {
        if (items.isEmpty()) {
            return -1;
        }
        List<DutchWord> words = flat(items);
        DutchWord first = words.get(0);
        DutchWord second = words.size() > 1 ? words.get(1) : null;
        boolean questionWord = QUESTION_WORDS.contains(first.low());
        if (!questionWord && first.finite() && second != null) {
            boolean nominative = DutchWord.SUBJECTS.contains(second.low()) && !second.is("het", "dat", "dit");
            boolean plain =
                    first.common() && !(DutchWord.COMMON_VERBS.containsValue(first.low()) && !asked && !nominative);
            if (nominative
                    || plain
                    || (asked && first.sureFinite())
                    || (asked && first.finite() && second.determiner())) {
                return 0;
            }
            if (imperative(first, second)) {
                return 0;
            }
        }
        if (second != null
                && !questionWord
                && first.is(
                        "ik",
                        "wij",
                        "we",
                        "u",
                        "jullie",
                        "je",
                        "jij",
                        "hij",
                        "ze",
                        "zij",
                        "men",
                        "er",
                        "iemand",
                        "niemand",
                        "iedereen")) {
            for (int i = 1; i < Math.min(4, words.size()); i++) {
                if (words.get(i).finite()) {
                    return i;
                }
                if (!DutchWord.ADVERBS.contains(words.get(i).low())) {
                    break;
                }
            }
        }
        if (questionWord && second != null && words.size() > 2) {
            int at = (first.is("hoe", "hoeveel", "welke", "welk", "wat") && !second.finite())
                            || (first.is("hoe") && second.is("laat", "lang", "vaak", "snel"))
                    ? 2
                    : 1;
            DutchWord then = at + 1 < words.size() ? words.get(at + 1) : null;
            if (words.get(at).finite()
                    && !words.get(at).closedClass()
                    && then != null
                    && (then.determiner()
                            || DutchWord.SUBJECTS.contains(then.low())
                            || words.get(at).sureFinite())) {
                return at;
            }
        }
        for (int i = 1; i < words.size(); i++) {
            if (DutchClauses.finiteAt(words, i) && !words.get(i - 1).preposition()) {
                return i;
            }
            if (words.get(i).finite()
                    && i + 1 < words.size()
                    && words.get(i + 1).is("ik", "wij", "we", "jullie", "hij")
                    && !words.get(i).closedClass()) {
                return i;
            }
        }
        for (int i = 1; i < words.size(); i++) {
            DutchWord word = words.get(i);
            DutchWord before = words.get(i - 1);
            boolean verb = word.finite()
                    && !word.participle()
                    && !before.determiner()
                    && !before.preposition()
                    && !(before.inflected() && word.has("ZNW"));
            boolean plural =
                    before.has("ZNW:MRV") && !before.has("WKW") && (word.infinitive() || word.has("WKW:VLT:INF"));
            boolean singular = (before.has("ZNW:EKV")
                            || before.readings().isEmpty()
                            || before.code()
                            || before.is("die", "dat", "dit", "het", "deze"))
                    && word.readings().stream().anyMatch(r -> r.is("WKW:TGW:3EP") || r.is("WKW:VLT:1EP"));
            if (verb
                    && (plural
                            || singular
                            || (questionWord
                                    && i < 4
                                    && word.readings().stream()
                                            .anyMatch(r -> r.is("WKW:TGW:3EP") || r.is("WKW:VLT:1EP"))))) {
                return i;
            }
        }
        return -1;
    }

    private static boolean imperative(DutchWord first, DutchWord second) {
        boolean form = first.has("WKW:TGW:1EP") && !first.has("WKW:TGW:1EP:LOS");
        return form
                && !first.is("open", "even")
                && (second.is(
                                "mij", "me", "mijn", "ons", "onze", "de", "het", "een", "deze", "dit", "die", "dat",
                                "s.v.p", "jullie", "uw", "hem", "alle", "geen")
                        || second.is("niet", "direct", "meteen", "dan", "nu", "morgen", "vandaag", "eerst")
                        || second.code()
                        || (!first.has("ZNW") && second.noun() && !second.finite()));
    }

    /** One main clause on its way to a piece. */
    private final class Clause {
        private final DutchPersons persons;
        private final DutchOrder order;
        private final Part part;
        private final boolean asked;
        private final Clause before;
        private final List<String> trace;
        private Subject subject = Subject.OTHER;
        private DutchWord verb;
        private Piece.Kind kind = Piece.Kind.STATEMENT;
        private boolean third;
        private boolean mainOrder;

        Clause(DutchPersons persons, Part part, boolean asked, Clause before, List<String> trace) {
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
            if (first != null && first.is("graag") && verbAt(items, asked) < 0) {
                return wish(items);
            }
            if (items.size() == 1 && items.get(0) instanceof DutchSub sub) {
                return sub.kind() == DutchSub.Kind.RELATIVE
                                || !sub.words().get(0).is("of", "dat")
                        ? null
                        : piece(
                                Piece.Kind.QUESTION,
                                persons.youWant() + " weten",
                                List.of(new DutchSub(sub.kind(), persons.shiftSub(sub, Subject.OTHER))),
                                0.8);
            }
            int verbAt = verbAt(items, asked);
            if (verbAt == 0 && part.therefore() && items.size() > 1) {
                verb = DutchOrder.word(items, 0);
                return statement(items, 0);
            }
            if (verbAt == 0 && items.get(0) instanceof DutchWord v && items.size() > 1) {
                return verbFirst(items, v);
            }
            if (verbAt > 0) {
                verb = DutchOrder.word(items, verbAt);
                if (front(items, verbAt)) {
                    return null;
                }
                return first != null && questionWord(items, verbAt)
                        ? questionWordFirst(items, verbAt)
                        : statement(items, verbAt);
            }
            return fragment(items);
        }

        private boolean front(List<DutchItem> items, int verbAt) {
            return items.size() <= verbAt;
        }

        private boolean questionWord(List<DutchItem> items, int verbAt) {
            DutchWord first = DutchOrder.word(items, 0);
            DutchWord second = DutchOrder.word(items, 1);
            return QUESTION_WORDS.contains(first.low())
                    || (first.preposition()
                            && second != null
                            && verbAt > 1
                            && QUESTION_WORDS.contains(second.low())
                            && asked);
        }

        /** Without what only opens the clause: "maar", "nou", "en", "verder". */
        private List<DutchItem> opened(List<DutchItem> items) {
            while (items.size() > 1 && DutchOrder.word(items, 0) != null) {
                DutchWord first = DutchOrder.word(items, 0);
                DutchWord next = DutchOrder.word(items, 1);
                boolean loose = first.is(
                        "maar", "en", "dus", "want", "nou", "ja", "nee", "ok", "oké", ",", "o", "oh", "ach", "tja",
                        "hmm", "kijk", "sorry", ":", ";", "-", "–", "okee");
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

        private Piece elided(List<DutchItem> items, DutchWord own, Piece.Kind likeKind) {
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
            return piece(
                    before.kind == Piece.Kind.QUESTION ? Piece.Kind.QUESTION : Piece.Kind.STATEMENT, "", closed, 0.85);
        }

        private Piece statement(List<DutchItem> items, int verbAt) {
            DutchOrder.Roles roles = order.roles(items, verbAt, false);
            subject = roles.subject();
            boolean inverted = roles.from() > verbAt;
            trace.add("roles: verb '%s', subject %s%s".formatted(verb.text(), subject, inverted ? ", inverted" : ""));
            Piece indirect = indirect(items, verbAt, roles);
            if (indirect != null) {
                return indirect;
            }
            boolean customer = subject == Subject.CUSTOMER || subject == Subject.CUSTOMERS;
            mainOrder = persons.third() && customer && part.joint() != Piece.Joint.BECAUSE;
            List<DutchItem> shifted = persons.shiftMain(items, subject, roles.from());
            String said = persons.inflect(verb, subject);
            if (mainOrder) {
                shifted.set(verbAt, verb.say(said));
                shifted.set(roles.from(), DutchOrder.word(shifted, roles.from()).say("de klant"));
                return piece(Piece.Kind.STATEMENT, "", shifted, sure(items, verbAt));
            }
            List<DutchItem> middle = new ArrayList<>();
            List<DutchItem> tail = new ArrayList<>();
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
                if (front.size() == 1 && front.get(0) instanceof DutchSub) {
                    tail.addAll(front);
                } else {
                    middle.addAll(front.stream()
                            .filter(f -> !(f instanceof DutchWord w && w.comma()))
                            .toList());
                }
                middle.addAll(shifted.subList(to, shifted.size()));
            } else {
                middle.addAll(shifted.subList(0, verbAt));
                middle.addAll(shifted.subList(verbAt + 1, shifted.size()));
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

        private static List<DutchItem> joined(List<DutchItem> first, List<DutchItem> second) {
            List<DutchItem> all = new ArrayList<>(first);
            all.addAll(second);
            return all;
        }

        /** "Ik vraag me af of ...", "Mijn vraag is wanneer ...", "Ik bel omdat ...": what counts is the clause inside. */
        private Piece indirect(List<DutchItem> items, int verbAt, DutchOrder.Roles roles) {
            DutchSub sub = null;
            StringBuilder main = new StringBuilder();
            for (DutchItem item : items) {
                switch (item) {
                    case DutchWord word ->
                        main.append(main.isEmpty() ? "" : " ").append(word.low());
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
            boolean asks = opening.is("of") || QUESTION_WORDS.contains(opening.low()) || opening.preposition();
            if (asks
                    && said.matches(
                            "(?:(?:ik|wij|we) (?:hoor|horen|verneem)(?: het)? graag(?: van u| van jullie)?|(?:ik|wij|we) (?:wil|wilde|willen|wilden|zou|kom)(?: u| jullie| je| graag| even| eens| willen)* (?:vragen|informeren)|ik vr(?:aag|oeg) (?:me|mij)(?: eigenlijk| nu| dus)? af|ik ben(?: erg| heel)? benieuwd|(?:mijn|de|onze) vraag (?:is|was|luidt)(?: nu| dus)?|wij vragen ons af|we vragen ons af|nu vraag ik me af|ik heb geen idee|ik weet(?: nog)? niet)")
                    && !said.startsWith("ik weet")
                    && !said.startsWith("ik heb geen")) {
                kind = Piece.Kind.QUESTION;
                subject = Subject.CUSTOMER;
                trace.add("indirect question");
                return piece(
                        Piece.Kind.QUESTION,
                        persons.youWant() + " weten",
                        List.of(new DutchSub(sub.kind(), persons.shiftSub(sub, Subject.OTHER))),
                        0.95);
            }
            boolean reason = opening.is("omdat")
                    && said.matches(
                            "(?:ik|wij|we) (?:bel|bellen|mail|mailen|schrijf|schrijven|app|chat|stuur|meld)(?: u| jullie| je| even| nu| een bericht| me| mij)*");
            boolean content = opening.is("dat")
                    && said.matches(
                            "(?:het|mijn|ons|het enige) (?:probleem|punt|klacht) is(?: nu| echter)?|(?:de|mijn) klacht is|(?:ik|wij|we) (?:wil|wilde|willen|wou|moet|moeten|zou|kom)(?: u| jullie| je| graag| even| willen| hierbij| alleen| ook)* (?:doorgeven|melden|laten weten|vertellen|zeggen|aangeven)(?: willen)?|het is zo|het zit zo|het punt is");
            if (reason || content) {
                List<DutchWord> inner = persons.shiftSub(sub, Subject.OTHER);
                subject = Subject.OTHER;
                trace.add("the clause inside is what counts");
                return piece(Piece.Kind.STATEMENT, "", new ArrayList<>(inner.subList(1, inner.size())), 0.92);
            }
            if (asks && verb.is("wil", "willen", "zou", "wilde") && said.matches(".*\\bweten$")) {
                kind = Piece.Kind.QUESTION;
                List<DutchItem> shifted = persons.shiftMain(items, subject, roles.from());
                shifted.remove(verbAt);
                List<DutchItem> closed = order.close(shifted, verb, persons.inflect(verb, subject));
                DutchItem last = closed.remove(closed.size() - 1);
                String lead = persons.third() ? "de klant wil weten" : DutchOrder.surface(closed);
                return piece(Piece.Kind.QUESTION, lead, List.of(last), 0.95);
            }
            return null;
        }

        private Piece questionWordFirst(List<DutchItem> items, int verbAt) {
            kind = Piece.Kind.QUESTION;
            boolean whoCanTell = DutchOrder.word(items, 0).is("wie")
                    && verb.is("kan", "kunnen", "wil", "weet")
                    && items.get(items.size() - 1) instanceof DutchSub inner
                    && inner.kind() == DutchSub.Kind.CONJUNCTION
                    && items.size() <= 6;
            if (whoCanTell && items.get(items.size() - 1) instanceof DutchSub sub) {
                return piece(
                        Piece.Kind.QUESTION,
                        persons.youWant() + " weten",
                        List.of(new DutchSub(sub.kind(), persons.shiftSub(sub, Subject.OTHER))),
                        0.93);
            }
            DutchOrder.Roles roles = order.roles(items, verbAt, true);
            subject = roles.subject();
            trace.add("roles: question word '%s', verb '%s', subject %s"
                    .formatted(DutchOrder.surface(items.subList(0, verbAt)), verb.text(), subject));
            List<DutchItem> middle = persons.shiftMain(items, subject, roles.from());
            middle.remove(verbAt);
            String said = persons.inflect(verb, subject);
            return piece(
                    Piece.Kind.QUESTION,
                    persons.youWant() + " weten",
                    order.close(middle, verb, said),
                    sure(items, verbAt));
        }

        private Piece verbFirst(List<DutchItem> items, DutchWord first) {
            verb = first;
            DutchWord next = DutchOrder.word(items, 1);
            boolean nominative = next != null
                    && DutchWord.SUBJECTS.contains(next.low())
                    && !(next.is("het", "dat", "dit") && !asked && !first.common());
            if (!asked && !nominative) {
                boolean singular = first.has("WKW:TGW:1EP")
                        || first.has("WKW:VLT:1EP")
                        || first.is("wil", "kan", "was", "had", "zou");
                if (EXPERIENCED.contains(first.verb()) && singular) {
                    items.add(0, DutchWord.of("ik", lexicon));
                    trace.add("'ik' was left out");
                    return statement(items, 1);
                }
                if (first.has("WKW:TGW:1EP")) {
                    return imperative(items, first);
                }
            }
            DutchOrder.Roles roles = order.roles(items, 0, true);
            subject = roles.subject();
            boolean company = subject == Subject.COMPANY;
            boolean anyone = next != null && next.is("iemand");
            boolean modal = first.verb().equals("kunnen")
                    || first.verb().equals("willen")
                    || first.verb().equals("zullen");
            trace.add("roles: verb first '%s', subject %s".formatted(first.text(), subject));
            if (((company || anyone) && first.verb().equals("weten"))
                    || (company && first.is("heb", "hebt", "heeft", "hebben") && contains(items, "idee"))) {
                DutchItem last = items.get(items.size() - 1);
                if (last instanceof DutchSub sub) {
                    kind = Piece.Kind.QUESTION;
                    return piece(
                            Piece.Kind.QUESTION,
                            persons.youWant() + " weten",
                            List.of(new DutchSub(sub.kind(), persons.shiftSub(sub, Subject.OTHER))),
                            0.95);
                }
            }
            if ((company || anyone) && modal) {
                Piece request = request(items, first, anyone);
                if (request != null) {
                    return request;
                }
            }
            if ((subject == Subject.CUSTOMER && first.is("mag", "kan", "zou"))
                    || (subject == Subject.CUSTOMERS && first.is("mogen", "kunnen"))) {
                Piece wish = allowed(items, first);
                if (wish != null) {
                    return wish;
                }
            }
            kind = Piece.Kind.QUESTION;
            List<DutchItem> middle = persons.shiftMain(items, subject, roles.from());
            middle.remove(0);
            String said = persons.inflect(first, subject);
            List<DutchItem> closed = new ArrayList<>();
            closed.add(DutchWord.of("of", lexicon));
            closed.addAll(order.close(middle, first, said));
            return piece(
                    Piece.Kind.QUESTION,
                    persons.youWant() + " weten",
                    closed,
                    asked ? sure(items, 0) : sure(items, 0) - 0.1);
        }

        private static boolean contains(List<DutchItem> items, String low) {
            return items.stream().anyMatch(i -> i instanceof DutchWord w && w.is(low));
        }

        /** "Mag ik een offerte?", "Mag ik weten wanneer ...?" */
        private Piece allowed(List<DutchItem> items, DutchWord first) {
            List<DutchItem> rest = new ArrayList<>(items.subList(2, items.size()));
            rest.removeIf(i -> i instanceof DutchWord w && w.is("misschien", "even", "ook"));
            if (rest.isEmpty()) {
                return null;
            }
            DutchWord weten = DutchOrder.word(rest, 0);
            if (weten != null
                    && weten.is("weten", "vragen")
                    && rest.size() == 2
                    && rest.get(1) instanceof DutchSub sub) {
                kind = Piece.Kind.QUESTION;
                return piece(
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
            if (!contains(rest, "graag")) {
                wish.add(DutchWord.of("graag", lexicon));
            }
            wish.addAll(rest);
            DutchWord want = DutchWord.of("wil", lexicon);
            subject = Subject.CUSTOMER;
            verb = want;
            return wanted(wish, 0.9);
        }

        private Piece request(List<DutchItem> items, DutchWord first, boolean anyone) {
            List<DutchItem> rest = new ArrayList<>(items.subList(2, items.size()));
            boolean customer = rest.stream()
                    .anyMatch(i -> i instanceof DutchWord w
                            && w.is("mij", "me", "mijn", "ik", "ons", "onze", "even", "we", "wij"));
            if (contains(rest, "ook") && !customer && !first.verb().equals("willen")) {
                return null;
            }
            rest.removeIf(i -> i instanceof DutchWord w
                    && w.is("misschien", "even", "eventueel", "eens", "graag", "wellicht", ","));
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
                kind = Piece.Kind.QUESTION;
                trace.add("asks to be told");
                return piece(
                        Piece.Kind.QUESTION,
                        persons.youWant() + " weten",
                        List.of(new DutchSub(sub.kind(), persons.shiftSub(sub, Subject.OTHER))),
                        0.95);
            }
            kind = Piece.Kind.REQUEST;
            verb = first;
            List<DutchItem> shifted = persons.shiftMain(rest, subject, -1);
            if (anyone) {
                third = true;
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
            return piece(Piece.Kind.REQUEST, persons.youWant(), body, sure(items, 0));
        }

        private Piece imperative(List<DutchItem> items, DutchWord first) {
            kind = Piece.Kind.REQUEST;
            subject = Subject.COMPANY;
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
                    kind = Piece.Kind.QUESTION;
                    return piece(
                            Piece.Kind.QUESTION,
                            persons.youWant() + " weten",
                            List.of(new DutchSub(sub.kind(), persons.shiftSub(sub, Subject.OTHER))),
                            0.95);
                }
            }
            List<DutchItem> shifted = persons.shiftMain(rest, subject, -1);
            List<DutchItem> body = new ArrayList<>();
            body.add(DutchWord.of("dat", lexicon));
            body.add(DutchWord.of("wij", lexicon));
            body.addAll(order.close(shifted, first, lemma));
            verb = first;
            return piece(Piece.Kind.REQUEST, persons.youWant(), body, sure(items, 0) - 0.05);
        }

        /** "Graag een kopie", "Graag mijn adres wijzigen". */
        private Piece wish(List<DutchItem> items) {
            List<DutchItem> rest = new ArrayList<>(items.subList(1, items.size()));
            rest.removeIf(i -> i instanceof DutchWord w && w.is("even", ","));
            if (rest.isEmpty()) {
                return null;
            }
            DutchOrder.Bracket bracket = order.bracket(rest, "willen", true);
            kind = Piece.Kind.REQUEST;
            if (bracket != null) {
                subject = Subject.COMPANY;
                List<DutchItem> body = new ArrayList<>();
                body.add(DutchWord.of("dat", lexicon));
                body.add(DutchWord.of("wij", lexicon));
                body.addAll(persons.shiftMain(rest, subject, -1));
                verb = DutchWord.of("wil", lexicon);
                return piece(Piece.Kind.REQUEST, persons.youWant(), body, 0.85);
            }
            DutchWord want = DutchWord.of("wil", lexicon);
            subject = Subject.CUSTOMER;
            verb = want;
            List<DutchItem> wish = new ArrayList<>();
            wish.add(DutchWord.of("ik", lexicon));
            wish.add(DutchWord.of("graag", lexicon));
            wish.addAll(rest);
            return wanted(wish, DutchOrder.nounPhrase(rest, 0) > 0 ? 0.85 : 0.5);
        }

        /** "u graag een kopie wilt", "de klant wil graag een kopie". */
        private Piece wanted(List<DutchItem> wish, double sure) {
            List<DutchItem> shifted = persons.shiftMain(wish, Subject.CUSTOMER, 0);
            if (persons.third()) {
                return piece(Piece.Kind.REQUEST, "de klant wil", shifted.subList(1, shifted.size()), sure);
            }
            return piece(Piece.Kind.REQUEST, "", order.close(shifted, DutchWord.of("wil", lexicon), "wilt"), sure);
        }

        /** No finite verb: "factuur 123 dubbel betaald", "adres wijzigen", "kapotte lamp". */
        private Piece fragment(List<DutchItem> items) {
            trace.add("fragment");
            List<DutchItem> shifted = persons.shiftMain(items, Subject.OTHER, -1);
            int noun = DutchOrder.nounPhrase(items, 0);
            DutchWord first = DutchOrder.word(items, 0);
            DutchWord last = DutchOrder.word(items, items.size() - 1);
            if (first == null || last == null || items.stream().anyMatch(i -> i instanceof DutchWord w && w.comma())) {
                return unsure(items);
            }
            if (first.is("vraag", "vraagje", "klacht", "probleem", "vragen")) {
                List<DutchItem> body = new ArrayList<>();
                body.add(DutchWord.of(persons.you(), lexicon).say(persons.you()));
                if (!first.is("vragen")) {
                    body.add(DutchWord.of("een", lexicon));
                }
                body.addAll(shifted);
                DutchWord have = DutchWord.of("heb", lexicon);
                return items.size() == 1
                        ? null
                        : piece(
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
                    return piece(Piece.Kind.STATEMENT, "", body, 0.75);
                }
            }
            if (noun == items.size() - 1 && last.infinitive() && !last.has("ZNW:MRV")) {
                List<DutchItem> thing = determined(shifted.subList(0, noun), first, noun);
                return piece(
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
                return piece(
                        Piece.Kind.TOPIC,
                        "",
                        List.of(
                                plain(uw() + " vraag gaat over het"),
                                first,
                                plain("van"),
                                plain(DutchOrder.surface(thing))),
                        0.7);
            }
            if (noun == items.size()) {
                List<DutchItem> thing = new ArrayList<>(shifted);
                boolean bare = !first.determiner() && !first.number() && !first.name() && !first.is("zijn");
                DutchWord head = head(items, noun);
                if (bare && head != null && head.has("ZNW:EKV") && !last.code()) {
                    thing.add(0, plain("een"));
                    return lexicon.neuter(head.text()).isEmpty()
                            ? unsure(items)
                            : piece(
                                    Piece.Kind.TOPIC,
                                    "",
                                    joined(List.of(plain(uw() + " vraag gaat over")), thing),
                                    0.6);
                }
                return piece(Piece.Kind.TOPIC, "", joined(List.of(plain(uw() + " vraag gaat over")), thing), 0.65);
            }
            return unsure(items);
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

        private Piece unsure(List<DutchItem> items) {
            trace.add("no verb found");
            return piece(Piece.Kind.TOPIC, "", items, 0.1);
        }

        /** How sure the parse is: a second verb that nothing accounts for, and words nobody knows, count against it. */
        private double sure(List<DutchItem> items, int verbAt) {
            double sure = 0.96;
            List<DutchWord> words = flat(items);
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
                    sure -= 0.06;
                }
            }
            if (!words.get(verbAt).sureFinite() && verbAt > 1) {
                sure -= 0.1;
            }
            if (items.size() > 28) {
                sure -= 0.2;
            }
            return Math.max(0, sure);
        }

        private Piece piece(Piece.Kind kindOf, String lead, List<? extends DutchItem> body, double sure) {
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
    }
}

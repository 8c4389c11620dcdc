package io.balie.dialog.retelling;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Dutch: from one sentence to the clauses that tell it back. Holds the state of one re-telling; for one thread. */
final class DutchGrammar implements Grammar {
    /** "Bel me terug, gaat om de factuur": what one calls about. */
    private static final Pattern CONCERNING = Pattern.compile(
            "(?iu)^(.*\\b(?:bel|bellen|belt|terugbellen|teruggebeld|mail|mailen|contact|spreken|vraag)\\b[^,.;]*?)[,.;-]*\\s+(?:en )?(?:het |dit |dat )?"
                    + "(?:gaat|ging) (?:om|over) ((?:de|het|een|mijn|m'n|mn|onze|ons|die|dat)\\s[^,.?!]*)[.!]*$");
    /** Clauses of feeling beside the ones that count. */
    private static final Pattern IDLE = Pattern.compile(
            "(?iu)(?:(?:en |maar |want |dus )*)?(?:dat meen (?:ik|je)(?: echt| serieus)?|ik meen het(?: echt)?|ik (?:ben|word|raak) (?:het |er |hier |dit |jullie |echt |nu |zo |helemaal )*(?:spuugzat|beu|kotsbeu|zat|klaar mee|gek van|moe van|boos|kwaad|woest|boos over|klaar mee nu)"
                    + "|(?:dat|dit|het) (?:is|was|vind ik)(?: echt| toch| heel| erg| zo| wel| ronduit| gewoon)* (?:belachelijk|schandalig|schande|een schande|vervelend|jammer|irritant|niet normaal|onacceptabel|waardeloos|raar|vreemd|erg|fijn|leuk|handig)|(?:ik )?(?:hoor|zie|weet) (?:het|ik het)(?: wel)?|zeg maar|weet (?:je|u)(?: wel)?|(?:ik )?(?:hoop|denk|vind|geloof) (?:ik|het|van wel|van niet)|(?:dat|dit) kan (?:toch|echt) niet(?: zo)?|echt waar|eerlijk waar|eerlijk gezegd)");

    private static final Pattern ALONE_HEB = Pattern.compile("(?<![\\p{L}\\d'’/-])heb(?![\\p{L}\\d'’/-])");
    private static final Pattern ALONE_BEN = Pattern.compile("(?<![\\p{L}\\d'’/-])ben(?![\\p{L}\\d'’/-])");

    private final DutchLexicon lexicon = new DutchLexicon();
    private final DutchReader reader = new DutchReader(lexicon);
    private final DutchSplitter splitter = new DutchSplitter(lexicon);
    private final DutchPhrases phrases = new DutchPhrases(lexicon);
    private final DutchCheck check = new DutchCheck(lexicon);
    private final Voice voice;

    DutchGrammar(Voice voice) {
        this.voice = voice;
    }

    @Override
    public List<Piece> tell(String sentence) {
        List<String> trace = new ArrayList<>();
        trace.add("sentence: " + sentence);
        boolean asked = sentence.endsWith("?");
        List<DutchWord> words =
                DutchEllipsis.filled(reader.words(CONCERNING.matcher(sentence).replaceFirst("$1 over $2")), lexicon);
        if (words.isEmpty()) {
            return List.of();
        }
        DutchPersons persons = new DutchPersons(lexicon, voice, DutchReader.genericYou(words));
        List<DutchItem> items = DutchClauses.nest(words);
        trace.add("clauses: " + bracketed(items));
        List<Piece> pieces = new ArrayList<>();
        DutchClause before = null;
        List<DutchSplitter.Part> parts = splitter.split(items, persons, asked);
        for (DutchSplitter.Part part : parts) {
            if (parts.size() > 1
                    && IDLE.matcher(DutchOrder.surface(part.items())).matches()) {
                trace.add("idle: " + DutchOrder.surface(part.items()));
                continue;
            }
            DutchClause clause = new DutchClause(lexicon, persons, part, asked, before, trace);
            Piece piece = clause.tell();
            if (piece != null) {
                pieces.add(piece.withBody(agreeing(piece.body())));
            }
            before = clause;
        }
        return Checked.by(check, pieces);
    }

    /** Where no "ik" is left, "heb" and "ben" are verbs that stood too far from it to be found: "omdat ik één dag te laat ben met inleveren". */
    private String agreeing(String body) {
        String have = voice == Voice.THIRD ? "heeft" : "hebt";
        String are = voice == Voice.THIRD ? "is" : "bent";
        return ALONE_BEN.matcher(ALONE_HEB.matcher(body).replaceAll(have)).replaceAll(are);
    }

    @Override
    public Optional<List<String>> correct(List<String> sentences, String correction) {
        return new DutchCorrection(lexicon, reader, phrases).correct(sentences, correction);
    }

    @Override
    public boolean verbless(String fragment) {
        List<DutchWord> words = reader.words(fragment);
        for (int i = 0; i < words.size(); i++) {
            DutchWord word = words.get(i);
            boolean noun = word.noun() && i > 0;
            if (word.common()
                    || word.comma()
                    || DutchWord.NOMINATIVES.contains(word.low())
                    || ((word.finite() || word.infinitive() || word.participle()) && !noun && !word.preposition())) {
                return false;
            }
        }
        return !words.isEmpty();
    }

    @Override
    public String shifted(String fragment) {
        List<DutchWord> words = reader.words(fragment);
        DutchPersons persons = new DutchPersons(lexicon, voice, DutchReader.genericYou(words));
        return DutchOrder.surface(persons.shiftMain(List.copyOf(words), DutchPersons.Subject.OTHER, -1));
    }

    @Override
    public List<String> topics(String sentence) {
        List<DutchWord> words = reader.words(sentence);
        if (words.isEmpty()) {
            return List.of();
        }
        DutchPersons persons = new DutchPersons(lexicon, voice, DutchReader.genericYou(words));
        return phrases.topics(words).stream()
                .map(topic -> DutchOrder.surface(persons.shiftMain(List.copyOf(topic), DutchPersons.Subject.OTHER, -1)))
                .distinct()
                .toList();
    }

    @Override
    public Optional<String> named(String sentence, List<String> earlier) {
        List<DutchWord> words = reader.words(sentence);
        return phrases.named(words, earlier.stream().map(reader::words).toList())
                .map(named -> DutchOrder.surface(named) + (sentence.endsWith("?") ? "?" : ""));
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
}

package io.balie.dialog.retelling;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Dutch: from one sentence to the clauses that tell it back. Holds the state of one re-telling; for one thread. */
final class DutchGrammar implements Grammar {
    private final DutchLexicon lexicon = new DutchLexicon();
    private final DutchReader reader = new DutchReader(lexicon);
    private final DutchSplitter splitter = new DutchSplitter(lexicon);
    private final DutchPhrases phrases = new DutchPhrases(lexicon);
    private final Voice voice;

    DutchGrammar(Voice voice) {
        this.voice = voice;
    }

    @Override
    public List<Piece> tell(String sentence) {
        List<String> trace = new ArrayList<>();
        trace.add("sentence: " + sentence);
        boolean asked = sentence.endsWith("?");
        List<DutchWord> words = reader.words(sentence);
        if (words.isEmpty()) {
            return List.of();
        }
        DutchPersons persons = new DutchPersons(lexicon, voice, DutchReader.genericYou(words));
        List<DutchItem> items = DutchClauses.nest(words);
        trace.add("clauses: " + bracketed(items));
        List<Piece> pieces = new ArrayList<>();
        DutchClause before = null;
        for (DutchSplitter.Part part : splitter.split(items, persons, asked)) {
            DutchClause clause = new DutchClause(lexicon, persons, part, asked, before, trace);
            Piece piece = clause.tell();
            if (piece != null) {
                pieces.add(piece);
            }
            before = clause;
        }
        return pieces;
    }

    @Override
    public Optional<List<String>> correct(List<String> sentences, String correction) {
        return new DutchCorrection(lexicon, reader, phrases).correct(sentences, correction);
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

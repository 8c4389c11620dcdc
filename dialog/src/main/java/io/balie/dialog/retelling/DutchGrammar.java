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
    public Optional<String> mend(String sentence, String correction) {
        List<DutchWord> said = reader.words(correction);
        List<DutchWord> old = reader.words(sentence);
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
}

package io.balie.data.search;

import io.balie.nlu.Language;
import io.balie.nlu.text.LanguageAnalyzer;
import io.balie.nlu.text.Stems;
import io.balie.nlu.text.Text;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/**
 * The words of a text as they are searched for: folded, and their stems. For one thread.
 *
 * <p>Stems are taken in every language of the desk, for a short message's language is often a guess, and one language's stemmer misses what another's finds
 * (the Dutch one leaves {@code wasmachines} as it is).
 */
final class Words {

    private static final List<Stems> STEMS =
            List.of(Stems.of(Language.NL), Stems.of(Language.EN), Stems.of(Language.DE), Stems.of(Language.FR));

    /** Longer texts are read in pieces, for the analysis leaves the middle of a long one out. */
    private static final int PIECE = Text.MOST_CHARACTERS / 2;

    private static final int MOST_KNOWN = 50_000;

    private final LanguageAnalyzer folding = new LanguageAnalyzer(Language.UNDETERMINED);
    private final Map<String, Set<String>> known = new HashMap<>();

    /** @param step positions after the word before; 0: another form of it */
    record Word(String text, int step) {}

    /** The words of a text, in their order, without capitals and accents. */
    List<Word> folded(String text) {
        List<Word> words = new ArrayList<>();
        int from = 0;
        while (from < text.length()) {
            int to = end(text, from);
            add(text.substring(from, to), words);
            from = to;
        }
        return words;
    }

    /** The stems of a folded word. */
    Set<String> stems(String word) {
        Set<String> stems = known.get(word);
        if (stems == null) {
            Set<String> found = new LinkedHashSet<>();
            for (Stems language : STEMS) {
                String stem = language.stem(word);
                found.add(stem);
                found.add(language.stem(stem)); // "fietsen" leads to "fiets", and that to what "fiets" leads to
            }
            stems = Set.copyOf(found);
            if (known.size() < MOST_KNOWN) {
                known.put(word, stems);
            }
        }
        return stems;
    }

    private static int end(String text, int from) {
        if (text.length() - from <= PIECE) {
            return text.length();
        }
        for (int i = from + PIECE; i > from + PIECE / 2; i--) {
            if (Character.isWhitespace(text.charAt(i))) {
                return i;
            }
        }
        int cut = from + PIECE;
        return Character.isLowSurrogate(text.charAt(cut)) ? cut + 1 : cut;
    }

    private void add(String piece, List<Word> words) {
        try (TokenStream stream = folding.tokenStream("", piece)) {
            CharTermAttribute term = stream.getAttribute(CharTermAttribute.class);
            PositionIncrementAttribute step = stream.getAttribute(PositionIncrementAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                words.add(new Word(term.toString(), step.getPositionIncrement()));
            }
            stream.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package io.balie.nlu.text;

import io.balie.nlu.Language;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** The stems of a language's words. Safe for many threads; words seen before are remembered up to a limit. */
public final class Stems {

    private static final int MOST_REMEMBERED = 50_000;
    private static final int LONGEST_WORD = 40;
    private static final Map<Language, Stems> BY_LANGUAGE = new ConcurrentHashMap<>();

    private final Language language;
    private final Map<String, String> known = new ConcurrentHashMap<>();

    private Stems(Language language) {
        this.language = language;
    }

    /** The stems of a language. */
    public static Stems of(Language language) {
        return BY_LANGUAGE.computeIfAbsent(language, Stems::new);
    }

    /** Remember no word any more, in any language: words that somebody said are not to outlive what was said. */
    public static void forgetAll() {
        BY_LANGUAGE.values().forEach(stems -> stems.known.clear());
    }

    /** The stem of one folded word; numbers and very long words are their own. */
    public String stem(String word) {
        if (word.length() > LONGEST_WORD || word.length() < 3 || !Character.isLetter(word.charAt(0))) {
            return word;
        }
        String stem = known.get(word);
        if (stem == null) {
            stem = analyse(word);
            if (known.size() < MOST_REMEMBERED) {
                known.put(word, stem);
            }
        }
        return stem;
    }

    private String analyse(String word) {
        try (TokenStream stream = LanguageAnalyzer.stemming(language, new OneWord(word))) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            String stem = stream.incrementToken() ? term.toString() : word;
            stream.end();
            return stem;
        } catch (IOException e) {
            throw new UncheckedIOException("A word in memory could not be read.", e);
        }
    }

    /** A stream of a single word. */
    private static final class OneWord extends TokenStream {

        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
        private final String word;
        private boolean given;

        OneWord(String word) {
            this.word = word;
        }

        @Override
        public boolean incrementToken() {
            if (given) {
                return false;
            }
            clearAttributes();
            term.append(word);
            given = true;
            return true;
        }
    }
}

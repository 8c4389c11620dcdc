package io.balie.nlu.text;

import io.balie.nlu.Language;
import java.io.IOException;
import java.io.Reader;
import java.util.Iterator;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.de.GermanNormalizationFilter;
import org.apache.lucene.analysis.fr.FrenchLightStemFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.tartarus.snowball.ext.DutchStemmer;
import org.tartarus.snowball.ext.EnglishStemmer;
import org.tartarus.snowball.ext.GermanStemmer;

/** Lucene's analysis of one language, behind the tokens of {@link Text}: folded, stemmed, with offsets into the text as typed. */
public final class LanguageAnalyzer extends Analyzer {

    private final Language language;

    public LanguageAnalyzer(Language language) {
        this.language = language;
    }

    @Override
    protected TokenStreamComponents createComponents(String field) {
        Tokenizer source = new TextTokenizer();
        return new TokenStreamComponents(source, stemming(language, source));
    }

    /** The stem filters of a language behind a stream of folded words; languages without a stemmer are folded only. */
    static TokenStream stemming(Language language, TokenStream words) {
        TokenStream stemmed = switch (language.code()) {
            case "nl" -> new SnowballFilter(words, new DutchStemmer());
            case "en" -> new SnowballFilter(words, new EnglishStemmer());
            case "de" -> new SnowballFilter(new GermanNormalizationFilter(words), new GermanStemmer());
            case "fr" -> new FrenchLightStemFilter(words);
            default -> words;
        };
        return new ASCIIFoldingFilter(stemmed);
    }

    /** Hands the tokens of {@link Text} to Lucene. */
    private static final class TextTokenizer extends Tokenizer {

        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
        private final OffsetAttribute offset = addAttribute(OffsetAttribute.class);
        private final PositionIncrementAttribute step = addAttribute(PositionIncrementAttribute.class);
        private Iterator<Token> tokens = List.<Token>of().iterator();
        private int end;

        @Override
        public void reset() throws IOException {
            super.reset();
            String text = readAll(input);
            tokens = Text.of(text).tokens().iterator();
            end = text.length();
        }

        @Override
        public boolean incrementToken() {
            clearAttributes();
            while (tokens.hasNext()) {
                Token token = tokens.next();
                if (token.kind() != Token.Kind.SIGN) {
                    term.append(token.text());
                    offset.setOffset(correctOffset(token.start()), correctOffset(token.end()));
                    step.setPositionIncrement(token.derived() ? 0 : 1);
                    return true;
                }
            }
            return false;
        }

        @Override
        public void end() throws IOException {
            super.end();
            offset.setOffset(correctOffset(end), correctOffset(end));
        }

        private static String readAll(Reader reader) throws IOException {
            StringBuilder text = new StringBuilder();
            char[] buffer = new char[1024];
            for (int n = reader.read(buffer); n >= 0; n = reader.read(buffer)) {
                text.append(buffer, 0, n);
            }
            return text.toString();
        }
    }
}

package io.balie.nlu.text;

import io.balie.nlu.Language;
import java.io.IOException;
import java.io.Reader;
import java.util.Iterator;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.ar.ArabicNormalizationFilter;
import org.apache.lucene.analysis.ar.ArabicStemFilter;
import org.apache.lucene.analysis.bg.BulgarianStemFilter;
import org.apache.lucene.analysis.cz.CzechStemFilter;
import org.apache.lucene.analysis.de.GermanNormalizationFilter;
import org.apache.lucene.analysis.el.GreekStemFilter;
import org.apache.lucene.analysis.es.SpanishLightStemFilter;
import org.apache.lucene.analysis.fa.PersianNormalizationFilter;
import org.apache.lucene.analysis.fi.FinnishLightStemFilter;
import org.apache.lucene.analysis.fr.FrenchLightStemFilter;
import org.apache.lucene.analysis.hi.HindiStemFilter;
import org.apache.lucene.analysis.hu.HungarianLightStemFilter;
import org.apache.lucene.analysis.id.IndonesianStemFilter;
import org.apache.lucene.analysis.it.ItalianLightStemFilter;
import org.apache.lucene.analysis.lv.LatvianStemFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.no.NorwegianLightStemFilter;
import org.apache.lucene.analysis.pt.PortugueseLightStemFilter;
import org.apache.lucene.analysis.ru.RussianLightStemFilter;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.apache.lucene.analysis.sv.SwedishLightStemFilter;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.tartarus.snowball.ext.CatalanStemmer;
import org.tartarus.snowball.ext.DanishStemmer;
import org.tartarus.snowball.ext.DutchStemmer;
import org.tartarus.snowball.ext.EnglishStemmer;
import org.tartarus.snowball.ext.GermanStemmer;
import org.tartarus.snowball.ext.RomanianStemmer;
import org.tartarus.snowball.ext.TurkishStemmer;

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
            case "es" -> new SpanishLightStemFilter(words);
            case "it" -> new ItalianLightStemFilter(words);
            case "pt" -> new PortugueseLightStemFilter(words);
            case "sv" -> new SwedishLightStemFilter(words);
            case "no", "nb", "nn" -> new NorwegianLightStemFilter(words);
            case "da" -> new SnowballFilter(words, new DanishStemmer());
            case "fi" -> new FinnishLightStemFilter(words);
            case "hu" -> new HungarianLightStemFilter(words);
            case "ru" -> new RussianLightStemFilter(words);
            case "ca" -> new SnowballFilter(words, new CatalanStemmer());
            case "ro" -> new SnowballFilter(words, new RomanianStemmer());
            case "tr" -> new SnowballFilter(words, new TurkishStemmer());
            case "id", "ms" -> new IndonesianStemFilter(words);
            case "el" -> new GreekStemFilter(words);
            case "hi" -> new HindiStemFilter(words);
            case "ar" -> new ArabicStemFilter(new ArabicNormalizationFilter(words));
            case "fa" -> new PersianNormalizationFilter(words);
            case "bg" -> new BulgarianStemFilter(words);
            case "cs" -> new CzechStemFilter(words);
            case "lv" -> new LatvianStemFilter(words);
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

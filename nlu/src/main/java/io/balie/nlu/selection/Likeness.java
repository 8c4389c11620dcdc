package io.balie.nlu.selection;

import io.balie.nlu.Language;
import io.balie.nlu.text.LanguageAnalyzer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.ByteBuffersDirectory;

/** How alike a message is to texts, each of a key; by Lucene's BM25 over stems. Immutable, safe for many threads. */
final class Likeness {

    private static final String TEXT = "text";
    private static final String PLACE = "place";
    private static final int MOST_TERMS = 60;
    private static final int CANDIDATES = 50;

    private final LanguageAnalyzer analyzer;
    private final IndexSearcher searcher;
    private final List<Selector.Sample> samples;
    private final List<String> keys;

    Likeness(List<Selector.Sample> samples, List<String> keys, Language language) {
        this.samples = samples;
        this.keys = keys;
        this.analyzer = new LanguageAnalyzer(language);
        ByteBuffersDirectory directory = new ByteBuffersDirectory();
        try (IndexWriter writer =
                new IndexWriter(directory, new IndexWriterConfig(analyzer).setSimilarity(new BM25Similarity()))) {
            for (int i = 0; i < samples.size(); i++) {
                Document document = new Document();
                document.add(new TextField(TEXT, samples.get(i).text(), Field.Store.NO));
                document.add(new StoredField(PLACE, i));
                writer.addDocument(document);
            }
            writer.commit();
            this.searcher = new IndexSearcher(DirectoryReader.open(directory));
            searcher.setSimilarity(new BM25Similarity());
        } catch (IOException e) {
            throw new UncheckedIOException("An index in memory could not be written.", e);
        }
    }

    /** The share of each key in the likeness, [keys]; they sum to 1, or are all 0 where nothing is alike. */
    double[] shares(String message) {
        double[] shares = new double[keys.size()];
        try {
            BooleanQuery.Builder query = new BooleanQuery.Builder();
            for (String term : terms(message)) {
                query.add(new TermQuery(new Term(TEXT, term)), BooleanClause.Occur.SHOULD);
            }
            StoredFields stored = searcher.storedFields();
            for (ScoreDoc hit : searcher.search(query.build(), CANDIDATES).scoreDocs) {
                int place = Integer.parseInt(stored.document(hit.doc).get(PLACE));
                int key = keys.indexOf(samples.get(place).key());
                if (key >= 0) {
                    // Squared, so that the likest text outweighs many that share a common word.
                    shares[key] = Math.max(shares[key], (double) hit.score * hit.score);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("An index in memory could not be read.", e);
        }
        double sum = 0;
        for (double share : shares) {
            sum += share;
        }
        for (int k = 0; sum > 0 && k < shares.length; k++) {
            shares[k] /= sum;
        }
        return shares;
    }

    private Set<String> terms(String message) throws IOException {
        Set<String> terms = new LinkedHashSet<>();
        try (TokenStream stream = analyzer.tokenStream(TEXT, message)) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            while (stream.incrementToken() && terms.size() < MOST_TERMS) {
                terms.add(term.toString());
            }
            stream.end();
        }
        return terms;
    }
}

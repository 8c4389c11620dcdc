package io.balie.nlu.retrieval;

import io.balie.nlu.Language;
import io.balie.nlu.text.LanguageAnalyzer;
import io.balie.nlu.text.Text;
import io.balie.nlu.text.Token;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.core.WhitespaceAnalyzer;
import org.apache.lucene.analysis.miscellaneous.PerFieldAnalyzerWrapper;
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

/** The company's questions and answers, searchable in memory. Immutable, safe for many threads. */
public final class KnowledgeIndex {

    /** The score from which an entry is taken for the answer. */
    public static final double SURE = 0.62;

    // Chosen on the odd lines of the company files of AnswersTest and on other near misses to the same companies; see
    // docs/nlu.md.
    // What is asked weighs more than what is written: an unmatched word in the question is what makes a near miss.
    private static final double POWER_OF_ASKED = 0.6;
    private static final double POWER_OF_WRITTEN = 0.5;
    private static final double ANOTHER_THING = 0.75;
    private static final double ANSWER_DOES_NOT_TELL = 0.6;
    private static final double IN_THE_ANSWER_ONLY = 0.5;
    private static final double UNKNOWN = 0.9;
    private static final double OF_ONE_ENTRY = 1.3;
    private static final double ONE_HALF_OF_A_COMPOUND = 0.45;
    private static final double MONEY_IN_PART = 0.6;
    private static final int CANDIDATES = 16;
    private static final int MOST_TERMS = 60;
    private static final double CLOSE = 0.04;
    private static final double OF_A_SENTENCE = 0.97;
    private static final Pattern SENTENCE = Pattern.compile("(?<=[.?!])\\s+|\\n+");

    private final List<Question> questions;
    private final IndexSearcher searcher;
    private final List<String> fields;
    private final int[] places; // of each document, its question
    private final int entries;
    private final Map<String, Integer> entriesWithStem = new HashMap<>();

    /** One way to ask for an entry. */
    private record Question(Entry entry, String text, Terms terms, Terms answer, Told told, Ask ask) {}

    private KnowledgeIndex(List<Question> questions, IndexSearcher searcher) throws IOException {
        this.questions = questions;
        this.searcher = searcher;
        this.fields = questions.stream()
                .map(question -> "question_" + question.entry().language().code())
                .distinct()
                .toList();
        this.places = new int[searcher.getIndexReader().maxDoc()];
        StoredFields stored = searcher.storedFields();
        for (int doc = 0; doc < places.length; doc++) {
            places[doc] = stored.document(doc).getField("place").numericValue().intValue();
        }
        Map<String, Set<Entry>> seen = new HashMap<>();
        for (Question question : questions) {
            for (Terms.Term term : question.terms().all()) {
                seen.computeIfAbsent(term.stem(), k -> new HashSet<>()).add(question.entry());
            }
        }
        this.entries = (int) questions.stream().map(Question::entry).distinct().count();
        seen.forEach((stem, having) -> entriesWithStem.put(stem, having.size()));
    }

    /** Index entries; an index of none answers nothing. */
    public static KnowledgeIndex of(List<Entry> entries) {
        List<Question> questions = new ArrayList<>();
        ByteBuffersDirectory directory = new ByteBuffersDirectory();
        Map<String, Analyzer> byField = new HashMap<>();
        for (Entry entry : entries) {
            byField.computeIfAbsent("question_" + entry.language(), k -> new LanguageAnalyzer(entry.language()));
        }
        try (Analyzer analyzer = new PerFieldAnalyzerWrapper(new WhitespaceAnalyzer(), byField);
                IndexWriter writer = new IndexWriter(
                        directory, new IndexWriterConfig(analyzer).setSimilarity(new BM25Similarity()))) {
            for (Entry entry : entries) {
                Terms answer = Terms.of(entry.answer(), entry.language());
                Told told = Told.of(entry.answer());
                for (String text : entry.questions()) {
                    Document document = new Document();
                    document.add(new TextField("question_" + entry.language(), text, Field.Store.NO));
                    document.add(new TextField("grams", grams(text, entry.language()), Field.Store.NO));
                    document.add(new TextField("concepts", concepts(Terms.of(text, entry.language())), Field.Store.NO));
                    document.add(new StoredField("place", questions.size()));
                    writer.addDocument(document);
                    questions.add(
                            new Question(entry, text, Terms.of(text, entry.language()), answer, told, Ask.of(text)));
                }
            }
            writer.commit();
            IndexSearcher searcher = new IndexSearcher(DirectoryReader.open(directory));
            searcher.setSimilarity(new BM25Similarity());
            searcher.setQueryCache(null); // hardly a question is asked twice
            return new KnowledgeIndex(List.copyOf(questions), searcher);
        } catch (IOException e) {
            throw new UncheckedIOException("An index in memory could not be written.", e);
        }
    }

    /**
     * The entry that answers a message, if one surely does.
     *
     * @param text what was asked, in the user's words; several sentences will do
     * @param language the language it is in
     */
    public Optional<Hit> answer(String text, Language language) {
        List<Hit> ranked = rank(text, language);
        if (ranked.isEmpty() || ranked.get(0).score() < SURE) {
            return Optional.empty();
        }
        boolean unclear = ranked.size() > 1
                && ranked.get(0).score() < 0.8
                && ranked.get(0).score() - ranked.get(1).score() < CLOSE
                && ranked.get(0).entry().language().equals(ranked.get(1).entry().language());
        return unclear
                ? Optional.empty()
                : Optional.of(ranked.size() > 1 ? ranked.get(0).before(ranked.get(1)) : ranked.get(0));
    }

    /** The likeliest entries with their scores, best first, whether sure or not. */
    public List<Hit> rank(String text, Language language) {
        String clean = Text.of(text).clean().strip();
        if (questions.isEmpty() || clean.isEmpty()) {
            return List.of();
        }
        Terms whole = Terms.of(clean, language);
        Map<Entry, Hit> best = new LinkedHashMap<>();
        for (Part part : parts(clean)) {
            Terms terms = Terms.of(part.text(), language);
            if (terms.all().isEmpty()) {
                continue;
            }
            Ask ask = Ask.of(part.text());
            double trouble = Ask.tellsTrouble(part.text()) ? 0.8 : 1;
            for (Question question : candidates(terms)) {
                double context = part.whole() ? 1 : context(whole, question);
                Hit hit = judge(terms, ask, question, trouble, context, language);
                best.merge(question.entry(), hit, (a, b) -> a.score() >= b.score() ? a : b);
            }
        }
        return best.values().stream()
                .sorted(Comparator.comparingDouble(Hit::score).reversed())
                .toList();
    }

    /** A sentence, or all of them together. */
    private record Part(String text, boolean whole) {}

    private static List<Part> parts(String clean) {
        List<Part> parts = new ArrayList<>();
        String whole = clean.length() > 600 ? clean.substring(clean.length() - 600) : clean;
        parts.add(new Part(whole, true));
        String[] sentences = SENTENCE.split(whole, 12);
        if (sentences.length > 1) {
            for (String sentence : sentences) {
                if (Ask.of(sentence).manner() == Ask.Manner.ASKS) {
                    parts.add(new Part(sentence, false));
                }
            }
        }
        return parts;
    }

    // "Onze poort is kapot gereden. Wie gaat dat betalen?": one sentence fits, but the message is about something else.
    private double context(Terms whole, Question question) {
        double share = cover(whole, question.terms(), question.answer(), false).share();
        return OF_A_SENTENCE * Math.clamp(0.6 + 1.4 * share, 0.7, 1);
    }

    private Hit judge(Terms asked, Ask ask, Question question, double trouble, double context, Language language) {
        boolean money = ask.money() && question.ask().money();
        Cover ofAsked = cover(asked, question.terms(), question.answer(), money);
        Cover ofWritten = cover(question.terms(), asked, null, money);
        double cover = Math.pow(ofAsked.share(), POWER_OF_ASKED) * Math.pow(ofWritten.share(), POWER_OF_WRITTEN);
        double fit = Ask.fit(ask.kind(), question.ask().kind());
        double manner = manner(ask, question.ask(), trouble);
        // Something specific unmatched on both sides: it is the same question about another thing.
        double same = ofAsked.missing() >= UNKNOWN && ofWritten.missing() >= UNKNOWN ? ANOTHER_THING : 1;
        // What it costs is asked of something that only says where it is, or whether one may.
        if (ask.money() && !question.ask().money()) {
            same *= 0.85;
        }
        // An amount is asked for, or a time, and the answer has none.
        if (ask.kind() != question.ask().kind()
                || (ask.price() && !question.ask().price())) {
            same *= question.told().suits(ask) ? 1 : ANSWER_DOES_NOT_TELL;
        }
        double tongue = question.entry().language().equals(language) ? 1 : 0.95;
        double score = Math.min(1, cover * fit * manner * same * tongue * context);
        String reason = String.format(
                Locale.ROOT,
                "'%s': covers %.2f of what was asked and %.2f of what is written; kind %.2f, manner %.2f, same thing %.2f, context %.2f",
                question.text(),
                ofAsked.share(),
                ofWritten.share(),
                fit,
                manner,
                same,
                context);
        return new Hit(question.entry(), question.text(), score, reason, Optional.empty());
    }

    private static double manner(Ask asked, Ask written, double trouble) {
        return switch (asked.manner()) {
            case ASKS -> asked.isStatus() && !written.own() ? 0.7 * trouble : trouble;
            case NAMES -> trouble;
            case WANTS -> (written.howTo() && written.kind() == Ask.Kind.ANY ? 0.9 : 0.6) * trouble;
            case STATES -> 0.4 * trouble;
            case TELLS -> (written.howTo() && written.kind() == Ask.Kind.ANY ? 0.75 : 0.6) * trouble;
        };
    }

    /** How much of one side the other covers, and the heaviest weight that stays uncovered. */
    private record Cover(double share, double missing) {}

    private Cover cover(Terms of, Terms by, @org.jspecify.annotations.Nullable Terms lightly, boolean money) {
        double whole = 0;
        double covered = 0;
        double missing = 0;
        boolean opening = by.has(Concepts.Concept.OPEN) || (lightly != null && lightly.has(Concepts.Concept.OPEN));
        for (Terms.Term term : of.all()) {
            double weight = weight(term);
            double match = by.match(term);
            if (lightly != null && match < 0.5) {
                match = Math.max(match, IN_THE_ANSWER_ONLY * lightly.match(term));
            }
            if (term.is(Concepts.Concept.TIME) && opening) {
                match = Math.max(match, 0.9);
            }
            Set<Concepts.Concept> concepts = term.meaning().concepts();
            if (concepts.size() > 1 && match < 1) {
                // "verzendkosten": neither sending alone nor costs alone
                boolean all = concepts.stream().allMatch(c -> by.has(c) || (money && Concepts.isMoney(c)));
                match = all ? Math.max(match, 0.95) : Math.min(match, ONE_HALF_OF_A_COMPOUND);
            } else if (money && concepts.stream().anyMatch(Concepts::isMoney)) {
                // both ask after money, in whichever words
                match = Math.max(match, term.meaning().isPart() ? MONEY_IN_PART : 1);
            }
            whole += weight;
            covered += weight * match;
            if (match < 0.5) {
                missing = Math.max(missing, weight);
            }
        }
        return new Cover(whole == 0 ? 0 : covered / whole, missing);
    }

    private double weight(Terms.Term term) {
        return (term.aside() ? 0.5 : 1) * weightOf(term);
    }

    private double weightOf(Terms.Term term) {
        int having = entriesWithStem.getOrDefault(term.stem(), 0);
        if (term.is(Concepts.Concept.TIME)) {
            return 0.5;
        }
        if (term.is(Concepts.Concept.VENUE)) {
            return having == 0 ? 0.3 : 0.6;
        }
        if (term.is(Concepts.Concept.FAMILY)) {
            return 0.3;
        }
        if (term.is(Concepts.Concept.ALLOWED)) {
            return 0.15; // "mag ik", "is ... toegestaan": how it is asked, not about what
        }
        if (term.word().length() <= 2) {
            return 0.4;
        }
        if (having == 0) {
            return UNKNOWN; // nobody wrote it down: it may be chatter
        }
        if (having > 2 && having * 5 > entries) {
            return 0.5; // what the company is about anyway
        }
        return having == 1 ? OF_ONE_ENTRY : 1.1;
    }

    private List<Question> candidates(Terms terms) {
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        int clauses = 0;
        for (Terms.Term term : terms.all()) {
            if (clauses++ > MOST_TERMS) {
                break;
            }
            for (String field : fields) {
                query.add(new TermQuery(new Term(field, term.stem())), BooleanClause.Occur.SHOULD);
            }
            for (Concepts.Concept concept : term.meaning().concepts()) {
                query.add(new TermQuery(new Term("concepts", concept.name())), BooleanClause.Occur.SHOULD);
            }
            for (int group : groups(term)) {
                query.add(new TermQuery(new Term("concepts", "group" + group)), BooleanClause.Occur.SHOULD);
            }
            for (String gram : Terms.grams(term.word())) {
                query.add(new TermQuery(new Term("grams", gram)), BooleanClause.Occur.SHOULD);
            }
        }
        try {
            List<Question> found = new ArrayList<>();
            for (ScoreDoc hit : searcher.search(query.build(), CANDIDATES).scoreDocs) {
                found.add(questions.get(places[hit.doc]));
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException("An index in memory could not be read.", e);
        }
    }

    private static String grams(String text, Language language) {
        List<String> grams = new ArrayList<>();
        for (Token token : Text.of(text).tokens()) {
            if (token.kind() == Token.Kind.WORD && !Concepts.isStop(token.text(), language)) {
                grams.addAll(Terms.grams(token.text()));
            }
        }
        return String.join(" ", grams);
    }

    private static Set<Integer> groups(Terms.Term term) {
        Set<Integer> groups = new TreeSet<>(term.groups().whole());
        groups.addAll(term.groups().tail());
        term.others().forEach(reading -> groups.addAll(reading.groups().whole()));
        return groups;
    }

    private static String concepts(Terms terms) {
        List<String> names = new ArrayList<>();
        for (Terms.Term term : terms.all()) {
            term.meaning().concepts().forEach(c -> names.add(c.name()));
            groups(term).forEach(group -> names.add("group" + group));
        }
        return String.join(" ", names);
    }
}

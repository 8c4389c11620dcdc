package io.balie.data.search;

import io.balie.data.transcript.StoredEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.DoublePoint;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.LockObtainFailedException;
import org.apache.lucene.util.BytesRef;

/**
 * An index over transcripts that can be made anew from them at any time, and is when it is damaged, of another version, of another log, or ahead of a store
 * that was put back.
 *
 * <p>It holds no word that can be read: every term is an HMAC, and nothing is kept beside the terms but the conversations' refs, places, times and beliefs. For
 * one thread; other processes wait for their turn.
 */
public final class SearchIndex {

    private static final String VERSION = "1";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final int BUFFER_MEGABYTES = 32;

    static final String WORD = "word";
    static final String STEM = "stem";
    static final String REASON = "reason";
    static final String WHO = "who";
    static final String AT = "at";
    static final String BELIEF = "belief";
    private static final String REF = "ref";
    private static final String SEQ = "seq";
    private static final String TURN = "turn";

    private static final FieldType POSITIONS = new FieldType();
    private static final FieldType PRESENCE = new FieldType();

    static {
        POSITIONS.setIndexOptions(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS);
        POSITIONS.setOmitNorms(true);
        POSITIONS.freeze();
        PRESENCE.setIndexOptions(IndexOptions.DOCS);
        PRESENCE.setOmitNorms(true);
        PRESENCE.freeze();
    }

    private final Path folder;
    private final Blinding blinding;
    private final Identities identities;
    private final Words words = new Words();

    /**
     * An index in a folder; nothing is read yet.
     *
     * @param key what its terms are made with; 32 bytes
     */
    public SearchIndex(Path folder, byte[] key, Identities identities) {
        this.folder = folder;
        this.blinding = new Blinding(key);
        this.identities = identities;
    }

    /**
     * Something that was found.
     *
     * @param ref the conversation
     * @param seq the event
     * @param turn counted from 1; 0: before the first message
     */
    public record Hit(String ref, long seq, int turn, Instant at) {}

    /**
     * What was found.
     *
     * @param total how many there are, of which the latest are given
     */
    public record Hits(List<Hit> hits, long total) {
        public Hits {
            hits = List.copyOf(hits);
        }
    }

    /**
     * Bring the index up to what is stored.
     *
     * @return how many conversations were read for it
     */
    public int refresh(Source source) {
        return locked(() -> {
            try {
                return refreshed(source);
            } catch (LockObtainFailedException e) {
                throw e;
            } catch (IOException | RuntimeException damaged) {
                wipe();
                return refreshed(source);
            }
        });
    }

    private int refreshed(Source source) throws IOException {
        Files.createDirectories(folder);
        try (Directory directory = FSDirectory.open(folder)) {
            long next = DirectoryReader.indexExists(directory) ? next(directory, source) : 0;
            long size = source.size();
            if (next == size && size > 0) {
                return 0;
            }
            try (IndexWriter writer = new IndexWriter(
                    directory,
                    config(next == 0 ? IndexWriterConfig.OpenMode.CREATE : IndexWriterConfig.OpenMode.APPEND))) {
                List<String> changed = source.changedSince(next);
                for (String ref : changed) {
                    put(writer, ref, source.read(ref));
                }
                commit(writer, source, size);
                return changed.size();
            }
        }
    }

    /** The first leaf that is not indexed; 0 if all is to be done anew. */
    private long next(Directory directory, Source source) throws IOException {
        try (DirectoryReader reader = DirectoryReader.open(directory)) {
            Map<String, String> data = reader.getIndexCommit().getUserData();
            boolean same = VERSION.equals(data.get("version"))
                    && source.origin().equals(data.get("origin"))
                    && blinding.id().equals(data.get("key"));
            if (!same) {
                return 0;
            }
            long next = Long.parseLong(data.getOrDefault("next", "0"));
            boolean behind =
                    next > source.size() || (next > 0 && !tip(source, next).equals(data.get("tip")));
            return behind ? 0 : next;
        }
    }

    private static String tip(Source source, long size) {
        return size == 0 ? "" : HexFormat.of().formatHex(source.leafHash(size - 1));
    }

    private void commit(IndexWriter writer, Source source, long size) throws IOException {
        writer.setLiveCommitData(Map.of(
                        "version",
                        VERSION,
                        "origin",
                        source.origin(),
                        "key",
                        blinding.id(),
                        "next",
                        String.valueOf(size),
                        "tip",
                        tip(source, size))
                .entrySet());
        writer.commit();
    }

    private static IndexWriterConfig config(IndexWriterConfig.OpenMode mode) {
        TieredMergePolicy merging = new TieredMergePolicy();
        merging.setForceMergeDeletesPctAllowed(0); // what is deleted must be gone, however little it is
        return new IndexWriterConfig().setOpenMode(mode).setMergePolicy(merging).setRAMBufferSizeMB(BUFFER_MEGABYTES);
    }

    private void put(IndexWriter writer, String ref, Source.Read read) throws IOException {
        List<Document> documents = new ArrayList<>();
        List<StoredEvent> events = read.events();
        if (!events.isEmpty()) {
            Line.Lines lines = Line.of(read.name(), events, identities);
            for (Line line : lines.lines()) {
                documents.add(document(ref, line, lines));
            }
        }
        writer.updateDocuments(new Term(REF, ref), documents);
    }

    private Document document(String ref, Line line, Line.Lines lines) {
        Document document = new Document();
        document.add(new StringField(REF, ref, Field.Store.NO));
        document.add(new BinaryDocValuesField(REF, new BytesRef(ref)));
        document.add(new NumericDocValuesField(SEQ, line.seq()));
        document.add(new NumericDocValuesField(TURN, line.turn()));
        long micros = micros(line.at());
        document.add(new NumericDocValuesField(AT, micros));
        document.add(new LongPoint(AT, micros));
        List<Words.Word> said = words.folded(line.text());
        Set<String> stems = new LinkedHashSet<>();
        said.forEach(word -> stems.addAll(words.stems(word.text())));
        document.add(new Field(WORD, tokens(WORD, said), POSITIONS));
        document.add(new Field(
                STEM,
                tokens(STEM, stems.stream().map(stem -> new Words.Word(stem, 1)).toList()),
                PRESENCE));
        List<Words.Word> reasons = new ArrayList<>();
        line.reasons().forEach(reason -> reasons.addAll(words.folded(reason)));
        document.add(new Field(REASON, tokens(REASON, reasons), PRESENCE));
        line.identities().forEach(who -> exact(document, WHO, Optional.of(who)));
        exact(document, "by", Optional.of(line.by()));
        exact(document, "intent", line.intent());
        line.actions().forEach(action -> exact(document, "action", Optional.of(action)));
        line.policies().forEach(policy -> exact(document, "policy", Optional.of(policy)));
        exact(document, "category", lines.category());
        exact(document, "outcome", lines.outcome());
        line.belief().ifPresent(belief -> document.add(new DoublePoint(BELIEF, belief)));
        return document;
    }

    private BlindTokens tokens(String field, List<Words.Word> said) {
        return new BlindTokens(said.stream()
                .map(word -> new BlindTokens.Token(blinding.term(field, word.text()), word.step()))
                .toList());
    }

    private void exact(Document document, String field, Optional<String> value) {
        value.ifPresent(given -> document.add(new StringField(field, blinding.term(field, given), Field.Store.NO)));
    }

    /** Remove a conversation, and the files that it was in. */
    public void erase(String ref) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        locked(() -> {
            try (Directory directory = FSDirectory.open(folder)) {
                if (!DirectoryReader.indexExists(directory)) {
                    return 0;
                }
                try (IndexWriter writer = new IndexWriter(directory, config(IndexWriterConfig.OpenMode.APPEND))) {
                    Set<Map.Entry<String, String>> data = new LinkedHashSet<>();
                    writer.getLiveCommitData().forEach(data::add);
                    writer.deleteDocuments(new Term(REF, ref));
                    writer.forceMergeDeletes(true);
                    writer.setLiveCommitData(data);
                    writer.commit();
                    writer.deleteUnusedFiles();
                    return 0;
                }
            } catch (LockObtainFailedException e) {
                throw e;
            } catch (IOException | RuntimeException damaged) {
                wipe(); // it is made anew with the next search
                return 0;
            }
        });
    }

    /** What fits, the latest first. Only what has been {@link #refresh brought in} is found. */
    public Hits search(Wanted wanted) {
        if (!Files.isDirectory(folder)) {
            return new Hits(List.of(), 0);
        }
        try (Directory directory = FSDirectory.open(folder)) {
            if (!DirectoryReader.indexExists(directory)) {
                return new Hits(List.of(), 0);
            }
            try (DirectoryReader reader = DirectoryReader.open(directory)) {
                IndexSearcher searcher = new IndexSearcher(reader);
                TopDocs found = searcher.search(
                        new Asking(blinding, words, identities).of(wanted),
                        wanted.limit(),
                        new Sort(new SortField(AT, SortField.Type.LONG, true)));
                List<Hit> hits = new ArrayList<>();
                for (ScoreDoc doc : found.scoreDocs) {
                    hits.add(hit(searcher, doc.doc));
                }
                return new Hits(hits, searcher.count(new Asking(blinding, words, identities).of(wanted)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The index in '%s' cannot be read.".formatted(folder), e);
        }
    }

    /** The conversations in which somebody is named: by telephone number, e-mail address or name. */
    public Set<String> naming(String person) {
        if (!Files.isDirectory(folder)) {
            return Set.of();
        }
        try (Directory directory = FSDirectory.open(folder)) {
            if (!DirectoryReader.indexExists(directory)) {
                return Set.of();
            }
            try (DirectoryReader reader = DirectoryReader.open(directory)) {
                Set<String> refs = new LinkedHashSet<>();
                IndexSearcher searcher = new IndexSearcher(reader);
                TopDocs found = searcher.search(
                        new Asking(blinding, words, identities).naming(person), Math.max(1, reader.maxDoc()));
                for (ScoreDoc doc : found.scoreDocs) {
                    refs.add(hit(searcher, doc.doc).ref());
                }
                return refs;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The index in '%s' cannot be read.".formatted(folder), e);
        }
    }

    private static Hit hit(IndexSearcher searcher, int doc) throws IOException {
        List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
        LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(doc, leaves));
        int within = doc - leaf.docBase;
        BinaryDocValues ref = leaf.reader().getBinaryDocValues(REF);
        String conversation =
                ref != null && ref.advanceExact(within) ? ref.binaryValue().utf8ToString() : "";
        return new Hit(
                conversation,
                number(leaf, SEQ, within),
                (int) number(leaf, TURN, within),
                Instant.EPOCH.plus(number(leaf, AT, within), ChronoUnit.MICROS));
    }

    private static long number(LeafReaderContext leaf, String field, int within) throws IOException {
        NumericDocValues values = leaf.reader().getNumericDocValues(field);
        return values != null && values.advanceExact(within) ? values.longValue() : 0;
    }

    static long micros(Instant at) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, at);
    }

    private void wipe() throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        List<Path> files;
        try (Stream<Path> found = Files.list(folder)) {
            files = found.toList();
        }
        for (Path file : files) {
            Files.deleteIfExists(file);
        }
    }

    @FunctionalInterface
    private interface Work {
        int run() throws IOException;
    }

    /** Lucene lets one process write; the others try again for a while. */
    private int locked(Work work) {
        long tries = PATIENCE.dividedBy(PAUSE);
        while (true) {
            try {
                return work.run();
            } catch (LockObtainFailedException taken) {
                if (--tries <= 0) {
                    throw new UncheckedIOException("The index in '%s' is in use.".formatted(folder), taken);
                }
                try {
                    Thread.sleep(PAUSE);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new UncheckedIOException("The index in '%s' is in use.".formatted(folder), taken);
                }
            } catch (IOException e) {
                throw new UncheckedIOException("The index in '%s' cannot be written.".formatted(folder), e);
            }
        }
    }
}

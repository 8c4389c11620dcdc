package io.balie.data.transcript;

import io.balie.data.keys.Keys;
import io.balie.dialog.event.Event;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * The conversations of one company: a log of sealed records in one SQLite file, and the keys that open them in another. For many threads of one process.
 *
 * <p>One thread writes. It takes what has queued up, stores it in one transaction and then lets the callers go on, so that one
 * {@code fsync} serves all who wait (measured: about ten times as many events a second with 32 writers). Readers have connections of
 * their own and never wait for it.
 *
 * <p>Durability is WAL with {@code synchronous=FULL}: what {@link #append} has returned from survives a kill and a power cut, on a disk
 * that does not lie. The key of a new conversation is on disk before its first event. Trap: another program's SQLite older than 3.51.3 may
 * damage the files while they are open; nothing else should open them.
 */
public final class TranscriptStore implements AutoCloseable {

    private static final int MOST_IN_A_BATCH = 256;

    private final StoreFolder folder;
    private final Connection writing;
    private final LogWriter log;
    private final String origin;
    private final LinkedBlockingQueue<Job> queue = new LinkedBlockingQueue<>();
    private final Object door = new Object();
    private final Thread writer;
    private final TranscriptReader reader;
    private boolean closed;

    /** What the writer is asked to do. */
    private sealed interface Job {

        /** Some events of one call. */
        record Append(String conversation, long firstSeq, List<LogWriter.Row> rows, CompletableFuture<Long> done)
                implements Job {}

        /** A record for the auditing stream; answered with its leaf. */
        record Note(AuditEvent event, CompletableFuture<Long> done) implements Job {}

        /** Anything that has a transaction of its own. */
        record Alone(Work work, CompletableFuture<Long> done) implements Job {}

        /** Nothing comes after this. */
        record Stop(CompletableFuture<Long> done) implements Job {}

        CompletableFuture<Long> done();
    }

    @FunctionalInterface
    private interface Work {
        long run() throws SQLException, IOException;
    }

    private TranscriptStore(StoreFolder folder, Connection writing, LogWriter log, Keys keys) throws SQLException {
        this.folder = folder;
        this.writing = writing;
        this.log = log;
        this.origin = Database.one(writing, "SELECT value FROM main.meta WHERE key = 'origin'");
        this.reader = new TranscriptReader(folder.path(), keys.master());
        this.writer = new Thread(this::write, "transcript-writer");
        writer.setDaemon(true);
    }

    /**
     * Open the store of a folder; both are made if they do not exist. Transcripts of an older schema are taken over.
     *
     * @param now the moment, for what the opening itself notes
     * @throws TranscriptsInUse if another process has it
     * @throws StoreFailed if it cannot promise what it must, or the keys are not its own
     */
    public static TranscriptStore open(Path folder, Keys keys, Instant now) {
        StoreFolder taken = StoreFolder.taken(folder);
        Connection writing = null;
        LogWriter log = null;
        boolean opened = false;
        try {
            writing = taken.open(keys, now.truncatedTo(ChronoUnit.MICROS));
            log = new LogWriter(writing, keys.master());
            TranscriptStore store = new TranscriptStore(taken, writing, log, keys);
            store.writer.start();
            opened = true;
            return store;
        } catch (IOException | SQLException e) {
            throw new StoreFailed("The transcripts in '%s' cannot be opened.".formatted(folder), e);
        } finally {
            if (!opened) {
                Database.closeQuietly(log);
                Database.closeQuietly(writing);
                taken.close();
            }
        }
    }

    /** Store some events of a conversation; {@link #append(String, long, List)} says how. */
    public void append(String conversation, long firstSeq, List<Event> events, Provenance provenance) {
        List<StoredEvent> stored = new ArrayList<>();
        for (Event event : events) {
            stored.add(StoredEvent.of(conversation, firstSeq + stored.size(), event, provenance));
        }
        append(conversation, firstSeq, stored);
    }

    /**
     * Store some events of a conversation, all or none; returns when they are durable.
     *
     * @param conversation who it is with: the channel's sender id
     * @param firstSeq the place of the first one: the number of events stored before
     * @throws Conflict if the place is taken, or events before it are missing
     * @throws StoreFailed if they could not be stored
     * @throws UnreadableEvent if one could not be read again
     */
    public void append(String conversation, long firstSeq, List<StoredEvent> events) {
        List<LogWriter.Row> rows = Rows.of(conversation, firstSeq, events);
        if (rows.isEmpty()) {
            return;
        }
        await(
                new Job.Append(conversation, firstSeq, rows, new CompletableFuture<>()),
                "%d events of a conversation could not be stored.".formatted(rows.size()));
    }

    /**
     * Store what was done with transcripts; returns when it is durable.
     *
     * @return its leaf
     * @throws StoreFailed if it could not be stored
     */
    public long note(AuditEvent event) {
        return await(new Job.Note(event, new CompletableFuture<>()), "What was done could not be noted.");
    }

    /**
     * Erase what was said in a conversation: its key is destroyed and its name forgotten. The records stay, closed for ever, and so do all proofs;
     * {@link #purge} takes their bodies away. Erasing twice is erasing once. A crash leaves either nothing of it, or an erasure that
     * the next opening finishes.
     *
     * @return the leaf of the record that tells of it
     * @throws NoSuchElementException if there is no such conversation
     * @throws StoreFailed if it failed; if that was after it was noted, erasing again finishes it
     */
    public long erase(String ref, String by, String why, Instant at) {
        return alone(() -> eraseNow(ref, by, why, at), "Conversation %s could not be erased.".formatted(ref));
    }

    /**
     * Set a conversation aside that cannot be read or answered: what its sender says next begins a new one. What there is of it stays.
     *
     * @return its ref
     * @throws NoSuchElementException if nobody of that name has a conversation
     */
    public String park(String conversation, String by, String why, Instant at) {
        String[] ref = new String[1];
        alone(
                () -> {
                    ref[0] = parkNow(conversation, by, why, at);
                    return 0;
                },
                "A conversation could not be set aside.");
        return ref[0];
    }

    /** Take away the bodies of erased conversations, and what is left of them in free pages and journals. */
    public Purged purge() {
        long[] counts = new long[2];
        boolean[] complete = new boolean[1];
        alone(
                () -> {
                    counts[0] = 0;
                    for (long id : unpurged()) {
                        counts[1] += emptied(id);
                        counts[0]++;
                    }
                    Database.giveBackPages(writing, "main");
                    Database.giveBackPages(writing, "keys");
                    boolean records = Database.emptyJournal(writing, "main");
                    boolean keys = Database.emptyJournal(writing, "keys");
                    complete[0] = records && keys;
                    return 0;
                },
                "Erased conversations could not be purged.");
        return new Purged(counts[0], counts[1], complete[0]);
    }

    /**
     * Sign what the log is now, and keep the note.
     *
     * @param now the moment
     * @return the latest checkpoint; an earlier one if nothing has been stored since
     */
    public KeptCheckpoint checkpoint(Instant now, CheckpointSigner signer) {
        LogWriter.Tip tip = log.tip();
        Optional<KeptCheckpoint> latest = reader.latestCheckpoint();
        if (latest.isPresent() && latest.get().size() == tip.size()) {
            return latest.get();
        }
        KeptCheckpoint signed = new KeptCheckpoint(
                tip.size(), now, signer.sign(origin, tip.size(), tip.tree().root()));
        alone(
                () -> {
                    try (PreparedStatement insert =
                            writing.prepareStatement("INSERT OR IGNORE INTO checkpoint VALUES (?, ?, ?)")) {
                        insert.setLong(1, signed.size());
                        insert.setLong(2, Database.micros(now));
                        insert.setString(3, signed.note());
                        return insert.executeUpdate();
                    }
                },
                "A checkpoint could not be stored.");
        return signed;
    }

    /** Keep that a checkpoint was handed to a place outside. */
    public void anchored(Anchored anchored) {
        alone(
                () -> {
                    try (PreparedStatement insert =
                            writing.prepareStatement("INSERT OR REPLACE INTO anchored VALUES (?, ?, ?)")) {
                        insert.setString(1, anchored.place());
                        insert.setLong(2, anchored.size());
                        insert.setLong(3, Database.micros(anchored.at()));
                        return insert.executeUpdate();
                    }
                },
                "An anchor could not be noted.");
    }

    /** The log's name. */
    public String origin() {
        return origin;
    }

    /** How many leaves the log has. */
    public long size() {
        return log.tip().size();
    }

    /** The same transcripts, to be looked at; closed with this. */
    public TranscriptReader reader() {
        return reader;
    }

    /** The folder, by its real path. */
    public Path folder() {
        return folder.path();
    }

    private long alone(Work work, String failure) {
        return await(new Job.Alone(work, new CompletableFuture<>()), failure);
    }

    private long await(Job job, String failure) {
        synchronized (door) {
            if (closed) {
                throw new StoreFailed("The transcripts are closed.");
            }
            queue.add(job);
        }
        try {
            return job.done().join(); // not interruptible: the caller must learn what became of its events
        } catch (CompletionException e) {
            if (e.getCause() instanceof Conflict conflict) {
                throw conflict;
            }
            if (e.getCause() instanceof NoSuchElementException unknown) {
                throw unknown;
            }
            throw new StoreFailed(failure, e.getCause());
        }
    }

    private void write() {
        List<Job> batch = new ArrayList<>();
        boolean going = true;
        while (going) {
            batch.clear();
            try {
                batch.add(queue.take());
            } catch (InterruptedException e) {
                continue; // nobody interrupts this thread but the end of the process
            }
            queue.drainTo(batch, MOST_IN_A_BATCH - 1);
            List<Job> together = new ArrayList<>();
            for (Job job : batch) {
                switch (job) {
                    case Job.Append append -> together.add(append);
                    case Job.Note note -> together.add(note);
                    case Job.Alone alone -> {
                        store(together);
                        together.clear();
                        run(alone);
                    }
                    case Job.Stop stop -> going = false;
                }
            }
            store(together);
        }
    }

    /** One transaction for all; callers whose events do not fit are told so, and the others are not disturbed. */
    private void store(List<Job> batch) {
        if (batch.isEmpty()) {
            return;
        }
        Map<Job, RuntimeException> refused = new HashMap<>();
        Map<Job, Long> leaves = new HashMap<>();
        try {
            LogWriter.Change change = log.new Change();
            for (Job job : batch) {
                if (job instanceof Job.Append append) {
                    try {
                        change.enter(append.conversation(), append.firstSeq() == 0);
                    } catch (UnreadableRecord damaged) {
                        refused.put(job, damaged); // its own affair
                    }
                }
            }
            change.storeKeys();
            log.run("BEGIN IMMEDIATE");
            for (Job job : batch) {
                if (job instanceof Job.Note note) {
                    leaves.put(job, change.note(note.event()));
                } else if (job instanceof Job.Append append && !refused.containsKey(job)) {
                    long next = change.next(append.conversation());
                    if (next == append.firstSeq()) {
                        change.append(append.conversation(), append.rows());
                    } else {
                        refused.put(job, new Conflict(append.firstSeq(), next));
                    }
                }
            }
            log.run("COMMIT");
            change.committed();
        } catch (SQLException | RuntimeException | Error e) {
            undo(e);
            batch.forEach(job -> job.done().completeExceptionally(e));
            return;
        }
        for (Job job : batch) {
            RuntimeException refusal = refused.get(job);
            if (refusal == null) {
                job.done().complete(leaves.getOrDefault(job, 0L));
            } else {
                job.done().completeExceptionally(refusal);
            }
        }
    }

    private void undo(Throwable failure) {
        try {
            Database.run(writing, "ROLLBACK");
        } catch (SQLException again) {
            failure.addSuppressed(again); // most often: SQLite has rolled back by itself
        }
        try {
            log.reconcile();
        } catch (SQLException | RuntimeException again) {
            failure.addSuppressed(again); // the disk has failed altogether; the next transaction tries anew
        }
    }

    private void run(Job.Alone alone) {
        long result;
        try {
            result = alone.work().run();
        } catch (SQLException | IOException | RuntimeException | Error e) {
            undo(e);
            alone.done().completeExceptionally(e);
            return;
        }
        alone.done().complete(result);
    }

    private long eraseNow(String ref, String by, String why, Instant at) throws SQLException, IOException {
        long leaf = noted(ref).orElse(-1L);
        if (leaf < 0) {
            long events = events(ref);
            Database.run(writing, "BEGIN IMMEDIATE");
            LogWriter.Change change = log.new Change();
            leaf = change.note(new AuditEvent.Erased(at, by, ref, why, events));
            try (PreparedStatement update = writing.prepareStatement(
                    "UPDATE conversation SET erased_by = ?, name = NULL, name_hash = NULL, former = NULL WHERE ref = ?")) {
                update.setLong(1, leaf);
                update.setString(2, ref);
                update.executeUpdate();
            }
            Database.run(writing, "COMMIT");
            change.committed();
        }
        log.forget(); // its keys ahead too: the next step removes all keys of what was not stored
        // From here on the log has it: a crash leaves what the next opening finishes.
        folder.finishErasures(writing);
        return leaf;
    }

    private Optional<Long> noted(String ref) throws SQLException {
        try (PreparedStatement select = writing.prepareStatement(
                "SELECT erased_by FROM conversation WHERE ref = ? AND erased_by IS NOT NULL")) {
            select.setString(1, ref);
            try (ResultSet rows = select.executeQuery()) {
                return rows.next() ? Optional.of(rows.getLong(1)) : Optional.empty();
            }
        }
    }

    private long events(String ref) throws SQLException {
        try (PreparedStatement select = writing.prepareStatement("SELECT events FROM conversation WHERE ref = ?")) {
            select.setString(1, ref);
            try (ResultSet rows = select.executeQuery()) {
                if (!rows.next() || ref.equals(Envelope.AUDITING)) {
                    throw new NoSuchElementException("There is no conversation %s.".formatted(ref));
                }
                return rows.getLong(1);
            }
        }
    }

    private String parkNow(String conversation, String by, String why, Instant at) throws SQLException {
        @Nullable String ref = reader.refUnopened(writing, conversation);
        if (ref == null) {
            throw new NoSuchElementException("There is no such conversation.");
        }
        Database.run(writing, "BEGIN IMMEDIATE");
        LogWriter.Change change = log.new Change();
        long leaf = change.note(new AuditEvent.Parked(at, by, ref, why));
        try (PreparedStatement update = writing.prepareStatement(
                "UPDATE conversation SET parked = ?, former = name_hash, name_hash = NULL WHERE ref = ?")) {
            update.setLong(1, leaf);
            update.setString(2, ref);
            update.executeUpdate();
        }
        Database.run(writing, "COMMIT");
        change.committed();
        log.forget();
        return ref;
    }

    private List<Long> unpurged() throws SQLException {
        List<Long> found = new ArrayList<>();
        try (PreparedStatement select =
                        writing.prepareStatement("SELECT id FROM conversation WHERE erased_by IS NOT NULL AND EXISTS"
                                + " (SELECT 1 FROM event WHERE conversation = conversation.id AND length(body) > 0)");
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                found.add(rows.getLong(1));
            }
        }
        return found;
    }

    private long emptied(long id) throws SQLException {
        Database.run(writing, "BEGIN IMMEDIATE");
        long bodies;
        try (PreparedStatement update =
                writing.prepareStatement("UPDATE event SET body = x'' WHERE conversation = ? AND length(body) > 0")) {
            update.setLong(1, id);
            bodies = update.executeUpdate();
        }
        Database.run(writing, "COMMIT");
        return bodies;
    }

    /** The events of a conversation, in order; none if it is not known. {@link TranscriptReader#read} says more. */
    public List<StoredEvent> read(String conversation) {
        return reader.read(conversation);
    }

    /** Conversations at a glance, the latest first. */
    public List<Summary> list(Summary.Filter filter) {
        return reader.list(filter);
    }

    /** The conversations in which an event of a kind happened, by {@link EventJson#kind its name}. */
    public List<String> having(String kind) {
        return reader.having(kind);
    }

    /** Store what is still waiting, then let go of the file. */
    @Override
    public void close() {
        synchronized (door) {
            if (closed) {
                return;
            }
            closed = true;
            queue.add(new Job.Stop(new CompletableFuture<>()));
        }
        boolean interrupted = false;
        while (writer.isAlive()) {
            try {
                writer.join();
            } catch (InterruptedException e) {
                interrupted = true; // what is waiting is stored first
            }
        }
        reader.close();
        Database.closeQuietly(log);
        Database.closeQuietly(writing);
        folder.close();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}

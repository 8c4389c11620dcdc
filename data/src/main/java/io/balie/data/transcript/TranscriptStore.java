package io.balie.data.transcript;

import io.balie.data.keys.Keys;
import io.balie.dialog.event.Event;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

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

    private final StoreFolder folder;
    private final Connection writing;
    private final LogWriter log;
    private final String origin;
    private final GroupCommit writer;
    private final TranscriptReader reader;
    private final Endings endings;
    private final AtomicBoolean closed = new AtomicBoolean();

    private TranscriptStore(StoreFolder folder, Connection writing, LogWriter log, Keys keys) throws SQLException {
        this.folder = folder;
        this.writing = writing;
        this.log = log;
        this.origin = Database.one(writing, "SELECT value FROM main.meta WHERE key = 'origin'");
        this.reader = new TranscriptReader(folder.path(), keys.master());
        this.endings = new Endings(folder, writing, log, reader);
        this.writer = new GroupCommit(writing, log);
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
        List<Row> rows = Rows.of(conversation, firstSeq, events);
        if (rows.isEmpty()) {
            return;
        }
        Addition addition = log.addition(conversation, firstSeq, rows);
        try {
            writer.add(addition);
        } finally {
            log.done(addition);
        }
    }

    /**
     * Store what was done with transcripts; returns when it is durable.
     *
     * @return its leaf
     * @throws StoreFailed if it could not be stored
     */
    public long note(AuditEvent event) {
        return writer.note(event);
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
        return writer.alone(
                () -> endings.erase(ref, by, why, at), "Conversation %s could not be erased.".formatted(ref));
    }

    /**
     * Set a conversation aside that cannot be read or answered: what its sender says next begins a new one. What there is of it stays.
     *
     * @return its ref
     * @throws NoSuchElementException if nobody of that name has a conversation
     */
    public String park(String conversation, String by, String why, Instant at) {
        return writer.alone(() -> endings.park(conversation, by, why, at), "A conversation could not be set aside.");
    }

    /** Take away the bodies of erased conversations, and what is left of them in free pages and journals. */
    public Purged purge() {
        return writer.alone(endings::purge, "Erased conversations could not be purged.");
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
        writer.alone(
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
        writer.alone(
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
        if (closed.getAndSet(true)) {
            return; // the folder may be another's by now
        }
        writer.close();
        reader.close();
        Database.closeQuietly(log);
        Database.closeQuietly(writing);
        folder.close();
    }
}

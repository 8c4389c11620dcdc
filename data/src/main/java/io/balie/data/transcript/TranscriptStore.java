package io.balie.data.transcript;

import io.balie.dialog.event.Event;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * The conversations of one company, in one SQLite file. For many threads of one process.
 *
 * <p>One thread writes. It takes what has queued up, stores it in one transaction and then lets the callers go on, so that one
 * {@code fsync} serves all who wait (measured: about ten times as many events a second with 32 writers). Readers have connections of
 * their own and never wait for it.
 *
 * <p>Durability is WAL with {@code synchronous=FULL}: what {@link #append} has returned from survives a kill and a power cut, on a disk
 * that does not lie. Trap: another program's SQLite older than 3.51.3 may damage the file while it is open; nothing else should open it.
 */
public final class TranscriptStore implements AutoCloseable {

    private static final int SCHEMA = 1;

    /** Older ones can damage a file in WAL mode when it is reset. */
    private static final List<Integer> OLDEST_SQLITE = List.of(3, 51, 3);

    private static final int FULL = 2;
    private static final int MOST_IN_A_BATCH = 256;

    /** WAL needs memory shared between processes and locks that hold; these have neither. */
    private static final Set<String> REMOTE = Set.of(
            "nfs", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs", "afs", "9p", "ceph", "fuse.sshfs", "fuse.glusterfs");

    private static final String LOCK = "transcripts.lock";

    private static final List<String> TABLES = List.of(
            "CREATE TABLE schema_version (version INTEGER NOT NULL) STRICT",
            "CREATE TABLE envelope (id INTEGER PRIMARY KEY, model TEXT NOT NULL, script TEXT NOT NULL,"
                    + " company TEXT NOT NULL, program TEXT NOT NULL, UNIQUE (model, script, company, program)) STRICT",
            "CREATE TABLE conversation (id TEXT PRIMARY KEY, started INTEGER NOT NULL, latest INTEGER NOT NULL,"
                    + " events INTEGER NOT NULL, outcome TEXT) STRICT",
            "CREATE INDEX conversation_latest ON conversation (latest)",
            "CREATE TABLE event (conversation TEXT NOT NULL REFERENCES conversation (id), seq INTEGER NOT NULL,"
                    + " at INTEGER NOT NULL, kind TEXT NOT NULL, envelope INTEGER NOT NULL REFERENCES envelope (id),"
                    + " json BLOB NOT NULL, UNIQUE (conversation, seq)) STRICT",
            "INSERT INTO schema_version VALUES (" + SCHEMA + ")");

    /**
     * The folders that this process has open. A file lock alone does not do: closing any second channel on the lock file, as a refused
     * second opening must, would let go of the first one's lock (POSIX).
     */
    private static final Set<Path> OPEN_HERE = ConcurrentHashMap.newKeySet();

    private final Path folder;
    private final FileChannel lockFile;
    private final FileLock lock;
    private final Connection writing;
    private final LinkedBlockingQueue<Job> queue = new LinkedBlockingQueue<>();
    private final Object door = new Object();
    private final Thread writer;
    private final TranscriptReader reader;
    private final Map<Provenance, Long> envelopes = new HashMap<>();
    private boolean closed;

    /** Some events of one call, and the caller who waits; without events it asks the writer to stop. */
    private record Job(String conversation, long firstSeq, List<Row> rows, CompletableFuture<@Nullable Void> done) {}

    private record Row(StoredEvent stored, Event event, long at) {}

    private TranscriptStore(Path folder, FileChannel lockFile, FileLock lock, Connection writing) {
        this.folder = folder;
        this.reader = new TranscriptReader(folder.resolve(TranscriptReader.DATABASE));
        this.lockFile = lockFile;
        this.lock = lock;
        this.writing = writing;
        this.writer = new Thread(this::write, "transcript-writer");
        writer.setDaemon(true);
    }

    /**
     * Open the store of a folder; both are made if they do not exist.
     *
     * @throws StoreFailed if another process has it, or if it cannot promise what it must
     */
    public static TranscriptStore open(Path folder) {
        Path real = real(folder);
        if (!OPEN_HERE.add(real)) {
            throw new TranscriptsInUse(folder);
        }
        FileChannel lockFile = null;
        Connection writing = null;
        boolean opened = false;
        try {
            String system = Files.getFileStore(real).type().toLowerCase(Locale.ROOT);
            if (REMOTE.contains(system)) {
                throw new StoreFailed("Folder '%s' is on a network file system (%s), expected a local disk."
                        .formatted(folder, system));
            }
            lockFile = FileChannel.open(real.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = lockFile.tryLock();
            if (lock == null) {
                throw new TranscriptsInUse(folder);
            }
            writing = TranscriptReader.connect(real.resolve(TranscriptReader.DATABASE), false);
            prepare(writing);
            TranscriptStore store = new TranscriptStore(real, lockFile, lock, writing);
            store.writer.start();
            opened = true;
            return store;
        } catch (IOException | SQLException e) {
            throw new StoreFailed("The transcripts in '%s' cannot be opened.".formatted(folder), e);
        } finally {
            if (!opened) {
                TranscriptReader.closeQuietly(writing);
                TranscriptReader.closeQuietly(lockFile);
                OPEN_HERE.remove(real);
            }
        }
    }

    private static Path real(Path folder) {
        try {
            return Files.createDirectories(folder).toRealPath();
        } catch (IOException e) {
            throw new StoreFailed("Folder '%s' cannot be made.".formatted(folder), e);
        }
    }

    /** What was set is read back: a build or a file system that cannot do it says nothing by itself. */
    private static void prepare(Connection connection) throws SQLException {
        String version = one(connection, "SELECT sqlite_version()");
        if (isOlder(version)) {
            throw new StoreFailed("SQLite is %s, expected 3.51.3 or newer.".formatted(version));
        }
        String journal = one(connection, "PRAGMA journal_mode");
        String synchronous = one(connection, "PRAGMA synchronous");
        if (!journal.equals("wal") || !synchronous.equals(String.valueOf(FULL))) {
            throw new StoreFailed("SQLite keeps a journal '%s' with synchronous=%s, expected 'wal' with %d."
                    .formatted(journal, synchronous, FULL));
        }
        run(connection, "BEGIN IMMEDIATE");
        boolean fresh = one(connection, "SELECT count(*) FROM sqlite_master").equals("0");
        if (fresh) {
            for (String table : TABLES) {
                run(connection, table);
            }
        }
        run(connection, "COMMIT");
        String schema = one(connection, "SELECT max(version) FROM schema_version");
        if (!schema.equals(String.valueOf(SCHEMA))) {
            throw new StoreFailed("The transcripts have schema version %s, expected %d.".formatted(schema, SCHEMA));
        }
    }

    static boolean isOlder(String version) {
        String[] parts = version.split("\\.", -1);
        for (int i = 0; i < OLDEST_SQLITE.size(); i++) {
            int part = i < parts.length ? Integer.parseInt(parts[i]) : 0;
            if (part != OLDEST_SQLITE.get(i)) {
                return part < OLDEST_SQLITE.get(i);
            }
        }
        return false;
    }

    /** Transactions are spoken in SQL: the driver's own begin the next one at once, and would keep the file locked. */
    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String one(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() ? String.valueOf(rows.getString(1)) : "";
        }
    }

    /** Store some events of a conversation; {@link #append(String, long, List)} says how. */
    public void append(String conversation, long firstSeq, List<Event> events, Provenance envelope) {
        List<StoredEvent> stored = new ArrayList<>();
        for (Event event : events) {
            stored.add(StoredEvent.of(conversation, firstSeq + stored.size(), event, envelope));
        }
        append(conversation, firstSeq, stored);
    }

    /**
     * Store some events of a conversation, all or none; returns when they are durable.
     *
     * @param firstSeq the place of the first one: the number of events stored before
     * @throws Conflict if the place is taken, or events before it are missing
     * @throws StoreFailed if they could not be stored
     * @throws UnreadableEvent if one could not be read again
     */
    public void append(String conversation, long firstSeq, List<StoredEvent> events) {
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(conversation)) {
            throw new IllegalArgumentException("The conversation's name is not valid Unicode.");
        }
        List<Row> rows = new ArrayList<>();
        for (StoredEvent stored : events) {
            if (!stored.conversation().equals(conversation) || stored.seq() != firstSeq + rows.size()) {
                throw new IllegalArgumentException("Event %d of conversation '%s' stands at place %d of '%s'."
                        .formatted(stored.seq(), stored.conversation(), firstSeq + rows.size(), conversation));
            }
            Event event = stored.event();
            rows.add(new Row(stored, event, TranscriptReader.micros(event.at())));
        }
        if (rows.isEmpty()) {
            return;
        }
        Job job = new Job(conversation, firstSeq, rows, new CompletableFuture<>());
        synchronized (door) {
            if (closed) {
                throw new StoreFailed("The transcripts are closed.");
            }
            queue.add(job);
        }
        try {
            job.done().join(); // not interruptible: the caller must learn what became of its events
        } catch (CompletionException e) {
            if (e.getCause() instanceof Conflict conflict) {
                throw conflict;
            }
            throw new StoreFailed(
                    "%d events of conversation '%s' could not be stored.".formatted(rows.size(), conversation),
                    e.getCause());
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
            going = batch.stream().noneMatch(job -> job.rows().isEmpty());
            List<Job> filled =
                    batch.stream().filter(job -> !job.rows().isEmpty()).toList();
            if (!filled.isEmpty()) {
                store(filled);
            }
        }
    }

    /** One transaction for all; callers whose events do not fit are told so, and the others are not disturbed. */
    private void store(List<Job> batch) {
        Map<Job, Conflict> conflicts = new HashMap<>();
        try {
            run(writing, "BEGIN IMMEDIATE");
            for (Job job : batch) {
                long next = next(job.conversation());
                if (next == job.firstSeq()) {
                    insert(job, next == 0);
                } else {
                    conflicts.put(job, new Conflict(job.conversation(), job.firstSeq(), next));
                }
            }
            run(writing, "COMMIT");
        } catch (SQLException | RuntimeException | Error e) {
            envelopes.clear(); // what was noted in this transaction is gone with it
            try {
                run(writing, "ROLLBACK");
            } catch (SQLException again) {
                e.addSuppressed(again); // most often: SQLite has rolled back by itself
            }
            batch.forEach(job -> job.done().completeExceptionally(e));
            return;
        }
        for (Job job : batch) {
            Conflict conflict = conflicts.get(job);
            if (conflict == null) {
                job.done().complete(null);
            } else {
                job.done().completeExceptionally(conflict);
            }
        }
    }

    private long next(String conversation) throws SQLException {
        try (PreparedStatement select = writing.prepareStatement("SELECT events FROM conversation WHERE id = ?")) {
            select.setString(1, conversation);
            try (ResultSet rows = select.executeQuery()) {
                return rows.next() ? rows.getLong(1) : 0;
            }
        }
    }

    private void insert(Job job, boolean first) throws SQLException {
        long started = job.rows().getFirst().at();
        long latest = job.rows().getLast().at();
        if (first) {
            try (PreparedStatement insert =
                    writing.prepareStatement("INSERT INTO conversation VALUES (?, ?, ?, 0, NULL)")) {
                insert.setString(1, job.conversation());
                insert.setLong(2, started);
                insert.setLong(3, latest);
                insert.executeUpdate();
            }
        }
        try (PreparedStatement insert = writing.prepareStatement("INSERT INTO event VALUES (?, ?, ?, ?, ?, ?)")) {
            for (Row row : job.rows()) {
                insert.setString(1, job.conversation());
                insert.setLong(2, row.stored().seq());
                insert.setLong(3, row.at());
                insert.setString(4, EventJson.kind(row.event()));
                insert.setLong(5, envelope(row.stored().provenance()));
                insert.setBytes(6, row.stored().bytes());
                insert.executeUpdate();
            }
        }
        try (PreparedStatement update =
                writing.prepareStatement("UPDATE conversation SET latest = ?, events = ? WHERE id = ?")) {
            update.setLong(1, latest);
            update.setLong(2, job.firstSeq() + job.rows().size());
            update.setString(3, job.conversation());
            update.executeUpdate();
        }
        for (Row row : job.rows()) {
            if (row.event() instanceof Event.SlotSet set && set.name().equals("outcome")) {
                try (PreparedStatement update =
                        writing.prepareStatement("UPDATE conversation SET outcome = ? WHERE id = ?")) {
                    update.setString(1, set.value() == null ? null : String.valueOf(set.value()));
                    update.setString(2, job.conversation());
                    update.executeUpdate();
                }
            }
        }
    }

    private long envelope(Provenance envelope) throws SQLException {
        Long known = envelopes.get(envelope);
        if (known != null) {
            return known;
        }
        try (PreparedStatement insert = writing.prepareStatement(
                "INSERT INTO envelope (model, script, company, program) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING")) {
            fill(insert, envelope);
            insert.executeUpdate();
        }
        try (PreparedStatement select = writing.prepareStatement(
                "SELECT id FROM envelope WHERE model = ? AND script = ? AND company = ? AND program = ?")) {
            fill(select, envelope);
            try (ResultSet rows = select.executeQuery()) {
                if (!rows.next()) {
                    throw new SQLException("The envelope was not stored.");
                }
                long id = rows.getLong(1);
                envelopes.put(envelope, id);
                return id;
            }
        }
    }

    private static void fill(PreparedStatement statement, Provenance envelope) throws SQLException {
        statement.setString(1, envelope.model());
        statement.setString(2, envelope.script());
        statement.setString(3, envelope.company());
        statement.setString(4, envelope.program());
    }

    /** The events of a conversation, in order; none if it is not known. */
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
            queue.add(new Job("", 0, List.of(), new CompletableFuture<>()));
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
        TranscriptReader.closeQuietly(writing);
        TranscriptReader.closeQuietly(lock);
        TranscriptReader.closeQuietly(lockFile);
        OPEN_HERE.remove(folder);
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}

package io.balie.data.transcript;

import io.balie.data.keys.ConversationKey;
import io.balie.data.keys.KeyRefused;
import io.balie.data.keys.MasterKey;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads transcripts without holding up who writes them, in this process or another: an auditor looks while the desk is open.
 *
 * <p>Sees what has been committed and nothing else. Without the master key it sees sealed records alone, which is enough to verify a log; what needs
 * the key then fails. Safe for many threads.
 */
public final class TranscriptReader implements AutoCloseable {

    private static final int MOST_READERS = 4;

    private final Path folder;
    private final @Nullable MasterKey master;
    private final ConcurrentLinkedQueue<Connection> readers = new ConcurrentLinkedQueue<>();
    private final Semaphore readerPlaces = new Semaphore(MOST_READERS);
    private boolean closed;

    TranscriptReader(Path folder, @Nullable MasterKey master) {
        this.folder = folder;
        this.master = master;
    }

    /**
     * The transcripts of a folder; empty if nothing has been stored there yet.
     *
     * @throws StoreFailed if they are sealed with another master key, or of an older schema
     */
    public static Optional<TranscriptReader> open(Path folder, MasterKey master) {
        return opened(folder, master);
    }

    /**
     * The sealed records of a folder; empty if nothing has been stored there yet.
     *
     * @throws StoreFailed if they are of an older schema
     */
    public static Optional<TranscriptReader> openSealed(Path folder) {
        return opened(folder, null);
    }

    private static Optional<TranscriptReader> opened(Path folder, @Nullable MasterKey master) {
        if (!Files.isRegularFile(folder.resolve(Database.FILE))) {
            return Optional.empty();
        }
        TranscriptReader reader = new TranscriptReader(folder, master);
        boolean good = false;
        try {
            good = reader.reading(connection -> {
                if (Database.number(connection, "SELECT count(*) FROM sqlite_master") == 0) {
                    return false; // made this moment
                }
                if (Migration.isDue(connection)) {
                    throw new StoreFailed(
                            "The transcripts in '%s' are of an older version; they are taken over when a desk is opened with them."
                                    .formatted(folder));
                }
                if (master != null) {
                    StoreFolder.checkMaster(
                            folder,
                            master.id(),
                            Database.one(connection, "SELECT value FROM main.meta WHERE key = 'master'"));
                }
                return true;
            });
            return good ? Optional.of(reader) : Optional.empty();
        } finally {
            if (!good) {
                reader.close();
            }
        }
    }

    /** The folder. */
    public Path folder() {
        return folder;
    }

    /**
     * The events of somebody's conversation, in order; none if they have none.
     *
     * @param conversation the channel's sender id
     * @throws UnreadableRecord if it is damaged
     */
    public List<StoredEvent> read(String conversation) {
        return reading(connection -> {
            Optional<Found> found = find(connection, "name_hash = ?", master().nameHash(conversation));
            return found.isEmpty() ? List.of() : events(connection, found.get(), conversation);
        });
    }

    /**
     * The events of a conversation, in order.
     *
     * @param ref the conversation's name in the log
     * @throws ErasedConversation if it was erased
     * @throws UnreadableRecord if it is damaged
     * @throws java.util.NoSuchElementException if there is none
     */
    public List<StoredEvent> readRef(String ref) {
        return reading(connection -> {
            Found found = find(connection, "ref = ?", ref)
                    .orElseThrow(
                            () -> new java.util.NoSuchElementException("There is no conversation %s.".formatted(ref)));
            if (found.erasedBy().isPresent()) {
                throw new ErasedConversation(ref, found.erasedBy().getAsLong());
            }
            return events(connection, found, name(found).orElse(ref));
        });
    }

    /** What was done with transcripts, in order. */
    public List<Noted> auditing() {
        return readRef(Envelope.AUDITING).stream()
                .map(stored -> new Noted(stored.leaf(), AuditJson.read(stored.json())))
                .toList();
    }

    /**
     * A record of the auditing stream.
     *
     * @param leaf its number in the log
     */
    public record Noted(long leaf, AuditEvent event) {}

    /** The conversation that somebody has now. */
    public Optional<String> ref(String conversation) {
        return reading(connection -> Optional.ofNullable(refUnopened(connection, conversation)));
    }

    /** Every conversation that somebody has or had, those set aside among them; not those that were erased. */
    public List<String> refs(String conversation) {
        return texts(
                "SELECT ref FROM conversation WHERE name_hash = ?1 OR former = ?1 ORDER BY id",
                master().nameHash(conversation));
    }

    /** The conversations whose refs begin with some hex digits. */
    public List<String> refsFrom(String beginning) {
        return texts(
                "SELECT ref FROM conversation WHERE ref GLOB ?1 || '*' AND ref <> '" + Envelope.AUDITING
                        + "' ORDER BY ref",
                beginning.replaceAll("[^0-9a-f]", "-"));
    }

    /** A conversation at a glance. */
    public Optional<Summary> summary(String ref) {
        return reading(connection -> find(connection, "ref = ?", ref).map(this::summary));
    }

    /** Conversations at a glance, the latest first; not the auditing stream. */
    public List<Summary> list(Summary.Filter filter) {
        return reading(connection -> {
            try (PreparedStatement select = connection.prepareStatement(
                    Found.SELECT + "(?1 IS NULL OR outcome = ?1) AND latest >= ?2 AND ref <> ?4"
                            + " ORDER BY latest DESC, id LIMIT ?3")) {
                select.setString(1, filter.outcome().orElse(null));
                select.setLong(2, filter.since().map(Database::micros).orElse(Long.MIN_VALUE));
                select.setInt(3, filter.limit());
                select.setString(4, Envelope.AUDITING);
                List<Summary> found = new ArrayList<>();
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        found.add(summary(Found.of(rows)));
                    }
                }
                return found;
            }
        });
    }

    /** With whom an event of a kind happened, by {@link EventJson#kind its name}; in conversations that can go on. */
    public List<String> having(String kind) {
        return reading(connection -> {
            String rare = Schema.RARE.contains("'" + kind + "'") ? "" : " AND " + Schema.RARE;
            try (PreparedStatement select = connection.prepareStatement(Found.SELECT
                    + "name_hash IS NOT NULL AND id IN (SELECT conversation FROM event WHERE kind = ?1" + rare + ")")) {
                select.setString(1, kind);
                List<String> found = new ArrayList<>();
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        name(Found.of(rows)).ifPresent(found::add);
                    }
                }
                return found;
            }
        });
    }

    // What follows needs no key.

    /** The log's name. */
    public String origin() {
        return meta("origin");
    }

    /** What the log's checkpoints are checked with, in written form, as it was when the log began. */
    public String verifierKey() {
        return meta("verifier_key");
    }

    /** Which master key the log is sealed with. */
    public String masterId() {
        return meta("master");
    }

    private String meta(String key) {
        return texts("SELECT value FROM main.meta WHERE key = ?", key).getFirst();
    }

    /** How many leaves the log has. */
    public long size() {
        return reading(connection -> Database.number(connection, "SELECT coalesce(max(leaf) + 1, 0) FROM event"));
    }

    /** Look at records in the order of their leaves, from one up to but not including another; those that are missing are passed over. */
    public void records(long from, long to, Consumer<Sealed> look) {
        reading(connection -> {
            try (PreparedStatement select = connection.prepareStatement(
                    "SELECT leaf, envelope, body FROM event WHERE leaf >= ? AND leaf < ? ORDER BY leaf")) {
                select.setLong(1, from);
                select.setLong(2, to);
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        look.accept(sealed(rows));
                    }
                }
                return true;
            }
        });
    }

    /** The records of one conversation, in order. */
    public List<Sealed> recordsOf(String ref) {
        return reading(connection -> {
            try (PreparedStatement select = connection.prepareStatement("SELECT leaf, envelope, body FROM event"
                    + " WHERE conversation = (SELECT id FROM conversation WHERE ref = ?) ORDER BY seq")) {
                select.setString(1, ref);
                List<Sealed> found = new ArrayList<>();
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        found.add(sealed(rows));
                    }
                }
                return found;
            }
        });
    }

    private static Sealed sealed(ResultSet rows) throws SQLException {
        return new Sealed(rows.getLong(1), bytes(rows, 2), bytes(rows, 3));
    }

    private static byte[] bytes(ResultSet rows, int column) throws SQLException {
        byte[] bytes = rows.getBytes(column);
        return bytes == null ? new byte[0] : bytes; // the driver's word for a blob without bytes
    }

    /** The hashes of a whole tile; empty if it is not stored. */
    public Optional<byte[]> tile(int level, long index) {
        return reading(connection -> {
            try (PreparedStatement select =
                    connection.prepareStatement("SELECT hashes FROM tile WHERE level = ? AND idx = ?")) {
                select.setInt(1, level);
                select.setLong(2, index);
                try (ResultSet rows = select.executeQuery()) {
                    return rows.next() ? Optional.of(rows.getBytes(1)) : Optional.empty();
                }
            }
        });
    }

    /** Every checkpoint that is kept, the smallest first. */
    public List<KeptCheckpoint> checkpoints() {
        return checkpoints("SELECT size, at, note FROM checkpoint ORDER BY size");
    }

    /** The latest checkpoint. */
    public Optional<KeptCheckpoint> latestCheckpoint() {
        return checkpoints("SELECT size, at, note FROM checkpoint ORDER BY size DESC LIMIT 1").stream()
                .findFirst();
    }

    private List<KeptCheckpoint> checkpoints(String sql) {
        return reading(connection -> {
            try (PreparedStatement select = connection.prepareStatement(sql);
                    ResultSet rows = select.executeQuery()) {
                List<KeptCheckpoint> found = new ArrayList<>();
                while (rows.next()) {
                    found.add(
                            new KeptCheckpoint(rows.getLong(1), Database.instant(rows.getLong(2)), rows.getString(3)));
                }
                return found;
            }
        });
    }

    /** What was handed to places outside, by place and size. */
    public List<Anchored> anchored() {
        return reading(connection -> {
            try (PreparedStatement select =
                            connection.prepareStatement("SELECT place, size, at FROM anchored ORDER BY place, size");
                    ResultSet rows = select.executeQuery()) {
                List<Anchored> found = new ArrayList<>();
                while (rows.next()) {
                    found.add(new Anchored(rows.getString(1), rows.getLong(2), Database.instant(rows.getLong(3))));
                }
                return found;
            }
        });
    }

    /**
     * Write a copy of the log as it is at one moment; others go on writing it.
     *
     * @param to the new file
     */
    public void copyLog(Path to) {
        copy("main", to);
    }

    /**
     * Write a copy of the conversations' keys as they are at one moment.
     *
     * @param to the new file
     */
    public void copyKeys(Path to) {
        copy("keys", to);
    }

    private void copy(String schema, Path to) {
        reading(connection -> {
            try (PreparedStatement vacuum = connection.prepareStatement("VACUUM %s INTO ?".formatted(schema))) {
                vacuum.setString(1, to.toString());
                vacuum.execute();
                return true;
            }
        });
    }

    /**
     * Whether every conversation that was not erased has its key: it opens with the master key, and is the one that the conversation's first record
     * is committed to.
     *
     * @return what is wrong with the first that has not
     */
    public Optional<String> keyFault() {
        return reading(connection -> {
            try (PreparedStatement select = connection.prepareStatement(
                            "SELECT ref, wrapped, envelope FROM conversation LEFT JOIN \"key\" USING (ref)"
                                    + " LEFT JOIN event ON conversation = conversation.id AND seq = 0"
                                    + " WHERE erased_by IS NULL ORDER BY conversation.id");
                    ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    Optional<String> fault = keyFault(rows.getString(1), rows.getBytes(2), rows.getBytes(3));
                    if (fault.isPresent()) {
                        return fault;
                    }
                }
                return Optional.empty();
            }
        });
    }

    private Optional<String> keyFault(String ref, byte @Nullable [] wrapped, byte @Nullable [] first) {
        if (wrapped == null || first == null) {
            return Optional.of("The key or the first event of conversation %s is missing.".formatted(ref));
        }
        try {
            String commitment = master().unwrap(ref, wrapped).commitment();
            return Envelope.read(first).link().equals(new Envelope.Link.Key(commitment))
                    ? Optional.empty()
                    : Optional.of("The key of conversation %s is not the one that it began with.".formatted(ref));
        } catch (KeyRefused | UnreadableRecord e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /** A row of the table of conversations. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Found(long id, String ref, byte @Nullable [] sealedName, byte @Nullable [] wrapped, Summary row) {

        static final String SELECT =
                "SELECT id, ref, name, started, latest, events, outcome, category, erased_by, parked, wrapped"
                        + " FROM conversation LEFT JOIN \"key\" USING (ref) WHERE ";

        static Found of(ResultSet rows) throws SQLException {
            Summary row = new Summary(
                    rows.getString(2),
                    "",
                    Database.instant(rows.getLong(4)),
                    Database.instant(rows.getLong(5)),
                    rows.getLong(6),
                    Optional.ofNullable(rows.getString(7)),
                    Optional.ofNullable(rows.getString(8)),
                    leaf(rows, 9),
                    leaf(rows, 10));
            return new Found(rows.getLong(1), row.ref(), rows.getBytes(3), rows.getBytes(11), row);
        }

        private static OptionalLong leaf(ResultSet rows, int column) throws SQLException {
            long leaf = rows.getLong(column);
            return rows.wasNull() ? OptionalLong.empty() : OptionalLong.of(leaf);
        }

        OptionalLong erasedBy() {
            return row.erasedBy();
        }
    }

    private Optional<Found> find(Connection connection, String where, Object key) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(Found.SELECT + where)) {
            select.setObject(1, key);
            try (ResultSet rows = select.executeQuery()) {
                return rows.next() ? Optional.of(Found.of(rows)) : Optional.empty();
            }
        }
    }

    /** Found without its key, which may be what is damaged. */
    @Nullable
    String refUnopened(Connection connection, String conversation) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT ref FROM conversation WHERE name_hash = ?")) {
            select.setBytes(1, master().nameHash(conversation));
            try (ResultSet rows = select.executeQuery()) {
                return rows.next() ? rows.getString(1) : null;
            }
        }
    }

    private Summary summary(Found found) {
        Summary row = found.row();
        return new Summary(
                row.ref(),
                name(found).orElse(""),
                row.started(),
                row.latest(),
                row.events(),
                row.outcome(),
                row.category(),
                row.erasedBy(),
                row.parkedBy());
    }

    /** Who a conversation is with; not known of erased and damaged ones, and without the master key. */
    private Optional<String> name(Found found) {
        byte[] sealed = found.sealedName();
        if (sealed == null || found.wrapped() == null || master == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(key(found).openName(found.ref(), sealed));
        } catch (UnreadableRecord | KeyRefused damaged) {
            return Optional.empty(); // a list shows the others all the same
        }
    }

    private ConversationKey key(Found found) {
        byte[] wrapped = found.wrapped();
        if (wrapped == null) {
            throw new UnreadableRecord("The key of conversation %s is missing.".formatted(found.ref()));
        }
        try {
            return master().unwrap(found.ref(), wrapped);
        } catch (KeyRefused e) {
            throw new UnreadableRecord(String.valueOf(e.getMessage()), e);
        }
    }

    private MasterKey master() {
        if (master == null) {
            throw new StoreFailed("Without the master key only sealed records can be read.");
        }
        return master;
    }

    private List<StoredEvent> events(Connection connection, Found found, String name) throws SQLException {
        ConversationKey key = key(found);
        List<StoredEvent> events = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT leaf, envelope, body FROM event WHERE conversation = ? ORDER BY seq")) {
            select.setLong(1, found.id());
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    events.add(opened(sealed(rows), found.ref(), events.size(), key, name));
                }
            }
        }
        if (events.size() < found.row().events()) {
            throw new UnreadableRecord("Conversation %s has %d events left of %d."
                    .formatted(found.ref(), events.size(), found.row().events()));
        }
        return events;
    }

    private static StoredEvent opened(Sealed sealed, String ref, long seq, ConversationKey key, String name) {
        try {
            Envelope envelope = Envelope.read(sealed.envelope());
            if (!envelope.conversation().equals(ref) || envelope.seq() != seq) {
                throw new UnreadableRecord("It is event %d of conversation %s, expected event %d of %s."
                        .formatted(envelope.seq(), envelope.conversation(), seq, ref));
            }
            String json = new String(key.open(ref, seq, sealed.body()), StandardCharsets.UTF_8);
            return new StoredEvent(name, seq, json, envelope.provenance(), sealed.leaf());
        } catch (UnreadableRecord | KeyRefused e) {
            throw new UnreadableRecord("Leaf %d: %s".formatted(sealed.leaf(), e.getMessage()), e);
        }
    }

    private List<String> texts(String sql, Object key) {
        return reading(connection -> {
            try (PreparedStatement select = connection.prepareStatement(sql)) {
                select.setObject(1, key);
                List<String> found = new ArrayList<>();
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        found.add(rows.getString(1));
                    }
                }
                return found;
            }
        });
    }

    @FunctionalInterface
    private interface Query<T> {
        T run(Connection connection) throws SQLException;
    }

    private <T> T reading(Query<T> query) {
        readerPlaces.acquireUninterruptibly();
        Connection spoilt = null; // until it has served
        try {
            synchronized (this) {
                if (closed) {
                    throw new StoreFailed("The transcripts are closed.");
                }
            }
            spoilt = readers.poll();
            Connection connection = spoilt == null ? connect() : spoilt;
            spoilt = connection;
            T result = query.run(connection);
            readers.add(connection);
            spoilt = null;
            return result;
        } catch (SQLException e) {
            throw new StoreFailed("The transcripts cannot be read.", e);
        } finally {
            Database.closeQuietly(spoilt);
            readerPlaces.release();
        }
    }

    private Connection connect() throws SQLException {
        Connection connection = Database.read(folder.resolve(Database.FILE));
        boolean good = false;
        try {
            Path keys = folder.resolve(Database.KEYS);
            if (Files.isRegularFile(keys)) {
                Database.attach(connection, keys.toString());
            } else {
                // A backup may be without keys; its sealed records can be read all the same.
                Database.run(connection, "CREATE TEMP TABLE \"key\" (ref TEXT PRIMARY KEY, wrapped BLOB)");
            }
            good = true;
            return connection;
        } finally {
            if (!good) {
                Database.closeQuietly(connection);
            }
        }
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        readerPlaces.acquireUninterruptibly(MOST_READERS);
        readers.forEach(Database::closeQuietly);
        readers.clear();
        readerPlaces.release(MOST_READERS);
    }
}

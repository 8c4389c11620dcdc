package io.balie.data.evidence;

import io.balie.data.transcript.Envelope;
import io.balie.data.transcript.Sealed;
import io.balie.data.transcript.UnreadableRecord;
import io.balie.data.tree.Hashes;
import io.balie.data.tree.Tile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;

/**
 * The log in a store's folder, as it was when this was opened; whoever writes it goes on meanwhile. Needs no key.
 *
 * <p>Also holds the store's own columns and its list of conversations against the envelopes: lists and searches go by them, and nothing signs
 * them.
 */
public final class StoreLog implements LogSource {

    private static final String DATABASE = "transcripts.db";
    private static final int BUSY_MILLIS = 5_000;
    private static final int CHUNK = 4_096;

    /** No body of ours is near it; what is larger is not loaded. */
    private static final int LARGEST_BODY = 1 << 25;

    /** In bytes; less than an envelope takes. */
    private static final int SMALLEST_RECORD = 64;

    /** Of rows that are held at once, in bytes; a chunk of the usual size is smaller. */
    private static final int LARGEST_PILE = 1 << 24;

    private static final String COLUMNS = "SELECT e.leaf, c.ref, e.seq, e.at, e.kind, CASE WHEN length(e.envelope) <= "
            + (Envelope.LARGEST + 1) + " THEN e.envelope END, CASE WHEN length(e.body) <= " + LARGEST_BODY
            + " THEN e.body END FROM event e LEFT JOIN conversation c ON c.id = e.conversation WHERE ";

    private final String name;
    private final Connection connection;
    private final long size;
    private final long mostRecords;

    private StoreLog(String name, Connection connection, long size, long mostRecords) {
        this.name = name;
        this.connection = connection;
        this.size = size;
        this.mostRecords = mostRecords;
    }

    /**
     * The log of a folder; empty if nothing was stored there.
     *
     * @throws IOException if it cannot be read at all
     */
    public static Optional<StoreLog> open(Path folder) throws IOException {
        Path database = folder.resolve(DATABASE);
        if (!Files.isRegularFile(database)) {
            return Optional.empty();
        }
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        config.setBusyTimeout(BUSY_MILLIS);
        Connection connection = null;
        try {
            connection = config.createConnection("jdbc:sqlite:" + database);
            long size;
            try (Statement statement = connection.createStatement()) {
                statement.execute("BEGIN"); // from the first reading on, one moment is seen
                try (ResultSet rows = statement.executeQuery("SELECT coalesce(max(leaf), -1) + 1 FROM event")) {
                    size = rows.next() ? rows.getLong(1) : 0;
                }
            }
            StoreLog log = new StoreLog(folder.toString(), connection, size, Files.size(database) / SMALLEST_RECORD);
            connection = null;
            return Optional.of(log);
        } catch (SQLException e) {
            throw new IOException("The transcripts in '%s' cannot be read.".formatted(folder), e);
        } finally {
            if (connection != null) {
                closeQuietly(connection);
            }
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public long size() {
        return size;
    }

    /** The log's name; empty if the store does not know it any more. */
    public Optional<String> origin() {
        return meta("origin");
    }

    @Override
    public Optional<String> ownKey() {
        return meta("verifier_key");
    }

    private Optional<String> meta(String key) {
        try (PreparedStatement select = connection.prepareStatement("SELECT value FROM meta WHERE key = ?")) {
            select.setString(1, key);
            try (ResultSet rows = select.executeQuery()) {
                return rows.next() ? Optional.ofNullable(rows.getString(1)) : Optional.empty();
            }
        } catch (SQLException e) {
            return Optional.empty();
        }
    }

    @Override
    public List<Note> checkpoints(Consumer<Finding> faults) {
        List<Note> notes = new ArrayList<>();
        try (PreparedStatement select =
                        connection.prepareStatement("SELECT size, CAST(note AS BLOB) FROM checkpoint ORDER BY size");
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                byte[] note = rows.getBytes(2);
                notes.add(new Note(rows.getLong(1), note == null ? new byte[0] : note));
            }
        } catch (SQLException e) {
            faults.accept(unreadable("The checkpoints", e));
        }
        return notes;
    }

    @Override
    public void read(Reader reader) {
        long next = 0;
        while (next < size) {
            long from = next;
            Pile pile = new Pile(next, reader);
            try (PreparedStatement select =
                    connection.prepareStatement(COLUMNS + "e.leaf >= ? ORDER BY e.leaf LIMIT " + CHUNK)) {
                select.setLong(1, next);
                boolean any = false;
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        any = true;
                        pile.add(rows);
                    }
                }
                next = pile.end();
                if (!any) {
                    reader.missing(next, size, "no row has it.");
                    next = size;
                }
            } catch (SQLException damaged) {
                next = pile.end();
                reader.fault(unreadable("The records from leaf %d on".formatted(from), damaged));
                next = oneByOne(next, Math.min(size, from + CHUNK), reader);
                if (size - next > mostRecords) { // a number can claim any size: what cannot be there is not looked for
                    reader.missing(next, size, "it cannot be read.");
                    next = size;
                }
            }
        }
        conversations(reader);
    }

    /** Where the file is damaged, what lies beside the damage is still read. */
    private long oneByOne(long from, long to, Reader reader) {
        Pile pile = new Pile(from, reader);
        for (long leaf = from; leaf < to; leaf++) {
            try (PreparedStatement select = connection.prepareStatement(COLUMNS + "e.leaf = ?")) {
                select.setLong(1, leaf);
                try (ResultSet rows = select.executeQuery()) {
                    if (rows.next()) {
                        pile.add(rows);
                    }
                }
            } catch (SQLException damaged) {
                // Told as missing when the next one is read.
            }
        }
        long next = pile.end();
        if (next < to) {
            reader.missing(next, to, "it cannot be read.");
        }
        return Math.max(to, next);
    }

    /** A row of the table. */
    private record Entry(
            Sealed sealed,
            boolean bodyTooLarge,
            @Nullable String ref,
            long seq,
            long at,
            @Nullable String kind) {

        static Entry of(ResultSet rows) throws SQLException {
            byte[] envelope = rows.getBytes(6);
            byte[] body = rows.getBytes(7);
            return new Entry(
                    new Sealed(
                            rows.getLong(1),
                            envelope == null ? new byte[0] : envelope,
                            body == null ? new byte[0] : body),
                    body == null,
                    rows.getString(2),
                    rows.getLong(3),
                    rows.getLong(4),
                    rows.getString(5));
        }

        int bytes() {
            return sealed.envelope().length + sealed.body().length;
        }
    }

    /** Rows that are handed on together, so that several threads can look at them at once. */
    private static final class Pile {
        private final Reader reader;
        private final List<Entry> entries = new ArrayList<>();
        private int bytes;
        private long expected;

        Pile(long expected, Reader reader) {
            this.expected = expected;
            this.reader = reader;
        }

        void add(ResultSet rows) throws SQLException {
            Entry entry = Entry.of(rows);
            entries.add(entry);
            bytes += entry.bytes();
            if (bytes > LARGEST_PILE) {
                end();
            }
        }

        /** Hand on what there is; gives the leaf that is expected next. */
        long end() {
            reader.coming(entries.stream().map(Entry::sealed).toList());
            entries.forEach(this::hand);
            entries.clear();
            bytes = 0;
            return expected;
        }

        private void hand(Entry entry) {
            long leaf = entry.sealed().leaf();
            if (leaf < expected) {
                reader.fault(new Finding(
                        Finding.Kind.TABLE, Finding.Where.leaf(leaf), "The leaf's number is none, or stands twice."));
                return;
            }
            if (leaf > expected) {
                reader.missing(expected, leaf, "no row has it, or it cannot be read.");
            }
            if (entry.bodyTooLarge()) {
                reader.fault(new Finding(
                        Finding.Kind.BODY, Finding.Where.leaf(leaf), "The body is larger than any that was stored."));
            }
            Optional<Envelope> read = reader.record(entry.sealed());
            if (read.isPresent()) {
                columns(leaf, read.get(), entry.ref(), entry.seq(), entry.at(), entry.kind(), reader);
            }
            expected = leaf + 1;
        }
    }

    private static void columns(
            long leaf,
            Envelope envelope,
            @Nullable String ref,
            long seq,
            long at,
            @Nullable String kind,
            Reader reader) {
        List<String> other = new ArrayList<>();
        if (!envelope.conversation().equals(ref)) {
            other.add("conversation");
        }
        if (envelope.seq() != seq) {
            other.add("seq");
        }
        if (micros(envelope.at()) != at) {
            other.add("at");
        }
        if (!envelope.kind().equals(kind)) {
            other.add("kind");
        }
        if (!other.isEmpty()) {
            reader.fault(new Finding(
                    Finding.Kind.TABLE,
                    Finding.Where.leaf(leaf).at(Chains.named(leaf, envelope)),
                    "The store's column %s says something else than the envelope."
                            .formatted(String.join(", ", other))));
        }
    }

    /** The list of conversations against their events; the events' own columns are known to be right by now, or told to be wrong. */
    private void conversations(Reader reader) {
        String sql = "SELECT c.ref, c.events = (SELECT count(*) FROM event e WHERE e.conversation = c.id),"
                + " c.events = 0 OR c.started = (SELECT at FROM event e WHERE e.conversation = c.id AND e.seq = 0),"
                + " c.events = 0 OR c.latest = (SELECT at FROM event e WHERE e.conversation = c.id AND e.seq = c.events - 1),"
                + " c.erased_by, (SELECT envelope FROM event e WHERE e.leaf = c.erased_by) FROM conversation c ORDER BY c.id";
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                String ref = String.valueOf(rows.getString(1));
                List<String> other = new ArrayList<>();
                if (rows.getInt(2) != 1) {
                    other.add("events");
                }
                if (rows.getInt(3) != 1) {
                    other.add("started");
                }
                if (rows.getInt(4) != 1) {
                    other.add("latest");
                }
                rows.getLong(5);
                if (!rows.wasNull() && !erases(rows.getBytes(6), ref)) {
                    other.add("erased_by");
                }
                if (!other.isEmpty()) {
                    reader.fault(new Finding(
                            Finding.Kind.TABLE,
                            Finding.Where.conversation(Envelope.isRef(ref) ? ref : "?"),
                            "The list of conversations says something else than its events: %s."
                                    .formatted(String.join(", ", other))));
                }
            }
        } catch (SQLException damaged) {
            reader.fault(unreadable("The list of conversations", damaged));
        }
    }

    private static boolean erases(byte @org.jspecify.annotations.Nullable [] bytes, String ref) {
        if (bytes == null) {
            return false;
        }
        try {
            Envelope envelope = Envelope.read(bytes);
            return envelope.kind().equals("erased")
                    && envelope.subject().filter(ref::equals).isPresent();
        } catch (UnreadableRecord e) {
            return false;
        }
    }

    @Override
    public Sealed record(long leaf) throws IOException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT envelope, body FROM event WHERE leaf = ?")) {
            select.setLong(1, leaf);
            try (ResultSet rows = select.executeQuery()) {
                if (!rows.next()) {
                    throw new IOException("Leaf %d is not there.".formatted(leaf));
                }
                return new Sealed(leaf, rows.getBytes(1), rows.getBytes(2));
            }
        } catch (SQLException e) {
            throw new IOException("Leaf %d cannot be read.".formatted(leaf), e);
        }
    }

    /** Full tiles alone are kept in a store. */
    @Override
    public Optional<byte[]> tile(int level, long index, int width) throws IOException {
        if (width < Tile.WIDTH) {
            return Optional.empty();
        }
        try (PreparedStatement select =
                connection.prepareStatement("SELECT hashes FROM tile WHERE level = ? AND idx = ?")) {
            select.setInt(1, level);
            select.setLong(2, index);
            try (ResultSet rows = select.executeQuery()) {
                byte[] hashes = rows.next() ? rows.getBytes(1) : null;
                if (hashes == null || hashes.length != width * Hashes.LENGTH) {
                    throw new IOException("Tile %d of level %d is missing or not whole.".formatted(index, level));
                }
                return Optional.of(hashes);
            }
        } catch (SQLException e) {
            throw new IOException("Tile %d of level %d cannot be read.".formatted(index, level), e);
        }
    }

    /** The leaves of a conversation, in order, and those of the records that say it was erased. */
    List<Long> leaves(String sql, String ref) throws IOException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, ref);
            try (ResultSet rows = select.executeQuery()) {
                List<Long> found = new ArrayList<>();
                while (rows.next()) {
                    found.add(rows.getLong(1));
                }
                return found;
            }
        } catch (SQLException e) {
            throw new IOException("Conversation %s cannot be read.".formatted(ref), e);
        }
    }

    private static long micros(Instant at) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, at);
    }

    private static Finding unreadable(String what, SQLException why) {
        return Finding.file(DATABASE, "%s cannot be read (SQLite says %d).".formatted(what, why.getErrorCode()));
    }

    private static void closeQuietly(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            // Nothing was written.
            System.getLogger(StoreLog.class.getName()).log(System.Logger.Level.DEBUG, "A log did not close well.", e);
        }
    }

    @Override
    public void close() {
        closeQuietly(connection);
    }
}

package io.balie.data.transcript;

import io.balie.data.keys.ConversationKey;
import io.balie.data.keys.KeyRefused;
import io.balie.data.keys.MasterKey;
import io.balie.data.tree.GrowingTree;
import io.balie.data.tree.Hashes;
import io.balie.data.tree.Tile;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Adds records to a log: gives leaves their numbers, hangs each on the one before, seals it, and keeps the tree. For one thread.
 *
 * <p>Everything that is remembered between transactions (conversations, tree) changes when a transaction has been committed, and not before; a
 * transaction that fails leaves no trace in memory.
 */
final class LogWriter implements AutoCloseable {

    /** Conversations remembered; of others the last record is read again. */
    private static final int REMEMBERED = 4_096;

    /** Keys that are made durable at once, so that most conversations begin without a wait for the disk. */
    private static final int KEYS_AHEAD = 64;

    private static final SecureRandom CHANCE = new SecureRandom();
    private static final int REF_BYTES = 16;

    private final Connection connection;
    private final MasterKey master;
    private final Map<String, Chain> chains = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Chain> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** Kept prepared, for they run for every event; one that failed is of no more use to the driver. */
    private final Map<String, PreparedStatement> prepared = new HashMap<>();

    /** Of conversations that have not begun; their keys are on disk. */
    private final ArrayDeque<Chain> ahead = new ArrayDeque<>();

    private Chain auditing;
    private volatile Tip tip;

    /**
     * The state that is committed.
     *
     * @param tree not to be changed
     */
    record Tip(GrowingTree tree) {
        long size() {
            return tree.size();
        }
    }

    /**
     * Where a conversation stands.
     *
     * @param id in the table
     * @param next the place of its next record
     * @param last the leaf hash of its last record; none before the first
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Chain(long id, String ref, ConversationKey key, long next, byte @Nullable [] last) {}

    /** Stands for a conversation that has no key yet; never stored. */
    private static final Chain BEGINNING = new Chain(-1, "", ConversationKey.drawn(), 0, null);

    /** An event to be added. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Row(
            String kind,
            Instant at,
            byte[] json,
            Provenance provenance,
            Optional<String> subject,
            Optional<Slot> slot) {}

    /** A slot that is kept beside the conversation, for lists. */
    record Slot(String name, @Nullable String value) {}

    LogWriter(Connection connection, MasterKey master) throws SQLException {
        this.connection = connection;
        this.master = master;
        this.tip = new Tip(restored());
        this.auditing = byRef(Envelope.AUDITING).orElseThrow(() -> new StoreFailed("The auditing stream is missing."));
    }

    private LogWriter(Connection connection, MasterKey master, Chain auditing) throws SQLException {
        this.connection = connection;
        this.master = master;
        this.tip = new Tip(new GrowingTree());
        this.auditing = auditing;
    }

    /** Begin a log in empty tables, with its first record. To be called in no transaction. */
    static LogWriter begun(Connection connection, MasterKey master, String origin, AuditEvent.LogStarted started)
            throws SQLException {
        ConversationKey key = ConversationKey.drawn();
        Database.run(connection, "BEGIN IMMEDIATE");
        Schema.createKeys(connection);
        meta(connection, "keys", "origin", origin);
        meta(connection, "keys", "master", master.id());
        insertKey(connection, master, Envelope.AUDITING, key);
        Database.run(connection, "COMMIT");
        Database.run(connection, "BEGIN IMMEDIATE");
        Schema.create(connection);
        meta(connection, "main", "schema", String.valueOf(Schema.VERSION));
        meta(connection, "main", "origin", origin);
        meta(connection, "main", "verifier_key", started.verifierKey());
        meta(connection, "main", "master", master.id());
        LogWriter writer = new LogWriter(connection, master, new Chain(1, Envelope.AUDITING, key, 0, null));
        writer.insertConversation(1, Envelope.AUDITING, key, null, Database.micros(started.at()));
        Change change = writer.new Change();
        change.note(started);
        Database.run(connection, "COMMIT");
        change.committed();
        return writer;
    }

    private static void meta(Connection connection, String schema, String key, String value) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO %s.meta VALUES (?, ?)".formatted(schema))) {
            insert.setString(1, key);
            insert.setString(2, value);
            insert.executeUpdate();
        }
    }

    /** What is committed; for any thread. */
    Tip tip() {
        return tip;
    }

    /** The tree as the tables have it: from whole tiles, and the few records after the last of them. */
    private GrowingTree restored() throws SQLException {
        long size = Database.number(connection, "SELECT coalesce(max(leaf) + 1, 0) FROM event");
        List<byte[]> rest = new ArrayList<>();
        try (PreparedStatement select =
                connection.prepareStatement("SELECT envelope FROM event WHERE leaf >= ? ORDER BY leaf")) {
            select.setLong(1, size / Tile.WIDTH * Tile.WIDTH);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    rest.add(Hashes.leaf(rows.getBytes(1)));
                }
            }
        }
        if (rest.size() != size % Tile.WIDTH) {
            throw new StoreFailed("Records are missing at the end of the log, before leaf %d.".formatted(size));
        }
        try (PreparedStatement select =
                connection.prepareStatement("SELECT hashes FROM tile WHERE level = ? AND idx = ?")) {
            return GrowingTree.<SQLException>restored(
                    size,
                    (level, index) -> {
                        select.setInt(1, level);
                        select.setLong(2, index);
                        try (ResultSet rows = select.executeQuery()) {
                            if (!rows.next()) {
                                throw new StoreFailed("Tile %d of level %d is missing.".formatted(index, level));
                            }
                            return rows.getBytes(1);
                        }
                    },
                    rest);
        }
    }

    private PreparedStatement prepared(String sql) throws SQLException {
        PreparedStatement known = prepared.get(sql);
        if (known == null) {
            known = connection.prepareStatement(sql);
            prepared.put(sql, known);
        }
        return known;
    }

    /** A whole statement that gives nothing back. */
    void run(String sql) throws SQLException {
        prepared(sql).executeUpdate();
    }

    /** After a failure: what is in memory counts only if it is what the file has. */
    void reconcile() throws SQLException {
        close();
        long size = Database.number(connection, "SELECT coalesce(max(leaf) + 1, 0) FROM event");
        if (size != tip.size()) {
            tip = new Tip(restored());
        }
        auditing = byRef(Envelope.AUDITING).orElseThrow(() -> new StoreFailed("The auditing stream is missing."));
    }

    /** A new name for a conversation, drawn by chance. */
    static String drawnRef() {
        byte[] drawn = new byte[REF_BYTES];
        CHANCE.nextBytes(drawn);
        return HexFormat.of().formatHex(drawn);
    }

    private Optional<Chain> byRef(String ref) throws SQLException {
        return chain(
                "SELECT id, ref, events, wrapped FROM conversation LEFT JOIN keys.key USING (ref) WHERE ref = ?", ref);
    }

    private Optional<Chain> byName(String name) throws SQLException {
        return chain(
                "SELECT id, ref, events, wrapped FROM conversation LEFT JOIN keys.key USING (ref) WHERE name_hash = ?",
                master.nameHash(name));
    }

    private Optional<Chain> chain(String sql, Object key) throws SQLException {
        PreparedStatement select = prepared(sql);
        select.setObject(1, key);
        try (ResultSet rows = select.executeQuery()) {
            if (!rows.next()) {
                return Optional.empty();
            }
            long id = rows.getLong(1);
            String ref = rows.getString(2);
            long next = rows.getLong(3);
            byte[] wrapped = rows.getBytes(4);
            if (wrapped == null) {
                throw new UnreadableRecord("The key of conversation %s is missing.".formatted(ref));
            }
            try {
                return Optional.of(new Chain(id, ref, master.unwrap(ref, wrapped), next, last(id, ref, next)));
            } catch (KeyRefused e) {
                throw new UnreadableRecord(String.valueOf(e.getMessage()), e);
            }
        }
    }

    private byte @Nullable [] last(long id, String ref, long next) throws SQLException {
        if (next == 0) {
            return null;
        }
        PreparedStatement select = prepared("SELECT envelope FROM event WHERE conversation = ? AND seq = ?");
        select.setLong(1, id);
        select.setLong(2, next - 1);
        try (ResultSet rows = select.executeQuery()) {
            if (!rows.next()) {
                throw new UnreadableRecord("Event %d of conversation %s is missing.".formatted(next - 1, ref));
            }
            return Hashes.leaf(rows.getBytes(1));
        }
    }

    private void insertConversation(long id, String ref, ConversationKey key, @Nullable String name, long started)
            throws SQLException {
        PreparedStatement insert = prepared(
                "INSERT INTO conversation (id, ref, name_hash, name, started, latest, events) VALUES (?, ?, ?, ?, ?, ?, 0)");
        insert.setLong(1, id);
        insert.setString(2, ref);
        insert.setBytes(3, name == null ? null : master.nameHash(name));
        insert.setBytes(4, name == null ? null : key.sealName(ref, name));
        insert.setLong(5, started);
        insert.setLong(6, started);
        insert.executeUpdate();
    }

    private static void insertKey(Connection connection, MasterKey master, String ref, ConversationKey key)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO keys.key VALUES (?, ?)")) {
            insert.setString(1, ref);
            insert.setBytes(2, master.wrap(ref, key));
            insert.executeUpdate();
        }
    }

    /** One transaction's changes; dropped unless committed. Conversations are begun before it opens, so that their keys are on disk first. */
    final class Change {

        private final GrowingTree tree = tip.tree().copy();
        private final Map<String, Chain> changed = new HashMap<>();
        private final List<String> begun = new ArrayList<>();
        private long lastId = -1;
        private Chain stream = auditing;

        /**
         * Find a conversation, or draw a key for a new one.
         *
         * @return the place of its next event
         * @throws UnreadableRecord if it is damaged
         */
        long enter(String name, boolean beginning) throws SQLException {
            Chain known = changed.get(name);
            if (known == null) {
                known = chains.get(name);
            }
            if (known == null) {
                known = byName(name).orElse(null);
            }
            if (known == null && beginning) {
                begun.add(name);
                changed.put(name, BEGINNING);
                return 0;
            }
            if (known == null) {
                return 0;
            }
            changed.put(name, known);
            return known.next();
        }

        /**
         * Make the keys of new conversations durable, in a transaction of their own. Some are made ahead: what is kept of a key that no conversation took is
         * removed when the store is opened again.
         */
        void storeKeys() throws SQLException {
            if (ahead.size() < begun.size()) {
                List<Chain> fresh = new ArrayList<>();
                run("BEGIN IMMEDIATE");
                for (int i = ahead.size(); i < begun.size() + KEYS_AHEAD; i++) {
                    Chain chain = new Chain(-1, drawnRef(), ConversationKey.drawn(), 0, null);
                    insertKey(connection, master, chain.ref(), chain.key());
                    fresh.add(chain);
                }
                run("COMMIT");
                ahead.addAll(fresh);
            }
            // Taken for good: whatever becomes of this change, no key may ever be of two conversations.
            for (String name : begun) {
                changed.put(name, ahead.remove());
            }
        }

        /** The place of a conversation's next event; 0 if it is not known. */
        long next(String name) {
            Chain chain = changed.get(name);
            return chain == null ? 0 : chain.next();
        }

        /** Add events to a conversation that was entered. */
        void append(String name, List<Row> rows) throws SQLException {
            Chain chain = entered(name);
            if (chain.id() < 0) {
                lastId = lastId < 0 ? Database.number(connection, "SELECT max(id) FROM conversation") + 1 : lastId + 1;
                long id = lastId;
                insertConversation(
                        id,
                        chain.ref(),
                        chain.key(),
                        name,
                        Database.micros(rows.getFirst().at()));
                chain = new Chain(id, chain.ref(), chain.key(), 0, null);
            }
            for (Row row : rows) {
                chain = add(chain, row);
            }
            update(chain, rows.getLast().at());
            for (Row row : rows) {
                if (row.slot().isPresent()) {
                    keep(chain.id(), row.slot().get());
                }
            }
            changed.put(name, chain);
        }

        private Chain entered(String name) {
            Chain chain = changed.get(name);
            if (chain == null) {
                throw new IllegalStateException("The conversation was not entered.");
            }
            return chain;
        }

        /** Add an event to the auditing stream; gives its leaf. */
        long note(AuditEvent event) throws SQLException {
            long leaf = tree.size();
            stream = add(
                    stream,
                    new Row(
                            AuditJson.kind(event),
                            event.at(),
                            AuditJson.write(event).getBytes(StandardCharsets.UTF_8),
                            new Provenance("", "", "", ""),
                            event.subject(),
                            Optional.empty()));
            update(stream, event.at());
            return leaf;
        }

        private Chain add(Chain chain, Row row) throws SQLException {
            byte[] body = chain.key().seal(chain.ref(), chain.next(), row.json());
            byte[] last = chain.last();
            Envelope envelope = new Envelope(
                    row.at(),
                    Hashes.hex(Hashes.sha256(body)),
                    body.length,
                    chain.ref(),
                    chain.next(),
                    last == null
                            ? new Envelope.Link.Key(chain.key().commitment())
                            : new Envelope.Link.Previous(Hashes.hex(last)),
                    row.kind(),
                    row.provenance(),
                    row.subject());
            byte[] bytes = envelope.bytes();
            byte[] hash = Hashes.leaf(bytes);
            PreparedStatement insertEvent = prepared("INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?)");
            insertEvent.setLong(1, tree.size());
            insertEvent.setLong(2, chain.id());
            insertEvent.setLong(3, chain.next());
            insertEvent.setLong(4, Database.micros(row.at()));
            insertEvent.setString(5, row.kind());
            insertEvent.setBytes(6, bytes);
            insertEvent.setBytes(7, body);
            insertEvent.executeUpdate();
            tree.append(hash);
            for (Tile tile : tree.takeFull()) {
                insert(tile);
            }
            return new Chain(chain.id(), chain.ref(), chain.key(), chain.next() + 1, hash);
        }

        private void insert(Tile tile) throws SQLException {
            PreparedStatement insert = prepared("INSERT INTO tile VALUES (?, ?, ?)");
            insert.setInt(1, tile.level());
            insert.setLong(2, tile.index());
            insert.setBytes(3, tile.hashes());
            insert.executeUpdate();
        }

        private void update(Chain chain, Instant latest) throws SQLException {
            PreparedStatement updateConversation =
                    prepared("UPDATE conversation SET latest = ?, events = ? WHERE id = ?");
            updateConversation.setLong(1, Database.micros(latest));
            updateConversation.setLong(2, chain.next());
            updateConversation.setLong(3, chain.id());
            updateConversation.executeUpdate();
        }

        private void keep(long id, Slot slot) throws SQLException {
            PreparedStatement update = prepared("UPDATE conversation SET %s = ? WHERE id = ?".formatted(slot.name()));
            update.setString(1, slot.value());
            update.setLong(2, id);
            update.executeUpdate();
        }

        /** The transaction is on disk: what it changed counts from now on. */
        void committed() {
            changed.forEach((name, chain) -> {
                if (chain.id() >= 0) { // else entered, and then not appended to
                    chains.put(name, chain);
                }
            });
            auditing = stream;
            tip = new Tip(tree);
        }
    }

    /** Forget where conversations stand, as after one lost its name, and the keys that were made ahead, which go with those of what is erased. */
    void forget() {
        chains.clear();
        ahead.clear();
    }

    @Override
    public void close() {
        prepared.values().forEach(Database::closeQuietly);
        prepared.clear();
        forget();
    }
}

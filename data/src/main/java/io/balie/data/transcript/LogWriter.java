package io.balie.data.transcript;

import io.balie.data.keys.MasterKey;
import io.balie.data.tree.GrowingTree;
import io.balie.data.tree.Tile;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Adds records to a log: gives leaves their numbers, hangs each on the one before, and keeps the tree. For one thread, but for {@link #addition} and {@link #done},
 * with which others seal what they bring, and {@link #tip}.
 *
 * <p>Everything that is remembered between transactions (conversations, tree) changes when a transaction has been committed, and not before; a
 * transaction that fails leaves no trace in memory.
 */
final class LogWriter implements AutoCloseable {

    private final Connection connection;
    private final MasterKey master;
    private final Statements statements;
    private final Standings standings;
    private final KeyReserve reserve;
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

    /** Goes on with a log. */
    LogWriter(Connection connection, MasterKey master) throws SQLException {
        this(connection, master, StoredTree.read(connection), null);
    }

    private LogWriter(Connection connection, MasterKey master, GrowingTree tree, @Nullable Chain auditing)
            throws SQLException {
        this.connection = connection;
        this.master = master;
        this.statements = new Statements(connection);
        this.standings = new Standings(statements, master);
        this.reserve = new KeyReserve(connection, master);
        this.tip = new Tip(tree);
        this.auditing = auditing == null ? standings.auditing() : auditing;
    }

    /** Goes on with nothing but tables, in which the auditing stream is written down as a conversation. */
    static LogWriter ofNothing(Connection connection, MasterKey master, Chain stream, Instant at) throws SQLException {
        LogWriter writer = new LogWriter(connection, master, new GrowingTree(), stream.in(1));
        writer.insertConversation(writer.auditing, null, at);
        return writer;
    }

    /** What is committed; for any thread. */
    Tip tip() {
        return tip;
    }

    /**
     * Events to be added, sealed if it is known where they will stand; for any thread. Most times it is: who talks in a conversation waits until it has been stored. Else
     * the writer seals them when it is their turn.
     */
    Addition addition(String conversation, long firstSeq, List<Row> rows) {
        Optional<Chain> standing = standings.remembered(conversation);
        if (standing.isEmpty() && firstSeq == 0) {
            standing = reserve.lend();
        }
        return new Addition(
                conversation,
                firstSeq,
                rows,
                standing.filter(chain -> chain.next() == firstSeq).map(chain -> SealedRows.of(chain, rows)));
    }

    /** Whatever became of it, an addition is no longer wanted; for any thread. */
    void done(Addition addition) {
        addition.sealed()
                .map(SealedRows::before)
                .filter(chain -> !chain.isStored())
                .ifPresent(reserve::giveUp);
    }

    /** A whole statement that gives nothing back. */
    void run(String sql) throws SQLException {
        statements.run(sql);
    }

    /** After a failure: what is in memory counts only if it is what the file has. */
    void reconcile() throws SQLException {
        close();
        if (StoredTree.size(connection) != tip.size()) {
            tip = new Tip(StoredTree.read(connection));
        }
        auditing = standings.auditing();
    }

    private void insertConversation(Chain chain, @Nullable String name, Instant started) throws SQLException {
        PreparedStatement insert = statements.of(
                "INSERT INTO conversation (id, ref, name_hash, name, started, latest, events) VALUES (?, ?, ?, ?, ?, ?, 0)");
        insert.setLong(1, chain.id());
        insert.setString(2, chain.ref());
        insert.setBytes(3, name == null ? null : master.nameHash(name));
        insert.setBytes(4, name == null ? null : chain.key().sealName(chain.ref(), name));
        insert.setLong(5, Database.micros(started));
        insert.setLong(6, Database.micros(started));
        insert.executeUpdate();
    }

    /** One transaction's changes; dropped unless committed. Conversations are begun before it opens, so that their keys are on disk first. */
    final class Change {

        private final GrowingTree tree = tip.tree().copy();
        private final Map<String, Chain> changed = new HashMap<>();
        private final Set<String> begun = new LinkedHashSet<>();
        private long lastId = -1;
        private Chain stream = auditing;

        /**
         * Find the conversation that something is to be added to, or see to it that a new one gets a key.
         *
         * @throws UnreadableRecord if it is damaged
         */
        void enter(Addition addition) throws SQLException {
            String name = addition.conversation();
            if (changed.containsKey(name) || begun.contains(name)) {
                return;
            }
            Optional<Chain> known = standings.find(name);
            if (known.isEmpty() && addition.begins()) {
                known = addition.sealed().map(SealedRows::before).filter(reserve::redeem);
                if (known.isEmpty()) {
                    begun.add(name);
                }
            }
            known.ifPresent(chain -> changed.put(name, chain));
        }

        /** Make the keys of new conversations durable, if they are not yet. */
        void storeKeys() throws SQLException {
            // Taken for good: whatever becomes of this change, no key may ever be of two conversations.
            Iterator<Chain> taken = reserve.take(begun.size()).iterator();
            begun.forEach(name -> changed.put(name, taken.next()));
        }

        /** The place of a conversation's next event; 0 if it is not known. */
        long next(String name) {
            Chain chain = changed.get(name);
            return chain == null ? 0 : chain.next();
        }

        /** Add events to a conversation that was entered. */
        void append(Addition addition) throws SQLException {
            String name = addition.conversation();
            Chain chain = changed.get(name);
            if (chain == null) {
                throw new IllegalStateException("The conversation was not entered.");
            }
            SealedRows sealed = addition.at(chain);
            if (!chain.isStored()) {
                lastId = lastId < 0 ? Database.number(connection, "SELECT max(id) FROM conversation") + 1 : lastId + 1;
                chain = chain.in(lastId);
                insertConversation(chain, name, addition.rows().getFirst().at());
            }
            changed.put(name, add(chain.id(), sealed));
            for (Row row : addition.rows()) {
                if (row.slot().isPresent()) {
                    keep(chain.id(), row.slot().get());
                }
            }
        }

        /** Add an event to the auditing stream; gives its leaf. */
        long note(AuditEvent event) throws SQLException {
            long leaf = tree.size();
            Row row = new Row(
                    AuditJson.kind(event),
                    event.at(),
                    AuditJson.write(event).getBytes(StandardCharsets.UTF_8),
                    new Provenance("", "", "", ""),
                    event.subject(),
                    Optional.empty());
            stream = add(stream.id(), SealedRows.of(stream, List.of(row)));
            return leaf;
        }

        private Chain add(long conversation, SealedRows sealed) throws SQLException {
            long seq = sealed.before().next();
            for (SealedRows.SealedRow record : sealed.rows()) {
                insert(conversation, seq++, record);
                tree.append(record.hash());
                for (Tile tile : tree.takeFull()) {
                    StoredTree.insert(statements, tile);
                }
            }
            Chain after = sealed.after().in(conversation);
            update(after, sealed.rows().getLast().row().at());
            return after;
        }

        private void insert(long conversation, long seq, SealedRows.SealedRow record) throws SQLException {
            PreparedStatement insert = statements.of("INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?)");
            insert.setLong(1, tree.size());
            insert.setLong(2, conversation);
            insert.setLong(3, seq);
            insert.setLong(4, Database.micros(record.row().at()));
            insert.setString(5, record.row().kind());
            insert.setBytes(6, record.envelope());
            insert.setBytes(7, record.body());
            insert.executeUpdate();
        }

        private void update(Chain chain, Instant latest) throws SQLException {
            PreparedStatement update = statements.of("UPDATE conversation SET latest = ?, events = ? WHERE id = ?");
            update.setLong(1, Database.micros(latest));
            update.setLong(2, chain.next());
            update.setLong(3, chain.id());
            update.executeUpdate();
        }

        private void keep(long id, Row.Slot slot) throws SQLException {
            PreparedStatement update =
                    statements.of("UPDATE conversation SET %s = ? WHERE id = ?".formatted(slot.name()));
            update.setString(1, slot.value());
            update.setLong(2, id);
            update.executeUpdate();
        }

        /** The transaction is on disk: what it changed counts from now on. */
        void committed() {
            changed.forEach((name, chain) -> {
                if (chain.isStored()) { // else entered, and then not appended to
                    standings.remember(name, chain);
                }
            });
            auditing = stream;
            tip = new Tip(tree);
        }
    }

    /** Forget where conversations stand, as after one lost its name, and the keys that were made ahead, which go with those of what is erased. */
    void forget() {
        standings.forget();
        reserve.forget();
    }

    @Override
    public void close() {
        statements.close();
        forget();
    }
}

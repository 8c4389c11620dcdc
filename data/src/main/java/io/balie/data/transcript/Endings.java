package io.balie.data.transcript;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Ends conversations: erases them, sets them aside, and takes away what erased ones have left. To be used by the writer, in no transaction. */
final class Endings {

    private final StoreFolder folder;
    private final Connection connection;
    private final LogWriter log;
    private final TranscriptReader reader;

    Endings(StoreFolder folder, Connection connection, LogWriter log, TranscriptReader reader) {
        this.folder = folder;
        this.connection = connection;
        this.log = log;
        this.reader = reader;
    }

    /** {@link TranscriptStore#erase} says what. */
    long erase(String ref, String by, String why, Instant at) throws SQLException, IOException {
        long leaf = erasedBy(ref).orElse(-1L);
        if (leaf < 0) {
            long events = events(ref);
            Database.run(connection, "BEGIN IMMEDIATE");
            LogWriter.Change change = log.new Change();
            leaf = change.note(new AuditEvent.Erased(at, by, ref, why, events));
            end(
                    "UPDATE conversation SET erased_by = ?, name = NULL, name_hash = NULL, former = NULL WHERE ref = ?",
                    leaf,
                    ref);
            Database.run(connection, "COMMIT");
            change.committed();
        }
        log.forget(); // its keys ahead too: the next step removes all keys of what was not stored
        // From here on the log has it: a crash leaves what the next opening finishes.
        folder.finishErasures(connection);
        return leaf;
    }

    /** {@link TranscriptStore#park} says what. */
    String park(String conversation, String by, String why, Instant at) throws SQLException {
        @Nullable String ref = reader.refUnopened(connection, conversation);
        if (ref == null) {
            throw new NoSuchElementException("There is no such conversation.");
        }
        Database.run(connection, "BEGIN IMMEDIATE");
        LogWriter.Change change = log.new Change();
        long leaf = change.note(new AuditEvent.Parked(at, by, ref, why));
        end("UPDATE conversation SET parked = ?, former = name_hash, name_hash = NULL WHERE ref = ?", leaf, ref);
        Database.run(connection, "COMMIT");
        change.committed();
        log.forget();
        return ref;
    }

    private void end(String sql, long leaf, String ref) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setLong(1, leaf);
            update.setString(2, ref);
            update.executeUpdate();
        }
    }

    private Optional<Long> erasedBy(String ref) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT erased_by FROM conversation WHERE ref = ? AND erased_by IS NOT NULL")) {
            select.setString(1, ref);
            try (ResultSet rows = select.executeQuery()) {
                return rows.next() ? Optional.of(rows.getLong(1)) : Optional.empty();
            }
        }
    }

    private long events(String ref) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT events FROM conversation WHERE ref = ?")) {
            select.setString(1, ref);
            try (ResultSet rows = select.executeQuery()) {
                if (!rows.next() || ref.equals(Envelope.AUDITING)) {
                    throw new NoSuchElementException("There is no conversation %s.".formatted(ref));
                }
                return rows.getLong(1);
            }
        }
    }

    /** {@link TranscriptStore#purge} says what. */
    Purged purge() throws SQLException {
        long conversations = 0;
        long bodies = 0;
        for (long id : unpurged()) {
            bodies += emptied(id);
            conversations++;
        }
        Database.giveBackPages(connection, "main");
        Database.giveBackPages(connection, "keys");
        boolean records = Database.emptyJournal(connection, "main");
        boolean keys = Database.emptyJournal(connection, "keys");
        return new Purged(conversations, bodies, records && keys);
    }

    private List<Long> unpurged() throws SQLException {
        List<Long> found = new ArrayList<>();
        try (PreparedStatement select =
                        connection.prepareStatement("SELECT id FROM conversation WHERE erased_by IS NOT NULL AND EXISTS"
                                + " (SELECT 1 FROM event WHERE conversation = conversation.id AND length(body) > 0)");
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                found.add(rows.getLong(1));
            }
        }
        return found;
    }

    private long emptied(long id) throws SQLException {
        Database.run(connection, "BEGIN IMMEDIATE");
        long bodies;
        try (PreparedStatement update = connection.prepareStatement(
                "UPDATE event SET body = x'' WHERE conversation = ? AND length(body) > 0")) {
            update.setLong(1, id);
            bodies = update.executeUpdate();
        }
        Database.run(connection, "COMMIT");
        return bodies;
    }
}

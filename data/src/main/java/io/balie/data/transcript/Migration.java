package io.balie.data.transcript;

import io.balie.data.keys.Keys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Takes over transcripts of schema 1, where events lay in plain text, one table, no keys.
 *
 * <p>A new log is written beside them, in a folder of its own, and read back; then the old file steps aside, the new one takes its place, and the
 * old one is overwritten and removed. Wherever that is cut off, the next opening finds either the old file whole, and begins again, or the new
 * one whole, and finishes.
 */
final class Migration {

    private static final String OLD = "transcripts.old";
    private static final String SCRATCH = "migrating";
    private static final int EVENTS_AT_ONCE = 1_000;

    private Migration() {}

    /** An event as schema 1 kept it. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Old(String conversation, long seq, Instant at, String kind, byte[] json, Provenance provenance) {}

    static boolean isDue(Connection connection) throws SQLException {
        boolean old = Database.number(
                        connection,
                        "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = 'schema_version'")
                > 0;
        if (!old) {
            return false;
        }
        String version = Database.one(connection, "SELECT max(version) FROM schema_version");
        if (!version.equals("1")) {
            throw new StoreFailed(
                    "The transcripts have schema version %s, expected 1 or %d.".formatted(version, Schema.VERSION));
        }
        return true;
    }

    /** Finish what was cut off. */
    static void finish(StoreFolder folder) throws IOException {
        Path old = folder.path().resolve(OLD);
        Disk.remove(folder.path().resolve(SCRATCH));
        if (!Files.exists(old)) {
            return;
        }
        if (Files.exists(folder.database())) {
            Disk.destroy(old);
        } else {
            Files.move(old, folder.database(), StandardCopyOption.ATOMIC_MOVE);
        }
        Disk.syncFolder(folder.path());
    }

    static void run(StoreFolder folder, Keys keys, Instant now) throws SQLException, IOException {
        Path scratch = Files.createDirectory(folder.path().resolve(SCRATCH));
        Path fresh = scratch.resolve(Database.FILE);
        Path freshKeys = scratch.resolve(Database.KEYS);
        try (Connection old = Database.write(folder.database())) {
            try (Connection connection = Database.write(fresh)) {
                Database.attachKeys(connection, freshKeys);
                String origin = NewLog.drawnOrigin();
                AuditEvent.LogStarted started = new AuditEvent.LogStarted(
                        now, origin, keys.signing().verifier(origin).toString());
                try (LogWriter log = NewLog.begin(connection, keys.master(), origin, started)) {
                    copy(old, connection, log);
                }
            }
            check(old, scratch, keys);
            // Nothing of the old file may be left in its journal, which would not go with it.
            if (!Database.emptyJournal(old, "main")) {
                throw new StoreFailed("The transcripts in '%s' are being read by an older program; stop it first."
                        .formatted(folder.path()));
            }
        }
        removeJournals(folder.database());
        Disk.sync(fresh);
        Disk.sync(freshKeys);
        Files.move(freshKeys, folder.keys(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        removeJournals(folder.keys());
        Files.move(folder.database(), folder.path().resolve(OLD), StandardCopyOption.ATOMIC_MOVE);
        Files.move(fresh, folder.database(), StandardCopyOption.ATOMIC_MOVE);
        Disk.syncFolder(folder.path());
        finish(folder);
    }

    /** Beside a file that was closed they hold nothing. */
    private static void removeJournals(Path database) throws IOException {
        Path journal = database.resolveSibling(database.getFileName() + "-wal");
        if (Files.exists(journal) && Files.size(journal) > 0) {
            throw new StoreFailed("'%s' is in use.".formatted(database));
        }
        Files.deleteIfExists(journal);
        Files.deleteIfExists(database.resolveSibling(database.getFileName() + "-shm"));
    }

    /** All events in the order in which they were written. */
    private static PreparedStatement events(Connection old) throws SQLException {
        return old.prepareStatement(
                "SELECT conversation, seq, at, kind, json, model, script, company, program FROM event"
                        + " JOIN envelope ON envelope.id = event.envelope ORDER BY event.rowid");
    }

    private static Old event(ResultSet rows) throws SQLException {
        return new Old(
                rows.getString(1),
                rows.getLong(2),
                Database.instant(rows.getLong(3)),
                rows.getString(4),
                rows.getBytes(5),
                new Provenance(rows.getString(6), rows.getString(7), rows.getString(8), rows.getString(9)));
    }

    private static void copy(Connection old, Connection connection, LogWriter log) throws SQLException {
        try (PreparedStatement select = events(old);
                ResultSet rows = select.executeQuery()) {
            List<Old> some = new ArrayList<>();
            while (rows.next()) {
                some.add(event(rows));
                if (some.size() == EVENTS_AT_ONCE) {
                    write(some, connection, log);
                    some.clear();
                }
            }
            write(some, connection, log);
        }
    }

    private static void write(List<Old> events, Connection connection, LogWriter log) throws SQLException {
        LogWriter.Change change = log.new Change();
        for (Old event : events) {
            change.enter(addition(event));
        }
        change.storeKeys();
        Database.run(connection, "BEGIN IMMEDIATE");
        for (Old event : events) {
            if (change.next(event.conversation()) != event.seq()) {
                throw new StoreFailed("Event %d of a conversation is out of order or events before it are missing."
                        .formatted(event.seq()));
            }
            change.append(addition(event));
        }
        Database.run(connection, "COMMIT");
        change.committed();
    }

    private static Addition addition(Old event) {
        Row row = new Row(event.kind(), event.at(), event.json(), event.provenance(), Optional.empty(), slot(event));
        return new Addition(event.conversation(), event.seq(), List.of(row));
    }

    private static Optional<Row.Slot> slot(Old event) {
        if (!event.kind().equals("slot")) {
            return Optional.empty();
        }
        try {
            return Rows.slot(EventJson.read(new String(event.json(), StandardCharsets.UTF_8)));
        } catch (UnreadableEvent damaged) {
            return Optional.empty(); // it is taken over as it is; who reads it will be told
        }
    }

    /** Every event of the old file comes back from the new one as it was, and no other. */
    private static void check(Connection old, Path scratch, Keys keys) throws SQLException {
        try (TranscriptReader reader = new TranscriptReader(scratch, keys.master());
                PreparedStatement conversations = old.prepareStatement("SELECT id FROM conversation");
                ResultSet names = conversations.executeQuery()) {
            long count = 1; // the log's own beginning
            while (names.next()) {
                String name = names.getString(1);
                List<StoredEvent> taken = reader.read(name);
                compare(old, name, taken);
                count += taken.size();
            }
            if (count != reader.size()) {
                throw new StoreFailed("After taking over the transcripts there are %d records, expected %d."
                        .formatted(reader.size(), count));
            }
        }
    }

    private static void compare(Connection old, String name, List<StoredEvent> taken) throws SQLException {
        try (PreparedStatement select = old.prepareStatement(
                "SELECT conversation, seq, at, kind, json, model, script, company, program FROM event"
                        + " JOIN envelope ON envelope.id = event.envelope WHERE conversation = ? ORDER BY seq")) {
            select.setString(1, name);
            try (ResultSet rows = select.executeQuery()) {
                int i = 0;
                while (rows.next()) {
                    Old event = event(rows);
                    StoredEvent expected = new StoredEvent(
                            name,
                            event.seq(),
                            new String(event.json(), StandardCharsets.UTF_8),
                            event.provenance(),
                            i < taken.size() ? taken.get(i).leaf() : StoredEvent.NOT_STORED);
                    if (i >= taken.size() || !taken.get(i).equals(expected)) {
                        throw new StoreFailed(
                                "Event %d of a conversation did not come over as it was.".formatted(event.seq()));
                    }
                    i++;
                }
                if (i != taken.size()) {
                    throw new StoreFailed(
                            "A conversation came over with %d events, expected %d.".formatted(taken.size(), i));
                }
            }
        }
    }
}

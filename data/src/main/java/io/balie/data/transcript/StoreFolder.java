package io.balie.data.transcript;

import io.balie.data.keys.Keys;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A folder with transcripts that this process alone writes, for as long as this is open. */
public final class StoreFolder implements AutoCloseable {

    private static final String LOCK = "transcripts.lock";

    /** WAL needs memory shared between processes and locks that hold; these have neither. */
    private static final Set<String> REMOTE = Set.of(
            "nfs", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs", "afs", "9p", "ceph", "fuse.sshfs", "fuse.glusterfs");

    /**
     * The folders that this process has open. A file lock alone does not do: closing any second channel on the lock file, as a refused
     * second opening must, would let go of the first one's lock (POSIX).
     */
    private static final Set<Path> OPEN_HERE = ConcurrentHashMap.newKeySet();

    private final Path folder;
    private final FileChannel lockFile;
    private final FileLock lock;

    private StoreFolder(Path folder, FileChannel lockFile, FileLock lock) {
        this.folder = folder;
        this.lockFile = lockFile;
        this.lock = lock;
    }

    /**
     * Take a folder; it is made if it does not exist.
     *
     * @throws TranscriptsInUse if another has it
     * @throws StoreFailed if it cannot keep what it must
     */
    public static StoreFolder taken(Path folder) {
        Path real;
        try {
            real = Files.createDirectories(folder).toRealPath();
        } catch (IOException e) {
            throw new StoreFailed("Folder '%s' cannot be made.".formatted(folder), e);
        }
        if (!OPEN_HERE.add(real)) {
            throw new TranscriptsInUse(folder);
        }
        FileChannel lockFile = null;
        boolean taken = false;
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
            taken = true;
            return new StoreFolder(real, lockFile, lock);
        } catch (IOException e) {
            throw new StoreFailed("The transcripts in '%s' cannot be opened.".formatted(folder), e);
        } finally {
            if (!taken) {
                Database.closeQuietly(lockFile);
                OPEN_HERE.remove(real);
            }
        }
    }

    /** Its real path. */
    public Path path() {
        return folder;
    }

    Path database() {
        return folder.resolve(Database.FILE);
    }

    Path keys() {
        return folder.resolve(Database.KEYS);
    }

    Path ledger() {
        return folder.resolve(Ledger.FILE);
    }

    /**
     * Open what is in it for writing, or begin a log; what a crash left half done is finished first.
     *
     * @param now the moment, for what is noted
     */
    Connection open(Keys keys, Instant now) throws SQLException, IOException {
        Migration.finish(this);
        Connection connection = connect();
        boolean good = false;
        try {
            if (Migration.isDue(connection)) {
                connection.close();
                Migration.run(this, keys, now);
                connection = connect();
            }
            Database.attachKeys(connection, keys());
            if (Database.number(connection, "SELECT count(*) FROM sqlite_master") == 0) {
                begin(connection, keys, now);
            } else {
                check(connection, keys);
                finishErasures(connection);
            }
            good = true;
            return connection;
        } finally {
            if (!good) {
                Database.closeQuietly(connection);
            }
        }
    }

    private Connection connect() throws SQLException {
        return Database.write(database());
    }

    private void begin(Connection connection, Keys keys, Instant now) throws SQLException {
        if (Database.number(connection, "SELECT count(*) FROM keys.sqlite_master") > 0) {
            // A beginning that was cut off left one key, of nothing. Any more are of transcripts that are missing.
            if (Database.number(connection, "SELECT count(*) FROM keys.key") > 1) {
                throw new StoreFailed(
                        "'%s' holds keys, but the transcripts '%s' are missing.".formatted(keys(), database()));
            }
            Database.run(connection, "BEGIN IMMEDIATE");
            Database.run(connection, "DROP TABLE keys.key");
            Database.run(connection, "DROP TABLE keys.meta");
            Database.run(connection, "COMMIT");
        }
        String origin = NewLog.drawnOrigin();
        AuditEvent.LogStarted started = new AuditEvent.LogStarted(
                now, origin, keys.signing().verifier(origin).toString());
        NewLog.begin(connection, keys.master(), origin, started).close();
    }

    private void check(Connection connection, Keys keys) throws SQLException {
        String schema = Database.one(connection, "SELECT value FROM main.meta WHERE key = 'schema'");
        if (!schema.equals(String.valueOf(Schema.VERSION))) {
            throw new StoreFailed(
                    "The transcripts have schema version %s, expected %d.".formatted(schema, Schema.VERSION));
        }
        checkMaster(
                folder,
                keys.master().id(),
                Database.one(connection, "SELECT value FROM main.meta WHERE key = 'master'"));
        if (Database.number(connection, "SELECT count(*) FROM keys.sqlite_master") == 0) {
            throw new StoreFailed(
                    "'%s' is missing or empty: without it no transcript can be read. Put it back.".formatted(keys()));
        }
        String origin = Database.one(connection, "SELECT value FROM main.meta WHERE key = 'origin'");
        String ofKeys = Database.one(connection, "SELECT value FROM keys.meta WHERE key = 'origin'");
        if (!origin.equals(ofKeys)) {
            throw new StoreFailed("'%s' belongs to log %s, the transcripts to %s.".formatted(keys(), ofKeys, origin));
        }
    }

    static void checkMaster(Path folder, String given, String expected) {
        if (!given.equals(expected)) {
            throw new StoreFailed("The transcripts in '%s' are sealed with master key %s, not with %s."
                    .formatted(folder, expected, given));
        }
    }

    /**
     * Finish erasures that a crash cut off: the log has them, so the ledger gets them and the keys go. Also removes keys of conversations that were never
     * stored.
     */
    void finishErasures(Connection connection) throws SQLException, IOException {
        Ledger.Contents ledger = Ledger.read(ledger());
        String origin = Database.one(connection, "SELECT value FROM main.meta WHERE key = 'origin'");
        if (!ledger.origin().isEmpty() && !ledger.origin().equals(origin)) {
            throw new StoreFailed(
                    "'%s' belongs to log %s, the transcripts to %s.".formatted(ledger(), ledger.origin(), origin));
        }
        Set<String> told = new HashSet<>();
        ledger.lines().forEach(line -> told.add(line.ref()));
        List<Ledger.Line> missing = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(
                        "SELECT ref, erased_by, event.at FROM conversation JOIN event ON leaf = erased_by ORDER BY leaf");
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                if (!told.contains(rows.getString(1))) {
                    missing.add(new Ledger.Line(rows.getString(1), rows.getLong(2), Database.instant(rows.getLong(3))));
                }
            }
        }
        Ledger.add(ledger(), origin, missing);
        String superfluous =
                "FROM keys.key WHERE ref NOT IN (SELECT ref FROM main.conversation WHERE erased_by IS NULL)";
        if (Database.number(connection, "SELECT count(*) " + superfluous) > 0) {
            Database.run(connection, "BEGIN IMMEDIATE");
            Database.run(connection, "DELETE " + superfluous);
            Database.run(connection, "COMMIT");
            Database.emptyJournal(connection, "keys");
        }
    }

    /** Let go of it. */
    @Override
    public void close() {
        Database.closeQuietly(lock);
        Database.closeQuietly(lockFile);
        OPEN_HERE.remove(folder);
    }
}

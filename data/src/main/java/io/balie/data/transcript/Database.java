package io.balie.data.transcript;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;

/** Connections to the files of a store, and the few things that are asked of SQLite itself. */
final class Database {

    /** The file with the log. */
    static final String FILE = "transcripts.db";

    /** The file with the conversations' keys. */
    static final String KEYS = "keys.db";

    /** Older ones can damage a file in WAL mode when it is reset. */
    private static final List<Integer> OLDEST_SQLITE = List.of(3, 51, 3);

    private static final int FULL = 2;
    private static final int BUSY_MILLIS = 5_000;

    private Database() {}

    /** For the one who writes. What was set is read back: a build or a file system that cannot do it says nothing by itself. */
    static Connection write(Path database) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(BUSY_MILLIS);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.enforceForeignKeys(true);
        Connection connection = config.createConnection("jdbc:sqlite:" + database);
        boolean good = false;
        try {
            String version = one(connection, "SELECT sqlite_version()");
            if (isOlder(version)) {
                throw new StoreFailed("SQLite is %s, expected 3.51.3 or newer.".formatted(version));
            }
            // Before the first page is written; later it would have no effect.
            run(connection, "PRAGMA auto_vacuum = INCREMENTAL");
            prepare(connection, "main");
            good = true;
            return connection;
        } finally {
            if (!good) {
                closeQuietly(connection);
            }
        }
    }

    /** Add the file with the keys to a connection that writes. */
    static void attachKeys(Connection connection, Path keys) throws SQLException {
        attach(connection, keys.toString());
        prepare(connection, "keys");
    }

    private static void prepare(Connection connection, String schema) throws SQLException {
        run(connection, "PRAGMA %s.journal_mode = WAL".formatted(schema));
        run(connection, "PRAGMA %s.synchronous = FULL".formatted(schema));
        // What is deleted is overwritten with zeros.
        one(connection, "PRAGMA %s.secure_delete = ON".formatted(schema));
        String journal = one(connection, "PRAGMA %s.journal_mode".formatted(schema));
        String synchronous = one(connection, "PRAGMA %s.synchronous".formatted(schema));
        String overwrites = one(connection, "PRAGMA %s.secure_delete".formatted(schema));
        if (!journal.equals("wal") || !synchronous.equals(String.valueOf(FULL)) || !overwrites.equals("1")) {
            throw new StoreFailed(
                    "SQLite keeps a journal '%s' with synchronous=%s and secure_delete=%s, expected 'wal' with %d and 1."
                            .formatted(journal, synchronous, overwrites, FULL));
        }
    }

    /** For those who only read. */
    static Connection read(Path database) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        config.setBusyTimeout(BUSY_MILLIS);
        return config.createConnection("jdbc:sqlite:" + database);
    }

    /** Add the file with the keys to a connection. */
    static void attach(Connection connection, String keys) throws SQLException {
        try (PreparedStatement attach = connection.prepareStatement("ATTACH DATABASE ? AS keys")) {
            attach.setString(1, keys);
            attach.execute();
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
    static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The first column of the first row; empty if there is none. */
    static String one(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() ? String.valueOf(rows.getString(1)) : "";
        }
    }

    /** The first column of the first row, a number. */
    static long number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            if (!rows.next()) {
                throw new SQLException("No row where one was expected.");
            }
            return rows.getLong(1);
        }
    }

    /**
     * Empty the write-ahead log into the file and cut it to nothing, so that what was overwritten is not left there.
     *
     * @return whether it could be done; not while somebody reads
     */
    static boolean emptyJournal(Connection connection, String schema) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("PRAGMA %s.wal_checkpoint(TRUNCATE)".formatted(schema))) {
            return rows.next() && rows.getInt(1) == 0;
        }
    }

    /** Cut off the pages that nothing uses. Trap: the driver's {@code execute} would do one page and stop. */
    static void giveBackPages(Connection connection, String schema) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("PRAGMA %s.incremental_vacuum".formatted(schema));
        }
    }

    /** @throws ArithmeticException if the time is more than 290,000 years away */
    static long micros(Instant at) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, at);
    }

    static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    static void closeQuietly(@Nullable AutoCloseable open) {
        if (open != null) {
            try {
                open.close();
            } catch (Exception e) {
                // Nothing depends on it any more: what was acknowledged is on disk.
                System.getLogger(TranscriptStore.class.getName())
                        .log(System.Logger.Level.WARNING, "The transcripts did not close well.", e);
            }
        }
    }
}

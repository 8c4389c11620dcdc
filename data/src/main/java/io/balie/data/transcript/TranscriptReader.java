package io.balie.data.transcript;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;

/**
 * Reads transcripts without holding up who writes them, in this process or another: an auditor looks while the desk is open.
 *
 * <p>Sees what has been committed and nothing else. Safe for many threads.
 */
public final class TranscriptReader implements AutoCloseable {

    static final String DATABASE = "transcripts.db";

    private static final int MOST_READERS = 4;
    private static final int BUSY_MILLIS = 5_000;

    private final Path database;
    private final ConcurrentLinkedQueue<Connection> readers = new ConcurrentLinkedQueue<>();
    private final Semaphore readerPlaces = new Semaphore(MOST_READERS);
    private boolean closed;

    TranscriptReader(Path database) {
        this.database = database;
    }

    /** The transcripts of a folder; empty if nothing has been stored there yet. */
    public static Optional<TranscriptReader> open(Path folder) {
        Path database = folder.resolve(DATABASE);
        return Files.isRegularFile(database) ? Optional.of(new TranscriptReader(database)) : Optional.empty();
    }

    /** The events of a conversation, in order; none if it is not known. */
    public List<StoredEvent> read(String conversation) {
        return reading(connection -> {
            try (PreparedStatement select =
                    connection.prepareStatement("SELECT seq, json, model, script, company, program FROM event"
                            + " JOIN envelope ON envelope.id = event.envelope WHERE conversation = ? ORDER BY seq")) {
                select.setString(1, conversation);
                List<StoredEvent> found = new ArrayList<>();
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        found.add(new StoredEvent(
                                conversation,
                                rows.getLong(1),
                                new String(rows.getBytes(2), StandardCharsets.UTF_8),
                                new Provenance(
                                        rows.getString(3), rows.getString(4), rows.getString(5), rows.getString(6))));
                    }
                }
                return found;
            }
        });
    }

    /** Conversations at a glance, the latest first. */
    public List<Summary> list(Summary.Filter filter) {
        return reading(connection -> {
            try (PreparedStatement select = connection.prepareStatement(
                    "SELECT id, started, latest, events, outcome FROM conversation"
                            + " WHERE (?1 IS NULL OR outcome = ?1) AND latest >= ?2 ORDER BY latest DESC, id LIMIT ?3")) {
                select.setString(1, filter.outcome().orElse(null));
                select.setLong(2, filter.since().map(TranscriptReader::micros).orElse(Long.MIN_VALUE));
                select.setInt(3, filter.limit());
                List<Summary> found = new ArrayList<>();
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        found.add(new Summary(
                                rows.getString(1),
                                instant(rows.getLong(2)),
                                instant(rows.getLong(3)),
                                rows.getLong(4),
                                Optional.ofNullable(rows.getString(5))));
                    }
                }
                return found;
            }
        });
    }

    /** The conversations in which an event of a kind happened, by {@link EventJson#kind its name}. */
    public List<String> having(String kind) {
        return reading(connection -> {
            try (PreparedStatement select =
                    connection.prepareStatement("SELECT DISTINCT conversation FROM event WHERE kind = ?1")) {
                select.setString(1, kind);
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
            Connection connection = spoilt == null ? connect(database, true) : spoilt;
            spoilt = connection;
            T result = query.run(connection);
            readers.add(connection);
            spoilt = null;
            return result;
        } catch (SQLException e) {
            throw new StoreFailed("The transcripts cannot be read.", e);
        } finally {
            closeQuietly(spoilt);
            readerPlaces.release();
        }
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        readerPlaces.acquireUninterruptibly(MOST_READERS);
        readers.forEach(TranscriptReader::closeQuietly);
        readers.clear();
        readerPlaces.release(MOST_READERS);
    }

    static Connection connect(Path database, boolean readOnly) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(readOnly);
        config.setBusyTimeout(BUSY_MILLIS);
        if (!readOnly) {
            config.setJournalMode(SQLiteConfig.JournalMode.WAL);
            config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
            config.enforceForeignKeys(true);
        }
        return config.createConnection("jdbc:sqlite:" + database);
    }

    /** @throws ArithmeticException if the time is more than 290,000 years away */
    static long micros(Instant at) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, at);
    }

    private static Instant instant(long micros) {
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

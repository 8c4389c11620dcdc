package io.balie.data.transcript;

import io.balie.data.keys.ConversationKey;
import io.balie.data.keys.MasterKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Begins a log. */
final class NewLog {

    private NewLog() {}

    /** A new name for a log, drawn by chance. */
    static String drawnOrigin() {
        return "balie.transcripts/" + KeyReserve.drawnRef().substring(16);
    }

    /** Begin one in empty tables, with its first record. To be called in no transaction. */
    static LogWriter begin(Connection connection, MasterKey master, String origin, AuditEvent.LogStarted started)
            throws SQLException {
        ConversationKey key = ConversationKey.drawn();
        Database.run(connection, "BEGIN IMMEDIATE");
        Schema.createKeys(connection);
        meta(connection, "keys", "origin", origin);
        meta(connection, "keys", "master", master.id());
        KeyReserve.insert(connection, master, Envelope.AUDITING, key);
        Database.run(connection, "COMMIT");
        Database.run(connection, "BEGIN IMMEDIATE");
        Schema.create(connection);
        meta(connection, "main", "schema", String.valueOf(Schema.VERSION));
        meta(connection, "main", "origin", origin);
        meta(connection, "main", "verifier_key", started.verifierKey());
        meta(connection, "main", "master", master.id());
        LogWriter writer = LogWriter.ofNothing(connection, master, Chain.fresh(Envelope.AUDITING, key), started.at());
        LogWriter.Change change = writer.new Change();
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
}

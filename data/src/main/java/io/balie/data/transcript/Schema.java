package io.balie.data.transcript;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** The tables of a store. */
final class Schema {

    static final int VERSION = 2;

    /** The kinds of event that most conversations have many of; no index is kept of them. */
    static final String RARE = "kind NOT IN ('user', 'bot', 'action', 'slot', 'belief', 'active_loop')";

    private static final List<String> TABLES = List.of(
            "CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT",
            // The name is sealed with the conversation's key. name_hash is what a message of its sender finds it by;
            // former is where that goes when
            // the conversation is set aside.
            "CREATE TABLE conversation (id INTEGER PRIMARY KEY, ref TEXT NOT NULL UNIQUE, name_hash BLOB UNIQUE, name BLOB,"
                    + " former BLOB, started INTEGER NOT NULL, latest INTEGER NOT NULL, events INTEGER NOT NULL, outcome TEXT,"
                    + " category TEXT, erased_by INTEGER, parked INTEGER) STRICT",
            "CREATE INDEX conversation_latest ON conversation (latest)",
            "CREATE INDEX conversation_former ON conversation (former) WHERE former IS NOT NULL",
            "CREATE INDEX conversation_erased ON conversation (erased_by) WHERE erased_by IS NOT NULL",
            "CREATE TABLE event (leaf INTEGER PRIMARY KEY, conversation INTEGER NOT NULL REFERENCES conversation (id),"
                    + " seq INTEGER NOT NULL, at INTEGER NOT NULL, kind TEXT NOT NULL, envelope BLOB NOT NULL,"
                    + " body BLOB NOT NULL, UNIQUE (conversation, seq)) STRICT",
            "CREATE INDEX event_rare ON event (kind, conversation) WHERE " + RARE,
            "CREATE TABLE tile (level INTEGER NOT NULL, idx INTEGER NOT NULL, hashes BLOB NOT NULL, UNIQUE (level, idx)) STRICT",
            "CREATE TABLE checkpoint (size INTEGER PRIMARY KEY, at INTEGER NOT NULL, note TEXT NOT NULL) STRICT",
            "CREATE TABLE anchored (place TEXT NOT NULL, size INTEGER NOT NULL, at INTEGER NOT NULL,"
                    + " UNIQUE (place, size)) STRICT");

    private static final List<String> KEY_TABLES = List.of(
            "CREATE TABLE keys.meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT",
            "CREATE TABLE keys.key (ref TEXT PRIMARY KEY, wrapped BLOB NOT NULL) STRICT");

    private Schema() {}

    static void create(Connection connection) throws SQLException {
        for (String table : TABLES) {
            Database.run(connection, table);
        }
    }

    static void createKeys(Connection connection) throws SQLException {
        for (String table : KEY_TABLES) {
            Database.run(connection, table);
        }
    }
}

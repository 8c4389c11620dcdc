package io.balie.data.transcript;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** Statements of one connection, kept prepared, for they run for every event. For one thread. */
final class Statements implements AutoCloseable {

    private final Connection connection;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();

    Statements(Connection connection) {
        this.connection = connection;
    }

    PreparedStatement of(String sql) throws SQLException {
        PreparedStatement known = prepared.get(sql);
        if (known == null) {
            known = connection.prepareStatement(sql);
            prepared.put(sql, known);
        }
        return known;
    }

    /** A whole statement that gives nothing back. */
    void run(String sql) throws SQLException {
        of(sql).executeUpdate();
    }

    /** Forget them: one that failed is of no more use to the driver. They are prepared again when they are needed. */
    @Override
    public void close() {
        prepared.values().forEach(Database::closeQuietly);
        prepared.clear();
    }
}

package io.balie.data.transcript;

import io.balie.data.tree.GrowingTree;
import io.balie.data.tree.Hashes;
import io.balie.data.tree.Tile;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The tree as the tables have it. */
final class StoredTree {

    private StoredTree() {}

    static long size(Connection connection) throws SQLException {
        return Database.number(connection, "SELECT coalesce(max(leaf) + 1, 0) FROM event");
    }

    /** From whole tiles, and the few records after the last of them: what is read does not grow with the log. */
    static GrowingTree read(Connection connection) throws SQLException {
        long size = size(connection);
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

    static void insert(Statements statements, Tile tile) throws SQLException {
        PreparedStatement insert = statements.of("INSERT INTO tile VALUES (?, ?, ?)");
        insert.setInt(1, tile.level());
        insert.setLong(2, tile.index());
        insert.setBytes(3, tile.hashes());
        insert.executeUpdate();
    }
}

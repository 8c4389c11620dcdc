package io.balie.data.transcript;

import io.balie.data.keys.KeyRefused;
import io.balie.data.keys.MasterKey;
import io.balie.data.tree.Hashes;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where each conversation stands: of the latest ones from memory, for any thread; of the others by reading their last record again, for the writer alone. */
final class Standings {

    private static final int REMEMBERED = 4_096;

    private static final String SELECT =
            "SELECT id, ref, events, wrapped FROM conversation LEFT JOIN keys.key USING (ref) WHERE ";

    private final Statements statements;
    private final MasterKey master;
    private final Map<String, Chain> latest = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Chain> eldest) {
            return size() > REMEMBERED;
        }
    };

    Standings(Statements statements, MasterKey master) {
        this.statements = statements;
        this.master = master;
    }

    /** A conversation that was written to not long ago. */
    Optional<Chain> remembered(String name) {
        synchronized (latest) {
            return Optional.ofNullable(latest.get(name));
        }
    }

    /** Any conversation. */
    Optional<Chain> find(String name) throws SQLException {
        Optional<Chain> known = remembered(name);
        return known.isPresent() ? known : chain(SELECT + "name_hash = ?", master.nameHash(name));
    }

    Chain auditing() throws SQLException {
        return chain(SELECT + "ref = ?", Envelope.AUDITING)
                .orElseThrow(() -> new StoreFailed("The auditing stream is missing."));
    }

    void remember(String name, Chain chain) {
        synchronized (latest) {
            latest.put(name, chain);
        }
    }

    void forget() {
        synchronized (latest) {
            latest.clear();
        }
    }

    private Optional<Chain> chain(String sql, Object key) throws SQLException {
        PreparedStatement select = statements.of(sql);
        select.setObject(1, key);
        try (ResultSet rows = select.executeQuery()) {
            if (!rows.next()) {
                return Optional.empty();
            }
            long id = rows.getLong(1);
            String ref = rows.getString(2);
            long next = rows.getLong(3);
            byte[] wrapped = rows.getBytes(4);
            if (wrapped == null) {
                throw new UnreadableRecord("The key of conversation %s is missing.".formatted(ref));
            }
            try {
                return Optional.of(new Chain(id, ref, master.unwrap(ref, wrapped), next, last(id, ref, next)));
            } catch (KeyRefused e) {
                throw new UnreadableRecord(String.valueOf(e.getMessage()), e);
            }
        }
    }

    private byte @Nullable [] last(long id, String ref, long next) throws SQLException {
        if (next == 0) {
            return null;
        }
        PreparedStatement select = statements.of("SELECT envelope FROM event WHERE conversation = ? AND seq = ?");
        select.setLong(1, id);
        select.setLong(2, next - 1);
        try (ResultSet rows = select.executeQuery()) {
            if (!rows.next()) {
                throw new UnreadableRecord("Event %d of conversation %s is missing.".formatted(next - 1, ref));
            }
            return Hashes.leaf(rows.getBytes(1));
        }
    }
}

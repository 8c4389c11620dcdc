package io.balie.data.transcript;

import io.balie.data.keys.ConversationKey;
import io.balie.data.keys.MasterKey;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Conversations that have not begun: drawn ahead, their keys on disk, so that most conversations begin without a wait for it.
 *
 * <p>Anybody may {@link #lend} one, to seal a first turn with; the writer alone makes new ones and decides whether one that was lent still counts. What is kept of a
 * key that no conversation took is removed when the store is opened again, and whenever a conversation is erased: so after {@link #forget} none that was lent counts.
 */
final class KeyReserve {

    /** Keys that are made durable at once. */
    private static final int AHEAD = 64;

    private static final int REF_BYTES = 16;
    private static final SecureRandom CHANCE = new SecureRandom();

    private final Connection connection;
    private final MasterKey master;
    private final ArrayDeque<Chain> ahead = new ArrayDeque<>();
    private final Set<String> lent = new HashSet<>();

    KeyReserve(Connection connection, MasterKey master) {
        this.connection = connection;
        this.master = master;
    }

    /** A new name for a conversation, drawn by chance. */
    static String drawnRef() {
        byte[] drawn = new byte[REF_BYTES];
        CHANCE.nextBytes(drawn);
        return HexFormat.of().formatHex(drawn);
    }

    static void insert(Connection connection, MasterKey master, String ref, ConversationKey key) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO keys.key VALUES (?, ?)")) {
            insert.setString(1, ref);
            insert.setBytes(2, master.wrap(ref, key));
            insert.executeUpdate();
        }
    }

    /** One to seal with; to be {@link #giveUp given up} at the end. None if there is none: nobody waits here. */
    synchronized Optional<Chain> lend() {
        Optional<Chain> one = Optional.ofNullable(ahead.poll());
        one.ifPresent(chain -> lent.add(chain.ref()));
        return one;
    }

    /** Whether one that was lent is on disk still. From then on it is taken for good: no key may ever be of two conversations. */
    synchronized boolean redeem(Chain chain) {
        return lent.remove(chain.ref());
    }

    /** Whoever was lent it does not want it any more. */
    synchronized void giveUp(Chain chain) {
        lent.remove(chain.ref());
    }

    /** Take some for good; those that are not there yet are made durable first, in a transaction of their own. */
    List<Chain> take(int wanted) throws SQLException {
        List<Chain> taken = drained(wanted);
        if (taken.size() < wanted) {
            List<Chain> fresh = new ArrayList<>();
            Database.run(connection, "BEGIN IMMEDIATE");
            for (int i = taken.size(); i < wanted + AHEAD; i++) {
                Chain chain = Chain.fresh(drawnRef(), ConversationKey.drawn());
                insert(connection, master, chain.ref(), chain.key());
                fresh.add(chain);
            }
            Database.run(connection, "COMMIT");
            int missing = wanted - taken.size();
            taken.addAll(fresh.subList(0, missing)); // before anybody else can have them
            synchronized (this) {
                ahead.addAll(fresh.subList(missing, fresh.size()));
            }
        }
        return taken;
    }

    private synchronized List<Chain> drained(int most) {
        List<Chain> drained = new ArrayList<>();
        while (drained.size() < most && !ahead.isEmpty()) {
            drained.add(ahead.remove());
        }
        return drained;
    }

    /** None of them counts any more, those that were lent neither. */
    synchronized void forget() {
        ahead.clear();
        lent.clear();
    }
}

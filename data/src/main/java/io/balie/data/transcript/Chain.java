package io.balie.data.transcript;

import io.balie.data.keys.ConversationKey;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Where a conversation stands.
 *
 * @param id in the table; negative before it stands there
 * @param next the place of its next record
 * @param last the leaf hash of its last record; none before the first
 */
@SuppressWarnings("ArrayRecordComponent") // compared by what sealing depends on alone
record Chain(long id, String ref, ConversationKey key, long next, byte @Nullable [] last) {

    private static final long NOT_STORED = -1;

    /** A conversation that has not begun. */
    static Chain fresh(String ref, ConversationKey key) {
        return new Chain(NOT_STORED, ref, key, 0, null);
    }

    boolean isStored() {
        return id >= 0;
    }

    Chain in(long row) {
        return new Chain(row, ref, key, next, last);
    }

    /** Whether what was sealed to stand there may stand here. A conversation has one key for ever, which its ref tells. */
    boolean isWhere(Chain other) {
        return ref.equals(other.ref) && next == other.next && Arrays.equals(last, other.last);
    }
}

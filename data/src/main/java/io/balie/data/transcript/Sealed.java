package io.balie.data.transcript;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A record as it is stored.
 *
 * @param leaf its number in the log
 * @param envelope the clear part; what hashes are made over
 * @param body the encrypted part; empty if it was erased
 */
@SuppressWarnings("ArrayRecordComponent") // equal by what it holds, see equals; never written to
public record Sealed(long leaf, byte[] envelope, byte[] body) {

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Sealed that
                && that.leaf == leaf
                && Arrays.equals(that.envelope, envelope)
                && Arrays.equals(that.body, body);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(envelope);
    }

    @Override
    public String toString() {
        return "Sealed[leaf=%d, envelope=%d bytes, body=%d bytes]".formatted(leaf, envelope.length, body.length);
    }
}

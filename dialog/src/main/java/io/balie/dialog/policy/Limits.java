package io.balie.dialog.policy;

import java.nio.ByteBuffer;

/**
 * The limits of the belief in "this is a seller", as log-odds, found on conversations.
 *
 * @param askAt from here somebody is asked whether they sell something
 * @param sellerAt from here somebody is a seller without being asked
 */
public record Limits(double askAt, double sellerAt) {

    public Limits {
        if (!(askAt <= sellerAt)) { // also catches NaN
            throw new IllegalArgumentException(
                    "Limits are %s and %s, expected the first not above the second.".formatted(askAt, sellerAt));
        }
    }

    byte[] toBytes() {
        return ByteBuffer.allocate(2 * Double.BYTES)
                .putDouble(askAt)
                .putDouble(sellerAt)
                .array();
    }

    static Limits of(byte[] written) {
        if (written.length != 2 * Double.BYTES) {
            throw new IllegalArgumentException(
                    "Limits have %d bytes, expected %d.".formatted(written.length, 2 * Double.BYTES));
        }
        ByteBuffer bytes = ByteBuffer.wrap(written);
        return new Limits(bytes.getDouble(), bytes.getDouble());
    }
}

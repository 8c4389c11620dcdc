package io.balie.data.tree;

import java.util.Arrays;

/**
 * Neighbouring hashes of one level.
 *
 * @param level 0: leaves; each level above stands for 256 times as many
 * @param index which tile of its level, from 0
 * @param hashes 1 to 256 of them, 32 bytes each
 */
@SuppressWarnings("ArrayRecordComponent") // equal by what it holds, see equals; never written to
public record Tile(int level, long index, byte[] hashes) {

    /** How many hashes a full tile has. */
    public static final int WIDTH = 256;

    /** A full tile, in bytes. */
    public static final int FULL = WIDTH * Hashes.LENGTH;

    public Tile {
        if (hashes.length == 0 || hashes.length > FULL || hashes.length % Hashes.LENGTH != 0) {
            throw new IllegalArgumentException(
                    "A tile of %d bytes, expected 1 to 256 times 32.".formatted(hashes.length));
        }
    }

    /** How many hashes it has. */
    public int width() {
        return hashes.length / Hashes.LENGTH;
    }

    /** One of its hashes. */
    public byte[] hash(int place) {
        return Arrays.copyOfRange(hashes, place * Hashes.LENGTH, (place + 1) * Hashes.LENGTH);
    }

    /** The one node over {@code count} of its hashes, a power of two. */
    byte[] over(int place, int count) {
        byte[] part = Arrays.copyOfRange(hashes, place * Hashes.LENGTH, (place + count) * Hashes.LENGTH);
        Hashes.fold(part, 0, count);
        return Arrays.copyOf(part, Hashes.LENGTH);
    }

    @Override
    public boolean equals(@org.jspecify.annotations.Nullable Object other) {
        return other instanceof Tile tile
                && tile.level == level
                && tile.index == index
                && Arrays.equals(tile.hashes, hashes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(hashes);
    }

    @Override
    public String toString() {
        return "Tile[level=%d, index=%d, width=%d]".formatted(level, index, width());
    }
}

package io.balie.data.tree;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A tree as it is kept, to make proofs from: its full tiles and the unfinished ones at its end. A proof reads a few tiles, however large
 * the tree is. Not safe for many threads.
 *
 * @param <E> what reading a tile may fail with
 */
public final class TiledTree<E extends Exception> {

    private static final int BITS = 8;

    private final long size;
    private final Tiles<E> tiles;
    private final Map<Integer, Tile> unfinished = new HashMap<>();
    private final Map<Integer, Tile> latest = new HashMap<>(); // one of each level: proofs of neighbours share them

    /**
     * @param size how many leaves it has
     * @param tiles its full tiles
     * @param unfinished the last tile of each level that is not full
     */
    public TiledTree(long size, Tiles<E> tiles, List<Tile> unfinished) {
        this.size = size;
        this.tiles = tiles;
        unfinished.forEach(tile -> this.unfinished.put(tile.level(), tile));
    }

    /** How many leaves it has. */
    public long size() {
        return size;
    }

    /** The root over its first {@code leaves} leaves. */
    public byte[] root(long leaves) throws E {
        check(leaves <= size && leaves >= 0, leaves);
        return leaves == 0 ? Hashes.sha256() : range(0, leaves);
    }

    /** The hash of one leaf. */
    public byte[] leafHash(long leaf) throws E {
        check(leaf < size && leaf >= 0, leaf);
        return subtree(0, leaf);
    }

    /**
     * That a leaf is in the tree of the first {@code leaves} leaves (RFC 9162 §2.1.3.1).
     *
     * @return hashes from the leaf upwards
     */
    public List<byte[]> inclusion(long leaf, long leaves) throws E {
        check(leaves <= size && leaves >= 0, leaves);
        check(leaf >= 0 && leaf < leaves, leaf);
        List<byte[]> path = new ArrayList<>();
        inclusion(leaf, 0, leaves, path);
        return path;
    }

    private void inclusion(long leaf, long from, long count, List<byte[]> path) throws E {
        if (count == 1) {
            return;
        }
        long left = split(count);
        if (leaf < from + left) {
            inclusion(leaf, from, left, path);
            path.add(range(from + left, count - left));
        } else {
            inclusion(leaf, from + left, count - left, path);
            path.add(range(from, left));
        }
    }

    /** That the tree of the first {@code before} leaves is the beginning of that of {@code leaves} leaves (RFC 9162 §2.1.4.1). */
    public List<byte[]> consistency(long before, long leaves) throws E {
        check(leaves <= size && leaves >= 0, leaves);
        check(before > 0 && before <= leaves, before);
        List<byte[]> proof = new ArrayList<>();
        consistency(before, 0, leaves, true, proof);
        return proof;
    }

    private void consistency(long before, long from, long count, boolean known, List<byte[]> proof) throws E {
        if (before == count) {
            if (!known) {
                proof.add(range(from, count));
            }
            return;
        }
        long left = split(count);
        if (before <= left) {
            consistency(before, from, left, known, proof);
            proof.add(range(from + left, count - left));
        } else {
            consistency(before - left, from + left, count - left, false, proof);
            proof.add(range(from, left));
        }
    }

    /** The root over some leaves, which begin where a subtree of at least that many begins. */
    private byte[] range(long from, long count) throws E {
        if (Long.bitCount(count) == 1) {
            int height = Long.numberOfTrailingZeros(count);
            return subtree(height, from >>> height);
        }
        long left = split(count);
        return Hashes.node(range(from, left), range(from + left, count - left));
    }

    /** The largest power of two below a number. */
    static long split(long count) {
        return Long.highestOneBit(count - 1);
    }

    /** The root of a whole subtree of 2<sup>height</sup> leaves. */
    private byte[] subtree(int height, long index) throws E {
        int level = height / BITS;
        int above = height % BITS;
        long first = index << above;
        Tile tile = tile(level, first / Tile.WIDTH);
        return tile.over((int) (first % Tile.WIDTH), 1 << above);
    }

    private Tile tile(int level, long index) throws E {
        long hashes = size >>> (BITS * level);
        @Nullable Tile found;
        if (index == hashes / Tile.WIDTH) {
            found = unfinished.get(level);
            if (found == null) {
                throw new IllegalStateException("The unfinished tile of level %d is missing.".formatted(level));
            }
            return found;
        }
        found = latest.get(level);
        if (found == null || found.index() != index) {
            found = new Tile(level, index, tiles.full(level, index));
            latest.put(level, found);
        }
        return found;
    }

    private static void check(boolean fits, long number) {
        if (!fits) {
            throw new IllegalArgumentException("%d does not lie in the tree.".formatted(number));
        }
    }
}

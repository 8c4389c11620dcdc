package io.balie.data.tree;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A tree to whose end leaves are added. Keeps the unfinished tile of each level, at most 8 KiB each, and gives the finished ones away.
 *
 * <p>To let leaves count only when they are stored: take a {@link #copy()}, append to that, store the leaves and {@link #takeFull() the
 * tiles}, and use the copy from then on; drop it if storing failed. Not safe for many threads.
 *
 * <pre>{@code
 * GrowingTree next = tree.copy();
 * envelopes.forEach(envelope -> next.append(Hashes.leaf(envelope)));
 * next.takeFull().forEach(this::insert);
 * commit();
 * tree = next;
 * }</pre>
 */
public final class GrowingTree {

    private static final int BITS = 8;

    private final List<Unfinished> levels;
    private final List<Tile> full;
    private long size;

    /** The last tile of a level, not full. */
    private static final class Unfinished {
        private final byte[] hashes;
        private int width;

        Unfinished() {
            hashes = new byte[Tile.FULL];
        }

        Unfinished(Unfinished other) {
            hashes = other.hashes.clone();
            width = other.width;
        }
    }

    /** A tree without leaves. */
    public GrowingTree() {
        levels = new ArrayList<>();
        full = new ArrayList<>();
    }

    private GrowingTree(GrowingTree other) {
        levels = new ArrayList<>();
        other.levels.forEach(level -> levels.add(new Unfinished(level)));
        full = new ArrayList<>(other.full);
        size = other.size;
    }

    /**
     * The tree that there was.
     *
     * @param tiles gives the full tiles; at most 255 of each level are asked for
     * @param rest the hashes of the leaves after the last full tile of leaves, in order
     */
    public static <E extends Exception> GrowingTree restored(long size, Tiles<E> tiles, List<byte[]> rest) throws E {
        if (rest.size() != size % Tile.WIDTH) {
            throw new IllegalArgumentException(
                    "%d leaves after the last full tile, expected %d.".formatted(rest.size(), size % Tile.WIDTH));
        }
        GrowingTree tree = new GrowingTree();
        long hashes = size; // of this level
        for (int level = 0; hashes > 0; level++) {
            Unfinished last = tree.level(level);
            long first = hashes / Tile.WIDTH * Tile.WIDTH;
            for (long i = first; i < hashes; i++) {
                byte[] hash = level == 0 ? rest.get((int) (i - first)) : over(tiles.full(level - 1, i));
                System.arraycopy(hash, 0, last.hashes, last.width * Hashes.LENGTH, Hashes.LENGTH);
                last.width++;
            }
            hashes /= Tile.WIDTH;
        }
        tree.size = size;
        return tree;
    }

    private static byte[] over(byte[] tile) {
        if (tile.length != Tile.FULL) {
            throw new IllegalArgumentException("A full tile of %d bytes.".formatted(tile.length));
        }
        byte[] hashes = tile.clone();
        Hashes.fold(hashes, 0, Tile.WIDTH);
        return Arrays.copyOf(hashes, Hashes.LENGTH);
    }

    /** The same tree, to go on with by itself. */
    public GrowingTree copy() {
        return new GrowingTree(this);
    }

    /** Add a leaf, by its {@link Hashes#leaf hash}. */
    public void append(byte[] leafHash) {
        if (leafHash.length != Hashes.LENGTH) {
            throw new IllegalArgumentException("A hash of %d bytes, expected 32.".formatted(leafHash.length));
        }
        byte[] hash = leafHash;
        size++;
        for (int level = 0; ; level++) {
            Unfinished last = level(level);
            System.arraycopy(hash, 0, last.hashes, last.width * Hashes.LENGTH, Hashes.LENGTH);
            last.width++;
            if (last.width < Tile.WIDTH) {
                return;
            }
            long index = (size >>> (BITS * (level + 1))) - 1;
            full.add(new Tile(level, index, last.hashes.clone()));
            hash = over(last.hashes);
            last.width = 0;
        }
    }

    /** The tiles that became full since the last call. */
    public List<Tile> takeFull() {
        List<Tile> taken = List.copyOf(full);
        full.clear();
        return taken;
    }

    /** How many leaves there are. */
    public long size() {
        return size;
    }

    /** The root over all leaves; of none, the SHA-256 of nothing. */
    public byte[] root() {
        byte @Nullable [] root = null;
        for (Unfinished level : levels) {
            int left = level.width;
            while (left > 0) { // from the right: the smallest whole subtree first
                int count = Integer.lowestOneBit(left);
                left -= count;
                byte[] subtree =
                        new Tile(0, 0, Arrays.copyOf(level.hashes, level.width * Hashes.LENGTH)).over(left, count);
                root = root == null ? subtree : Hashes.node(subtree, root);
            }
        }
        return root == null ? Hashes.sha256() : root;
    }

    /** The last tile of each level that has a rest, not full. */
    public List<Tile> unfinished() {
        List<Tile> found = new ArrayList<>();
        for (int level = 0; level < levels.size(); level++) {
            Unfinished last = levels.get(level);
            if (last.width > 0) {
                found.add(new Tile(
                        level, size >>> (BITS * (level + 1)), Arrays.copyOf(last.hashes, last.width * Hashes.LENGTH)));
            }
        }
        return found;
    }

    private Unfinished level(int level) {
        while (levels.size() <= level) {
            levels.add(new Unfinished());
        }
        return levels.get(level);
    }
}

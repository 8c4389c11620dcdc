package io.balie.data.tree;

/**
 * Where the tiles of a tree are kept.
 *
 * @param <E> what reading may fail with
 */
@FunctionalInterface
public interface Tiles<E extends Exception> {

    /**
     * The hashes of a tile.
     *
     * @return all 256
     */
    byte[] full(int level, long index) throws E;
}

package io.balie.data.evidence;

import io.balie.data.tree.GrowingTree;
import io.balie.data.tree.Hashes;
import io.balie.data.tree.Tile;
import io.balie.data.tree.TiledTree;
import io.balie.data.tree.Tiles;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The tree of a log as it is kept, to make proofs from. */
public final class LogTree {

    private LogTree() {}

    /**
     * The tree of all leaves; reads a few hundred tiles at most, and then a few for each proof.
     *
     * @throws IOException if the log is damaged where this looked
     */
    public static TiledTree<IOException> of(LogSource log) throws IOException {
        long size = log.size();
        List<byte[]> rest = new ArrayList<>();
        for (long leaf = size / Tile.WIDTH * Tile.WIDTH; leaf < size; leaf++) {
            rest.add(Hashes.leaf(log.record(leaf).envelope()));
        }
        Tiles<IOException> tiles = (level, index) -> log.tile(level, index, Tile.WIDTH)
                .orElseThrow(() -> new IOException("Tile %d of level %d is missing.".formatted(index, level)));
        return new TiledTree<>(
                size, tiles, GrowingTree.restored(size, tiles, rest).unfinished());
    }
}

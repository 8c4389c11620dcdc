package io.balie.data.tree;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TreeTest {

    /** A tree in memory, with everything that a store would keep of it. */
    private static final class Kept {
        private final GrowingTree tree = new GrowingTree();
        private final List<byte[]> leaves = new ArrayList<>();
        private final Map<String, byte[]> full = new HashMap<>();

        Kept grow(long size) {
            while (leaves.size() < size) {
                add(("leaf " + leaves.size()).getBytes(StandardCharsets.UTF_8));
            }
            return this;
        }

        void add(byte[] leaf) {
            leaves.add(Hashes.leaf(leaf));
            tree.append(leaves.getLast());
            tree.takeFull().forEach(tile -> full.put(tile.level() + "/" + tile.index(), tile.hashes()));
        }

        byte[] tile(int level, long index) {
            byte[] hashes = full.get(level + "/" + index);
            if (hashes == null) {
                throw new AssertionError("Tile %d of level %d was not kept.".formatted(index, level));
            }
            return hashes;
        }

        TiledTree<RuntimeException> tiled() {
            return new TiledTree<>(leaves.size(), this::tile, tree.unfinished());
        }

        /** As RFC 9162 §2.1.1 defines it, without any thought for speed. */
        byte[] defined(int from, int to) {
            if (to - from == 1) {
                return leaves.get(from);
            }
            int k = (int) TiledTree.split(to - from);
            return Hashes.node(defined(from, from + k), defined(from + k, to));
        }
    }

    private static Kept known() {
        Kept kept = new Kept();
        KnownTrees.LEAVES.forEach(leaf -> kept.add(KnownTrees.bytes(leaf)));
        return kept;
    }

    @Test
    void the_published_roots_come_out() {
        GrowingTree tree = new GrowingTree();
        assertEquals(KnownTrees.EMPTY, Hashes.hex(tree.root()));
        for (int i = 0; i < KnownTrees.LEAVES.size(); i++) {
            tree.append(Hashes.leaf(KnownTrees.bytes(KnownTrees.LEAVES.get(i))));
            assertEquals(KnownTrees.ROOTS.get(i), Hashes.hex(tree.root()), "root of " + (i + 1));
            assertEquals(KnownTrees.ROOTS.get(i), Hashes.hex(known().tiled().root(i + 1)));
        }
    }

    @Test
    void the_published_inclusion_proofs_come_out_and_are_accepted() {
        for (KnownTrees.Inclusion known : KnownTrees.INCLUSIONS) {
            List<byte[]> path = known().tiled().inclusion(known.leaf(), known.size());
            assertEquals(known.path(), KnownTrees.hex(path), known.toString());
            assertTrue(Proofs.includes(
                    known.size(),
                    KnownTrees.bytes(KnownTrees.ROOTS.get((int) known.size() - 1)),
                    known.leaf(),
                    Hashes.leaf(KnownTrees.bytes(KnownTrees.LEAVES.get((int) known.leaf()))),
                    known.path().stream().map(KnownTrees::bytes).toList()));
        }
    }

    @Test
    void the_published_consistency_proofs_come_out_and_are_accepted() {
        for (KnownTrees.Consistency known : KnownTrees.CONSISTENCIES) {
            List<byte[]> proof = known().tiled().consistency(known.before(), known.size());
            assertEquals(known.proof(), KnownTrees.hex(proof), known.toString());
            assertTrue(Proofs.consistent(
                    known.before(),
                    KnownTrees.bytes(KnownTrees.ROOTS.get((int) known.before() - 1)),
                    known.size(),
                    KnownTrees.bytes(KnownTrees.ROOTS.get((int) known.size() - 1)),
                    known.proof().stream().map(KnownTrees::bytes).toList()));
        }
    }

    @Test
    void every_size_to_300_has_the_root_that_the_definition_gives() {
        Kept kept = new Kept();
        for (int size = 1; size <= 300; size++) {
            kept.grow(size);
            assertArrayEquals(kept.defined(0, size), kept.tree.root(), "size " + size);
        }
        TiledTree<RuntimeException> tiled = kept.tiled();
        for (int size = 1; size <= 300; size++) {
            assertArrayEquals(kept.defined(0, size), tiled.root(size), "earlier size " + size);
        }
    }

    @Test
    void every_leaf_of_every_size_to_300_is_proved_and_no_other_proof_is_taken() {
        Kept kept = new Kept().grow(300);
        TiledTree<RuntimeException> tree = kept.tiled();
        Random chance = new Random(9162);
        for (int size = 1; size <= 300; size++) {
            byte[] root = tree.root(size);
            for (int leaf = 0; leaf < size; leaf++) {
                byte[] hash = kept.leaves.get(leaf);
                List<byte[]> proof = tree.inclusion(leaf, size);
                assertTrue(Proofs.includes(size, root, leaf, hash, proof), leaf + " in " + size);
                refuse(size, root, leaf, hash, proof, chance);
            }
        }
    }

    private static void refuse(int size, byte[] root, int leaf, byte[] hash, List<byte[]> proof, Random chance) {
        assertFalse(Proofs.includes(size, flipped(root, chance), leaf, hash, proof));
        assertFalse(Proofs.includes(size, root, leaf, flipped(hash, chance), proof));
        int other = chance.nextInt(size + 1);
        if (other != leaf) {
            assertFalse(Proofs.includes(size, root, other, hash, proof), "as leaf " + other);
        }
        List<byte[]> longer = new ArrayList<>(proof);
        longer.add(chance.nextInt(proof.size() + 1), new byte[Hashes.LENGTH]);
        assertFalse(Proofs.includes(size, root, leaf, hash, longer));
        if (!proof.isEmpty()) {
            assertFalse(Proofs.includes(size, root, leaf, hash, proof.subList(1, proof.size())));
            List<byte[]> changed = new ArrayList<>(proof);
            int at = chance.nextInt(proof.size());
            changed.set(at, flipped(proof.get(at), chance));
            assertFalse(Proofs.includes(size, root, leaf, hash, changed));
        }
    }

    @Test
    void every_pair_of_sizes_to_130_is_consistent_and_no_other_proof_is_taken() {
        Kept kept = new Kept().grow(130);
        TiledTree<RuntimeException> tree = kept.tiled();
        Random chance = new Random(6962);
        for (int size = 1; size <= 130; size++) {
            for (int before = 1; before <= size; before++) {
                List<byte[]> proof = tree.consistency(before, size);
                byte[] old = tree.root(before);
                byte[] now = tree.root(size);
                assertTrue(Proofs.consistent(before, old, size, now, proof), before + " to " + size);
                assertFalse(Proofs.consistent(before, flipped(old, chance), size, now, proof));
                assertFalse(Proofs.consistent(before, old, size, flipped(now, chance), proof));
                List<byte[]> longer = new ArrayList<>(proof);
                longer.add(new byte[Hashes.LENGTH]);
                assertFalse(Proofs.consistent(before, old, size, now, longer));
                if (!proof.isEmpty()) {
                    List<byte[]> changed = new ArrayList<>(proof);
                    int at = chance.nextInt(proof.size());
                    changed.set(at, flipped(proof.get(at), chance));
                    assertFalse(Proofs.consistent(before, old, size, now, changed));
                    assertFalse(Proofs.consistent(before, old, size, now, proof.subList(0, proof.size() - 1)));
                }
            }
        }
    }

    @Test
    void large_trees_prove_across_tiles_of_three_levels() {
        Kept kept = new Kept().grow(70_000);
        TiledTree<RuntimeException> tree = kept.tiled();
        assertArrayEquals(kept.tree.root(), tree.root(70_000));
        assertArrayEquals(kept.defined(0, 70_000), tree.root(70_000));
        Random chance = new Random(70_000);
        for (int i = 0; i < 300; i++) {
            int size = 1 + chance.nextInt(70_000);
            int leaf = chance.nextInt(size);
            int before = 1 + chance.nextInt(size);
            byte[] root = tree.root(size);
            assertTrue(Proofs.includes(size, root, leaf, kept.leaves.get(leaf), tree.inclusion(leaf, size)));
            assertTrue(Proofs.consistent(before, tree.root(before), size, root, tree.consistency(before, size)));
        }
    }

    @Test
    void a_restored_tree_goes_on_as_if_it_had_never_stopped() {
        for (int size : new int[] {0, 1, 255, 256, 257, 511, 512, 65_535, 65_536, 65_537, 66_000}) {
            Kept kept = new Kept().grow(size);
            GrowingTree restored =
                    GrowingTree.restored(size, kept::tile, kept.leaves.subList(size / Tile.WIDTH * Tile.WIDTH, size));
            assertArrayEquals(kept.tree.root(), restored.root(), "size " + size);
            for (int more = 0; more < 600; more++) {
                kept.grow(size + more + 1L);
                restored.append(kept.leaves.getLast());
            }
            assertArrayEquals(kept.tree.root(), restored.root(), "size " + size + " and 600");
            for (Tile tile : restored.takeFull()) {
                assertArrayEquals(kept.tile(tile.level(), tile.index()), tile.hashes());
            }
        }
    }

    @Test
    void a_copy_that_is_dropped_changed_nothing() {
        Kept kept = new Kept().grow(255);
        byte[] before = kept.tree.root();
        GrowingTree copy = kept.tree.copy();
        copy.append(Hashes.leaf(new byte[] {1}));
        assertEquals(256, copy.size());
        assertEquals(1, copy.takeFull().size());
        assertEquals(255, kept.tree.size());
        assertArrayEquals(before, kept.tree.root());
        assertTrue(kept.tree.takeFull().isEmpty());
    }

    @Test
    void what_does_not_lie_in_the_tree_is_refused() {
        TiledTree<RuntimeException> tree = new Kept().grow(10).tiled();
        assertThrows(IllegalArgumentException.class, () -> tree.inclusion(10, 10));
        assertThrows(IllegalArgumentException.class, () -> tree.inclusion(0, 11));
        assertThrows(IllegalArgumentException.class, () -> tree.consistency(0, 10));
        assertThrows(IllegalArgumentException.class, () -> tree.consistency(11, 10));
        assertFalse(Proofs.includes(10, new byte[31], 0, new byte[32], List.of()));
        assertFalse(Proofs.includes(0, new byte[32], 0, new byte[32], List.of()));
        assertFalse(Proofs.consistent(0, new byte[32], 1, new byte[32], List.of()));
    }

    private static byte[] flipped(byte[] hash, Random chance) {
        byte[] other = hash.clone();
        int bit = chance.nextInt(hash.length * 8);
        other[bit / 8] ^= (byte) (1 << bit % 8);
        return other;
    }
}

package io.balie.verifier;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class TreeTest {
    private static final HexFormat HEX = HexFormat.of();

    /** The eight leaves with which Certificate Transparency's implementations are tested, and the roots of 1 to 8 of them. */
    private static final List<String> LEAVES =
            List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");

    private static final List<String> ROOTS = List.of(
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    @Test
    void gives_the_known_roots() {
        Tree tree = new Tree((level, index, hash) -> {});
        for (int i = 0; i < LEAVES.size(); i++) {
            tree.append(Hash.leaf(HEX.parseHex(LEAVES.get(i))));
            assertEquals(ROOTS.get(i), HEX.formatHex(tree.root()), "of " + (i + 1) + " leaves");
        }
    }

    @Test
    void follows_the_known_proof() throws Malformed {
        List<byte[]> proof = List.of(
                HEX.parseHex("96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7"),
                HEX.parseHex("5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e"),
                HEX.parseHex("6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4"));
        byte[] root = Tree.rootByInclusion(0, 8, Hash.leaf(new byte[0]), proof);
        assertEquals(ROOTS.getLast(), HEX.formatHex(root));
    }

    @Test
    void agrees_with_the_definition_at_every_size_and_in_every_tile() {
        WrittenLog log = WrittenLog.random(1, 9, 700);
        List<byte[]> levelOne = new ArrayList<>();
        Tree tree = new Tree((level, index, hash) -> {
            if (level == 1) {
                assertEquals(levelOne.size(), index);
                levelOne.add(hash);
            }
        });
        for (int i = 0; i < 700; i++) {
            tree.append(Hash.leaf(log.records.get(i).envelope));
            assertArrayEquals(log.root(0, i + 1), tree.root(), "of " + (i + 1) + " leaves");
        }
        assertEquals(2, levelOne.size());
        assertArrayEquals(log.root(256, 512), levelOne.get(1));
    }

    @Test
    void follows_right_proofs_and_no_others() throws Malformed {
        WrittenLog log = WrittenLog.random(2, 5, 40);
        for (int size = 1; size <= 40; size++) {
            byte[] root = log.root(0, size);
            for (int leaf = 0; leaf < size; leaf++) {
                byte[] hash = Hash.leaf(log.records.get(leaf).envelope);
                List<byte[]> proof = log.path(leaf, 0, size);
                assertArrayEquals(root, Tree.rootByInclusion(leaf, size, hash, proof));

                List<byte[]> longer = new ArrayList<>(proof);
                longer.add(new byte[32]);
                List<byte[]> shorter = proof.isEmpty() ? longer : proof.subList(0, proof.size() - 1);
                long there = leaf;
                long within = size;
                assertThrows(Malformed.class, () -> Tree.rootByInclusion(there, within, hash, longer));
                assertThrows(Malformed.class, () -> Tree.rootByInclusion(there, within, hash, shorter));
                for (byte[] sibling : proof) {
                    sibling[leaf % 32] ^= 1;
                    assertFalse(Arrays.equals(root, Tree.rootByInclusion(leaf, size, hash, proof)));
                    sibling[leaf % 32] ^= 1;
                }
            }
        }
    }
}

package io.balie.verifier;

import java.util.ArrayList;
import java.util.List;

/** The Merkle tree of RFC 9162 §2.1, grown leaf by leaf, that gives each hash of the tiles as it comes to be. */
final class Tree {
    /** Takes the hashes that stand in tiles: those of subtrees of 256^level leaves. */
    interface Tiles {
        void hash(int level, long index, byte[] hash);
    }

    /** A whole subtree of 2^height leaves. */
    @SuppressWarnings("ArrayRecordComponent") // never compared, never changed
    private record Subtree(int height, byte[] hash) {}

    private final List<Subtree> subtrees = new ArrayList<>();
    private final Tiles tiles;
    private long size;

    Tree(Tiles tiles) {
        this.tiles = tiles;
    }

    void append(byte[] leafHash) {
        Subtree grown = new Subtree(0, leafHash);
        tiles.hash(0, size, leafHash);
        while (!subtrees.isEmpty() && subtrees.getLast().height() == grown.height()) {
            int height = grown.height() + 1;
            grown = new Subtree(height, Hash.node(subtrees.removeLast().hash(), grown.hash()));
            if (height % 8 == 0) {
                tiles.hash(height / 8, size >> height, grown.hash());
            }
        }
        subtrees.add(grown);
        size++;
    }

    long size() {
        return size;
    }

    /** The root of all leaves so far: the smallest subtrees are joined first, from the right. */
    byte[] root() {
        byte[] root = Hash.sha256().digest();
        for (int i = subtrees.size() - 1; i >= 0; i--) {
            byte[] left = subtrees.get(i).hash();
            root = i == subtrees.size() - 1 ? left : Hash.node(left, root);
        }
        return root;
    }

    /** The root to which an inclusion proof leads (RFC 9162 §2.1.3.2); refuses one that is too short or too long. */
    static byte[] rootByInclusion(long leaf, long size, byte[] leafHash, List<byte[]> proof) throws Malformed {
        if (leaf < 0 || leaf >= size) {
            throw new Malformed("the leaf is not in a tree of that size");
        }
        long first = leaf;
        long last = size - 1;
        byte[] root = leafHash;
        for (byte[] sibling : proof) {
            if (last == 0) {
                throw new Malformed("the proof is too long");
            }
            if ((first & 1) == 1 || first == last) {
                root = Hash.node(sibling, root);
                while ((first & 1) == 0 && first != 0) {
                    first >>= 1;
                    last >>= 1;
                }
            } else {
                root = Hash.node(root, sibling);
            }
            first >>= 1;
            last >>= 1;
        }
        if (last != 0) {
            throw new Malformed("the proof is too short");
        }
        return root;
    }
}

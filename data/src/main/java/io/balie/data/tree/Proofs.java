package io.balie.data.tree;

import java.util.Arrays;
import java.util.List;

/** Checks proofs as RFC 9162 says. Whatever is handed in, the answer is yes or no. */
public final class Proofs {

    private Proofs() {}

    /** Whether a leaf of this hash is in the tree of this size and root (§2.1.3.2). */
    public static boolean includes(long size, byte[] root, long leaf, byte[] leafHash, List<byte[]> proof) {
        if (leaf < 0
                || leaf >= size
                || strange(leafHash)
                || strange(root)
                || proof.stream().anyMatch(Proofs::strange)) {
            return false;
        }
        long fn = leaf;
        long sn = size - 1;
        byte[] hash = leafHash;
        for (byte[] step : proof) {
            if (sn == 0) {
                return false;
            }
            if ((fn & 1) == 1 || fn == sn) {
                hash = Hashes.node(step, hash);
                while ((fn & 1) == 0 && fn != 0) {
                    fn >>>= 1;
                    sn >>>= 1;
                }
            } else {
                hash = Hashes.node(hash, step);
            }
            fn >>>= 1;
            sn >>>= 1;
        }
        return sn == 0 && Arrays.equals(hash, root);
    }

    /** Whether the tree of the first size and root is the beginning of the other (§2.1.4.2). */
    public static boolean consistent(long before, byte[] rootBefore, long size, byte[] root, List<byte[]> proof) {
        if (before <= 0
                || before > size
                || strange(rootBefore)
                || strange(root)
                || proof.stream().anyMatch(Proofs::strange)) {
            return false;
        }
        if (before == size) {
            return proof.isEmpty() && Arrays.equals(rootBefore, root);
        }
        // Where the smaller tree is a whole subtree, its root is not sent again.
        boolean whole = Long.bitCount(before) == 1;
        if (proof.isEmpty() && !whole) {
            return false;
        }
        int at = whole ? 0 : 1;
        byte[] first = whole ? rootBefore : proof.getFirst();
        byte[] second = first;
        long fn = before - 1;
        long sn = size - 1;
        while ((fn & 1) == 1) {
            fn >>>= 1;
            sn >>>= 1;
        }
        for (; at < proof.size(); at++) {
            byte[] step = proof.get(at);
            if (sn == 0) {
                return false;
            }
            if ((fn & 1) == 1 || fn == sn) {
                first = Hashes.node(step, first);
                second = Hashes.node(step, second);
                while ((fn & 1) == 0 && fn != 0) {
                    fn >>>= 1;
                    sn >>>= 1;
                }
            } else {
                second = Hashes.node(second, step);
            }
            fn >>>= 1;
            sn >>>= 1;
        }
        return sn == 0 && Arrays.equals(first, rootBefore) && Arrays.equals(second, root);
    }

    private static boolean strange(byte[] hash) {
        return hash.length != Hashes.LENGTH;
    }
}

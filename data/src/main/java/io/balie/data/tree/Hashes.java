package io.balie.data.tree;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The hashes of a tree: SHA-256, with leaves and nodes told apart by their first byte. */
public final class Hashes {

    /** How long a hash is, in bytes. */
    public static final int LENGTH = 32;

    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    /** A digest costs more to find than to use. */
    private static final ThreadLocal<MessageDigest> DIGEST = ThreadLocal.withInitial(Hashes::digest);

    private Hashes() {}

    /** The hash of a leaf with these bytes. */
    public static byte[] leaf(byte[] bytes) {
        MessageDigest digest = DIGEST.get();
        digest.update(LEAF);
        return digest.digest(bytes);
    }

    /** The hash of a node over two others. */
    public static byte[] node(byte[] left, byte[] right) {
        MessageDigest digest = DIGEST.get();
        digest.update(NODE);
        digest.update(left);
        return digest.digest(right);
    }

    /** The plain SHA-256 of some bytes; also the root of an empty tree. */
    public static byte[] sha256(byte[]... parts) {
        MessageDigest digest = DIGEST.get();
        for (byte[] part : parts) {
            digest.update(part);
        }
        return digest.digest();
    }

    /** A hash in lower-case hex. */
    public static String hex(byte[] hash) {
        return HexFormat.of().formatHex(hash);
    }

    /** Replace the first {@code count} hashes, a power of two, by the one node over them; nothing is allocated in between. */
    static void fold(byte[] hashes, int from, int count) {
        MessageDigest digest = DIGEST.get();
        try {
            for (int width = count; width > 1; width /= 2) {
                for (int i = 0; i < width / 2; i++) {
                    digest.update(NODE);
                    digest.update(hashes, from + 2 * i * LENGTH, 2 * LENGTH);
                    digest.digest(hashes, from + i * LENGTH, LENGTH);
                }
            }
        } catch (java.security.DigestException e) {
            throw new IllegalStateException("32 bytes do not hold a SHA-256.", e);
        }
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }
}

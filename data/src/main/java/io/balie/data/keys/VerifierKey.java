package io.balie.data.keys;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the signatures of one log are checked with: its name, which is the log's origin, and an Ed25519 public key. Written
 * {@code name+id+key} as C2SP's signed notes do.
 */
public final class VerifierKey {

    private static final byte ED25519 = 1;
    private static final int KEY = 32;
    private static final int ID = 4;

    /** What stands before the 32 bytes of an Ed25519 key in X.509's form (RFC 8410). */
    private static final byte[] X509 = HexFormat.of().parseHex("302a300506032b6570032100");

    private static final Pattern NAME = Pattern.compile("[^\\s\\p{Cc}+]{1,255}");

    private final String name;
    private final byte[] raw;
    private final PublicKey key;

    private VerifierKey(String name, byte[] raw, PublicKey key) {
        this.name = name;
        this.raw = raw;
        this.key = key;
    }

    static VerifierKey of(String name, byte[] raw) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "The name of a verifier key is empty, too long, or has a space or a plus.");
        }
        if (raw.length != KEY) {
            throw new IllegalArgumentException("An Ed25519 key of %d bytes, expected 32.".formatted(raw.length));
        }
        byte[] encoded = Arrays.copyOf(X509, X509.length + KEY);
        System.arraycopy(raw, 0, encoded, X509.length, KEY);
        try {
            return new VerifierKey(
                    name,
                    raw.clone(),
                    KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("The bytes are no Ed25519 key.", e);
        }
    }

    static VerifierKey of(String name, PublicKey key) {
        byte[] encoded = key.getEncoded();
        return of(name, Arrays.copyOfRange(encoded, encoded.length - KEY, encoded.length));
    }

    /**
     * Read the written form.
     *
     * @throws IllegalArgumentException if it is none, or its id is not that of its key
     */
    public static VerifierKey parse(String written) {
        // The key is base64 and may hold a plus itself; the name may not.
        String[] parts = written.strip().split("\\+", 3);
        if (parts.length != 3) {
            throw new IllegalArgumentException("A verifier key has the form name+id+key.");
        }
        byte[] typed;
        byte[] id;
        try {
            typed = Base64.getDecoder().decode(parts[2]);
            id = HexFormat.of().parseHex(parts[1]);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("A verifier key has an id in hex and a key in base64.", e);
        }
        if (typed.length != KEY + 1 || typed[0] != ED25519) {
            throw new IllegalArgumentException("The verifier key is not one of Ed25519.");
        }
        VerifierKey key = of(parts[0], Arrays.copyOfRange(typed, 1, typed.length));
        if (!Arrays.equals(id, key.id()) || !parts[1].equals(HexFormat.of().formatHex(id))) {
            throw new IllegalArgumentException(
                    "The id of the verifier key is not that of its bytes; one of them was changed.");
        }
        return key;
    }

    /** The log's origin. */
    public String name() {
        return name;
    }

    /** The first four bytes of the hash of name and key; tells keys apart and proves nothing. */
    public byte[] id() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(name.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) '\n');
            digest.update(ED25519);
            return Arrays.copyOf(digest.digest(raw), ID);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }

    /** Whether a text was signed with the key's other half. */
    public boolean verifies(byte[] text, byte[] signature) {
        try {
            Signature checking = Signature.getInstance("Ed25519");
            checking.initVerify(key);
            checking.update(text);
            return checking.verify(signature);
        } catch (GeneralSecurityException e) {
            return false; // not the form of a signature
        }
    }

    /** The written form. */
    @Override
    public String toString() {
        byte[] typed = new byte[KEY + 1];
        typed[0] = ED25519;
        System.arraycopy(raw, 0, typed, 1, KEY);
        return name + "+" + HexFormat.of().formatHex(id()) + "+"
                + Base64.getEncoder().encodeToString(typed);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof VerifierKey that && that.name.equals(name) && Arrays.equals(that.raw, raw);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(raw);
    }
}

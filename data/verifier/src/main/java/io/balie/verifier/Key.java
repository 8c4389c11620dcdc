package io.balie.verifier;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The key that signs a log's checkpoints: {@code <origin>+<id in hex>+<base64 of 0x01 and the public key>}. */
final class Key {
    static final String ORIGIN = "balie\\.transcripts/[0-9a-f]{16}";

    private static final Pattern FORM = Pattern.compile("(" + ORIGIN + ")\\+([0-9a-f]{8})\\+([A-Za-z0-9+/]{44})");
    private static final byte[] X509 = HexFormat.of().parseHex("302a300506032b6570032100");

    private final String text;
    private final String origin;
    private final byte[] id;
    private final PublicKey key;

    private Key(String text, String origin, byte[] id, PublicKey key) {
        this.text = text;
        this.origin = origin;
        this.id = id;
        this.key = key;
    }

    static Key read(String text) throws Malformed {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new Malformed("not a verifier key: <origin>+<id in hex>+<base64>");
        }
        byte[] typed = Hash.base64(matcher.group(3));
        byte[] named = (matcher.group(1) + "\n").getBytes(StandardCharsets.UTF_8);
        var digest = Hash.sha256();
        digest.update(named);
        byte[] id = Arrays.copyOf(digest.digest(typed), 4);
        if (typed[0] != 1 || !HexFormat.of().formatHex(id).equals(matcher.group(2))) {
            throw new Malformed("a verifier key of another type, or with another key's id");
        }
        byte[] encoded = Arrays.copyOf(X509, X509.length + Hash.LENGTH);
        System.arraycopy(typed, 1, encoded, X509.length, Hash.LENGTH);
        try {
            PublicKey key = KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
            return new Key(text, matcher.group(1), id, key);
        } catch (GeneralSecurityException e) {
            throw new Malformed("not an Ed25519 key");
        }
    }

    /** Reads the key as a file holds it: one line. */
    static Key readLine(byte[] bytes) throws Malformed {
        String line = Json.utf8(bytes);
        if (!line.endsWith("\n")) {
            throw new Malformed("not one line");
        }
        return read(line.substring(0, line.length() - 1));
    }

    String text() {
        return text;
    }

    String origin() {
        return origin;
    }

    /** Whether a signature line that begins with this name and id is said to be by this key. */
    boolean named(String name, byte[] nameId) {
        return name.equals(origin) && Arrays.equals(nameId, id);
    }

    boolean signed(byte[] message, byte[] signature) {
        try {
            Signature ed25519 = Signature.getInstance("Ed25519");
            ed25519.initVerify(key);
            ed25519.update(message);
            return ed25519.verify(signature);
        } catch (GeneralSecurityException e) {
            return false; // also what the JDK says of a signature of another length, or of a point that is none
        }
    }
}

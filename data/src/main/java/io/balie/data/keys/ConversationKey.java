package io.balie.data.keys;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;

/** The key of one conversation; what was said in it cannot be read once this is gone. Safe for many threads. */
public final class ConversationKey {

    private static final int LENGTH = 32;
    private static final SecureRandom CHANCE = new SecureRandom();

    private final byte[] secret;

    ConversationKey(byte[] secret) {
        if (secret.length != LENGTH) {
            throw new IllegalArgumentException(
                    "A conversation's key has %d bytes, expected 32.".formatted(secret.length));
        }
        this.secret = secret;
    }

    /** A new key, drawn by chance. */
    public static ConversationKey drawn() {
        byte[] secret = new byte[LENGTH];
        CHANCE.nextBytes(secret);
        return new ConversationKey(secret);
    }

    byte[] secret() {
        return secret;
    }

    /** Stands for the key in the clear, so that a body cannot be opened to another text by another key; hex. */
    public String commitment() {
        return HexFormat.of()
                .formatHex(Ciphers.hmac(secret, "balie key commitment 1".getBytes(StandardCharsets.US_ASCII)));
    }

    /** Encrypt an event. */
    public byte[] seal(String conversation, long seq, byte[] json) {
        return Ciphers.seal(secret, json, place(conversation, seq));
    }

    /**
     * Decrypt an event.
     *
     * @throws KeyRefused if it is not what was sealed with this key for this place
     */
    public byte[] open(String conversation, long seq, byte[] body) {
        return opened(body, place(conversation, seq), "Event %d of conversation %s".formatted(seq, conversation));
    }

    /** Encrypt who a conversation is with. */
    public byte[] sealName(String conversation, String name) {
        return Ciphers.seal(secret, name.getBytes(StandardCharsets.UTF_8), naming(conversation));
    }

    /**
     * Decrypt who a conversation is with.
     *
     * @throws KeyRefused if it is not what was sealed with this key
     */
    public String openName(String conversation, byte[] sealed) {
        return new String(
                opened(sealed, naming(conversation), "The name of conversation " + conversation),
                StandardCharsets.UTF_8);
    }

    private byte[] opened(byte[] sealed, byte[] bound, String what) {
        try {
            return Ciphers.open(secret, sealed, bound);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new KeyRefused(what + " does not open with its key: one of them is damaged.");
        }
    }

    private static byte[] place(String conversation, long seq) {
        return ("balie event 1\n" + conversation + "\n" + seq).getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] naming(String conversation) {
        return ("balie name 1\n" + conversation).getBytes(StandardCharsets.US_ASCII);
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "ConversationKey";
    }
}

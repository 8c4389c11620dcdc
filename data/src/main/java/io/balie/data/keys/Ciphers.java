package io.balie.data.keys;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** AES-256-GCM as {@code nonce ‖ ciphertext ‖ tag}, and HMAC-SHA256. */
final class Ciphers {

    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final int TAG = TAG_BITS / 8;
    private static final String AES = "AES/GCM/NoPadding";

    private static final SecureRandom CHANCE = new SecureRandom();

    /** A cipher costs more to find than to use. */
    private static final ThreadLocal<Cipher> CIPHER = ThreadLocal.withInitial(() -> {
        try {
            return Cipher.getInstance(AES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has AES-GCM.", e);
        }
    });

    private Ciphers() {}

    static byte[] seal(byte[] key, byte[] plain, byte[] bound) {
        byte[] sealed = new byte[NONCE + plain.length + TAG];
        byte[] nonce = new byte[NONCE];
        CHANCE.nextBytes(nonce);
        System.arraycopy(nonce, 0, sealed, 0, NONCE);
        try {
            Cipher cipher = CIPHER.get();
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(bound);
            cipher.doFinal(plain, 0, plain.length, sealed, NONCE);
            return sealed;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A 256-bit key does not encrypt.", e);
        }
    }

    static byte[] open(byte[] key, byte[] sealed, byte[] bound) throws GeneralSecurityException {
        if (sealed.length < NONCE + TAG) {
            throw new IllegalArgumentException("Too short for a nonce and a tag.");
        }
        Cipher cipher = CIPHER.get();
        cipher.init(
                Cipher.DECRYPT_MODE,
                new SecretKeySpec(key, "AES"),
                new GCMParameterSpec(TAG_BITS, Arrays.copyOf(sealed, NONCE)));
        cipher.updateAAD(bound);
        return cipher.doFinal(sealed, NONCE, sealed.length - NONCE);
    }

    static byte[] hmac(byte[] key, byte[] text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HMAC-SHA256.", e);
        }
    }
}

package io.balie.nlu.model;

import io.balie.nlu.Entity;
import io.balie.nlu.Example;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** SHA-256 sums as hexadecimal text. */
final class Fingerprint {

    private Fingerprint() {}

    static String ofExamples(List<Example> examples) {
        MessageDigest digest = sha256();
        for (Example example : examples) {
            digest.update((example.intent() + '\t' + example.language() + '\t' + example.text() + '\n')
                    .getBytes(StandardCharsets.UTF_8));
            for (Entity entity : example.entities()) {
                digest.update(
                        (entity.type() + '\t' + entity.start() + '\t' + entity.end() + '\t' + entity.value() + '\n')
                                .getBytes(StandardCharsets.UTF_8));
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    static String of(byte[] data) {
        return HexFormat.of().formatHex(sha256().digest(data));
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }
}

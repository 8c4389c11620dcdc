package io.balie.nlu.model;

import io.balie.nlu.Entity;
import io.balie.nlu.Example;
import io.balie.nlu.TrainingData;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 sums as hexadecimal text. */
final class Fingerprint {

    private Fingerprint() {}

    static String of(TrainingData data) {
        MessageDigest digest = sha256();
        for (Example example : data.examples()) {
            add(digest, example.intent(), example.language().code(), example.text());
            for (Entity entity : example.entities()) {
                add(
                        digest,
                        entity.type(),
                        Integer.toString(entity.start()),
                        Integer.toString(entity.end()),
                        entity.value(),
                        entity.role().orElse(""),
                        entity.group().orElse(""));
            }
        }
        data.synonyms().forEach((synonym, value) -> add(digest, "synonym", synonym, value));
        data.regexes().forEach((name, regexes) -> regexes.forEach(regex -> add(digest, "regex", name, regex)));
        data.lookups().forEach((name, words) -> words.forEach(word -> add(digest, "lookup", name, word)));
        data.responses().forEach((key, texts) -> texts.forEach(text -> add(digest, "response", key, text)));
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void add(MessageDigest digest, String... cells) {
        digest.update((String.join("\t", cells) + '\n').getBytes(StandardCharsets.UTF_8));
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

package io.balie.verifier;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** A small log, written from the page with nothing of the verifier, so that a mistake is not made twice. */
final class WrittenLog {
    /** A record as it is stored. */
    static final class Rec {
        byte[] envelope;
        byte[] body;

        Rec(byte[] envelope, byte[] body) {
            this.envelope = envelope;
            this.body = body;
        }
    }

    static final String STREAM = "00000000000000000000000000000000";

    final List<Rec> records = new ArrayList<>();
    final List<Integer> checkpoints = new ArrayList<>();
    final String origin = "balie.transcripts/6f1d0c7a2b9e4f33";
    KeyPair keys = newKeys();

    private final Random random;
    private final Map<String, Integer> seqs = new HashMap<>();
    private final Map<String, byte[]> last = new HashMap<>();

    WrittenLog(long seed) {
        random = new Random(seed);
        add(STREAM, "log_started", Map.of());
    }

    /** A log of so many conversations that go on side by side. */
    static WrittenLog random(long seed, int conversations, int events) {
        WrittenLog log = new WrittenLog(seed);
        while (log.records.size() < events) {
            log.add(
                    conversation(log.random.nextInt(conversations)),
                    log.random.nextBoolean() ? "user" : "bot",
                    Map.of());
        }
        return log;
    }

    static String conversation(int number) {
        return HexFormat.of().formatHex(sha256(("conversation " + number).getBytes(StandardCharsets.UTF_8)), 0, 16);
    }

    /** Adds a record; {@code other} replaces members, or with an empty text takes them away. */
    int add(String conversation, String kind, Map<String, Object> other) {
        byte[] body = new byte[28 + random.nextInt(60)];
        random.nextBytes(body);
        int seq = seqs.merge(conversation, 1, Integer::sum) - 1;
        Map<String, Object> members = new TreeMap<>(Map.of(
                "alg", "A256GCM",
                "at", "2026-11-23T16:45:00.123456Z",
                "body", HexFormat.of().formatHex(sha256(body)),
                "company", "c\"1\\",
                "conversation", conversation,
                "kind", kind,
                "length", body.length,
                "model", "",
                "program", "0.1"));
        members.put("script", "5d41");
        members.put("seq", seq);
        members.put("v", 2);
        if (seq == 0) {
            members.put("key", "ab".repeat(32));
        } else {
            members.put("prev", HexFormat.of().formatHex(last.get(conversation)));
        }
        members.putAll(other);
        members.values().removeIf(""::equals);
        members.putIfAbsent("model", "");
        byte[] envelope = json(members).getBytes(StandardCharsets.UTF_8);
        last.put(conversation, hash(0, envelope));
        records.add(new Rec(envelope, body));
        return records.size() - 1;
    }

    /** Erases a conversation as the page allows, and takes all its bodies away. */
    void erase(String conversation) {
        add(STREAM, "erased", Map.of("subject", conversation));
        for (Rec rec : records) {
            if (text(rec).contains("\"conversation\":\"" + conversation)) {
                rec.body = new byte[0];
            }
        }
    }

    static String text(Rec rec) {
        return new String(rec.envelope, StandardCharsets.UTF_8);
    }

    private static String json(Map<String, Object> members) {
        StringBuilder out = new StringBuilder("{");
        members.forEach((name, value) -> out.append(out.length() > 1 ? "," : "")
                .append('"')
                .append(name)
                .append("\":")
                .append(
                        value instanceof String text
                                ? '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"'
                                : String.valueOf(value)));
        return out.append('}').toString();
    }

    String vkey() {
        return vkey(1);
    }

    String vkey(int type) {
        byte[] typed = typed(type);
        return origin + "+" + HexFormat.of().formatHex(id(typed)) + "+"
                + Base64.getEncoder().encodeToString(typed);
    }

    private byte[] typed(int type) {
        byte[] x509 = keys.getPublic().getEncoded();
        byte[] typed = new byte[33];
        typed[0] = (byte) type;
        System.arraycopy(x509, x509.length - 32, typed, 1, 32);
        return typed;
    }

    private byte[] id(byte[] typed) {
        return Arrays.copyOf(sha256(join((origin + "\n").getBytes(StandardCharsets.UTF_8), typed)), 4);
    }

    String note(int size) {
        return signed(origin + "\n" + size + "\n" + Base64.getEncoder().encodeToString(root(0, size)) + "\n");
    }

    String signed(String text) {
        try {
            Signature ed25519 = Signature.getInstance("Ed25519");
            ed25519.initSign(keys.getPrivate());
            ed25519.update(text.getBytes(StandardCharsets.UTF_8));
            return text + "\n\u2014 " + origin + " "
                    + Base64.getEncoder().encodeToString(join(id(typed(1)), ed25519.sign())) + "\n";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** RFC 9162 §2.1.1, word for word. */
    byte[] root(int from, int to) {
        if (to - from == 1) {
            return hash(0, records.get(from).envelope);
        }
        int k = Integer.highestOneBit(to - from - 1);
        return hash(1, join(root(from, from + k), root(from + k, to)));
    }

    /** RFC 9162 §2.1.3.1, word for word. */
    List<byte[]> path(int leaf, int from, int to) {
        if (to - from == 1) {
            return new ArrayList<>();
        }
        int k = Integer.highestOneBit(to - from - 1);
        List<byte[]> path = leaf < from + k ? path(leaf, from, from + k) : path(leaf, from + k, to);
        path.add(leaf < from + k ? root(from + k, to) : root(from, from + k));
        return path;
    }

    /** Writes the export. */
    Path write(Path folder) {
        int size = records.size();
        put(folder, "checkpoint", note(size));
        put(folder, "log.vkey", vkey() + "\n");
        for (int checkpoint : checkpoints) {
            put(folder, "checkpoints/" + checkpoint, note(checkpoint));
        }
        for (int level = 0, step = 1; size / step > 0; level++, step *= 256) {
            int hashes = size / step;
            for (int tile = 0; tile * 256 < hashes; tile++) {
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                for (int i = tile * 256; i < Math.min(hashes, (tile + 1) * 256); i++) {
                    bytes.writeBytes(root(i * step, (i + 1) * step));
                }
                put(folder, "tile/" + level + "/" + tail(tile, bytes.size() / 32), bytes.toByteArray());
            }
        }
        for (int bundle = 0; bundle * 256 < size; bundle++) {
            ByteArrayOutputStream envelopes = new ByteArrayOutputStream();
            ByteArrayOutputStream bodies = new ByteArrayOutputStream();
            List<Rec> part = records.subList(bundle * 256, Math.min(size, (bundle + 1) * 256));
            for (Rec rec : part) {
                envelopes.writeBytes(ByteBuffer.allocate(2)
                        .putShort((short) rec.envelope.length)
                        .array());
                envelopes.writeBytes(rec.envelope);
                bodies.writeBytes(ByteBuffer.allocate(4).putInt(rec.body.length).array());
                bodies.writeBytes(rec.body);
            }
            put(folder, "tile/entries/" + tail(bundle, part.size()), envelopes.toByteArray());
            put(folder, "bodies/" + tail(bundle, part.size()), bodies.toByteArray());
        }
        return folder;
    }

    private static String tail(int tile, int width) {
        String name = "%03d".formatted(tile % 1000);
        return (tile < 1000 ? name : "x%03d/".formatted(tile / 1000) + name) + (width < 256 ? ".p/" + width : "");
    }

    /** Writes one conversation and its proofs. */
    String proof(String conversation) {
        return proof(conversation, records.size());
    }

    String proof(String conversation, int size) {
        StringBuilder events = new StringBuilder();
        StringBuilder erasures = new StringBuilder();
        for (int leaf = 0; leaf < size; leaf++) {
            String text = text(records.get(leaf));
            if (text.contains("\"conversation\":\"" + conversation)) {
                events.append(events.isEmpty() ? "" : ",\n ").append(item(leaf, size));
            } else if (text.contains("\"erased\"") && text.contains("\"subject\":\"" + conversation)) {
                erasures.append(erasures.isEmpty() ? "" : ",\n ").append(item(leaf, size));
            }
        }
        return """
                {"v": 2, "checkpoint": %s, "vkey": %s, "conversation": "%s",
                 "events": [%s],
                 "erasures": [%s]}
                """.formatted(quoted(note(size)), quoted(vkey()), conversation, events, erasures);
    }

    private String item(int leaf, int size) {
        Rec rec = records.get(leaf);
        List<String> hashes = path(leaf, 0, size).stream()
                .map(hash -> '"' + Base64.getEncoder().encodeToString(hash) + '"')
                .toList();
        return "{\"leaf\": %d, \"envelope\": %s, \"body\": \"%s\", \"proof\": %s}"
                .formatted(leaf, quoted(text(rec)), Base64.getEncoder().encodeToString(rec.body), hashes);
    }

    static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }

    static void put(Path folder, String path, String text) {
        put(folder, path, text.getBytes(StandardCharsets.UTF_8));
    }

    static void put(Path folder, String path, byte[] bytes) {
        try {
            Path file = folder.resolve(path);
            Files.createDirectories(file.getParent());
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static KeyPair newKeys() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] hash(int domain, byte[] bytes) {
        return sha256(join(new byte[] {(byte) domain}, bytes));
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] join(byte[] a, byte[] b) {
        byte[] both = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        return both;
    }
}

package io.balie.data.evidence;

import io.balie.data.keys.SigningKey;
import io.balie.data.transcript.Envelope;
import io.balie.data.transcript.Provenance;
import io.balie.data.transcript.Sealed;
import io.balie.data.tree.GrowingTree;
import io.balie.data.tree.Hashes;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;

/** A log in memory, made by the rules or against them. */
final class MadeLog implements LogSource {

    static final String ORIGIN = "balie.transcripts/6f1d0c7a2b9e4f33";

    private static final Instant BEGUN = Instant.parse("2026-11-23T16:45:00Z");
    private static final Provenance BOT = new Provenance("m".repeat(64), "s".repeat(64), "c".repeat(64), "0.1.0");

    final List<Sealed> records = new ArrayList<>();
    final List<Note> notes = new ArrayList<>();
    private final Map<String, Long> next = new HashMap<>();
    private final Map<String, byte[]> latest = new HashMap<>();
    private final SigningKey key;
    private final Random chance;

    MadeLog(SigningKey key, long seed) {
        this.key = key;
        this.chance = new Random(seed);
        add(Envelope.AUDITING, "log_started", Optional.empty());
    }

    /** A log with some events of some conversations, the third of them erased half way, and a checkpoint every hundred leaves and at the end. */
    static MadeLog usual(SigningKey key, int events, int conversations, long seed) {
        MadeLog log = new MadeLog(key, seed);
        while (log.records.size() < events) {
            int which = log.chance.nextInt(conversations);
            if (which != 2 || log.records.size() < events / 2) {
                log.add(ref(which), log.chance.nextBoolean() ? "user" : "bot", Optional.empty());
            }
            if (log.records.size() == events / 2) {
                log.erase(ref(2));
            }
            if (log.records.size() % 100 == 0) {
                log.checkpoint();
            }
        }
        log.checkpoint();
        return log;
    }

    static String ref(int conversation) {
        return "%032x".formatted(0xabc000 + conversation);
    }

    void add(String conversation, String kind, Optional<String> subject) {
        byte[] body = new byte[28 + chance.nextInt(300)];
        chance.nextBytes(body);
        long seq = next.merge(conversation, 1L, Long::sum) - 1;
        byte[] before = latest.get(conversation);
        Envelope envelope = new Envelope(
                BEGUN.plusSeconds(records.size()),
                Hashes.hex(Hashes.sha256(body)),
                body.length,
                conversation,
                seq,
                before == null
                        ? new Envelope.Link.Key(Hashes.hex(Hashes.sha256(body)))
                        : new Envelope.Link.Previous(Hashes.hex(before)),
                kind,
                BOT,
                subject);
        add(new Sealed(records.size(), envelope.bytes(), body));
        latest.put(conversation, Hashes.leaf(envelope.bytes()));
    }

    void add(Sealed sealed) {
        records.add(sealed);
    }

    void erase(String conversation) {
        add(Envelope.AUDITING, "erased", Optional.of(conversation));
        for (int i = 0; i < records.size(); i++) {
            Sealed sealed = records.get(i);
            if (Envelope.read(sealed.envelope()).conversation().equals(conversation)) {
                records.set(i, new Sealed(i, sealed.envelope(), new byte[0]));
            }
        }
    }

    void checkpoint() {
        if (notes.isEmpty() || notes.getLast().size() < records.size()) {
            String note = new Checkpoint(ORIGIN, records.size(), tree().root()).sign(key);
            notes.add(new Note(records.size(), note.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        }
    }

    private GrowingTree tree() {
        GrowingTree tree = new GrowingTree();
        records.forEach(record -> tree.append(Hashes.leaf(record.envelope())));
        return tree;
    }

    @Override
    public String name() {
        return "made";
    }

    @Override
    public long size() {
        return records.size();
    }

    @Override
    public Optional<String> ownKey() {
        return Optional.of(key.verifier(ORIGIN).toString());
    }

    @Override
    public List<Note> checkpoints(Consumer<Finding> faults) {
        return List.copyOf(notes);
    }

    @Override
    public void read(Reader reader) {
        records.forEach(reader::record);
    }

    @Override
    public Sealed record(long leaf) throws IOException {
        return records.get((int) leaf);
    }

    @Override
    public Optional<byte[]> tile(int level, long index, int width) {
        return Optional.empty(); // none are kept: an export has those that the envelopes give
    }

    @Override
    public void close() {
        // It is in memory.
    }
}

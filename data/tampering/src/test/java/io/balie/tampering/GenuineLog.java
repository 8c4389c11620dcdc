package io.balie.tampering;

import io.balie.data.evidence.Checkpoint;
import io.balie.data.evidence.LogExport;
import io.balie.data.evidence.StoreLog;
import io.balie.data.keys.Keys;
import io.balie.data.keys.MasterKey;
import io.balie.data.keys.SigningKey;
import io.balie.data.transcript.AuditEvent;
import io.balie.data.transcript.Provenance;
import io.balie.data.transcript.Summary;
import io.balie.data.transcript.TranscriptStore;
import io.balie.dialog.event.Event;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** A log as Balie itself writes it: conversations side by side, some looked at, some erased, with checkpoints. */
final class GenuineLog {
    private static final Instant BEGUN = Instant.parse("2026-11-23T09:00:00Z");
    private static final Provenance PROVENANCE =
            new Provenance("m".repeat(64), "s".repeat(64), "c".repeat(64), "0.1.0");

    private GenuineLog() {}

    /** Writes a store. */
    static void write(Path store, SigningKey signing, int conversations, int events, long seed) {
        byte[] secret = new byte[32];
        Arrays.fill(secret, (byte) 7);
        Random random = new Random(seed);
        int[] said = new int[conversations];
        try (TranscriptStore open = TranscriptStore.open(store, new Keys(MasterKey.of(secret), signing), BEGUN)) {
            int left = events;
            for (int turn = 0; left > 0; turn++) {
                Instant at = BEGUN.plusSeconds(turn);
                int which = random.nextInt(conversations);
                List<Event> some = new ArrayList<>();
                for (int i = 0; i < Math.min(left, 1 + random.nextInt(6)); i++) {
                    some.add(new Event.HandedOver(at, "word ".repeat(random.nextInt(20))));
                }
                open.append("visitor " + which, said[which], some, PROVENANCE);
                said[which] += some.size();
                left -= some.size();
                if (turn % 25 == 24) {
                    open.checkpoint(at, (origin, size, root) -> new Checkpoint(origin, size, root).sign(signing));
                }
                if (turn % 60 == 59) {
                    // Who was erased may come back: that is another conversation.
                    Summary someone = someone(open, random);
                    open.note(new AuditEvent.Looked(at, "auditor", Optional.of(someone.ref()), "show", "a complaint"));
                    open.erase(someone.ref(), "auditor", "asked for", at);
                    open.purge();
                    Arrays.setAll(said, i -> open.read("visitor " + i).size());
                }
            }
            open.checkpoint(
                    BEGUN.plusSeconds(events),
                    (origin, size, root) -> new Checkpoint(origin, size, root).sign(signing));
        }
    }

    private static Summary someone(TranscriptStore store, Random random) {
        List<Summary> all = store.list(new Summary.Filter(1_000, Optional.empty(), Optional.empty())).stream()
                .filter(summary -> summary.erasedBy().isEmpty())
                .toList();
        return all.get(random.nextInt(all.size()));
    }

    /** Exports it. */
    static void export(Path store, SigningKey signing, Path folder) throws IOException {
        try (StoreLog log = StoreLog.open(store).orElseThrow()) {
            new LogExport(log, signing.verifier(log.origin().orElseThrow())).to(folder);
        }
    }
}

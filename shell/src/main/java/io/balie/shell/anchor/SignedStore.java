package io.balie.shell.anchor;

import io.balie.data.bot.Anchoring;
import io.balie.data.evidence.Checkpoint;
import io.balie.data.evidence.LogTree;
import io.balie.data.evidence.StoreLog;
import io.balie.data.keys.SigningKey;
import io.balie.data.transcript.Anchored;
import io.balie.data.transcript.TranscriptStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The store of a desk as a log that is signed and anchored. */
public final class SignedStore implements CheckpointClock.Signing {

    private final TranscriptStore store;
    private final SigningKey key;

    private SignedStore(TranscriptStore store, SigningKey key) {
        this.store = store;
        this.key = key;
    }

    /**
     * Begin to sign and anchor a store. To be closed before the store is.
     *
     * @param settings how often, and where to
     */
    public static CheckpointClock clock(TranscriptStore store, SigningKey key, Anchoring settings, Clock clock) {
        key.publish(store.origin());
        Map<String, Long> already = new HashMap<>();
        store.reader().anchored().forEach(anchored -> already.merge(anchored.place(), anchored.size(), Math::max));
        List<AnchorPlace> places = settings.places().stream()
                .map(place -> place(place, store, key, clock))
                .toList();
        Anchors anchors = new Anchors(
                places,
                already,
                (place, signed) -> store.anchored(new Anchored(place, signed.size(), clock.instant())));
        return new CheckpointClock(
                        new SignedStore(store, key), anchors, settings.checkpointEvery(), settings.anchorEvery(), clock)
                .start();
    }

    private static AnchorPlace place(Anchoring.Place place, TranscriptStore store, SigningKey key, Clock clock) {
        return switch (place) {
            case Anchoring.Folder folder ->
                new AnchorFolder(
                        folder.name(),
                        Path.of(folder.path()),
                        key.verifier(store.origin()),
                        (before, size) -> between(store.folder(), before, size));
            case Anchoring.Url url -> new AnchorUrl(url);
            case Anchoring.Mail mail -> new AnchorMail(mail, clock);
        };
    }

    private static List<byte[]> between(Path folder, long before, long size) throws IOException {
        try (StoreLog log = StoreLog.open(folder)
                .orElseThrow(() -> new IOException("There are no transcripts in '%s'.".formatted(folder)))) {
            return LogTree.of(log).consistency(before, size);
        }
    }

    @Override
    public long size() {
        return store.size();
    }

    @Override
    public AnchorPlace.Signed sign(Instant now) {
        return signed(store.checkpoint(now, (origin, size, root) -> new Checkpoint(origin, size, root).sign(key)));
    }

    @Override
    public Optional<AnchorPlace.Signed> latest() {
        return store.reader().latestCheckpoint().map(this::signed);
    }

    private AnchorPlace.Signed signed(io.balie.data.transcript.KeptCheckpoint kept) {
        return new AnchorPlace.Signed(store.origin(), kept.size(), kept.note());
    }
}

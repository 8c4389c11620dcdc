package io.balie.data.backup;

import io.balie.data.evidence.Checkpoint;
import io.balie.data.evidence.Verifier;
import io.balie.data.keys.Keys;
import io.balie.data.transcript.AuditEvent;
import io.balie.data.transcript.Ledger;
import io.balie.data.transcript.StoreFolder;
import io.balie.data.transcript.TranscriptReader;
import io.balie.data.transcript.TranscriptStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Puts a checked backup back.
 *
 * <p>A folder is made ready beside its place: the files are copied, everything that a ledger says was erased since is erased again and purged, and a
 * record of all that is added. Then it takes its place; what was there steps aside and stays. A power cut leaves either the old folder, or the new one, or,
 * between the two, the old one under its other name: then put the backup back again.
 */
public final class Restore {

    private static final String LOG = "transcripts.db";
    private static final String KEYS = "keys.db";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Path home;
    private final Keys keys;
    private final String by;
    private final Instant now;

    /**
     * @param home where the folders of transcripts are
     * @param by who puts it back
     * @param now when
     */
    public Restore(Path home, Keys keys, String by, Instant now) {
        this.home = home;
        this.keys = keys;
        this.by = by;
        this.now = now.truncatedTo(ChronoUnit.MICROS); // as every event
    }

    /**
     * What more there is to go by.
     *
     * @param replace whether transcripts that are there may step aside
     * @param ledger a ledger of erasures kept elsewhere, beside the one in the folder
     * @param keysFile the conversations' keys, for a backup without them
     */
    public record Choices(boolean replace, Optional<Path> ledger, Optional<Path> keysFile) {}

    /**
     * A folder that was put back.
     *
     * @param folder its name
     * @param size how many leaves the log has now
     * @param erasures how many erasures were done again
     * @param aside where the transcripts are that were there before
     */
    public record Done(String folder, long size, long erasures, Optional<Path> aside) {}

    /**
     * {@link Backup#check Check} a backup and put it back.
     *
     * @param anchors checkpoints that somebody else holds, which it must agree with
     * @throws BackupFailed if it is damaged or cannot be put back, or transcripts are in its place; then nothing has changed
     * @throws io.balie.data.transcript.TranscriptsInUse if a desk has one of the folders open
     */
    public List<Done> run(Path backup, List<Verifier.Anchor> anchors, Choices choices) {
        Manifest manifest = Backup.check(backup, Optional.of(keys.master()), origin -> Optional.empty(), anchors);
        List<StoreFolder> taken = new ArrayList<>();
        try {
            for (Manifest.Store store : manifest.stores()) {
                taken.add(StoreFolder.taken(home.resolve(store.folder())));
                if (Files.exists(home.resolve(store.folder()).resolve(LOG)) && !choices.replace()) {
                    throw new BackupFailed("There are transcripts in '%s'. Say --replace to move them aside."
                            .formatted(home.resolve(store.folder())));
                }
            }
            List<Long> erasures = new ArrayList<>();
            for (Manifest.Store store : manifest.stores()) {
                erasures.add(prepare(backup, store, choices));
            }
            List<Done> done = new ArrayList<>();
            for (Manifest.Store store : manifest.stores()) {
                done.add(swap(store, erasures.get(done.size())));
            }
            return done;
        } catch (IOException e) {
            throw new BackupFailed("The backup '%s' cannot be put back.".formatted(backup), e);
        } finally {
            // What is left here was not put back; it may hold keys of what was erased.
            manifest.stores().forEach(store -> Backup.removeQuietly(ready(store)));
            taken.forEach(StoreFolder::close);
        }
    }

    private Path ready(Manifest.Store store) {
        return home.resolve("restoring-" + store.folder());
    }

    /** Make a folder ready beside its place; gives how many erasures were done again. */
    private long prepare(Path backup, Manifest.Store store, Choices choices) throws IOException {
        Path ready = ready(store);
        Path current = home.resolve(store.folder());
        Durable.remove(ready);
        Files.createDirectory(ready);
        Durable.copy(backup.resolve(store.folder()).resolve(LOG), ready.resolve(LOG));
        keys(backup, store, current, ready, choices);
        Set<Ledger.Line> told = new LinkedHashSet<>(lines(current.resolve(Ledger.FILE), store));
        if (choices.ledger().isPresent()) {
            told.addAll(lines(choices.ledger().get(), store));
        }
        List<Ledger.Line> lines = List.copyOf(told);
        // Also those that this backup knows nothing of: the next one may.
        Ledger.add(ready.resolve(Ledger.FILE), store.origin(), lines);
        long again = 0;
        try (TranscriptStore opened = TranscriptStore.open(ready, keys, now)) {
            for (Ledger.Line line : lines) {
                boolean alive = opened.reader()
                        .summary(line.ref())
                        .filter(summary -> summary.erasedBy().isEmpty())
                        .isPresent();
                if (alive) {
                    opened.erase(
                            line.ref(),
                            by,
                            "erased before, at %s by event %d of the log; done again after a backup was put back"
                                    .formatted(line.at(), line.leaf()),
                            now);
                    again++;
                }
            }
            opened.purge();
            Path name = backup.toAbsolutePath().normalize().getFileName();
            opened.note(new AuditEvent.Restored(
                    now, by, "%s of %s, %d leaves".formatted(name, store.origin(), store.size()), again));
            // Signed at once, so that what was erased again can be exported and proved before a desk opens.
            opened.checkpoint(now, (origin, size, root) -> new Checkpoint(origin, size, root).sign(keys.signing()));
            opened.reader().keyFault().ifPresent(fault -> {
                throw new BackupFailed(fault);
            });
        }
        Durable.sync(ready);
        return again;
    }

    private void keys(Path backup, Manifest.Store store, Path current, Path ready, Choices choices) throws IOException {
        if (choices.keysFile().isPresent()) {
            Durable.copy(choices.keysFile().get(), ready.resolve(KEYS));
        } else if (store.files().containsKey(KEYS)) {
            Durable.copy(backup.resolve(store.folder()).resolve(KEYS), ready.resolve(KEYS));
        } else if (Files.exists(current.resolve(KEYS))) {
            try (TranscriptReader reader = TranscriptReader.openSealed(current)
                    .orElseThrow(() -> new BackupFailed(
                            "'%s' has keys but no transcripts; name its keys.db by --keys.".formatted(current)))) {
                reader.copyKeys(ready.resolve(KEYS));
            }
        } else {
            throw new BackupFailed("The backup is without the conversations' keys; name a copy of keys.db by --keys.");
        }
    }

    /** The erasures of this log. A ledger of another log says nothing about it. */
    private static List<Ledger.Line> lines(Path file, Manifest.Store store) {
        Ledger.Contents ledger = Ledger.read(file);
        return ledger.origin().equals(store.origin()) ? ledger.lines() : List.of();
    }

    /** Where the old folder goes; never over another. */
    private Path aside(Manifest.Store store) {
        String name = "replaced-%s-%s".formatted(TIME.format(now), store.folder());
        Path aside = home.resolve(name);
        for (int i = 2; Files.exists(aside); i++) {
            aside = home.resolve(name + "-" + i);
        }
        return aside;
    }

    private Done swap(Manifest.Store store, long erasures) throws IOException {
        Path ready = ready(store);
        Path place = home.resolve(store.folder());
        boolean used = Files.exists(place.resolve(LOG)) || Files.exists(place.resolve(Ledger.FILE));
        Path aside = aside(store);
        long size;
        try (TranscriptReader reader = TranscriptReader.openSealed(ready)
                .orElseThrow(() -> new BackupFailed("'%s' holds no transcripts.".formatted(ready)))) {
            size = reader.size();
        }
        Durable.rename(place, aside);
        try {
            Durable.rename(ready, place);
        } catch (IOException e) {
            Durable.rename(aside, place);
            throw e;
        }
        if (!used) {
            Durable.remove(aside); // nothing but a lock
        }
        return new Done(store.folder(), size, erasures, used ? Optional.of(aside) : Optional.empty());
    }
}

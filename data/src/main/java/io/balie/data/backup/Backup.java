package io.balie.data.backup;

import io.balie.data.evidence.BadNote;
import io.balie.data.evidence.Checkpoint;
import io.balie.data.evidence.StoreLog;
import io.balie.data.evidence.Verdict;
import io.balie.data.evidence.Verifier;
import io.balie.data.keys.KeyRefused;
import io.balie.data.keys.MasterKey;
import io.balie.data.keys.VerifierKey;
import io.balie.data.transcript.KeptCheckpoint;
import io.balie.data.transcript.StoreFailed;
import io.balie.data.transcript.TranscriptReader;
import io.balie.data.tree.GrowingTree;
import io.balie.data.tree.Hashes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Makes and checks copies of transcripts. */
public final class Backup {

    private static final String LOG = "transcripts.db";
    private static final String KEYS = "keys.db";
    private static final int TRIES = 5;

    private Backup() {}

    /**
     * Copy folders of transcripts, also while a desk has them open. The copy stands under its name wholly or not at all. The ledgers of erasures are not in
     * it, so that a copy that is put back cannot bring back what was erased.
     *
     * @param to the backup, a folder that is not there yet
     * @param withKeys whether the conversations' keys are in it; they may be kept apart, and shorter
     * @throws BackupFailed if it cannot be made
     * @throws StoreFailed if the transcripts cannot be read
     */
    public static Manifest make(List<Path> folders, MasterKey master, Path to, boolean withKeys, Instant now) {
        Path target = to.toAbsolutePath().normalize();
        if (Files.exists(target)) {
            throw new BackupFailed("'%s' is there already; name a new folder.".formatted(to));
        }
        Path fresh = target.resolveSibling("." + target.getFileName() + ".new");
        boolean made = false;
        try {
            Files.createDirectories(target.getParent());
            Durable.remove(fresh);
            Files.createDirectory(fresh);
            List<Manifest.Store> stores = new ArrayList<>();
            for (Path folder : folders) {
                Optional<TranscriptReader> opened = TranscriptReader.open(folder, master);
                if (opened.isPresent()) {
                    try (TranscriptReader reader = opened.get()) {
                        stores.add(
                                copy(reader, fresh.resolve(folder.getFileName().toString()), master, withKeys));
                    }
                }
            }
            if (stores.isEmpty()) {
                throw new BackupFailed("There are no transcripts to copy.");
            }
            Manifest manifest = new Manifest(now, stores);
            manifest.write(fresh);
            Durable.sync(fresh);
            Durable.rename(fresh, target);
            made = true;
            return manifest;
        } catch (IOException e) {
            throw new BackupFailed("The backup '%s' cannot be written.".formatted(to), e);
        } finally {
            if (!made) {
                removeQuietly(fresh);
            }
        }
    }

    static void removeQuietly(Path folder) {
        try {
            Durable.remove(folder);
        } catch (IOException e) {
            // It goes the next time that it is in the way.
            System.getLogger(Backup.class.getName())
                    .log(System.Logger.Level.WARNING, "An unfinished copy could not be removed.", e);
        }
    }

    private static Manifest.Store copy(TranscriptReader reader, Path into, MasterKey master, boolean withKeys)
            throws IOException {
        for (int i = 1; ; i++) {
            Durable.remove(into);
            Files.createDirectory(into);
            // The log first: the key of a conversation is always stored before it. An erasure in between is all that
            // can part them.
            reader.copyLog(into.resolve(LOG));
            if (withKeys) {
                reader.copyKeys(into.resolve(KEYS));
                if (i < TRIES && fault(into, master).isPresent()) {
                    continue;
                }
            }
            break;
        }
        Map<String, Manifest.Copy> files = new LinkedHashMap<>();
        for (String name : withKeys ? List.of(LOG, KEYS) : List.of(LOG)) {
            Path file = into.resolve(name);
            Durable.sync(file);
            files.put(name, new Manifest.Copy(Files.size(file), Durable.sha256(file)));
        }
        Durable.sync(into);
        try (TranscriptReader copied = sealed(into)) {
            GrowingTree tree = tree(copied);
            return new Manifest.Store(
                    into.getFileName().toString(),
                    copied.origin(),
                    tree.size(),
                    Base64.getEncoder().encodeToString(tree.root()),
                    copied.latestCheckpoint().map(KeptCheckpoint::note),
                    files);
        }
    }

    private static Optional<String> fault(Path folder, MasterKey master) {
        try (TranscriptReader reader = TranscriptReader.open(folder, master)
                .orElseThrow(() -> new BackupFailed("'%s' holds no transcripts.".formatted(folder)))) {
            return reader.keyFault();
        }
    }

    private static TranscriptReader sealed(Path folder) {
        return TranscriptReader.openSealed(folder)
                .orElseThrow(() -> new BackupFailed("'%s' holds no transcripts.".formatted(folder)));
    }

    private static GrowingTree tree(TranscriptReader log) {
        GrowingTree tree = new GrowingTree();
        log.records(0, Long.MAX_VALUE, record -> {
            tree.append(Hashes.leaf(record.envelope()));
            tree.takeFull();
        });
        return tree;
    }

    /**
     * Check a backup: nothing is missing or changed, each log is whole and is what its checkpoints say, and each conversation has its key.
     *
     * @param master opens the keys; without it they are not looked at
     * @param keys gives the key that a log's checkpoints are checked with; the log's own is taken where it gives none
     * @param anchors checkpoints that somebody else holds; each must be one of a log in the backup, and agree with it
     * @throws BackupFailed if anything is wrong
     * @throws KeyRefused if it is sealed with another master key
     */
    public static Manifest check(
            Path backup,
            Optional<MasterKey> master,
            Function<String, Optional<VerifierKey>> keys,
            List<Verifier.Anchor> anchors) {
        Manifest manifest = Manifest.read(backup);
        try {
            files(backup, manifest);
            if (master.isPresent()) {
                mustFit(backup, master);
            }
            Set<String> origins = new HashSet<>();
            for (Manifest.Store store : manifest.stores()) {
                List<Verifier.Anchor> own = anchors.stream()
                        .filter(anchor -> origin(anchor).equals(store.origin()))
                        .toList();
                log(backup.resolve(store.folder()), store, keys.apply(store.origin()), own);
                if (master.isPresent() && store.files().containsKey(KEYS)) {
                    fault(backup.resolve(store.folder()), master.get()).ifPresent(fault -> {
                        throw new BackupFailed("'%s': %s".formatted(backup.resolve(store.folder()), fault));
                    });
                }
                origins.add(store.origin());
            }
            for (Verifier.Anchor anchor : anchors) {
                if (!origins.contains(origin(anchor))) {
                    throw new BackupFailed(
                            "The checkpoint '%s' is of a log that is not in the backup.".formatted(anchor.name()));
                }
            }
            return manifest;
        } catch (IOException e) {
            throw new BackupFailed("The backup '%s' cannot be read.".formatted(backup), e);
        } catch (StoreFailed e) {
            throw new BackupFailed("The backup '%s' is damaged: %s".formatted(backup, e.getMessage()), e);
        }
    }

    /**
     * Make sure that a backup can be opened with the master key that is here.
     *
     * @param master the key that is here, if there is one
     * @throws KeyRefused if it is another one, or there is none; it says which is wanted
     * @throws BackupFailed if the backup cannot be read
     */
    public static void mustFit(Path backup, Optional<MasterKey> master) {
        for (Manifest.Store store : Manifest.read(backup).stores()) {
            Path folder = backup.resolve(store.folder());
            String wanted;
            try (TranscriptReader log = sealed(folder)) {
                wanted = log.masterId();
            } catch (StoreFailed e) {
                throw new BackupFailed("The backup '%s' is damaged: %s".formatted(backup, e.getMessage()), e);
            }
            String here = master.map(MasterKey::id).orElse("");
            if (!here.equals(wanted)) {
                throw new KeyRefused("'%s' is sealed with master key %s; %s. The backup itself is not the matter."
                        .formatted(
                                folder,
                                wanted,
                                here.isEmpty() ? "there is no master key here" : "the one here is " + here));
            }
        }
    }

    private static String origin(Verifier.Anchor anchor) {
        try {
            return Checkpoint.unchecked(anchor.bytes()).origin();
        } catch (BadNote e) {
            throw new BackupFailed("'%s' is no checkpoint: %s".formatted(anchor.name(), e.getMessage()), e);
        }
    }

    private static void files(Path backup, Manifest manifest) throws IOException {
        Set<Path> expected = new HashSet<>(Set.of(backup, backup.resolve(Manifest.FILE)));
        for (Manifest.Store store : manifest.stores()) {
            Path folder = backup.resolve(store.folder());
            expected.add(folder);
            for (Map.Entry<String, Manifest.Copy> entry : store.files().entrySet()) {
                Path file = folder.resolve(entry.getKey());
                expected.add(file);
                if (!Files.isRegularFile(file)) {
                    throw new BackupFailed("'%s' is missing.".formatted(file));
                }
                if (Files.size(file) != entry.getValue().length()
                        || !Durable.sha256(file).equals(entry.getValue().sha256())) {
                    throw new BackupFailed(
                            "'%s' is not what was written: it is damaged or was changed.".formatted(file));
                }
            }
        }
        try (Stream<Path> all = Files.walk(backup)) {
            for (Path path : all.toList()) {
                if (!expected.contains(path)) {
                    throw new BackupFailed("'%s' does not belong to the backup.".formatted(path));
                }
            }
        }
    }

    private static void log(Path folder, Manifest.Store store, Optional<VerifierKey> key, List<Verifier.Anchor> anchors)
            throws IOException {
        List<String> findings = new ArrayList<>();
        try (StoreLog log = StoreLog.open(folder)
                .orElseThrow(() -> new BackupFailed("'%s' holds no transcripts.".formatted(folder)))) {
            Verdict verdict = new Verifier(key, anchors).verify(log, finding -> {
                if (findings.isEmpty()) {
                    findings.add(finding.toString());
                }
            });
            if (!verdict.whole()) {
                throw new BackupFailed("The log in '%s' is broken: %s".formatted(folder, findings.getFirst()));
            }
        }
        try (TranscriptReader reader = sealed(folder)) {
            GrowingTree tree = tree(reader);
            boolean same = reader.origin().equals(store.origin())
                    && tree.size() == store.size()
                    && Arrays.equals(
                            tree.root(), Base64.getDecoder().decode(store.root().getBytes(StandardCharsets.US_ASCII)));
            if (!same) {
                throw new BackupFailed("The log in '%s' is not the one of %d leaves that the manifest tells of."
                        .formatted(folder, store.size()));
            }
        } catch (IllegalArgumentException e) {
            throw new BackupFailed("The manifest's root is not in base64.", e);
        }
    }
}

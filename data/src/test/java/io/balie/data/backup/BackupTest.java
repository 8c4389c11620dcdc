package io.balie.data.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.balie.data.evidence.Checkpoint;
import io.balie.data.evidence.Verifier;
import io.balie.data.keys.KeyRefused;
import io.balie.data.keys.Keys;
import io.balie.data.keys.MasterKey;
import io.balie.data.transcript.AuditEvent;
import io.balie.data.transcript.ErasedConversation;
import io.balie.data.transcript.Provenance;
import io.balie.data.transcript.StoredEvent;
import io.balie.data.transcript.Stores;
import io.balie.data.transcript.TranscriptStore;
import io.balie.data.transcript.TranscriptsInUse;
import io.balie.dialog.event.Event;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

class BackupTest {

    private static final Provenance BOT = new Provenance("m", "s", "c", "0.1.0");
    private static final Instant AT = Instant.parse("2026-11-23T09:00:00Z");
    private static final Instant LATER = Instant.parse("2026-11-24T09:00:00.123456789Z");
    private static final Restore.Choices PLAIN = new Restore.Choices(false, Optional.empty(), Optional.empty());
    private static final Restore.Choices REPLACE = new Restore.Choices(true, Optional.empty(), Optional.empty());

    @TempDir
    private Path scratch;

    private Path home;
    private Path folder;
    private Keys keys;

    @BeforeEach
    void home() throws IOException {
        home = Files.createDirectory(scratch.resolve("home"));
        folder = home.resolve("transcripts");
        keys = Stores.keys(scratch);
    }

    private TranscriptStore open() {
        return TranscriptStore.open(folder, keys, AT);
    }

    private static void say(TranscriptStore store, String name, int count) {
        int first = store.read(name).size();
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            events.add(new Event.HandedOver(AT, name + " says " + (first + i)));
        }
        store.append(name, first, events, BOT);
    }

    private String signed(TranscriptStore store) {
        return store.checkpoint(AT, (origin, size, root) -> new Checkpoint(origin, size, root).sign(keys.signing()))
                .note();
    }

    private Manifest make(Path to, boolean withKeys) {
        return Backup.make(List.of(folder), keys.master(), to, withKeys, AT);
    }

    private Manifest check(Path backup) {
        return Backup.check(backup, Optional.of(keys.master()), origin -> Optional.empty(), List.of());
    }

    private List<Restore.Done> restore(Path backup, Restore.Choices choices) {
        return new Restore(home, keys, "beheer", LATER).run(backup, List.of(), choices);
    }

    private static List<String> said(TranscriptStore store, String name) {
        return store.read(name).stream().map(StoredEvent::json).toList();
    }

    @Test
    void a_key_that_does_not_fit_is_named_and_the_backup_is_not_called_damaged() throws IOException {
        try (TranscriptStore store = open()) {
            say(store, "jan", 2);
        }
        Path backup = scratch.resolve("backup");
        make(backup, true);
        MasterKey other = MasterKey.of(new byte[32]);
        for (Executable refused : List.<Executable>of(
                () -> Backup.check(backup, Optional.of(other), origin -> Optional.empty(), List.of()),
                () -> Backup.mustFit(backup, Optional.of(other)))) {
            String said = String.valueOf(assertThrows(KeyRefused.class, refused).getMessage());
            assertTrue(said.contains(keys.master().id()) && said.contains(other.id()), said);
            assertFalse(said.contains("damaged"), said);
        }
        String none = String.valueOf(assertThrows(KeyRefused.class, () -> Backup.mustFit(backup, Optional.empty()))
                .getMessage());
        assertTrue(none.contains("sealed with master key " + keys.master().id()), none);
        assertTrue(none.contains("there is no master key here"), none);
        Backup.mustFit(backup, Optional.of(keys.master()));
        check(backup);
    }

    @Test
    void twenty_backups_made_while_the_desk_talks_all_come_back() throws Exception {
        AtomicBoolean going = new AtomicBoolean(true);
        try (TranscriptStore store = open();
                ExecutorService pool = Executors.newFixedThreadPool(2)) {
            List<Future<?>> talking = new ArrayList<>();
            for (int t = 0; t < 2; t++) {
                String name = "t" + t;
                talking.add(pool.submit(() -> {
                    for (int i = 0; going.get(); i++) {
                        say(store, name + "-" + i / 5, 3);
                    }
                }));
            }
            try {
                for (int i = 0; i < 20; i++) {
                    say(store, "anker", 1);
                    String anchor = signed(store);
                    Path backup = scratch.resolve("backup-" + i);
                    Manifest manifest = make(backup, true);

                    Path elsewhere = Files.createDirectory(scratch.resolve("elsewhere-" + i));
                    List<Restore.Done> done = new Restore(elsewhere, keys, "beheer", LATER)
                            .run(
                                    backup,
                                    List.of(new Verifier.Anchor("anker", anchor.getBytes(StandardCharsets.UTF_8))),
                                    PLAIN);

                    assertEquals(
                            manifest.stores().getFirst().size() + 1,
                            done.getFirst().size());
                    try (TranscriptStore restored =
                            TranscriptStore.open(elsewhere.resolve("transcripts"), keys, LATER)) {
                        assertEquals(said(store, "anker"), said(restored, "anker"));
                        assertTrue(restored.reader().auditing().getLast().event() instanceof AuditEvent.Restored);
                        say(restored, "verder", 1);
                    }
                }
            } finally {
                going.set(false);
            }
            for (Future<?> future : talking) {
                future.get(60, TimeUnit.SECONDS);
            }
        }
    }

    @Test
    void twenty_damaged_backups_are_refused_and_change_nothing() throws Exception {
        try (TranscriptStore store = open()) {
            for (int i = 0; i < 30; i++) {
                say(store, "c" + i, 10);
            }
            signed(store);
        }
        Path good = scratch.resolve("good");
        make(good, true);
        Random random = new Random(20);
        for (int i = 0; i < 20; i++) {
            Path bad = scratch.resolve("bad-" + i);
            copy(good, bad);
            damage(bad, i, random);

            assertThrows(BackupFailed.class, () -> check(bad), "damage " + i);
            assertThrows(BackupFailed.class, () -> restore(bad, REPLACE), "damage " + i);
        }
        try (Stream<Path> left = Files.list(home)) {
            assertEquals(List.of(folder), left.toList());
        }
        try (TranscriptStore store = open()) {
            assertEquals(10, store.read("c7").size());
        }
        check(good);
    }

    @Test
    void a_byte_that_the_database_itself_does_not_look_at_is_still_not_what_was_written() throws Exception {
        try (TranscriptStore store = open()) {
            say(store, "someone", 10);
            signed(store);
        }
        Path backup = scratch.resolve("backup");
        make(backup, true);
        Path log = backup.resolve("transcripts").resolve("transcripts.db");
        try (RandomAccessFile bytes = new RandomAccessFile(log.toFile(), "rw")) {
            bytes.seek(71); // of the application's id, which SQLite keeps and nobody reads
            bytes.write(1);
        }

        String said = assertThrows(BackupFailed.class, () -> check(backup)).getMessage();

        assertTrue(said.contains("is not what was written"), said);
        rehash(backup, log);
        check(backup); // so nothing but the hash could tell
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path path : all.toList()) {
                Files.copy(path, to.resolve(from.relativize(path).toString()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static void damage(Path backup, int kind, Random random) throws IOException {
        Path log = backup.resolve("transcripts").resolve("transcripts.db");
        Path keysFile = backup.resolve("transcripts").resolve("keys.db");
        Path manifest = backup.resolve("manifest.json");
        switch (kind % 10) {
            case 0, 1, 2 -> flip(log, random);
            case 3 -> flip(keysFile, random);
            case 4 -> Files.delete(keysFile);
            case 5 -> Files.write(log, java.util.Arrays.copyOf(Files.readAllBytes(log), (int) Files.size(log) / 2));
            case 6 -> Files.delete(manifest);
            case 7 -> Files.writeString(backup.resolve("more.txt"), "more");
            case 8 ->
                Files.writeString(
                        manifest, Files.readString(manifest).replace("\"transcripts\"", "\"../transcripts\""));
            default -> {
                flip(log, random); // and the manifest made to fit it: the log itself tells
                rehash(backup, log);
            }
        }
    }

    private static void flip(Path file, Random random) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            // In the middle half, where records are; one bit at every 64 bytes, so that some are in use.
            long from = bytes.length() / 4;
            for (long at = from + random.nextInt(64); at < 3 * from; at += 64) {
                bytes.seek(at);
                int old = bytes.read();
                bytes.seek(at);
                bytes.write(old ^ (1 << random.nextInt(8)));
            }
        }
    }

    private static void rehash(Path backup, Path log) throws IOException {
        Path manifest = backup.resolve("manifest.json");
        String text = Files.readString(manifest);
        int at = text.indexOf("\"sha256\"", text.indexOf("\"transcripts.db\""));
        int from = text.indexOf('"', text.indexOf(':', at)) + 1;
        Files.writeString(manifest, text.substring(0, from) + Durable.sha256(log) + text.substring(from + 64));
    }

    @Test
    void what_was_erased_since_is_erased_again_before_anybody_can_read_it() throws Exception {
        Path backup = scratch.resolve("backup");
        String ref;
        try (TranscriptStore store = open()) {
            say(store, "anna", 2);
            say(store, "bert", 2);
            ref = store.reader().ref("bert").orElseThrow();
            make(backup, true);
            store.erase(ref, "b", "w", AT);
        }

        Restore.Done done = restore(backup, REPLACE).getFirst();

        assertEquals(1, done.erasures());
        try (TranscriptStore store = open()) {
            assertThrows(ErasedConversation.class, () -> store.reader().readRef(ref));
            assertEquals(List.of(), store.read("bert"));
            assertEquals(2, store.read("anna").size());
            assertEquals(
                    0,
                    store.reader().recordsOf(ref).stream()
                            .mapToInt(record -> record.body().length)
                            .sum());
            AuditEvent last = store.reader().auditing().getLast().event();
            assertEquals(1, ((AuditEvent.Restored) last).erasures());
        }
        assertTrue(Files.exists(done.aside().orElseThrow().resolve("transcripts.db")));
        assertEquals(1, restore(backup, REPLACE).getFirst().erasures());
        assertFalse(Files.exists(home.resolve("restoring-transcripts")));
    }

    @Test
    void an_erasure_of_what_the_backup_did_not_know_is_not_forgotten() throws Exception {
        Path early = scratch.resolve("early");
        Path late = scratch.resolve("late");
        String ref;
        try (TranscriptStore store = open()) {
            say(store, "anna", 2);
            make(early, true);
            say(store, "bert", 2);
            ref = store.reader().ref("bert").orElseThrow();
            make(late, true);
            store.erase(ref, "b", "w", AT);
        }
        new Restore(home, keys, "b", LATER).run(early, List.of(), REPLACE);

        Restore.Done done = new Restore(home, keys, "b", LATER.plusSeconds(9))
                .run(late, List.of(), REPLACE)
                .getFirst();

        assertEquals(1, done.erasures());
        try (TranscriptStore store = open()) {
            assertThrows(ErasedConversation.class, () -> store.reader().readRef(ref));
        }
    }

    @Test
    void a_ledger_kept_elsewhere_counts_when_everything_else_is_lost() throws Exception {
        Path backup = scratch.resolve("backup");
        Path ledger = scratch.resolve("ledger");
        try (TranscriptStore store = open()) {
            say(store, "bert", 2);
            make(backup, true);
            store.erase(store.reader().ref("bert").orElseThrow(), "b", "w", AT);
            Files.copy(folder.resolve("erasures.ledger"), ledger);
        }
        home = Files.createDirectory(scratch.resolve("new-home"));
        folder = home.resolve("transcripts");

        assertEquals(
                1,
                restore(backup, new Restore.Choices(false, Optional.of(ledger), Optional.empty()))
                        .getFirst()
                        .erasures());
    }

    @Test
    void a_folder_in_use_and_transcripts_in_the_way_are_left_alone() throws Exception {
        Path backup = scratch.resolve("backup");
        try (TranscriptStore store = open()) {
            say(store, "anna", 2);
            make(backup, true);
            say(store, "anna", 1);
            assertThrows(TranscriptsInUse.class, () -> restore(backup, REPLACE));
            assertThrows(BackupFailed.class, () -> make(backup, true)); // never over another
        }
        assertThrows(BackupFailed.class, () -> restore(backup, PLAIN));
        try (TranscriptStore store = open()) {
            assertEquals(3, store.read("anna").size());
        }
    }

    @Test
    void a_checkpoint_held_outside_that_knows_more_refuses_an_older_backup() throws Exception {
        Path backup = scratch.resolve("backup");
        String anchor;
        try (TranscriptStore store = open()) {
            say(store, "anna", 2);
            make(backup, true);
            say(store, "anna", 1);
            anchor = signed(store);
        }
        List<Verifier.Anchor> anchors = List.of(new Verifier.Anchor("anker", anchor.getBytes(StandardCharsets.UTF_8)));

        assertThrows(BackupFailed.class, () -> new Restore(home, keys, "b", LATER).run(backup, anchors, REPLACE));
        assertEquals(1, restore(backup, REPLACE).size());
    }

    @Test
    void a_backup_without_keys_takes_them_from_what_is_there_or_from_a_file() throws Exception {
        Path backup = scratch.resolve("backup");
        Path full = scratch.resolve("full");
        try (TranscriptStore store = open()) {
            say(store, "anna", 2);
            make(backup, false);
            make(full, true);
        }
        assertFalse(Files.exists(backup.resolve("transcripts").resolve("keys.db")));
        restore(backup, REPLACE);
        try (TranscriptStore store = open()) {
            assertEquals(2, store.read("anna").size());
        }
        home = Files.createDirectory(scratch.resolve("new-home"));
        folder = home.resolve("transcripts");
        assertThrows(BackupFailed.class, () -> restore(backup, PLAIN));
        restore(
                backup,
                new Restore.Choices(
                        false,
                        Optional.empty(),
                        Optional.of(full.resolve("transcripts").resolve("keys.db"))));
        try (TranscriptStore store = open()) {
            assertEquals(2, store.read("anna").size());
        }
    }
}

package io.balie.data.transcript;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.balie.data.evidence.StoreLog;
import io.balie.data.evidence.Verdict;
import io.balie.data.evidence.Verifier;
import io.balie.dialog.event.Event;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ErasureTest {

    private static final Provenance BOT = new Provenance("m", "s", "c", "0.1.0");
    private static final Instant AT = Instant.parse("2026-11-23T09:00:00Z");
    private static final Instant THEN = Instant.parse("2026-11-23T10:00:00Z");

    @TempDir
    private Path folder;

    private static Event said(String text) {
        return new Event.HandedOver(AT, text);
    }

    /** Three conversations; what the middle one says fills pages of its own. */
    private static void talk(TranscriptStore store) {
        store.append("anna", 0, List.of(said("a"), said("b")), BOT);
        store.append("bert", 0, List.of(said("x".repeat(9_000)), said("kort")), BOT);
        store.append("cora", 0, List.of(said("c")), BOT);
    }

    private Verdict verified() throws IOException {
        try (StoreLog log = StoreLog.open(folder).orElseThrow()) {
            List<String> found = new ArrayList<>();
            Verdict verdict =
                    new Verifier(Optional.empty(), List.of()).verify(log, finding -> found.add(finding.toString()));
            assertEquals(List.of(), found);
            return verdict;
        }
    }

    private String one(String file, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve(file));
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() ? rows.getString(1) : "";
        }
    }

    private void outside(String file, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve(file));
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private boolean anywhere(byte[] bytes) throws IOException {
        String wanted = new String(bytes, StandardCharsets.ISO_8859_1);
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                if (Files.readString(file, StandardCharsets.ISO_8859_1).contains(wanted)) {
                    return true;
                }
            }
        }
        return false;
    }

    @Test
    void who_begins_after_an_erasure_has_a_key_that_stays_and_keys_made_ahead_go() throws Exception {
        try (TranscriptStore store = Stores.open(folder)) {
            talk(store);
            store.erase(store.reader().ref("bert").orElseThrow(), "b", "w", THEN);
            store.append("dora", 0, List.of(said("d")), BOT);
            assertTrue(Integer.parseInt(one("keys.db", "SELECT count(*) FROM key")) > 4);
        }
        try (TranscriptStore store = Stores.open(folder)) {
            assertEquals(1, store.read("dora").size());
            assertEquals(1, store.read("cora").size());
            assertEquals(Optional.empty(), store.reader().keyFault());
            assertEquals("4", one("keys.db", "SELECT count(*) FROM key")); // anna, cora, dora, the auditing stream
        }
    }

    @Test
    void who_begins_while_others_are_erased_has_a_key_that_stays() throws Exception {
        AtomicBoolean going = new AtomicBoolean(true);
        List<Future<Integer>> begun = new ArrayList<>();
        try (TranscriptStore store = Stores.open(folder);
                ExecutorService pool = Executors.newFixedThreadPool(4)) {
            for (int t = 0; t < 4; t++) {
                String name = "t" + t + "-";
                begun.add(pool.submit(() -> {
                    int count = 0;
                    while (going.get()) {
                        store.append(name + count++, 0, List.of(said("hallo")), BOT);
                    }
                    return count;
                }));
            }
            try {
                for (int i = 0; i < 20; i++) {
                    store.append("weg", 0, List.of(said("weg")), BOT);
                    store.erase(store.reader().ref("weg").orElseThrow(), "b", "w", THEN);
                }
            } finally {
                going.set(false);
            }
        }
        try (TranscriptStore store = Stores.open(folder)) {
            assertEquals(Optional.empty(), store.reader().keyFault());
            for (int t = 0; t < begun.size(); t++) {
                for (int c = 0; c < begun.get(t).get(); c++) {
                    assertEquals(1, store.read("t" + t + "-" + c).size());
                }
            }
        }
    }

    @Test
    void what_was_said_is_gone_and_every_proof_still_holds() throws Exception {
        try (TranscriptStore store = Stores.open(folder)) {
            talk(store);
            String ref = store.reader().ref("bert").orElseThrow();

            long leaf = store.erase(ref, "privacy@voorbeeld.example", "AVG art. 17", THEN);

            ErasedConversation erased =
                    assertThrows(ErasedConversation.class, () -> store.reader().readRef(ref));
            assertEquals(leaf, erased.by());
            assertEquals(
                    "Conversation %s was erased by event %d of the log.".formatted(ref, leaf), erased.getMessage());
            assertEquals(List.of(), store.read("bert"));
            assertEquals(Optional.empty(), store.reader().ref("bert"));
            Summary summary = store.reader().summary(ref).orElseThrow();
            assertEquals("", summary.conversation());
            assertEquals(OptionalLong.of(leaf), summary.erasedBy());
            assertEquals(
                    new AuditEvent.Erased(THEN, "privacy@voorbeeld.example", ref, "AVG art. 17", 2),
                    store.reader().auditing().getLast().event());
            assertEquals(
                    List.of(new Ledger.Line(ref, leaf, THEN)),
                    Ledger.read(folder.resolve(Ledger.FILE)).lines());
            assertEquals(leaf, store.erase(ref, "again", "again", THEN));
            assertEquals(1, verified().erased());

            assertEquals(new Purged(1, 2, true), store.purge());
            assertEquals("0", one("transcripts.db", "PRAGMA freelist_count"));
            assertEquals(new Purged(0, 0, true), store.purge());

            assertEquals(1, verified().erased());
            assertEquals(
                    0,
                    store.reader().recordsOf(ref).stream()
                            .mapToInt(r -> r.body().length)
                            .sum());
            assertEquals(2, store.read("anna").size());
            assertEquals(1, store.read("cora").size());
            store.append("bert", 0, List.of(said("opnieuw")), BOT);
            assertFalse(store.reader().ref("bert").orElseThrow().equals(ref));
        }
        verified();
    }

    @Test
    void neither_key_nor_body_nor_name_is_left_in_any_file() throws Exception {
        byte[] key;
        byte[] name;
        List<byte[]> bodies = new ArrayList<>();
        try (TranscriptStore store = Stores.open(folder)) {
            talk(store);
            String ref = store.reader().ref("bert").orElseThrow();
            key = HexFormat.of()
                    .parseHex(one("keys.db", "SELECT hex(wrapped) FROM key WHERE ref = '%s'".formatted(ref)));
            name = HexFormat.of()
                    .parseHex(one(
                            "transcripts.db", "SELECT hex(name) FROM conversation WHERE ref = '%s'".formatted(ref)));
            store.reader().recordsOf(ref).forEach(record -> bodies.add(record.body()));
            assertTrue(anywhere(key));
            assertTrue(anywhere(name));
            for (byte[] body : bodies) {
                // A long body lies in pieces; its first kilobyte is in one.
                assertTrue(anywhere(java.util.Arrays.copyOf(body, Math.min(body.length, 24))));
            }

            store.erase(ref, "b", "w", THEN);
            assertFalse(anywhere(key), "the key");
            assertTrue(store.purge().complete());

            assertFalse(anywhere(name), "the name");
            for (byte[] body : bodies) {
                for (int from = 0; from + 24 <= body.length; from += 97) {
                    assertFalse(anywhere(java.util.Arrays.copyOfRange(body, from, from + 24)), "a body at " + from);
                }
            }
            assertFalse(anywhere(Stores.master().nameHash("bert")), "the name's hash");
        }
    }

    @Test
    void cut_off_before_the_key_was_destroyed_the_next_opening_does_it() throws Exception {
        String ref;
        String wrapped;
        long leaf;
        try (TranscriptStore store = Stores.open(folder)) {
            talk(store);
            ref = store.reader().ref("bert").orElseThrow();
            wrapped = one("keys.db", "SELECT hex(wrapped) FROM key WHERE ref = '%s'".formatted(ref));
            leaf = store.erase(ref, "b", "w", THEN);
        }
        // As a crash right after the log had it would have left it.
        outside("keys.db", "INSERT INTO key VALUES ('%s', x'%s')".formatted(ref, wrapped));
        Files.delete(folder.resolve(Ledger.FILE));

        Stores.open(folder).close();

        assertEquals("0", one("keys.db", "SELECT count(*) FROM key WHERE ref = '%s'".formatted(ref)));
        assertEquals(
                List.of(new Ledger.Line(ref, leaf, THEN)),
                Ledger.read(folder.resolve(Ledger.FILE)).lines());
        assertFalse(anywhere(HexFormat.of().parseHex(wrapped)));
    }

    @Test
    void cut_off_before_the_log_had_it_nothing_happened() throws Exception {
        try (TranscriptStore store = Stores.open(folder)) {
            talk(store);
            outside(
                    "transcripts.db",
                    "CREATE TRIGGER no BEFORE UPDATE OF erased_by ON conversation"
                            + " BEGIN SELECT RAISE(ABORT, 'the disk is full'); END");
            String ref = store.reader().ref("bert").orElseThrow();

            assertThrows(StoreFailed.class, () -> store.erase(ref, "b", "w", THEN));

            assertEquals(2, store.read("bert").size());
            assertFalse(Files.exists(folder.resolve(Ledger.FILE)));
            outside("transcripts.db", "DROP TRIGGER no");
            store.append("bert", 2, List.of(said("verder")), BOT);
            verified();
            store.erase(ref, "b", "w", THEN);
        }
        assertEquals(1, verified().erased());
    }

    @Test
    void a_ledger_that_cannot_be_written_is_told_and_erasing_again_finishes_it() throws Exception {
        try (TranscriptStore store = Stores.open(folder)) {
            talk(store);
            String ref = store.reader().ref("bert").orElseThrow();
            Files.createDirectory(folder.resolve(Ledger.FILE)); // nothing can be written to it

            assertThrows(StoreFailed.class, () -> store.erase(ref, "b", "w", THEN));

            assertEquals(List.of(), store.read("bert"));
            store.append("anna", 2, List.of(said("d")), BOT);
            Files.delete(folder.resolve(Ledger.FILE));
            store.erase(ref, "b", "w", THEN);
            assertEquals("0", one("keys.db", "SELECT count(*) FROM key WHERE ref = '%s'".formatted(ref)));
            assertEquals(1, Ledger.read(folder.resolve(Ledger.FILE)).lines().size());
        }
        verified();
    }

    @Test
    void a_line_of_the_ledger_that_was_cut_off_does_not_count_and_is_written_again() throws Exception {
        Path ledger = folder.resolve(Ledger.FILE);
        try (TranscriptStore store = Stores.open(folder)) {
            talk(store);
            store.erase(store.reader().ref("bert").orElseThrow(), "b", "w", THEN);
        }
        String whole = Files.readString(ledger);
        Files.writeString(ledger, whole.substring(0, whole.length() - 5));

        assertEquals(List.of(), Ledger.read(ledger).lines());
        Stores.open(folder).close();

        assertEquals(whole, Files.readString(ledger));
        Files.writeString(ledger, "what is this\n", StandardOpenOption.APPEND);
        assertThrows(StoreFailed.class, () -> Ledger.read(ledger));
    }

    @Test
    void there_is_no_erasing_what_is_not_there_or_what_tells_of_it() {
        try (TranscriptStore store = Stores.open(folder)) {
            assertThrows(NoSuchElementException.class, () -> store.erase("f".repeat(32), "b", "w", THEN));
            assertThrows(NoSuchElementException.class, () -> store.erase(Envelope.AUDITING, "b", "w", THEN));
        }
    }

    @Test
    void a_damaged_conversation_is_set_aside_and_its_sender_begins_a_new_one() throws Exception {
        try (TranscriptStore store = Stores.open(folder)) {
            talk(store);
            String damaged = store.reader().ref("bert").orElseThrow();
            outside("keys.db", "UPDATE key SET wrapped = x'00' WHERE ref = '%s'".formatted(damaged));
            assertThrows(UnreadableRecord.class, () -> store.read("bert"));

            assertEquals(damaged, store.park("bert", "balie", "its key is damaged", THEN));

            assertEquals(List.of(), store.read("bert"));
            store.append("bert", 0, List.of(said("opnieuw")), BOT);
            assertEquals(1, store.read("bert").size());
            assertEquals(2, store.read("anna").size());
            assertEquals(2, store.reader().refs("bert").size());
            assertTrue(store.reader().summary(damaged).orElseThrow().parkedBy().isPresent());
            assertEquals(
                    new AuditEvent.Parked(THEN, "balie", damaged, "its key is damaged"),
                    store.reader().auditing().getLast().event());
            assertThrows(NoSuchElementException.class, () -> store.park("nobody", "balie", "w", THEN));
        }
        verified();
    }

    @Test
    void one_damaged_conversation_fails_alone_in_a_batch() throws Exception {
        try (TranscriptStore store = Stores.open(folder)) {
            talk(store);
            String damaged = store.reader().ref("bert").orElseThrow();
            outside("keys.db", "UPDATE key SET wrapped = x'00' WHERE ref = '%s'".formatted(damaged));
        }
        try (TranscriptStore store = Stores.open(folder)) {
            assertThrows(StoreFailed.class, () -> store.append("bert", 2, List.of(said("y")), BOT));
            store.append("anna", 2, List.of(said("d")), BOT);
            assertEquals(3, store.read("anna").size());
        }
    }
}

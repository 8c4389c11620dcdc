package io.balie.data.evidence;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.balie.data.evidence.Finding.Kind;
import io.balie.data.keys.SigningKey;
import io.balie.data.keys.VerifierKey;
import io.balie.data.transcript.Provenance;
import io.balie.data.transcript.Stores;
import io.balie.data.transcript.TranscriptStore;
import io.balie.dialog.event.Event;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreLogTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final Provenance BOT = new Provenance("m", "s", "c", "test");

    @TempDir
    private Path folder;

    private SigningKey key;
    private VerifierKey verifier;
    private final List<Finding> found = new ArrayList<>();

    /** Twenty conversations of thirty events and one that is erased, signed half way and at the end. */
    @BeforeEach
    void filled() {
        try (TranscriptStore store = Stores.open(folder)) {
            key = Stores.keys(folder).signing();
            verifier = key.verifier(store.origin());
            for (int i = 0; i < 600; i++) {
                say(store, "someone " + i % 20, i / 20);
                if (i == 300) {
                    sign(store);
                }
            }
            store.erase(store.reader().ref("someone 3").orElseThrow(), "the test", "asked", NOON);
            store.purge();
            sign(store);
        }
    }

    private static void say(TranscriptStore store, String who, int seq) {
        store.append(who, seq, List.of(new Event.SlotSet(NOON.plusSeconds(seq), "slot", "value " + seq)), BOT);
    }

    private void sign(TranscriptStore store) {
        store.checkpoint(NOON, (origin, size, root) -> new Checkpoint(origin, size, root).sign(key));
    }

    private Verdict verify() throws IOException {
        found.clear();
        try (StoreLog log = StoreLog.open(folder).orElseThrow()) {
            return new Verifier(Optional.of(verifier), List.of()).verify(log, found::add);
        }
    }

    private Set<Kind> kinds() {
        return found.stream().map(Finding::kind).collect(Collectors.toCollection(TreeSet::new));
    }

    private void tamper(String sql) {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("transcripts.db"));
                Statement statement = connection.createStatement()) {
            assertTrue(statement.executeUpdate(sql) > 0, sql);
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }

    @Test
    void a_store_as_it_was_written_has_no_findings_also_while_it_is_open() throws IOException {
        Verdict verdict = verify();
        assertEquals(List.of(), found);
        assertEquals("intact, not confirmed from outside", verdict.written());
        assertEquals(602, verdict.leaves());
        assertEquals(20, verdict.conversations());
        assertEquals(1, verdict.erased());
        assertEquals(2, verdict.checkpoints());
        assertEquals(602, verdict.covered());
        try (TranscriptStore store = Stores.open(folder)) {
            say(store, "another", 0);
            assertTrue(verify().whole(), found.toString());
        }
    }

    @Test
    void what_was_changed_in_a_table_is_told_and_placed() throws IOException {
        tamper("UPDATE event SET kind = 'bot' WHERE leaf = 77");
        tamper("UPDATE event SET at = at + 1 WHERE leaf = 78");
        tamper("UPDATE conversation SET events = events + 1 WHERE id = 5");
        tamper("UPDATE conversation SET started = started + 1 WHERE id = 6");
        tamper("UPDATE conversation SET erased_by = 9 WHERE id = 7");
        verify();
        assertEquals(Set.of(Kind.TABLE), kinds());
        assertEquals(5, found.size(), found.toString());
        assertEquals(77, found.get(0).where().leaf().orElseThrow());
        assertTrue(found.get(0).says().contains("kind"), found.toString());
    }

    @Test
    void bodies_and_envelopes_that_were_changed_are_told_and_placed() throws IOException {
        tamper("UPDATE event SET body = zeroblob(length(body)) WHERE leaf = 90");
        tamper("UPDATE event SET body = zeroblob(0) WHERE leaf = 91");
        tamper(
                "UPDATE event SET envelope = CAST(replace(CAST(envelope AS TEXT), '\"model\":\"m\"', '\"model\":\"n\"') AS BLOB) WHERE leaf = 92");
        verify();
        assertEquals(Set.of(Kind.BODY, Kind.MISSING, Kind.CHAIN, Kind.TILE, Kind.ROOT), kinds());
        assertEquals(
                List.of(90L, 91L, 92L),
                found.stream()
                        .filter(f -> Set.of(Kind.BODY, Kind.MISSING, Kind.TILE).contains(f.kind()))
                        .map(f -> f.where().leaf().orElse(-1))
                        .sorted()
                        .toList());
    }

    @Test
    void rows_that_are_gone_are_told() throws IOException {
        tamper("DELETE FROM event WHERE leaf IN (100, 101)");
        verify();
        assertTrue(kinds().containsAll(Set.of(Kind.MISSING, Kind.ORDER, Kind.CHAIN, Kind.TABLE)), found.toString());
        assertFalse(kinds().contains(Kind.ROOT), "the tile still knows their hashes");
        tamper("DELETE FROM event WHERE leaf > 500");
        verify();
        assertTrue(kinds().contains(Kind.SIZE), found.toString());
    }

    @Test
    void tiles_and_checkpoints_that_were_changed_are_told() throws IOException {
        tamper("UPDATE tile SET hashes = zeroblob(8192) WHERE level = 0 AND idx = 1");
        // A place within the signature, always given another letter: some signatures hold no A at all.
        tamper("UPDATE checkpoint SET note = substr(note, 1, length(note) - 10)"
                + " || CASE substr(note, length(note) - 9, 1) WHEN 'A' THEN 'B' ELSE 'A' END"
                + " || substr(note, length(note) - 8) WHERE size < 400");
        verify();
        assertTrue(kinds().containsAll(Set.of(Kind.TILE, Kind.SIGNATURE)), found.toString());
        tamper("DELETE FROM tile WHERE idx = 0");
        verify();
        assertTrue(kinds().contains(Kind.TILE), found.toString());
    }

    @Test
    void a_damaged_file_is_read_around_the_damage_and_never_called_whole() throws IOException {
        Path database = folder.resolve("transcripts.db");
        byte[] was = Files.readAllBytes(database);
        Random chance = new Random(23);
        for (int i = 0; i < 25; i++) {
            Files.write(database, was);
            int page = 1 + chance.nextInt(was.length / 4096 - 1);
            try (RandomAccessFile file = new RandomAccessFile(database.toFile(), "rw")) {
                byte[] noise = new byte[4096];
                chance.nextBytes(noise);
                file.seek(page * 4096L);
                file.write(noise);
            }
            found.clear();
            try (StoreLog log = StoreLog.open(folder).orElseThrow()) {
                new Verifier(Optional.of(verifier), List.of()).verify(log, found::add);
            } catch (IOException cannotBeOpened) {
                continue;
            }
            // A page of an index alone, or of the list of names, changes nothing of what is proved.
            if (found.isEmpty()) {
                tamperless(page);
            }
        }
    }

    /** Without a finding, what can be read must be what was stored. */
    private void tamperless(int page) throws IOException {
        try (StoreLog log = StoreLog.open(folder).orElseThrow()) {
            LogTree.of(log);
            for (long leaf = 0; leaf < log.size(); leaf++) {
                assertTrue(log.record(leaf).envelope().length > 0, "page " + page);
            }
        }
    }

    @Test
    void its_export_is_whole_and_holds_the_same_records() throws IOException {
        Path target = folder.resolve("export");
        try (StoreLog log = StoreLog.open(folder).orElseThrow()) {
            assertEquals(602, new LogExport(log, verifier).to(target));
            try (ExportFolder export = ExportFolder.open(target)) {
                Verdict verdict = new Verifier(Optional.of(verifier), List.of()).verify(export, found::add);
                assertEquals(List.of(), found);
                assertEquals(602, verdict.leaves());
                for (long leaf = 0; leaf < 602; leaf++) {
                    assertEquals(log.record(leaf), export.record(leaf));
                }
                assertArrayEquals(LogTree.of(log).root(602), LogTree.of(export).root(602));
            }
        }
    }

    @Test
    void one_conversation_is_proved_also_if_it_was_erased() throws IOException {
        List<String> refs;
        try (TranscriptStore store = Stores.open(folder)) {
            refs = List.of(
                    store.reader().ref("someone 8").orElseThrow(),
                    store.reader().refsFrom("").stream()
                            .filter(ref -> store.reader().recordsOf(ref).stream()
                                    .allMatch(record -> record.body().length == 0))
                            .findFirst()
                            .orElseThrow());
        }
        try (StoreLog log = StoreLog.open(folder).orElseThrow()) {
            for (String ref : refs) {
                byte[] proof = ConversationProof.make(log, verifier, ref);
                found.clear();
                Verdict verdict = ConversationProof.verify(proof, Optional.of(verifier), List.of(), found::add);
                assertEquals(List.of(), found);
                assertEquals(30, verdict.leaves());
                assertEquals(ref.equals(refs.get(1)) ? 1 : 0, verdict.erased());
                everyChangeIsNoticed(proof);
                base64InAnotherFormIsRefused(proof);
            }
            assertThrows(NotExported.class, () -> ConversationProof.make(log, verifier, "f".repeat(32)));
        }
    }

    private void base64InAnotherFormIsRefused(byte[] proof) {
        String text = new String(proof, StandardCharsets.UTF_8);
        int hash = text.indexOf("=\"", text.indexOf("\"proof\":[\""));
        char last = text.charAt(hash - 1); // of its six bits two say nothing
        for (String other : List.of(
                text.substring(0, hash) + text.substring(hash + 1),
                text.substring(0, hash - 1) + (char) (last + 1) + text.substring(hash))) {
            Verdict verdict = ConversationProof.verify(
                    other.getBytes(StandardCharsets.UTF_8), Optional.of(verifier), List.of(), finding -> {});
            assertEquals(Set.of(Finding.Kind.FILE), verdict.found().keySet());
        }
    }

    private void everyChangeIsNoticed(byte[] proof) {
        Random chance = new Random(31);
        for (int i = 0; i < 300; i++) {
            byte[] changed = proof.clone();
            int at = chance.nextInt(proof.length);
            changed[at] = (byte) "0123456789abcdefXYZ\"{}[],:".charAt(chance.nextInt(26));
            if (changed[at] == proof[at]) {
                continue;
            }
            Verdict verdict = ConversationProof.verify(changed, Optional.of(verifier), List.of(), finding -> {});
            String around = new String(proof, Math.max(0, at - 30), 40, StandardCharsets.UTF_8);
            assertFalse(verdict.whole(), "byte %d after %s".formatted(at, around));
        }
    }
}

package io.balie.data.evidence;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.balie.data.evidence.Finding.Kind;
import io.balie.data.keys.SigningKey;
import io.balie.data.keys.VerifierKey;
import io.balie.data.transcript.Envelope;
import io.balie.data.transcript.Sealed;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class VerifierTest {

    private static final int EVENTS = 1_150;

    @TempDir
    private Path folder;

    private SigningKey key;
    private VerifierKey verifier;
    private MadeLog log;
    private final List<Finding> found = new ArrayList<>();

    @BeforeEach
    void made() {
        key = SigningKey.open(folder.resolve("signing.key"));
        verifier = key.verifier(MadeLog.ORIGIN);
        log = MadeLog.usual(key, EVENTS, 9, 4);
    }

    private Path exported() {
        Path export = folder.resolve("export");
        new LogExport(log, verifier).to(export);
        return export;
    }

    private Verdict verify(Path export, Verifier.Anchor... anchors) throws IOException {
        found.clear();
        try (ExportFolder source = ExportFolder.open(export)) {
            return new Verifier(Optional.of(verifier), List.of(anchors)).verify(source, found::add);
        }
    }

    private Verdict verify() {
        found.clear();
        return new Verifier(Optional.of(verifier), List.of()).verify(log, found::add);
    }

    private Verifier.Anchor anchor(int checkpoint) {
        return new Verifier.Anchor("outside", log.notes.get(checkpoint).bytes());
    }

    private Set<Kind> kinds() {
        return found.stream().map(Finding::kind).collect(Collectors.toCollection(TreeSet::new));
    }

    private void assertFound(Kind kind, long leaf) {
        assertTrue(
                found.stream()
                        .anyMatch(f -> f.kind() == kind && f.where().leaf().orElse(-1) == leaf),
                () -> "%s at leaf %d is not among %s".formatted(kind, leaf, found));
    }

    @Test
    void a_log_as_it_should_be_has_no_findings_and_says_who_confirms_it() throws IOException {
        Verdict alone = verify(exported());
        assertEquals(List.of(), found);
        assertEquals("intact, not confirmed from outside", alone.written());
        assertEquals(EVENTS, alone.leaves());
        assertEquals(9, alone.conversations());
        assertEquals(1, alone.erased());
        assertEquals(EVENTS, alone.covered());

        Verdict confirmed = verify(folder.resolve("export"), anchor(3));
        assertEquals(List.of(), found);
        assertEquals("intact", confirmed.written());
        assertEquals(log.notes.get(3).size(), confirmed.confirmed());
    }

    @Test
    void an_export_holds_the_files_of_the_format_and_no_others() throws IOException {
        Path export = exported();
        try (Stream<Path> files = Files.walk(export)) {
            Set<String> names = files.filter(Files::isRegularFile)
                    .map(file -> export.relativize(file).toString())
                    .collect(Collectors.toCollection(TreeSet::new));
            Set<String> wanted = new TreeSet<>(Set.of("checkpoint", "log.vkey", "tile/1/000.p/4"));
            for (String tile : List.of("000", "001", "002", "003", "004.p/126")) {
                wanted.add("tile/0/" + tile);
                wanted.add("tile/entries/" + tile);
                wanted.add("bodies/" + tile);
            }
            for (int i = 0; i < log.notes.size() - 1; i++) {
                wanted.add("checkpoints/" + log.notes.get(i).size());
            }
            assertEquals(wanted, names);
        }
        assertEquals("x001/x234/067", ExportLayout.tile("", 1_234_067, 256));
        assertEquals("000.p/1", ExportLayout.tile("", 0, 1));
        assertEquals(
                Optional.of(new ExportLayout.Entries(1_234_067, 9)),
                ExportLayout.entries("tile/entries/x001/x234/067.p/9"));
        assertThrows(NotExported.class, this::exported);
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(2, left.count());
        }
    }

    @Test
    void the_exported_records_are_the_stored_bytes() throws IOException {
        try (ExportFolder export = ExportFolder.open(exported())) {
            for (Sealed sealed : log.records) {
                assertEquals(sealed, export.record(sealed.leaf()));
            }
        }
    }

    @Test
    @Timeout(60)
    void a_name_that_claims_more_leaves_than_anybody_has_is_a_file_too_many() throws IOException {
        Path export = exported();
        for (String name : List.of("x999/x999/x999/x999/999", "x999/x999/x999/x999/x999/x999/999", "000.p/300")) {
            Path file = export.resolve("tile/entries").resolve(name);
            Files.createDirectories(file.getParent());
            Files.write(file, new byte[] {0, 1, 'x'});
            verify(export);
            assertEquals(Set.of(Kind.FILE), kinds());
            assertTrue(found.stream().anyMatch(f -> f.where().file().orElse("").equals("tile/entries/" + name)));
            Files.delete(file);
        }
    }

    @Test
    void a_hole_before_the_last_entries_is_told_and_the_rest_is_looked_at() throws IOException {
        Path export = exported();
        Files.delete(export.resolve("tile/entries/001"));
        verify(export);
        assertFound(Kind.MISSING, 256);
        assertEquals(EVENTS, log.size());
        assertFalse(kinds().contains(Kind.ROOT)); // the tile still knows the hashes
        Files.delete(export.resolve("tile/0/001"));
        verify(export);
        assertTrue(kinds().contains(Kind.ROOT));
        assertTrue(kinds().contains(Kind.TILE));
    }

    @Test
    void a_log_begins_once() {
        log.add(Envelope.AUDITING, "log_started", Optional.empty());
        verify();
        assertEquals(Set.of(Kind.ORDER), kinds());
        assertFound(Kind.ORDER, EVENTS);
    }

    @Test
    void an_edited_body_is_placed() {
        Sealed was = log.records.get(700);
        byte[] body = was.body().clone();
        body[5] ^= 1;
        log.records.set(700, new Sealed(700, was.envelope(), body));
        verify();
        assertEquals(Set.of(Kind.BODY), kinds());
        assertFound(Kind.BODY, 700);
        assertEquals(
                Envelope.read(was.envelope()).conversation(),
                found.getFirst().where().conversation().orElseThrow());
    }

    @Test
    void a_body_that_was_taken_away_is_missing_unless_its_conversation_was_erased_later() {
        int leaf = first(0);
        log.records.set(leaf, new Sealed(leaf, log.records.get(leaf).envelope(), new byte[0]));
        verify();
        assertEquals(Set.of(Kind.MISSING), kinds());
        assertFound(Kind.MISSING, leaf);
        log.add(Envelope.AUDITING, "erased", Optional.of(MadeLog.ref(0)));
        assertEquals("intact, not confirmed from outside", verify().written());
    }

    @Test
    void a_record_of_a_conversation_that_was_erased_before_is_a_fault() {
        log.add(MadeLog.ref(2), "user", Optional.empty());
        verify();
        assertEquals(Set.of(Kind.AFTER_ERASURE), kinds());
        assertFound(Kind.AFTER_ERASURE, EVENTS);
    }

    @Test
    void an_edited_envelope_shows_in_the_chain_the_tiles_and_the_roots() throws IOException {
        Path export = exported();
        int leaf = first(1);
        Envelope was = Envelope.read(log.records.get(leaf).envelope());
        replace(export, leaf, text -> text.replace(was.kind(), was.kind().equals("user") ? "newt" : "not"));
        verify(export);
        assertTrue(kinds().containsAll(Set.of(Kind.CHAIN, Kind.TILE, Kind.ROOT)), found.toString());
        assertFound(Kind.TILE, leaf);
        assertEquals(
                was.conversation(),
                found.stream()
                        .filter(f -> f.kind() == Kind.TILE)
                        .findFirst()
                        .orElseThrow()
                        .where()
                        .conversation()
                        .orElseThrow());
    }

    private static void replace(Path export, int leaf, java.util.function.UnaryOperator<String> change)
            throws IOException {
        Path file = export.resolve(
                ExportLayout.tile(ExportLayout.ENTRIES, leaf / 256, Math.min(256, EVENTS - leaf / 256 * 256)));
        ByteBuffer in = ByteBuffer.wrap(Files.readAllBytes(file));
        ByteBuffer out = ByteBuffer.allocate(in.capacity() + 100);
        for (int i = 0; in.hasRemaining(); i++) {
            byte[] entry = new byte[Short.toUnsignedInt(in.getShort())];
            in.get(entry);
            if (i == leaf % 256) {
                entry = change.apply(new String(entry, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
            }
            out.putShort((short) entry.length).put(entry);
        }
        Files.write(file, Arrays.copyOf(out.array(), out.position()));
    }

    @Test
    void an_envelope_that_is_none_is_placed_as_far_as_it_can_be_read() throws IOException {
        Path export = exported();
        int leaf = first(1);
        replace(export, leaf, text -> text.replace("\"v\":2", "\"v\":3"));
        verify(export);
        assertFound(Kind.ENVELOPE, leaf);
        Finding finding = found.stream()
                .filter(f -> f.kind() == Kind.ENVELOPE)
                .findFirst()
                .orElseThrow();
        assertEquals(MadeLog.ref(1), finding.where().conversation().orElseThrow());
        assertEquals(0, finding.where().seq().orElseThrow());
    }

    private int first(int conversation) {
        for (int i = 0; i < log.records.size(); i++) {
            if (Envelope.read(log.records.get(i).envelope()).conversation().equals(MadeLog.ref(conversation))) {
                return i;
            }
        }
        throw new AssertionError();
    }

    @Test
    void what_was_moved_inserted_or_taken_out_does_not_hang_together() {
        List<Sealed> was = List.copyOf(log.records);
        renumber(was, list -> list.add(600, list.get(601)));
        assertTrue(kinds().containsAll(Set.of(Kind.ORDER, Kind.CHAIN, Kind.ROOT)), found.toString());
        renumber(was, list -> list.remove(600));
        assertTrue(kinds().containsAll(Set.of(Kind.ORDER, Kind.CHAIN, Kind.ROOT, Kind.SIZE)), found.toString());
        int apart = neighbours();
        renumber(was, list -> java.util.Collections.swap(list, apart, apart + 1));
        assertEquals(Set.of(Kind.ROOT), kinds());
        renumber(
                was,
                list -> list.removeIf(
                        s -> Envelope.read(s.envelope()).conversation().equals(MadeLog.ref(5))));
        assertEquals(Set.of(Kind.ROOT, Kind.SIZE), kinds());
        renumber(was, list -> list.remove(0));
        assertTrue(kinds().containsAll(Set.of(Kind.ORDER, Kind.CHAIN, Kind.ROOT)), found.toString());
    }

    /** A leaf whose neighbour is of another conversation. */
    private int neighbours() {
        for (int i = 500; ; i++) {
            if (!Envelope.read(log.records.get(i).envelope())
                    .conversation()
                    .equals(Envelope.read(log.records.get(i + 1).envelope()).conversation())) {
                return i;
            }
        }
    }

    private void renumber(List<Sealed> was, java.util.function.Consumer<List<Sealed>> change) {
        List<Sealed> list = new ArrayList<>(was);
        change.accept(list);
        log.records.clear();
        for (Sealed sealed : list) {
            log.records.add(new Sealed(log.records.size(), sealed.envelope(), sealed.body()));
        }
        verify();
    }

    @Test
    void a_log_set_back_is_whole_in_itself_and_contradicted_from_outside() throws IOException {
        Verifier.Anchor latest = anchor(log.notes.size() - 1);
        MadeLog now = log;
        log = MadeLog.usual(key, 1_000, 9, 4);
        assertEquals("intact, not confirmed from outside", verify(exported()).written());
        assertEquals("broken", verify(folder.resolve("export"), latest).written());
        assertEquals(Set.of(Kind.ANCHOR), kinds());
        assertEquals(now.size(), found.getFirst().where().size().orElseThrow());
    }

    @Test
    void a_log_written_anew_is_whole_in_itself_and_contradicted_from_outside() throws IOException {
        Verifier.Anchor old = anchor(2);
        log = MadeLog.usual(key, EVENTS, 9, 5);
        assertEquals("intact, not confirmed from outside", verify(exported()).written());
        assertEquals("broken", verify(folder.resolve("export"), old).written());
        assertEquals(Set.of(Kind.ANCHOR), kinds());
    }

    @Test
    void checkpoints_of_another_key_are_told_each() throws IOException {
        SigningKey other = SigningKey.open(folder.resolve("other.key"));
        log = MadeLog.usual(other, 350, 9, 4);
        verify(exported());
        assertEquals(Set.of(Kind.SIGNATURE), kinds());
        assertEquals(log.notes.size(), found.size());
    }

    @Test
    void an_anchor_that_is_not_signed_confirms_nothing_and_is_told() throws IOException {
        Verdict verdict = verify(exported(), new Verifier.Anchor("post", "hello".getBytes(StandardCharsets.UTF_8)));
        assertEquals("broken", verdict.written());
        assertEquals(Set.of(Kind.SIGNATURE), kinds());
    }

    @Test
    void files_that_are_changed_missing_or_too_many_are_told_by_name() throws IOException {
        Path export = exported();
        Files.writeString(export.resolve("notes.txt"), "x");
        Files.createDirectory(export.resolve("empty"));
        Files.createSymbolicLink(export.resolve("tile/2"), folder);
        Files.delete(export.resolve("tile/1/000.p/4"));
        Files.write(export.resolve("tile/0/002"), new byte[31]);
        Files.copy(export.resolve("tile/0/001"), export.resolve("tile/0/007"));
        Files.delete(export.resolve("bodies/003"));
        verify(export);
        Set<String> named = found.stream()
                .filter(f -> f.kind() == Kind.FILE)
                .map(f -> f.where().file().orElseThrow())
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(
                new TreeSet<>(Set.of(
                        "notes.txt", "empty", "tile/2", "tile/1/000.p/4", "tile/0/002", "tile/0/007", "bodies/003")),
                named);
        assertTrue(kinds().contains(Kind.MISSING));
    }

    @Test
    void leaves_that_are_missing_are_told_and_the_rest_is_still_held_against_the_roots() throws IOException {
        Path export = exported();
        Files.delete(export.resolve("tile/entries/001"));
        verify(export);
        assertFound(Kind.MISSING, 256);
        assertFalse(kinds().contains(Kind.ROOT), found.toString());
        Files.delete(export.resolve("tile/0/001"));
        verify(export);
        assertTrue(kinds().contains(Kind.ROOT), found.toString());
    }

    @Test
    void no_bytes_make_it_fail() throws IOException {
        log = MadeLog.usual(key, 300, 9, 4);
        Path export = exported();
        Random chance = new Random(17);
        List<Path> files;
        try (Stream<Path> all = Files.walk(export)) {
            files = all.filter(Files::isRegularFile).sorted().toList();
        }
        for (Path file : files) {
            byte[] was = Files.readAllBytes(file);
            byte[] noise = new byte[was.length];
            chance.nextBytes(noise);
            byte[] ones = new byte[was.length];
            Arrays.fill(ones, (byte) 0xff);
            for (byte[] bytes : List.of(
                    noise, ones, new byte[0], Arrays.copyOf(was, was.length - 1), Arrays.copyOf(was, was.length + 1))) {
                Files.write(file, bytes);
                assertEquals("broken", verify(export).written(), file + " of " + bytes.length);
            }
            Files.write(file, was);
        }
        assertEquals("intact, not confirmed from outside", verify(export).written());
    }

    @Test
    void every_flipped_bit_is_noticed() throws IOException {
        log = MadeLog.usual(key, 300, 9, 4);
        Path export = exported();
        Random chance = new Random(18);
        List<Path> files;
        try (Stream<Path> all = Files.walk(export)) {
            files = all.filter(Files::isRegularFile).sorted().toList();
        }
        for (int i = 0; i < 300; i++) {
            Path file = files.get(chance.nextInt(files.size()));
            byte[] bytes = Files.readAllBytes(file);
            int bit = chance.nextInt(bytes.length * 8);
            bytes[bit / 8] ^= (byte) (1 << bit % 8);
            Files.write(file, bytes);
            assertFalse(verify(export).whole(), file + " bit " + bit);
            bytes[bit / 8] ^= (byte) (1 << bit % 8);
            Files.write(file, bytes);
        }
    }

    @Test
    void the_tree_of_a_log_proves_what_its_checkpoints_say() throws IOException {
        try (ExportFolder export = ExportFolder.open(exported())) {
            for (LogSource.Note note : log.notes) {
                assertArrayEquals(
                        Checkpoint.open(note.bytes(), verifier).root(),
                        LogTree.of(export).root(note.size()));
            }
        }
    }
}

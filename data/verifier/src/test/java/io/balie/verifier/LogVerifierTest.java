package io.balie.verifier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogVerifierTest {
    @TempDir
    Path folder;

    private int exports;
    private final WrittenLog log = WrittenLog.random(4, 12, 600);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 20, 255, 256, 257, 512, 600, 66_000})
    void finds_nothing_in_an_untouched_log(int size) throws Malformed {
        WrittenLog untouched = WrittenLog.random(5, 50, size);
        untouched.checkpoints.add(1);
        untouched.checkpoints.add((size + 1) / 2);
        Report report = verify(untouched, Map.of("anchor", note(untouched, size)));
        assertEquals(List.of(), report.findings());
        assertEquals("intact", report.verdict());
        assertEquals(0, report.status(true));
    }

    @Test
    void says_that_nothing_outside_confirms_it() throws Malformed {
        Report report = verify(log, Map.of());
        assertEquals("intact, not confirmed from outside", report.verdict());
        assertEquals(0, report.status(false));
        assertEquals(1, report.status(true), "nothing outside confirms it");
    }

    @Test
    void finds_a_changed_body_and_nothing_else() throws Malformed {
        log.records.get(300).body[5] ^= 1;
        assertEquals(Set.of("body " + name(300)), found());
    }

    @Test
    void finds_a_body_of_another_length() throws Malformed {
        log.records.get(300).body = new byte[1];
        assertEquals(Set.of("body " + name(300)), found());
    }

    @Test
    void finds_a_missing_body() throws Malformed {
        log.records.get(300).body = new byte[0];
        assertEquals(Set.of("missing " + name(300)), found());
    }

    @Test
    void lets_bodies_be_missing_that_were_erased_by_law() throws Malformed {
        log.erase(WrittenLog.conversation(3));
        log.add(WrittenLog.conversation(4), "user", Map.of());
        assertEquals(Set.of(), found());
    }

    @Test
    void finds_what_is_said_after_an_erasure_also_when_its_body_is_missing() throws Malformed {
        log.erase(WrittenLog.conversation(3));
        int after = log.add(WrittenLog.conversation(3), "user", Map.of());
        log.records.get(after).body = new byte[0];
        assertEquals(Set.of("after_erasure " + name(after), "missing " + name(after)), found());
    }

    @Test
    void does_not_take_an_ordinary_record_for_an_erasure() throws Malformed {
        int forged = log.add(WrittenLog.conversation(1), "erased", Map.of("subject", WrittenLog.conversation(3)));
        log.records.get(300).body = new byte[0];
        assertEquals(Set.of("envelope " + name(forged), "missing " + name(300)), found());
    }

    @Test
    void finds_a_changed_envelope_by_the_tree_and_by_the_next_record() throws Malformed, IOException {
        log.checkpoints.addAll(List.of(200, 500));
        byte[] envelope = log.records.get(300).envelope;
        Path export = log.write(folder);
        change(export.resolve("tile/entries/001"), envelope, "16:45", "16:46");
        Set<String> found = found(export, note(log, 600));
        int next = next(300);
        assertEquals(
                Set.of(
                        "chain " + name(next),
                        "tile level 0, tile 1",
                        "tile level 1, tile 0",
                        "root size 500",
                        "anchor size 600"),
                found);
    }

    @Test
    void names_the_record_by_which_a_tile_differs() throws Malformed, IOException {
        Path export = log.write(folder);
        change(export.resolve("tile/entries/001"), log.records.get(300).envelope, "16:45", "16:46");
        Report report = LogVerifier.verify(export, Key.read(log.vkey()), Map.of());
        assertTrue(
                report.findings().stream()
                        .anyMatch(finding -> finding.kind() == Finding.Kind.TILE
                                && finding.text().endsWith("give: " + name(300))),
                report.text());
    }

    @Test
    void finds_the_gap_that_a_deleted_record_leaves_though_the_tree_was_made_anew() throws Malformed {
        byte[] anchor = note(log, 600);
        int next = next(300) - 1;
        String left = name(next + 1).replace("leaf " + (next + 1), "leaf " + next);
        log.records.remove(300);
        assertEquals(Set.of("order " + left, "chain " + left, "anchor size 600"), found(anchor));
    }

    @Test
    void finds_two_swapped_records() throws Malformed {
        int next = next(300);
        WrittenLog.Rec rec = log.records.get(300);
        log.records.set(300, log.records.get(next));
        log.records.set(next, rec);
        Set<String> found = found();
        assertTrue(found.contains("order " + name(300)), found.toString());
        assertTrue(found.contains("chain " + name(300)), found.toString());
        assertTrue(found.contains("order " + name(next)), found.toString());
    }

    @Test
    void finds_a_first_record_without_a_key() throws Malformed {
        int first = log.add(WrittenLog.conversation(99), "user", Map.of("key", ""));
        assertEquals(Set.of("envelope " + name(first)), found());
    }

    @Test
    void finds_a_log_that_does_not_begin_or_begins_twice() throws Malformed {
        int second = log.add(WrittenLog.STREAM, "log_started", Map.of());
        assertEquals(Set.of("order " + name(second)), found());
        log.records.remove(second);
        log.records.removeFirst();
        assertTrue(found().contains("order " + name(0)));
    }

    @Test
    void finds_a_log_set_back_only_by_what_is_held_outside() throws Malformed {
        byte[] anchor = note(log, 600);
        log.records.subList(500, 600).clear();
        assertEquals(Set.of("anchor size 600"), found(anchor));
        assertEquals("intact, not confirmed from outside", verify(log, Map.of()).verdict());
    }

    @Test
    void finds_another_history_only_by_what_is_held_outside() throws Malformed {
        byte[] anchor = note(log, 600);
        WrittenLog fork = WrittenLog.random(6, 12, 600);
        fork.keys = log.keys;
        Path export = fork.write(folder);
        assertEquals(Set.of("anchor size 600"), found(export, anchor));
        assertEquals(
                "intact, not confirmed from outside",
                LogVerifier.verify(export, Key.read(log.vkey()), Map.of()).verdict());
    }

    @Test
    void finds_a_log_signed_anew_with_another_key() throws Malformed {
        Key known = Key.read(log.vkey());
        byte[] anchor = note(log, 600);
        log.checkpoints.add(100);
        log.keys = WrittenLog.newKeys();
        Path export = log.write(folder);
        assertEquals(
                Set.of("signature size 100", "signature size 600", "file log.vkey"),
                places(LogVerifier.verify(export, known, Map.of("anchor", anchor))));
        assertEquals(
                Set.of("signature size 600"),
                places(LogVerifier.verify(export, null, Map.of("anchor", anchor))),
                "without a key given, what is held outside does not fit the key that lies there");
    }

    @Test
    void finds_a_forged_tile() throws Malformed, IOException {
        Path export = log.write(folder);
        flip(export.resolve("tile/1/000.p/2"), 40);
        assertEquals(Set.of("tile level 1, tile 0"), found(export, note(log, 600)));
        Files.write(export.resolve("tile/0/000"), new byte[32]);
        assertEquals(Set.of("file tile/0/000", "tile level 1, tile 0"), found(export, note(log, 600)));
    }

    @Test
    void finds_files_that_are_not_there_and_such_as_do_not_belong() throws Malformed, IOException {
        Path export = log.write(folder);
        Files.delete(export.resolve("tile/0/001"));
        WrittenLog.put(export, "notes.txt", "");
        WrittenLog.put(export, "tile/0/002.p/7", "");
        WrittenLog.put(export, "checkpoints/0100", "");
        WrittenLog.put(export, "more/of/this", "");
        Files.createDirectory(export.resolve("empty"));
        assertEquals(
                Set.of(
                        "file tile/0/001",
                        "file notes.txt",
                        "file tile/0/002.p/7",
                        "file checkpoints",
                        "file checkpoints/0100",
                        "file more",
                        "file more/of",
                        "file more/of/this",
                        "file empty"),
                found(export, note(log, 600)));
    }

    @Test
    void follows_no_links() throws Malformed, IOException {
        Path export = log.write(folder.resolve("export"));
        Path outside = Files.move(export.resolve("tile/0/001"), folder.resolve("outside"));
        Files.createSymbolicLink(export.resolve("tile/0/001"), outside);
        Files.createSymbolicLink(export.resolve("loop"), export);
        Files.move(export.resolve("checkpoint"), folder.resolve("elsewhere"));
        Files.createSymbolicLink(export.resolve("checkpoint"), folder.resolve("elsewhere"));
        assertEquals(Set.of("file tile/0/001", "file loop", "file checkpoint"), found(export, note(log, 600)));
    }

    @Test
    void finds_missing_leaves_if_others_follow() throws Malformed, IOException {
        Path export = log.write(folder);
        Files.delete(export.resolve("tile/entries/000"));
        assertEquals(Set.of("file tile/entries/000", "missing leaf 0"), chained(found(export, note(log, 600))));
        Files.delete(export.resolve("tile/0/000"));
        assertEquals(
                Set.of(
                        "file tile/entries/000",
                        "missing leaf 0",
                        "file tile/0/000",
                        "tile level 1, tile 0",
                        "root size 600",
                        "anchor size 600"),
                chained(found(export, note(log, 600))));
    }

    /** Without what follows from lost records: that others of their conversations do not hang on anything. */
    private static Set<String> chained(Set<String> found) {
        Set<String> rest = new TreeSet<>(found);
        rest.removeIf(finding -> finding.startsWith("order") || finding.startsWith("chain"));
        assertTrue(rest.size() < found.size());
        return rest;
    }

    @Test
    void finds_that_the_end_was_cut_off() throws Malformed, IOException {
        log.checkpoints.add(550);
        Path export = log.write(folder);
        Files.delete(export.resolve("tile/entries/002.p/88"));
        Set<String> found = found(export, note(log, 600));
        assertTrue(found.containsAll(Set.of("size 550", "size 600", "anchor size 600")), found.toString());
        assertTrue(found.stream().noneMatch(finding -> finding.startsWith("missing")), found.toString());
    }

    @Test
    void finds_a_bundle_that_breaks_off_or_goes_on() throws Malformed, IOException {
        Path export = log.write(folder);
        Path bundle = export.resolve("bodies/001");
        byte[] bytes = Files.readAllBytes(bundle);
        Files.write(bundle, Arrays.copyOf(bytes, bytes.length - 1));
        assertEquals(Set.of("file bodies/001", "missing " + name(511)), found(export, note(log, 600)));
        Files.write(bundle, Arrays.copyOf(bytes, bytes.length + 1));
        assertEquals(Set.of("file bodies/001"), found(export, note(log, 600)));
    }

    @Test
    void does_not_believe_a_length_of_four_gigabytes() throws Malformed, IOException {
        Path export = log.write(folder);
        Path bundle = export.resolve("bodies/002.p/88");
        byte[] bytes = Files.readAllBytes(bundle);
        Arrays.fill(bytes, 0, 4, (byte) 0xFF);
        Files.write(bundle, bytes);
        Set<String> found = found(export, note(log, 600));
        assertEquals(89, found.size(), found.toString());
        assertTrue(found.containsAll(Set.of("missing " + name(512), "missing " + name(599), "file bodies/002.p/88")));
    }

    @Test
    void does_not_believe_a_hole_of_a_billion_leaves() throws Malformed, IOException {
        Path export = log.write(folder);
        WrittenLog.put(export, "tile/entries/x999/x999/x999/x999/999", "");
        WrittenLog.put(export, "tile/entries/x004/000", "");
        assertEquals(
                Set.of(
                        "file tile/entries/x999",
                        "file tile/entries/x999/x999",
                        "file tile/entries/x999/x999/x999",
                        "file tile/entries/x999/x999/x999/x999",
                        "file tile/entries/x999/x999/x999/x999/999",
                        "file tile/entries/x004",
                        "file tile/entries/x004/000"),
                found(export, note(log, 600)));
    }

    @Test
    void finds_checkpoints_that_are_none() throws Malformed, IOException {
        log.checkpoints.addAll(List.of(100, 200, 300));
        Path export = log.write(folder);
        WrittenLog.put(export, "checkpoints/100", "nothing");
        WrittenLog.put(export, "checkpoints/200", log.note(300));
        WrittenLog.put(export, "checkpoints/300", log.note(300).replace("\n300\n", "\n301\n"));
        assertEquals(
                Set.of("signature size 100", "signature size 200", "signature size 300"),
                found(export, note(log, 600)));
        WrittenLog.put(export, "checkpoint", log.note(500));
        assertTrue(found(export, note(log, 600)).contains("size 500"));
        Files.delete(export.resolve("checkpoint"));
        assertTrue(found(export, note(log, 600)).contains("file checkpoint"));
    }

    @Test
    void verifies_a_folder_in_which_there_is_nothing() throws Malformed {
        assertEquals(Set.of("file checkpoint", "file log.vkey", "anchor size 600"), found(folder, note(log, 600)));
    }

    private Set<String> found() throws Malformed {
        return found(note(log, log.records.size()));
    }

    private Set<String> found(byte[] anchor) throws Malformed {
        return places(verify(log, Map.of("anchor", anchor)));
    }

    private Set<String> found(Path export, byte[] anchor) throws Malformed {
        return places(LogVerifier.verify(export, Key.read(log.vkey()), Map.of("anchor", anchor)));
    }

    private Report verify(WrittenLog written, Map<String, byte[]> anchors) throws Malformed {
        return LogVerifier.verify(written.write(folder.resolve("log" + exports++)), Key.read(written.vkey()), anchors);
    }

    static Set<String> places(Report report) {
        Set<String> places = new TreeSet<>();
        report.findings().forEach(finding -> {
            String place = finding.place().toString();
            assertTrue(
                    places.add(
                            place.startsWith("size") && finding.kind() == Finding.Kind.SIZE
                                    ? place
                                    : finding.kind() + " " + place),
                    "twice: " + finding);
        });
        return places;
    }

    static byte[] note(WrittenLog log, int size) {
        return log.note(size).getBytes(StandardCharsets.UTF_8);
    }

    private String name(int leaf) {
        return Envelope.name(leaf, log.records.get(leaf).envelope).toString();
    }

    /** The next record of the same conversation. */
    private int next(int leaf) {
        String conversation =
                Envelope.name(leaf, log.records.get(leaf).envelope).conversation();
        int next = leaf + 1;
        while (!Envelope.name(next, log.records.get(next).envelope)
                .conversation()
                .equals(conversation)) {
            next++;
        }
        return next;
    }

    private static void change(Path file, byte[] envelope, String from, String to) throws IOException {
        String all = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        String one = new String(envelope, StandardCharsets.ISO_8859_1);
        Files.write(file, all.replace(one, one.replace(from, to)).getBytes(StandardCharsets.ISO_8859_1));
    }

    private static void flip(Path file, int at) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[at] ^= 1;
        Files.write(file, bytes);
    }
}

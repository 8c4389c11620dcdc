package io.balie.data.transcript;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.balie.dialog.event.Event;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TranscriptStoreTest {

    private static final Provenance PROVENANCE = new Provenance("m", "s", "c", "0.1.0");
    private static final Instant AT = Instant.parse("2026-11-23T09:00:00Z");

    @TempDir
    private Path folder;

    private static Event said(long number) {
        return new Event.HandedOver(AT.plusSeconds(number), "event " + number);
    }

    private static List<Event> events(List<StoredEvent> stored) {
        return stored.stream().map(StoredEvent::event).toList();
    }

    private static StoredEvent stored(String conversation, long seq, Event event, Provenance provenance, long leaf) {
        return new StoredEvent(conversation, seq, EventJson.write(event), provenance, leaf);
    }

    @Test
    void what_was_stored_is_read_back_after_opening_again() {
        Provenance later = new Provenance("m2", "s", "c", "0.1.0");
        try (TranscriptStore store = Stores.open(folder)) {
            store.append("a", 0, List.of(said(0), said(1)), PROVENANCE);
            store.append("a", 2, List.of(said(2)), later);
            store.append("b", 0, List.of(said(3)), PROVENANCE);
        }
        try (TranscriptStore store = Stores.open(folder)) {
            assertEquals(
                    List.of(
                            stored("a", 0, said(0), PROVENANCE, 1),
                            stored("a", 1, said(1), PROVENANCE, 2),
                            stored("a", 2, said(2), later, 3)),
                    store.read("a"));
            assertEquals(List.of(), store.read("unknown"));
        }
    }

    @Test
    void a_place_that_is_taken_or_too_far_on_is_a_conflict() {
        try (TranscriptStore store = Stores.open(folder)) {
            store.append("a", 0, List.of(said(0), said(1)), PROVENANCE);

            Conflict taken = assertThrows(Conflict.class, () -> store.append("a", 1, List.of(said(9)), PROVENANCE));
            Conflict gap = assertThrows(Conflict.class, () -> store.append("a", 5, List.of(said(9)), PROVENANCE));

            assertEquals("Events of a conversation begin at 1, expected 2.", taken.getMessage());
            assertEquals(2, gap.next());
            assertEquals(List.of(said(0), said(1)), events(store.read("a")));
        }
    }

    @Test
    void an_event_that_could_not_be_read_again_is_not_stored() {
        try (TranscriptStore store = Stores.open(folder)) {
            assertThrows(
                    UnreadableEvent.class,
                    () -> store.append("a", 0, List.of(new StoredEvent("a", 0, "{}", PROVENANCE))));
            assertEquals(List.of(), store.read("a"));
        }
    }

    @Test
    void conversations_are_listed_latest_first() {
        try (TranscriptStore store = Stores.open(folder)) {
            store.append("a", 0, List.of(said(0), new Event.SlotSet(AT, "outcome", "answered")), PROVENANCE);
            store.append("b", 0, List.of(said(5)), PROVENANCE);
            store.append("c", 0, List.of(new Event.SlotSet(AT.plusSeconds(9), "outcome", "answered")), PROVENANCE);
            store.append("c", 1, List.of(new Event.SlotSet(AT.plusSeconds(10), "outcome", "handed_over")), PROVENANCE);

            Summary c = summary(store, "c", AT.plusSeconds(9), AT.plusSeconds(10), 2, Optional.of("handed_over"));
            Summary b = summary(store, "b", AT.plusSeconds(5), AT.plusSeconds(5), 1, Optional.empty());
            Summary a = summary(store, "a", AT, AT, 2, Optional.of("answered"));
            assertEquals(List.of(c, b, a), store.list(Summary.Filter.latest(10)));
            assertEquals(List.of(c, b), store.list(Summary.Filter.latest(2)));
            assertEquals(List.of(a), store.list(new Summary.Filter(10, Optional.of("answered"), Optional.empty())));
            assertEquals(
                    List.of(c), store.list(new Summary.Filter(10, Optional.empty(), Optional.of(AT.plusSeconds(6)))));
        }
    }

    private static Summary summary(
            TranscriptStore store,
            String name,
            Instant started,
            Instant latest,
            long events,
            Optional<String> outcome) {
        return new Summary(
                store.reader().ref(name).orElseThrow(),
                name,
                started,
                latest,
                events,
                outcome,
                Optional.empty(),
                OptionalLong.empty(),
                OptionalLong.empty());
    }

    @Test
    void a_second_process_is_refused() throws Exception {
        try (TranscriptStore store = Stores.open(folder)) {
            assertEquals(
                    "The transcripts in '%s' are in use already.".formatted(folder),
                    assertThrows(StoreFailed.class, () -> Stores.open(folder)).getMessage());
            Process other = AppendingProcess.start(folder);
            try (BufferedReader out = reader(other)) {
                assertEquals("refused", out.readLine());
            } finally {
                other.destroyForcibly().waitFor();
            }
            store.append("a", 0, List.of(said(0)), PROVENANCE);
        }
    }

    @Test
    void a_failed_write_is_told_to_its_caller_and_the_store_goes_on_afterwards() throws SQLException {
        try (TranscriptStore store = Stores.open(folder)) {
            store.append("a", 0, List.of(said(0)), PROVENANCE);
            outside("ALTER TABLE event RENAME TO gone");
            StoreFailed failed =
                    assertThrows(StoreFailed.class, () -> store.append("a", 1, List.of(said(1)), PROVENANCE));
            assertThrows(StoreFailed.class, () -> store.read("a"));
            outside("ALTER TABLE gone RENAME TO event");

            assertEquals("1 events of a conversation could not be stored.", failed.getMessage());
            assertEquals(List.of(said(0)), events(store.read("a")));
            store.append("a", 1, List.of(said(2)), new Provenance("new", "s", "c", "0.1.0"));
            assertEquals(List.of(said(0), said(2)), events(store.read("a")));
        }
    }

    private void outside(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("transcripts.db"));
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void a_file_of_another_version_is_refused() throws SQLException {
        Stores.open(folder).close();
        outside("UPDATE meta SET value = '7' WHERE key = 'schema'");

        assertEquals(
                "The transcripts have schema version 7, expected 2.",
                assertThrows(StoreFailed.class, () -> Stores.open(folder)).getMessage());
        outside("UPDATE meta SET value = '2' WHERE key = 'schema'");
        Stores.open(folder).close(); // the refusal let go of the lock
    }

    @Test
    void a_closed_store_takes_nothing() {
        TranscriptStore store = Stores.open(folder);
        store.close();
        store.close();

        assertEquals(
                "The transcripts are closed.",
                assertThrows(StoreFailed.class, () -> store.append("a", 0, List.of(said(0)), PROVENANCE))
                        .getMessage());
        assertThrows(StoreFailed.class, () -> store.read("a"));
    }

    @Test
    void a_name_that_is_no_unicode_is_refused() {
        try (TranscriptStore store = Stores.open(folder)) {
            assertThrows(
                    IllegalArgumentException.class, () -> store.append("a\ud83d", 0, List.of(said(0)), PROVENANCE));
        }
    }

    @Test
    void sqlite_versions_are_compared_by_number() {
        assertTrue(Database.isOlder("3.51.2"));
        assertTrue(Database.isOlder("3.9.99"));
        assertFalse(Database.isOlder("3.51.3"));
        assertFalse(Database.isOlder("3.100.0"));
        assertFalse(Database.isOlder("4.0.0"));
    }

    @Test
    void a_hundred_conversations_at_once_lose_double_and_misorder_nothing() throws Exception {
        int turns = 20;
        try (TranscriptStore store = Stores.open(folder);
                ExecutorService pool = Executors.newFixedThreadPool(100)) {
            List<Future<?>> running = new ArrayList<>();
            for (int c = 0; c < 100; c++) {
                String conversation = "c" + c;
                running.add(pool.submit(() -> {
                    for (int turn = 0; turn < turns; turn++) {
                        int first = turn * 3;
                        store.append(
                                conversation,
                                first,
                                List.of(said(first), said(first + 1), said(first + 2)),
                                PROVENANCE);
                        assertEquals(first + 3, store.read(conversation).size());
                    }
                }));
            }
            for (Future<?> future : running) {
                future.get(60, TimeUnit.SECONDS);
            }
            List<Event> expected =
                    IntStream.range(0, turns * 3).mapToObj(i -> said(i)).toList();
            for (int c = 0; c < 100; c++) {
                assertEquals(expected, events(store.read("c" + c)));
            }
            assertEquals(100, store.list(Summary.Filter.latest(1000)).size());
        }
    }

    @Test
    void two_who_write_the_same_place_are_told_apart() throws Exception {
        try (TranscriptStore store = Stores.open(folder);
                ExecutorService pool = Executors.newFixedThreadPool(8)) {
            List<Future<Boolean>> running = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                int number = i;
                running.add(pool.submit(() -> {
                    try {
                        store.append("a", 0, List.of(said(number)), PROVENANCE);
                        return true;
                    } catch (Conflict e) {
                        return false;
                    }
                }));
            }
            int won = 0;
            for (Future<Boolean> future : running) {
                won += future.get(60, TimeUnit.SECONDS) ? 1 : 0;
            }
            assertEquals(1, won);
            assertEquals(1, store.read("a").size());
        }
    }

    @Test
    void nothing_acknowledged_is_missing_after_a_kill() throws Exception {
        Map<String, Long> acknowledged = new HashMap<>();
        for (int round = 0; round < 3; round++) {
            Process process = AppendingProcess.start(folder);
            int lines = 0;
            try (BufferedReader out = reader(process)) {
                String line;
                while ((line = out.readLine()) != null) {
                    // A last line may be cut off by the kill: only whole ones end in a stop.
                    if (line.endsWith(".")) {
                        String[] parts = line.substring(0, line.length() - 1).split(" ", -1);
                        acknowledged.merge(parts[0], Long.parseLong(parts[1]), Math::max);
                        lines++;
                    }
                    if (lines == 300) {
                        process.toHandle().destroyForcibly(); // unlike the process itself, it leaves the pipe open
                    }
                }
            }
            process.waitFor();
            assertTrue(lines >= 300, "Only %d events were acknowledged.".formatted(lines));
            try (TranscriptStore store = Stores.open(folder)) {
                for (Map.Entry<String, Long> entry : acknowledged.entrySet()) {
                    List<StoredEvent> stored = store.read(entry.getKey());
                    assertTrue(
                            stored.size() > entry.getValue(),
                            "Of %s only %d are left of %d."
                                    .formatted(entry.getKey(), stored.size(), entry.getValue() + 1));
                    for (int i = 0; i < stored.size(); i++) {
                        assertEquals(i, stored.get(i).seq());
                        assertEquals(said(i), stored.get(i).event());
                    }
                }
            }
            assertEquals("ok", integrity());
        }
    }

    private String integrity() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("transcripts.db"));
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("PRAGMA integrity_check")) {
            return rows.getString(1);
        }
    }

    private static BufferedReader reader(Process process) {
        return new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** A process that stores events of eight conversations until it is killed, and says which are acknowledged. */
    static final class AppendingProcess {

        private AppendingProcess() {}

        static Process start(Path folder) throws IOException {
            return new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "--enable-native-access=ALL-UNNAMED",
                            "-cp",
                            System.getProperty("java.class.path"),
                            AppendingProcess.class.getName(),
                            folder.toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        }

        /** Entry point of the process. */
        public static void main(String[] args) {
            TranscriptStore store;
            try {
                store = Stores.open(Path.of(args[0]));
            } catch (StoreFailed e) {
                System.out.println("refused");
                return;
            }
            for (int c = 0; c < 8; c++) {
                String conversation = "c" + c;
                new Thread(() -> {
                            for (long seq = store.read(conversation).size(); ; seq++) {
                                store.append(conversation, seq, List.of(said(seq)), PROVENANCE);
                                System.out.println(conversation + " " + seq + ".");
                            }
                        })
                        .start();
            }
        }
    }
}

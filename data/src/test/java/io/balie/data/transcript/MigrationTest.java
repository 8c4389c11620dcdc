package io.balie.data.transcript;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.balie.dialog.event.Event;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a file that the last version with schema 1 wrote. */
class MigrationTest {

    /** Stands in the file in plain text. */
    private static final String SECRET = "Geheimschrijver-4711";

    @TempDir
    private Path folder;

    @BeforeEach
    void old_file() throws IOException {
        try (InputStream old = MigrationTest.class.getResourceAsStream("/transcripts/schema1/transcripts.db")) {
            Files.copy(old, folder.resolve("transcripts.db"));
        }
    }

    private Map<String, List<String>> old() throws SQLException {
        Map<String, List<String>> found = new LinkedHashMap<>();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("transcripts.db"));
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("SELECT conversation, json FROM event ORDER BY conversation, seq")) {
            while (rows.next()) {
                found.computeIfAbsent(rows.getString(1), name -> new ArrayList<>())
                        .add(new String(rows.getBytes(2), StandardCharsets.UTF_8));
            }
        }
        return found;
    }

    private static Map<String, List<String>> stored(TranscriptStore store, Iterable<String> names) {
        Map<String, List<String>> found = new LinkedHashMap<>();
        names.forEach(name ->
                found.put(name, store.read(name).stream().map(StoredEvent::json).toList()));
        return found;
    }

    private List<Path> holding(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        List<Path> found = new ArrayList<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                String content = Files.readString(file, StandardCharsets.ISO_8859_1);
                if (content.contains(new String(bytes, StandardCharsets.ISO_8859_1))) {
                    found.add(file);
                }
            }
        }
        return found;
    }

    @Test
    void every_event_comes_over_byte_for_byte_and_the_plain_text_goes() throws Exception {
        Map<String, List<String>> old = old();
        assertEquals(List.of(folder.resolve("transcripts.db")), holding(SECRET));

        try (TranscriptStore store = Stores.open(folder)) {
            assertEquals(old, stored(store, old.keySet()));
            assertEquals(1 + old.values().stream().mapToInt(List::size).sum(), store.size());
            Summary complaint = store.list(Summary.Filter.latest(100)).stream()
                    .filter(summary -> summary.conversation().equals("leeg-na-één"))
                    .findFirst()
                    .orElseThrow();
            assertEquals(Optional.of("complaint"), complaint.category());
            assertEquals(Optional.of("answered"), complaint.outcome());
            StoredEvent first = store.read("terminal-1").getFirst();
            assertEquals(new Provenance("model-one", "script-one", "company-one", "0.1.0"), first.provenance());
            store.append(
                    "terminal-1",
                    old.get("terminal-1").size(),
                    List.of(new Event.Paused(Instant.parse("2026-11-23T12:00:00Z"))),
                    first.provenance());
        }
        assertEquals(List.of(), holding(SECRET));
        assertEquals(List.of(), holding("bezoeker é 👋"));
        assertFalse(Files.exists(folder.resolve("transcripts.old")));
        try (TranscriptStore store = Stores.open(folder)) {
            assertEquals(
                    old.get("terminal-1").size() + 1, store.read("terminal-1").size());
        }
    }

    @Test
    void begun_and_cut_off_it_begins_again() throws Exception {
        Map<String, List<String>> old = old();
        Path scratch = Files.createDirectory(folder.resolve("migrating"));
        Files.writeString(scratch.resolve("transcripts.db"), "half");
        Files.writeString(folder.resolve("keys.db"), ""); // as a first step in place would leave it

        try (TranscriptStore store = Stores.open(folder)) {
            assertEquals(old, stored(store, old.keySet()));
        }
        assertFalse(Files.exists(scratch));
    }

    @Test
    void cut_off_between_the_two_files_the_old_one_comes_back_and_is_taken_over() throws Exception {
        Map<String, List<String>> old = old();
        Files.move(folder.resolve("transcripts.db"), folder.resolve("transcripts.old"));

        try (TranscriptStore store = Stores.open(folder)) {
            assertEquals(old, stored(store, old.keySet()));
        }
        assertEquals(List.of(), holding(SECRET));
    }

    @Test
    void cut_off_before_the_old_file_was_destroyed_the_next_opening_does_it() throws Exception {
        Path kept = folder.resolve("kept");
        Files.copy(folder.resolve("transcripts.db"), kept);
        Stores.open(folder).close();
        Files.move(kept, folder.resolve("transcripts.old"));
        assertEquals(1, holding(SECRET).size());

        Stores.open(folder).close();

        assertEquals(List.of(), holding(SECRET));
    }

    @Test
    void an_older_version_still_reading_it_keeps_it_as_it_is() throws Exception {
        Map<String, List<String>> old = old();
        try (Connection reading = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("transcripts.db"));
                Statement statement = reading.createStatement()) {
            statement.execute("PRAGMA journal_mode = WAL");
            statement.execute("CREATE TABLE more (x)");
            statement.execute("BEGIN");
            statement.executeQuery("SELECT count(*) FROM event").close();

            assertTrue(assertThrows(StoreFailed.class, () -> Stores.open(folder))
                    .getMessage()
                    .contains("read by an older program"));
            statement.execute("ROLLBACK");
        }
        assertEquals(old, old());
        try (TranscriptStore store = Stores.open(folder)) {
            assertEquals(old, stored(store, old.keySet()));
        }
    }

    @Test
    void readers_say_that_they_cannot_read_it_yet() {
        assertTrue(assertThrows(StoreFailed.class, () -> TranscriptReader.open(folder, Stores.master()))
                .getMessage()
                .contains("older version"));
    }

    @Test
    void an_order_that_cannot_be_is_refused_and_nothing_changes() throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("transcripts.db"));
                Statement statement = connection.createStatement()) {
            statement.execute("DELETE FROM event WHERE conversation = 'terminal-1' AND seq = 2");
        }
        Map<String, List<String>> old = old();

        assertTrue(assertThrows(StoreFailed.class, () -> Stores.open(folder))
                .getMessage()
                .contains("out of order"));

        assertEquals(old, old());
    }
}

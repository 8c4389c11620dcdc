package io.balie.shell.conversation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.balie.data.transcript.Provenance;
import io.balie.data.transcript.TranscriptReader;
import io.balie.data.transcript.TranscriptStore;
import io.balie.dialog.event.Event;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TranscriptFoldersTest {

    private static final Provenance PROVENANCE = new Provenance("model", "script", "company", "program");
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    @TempDir
    Path home;

    @Test
    void a_desk_beside_another_gets_a_folder_of_its_own_and_keeps_it() {
        TranscriptFolders folders = new TranscriptFolders(home);
        try (TranscriptStore first = folders.open("5005");
                TranscriptStore second = folders.open("5006")) {
            first.append("a", 0, List.of(new Event.Paused(NOON)), PROVENANCE);
            second.append("b", 0, List.of(new Event.Paused(NOON)), PROVENANCE);
        }

        try (TranscriptStore second = folders.open("5006");
                TranscriptStore first = folders.open("5005")) {
            assertEquals(1, second.read("b").size());
            assertEquals(1, first.read("a").size());
        }
    }

    @Test
    void an_auditor_finds_the_conversations_of_all_desks() {
        TranscriptFolders folders = new TranscriptFolders(home);
        try (TranscriptStore first = folders.open("5005");
                TranscriptStore second = folders.open("5006")) {
            first.append("a", 0, List.of(new Event.Paused(NOON)), PROVENANCE);
            second.append("b", 0, List.of(new Event.Paused(NOON)), PROVENANCE);

            List<TranscriptReader> readers = folders.readers();

            assertEquals(1, readers.get(0).read("a").size());
            assertEquals(1, readers.get(1).read("b").size());
            readers.forEach(TranscriptReader::close);
        }
    }
}

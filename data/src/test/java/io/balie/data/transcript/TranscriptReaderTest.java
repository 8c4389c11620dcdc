package io.balie.data.transcript;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.balie.dialog.event.Event;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TranscriptReaderTest {

    private static final Provenance PROVENANCE = new Provenance("model", "script", "company", "program");
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    @TempDir
    Path folder;

    @Test
    void an_auditor_reads_what_has_been_stored_while_the_desk_is_open() {
        try (TranscriptStore desk = TranscriptStore.open(folder)) {
            desk.append("c1", 0, List.of(new Event.SlotSet(NOON, "outcome", "answered")), PROVENANCE);
            try (TranscriptReader auditor = TranscriptReader.open(folder).orElseThrow()) {
                assertEquals(desk.read("c1"), auditor.read("c1"));

                desk.append("c1", 1, List.of(new Event.Paused(NOON)), PROVENANCE);

                assertEquals(2, auditor.read("c1").size());
                assertEquals(
                        Optional.of("answered"),
                        auditor.list(Summary.Filter.latest(1)).getFirst().outcome());
            }
        }
    }

    @Test
    void a_folder_without_transcripts_has_nothing_to_read() {
        assertTrue(TranscriptReader.open(folder).isEmpty());
    }
}

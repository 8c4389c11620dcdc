package io.balie.data.transcript;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.balie.data.evidence.StoreLog;
import io.balie.data.evidence.Verifier;
import io.balie.dialog.event.Event;
import io.balie.dialog.event.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files as earlier versions wrote them. They are never written anew: a version that cannot read one of them has lost its transcripts. The files of schema
 * 1 are in {@link MigrationTest}.
 */
class GoldenTest {

    private static final Instant AT = Instant.parse("2026-11-24T09:00:00Z");

    @TempDir
    private Path folder;

    private static byte[] file(String name) throws IOException {
        try (InputStream bytes = GoldenTest.class.getResourceAsStream("/transcripts/" + name)) {
            return bytes.readAllBytes();
        }
    }

    private static List<String> events() throws IOException {
        return new String(file("events-v1.jsonl"), StandardCharsets.UTF_8)
                .lines()
                .toList();
    }

    @Test
    void events_of_version_1_are_read() throws IOException {
        TreeSet<String> kinds = new TreeSet<>();
        for (String line : events()) {
            Event event = EventJson.read(line);
            kinds.add(EventJson.kind(event));
            assertEquals(Json.readObject(line).get("event"), EventJson.kind(event));
        }
        assertEquals(25, kinds.size());
    }

    @Test
    void events_of_version_2_are_read_whole() throws IOException {
        TreeSet<String> kinds = new TreeSet<>();
        TreeSet<String> reasons = new TreeSet<>();
        for (String line : new String(file("events-v2.jsonl"), StandardCharsets.UTF_8)
                .lines()
                .toList()) {
            Event event = EventJson.read(line);
            kinds.add(EventJson.kind(event));
            List<Reason> because = switch (event) {
                case Event.ActionExecuted done -> done.because();
                case Event.ActionRejected rejected -> rejected.because();
                default -> List.of();
            };
            because.forEach(reason -> reasons.add(ReasonJson.why(reason)));
            assertEquals(line, EventJson.write(event), "nothing of it was lost");
        }
        assertEquals(26, kinds.size());
        assertEquals(29, reasons.size());
    }

    @Test
    void a_store_of_schema_2_is_read_verified_and_gone_on_with() throws IOException {
        Files.write(folder.resolve("transcripts.db"), file("schema2/transcripts.db"));
        Files.write(folder.resolve("keys.db"), file("schema2/keys.db"));

        try (TranscriptStore store = Stores.open(folder)) {
            assertEquals(
                    events(),
                    store.read("bezoeker é 👋").stream().map(StoredEvent::json).toList());
            assertEquals("balie.transcripts/", store.origin().substring(0, 18));
            assertEquals(
                    List.of("log_started", "looked", "erased", "parked"),
                    store.reader().auditing().stream()
                            .map(noted -> AuditJson.kind(noted.event()))
                            .toList());
            Summary erased = store.list(Summary.Filter.latest(9)).stream()
                    .filter(summary -> summary.erasedBy().isPresent())
                    .findFirst()
                    .orElseThrow();
            assertThrows(ErasedConversation.class, () -> store.reader().readRef(erased.ref()));
            assertEquals(1, store.reader().refs("parked").size());
            store.append(
                    "bezoeker é 👋",
                    events().size(),
                    List.of(new Event.Paused(AT)),
                    new Provenance("m", "s", "c", "0.2.0"));
        }
        try (StoreLog log = StoreLog.open(folder).orElseThrow()) {
            List<String> findings = new ArrayList<>();
            new Verifier(Optional.empty(), List.of()).verify(log, finding -> findings.add(finding.toString()));
            assertEquals(List.of(), findings);
        }
    }
}

package io.balie.shell.conversation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.balie.data.keys.Keys;
import io.balie.data.privacy.Retention;
import io.balie.data.search.Relation;
import io.balie.data.search.Wanted;
import io.balie.data.transcript.AuditEvent;
import io.balie.data.transcript.ErasedConversation;
import io.balie.data.transcript.Provenance;
import io.balie.data.transcript.Summary;
import io.balie.data.transcript.TranscriptReader;
import io.balie.data.transcript.TranscriptStore;
import io.balie.dialog.event.Event;
import io.balie.nlu.Language;
import io.balie.nlu.Reading;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalCustodianTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOON, ZoneOffset.UTC);
    private static final Provenance BOT = new Provenance("m", "s", "c", "p");
    private static final Auditor.Look LOOK = new Auditor.Look("eva", "transcripts show", Optional.of("claim 12"));

    @TempDir
    Path home;

    private TranscriptFolders folders;
    private TranscriptStore store;
    private final List<String> forgotten = new ArrayList<>();
    private LocalCustodian custodian;

    @BeforeEach
    void open() {
        folders = new TranscriptFolders(home, Map.of(), warning -> {});
        Keys keys = folders.keys();
        store = TranscriptStore.open(home.resolve("transcripts"), keys, NOON);
        custodian = custodian(false);
        say("jan", "mijn fiets is kapot", NOON.minusSeconds(90 * 86_400L), "complaint");
        say("piet", "mijn fietsbel is stil", NOON.minusSeconds(5), "genuine_request");
    }

    private LocalCustodian custodian(boolean asksWhy) {
        return new LocalCustodian(
                store,
                CLOCK,
                (name, work) -> {
                    forgotten.add(name);
                    return work.getAsLong();
                },
                asksWhy);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private static Reading reading(String text) {
        return new Reading(text, Language.NL, true, List.of(), List.of(), 1);
    }

    private void say(String name, String text, Instant at, String category) {
        Reading reading = reading(text);
        store.append(
                name,
                0,
                List.of(
                        new Event.UserUttered(at, reading, "rest", "m0", Map.of()),
                        new Event.SlotSet(at, "category", category)),
                BOT);
    }

    private String ref(String name) {
        return store.reader().ref(name).orElseThrow();
    }

    private List<AuditEvent> noted() {
        return store.reader().auditing().stream()
                .map(TranscriptReader.Noted::event)
                .filter(event -> !(event instanceof AuditEvent.LogStarted))
                .toList();
    }

    @Test
    void a_look_by_another_process_is_noted_before_it_sees_a_word() throws IOException {
        Auditor auditor = new Auditor(folders, CLOCK);
        String ref = ref("jan");
        assertThrows(Custodian.NotNoted.class, () -> auditor.look("jan", LOOK), "nobody listens, so nothing is shown");
        assertEquals(List.of(), noted());
        CustodyDesk desk = CustodyDesk.open(store.folder(), custodian);
        try {
            for (String id : List.of("jan", ref, ref.substring(0, 8))) {
                assertEquals(2, auditor.look(id, LOOK).events().size());
            }
            assertThrows(Auditor.NotFound.class, () -> auditor.look(ref.substring(0, 7), LOOK));
            assertThrows(Auditor.NotFound.class, () -> auditor.look("klaas", LOOK));
        } finally {
            desk.close();
        }
        AuditEvent look = new AuditEvent.Looked(NOON, "eva", Optional.of(ref), "transcripts show", "claim 12");
        assertEquals(List.of(look, look, look), noted());
    }

    @Test
    void a_desk_that_asks_what_for_shows_nothing_without_it() throws IOException {
        Auditor auditor = new Auditor(folders, CLOCK);
        Auditor.Look silent = new Auditor.Look("eva", "transcripts show", Optional.empty());
        CustodyDesk desk = CustodyDesk.open(store.folder(), custodian(true));
        try {
            assertThrows(Custodian.ReasonMissing.class, () -> auditor.look("jan", silent));
            assertThrows(
                    Custodian.ReasonMissing.class,
                    () -> auditor.note(store.folder(), other -> other.exported(silent, ref("jan"), "html")));
            assertEquals(List.of(), noted());
            assertEquals(2, auditor.look("jan", LOOK).events().size());
        } finally {
            desk.close();
        }
    }

    @Test
    void what_a_desk_asked_for_is_asked_for_while_none_is_open() {
        store.close();
        Auditor auditor = new Auditor(folders, CLOCK);
        Auditor.Look silent = new Auditor.Look("eva", "transcripts show", Optional.empty());
        HouseRules.keep(home.resolve("transcripts"), true);
        assertThrows(Custodian.ReasonMissing.class, () -> auditor.look("jan", silent));
        assertEquals(2, auditor.look("jan", LOOK).events().size());
        HouseRules.keep(home.resolve("transcripts"), false);
        assertEquals(2, auditor.look("jan", silent).events().size());
    }

    @Test
    void a_conversation_is_set_aside_and_what_was_erased_purged_while_a_desk_is_open() throws IOException {
        Auditor auditor = new Auditor(folders, CLOCK);
        String ref = ref("jan");
        CustodyDesk desk = CustodyDesk.open(store.folder(), custodian);
        try {
            auditor.note(store.folder(), other -> other.park(LOOK, ref));
            assertEquals(List.of("jan"), forgotten);
            assertTrue(store.reader().ref("jan").isEmpty(), "what jan says next begins a new conversation");
            assertThrows(Custodian.NotNoted.class, () -> auditor.note(store.folder(), other -> other.park(LOOK, ref)));
            store.erase(ref("piet"), "eva", "asked for", NOON);
            auditor.note(store.folder(), other -> assertEquals(1, other.purge()));
            auditor.note(store.folder(), other -> assertEquals(0, other.purge()));
        } finally {
            desk.close();
        }
    }

    @Test
    void what_a_command_notes_while_no_desk_is_open_is_signed_before_it_ends() {
        store.close();
        new Auditor(folders, CLOCK).look("jan", LOOK);
        try (TranscriptReader reader = TranscriptReader.open(
                        home.resolve("transcripts"), folders.keys().master())
                .orElseThrow()) {
            assertEquals(6, reader.size());
            assertEquals(6, reader.latestCheckpoint().orElseThrow().size());
        }
    }

    @Test
    void what_is_erased_is_gone_from_the_store_the_index_and_memory() throws IOException {
        Auditor auditor = new Auditor(folders, CLOCK);
        TranscriptSearch search = new TranscriptSearch(auditor, "NL");
        String ref = ref("jan");
        CustodyDesk desk = CustodyDesk.open(store.folder(), custodian);
        try {
            assertEquals(1, search.search(Wanted.words("fietsen", 9), LOOK).total());
            assertEquals(1, search.of("jan").size());
            custodian.erase(LOOK, ref);
            assertEquals(0, search.search(Wanted.words("fietsen", 9), LOOK).total());
            assertEquals(0, search.of("jan").size());
            assertEquals(1, search.search(Wanted.words("fietsbel", 9), LOOK).total());
            Auditor.NotFound gone = assertThrows(Auditor.NotFound.class, () -> auditor.look(ref, LOOK));
            assertTrue(String.valueOf(gone.getMessage()).contains("erased"));
        } finally {
            desk.close();
        }
        assertEquals(List.of("jan"), forgotten);
        assertEquals(List.of(), store.read("jan"));
        assertTrue(noted().contains(new AuditEvent.Erased(NOON, "eva", ref, "claim 12", 2)));
        assertThrows(Custodian.NotNoted.class, () -> custodian.erase(LOOK, "0".repeat(31) + "1"));
    }

    @Test
    void who_writes_on_after_being_erased_has_another_name_and_another_key_in_the_log() {
        String before = ref("jan");
        custodian.erase(LOOK, before);
        say("jan", "ik ben er weer", NOON, "complaint");
        assertNotEquals(before, ref("jan"));
        assertEquals(2, store.read("jan").size());
        assertTrue(store.reader().summary(before).orElseThrow().erasedBy().isPresent());
        assertEquals(Optional.empty(), store.reader().keyFault());
        assertThrows(ErasedConversation.class, () -> store.reader().readRef(before));
    }

    @Test
    void a_person_s_own_conversations_are_told_from_those_that_only_mention_them() throws IOException {
        store.append(
                "31611111111", 0, List.of(new Event.UserUttered(NOON, reading("hallo"), "rest", "m0", Map.of())), BOT);
        store.append(
                "els",
                0,
                List.of(
                        new Event.UserUttered(NOON, reading("bel mij op 06-11111111"), "rest", "m0", Map.of()),
                        new Event.SlotSet(NOON, "contact_phone", "+31611111111"),
                        new Event.SlotSet(NOON, "contact_name", "Els Wit")),
                BOT);
        store.append(
                "buur",
                0,
                List.of(new Event.UserUttered(
                        NOON, reading("bel Els Wit, mijn buurvrouw, op 0611111111"), "rest", "m0", Map.of())),
                BOT);
        TranscriptSearch search = new TranscriptSearch(new Auditor(folders, CLOCK), "NL");
        Map<String, Relation> number = new HashMap<>();
        search.of("06 1111 1111")
                .forEach(one -> number.put(one.known().summary().conversation(), one.relation()));
        assertEquals(
                Map.of("31611111111", Relation.SENDER, "els", Relation.CONTACT, "buur", Relation.MENTIONED), number);
        Map<String, Relation> name = new HashMap<>();
        search.of("els wit").forEach(one -> name.put(one.known().summary().conversation(), one.relation()));
        assertEquals(Map.of("els", Relation.CONTACT, "buur", Relation.MENTIONED), name);
        assertEquals(Relation.SENDER, search.of("els").getFirst().relation());
        CustodyDesk desk = CustodyDesk.open(store.folder(), custodian);
        try {
            Set<String> known = search.search(Wanted.words("bel", 9), LOOK).found().stream()
                    .filter(one -> one.conversation().conversation().equals("els"))
                    .findFirst()
                    .orElseThrow()
                    .names();
            assertEquals(Set.of("Els Wit"), known);
        } finally {
            desk.close();
        }
    }

    @Test
    void a_sweep_erases_what_has_been_kept_long_enough_and_nothing_else() {
        Retention retention = new Retention(Map.of("complaint", Period.ofDays(90)), Optional.of(Period.ofDays(1)));
        RetentionSweep.Swept swept =
                new RetentionSweep.Swept(() -> store.list(Summary.Filter.latest(Integer.MAX_VALUE)), custodian);
        assertEquals(0, RetentionSweep.sweep(swept, Retention.NONE, ZoneOffset.UTC, NOON));
        assertEquals(0, RetentionSweep.sweep(swept, retention, ZoneOffset.UTC, NOON.minusSeconds(1)));
        assertEquals(1, RetentionSweep.sweep(swept, retention, ZoneOffset.UTC, NOON));
        assertEquals(0, RetentionSweep.sweep(swept, retention, ZoneOffset.UTC, NOON));
        assertEquals(List.of("jan"), forgotten);
        assertEquals(2, store.read("piet").size());
    }
}

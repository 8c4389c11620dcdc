package io.balie.data.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.balie.data.transcript.Provenance;
import io.balie.data.transcript.StoredEvent;
import io.balie.dialog.event.Event;
import io.balie.dialog.event.Reason;
import io.balie.nlu.Guess;
import io.balie.nlu.Language;
import io.balie.nlu.Reading;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchIndexTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final Provenance BOT = new Provenance("m", "s", "c", "p");
    private static final byte[] KEY = new byte[32];

    @TempDir
    Path folder;

    private final Log log = new Log();
    private SearchIndex index;

    /** Conversations in memory, each added whole. */
    private static final class Log implements Source {
        private final Map<String, Read> conversations = new LinkedHashMap<>();
        private final Map<String, Long> ends = new LinkedHashMap<>();
        private String origin = "log";
        private long size;
        private int salt;

        void add(String ref, String name, Event... events) {
            List<StoredEvent> stored = new ArrayList<>();
            for (Event event : events) {
                stored.add(StoredEvent.of(name, stored.size(), event, BOT));
            }
            conversations.put(ref, new Read(name, stored));
            size += events.length;
            ends.put(ref, size);
        }

        @Override
        public String origin() {
            return origin;
        }

        @Override
        public long size() {
            return size;
        }

        @Override
        public byte[] leafHash(long leaf) {
            return (salt + "." + leaf).getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public List<String> changedSince(long leaf) {
            return ends.entrySet().stream()
                    .filter(end -> end.getValue() > leaf && conversations.containsKey(end.getKey()))
                    .map(Map.Entry::getKey)
                    .toList();
        }

        @Override
        public Read read(String ref) {
            return conversations.getOrDefault(ref, new Read("", List.of()));
        }
    }

    private static Event.UserUttered user(String text, String intent, Language language) {
        return new Event.UserUttered(
                NOON,
                new Reading(text, language, true, List.of(new Guess(intent, 0.9)), List.of(), 1),
                "rest",
                "m",
                Map.of());
    }

    private static Event.BotUttered bot(String text) {
        return new Event.BotUttered(NOON.plusSeconds(1), text, List.of(), Map.of(), Map.of(), "utter_x");
    }

    private static Event.ActionExecuted action(String name, String because) {
        return new Event.ActionExecuted(
                NOON, name, Optional.of("FrontDeskPolicy"), 1, List.of(new Reason.Told(because)));
    }

    @BeforeEach
    void fill() {
        index = new SearchIndex(folder, KEY, new Identities("NL"));
        log.add(
                "seller",
                "31612345678",
                user("Wij verkopen zonnepanelen aan bedrijven", "sales_pitch", Language.NL),
                new Event.Believed(NOON, 3.5, List.of()),
                new Event.SlotSet(NOON, "category", "sales_pitch"),
                action("utter_redirect_vendor", "open pitch"),
                bot("Ik verzoek u een e-mail te sturen"),
                new Event.SlotSet(NOON, "outcome", "vendor_redirected"));
        log.add(
                "customer",
                "web-1",
                user("Mijn wasmachines van Miele zijn kapot", "complaint", Language.NL),
                new Event.Believed(NOON, -2, List.of()),
                new Event.SlotSet(NOON, "category", "complaint"),
                action("utter_apologise", "grievance"),
                bot("Wat vervelend"),
                user("Bel mij op 06 - 87 65 43 21", "provide_contact", Language.NL),
                new Event.SlotSet(NOON, "contact_name", "Zoë de Vries"));
        index.refresh(log);
    }

    private Set<String> found(Wanted wanted) {
        Set<String> refs = new TreeSet<>();
        index.search(wanted).hits().forEach(hit -> refs.add(hit.ref()));
        return refs;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            wasmachine                | customer
            Wasmachines kapot         | customer
            zonnepaneel verkopen      | seller
            '"van Miele"'             | customer
            '"Miele van"'             |
            '"wasmachine van"'        |
            kapot zonnepanelen        |
            0687654321                | customer
            +31 6 8765 4321           | customer
            "zonnepanelen aan" wij    | seller
            fiets                     |
            """)
    void finds_words_in_any_form_phrases_exactly_and_numbers_in_any_spelling(String words, String ref) {
        assertEquals(ref == null ? Set.of() : Set.of(ref), found(Wanted.words(words, 10)));
    }

    @Test
    void finds_by_what_was_decided() {
        Wanted all = Wanted.words("", 10);
        assertEquals(Set.of("customer", "seller"), found(all));
        Optional<String> no = Optional.empty();
        Optional<Instant> never = Optional.empty();
        OptionalDouble any = OptionalDouble.empty();
        assertEquals(
                Set.of("customer"),
                found(new Wanted("", Optional.of("complaint"), no, never, never, any, no, no, no, no, no, 10)));
        assertEquals(
                Set.of("seller"),
                found(new Wanted("", no, Optional.of("vendor_redirected"), never, never, any, no, no, no, no, no, 10)));
        assertEquals(
                Set.of("seller"),
                found(new Wanted("", no, no, never, never, OptionalDouble.of(3), no, no, no, no, no, 10)));
        assertEquals(
                Set.of("customer"),
                found(new Wanted("", no, no, never, never, any, Optional.of("grievance"), no, no, no, no, 10)));
        assertEquals(
                Set.of("seller"),
                found(new Wanted(
                        "", no, no, never, never, any, no, Optional.of("utter_redirect_vendor"), no, no, no, 10)));
        assertEquals(
                Set.of("customer"),
                found(new Wanted("", no, no, never, never, any, no, no, no, Optional.of("complaint"), no, 10)));
        assertEquals(
                Set.of(),
                found(new Wanted("e-mail", no, no, never, never, any, no, no, no, no, Optional.of("user"), 10)));
        assertEquals(
                Set.of("seller"),
                found(new Wanted("e-mail", no, no, never, never, any, no, no, no, no, Optional.of("bot"), 10)));
        assertEquals(
                Set.of(),
                found(new Wanted("", no, no, Optional.of(NOON.plusSeconds(2)), never, any, no, no, no, no, no, 10)));
        assertEquals(Set.of(), found(new Wanted("", no, no, never, Optional.of(NOON), any, no, no, no, no, no, 10)));
    }

    @ParameterizedTest
    @CsvSource({
        "06-12345678,seller",
        "+31612345678,seller",
        "0687654321,customer",
        "zoe DE vries,customer",
        "jan jansen,",
        "zonnepanelen,seller"
    })
    void finds_a_person_however_written(String person, String ref) {
        assertEquals(ref == null ? Set.of() : Set.of(ref), index.naming(person));
    }

    @Test
    void says_where_it_was_said() {
        SearchIndex.Hit hit = index.search(Wanted.words("87654321 bel", 10)).hits().stream()
                .findFirst()
                .orElseGet(() -> index.search(Wanted.words("bel", 10)).hits().getFirst());
        assertEquals(new SearchIndex.Hit("customer", 5, 2, NOON), hit);
    }

    @Test
    void holds_no_word_that_can_be_read() throws IOException {
        List<String> words = List.of(
                "wasmachine",
                "zonnepanel",
                "miele",
                "vries",
                "31612345678",
                "87654321",
                "complaint",
                "apologise",
                "open");
        for (byte[] content : contents()) {
            String text = new String(content, StandardCharsets.ISO_8859_1).toLowerCase(java.util.Locale.ROOT);
            words.forEach(word -> assertTrue(!text.contains(word), word));
        }
        assertTrue(contents().stream()
                .anyMatch(content -> new String(content, StandardCharsets.ISO_8859_1).contains("customer")));
    }

    @Test
    void an_erased_conversation_is_gone_from_the_files() throws IOException {
        for (int i = 0; i < 100; i++) { // so many that what is deleted is too little for Lucene to clean up unasked
            log.add("other" + i, "web-other" + i, user("Goedemorgen allemaal", "greet", Language.NL));
        }
        log.origin = "made anew, in one piece";
        index.refresh(log);
        log.conversations.remove("customer");
        SearchIndex.erase(folder, "customer");
        assertEquals(Set.of(), found(Wanted.words("kapot", 10)));
        assertEquals(Set.of("seller"), found(Wanted.words("zonnepanelen", 10)));
        for (byte[] content : contents()) {
            assertTrue(!new String(content, StandardCharsets.ISO_8859_1).contains("customer"));
        }
        assertEquals(0, index.refresh(log));
        assertEquals(Set.of("seller"), found(Wanted.words("zonnepanelen", 10)));
    }

    @Test
    void takes_in_what_is_new_and_nothing_else() {
        assertEquals(0, index.refresh(log));
        log.add("third", "web-2", user("Waar blijft mijn fiets", "genuine_request", Language.NL));
        assertEquals(1, index.refresh(log));
        assertEquals(Set.of("third"), found(Wanted.words("fietsen", 10)));
    }

    @Test
    void is_made_anew_behind_a_restore_with_another_key_and_when_damaged() throws IOException {
        log.salt = 1; // as many records, but others
        assertEquals(2, index.refresh(log));
        log.origin = "another";
        assertEquals(2, index.refresh(log));
        byte[] other = new byte[32];
        Arrays.fill(other, (byte) 7);
        assertEquals(2, new SearchIndex(folder, other, new Identities("NL")).refresh(log));
        assertEquals(2, index.refresh(log));
        log.conversations.remove("customer");
        log.ends.remove("customer");
        log.size = 6; // put back to an older day
        assertEquals(1, index.refresh(log));
        assertEquals(Set.of("seller"), found(Wanted.words("", 10)));
        log.add("third", "web-2", user("Waar blijft mijn fiets", "genuine_request", Language.NL));
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.write(file, new byte[] {1, 2, 3});
            }
        }
        assertEquals(2, index.refresh(log));
        assertEquals(Set.of("third"), found(Wanted.words("fiets", 10)));
    }

    @Test
    void a_long_message_is_found_by_its_middle() {
        log.add(
                "long",
                "web-3",
                user("woord ".repeat(3_000) + "middelpunt " + "woord ".repeat(3_000), "genuine_request", Language.NL));
        index.refresh(log);
        assertEquals(Set.of("long"), found(Wanted.words("middelpunt", 10)));
    }

    private List<byte[]> contents() throws IOException {
        List<byte[]> contents = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                contents.add(Files.readAllBytes(file));
            }
        }
        return contents;
    }

    @Test
    void is_fast_enough() {
        Log many = new Log();
        many.origin = "many";
        for (int i = 0; i < 500; i++) {
            many.add(
                    "r" + i,
                    "web-" + i,
                    user("Goedemorgen, bestelling " + i + " is nog niet aangekomen", "genuine_request", Language.NL),
                    bot("Dat zoek ik voor u uit, een ogenblik alstublieft"));
        }
        long start = System.nanoTime();
        assertEquals(500, index.refresh(many));
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        assertTrue(took.compareTo(Duration.ofSeconds(60)) < 0, took.toString());
        assertEquals(1, index.search(Wanted.words("bestellingen 321", 10)).total());
    }
}

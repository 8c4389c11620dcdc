package io.balie.nlu.entities;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.balie.nlu.Bakery;
import io.balie.nlu.Entity;
import io.balie.nlu.Language;
import io.balie.nlu.Message;
import io.balie.nlu.text.Text;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

class EntityExtractorTest {

    private static final Instant MONDAY = Instant.parse("2026-11-23T09:15:00Z");
    private static final EntityExtractor EXTRACTOR = new EntityExtractor();
    private static final Set<String> WORDS = Set.of(
            "zwarte",
            "jas",
            "amsterdam",
            "spoed",
            "moe",
            "gebeld",
            "vraag",
            "lid",
            "club",
            "wil",
            "bakker",
            "boer",
            "offerte");

    @ParameterizedTest(name = "{1}")
    @CsvFileSource(resources = "/entities.txt", delimiter = '|', quoteCharacter = '\u0001')
    void a_message_names(String language, String message, String expected) {
        List<String> found = extract(message, new Language(language)).stream()
                .map(e -> e.type() + "=" + e.value())
                .toList();

        assertEquals(expected == null ? "" : expected, String.join("; ", found));
    }

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/persons.txt", delimiter = '|', quoteCharacter = '\u0001')
    void with_a_dictionary_also_names_written_small_or_alone_are_found(String message, String expected) {
        EntityExtractor extractor = new EntityExtractor(WORDS::contains);

        List<String> found = extractor.extract(Text.of(message), Bakery.message(message), Language.NL).stream()
                .filter(e -> e.type().equals("person") || e.type().equals("organisation"))
                .map(e -> e.type() + "=" + e.value())
                .toList();

        assertEquals(expected == null ? "" : expected, String.join("; ", found));
    }

    @ParameterizedTest(name = "{1}")
    @CsvFileSource(resources = "/times.txt", delimiter = '|', quoteCharacter = '\u0001')
    void a_date_or_time_has_its_place_and_value(String language, String message, String expected) {
        Message at = new Message(message, MONDAY, ZoneId.of("Europe/Amsterdam"), "NL", Optional.empty());

        List<String> found = EXTRACTOR.extract(Text.of(message), at, new Language(language)).stream()
                .filter(e -> e.type().equals("date") || e.type().equals("time"))
                .map(e -> message.substring(e.start(), e.end()) + "=" + e.value())
                .toList();

        assertEquals(expected == null ? "" : expected, String.join("; ", found));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nl | Mijn achternaam is D-E-J-O-N-G | De Jong",
                "nl | mijn naam is B E R G | Berg",
                "nl | achternaam: de B van Bernard, de O van Otto, de S van Simon | Bos",
                "en | my surname is Sierra Mike India Tango Hotel | Smith",
                "de | Mein Nachname ist M wie Martha, A wie Anton, Y wie Ypsilon | May",
                "fr | mon nom est R comme Raoul, O comme Oscar, Y comme Yvonne | Roy",
                "nl | de V van Victor, de O van Otto en de S van Simon | ''"
            })
    void a_spelled_name_is_decoded_and_the_alphabet_names_nobody(String language, String message, String expected) {
        String found = extract(message, new Language(language)).stream()
                .filter(e -> e.type().equals("person"))
                .map(Entity::value)
                .collect(Collectors.joining("; "));

        assertEquals(expected, found);
    }

    @Test
    void spans_count_in_the_message_as_typed() {
        String message = "bel\u200b mij op 06\u200b 10 20 30 40 a.u.b.";

        Entity phone = extract(message, Language.NL).get(0);

        assertEquals("06\u200b 10 20 30 40", message.substring(phone.start(), phone.end()));
        assertEquals("+31610203040", phone.value());
    }

    private static List<Entity> extract(String message, Language language) {
        return EXTRACTOR.extract(Text.of(message), Bakery.message(message), language);
    }
}

package io.balie.nlu.entities;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.balie.nlu.Bakery;
import io.balie.nlu.Entity;
import io.balie.nlu.Language;
import io.balie.nlu.text.Text;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class EntityExtractorTest {

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

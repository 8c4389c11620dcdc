package io.balie.nlu.entities;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.balie.nlu.Language;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

class NamesTest {

    @ParameterizedTest(name = "{1}")
    @CsvFileSource(resources = "/names.txt", delimiter = '|', quoteCharacter = '\u0001')
    void an_answer_gives_a_name_or_none(String language, String answer, String expected) {
        assertEquals(Optional.ofNullable(expected), Names.fromAnswer(answer, new Language(language)));
    }

    @ParameterizedTest
    @CsvSource({
        "nl, 'B van Bernard, A van Anna, K van Karel'",
        "de, 'B wie Berta, A wie Anton, K wie Kaufmann'",
        "en, 'B as in Benjamin, A as in Arthur, K as in King'"
    })
    void a_name_is_spelled_back_in_the_language_and_read_again(String language, String spelled) {
        assertEquals(spelled, Spelling.spell("Bak", new Language(language)));
        assertEquals(Optional.of("Bak"), Spelling.decode(spelled, new Language(language)));
    }
}

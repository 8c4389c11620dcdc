package io.balie.nlu.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.balie.nlu.text.Words.Word;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "hi, how are you? | hi¦how¦are¦you",
                "I'm fine :) | I¦m¦fine",
                "mail me at a.b@c.nl! | mail¦me¦at¦a.b@c.nl",
                "it costs 10'000.50 euro | it¦costs¦10'000.50¦euro",
                "see https://x.example/a?b=c | see¦https://x.example/a?b=c",
                "(maybe) | maybe",
                "¿Qué tal? | Qué¦tal",
                "een-twee a_b #tag &co | een-twee¦a_b¦#tag¦&co",
                "-5 degrees | -5¦degrees",
                "Straße, überall | Straße¦überall",
                "so 👍 yes | so¦yes"
            })
    void words_are_cut_as_rasa_cuts_them(String message, String words) {
        assertEquals(
                List.of(words.split("¦", -1)),
                Words.of(message).stream().map(Word::text).toList());
    }

    @Test
    void every_word_knows_where_it_stands() {
        assertEquals(
                List.of(new Word("to", 1, 3), new Word("to", 5, 7), new Word("Rome", 8, 12)),
                Words.of(" to, to Rome!"));
    }

    @Test
    void where_nothing_would_be_left_the_whole_text_is_a_word() {
        assertEquals(List.of(new Word(":)", 0, 2)), Words.of(":)"));
        assertEquals(List.of(new Word("👍", 0, 2)), Words.of("👍"));
    }

    @Test
    void of_nothing_there_are_no_words() {
        assertEquals(List.of(), Words.of(""));
    }

    @Test
    void messages_with_the_same_words_have_one_key() {
        assertEquals(Words.key("hello, there"), Words.key("  Hello there!! "));
    }
}

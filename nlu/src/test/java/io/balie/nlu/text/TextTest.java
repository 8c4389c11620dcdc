package io.balie.nlu.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.balie.nlu.Language;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextTest {

    @Test
    void tokens_are_folded_and_know_where_they_stand() {
        String message = "Één café, Müller?";

        List<Token> tokens = Text.of(message).tokens();

        assertEquals(List.of("een", "cafe", "muller", "?"), words(tokens));
        assertEquals(
                "café", message.substring(tokens.get(1).start(), tokens.get(1).end()));
    }

    @Test
    void invisible_characters_inside_a_word_are_dropped_and_counted() {
        String message = "ver\u200bko\u00adpen \u202enu";

        Text text = Text.of(message);

        assertEquals("verkopen nu", text.clean());
        assertEquals(0, text.tokens().get(0).start());
        assertEquals(
                "ver\u200bko\u00adpen",
                message.substring(0, text.tokens().get(0).end()));
    }

    @Test
    void look_alike_letters_in_a_latin_word_are_folded() {
        assertEquals("verkopen", Text.of("vеrkоpеn").clean()); // with Cyrillic е and о
        assertEquals("привет мир", Text.of("привет мир").clean());
    }

    @Test
    void full_width_and_composed_letters_become_plain() {
        assertEquals("bestel é", Text.of("ｂｅｓｔｅｌ e\u0301").clean());
    }

    @ParameterizedTest
    @CsvSource({"v e r k o p e n, verkopen", "v.e.r.k.o.p.e.n, verkopen", "v-e-r-k-o-p-e-n, verkopen"})
    void a_spaced_out_word_is_one_token(String message, String word) {
        assertEquals(List.of(word), words(Text.of(message).tokens()));
    }

    @Test
    void digits_for_letters_give_a_second_reading() {
        List<Token> tokens = Text.of("ik wil v3rk0pen").tokens();

        assertEquals(List.of("ik", "wil", "v3rk0pen", "verkopen"), words(tokens));
        assertTrue(tokens.get(3).derived());
    }

    @Test
    void reads_words_that_have_more_figures_than_letters_or_begin_with_one() {
        assertEquals(
                List.of("1nt3r3553", "interesse"), words(Text.of("1nt3r3553").tokens()));
        assertEquals(
                List.of("0nd3rn3m3r5", "ondernemers"),
                words(Text.of("0nd3rn3m3r5").tokens()));
        assertEquals(List.of("0fferte", "offerte"), words(Text.of("0fferte").tokens()));
    }

    @ParameterizedTest
    @CsvSource({"0612345678", "3512AB", "2024-0871", "A4"})
    void codes_and_numbers_get_no_second_reading(String message) {
        assertTrue(Text.of(message).tokens().stream().noneMatch(Token::derived));
    }

    @Test
    void a_stretched_word_is_read_short() {
        assertEquals(List.of("hallo", "halo"), words(Text.of("hallllllo").tokens()));
    }

    @Test
    void of_a_very_long_message_the_beginning_and_the_end_are_read() {
        String message = "eerst " + "x ".repeat(20_000) + "laatst";

        Text text = Text.of(message);

        assertTrue(text.clean().length() <= Text.MOST_CHARACTERS + 1);
        assertEquals("eerst", text.tokens().get(0).text());
        Token last = text.tokens().get(text.tokens().size() - 1);
        assertEquals("laatst", message.substring(last.start(), last.end()));
    }

    @ParameterizedTest
    @CsvSource({
        "nl, bestellingen, bestelling",
        "nl, klachten, klacht",
        "en, orders, order",
        "de, bestellungen, bestellung",
        "fr, commandes, commande"
    })
    void forms_of_one_word_share_a_stem(String language, String one, String other) {
        Stems stems = Stems.of(new Language(language));

        assertEquals(stems.stem(other), stems.stem(one));
    }

    private static List<String> words(List<Token> tokens) {
        return tokens.stream().map(Token::text).toList();
    }
}

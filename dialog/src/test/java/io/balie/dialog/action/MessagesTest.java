package io.balie.dialog.action;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Long texts are cut where a reader would pause. */
class MessagesTest {

    @Test
    void a_short_text_is_one_message() {
        assertEquals(List.of("Dag. Tot ziens."), Messages.split("  Dag. Tot ziens. ", 300));
    }

    @Test
    void a_long_text_is_cut_after_the_last_sentence_that_fits() {
        assertEquals(List.of("Een. Twee.", "Drie vier."), Messages.split("Een. Twee. Drie vier.", 12));
    }

    @Test
    void a_long_sentence_is_cut_between_words() {
        assertEquals(List.of("een twee", "drie vier"), Messages.split("een twee drie vier", 10));
    }

    @Test
    void a_text_of_exactly_the_length_is_not_cut() {
        assertEquals(List.of("a".repeat(300)), Messages.split("a".repeat(300), 300));
        assertEquals(List.of("a".repeat(300), "a"), Messages.split("a".repeat(301), 300));
    }

    @Test
    void a_number_with_a_point_is_not_cut() {
        assertEquals(List.of("Het kost", "12.50 euro."), Messages.split("Het kost 12.50 euro.", 12));
    }

    @Test
    void an_emoji_is_not_cut_in_half() {
        for (String message : Messages.split("a" + "😀".repeat(200), 300)) {
            assertTrue(message.codePoints().noneMatch(c -> c >= 0xD800 && c <= 0xDFFF), message);
        }
    }

    static LongStream seeds() {
        return LongStream.range(0, 100);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void nothing_is_lost_and_no_message_is_too_long(long seed) {
        Random random = new Random(seed);
        String[] pieces = {"woord", " ", " ", ". ", "! ", "\n", "é", "😀", "https://www.voorbeeld.example/pagina", "?"};
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(400); i > 0; i--) {
            text.append(pieces[random.nextInt(pieces.length)]);
        }
        List<String> messages = Messages.split(text.toString(), 50);
        for (String message : messages) {
            assertTrue(message.length() <= 50, message);
            assertEquals(message.strip(), message);
        }
        assertEquals(
                text.toString().replaceAll("\\s", ""), String.join("", messages).replaceAll("\\s", ""));
        if (!text.toString().isBlank()) {
            assertTrue(messages.stream().noneMatch(String::isEmpty), () -> messages.toString());
        }
    }
}

package io.balie.shell.line;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class LoudnessTest {

    @Test
    void the_words_that_say_how_loud_are_no_words_of_the_command() {
        assertEquals(
                new Loudness(List.of("train", "--bot", "x"), "DEBUG"),
                Loudness.of(List.of("train", "-vv", "--bot", "x")));
    }

    @Test
    void quiet_leaves_what_went_wrong() {
        assertTrue(Loudness.of(List.of("--quiet", "train")).isQuiet());
        assertFalse(Loudness.of(List.of("train")).isQuiet());
    }

    @Test
    void after_two_dashes_a_word_is_a_word() {
        assertEquals(
                List.of("parse", "--", "-v"),
                Loudness.of(List.of("parse", "--", "-v")).words());
    }
}

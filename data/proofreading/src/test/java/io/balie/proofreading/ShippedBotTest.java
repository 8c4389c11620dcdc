package io.balie.proofreading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShippedBotTest {

    private static final Path BOT = Path.of(System.getProperty("balie.bot", "../bots/first-line"));
    private static final List<Said> SAID = Said.below(BOT);

    private static void assertNone(List<String> findings) {
        assertEquals("", String.join("\n", findings));
    }

    @Test
    void it_has_something_to_say() {
        assertTrue(SAID.size() > 100, "Only %d texts below %s.".formatted(SAID.size(), BOT));
    }

    @Test
    void its_dutch_is_flawless() {
        assertNone(Proofreader.dutch(SAID));
    }

    @Test
    void it_never_mixes_forms_of_address() {
        assertNone(Proofreader.wrongAddress(SAID));
    }

    @Test
    void no_message_is_longer_than_300_characters() {
        assertNone(Proofreader.tooLong(SAID));
    }

    @Test
    void every_place_has_a_sample() {
        assertNone(Proofreader.unfilled(SAID));
    }

    @Test
    void everything_is_said_in_every_language_and_form() {
        assertNone(Proofreader.missing(SAID));
    }
}

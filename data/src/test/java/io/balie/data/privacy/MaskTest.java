package io.balie.data.privacy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskTest {

    private static final Mask MASK = Mask.of("NL");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            bel +31612345678 maar                  | bel +316•••••678 maar
            bel 06 12 34 56 78.                    | bel 06•••••678.
            bel 06-12345678                        | bel 06•••••678
            020 - 123 45 67 is ons nummer          | 02•••••567 is ons nummer
            0031 6 1234 5678                       | 00••••••••678
            +49 (0)30 901820                       | +490••••••820
            jan.de.vries@voorbeeld.nl graag        | j•••@v•••.nl graag
            op NL91 ABNA 0417 1643 00 storten      | op NL91•••••••••••300 storten
            NL91ABNA0417164300                     | NL91•••••••••••300
            kaart 4111 1111 1111 1111 is weg       | kaart ••••••••••••1111 is weg
            mijn bsn is 111222333                  | mijn bsn is ••••••333
            ik woon op 1012 AB 34                  | ik woon op 1012 •• ••
            1012ab, 34 a                           | 1012 •• ••
            factuur 2026-0012 van 23-11-2026       | factuur 2026-0012 van 23-11-2026
            om 2026-11-23 10:15:00 uur             | om 2026-11-23 10:15:00 uur
            in 2024 en 2025 kochten wij 1500 stuks | in 2024 en 2025 kochten wij 1500 stuks
            ordernummer 123456789 is zoek          | ordernummer 123456789 is zoek
            """)
    void masks_what_points_to_a_person_and_nothing_else(String text, String masked) {
        assertEquals(masked, MASK.text(text));
        assertEquals(masked, MASK.text(masked));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            31612345678                          | 316•••••678
            whatsapp:+31612345678                | whatsapp:+316•••••678
            chat-20261123-101500123              | chat-20261123-101500123
            6f1d0c7a-2b9e-4f33-8123-0123456789ab | 6f1d0c7a-2b9e-4f33-8123-0123456789ab
            """)
    void masks_a_sender_and_leaves_what_only_looks_like_a_number(String id, String masked) {
        assertEquals(masked, MASK.id(id));
    }

    @Test
    void a_sender_cannot_forge_a_line() {
        assertEquals("a?? INFO ?[31mdone", MASK.id("a\r\n INFO \u001b[31mdone"));
        assertEquals("x".repeat(80) + "…", MASK.id("x".repeat(100_000)));
    }

    @ParameterizedTest
    @CsvSource({"1", "' 1'", "a", "a@", "NL91", "'+31 '", "'0('", "1012A"})
    void a_long_text_does_not_hold_it_up(String piece) {
        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> MASK.text(piece.repeat(50_000)));
    }
}

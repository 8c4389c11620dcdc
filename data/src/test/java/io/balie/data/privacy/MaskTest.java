package io.balie.data.privacy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
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
            +49 (0)30 901820                       | +490•••••820
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
            postcode 1012 ab                       | postcode 1012 ••
            ik woon in de Kerkstraat 12a           | ik woon in de K•••
            lange nieuwstraat 114, Utrecht         | lange n•••, Utrecht
            Prins Hendrikkade 33-2                 | P•••
            I live at 12 High Street               | I live at 1•••
            Lindenstraße 7 bitte                   | L••• bitte
            geboren op 3 maart 2019                | geboren op ••-••-••••
            geboortedatum: 12-03-85                | geboortedatum: ••-••-••••
            12-03-1985                             | ••-••-••••
            1985-03-12                             | ••-••-••••
            mijn naam is jan de vries              | mijn naam is j•••
            Mijn naam is Eva en ik bel straks      | Mijn naam is E••• en ik bel straks
            u spreekt met Jan-Willem van der Berg. | u spreekt met J•••.
            met Sanne de Boer                      | met S•••
            mevrouw Jansen belde                   | mevrouw J••• belde
            my name is Ann Smith                   | my name is A•••
            ik ben Nederlander en met Pasen weg    | ik ben Nederlander en met Pasen weg
            met de trein en met Albert             | met de trein en met Albert
            ik was onderweg 20 minuten             | ik was onderweg 20 minuten
            hij is weg 5 dagen en 3 km de weg      | hij is weg 5 dagen en 3 km de weg
            op de markt 2 kilo, bij de bouwmarkt 3 | op de markt 2 kilo, bij de bouwmarkt 3
            op 3 maart 2027 om 12:30               | op 3 maart 2027 om 12:30
            model 1500 km en 2000 st               | model 1500 km en 2000 st
            ik heet u van harte welkom             | ik heet u van harte welkom
            """)
    void masks_what_points_to_a_person_and_nothing_else(String text, String masked) {
        assertEquals(masked, MASK.text(text));
        assertEquals(masked, MASK.text(masked));
    }

    @Test
    void masks_names_that_are_known_and_leaves_words_that_are_like_them() {
        Mask knowing = MASK.naming(List.of("Jan de Wit", "eva"));
        assertEquals("Dag J•••, het gaat om J•••", knowing.text("Dag Jan, het gaat om Jan de Wit"));
        assertEquals("de wit geverfde fiets van e•••", knowing.text("de wit geverfde fiets van eva"));
        assertEquals("W••• belde; evacuatie in januari", knowing.text("Wit belde; evacuatie in januari"));
        assertEquals("Dag J•••", knowing.text(knowing.text("Dag Jan de Wit")));
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
    @CsvSource({
        "1",
        "' 1'",
        "a",
        "a@",
        "NL91",
        "'+31 '",
        "'0('",
        "1012A",
        "A",
        "'Aa '",
        "'van '",
        "'met A '",
        "Astraat",
        "'12-'"
    })
    void a_long_text_does_not_hold_it_up(String piece) {
        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> MASK.text(piece.repeat(50_000)));
    }
}

package io.balie.shell.line;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class WordsTest {

    @Test
    void quotes_keep_a_sentence_whole() {
        assertEquals(List.of("parse", "ik wil dat", "--json"), Words.of("parse \"ik wil dat\"   --json "));
        assertEquals(List.of("parse", "zeg \"ja\""), Words.of("parse 'zeg \"ja\"'"));
        assertEquals(List.of("parse", "zeg \"ja\""), Words.of("parse \"zeg \\\"ja\\\"\""));
        assertEquals(List.of(""), Words.of("''"));
    }

    @Test
    void an_apostrophe_inside_a_word_opens_no_quote() {
        assertEquals(List.of("parse", "foto's", "bij", "de", "collega's"), Words.of("parse foto's bij de collega's"));
    }

    @Test
    void a_quote_that_is_not_closed_is_wrong_usage() {
        CommandFailed failure = assertThrows(CommandFailed.class, () -> Words.of("parse \"ik wil"));
        assertEquals(Status.WRONG_USAGE, failure.status());
        assertEquals("A quote (\") is opened and not closed.", failure.said());
    }
}

package io.balie.shell.conversation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NotStoredTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            +31612345678                | +316•••••678
            jan@voorbeeld.nl            | j•••@v•••.nl
            'a\r\n2026 ERROR forged'    | a??2026 ERROR forged
            'a\u001b[31mred'            | a?[31mred
            """)
    void its_message_may_stand_in_a_log(String id, String shown) {
        assertEquals(
                "The transcript of conversation '%s' cannot be read or written.".formatted(shown),
                new NotStored(id, new IllegalStateException()).getMessage());
    }
}

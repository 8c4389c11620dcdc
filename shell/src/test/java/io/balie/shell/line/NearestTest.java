package io.balie.shell.line;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NearestTest {

    private static final List<String> COMMANDS = List.of("chat", "parse", "serve", "test", "train", "validate");

    @Test
    void a_slip_of_the_fingers_is_recognised() {
        assertEquals(Optional.of("train"), Nearest.to("trian", COMMANDS));
        assertEquals(Optional.of("serve"), Nearest.to("server", COMMANDS));
        assertEquals(Optional.of("validate"), Nearest.to("valid", COMMANDS));
    }

    @Test
    void something_else_altogether_is_not_guessed_at() {
        assertEquals(Optional.empty(), Nearest.to("deploy", COMMANDS));
    }
}

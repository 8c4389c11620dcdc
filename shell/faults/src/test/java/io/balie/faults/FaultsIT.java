package io.balie.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The short forms; the long ones are run by {@code mvn -Pfaults -pl shell/faults -am verify -Dfaults=...}. */
class FaultsIT {

    @Test
    void what_is_acknowledged_survives_a_kill() throws Exception {
        holds(new Kill(), "runs=3", "conversations=60");
    }

    @Test
    void what_is_acknowledged_survives_a_power_cut() throws Exception {
        holds(new Power(), "images=20", "control=6", "millis=800");
    }

    @Test
    void a_crowd_is_answered_in_order() throws Exception {
        holds(new Order(), "messages=1000");
    }

    @Test
    void what_is_played_again_is_what_is_stored() throws Exception {
        holds(new Replayed(), "conversations=30", "machines=2", "bot=shell/src/test/bots/small");
    }

    @Test
    void whatever_is_typed_is_read() throws Exception {
        holds(new Fuzz(), "inputs=20000", "millis=0", "lessons=400");
    }

    private static void holds(FaultProgram program, String... words) throws Exception {
        Settings settings = Settings.of(List.of(words));
        Files.createDirectories(settings.output());
        Outcome outcome = program.run(settings);
        System.out.println(program.name() + "\n" + outcome.table());
        assertEquals(List.of(), outcome.broken());
    }
}

package io.balie.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.balie.nlu.text.Text;
import io.balie.nlu.text.Token;
import java.nio.file.Files;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
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

    @Test
    void nobody_is_named_however_they_are_fished_for() throws Exception {
        holds(new Leaks(), "turns=400", "directories=3", "reader=dice");
    }

    /** What the reading does with the words is measured by the long form, for that takes a trained model; here the words are counted that come back. */
    @Test
    void disguised_words_are_read_as_themselves() {
        Random random = new Random(7);
        String pitch = "Wij verkopen voordelige software waarmee ondernemers tijd besparen, interesse in een offerte?";
        Set<String> words = words(pitch);
        for (Disguise disguise : Disguise.values()) {
            int whole = 0;
            for (int i = 0; i < 100; i++) {
                whole += words(disguise.of(pitch, 0.3, random)).containsAll(words) ? 1 : 0;
            }
            assertTrue(whole >= (disguise == Disguise.SPACED ? 50 : 90), disguise + ": " + whole);
        }
    }

    private static Set<String> words(String text) {
        return Text.of(text).tokens().stream().map(Token::text).collect(Collectors.toSet());
    }

    private static void holds(FaultProgram program, String... words) throws Exception {
        Settings settings = Settings.of(List.of(words));
        Files.createDirectories(settings.output());
        Outcome outcome = program.run(settings);
        System.out.println(program.name() + "\n" + outcome.table());
        assertEquals(List.of(), outcome.broken());
    }
}

package io.balie.data.bot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.balie.data.yaml.Warning;
import io.balie.dialog.Turns;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The bot that comes with the program is held to more than one of somebody else. */
class ShippedBotTest {

    @Test
    void the_shipped_bot_gives_no_warning_but_of_messages_that_several_people_wrote_alike() {
        BotFiles files = BotFolder.read(
                Path.of(System.getProperty("balie.bot", "bots/first-line")),
                Program.of(Set.of(), Turns.FACTS),
                name -> null);

        assertEquals(
                List.of(),
                files.warnings().stream()
                        .map(Warning::toString)
                        .filter(warning -> !warning.contains(" stands twice; first in "))
                        .toList());
    }
}

package io.balie.data.bot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BotWordsTest {

    @TempDir
    Path folder;

    @Test
    void the_shipped_bot_says_in_both_languages_what_its_names_mean() {
        ProjectPaths bot = ProjectPaths.of(Path.of("bots/first-line"));
        Map<String, String> dutch = BotWords.read(bot, "nl");
        assertEquals("verkooppraatje", dutch.get("sales_pitch"));
        assertEquals(dutch.keySet(), BotWords.read(bot, "en").keySet());
        assertTrue(dutch.keySet()
                .containsAll(List.of("genuine_request", "complaint", "vendor_redirected", "answered", "contact_name")));
        assertEquals(Map.of(), BotWords.read(bot, "de"));
    }

    @Test
    void what_is_at_fault_is_left_out() throws IOException {
        Files.createDirectories(folder.resolve("telling"));
        Files.writeString(folder.resolve("telling/nl.yml"), "order: bestelling\nstatus: [a, b]\n");
        assertEquals(Map.of("order", "bestelling"), BotWords.read(ProjectPaths.of(folder), "nl"));
        Files.writeString(folder.resolve("telling/nl.yml"), "order: [");
        assertEquals(Map.of(), BotWords.read(ProjectPaths.of(folder), "nl"));
    }
}

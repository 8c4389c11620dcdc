package io.balie.shell.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.balie.shell.line.CommandFailed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Conversation files, as people write them. */
class ScriptFilesTest {

    @TempDir
    Path folder;

    @BeforeEach
    void setups() throws IOException {
        write("setups.json", "{\"default\": {\"company\": \"company.yml\", \"words\": [\"Roos\"]}}");
    }

    @Test
    void a_conversations_own_keys_go_before_the_defaults() throws IOException {
        write("talks.json", """
                {"group": "g",
                 "defaults": {"default": "Ja", "on": {"utter_greet": "Dag"}, "max_turns": 4,
                              "checks": {"replies": {"never": ["a"]}, "language": "nl"}},
                 "conversations": [{"name": "one", "opening": ["Hallo"], "on": {"utter_goodbye": ["@end"]},
                                    "checks": {"replies": {"never": ["b"]}, "language": "@drop"}}]}
                """);

        Script script = ScriptFiles.read(List.of(folder)).getFirst();

        assertEquals("g", script.group());
        assertEquals(4, script.longest());
        assertEquals(
                List.of("utter_goodbye", "utter_greet"), List.copyOf(script.on().keySet()));
        assertEquals(Map.of("replies", Map.of("never", List.of("a", "b"))), script.checks());
        assertEquals(folder.resolve("company.yml"), script.setup().company());
        assertEquals(List.of("Roos"), script.setup().words());
    }

    @Test
    void all_that_is_wrong_is_named() throws IOException {
        write("talks.json", """
                [{"name": "one", "opening": ["Hallo"], "default": "Ja", "chekcs": {}},
                 {"name": "one", "default": "Ja", "setup": "other", "checks": {"replies": {"must": ["("]}, "slot": {}}}]
                """);

        String said = assertThrows(CommandFailed.class, () -> ScriptFiles.read(List.of(folder)))
                .said();

        for (String part : List.of("chekcs", "occurs twice", "an opening", "'other'", "/(/", "'slot'")) {
            assertTrue(said.contains(part), () -> part + " is not named in " + said);
        }
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text, StandardCharsets.UTF_8);
    }
}

package io.balie.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CommandLineIT {

    private static final String BOT = BuiltProgram.SMALL_BOT.toString();
    private static BuiltProgram balie;

    @BeforeAll
    static void build() {
        balie = BuiltProgram.withHome("command-line");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | version",
                "0 | --help",
                "0 | help parse",
                "2 | versoin",
                "2 | version --jsn",
                "2 | version twice",
                "2 | transcripts",
                "2 | transcripts shw",
                "2 | serve --port",
                "2 | serve --port many",
                "2 | serve --port 70000",
                "2 | test --cross-validation 1",
                "4 | validate --bot no/such/folder",
                "4 | transcripts show nobody",
            })
    void ends_with_the_status_that_scripts_rely_on(int status, String words) {
        assertEquals(status, balie.run(words.split(" ", -1)).status());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "train",
                "test",
                "parse",
                "retell",
                "chat",
                "serve",
                "validate",
                "transcripts list",
                "transcripts show",
                "transcripts page",
                "transcripts replay",
                "version"
            })
    void every_command_says_what_it_does(String command) {
        BuiltProgram.Ended ended = balie.run((command + " --help").split(" ", -1));
        assertEquals(0, ended.status());
        assertTrue(ended.out().contains("Use: balie " + command), ended.out());
    }

    @Test
    void an_unknown_command_is_answered_with_the_nearest_one() {
        assertTrue(balie.run("versoin").err().contains("Did you mean 'version'?"));
    }

    @Test
    void a_quoted_sentence_arrives_whole() {
        String sentence = "ik heb een \"lekke\" band, foto's volgen  — één  $HOME ; *";
        BuiltProgram.Ended ended = balie.run("parse", sentence, "--bot", BOT, "--json");
        assertEquals(0, ended.status(), ended.err());
        assertEquals(sentence, json(ended.out()).get("text").asString());
    }

    @Test
    void a_sentence_may_come_from_standard_input_in_any_locale() {
        BuiltProgram.Ended ended = balie.runWith(
                Map.of("LC_ALL", "C"), "mijn fiets is kapot, één wiel\n", "parse", "--bot", BOT, "--json");
        assertEquals(
                "mijn fiets is kapot, één wiel", json(ended.out()).get("text").asString());
    }

    @Test
    void json_is_one_document_and_nothing_else() {
        for (String[] command : new String[][] {
            {"version", "--json"},
            {"validate", "--bot", BOT, "--json"},
            {"train", "--bot", BOT, "--json"},
            {"transcripts", "list", "--json"}
        }) {
            BuiltProgram.Ended ended = balie.run(command);
            assertEquals(0, ended.status(), ended.err());
            assertFalse(json(ended.out()).isMissingNode());
        }
    }

    @Test
    void no_escape_codes_reach_a_pipe() {
        for (String[] command : new String[][] {{"--help"}, {"parse", "hallo", "--bot", BOT}, {"nosuch"}}) {
            BuiltProgram.Ended ended = balie.run(command);
            assertEquals(-1, (ended.out() + ended.err()).indexOf('\u001b'));
        }
    }

    @Test
    void without_words_and_without_a_terminal_it_says_what_could_be_typed() {
        BuiltProgram.Ended ended = balie.run();
        assertEquals(2, ended.status());
        assertTrue(ended.out().contains("transcripts replay"), ended.out());
    }

    @Test
    void nothing_is_trained_twice() {
        assertTrue(balie.run("train", "--bot", BOT).out().startsWith("unchanged"));
    }

    @Test
    void a_fault_in_a_bot_is_shown_with_its_place(@TempDir Path folder) throws IOException {
        Files.createDirectories(folder.resolve("data"));
        for (String file : new String[] {"config.yml", "domain.yml", "company.yml", "data/nlu.yml"}) {
            Files.copy(BuiltProgram.SMALL_BOT.resolve(file), folder.resolve(file));
        }
        Files.writeString(folder.resolve("data/rules.yml"), """
                version: "3.1"
                rules:
                - rule: greet
                  steps:
                  - checkpoint: once
                  - action: utter_greet
                """, StandardCharsets.UTF_8);
        BuiltProgram.Ended ended = balie.run("validate", "--bot", folder.toString());
        assertEquals(3, ended.status());
        assertTrue(ended.out().contains("data/rules.yml:5:"), ended.out());
        assertTrue(ended.out().contains("greet"), ended.out());
        assertEquals(3, balie.run("train", "--bot", folder.toString()).status());
    }

    @Test
    void a_score_below_the_bar_is_a_failed_check(@TempDir Path folder) throws IOException {
        Path messages = folder.resolve("messages.tsv");
        Files.writeString(messages, "hallo\tgreet\nhallo\tdeny\nja\taffirm|greet\n", StandardCharsets.UTF_8);
        String[] command = {"test", "--messages", messages.toString(), "--bot", BOT, "--json", "--min-f1", "0.99"};
        BuiltProgram.Ended ended = balie.run(command);
        assertEquals(1, ended.status(), ended.err());
        assertEquals(3, json(ended.out()).get("messages").asInt());
        command[7] = "0.1";
        assertEquals(0, balie.run(command).status());
    }

    @Test
    void marked_messages_are_judged_kind_by_kind(@TempDir Path folder) throws IOException {
        Path entities = folder.resolve("entities.jsonl");
        Path times = folder.resolve("times.jsonl");
        Files.writeString(entities, """
                {"text": "bel 06 24 81 63 90", "language": "nl", "entities": [{"entity": "phone", "text": "06 24 81 63 90", "value": "+31624816390"}]}
                {"text": "mail ze@acme.example", "language": "nl", "entities": [{"entity": "email", "text": "ze@acme.example", "value": "no@acme.example"}]}
                """, StandardCharsets.UTF_8);
        Files.writeString(times, """
                {"text": "morgen om 10 uur", "language": "nl", "now": "2026-11-23T10:15:00+01:00", "times": [{"text": "morgen om 10 uur", "value": "2026-11-24T10:00"}]}
                """, StandardCharsets.UTF_8);
        String[] command = {"test", "--entities", entities.toString(), "--times", times.toString(), "--bot", BOT};

        BuiltProgram.Ended shown = balie.run(command);

        assertEquals(0, shown.status(), shown.err());
        assertTrue(shown.out().contains("1 of 2 messages all right"), shown.out());
        assertTrue(shown.out().contains("missing  email 5-20 no@acme.example"), shown.out());
        BuiltProgram.Ended ended = balie.run("test", "--entities", entities.toString(), "--bot", BOT, "--json");
        JsonNode judged = json(ended.out()).get("entities");
        assertEquals(1, judged.get("kinds").get("phone").get("f1").asDouble());
        assertEquals(0, judged.get("kinds").get("email").get("f1").asDouble());
        assertEquals(1, judged.get("wrong").size());
        Files.writeString(times, "{\n", StandardCharsets.UTF_8);
        assertEquals(
                3, balie.run("test", "--times", times.toString(), "--bot", BOT).status());
    }

    @Test
    void messages_are_counted_by_intent(@TempDir Path folder) throws IOException {
        Path few = folder.resolve("nlu.yml");
        Files.writeString(few, """
                version: "3.1"
                nlu:
                - intent: greet
                  examples: |
                    - hallo
                    - goedemorgen
                    - goedemiddag
                """, StandardCharsets.UTF_8);
        BuiltProgram.Ended ended = balie.run("data", "stats", "--bot", BOT, "--nlu", few.toString(), "--json");
        assertEquals(0, ended.status(), ended.err());
        assertTrue(ended.out().contains("\"greet\""), ended.out());
        assertEquals(
                1,
                balie.run("data", "stats", "--bot", BOT, "--nlu", few.toString(), "--fail-on-warnings")
                        .status());
    }

    @Test
    void an_explanation_names_words_and_the_messages_most_alike() {
        BuiltProgram.Ended ended = balie.run("parse", "mijn fiets is kapot", "--explain", "--bot", BOT);
        assertEquals(0, ended.status(), ended.err());
        assertTrue(ended.out().contains("why ") && ended.out().contains(" and not "), ended.out());
        assertTrue(ended.out().contains("nlu.yml:"), ended.out());
    }

    @Test
    void a_question_is_said_back_with_its_steps_and_later_messages_correct_it() {
        BuiltProgram.Ended ended = balie.run(
                "retell", "Mijn pakket is nog niet aangekomen.", "--explain", "--bot", BOT, "--language", "nl");
        assertEquals(0, ended.status(), ended.err());
        assertTrue(
                ended.out().contains("Begrijp ik het goed dat ")
                        && ended.out().contains("pakket nog niet is aangekomen?"),
                ended.out());
        assertTrue(ended.out().contains(" sentence: ") && ended.out().contains(" sure "), ended.out());

        BuiltProgram.Ended piped = balie.runWith(
                Map.of(),
                "Ik wil twee stoelen ruilen.\nNee, vier stoelen.\n",
                "retell",
                "--bot",
                BOT,
                "--language",
                "nl",
                "--json");
        assertEquals(0, piped.status(), piped.err());
        assertTrue(piped.out().contains("vier stoelen wilt ruilen"), piped.out());

        assertEquals(
                2,
                balie.run("retell", "hallo", "--bot", BOT, "--language", "xx").status());
    }

    @Test
    void a_chat_from_standard_input_can_be_shown_and_played_again() {
        BuiltProgram.Ended chat = balie.runWith(
                Map.of(), "hallo\nmijn fiets is kapot\nJa, graag\n", "chat", "--bot", BOT, "--id", "piped");
        assertEquals(0, chat.status(), chat.err());
        assertTrue(chat.out().contains("Bo: De afspraak staat."), chat.out());

        assertTrue(balie.run("transcripts", "list").out().contains("piped"));
        assertFalse(balie.run("transcripts", "list").out().contains("fiets"), "a list holds nobody's words");
        assertTrue(balie.run("transcripts", "show", "piped").out().contains("utter_booked"));
        assertEquals(0, balie.run("transcripts", "show", "piped", "--json").status());

        BuiltProgram.Ended replay = balie.run("transcripts", "replay", "piped", "--bot", BOT);
        assertEquals(0, replay.status(), replay.out() + replay.err());
        assertTrue(replay.out().contains("3 turns the same"), replay.out());
    }

    @Test
    void a_port_that_is_taken_is_said_so_before_any_work() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
            BuiltProgram.Ended ended =
                    balie.run("serve", "--bot", BOT, "--port", Integer.toString(taken.getLocalPort()));
            assertEquals(5, ended.status(), ended.err());
            assertTrue(ended.err().contains("--port"), ended.err());
        }
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }
}

package io.balie.data.project;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.balie.data.bot.BotFiles;
import io.balie.data.bot.BotFolder;
import io.balie.data.bot.Program;
import io.balie.data.yaml.YamlText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** What is written is what was read. */
class TreesTest {

    private static final Program PROGRAM = Program.of(Set.of(), Set.of());

    @TempDir
    private Path folder;

    private BotFiles read() {
        return BotFolder.read(folder, PROGRAM, name -> null);
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    @Test
    void a_bot_that_is_written_reads_the_same() throws IOException {
        write("config.yml", "assistant_id: x\nlanguage: nl\n");
        write("domain.yml", """
                session_config: {session_expiration_time: 7.5, carry_over_slots_to_new_session: false}
                intents:
                - groet: {use_entities: []}
                - klacht: {ignore_entities: [plaats]}
                entities:
                - product
                - plaats: {roles: [van], influence_conversation: false}
                slots:
                  soort:
                    type: categorical
                    values: [a, b]
                    initial_value: a
                    mappings:
                    - {type: from_entity, entity: plaats, role: van, not_intent: groet}
                    - {type: from_intent, intent: [klacht], value: b}
                    - type: from_text
                      conditions: [{active_loop: null}, {active_loop: vragen, requested_slot: soort}]
                  cijfer: {type: float, min_value: 1, max_value: 10, mappings: [{type: custom, action: action_doe}]}
                forms:
                  vragen: {required_slots: [soort], ignored_intents: [groet]}
                responses:
                  utter_hoi:
                  - text: |
                      Hoi,

                      wat is er?
                    id: hoi-1
                    channel: rest
                    image: https://voorbeeld.example/x.png
                    quick_replies: [{title: Ja, payload: /ja}]
                    buttons: [{title: "Ja", payload: /klacht, type: postback}]
                    condition: [{type: slot, name: soort, value: null}]
                  - custom: {kaart: {id: 7}}
                actions: [{action_doe: {send_domain: true}}]
                """);
        write("data/n.yml", """
                nlu:
                - intent: groet
                  examples:
                  - text: |
                      hallo
                      daar
                  - text: "yes: 'no' #1"
                - intent: klacht
                  examples: |
                    - van [Breda]{"entity": "plaats", "role": "van"} met [gas][{"entity": "product"}, {"entity": "plaats", "value": "x"}]
                    - mijn [fiets](product)
                - synonym: energie
                  examples: |
                    - gas en licht
                - regex: cijfers
                  examples: |
                    - \\d{3}
                - lookup: plaats
                  examples: |
                    - Ede
                """);
        write("data/s.yml", """
                stories:
                - story: x
                  steps:
                  - checkpoint: begin
                    slot_was_set: [{soort: a}]
                  - intent: klacht
                    entities: [product, {plaats: Breda, role: van}]
                  - slot_was_set: [{soort: b}, {cijfer: null}]
                  - active_loop: null
                  - bot: Tot ziens.
                  - user: dag [gas](product)
                rules:
                - rule: y
                  conversation_start: true
                  condition: [{active_loop: vragen}]
                  steps: [{intent: groet}, {action: utter_hoi}]
                  wait_for_user_input: false
                """);
        write("tests/test_x.yml", """
                stories:
                - story: x
                  steps:
                  - user: mijn [fiets](product)
                    intent: klacht
                  - action: utter_hoi
                  - user: '/klacht{"product": "gas"}'
                    intent: klacht
                """);
        BotFiles before = read();

        write("domain.yml", YamlText.of(Trees.domain(before.bot().domain())));
        write("data/n.yml", YamlText.of(Trees.nlu(before.examples(), before.vocabulary())));
        write("data/s.yml", YamlText.of(Trees.stories(before.bot().stories())));
        write("data/r.yml", YamlText.of(Trees.rules(before.bot().rules())));
        write("tests/test_x.yml", YamlText.of(Trees.tests(before.tests())));
        BotFiles after = read();

        assertEquals(before.bot().domain(), after.bot().domain());
        assertEquals(before.examples(), after.examples());
        assertEquals(before.vocabulary(), after.vocabulary());
        assertEquals(
                YamlText.of(Trees.stories(before.bot().stories())),
                YamlText.of(Trees.stories(after.bot().stories())));
        assertEquals(
                YamlText.of(Trees.rules(before.bot().rules())),
                YamlText.of(Trees.rules(after.bot().rules())));
        assertEquals(YamlText.of(Trees.tests(before.tests())), YamlText.of(Trees.tests(after.tests())));
    }

    @Test
    void texts_are_written_as_people_write_them() throws IOException {
        write("config.yml", "assistant_id: x\nlanguage: nl\n");
        write("data/n.yml", "nlu:\n- intent: groet\n  examples: |\n    - hoi\n    - 'dag'\n");
        write(
                "data/r.yml",
                "rules:\n- rule: 'yes'\n  steps: [{intent: groet}, {slot_was_set: [{a: 'true'}, {b: null}]}]\n");

        BotFiles files = read();

        assertEquals(
                "version: '3.1'\nnlu:\n- intent: groet\n  examples: |\n    - hoi\n    - 'dag'\n",
                YamlText.of(Trees.nlu(files.examples(), files.vocabulary())));
        assertEquals("""
                version: '3.1'
                rules:
                - rule: yes
                  steps:
                  - intent: groet
                  - slot_was_set:
                    - a: 'true'
                    - b: null
                """, YamlText.of(Trees.rules(files.bot().rules())));
    }

    @Test
    void messages_come_back_from_json_as_they_went() throws IOException {
        write("config.yml", "assistant_id: x\nlanguage: nl\n");
        write("data/n.yml", """
                nlu:
                - intent: klacht
                  examples: |
                    - mijn [fiets](product:rijwiel) is kapot
                - regex: cijfers
                  examples: |
                    - \\d+
                """);
        BotFiles before = read();

        Files.delete(folder.resolve("data/n.yml"));
        write(
                "data/n.json",
                JsonMapper.builder()
                        .build()
                        .writerWithDefaultPrettyPrinter()
                        .writeValueAsString(JsonNlu.of(before.examples(), before.vocabulary())));
        BotFiles after = read();

        assertEquals(before.examples(), after.examples());
        assertEquals(before.vocabulary(), after.vocabulary());
        assertEquals(List.of(), after.connections().faults());
    }
}

package io.balie.data.bot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.balie.data.yaml.Faults;
import io.balie.data.yaml.Warning;
import io.balie.dialog.domain.Domain;
import io.balie.dialog.domain.EntityType;
import io.balie.dialog.domain.Intent;
import io.balie.dialog.domain.Response;
import io.balie.dialog.domain.Rule;
import io.balie.dialog.domain.Slot;
import io.balie.dialog.domain.Step;
import io.balie.dialog.domain.Story;
import io.balie.dialog.domain.TestStory;
import io.balie.dialog.event.Button;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a Rasa project may hold, and how it is read. */
class ProjectTest {

    private static final Program PROGRAM = Program.of(Set.of(), Set.of());
    private static final String CONFIG = "assistant_id: proef\nlanguage: nl\n";
    private static final String DOMAIN = """
            intents: [groet, klacht, faq]
            entities: [product, plaats]
            slots:
              product:
                type: text
                mappings: [{type: from_entity, entity: product}]
              af:
                type: bool
                mappings: [{type: custom}]
              lijst:
                type: list
                mappings: [{type: custom}]
            forms:
              vragen: {required_slots: [product]}
            responses:
              utter_hoi: [{text: Hoi}]
              utter_ask_product: [{text: Welk?}]
            actions: [action_doe]
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void project() {
        write("config.yml", CONFIG);
        write("domain.yml", DOMAIN);
    }

    private void write(String name, String text) {
        try {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private BotFiles read() {
        return BotFolder.read(folder, PROGRAM, name -> null);
    }

    private List<Step> story(String steps) {
        write("data/s.yml", "stories:\n- story: x\n  steps:\n" + steps.indent(2));
        return read().bot().stories().getFirst().steps();
    }

    private static Step.UserStep user(String intent, int line) {
        return new Step.UserStep(intent, List.of(), Optional.empty(), line);
    }

    @Test
    void a_story_has_steps_of_every_kind() {
        assertEquals(
                List.of(
                        new Step.UserStep(
                                "klacht",
                                List.of(
                                        new Step.EntityMention(
                                                "plaats", Optional.of("van"), Optional.of("1"), Optional.of("Breda")),
                                        new Step.EntityMention(
                                                "product", Optional.empty(), Optional.empty(), Optional.empty())),
                                Optional.empty(),
                                4),
                        new Step.ActionStep("action_doe", 10),
                        new Step.SlotStep(Map.of("af", Optional.of(true)), 12),
                        new Step.LoopStep(Optional.of("vragen"), 13),
                        new Step.LoopStep(Optional.empty(), 14),
                        new Step.CheckpointStep("klaar", Map.of("af", Optional.of(false)), 15)),
                story("""
                        - intent: klacht
                          entities:
                          - plaats: Breda
                            role: van
                            group: 1
                          - product
                        - action: action_doe
                        - slot_was_set:
                          - af: true
                        - active_loop: vragen
                        - active_loop: null
                        - checkpoint: klaar
                          slot_was_set:
                          - af: false
                        """));
    }

    @Test
    void a_story_may_be_told_in_words() {
        assertEquals(
                List.of(
                        new Step.UserStep(
                                "",
                                List.of(new Step.EntityMention(
                                        "product", Optional.empty(), Optional.empty(), Optional.of("rijwiel"))),
                                Optional.of("mijn fiets is kapot"),
                                4),
                        new Step.BotStep("Wat naar!", 5)),
                story("- user: mijn [fiets](product:rijwiel) is kapot\n- bot: Wat naar!\n"));
        assertEquals(List.of("Wat naar!"), read().bot().domain().endToEndActions());
    }

    @Test
    void slots_may_be_named_with_any_value_or_none() {
        assertEquals(
                List.of(
                        new Step.SlotStep(Map.of("product", Optional.of("filled")), 5),
                        new Step.SlotStep(Map.of("lijst", Optional.of(List.of("filled"))), 7),
                        new Step.SlotStep(Map.of("product", Optional.empty()), 8),
                        new Step.SlotStep(Map.of("lijst", Optional.of(List.of("a", 2))), 9),
                        new Step.SlotStep(Map.of("lijst", Optional.of(List.of("a"))), 10)),
                story("""
                        - slot_was_set:
                          - product
                        - slot_was_set:
                          - lijst
                        - slot_was_set: [{product: null}]
                        - slot_was_set: [{lijst: [a, 2]}]
                        - slot_was_set: [{lijst: a}]
                        """));
    }

    @Test
    void alternatives_give_a_story_each_even_if_they_are_equal() {
        write("data/s.yml", """
                stories:
                - story: x
                  steps:
                  - or:
                    - intent: groet
                    - intent: klacht
                  - action: utter_hoi
                  - or:
                    - intent: groet
                    - intent: klacht
                  - or:
                    - slot_was_set: [{product: a}, {product: b}]
                    - slot_was_set: [{af: true}]
                """);

        List<Story> stories = read().bot().stories();

        assertEquals(8, stories.size());
        assertEquals(
                List.of(
                        user("klacht", 6),
                        new Step.ActionStep("utter_hoi", 7),
                        user("groet", 9),
                        new Step.SlotStep(Map.of("af", Optional.of(true)), 13)),
                stories.get(5).steps());
    }

    @Test
    void a_rule_has_conditions_and_says_when_it_counts() {
        write("data/r.yml", """
                rules:
                - rule: indienen
                  condition:
                  - active_loop: vragen
                  - slot_was_set: [{requested_slot: product}]
                  steps:
                  - action: vragen
                  - active_loop: null
                  wait_for_user_input: false
                - rule: begin
                  conversation_start: true
                  steps: [{intent: groet}, {action: utter_hoi}]
                """);

        List<Rule> rules = read().bot().rules();

        assertEquals(
                new Rule(
                        "indienen",
                        false,
                        false,
                        List.of(
                                new Step.LoopStep(Optional.of("vragen"), 4),
                                new Step.SlotStep(Map.of("requested_slot", Optional.of("product")), 5)),
                        List.of(new Step.ActionStep("vragen", 7), new Step.LoopStep(Optional.empty(), 8)),
                        "data/r.yml:2"),
                rules.getFirst());
        assertTrue(rules.getLast().conversationStart() && rules.getLast().waitForUserInput());
    }

    @Test
    void rules_may_hold_several_user_steps_where_the_policy_allows_it() {
        write("config.yml", CONFIG + "policies:\n- name: RulePolicy\n  restrict_rules: false\n");
        write("data/r.yml", """
                rules:
                - rule: x
                  steps: [{intent: groet}, {action: utter_hoi}, {intent: klacht}, {action: utter_hoi}]
                """);

        assertEquals(4, read().bot().rules().getFirst().steps().size());
    }

    @Test
    void a_test_story_says_what_is_typed_and_what_is_expected() {
        write("tests/test_x.yml", """
                stories:
                - story: klacht
                  steps:
                  - user: |
                      mijn [fiets]{"entity": "product", "value": "rijwiel"} is kapot
                    intent: klacht
                  - action: utter_hoi
                  - user: '/klacht@0.5{"product": ["fiets", "band"]}'
                    intent: klacht
                  - or:
                    - user: hallo
                      intent: groet
                    - user: hoe laat?
                      intent: faq/tijden
                  - intent: groet
                """);

        List<TestStory> tests = read().tests();

        assertEquals(2, tests.size());
        List<TestStory.TestStep> steps = tests.getFirst().steps();
        assertEquals(Optional.of("mijn fiets is kapot"), steps.getFirst().typed());
        assertEquals("rijwiel", steps.getFirst().entities().getFirst().value());
        assertEquals(Optional.empty(), steps.get(1).typed());
        assertEquals(
                Optional.of("/klacht@0.5{\"product\": [\"fiets\", \"band\"]}"),
                steps.get(2).typed());
        assertEquals(
                List.of("fiets", "band"),
                steps.get(2).entities().stream().map(e -> e.value()).toList());
        assertEquals(Optional.of("hallo"), steps.get(3).typed());
        assertEquals(Optional.of("hoe laat?"), tests.getLast().steps().get(3).typed());
        assertEquals(
                "faq/tijden", ((Step.UserStep) tests.getLast().steps().get(3).step()).intent());
        assertEquals(Optional.empty(), steps.get(4).typed());
    }

    @Test
    void a_retrieval_intent_has_an_example_and_an_answer_for_each_key() {
        write("data/faq.yml", """
                nlu:
                - intent: faq/tijden
                  examples: |
                    - hoe laat gaan jullie open
                responses:
                  utter_faq/tijden:
                  - text: Van 9 tot 17 uur.
                rules:
                - rule: faq
                  steps: [{intent: faq}, {action: utter_faq}]
                """);

        BotFiles files = read();

        assertEquals("faq/tijden", files.examples().getFirst().intent());
        assertEquals(Set.of("faq"), files.bot().domain().retrievalIntents());
        assertTrue(files.bot().domain().actions().contains("utter_faq"));
        assertEquals(Map.of("faq/tijden", List.of("Van 9 tot 17 uur.")), files.retrievalTexts());
        assertTrue(files.warnings().stream().noneMatch(w -> w.message().contains("faq")));
    }

    @Test
    void a_domain_says_how_intents_and_entities_count() {
        write("domain.yml", """
                intents:
                - groet: {use_entities: true}
                - klacht: {use_entities: [plaats], ignore_entities: [product]}
                - vraag: {use_entities: []}
                entities:
                - product: {influence_conversation: false}
                - plaats: {roles: [van, naar], groups: ["1"]}
                actions:
                - action_groot: {send_domain: true}
                e2e_actions: [Tot ziens.]
                """);

        Domain domain = read().bot().domain();

        assertEquals(Intent.of("groet"), domain.intents().get("groet"));
        assertEquals(
                new Intent("klacht", Optional.of(Set.of("plaats")), Set.of("product")),
                domain.intents().get("klacht"));
        assertEquals(Optional.of(Set.of()), domain.intents().get("vraag").used());
        assertEquals(
                new EntityType("product", List.of(), List.of(), false),
                domain.entities().get("product"));
        assertEquals(
                new EntityType("plaats", List.of("van", "naar"), List.of("1"), true),
                domain.entities().get("plaats"));
        assertEquals(Set.of("action_groot"), domain.sentTheDomain());
        assertEquals(List.of("Tot ziens."), domain.endToEndActions());
    }

    @Test
    void a_response_may_hold_more_than_text() {
        write("domain.yml", """
                responses:
                  utter_kaart:
                  - text: Kies
                    image: https://voorbeeld.example/x.png
                    attachment: {type: video, payload: {src: x}}
                    quick_replies: [{title: Ja, payload: /ja}]
                    elements: [{title: een}]
                    buttons:
                    - {title: Site, payload: "", type: web_url, url: "https://voorbeeld.example"}
                  - custom: {kaart: {id: 7, leeg: null}}
                """);

        List<Response> variations = read().bot().domain().responses().get("utter_kaart");

        assertEquals(
                Set.of("attachment", "quick_replies", "elements"),
                variations.getFirst().media().keySet());
        assertEquals(
                List.of(new Button("Site", "", Map.of("type", "web_url", "url", "https://voorbeeld.example"))),
                variations.getFirst().buttons());
        assertEquals(Map.of("kaart", Map.of("id", 7)), variations.getLast().custom());
    }

    @Test
    void the_first_of_two_declarations_in_different_files_counts() {
        write(
                "data/meer.yml",
                "responses:\n  utter_hoi: [{text: Dag}]\nslots:\n  af: {type: text, mappings: [{type: custom}]}\n");

        Domain domain = read().bot().domain();

        assertEquals(
                Optional.of("Hoi"),
                domain.responses().get("utter_hoi").getFirst().text());
        assertEquals(Slot.Type.BOOL, domain.slots().get("af").type());
    }

    @Test
    void a_session_that_only_repeats_the_default_yields_to_one_that_was_set() {
        write("data/a.yml", "session_config: {session_expiration_time: 60}\n");
        write("data/b.yml", "session_config: {session_expiration_time: 5, carry_over_slots_to_new_session: false}\n");

        assertEquals(
                new Domain.Session(java.time.Duration.ofMinutes(5), false),
                read().bot().domain().session());
    }

    @Test
    void blocks_may_be_merged_by_an_anchor() {
        write("domain.yml", """
                slots:
                  een: &basis
                    type: text
                    influence_conversation: false
                    mappings: [{type: custom}]
                  twee:
                    <<: *basis
                    type: bool
                """);

        Slot slot = read().bot().domain().slots().get("twee");

        assertEquals(Slot.Type.BOOL, slot.type());
        assertEquals(false, slot.influence());
    }

    @Test
    void words_of_a_lookup_may_stand_in_a_file_of_their_own() {
        write("data/plaatsen.txt", "Breda\n\nZwolle\n");
        write(
                "data/n.yml",
                "nlu:\n- lookup: plaats\n  examples: data/plaatsen.txt\n- lookup: plaats\n  examples: |\n    - Ede\n");

        assertEquals(
                Map.of("plaats", List.of("Breda", "Zwolle", "Ede")),
                read().vocabulary().lookups());
    }

    @Test
    void messages_may_stand_in_the_older_json_format() {
        write("data/oud.json", """
                {"rasa_nlu_data": {
                  "common_examples": [
                    {"text": "mijn fiets is kapot", "intent": "klacht",
                     "entities": [{"start": 5, "end": 10, "value": "rijwiel", "entity": "product"}]}],
                  "regex_features": [{"name": "cijfers", "pattern": "[0-9]+"}],
                  "lookup_tables": [{"name": "plaats", "elements": ["Breda"]}],
                  "entity_synonyms": [{"value": "energie", "synonyms": ["gas", "licht"]}]}}
                """);
        write("data/ander.json", "{\"niets\": 1}");

        BotFiles files = read();

        assertEquals("klacht", files.examples().getFirst().intent());
        assertEquals(
                "rijwiel", files.examples().getFirst().entities().getFirst().value());
        assertEquals(
                Map.of("gas", "energie", "licht", "energie", "fiets", "rijwiel"),
                files.vocabulary().synonyms());
        assertEquals(Map.of("plaats", List.of("Breda")), files.vocabulary().lookups());
    }

    @Test
    void a_project_may_hold_messages_only() throws IOException {
        Files.delete(folder.resolve("domain.yml"));
        write("data/nlu.yaml", "nlu:\n- intent: groet\n  examples: |\n    - hoi\n");

        BotFiles files = read();

        assertEquals(1, files.examples().size());
        assertEquals(
                List.of("domain.yml:1:1: There is no domain; messages are read, but the bot does nothing."),
                files.warnings().stream().map(Warning::toString).toList());
    }

    @Test
    void a_project_without_a_data_folder_is_read_from_the_files_beside_the_configuration() {
        write("verhalen.yml", "stories:\n- story: x\n  steps: [{intent: groet}, {action: utter_hoi}]\n");
        write("docker-compose.yml", "services: {}\n");

        assertEquals(1, read().bot().stories().size());
    }

    @Test
    void one_file_may_hold_all() {
        write(
                "alles.yml",
                CONFIG + DOMAIN + "nlu:\n- intent: groet\n  examples: |\n    - hoi\n"
                        + "rules:\n- rule: x\n  steps: [{intent: groet}, {action: utter_hoi}]\n");

        BotFiles files = BotFolder.read(folder.resolve("alles.yml"), PROGRAM, name -> null);

        assertEquals(1, files.examples().size());
        assertEquals(1, files.bot().rules().size());
        assertEquals("proef", files.bot().assistantId());
        assertTrue(files.bot().domain().slots().containsKey("product"));
    }

    @Test
    void the_parts_may_stand_elsewhere() {
        write("elders/domein.yml", "intents: [dag]\n");
        write("elders/data/a.yml", "nlu:\n- intent: dag\n  examples: |\n    - dag\n");
        ProjectPaths paths = ProjectPaths.of(folder)
                .withDomain(List.of(folder.resolve("elders/domein.yml")))
                .withData(List.of(folder.resolve("elders/data/a.yml")));

        BotFiles files = BotFolder.read(paths, PROGRAM, name -> null);

        assertEquals(Set.of("dag"), files.bot().domain().intents().keySet());
        assertEquals("dag", files.examples().getFirst().text());
    }

    @Test
    void a_file_of_a_newer_format_is_left_out() {
        write("data/nieuw.yml", "version: \"4.0\"\nresponses:\n  utter_nieuw: [{text: x}]\n");

        assertTrue(!read().bot().domain().responses().containsKey("utter_nieuw"));
    }

    @Test
    void a_variable_in_quotes_that_is_not_set_stays_as_it_is_written() {
        write("data/r.yml", "responses:\n  utter_prijs: [{text: \"Dat kost ${PRIJS}\"}]\n");

        assertEquals(
                Optional.of("Dat kost ${PRIJS}"),
                read().bot().domain().responses().get("utter_prijs").getFirst().text());
    }

    @Test
    void the_language_may_be_written_in_more_ways() {
        write("config.yml", "assistant_id: x\nlanguage: pt-br\n");

        assertEquals("pt", read().bot().language());
    }

    @Test
    void endpoints_and_channels_are_read_with_their_settings() {
        write("endpoints.yml", """
                action_endpoint:
                  url: http://localhost:5055/webhook
                  headers: {X-Naam: balie}
                  params: {a: 1}
                  basic_auth: {username: u, password: w}
                  token: geheim
                  cafile: ca.pem
                  enable_selective_domain: true
                nlg: {url: "${NLG}/nlg"}
                """);
        write("credentials.yml", """
                rest:
                callback: {url: "http://localhost:5034/bot"}
                socketio:
                  user_message_evt: gezegd
                  session_persistence: true
                  jwt_key: sleutel
                """);

        Connections connections =
                BotFolder.read(folder, PROGRAM, name -> "http://nlg").connections();

        assertEquals(
                new Connections.Endpoint(
                        Optional.of("http://localhost:5055/webhook"),
                        Map.of("a", "1"),
                        Map.of("X-Naam", "balie"),
                        Optional.of(new Connections.BasicAuth("u", "w")),
                        Optional.of("geheim"),
                        "token",
                        Optional.of("ca.pem"),
                        Map.of("enable_selective_domain", true),
                        "endpoints.yml:1"),
                connections.actionServer().orElseThrow());
        assertEquals(
                Optional.of("http://nlg/nlg"),
                connections.responseServer().orElseThrow().url());
        assertEquals(
                Optional.of("http://localhost:5034/bot"),
                connections.callback().orElseThrow().url());
        assertEquals(
                new Connections.SocketIo(
                        "gezegd",
                        "bot_uttered",
                        Optional.empty(),
                        true,
                        "/socket.io",
                        Optional.of("sleutel"),
                        "HS256",
                        "metadata"),
                connections.socketIo().orElseThrow());
        assertEquals(
                Set.of("rest", "callback", "socketio"), connections.channels().keySet());
    }

    @Test
    void a_fault_in_the_endpoints_stops_only_who_needs_them() {
        write("endpoints.yml", "action_endpoint:\n  url: ${NERGENS}\n");

        Connections connections = read().connections();

        assertEquals(Map.of(), connections.endpoints());
        Faults faults = assertThrows(Faults.class, connections::orThrow);
        assertEquals(
                "endpoints.yml:2:8: Environment variable 'NERGENS' is not set.",
                faults.list().getFirst().toString());
    }
}

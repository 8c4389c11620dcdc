package io.balie.data.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.balie.data.bot.BotFiles;
import io.balie.data.bot.BotFolder;
import io.balie.data.bot.Program;
import io.balie.data.yaml.Warning;
import io.balie.dialog.domain.Mapping;
import io.balie.dialog.domain.Slot;
import io.balie.dialog.domain.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectImportTest {

    @TempDir
    private Path old;

    @TempDir
    private Path fresh;

    private ProjectImport.Imported imported(Map<String, String> files) throws IOException {
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = old.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
        return ProjectImport.read(old);
    }

    private BotFiles loaded(ProjectImport.Imported imported) throws IOException {
        imported.writeTo(fresh);
        return BotFolder.read(fresh, Program.of(Set.of(), Set.of()), name -> null);
    }

    @Test
    void mappings_of_a_form_move_to_the_slots_with_their_conditions() throws IOException {
        ProjectImport.Imported imported = imported(Map.of("config.yml", "language: nl\n", "domain.yml", """
                version: "2.0"
                entities: [plaats, naam]
                slots:
                  plaats: {type: text}
                  vraag: {type: text, auto_fill: false}
                  los: {type: unfeaturized}
                  naam: {type: text}
                forms:
                  vragen:
                    ignored_intents: [groet]
                    required_slots:
                      plaats:
                      - {type: from_entity, entity: plaats}
                      vraag:
                      - {type: from_text}
                responses:
                  utter_ask_plaats: [{text: Waar?}]
                  utter_ask_vraag: [{text: Wat?}]
                actions: [vragen, action_doe]
                """));

        BotFiles files = loaded(imported);
        Map<String, Slot> slots = files.bot().domain().slots();

        assertEquals(
                List.of("plaats", "vraag"),
                files.bot().domain().forms().get("vragen").requiredSlots());
        assertEquals(
                List.of(List.of(new Mapping.Condition(Optional.of("vragen"), Optional.empty())), List.of()),
                slots.get("plaats").mappings().stream().map(Mapping::conditions).toList());
        assertEquals(
                List.of(new Mapping.Condition(Optional.of("vragen"), Optional.of("vraag"))),
                slots.get("vraag").mappings().getFirst().conditions());
        assertEquals(
                Mapping.Kind.FROM_ENTITY,
                slots.get("naam").mappings().getFirst().kind());
        assertEquals(Slot.Type.ANY, slots.get("los").type());
        assertEquals(Mapping.Kind.CUSTOM, slots.get("los").mappings().getFirst().kind());
        assertEquals(Set.of("action_doe"), files.bot().domain().actions());
        assertEquals(
                List.of(
                        "domain.yml: version '2.0' became '3.1'",
                        "domain.yml: the mappings of slot 'plaats' moved out of form 'vragen'",
                        "domain.yml: the mappings of slot 'vraag' moved out of form 'vragen'",
                        "domain.yml: slot 'plaats' is filled by the entity of its name",
                        "domain.yml: slot 'los' of type unfeaturized became any, without influence",
                        "domain.yml: slot 'los' was given the mapping custom; an action fills it",
                        "domain.yml: slot 'naam' is filled by the entity of its name",
                        "domain.yml: form 'vragen' was taken out of the actions"),
                imported.changes().stream().filter(c -> c.startsWith("domain")).toList());
        assertEquals(List.of(), imported.left());
    }

    @Test
    void a_project_in_markdown_becomes_one_in_yaml() throws IOException {
        ProjectImport.Imported imported = imported(Map.of(
                "config.yml",
                """
                language: en
                pipeline: supervised_embeddings
                policies:
                - name: KerasPolicy
                - name: FallbackPolicy
                  nlu_threshold: 0.4
                - name: FormPolicy
                """,
                "domain.yml",
                """
                intents:
                - greet
                - order
                - help: {triggers: utter_help}
                entities: [food]
                config: {store_entities_as_slots: false}
                slots:
                  food: {type: text}
                forms: [order_form]
                templates:
                  utter_greet: ["Hi"]
                  utter_help:
                  - text: Just ask.
                actions: [order_form, utter_greet]
                """,
                "data/nlu.md",
                """
                ## intent:greet
                - hello
                <!-- not
                - this -->
                - hi
                ## intent:order
                - a [pizza](food) please
                ## synonym:pizza
                - margherita
                ## regex:number
                - [0-9]+
                ## lookup:food
                - pizza
                """,
                "data/stories.md",
                """
                ## order
                * greet OR help
                  - utter_greet
                * order{"food": "pizza"}
                  - slot{"food": "pizza"}
                  - order_form
                  - form{"name": "order_form"}
                  - form{"name": null}
                > done
                """,
                "tests/conversation_tests.md",
                """
                ## greeting
                * greet: hello there
                  - utter_greet
                """));

        BotFiles files = loaded(imported);

        assertEquals(
                Set.of(
                        "config.yml",
                        "data/nlu.yml",
                        "data/stories.yml",
                        "data/triggers.yml",
                        "domain.yml",
                        "tests/test_conversation_tests.yml"),
                imported.files().keySet());
        assertEquals(
                List.of("hello", "hi", "a pizza please"),
                files.examples().stream().map(e -> e.text()).toList());
        assertEquals(Map.of("margherita", "pizza"), files.vocabulary().synonyms());
        assertEquals(2, files.bot().stories().size());
        assertEquals(
                List.of(
                        Step.UserStep.class,
                        Step.ActionStep.class,
                        Step.UserStep.class,
                        Step.SlotStep.class,
                        Step.ActionStep.class,
                        Step.LoopStep.class,
                        Step.LoopStep.class,
                        Step.CheckpointStep.class),
                files.bot().stories().getFirst().steps().stream()
                        .map(Object::getClass)
                        .toList());
        assertEquals(
                Optional.of("hello there"),
                files.tests().getFirst().steps().getFirst().typed());
        assertEquals("help triggers utter_help", files.bot().rules().getFirst().name());
        assertEquals(
                List.of("TEDPolicy", "RulePolicy"),
                files.bot().policies().stream().map(p -> p.name()).toList());
        assertEquals(0.4, files.bot().pipeline().getLast().number("threshold", 0));
        assertTrue(
                files.bot().domain().slots().get("food").mappings().getFirst().kind() == Mapping.Kind.CUSTOM);
        assertEquals(
                List.of(
                        "domain.yml: Form 'order_form' names no slots; its action in Python does. Write them under required_slots.",
                        "config.yml: Write a rule for the intent nlu_fallback, such as: intent nlu_fallback, action action_default_fallback."),
                imported.left());
        assertEquals(
                List.of("data/stories.yml:3:1: Story 'order' leads to checkpoint 'done', where no story begins."),
                files.warnings().stream()
                        .map(Warning::toString)
                        .filter(w -> w.startsWith("data/stories"))
                        .toList());
    }

    @Test
    void answers_of_retrieval_intents_become_responses() throws IOException {
        ProjectImport.Imported imported = imported(Map.of("data/responses.md", """
                ## opening hours
                * faq/hours
                  - From 9 to 5.
                """));

        assertEquals(
                "version: '3.1'\nresponses:\n  utter_faq/hours:\n  - text: From 9 to 5.\n",
                imported.files().get("data/responses.yml"));
    }

    @Test
    void files_whose_format_stayed_keep_their_comments() throws IOException {
        ProjectImport.Imported imported =
                imported(Map.of("data/nlu.yml", "version: \"2.0\"\n# wat gezegd wordt\nnlu: []\n"));

        assertEquals(
                "version: \"3.1\"\n# wat gezegd wordt\nnlu: []\n",
                imported.files().get("data/nlu.yml"));
    }

    @Test
    void exports_of_luis_and_wit_are_read() throws IOException {
        ProjectImport.Imported imported = imported(Map.of("data/luis.json", """
                {"luis_schema_version": "5.0", "utterances": [
                  {"text": "fly to Rome", "intent": "fly", "entities": [{"entity": "city", "role": "to", "startPos": 7, "endPos": 10}]}]}
                """, "data/wit.json", """
                {"utterances": [
                  {"text": "fly to Rome", "intent": "fly", "entities": [{"entity": "city:to", "start": 7, "end": 11, "body": "Rome"}]}]}
                """));

        String expected = """
                version: '3.1'
                nlu:
                - intent: fly
                  examples: |
                    - fly to [Rome]{"entity":"city","role":"to"}
                """;
        assertEquals(expected, imported.files().get("data/luis.yml"));
        assertEquals(expected, imported.files().get("data/wit.yml"));
    }
}

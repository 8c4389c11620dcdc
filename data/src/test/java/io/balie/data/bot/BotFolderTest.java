package io.balie.data.bot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.balie.data.yaml.Faults;
import io.balie.data.yaml.Warning;
import io.balie.dialog.domain.Bot;
import io.balie.nlu.Entity;
import io.balie.nlu.Example;
import io.balie.nlu.Language;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BotFolderTest {

    @TempDir
    private Path folder;

    private BotFiles read(Map<String, String> changes) {
        return BotFolder.read(BotSamples.bot(folder, changes), BotSamples.PROGRAM, name -> null);
    }

    @Test
    void reads_the_messages_with_intent_language_and_entities() {
        List<Example> examples = read(Map.of()).examples();

        assertEquals(
                List.of(
                        "groet en hi there",
                        "klacht de Das ist nun schon das dritte Mal!",
                        "groet nl hallo",
                        "groet nl Goedemiddag!",
                        "groet nl hallo daar 👋",
                        "verkooppraatje nl wij leveren kantoorartikelen met korting",
                        "verkooppraatje nl het gaat over uw stroomcontract",
                        "verkooppraatje nl van Breda naar Zwolle",
                        "klacht nl mijn fiets is nu al weer kapot"),
                examples.stream()
                        .map(e -> e.intent() + " " + e.language() + " " + e.text())
                        .toList());
        assertEquals(
                List.of(entity("product", 12, 28, "kantoorartikelen", null)),
                examples.get(5).entities());
        assertEquals(
                List.of(entity("product", 17, 31, "energie", null)),
                examples.get(6).entities());
        assertEquals(
                List.of(
                        entity("plaats", 4, 9, "Breda", "van"),
                        entity("plaats", 15, 21, "Zwolle", "naar"),
                        entity("product", 15, 21, "Zwolle", null)),
                examples.get(7).entities());
        assertEquals(
                List.of(entity("product", 5, 10, "rijwiel", null)),
                examples.get(8).entities());
    }

    private static Entity entity(String type, int start, int end, String value, String role) {
        return new Entity(
                type,
                start,
                end,
                value,
                "annotation",
                Optional.ofNullable(role),
                Optional.empty(),
                OptionalDouble.empty());
    }

    @Test
    void reads_synonyms_patterns_and_word_lists() {
        Vocabulary vocabulary = read(Map.of()).vocabulary();

        assertEquals(
                Map.of("gas en licht", "energie", "stroomcontract", "energie", "fiets", "rijwiel"),
                vocabulary.synonyms());
        assertEquals(Map.of("ordernummer", List.of("\\bORD-\\d{6}\\b")), vocabulary.patterns());
        assertEquals(Map.of("provider", List.of("KPN", "Ziggo")), vocabulary.lookups());
    }

    @Test
    void reads_the_configuration() {
        Bot bot = read(Map.of()).bot();

        assertEquals("nl", bot.language());
        assertEquals(
                List.of(
                        new Bot.Setting("WhitespaceTokenizer", Map.of()),
                        new Bot.Setting("FallbackClassifier", Map.of("threshold", 0.4))),
                bot.pipeline());
        assertEquals(
                List.of(
                        new Bot.Setting("RulePolicy", Map.of()),
                        new Bot.Setting("AugmentedMemoizationPolicy", Map.of("max_history", 5))),
                bot.policies());
    }

    @Test
    void a_domain_may_be_a_folder_and_responses_may_stand_beside_messages() {
        BotFiles files = read(Map.of("domain/extra/a.yml", "intents: [bedankt]\n", "data/meer.yml", """
                nlu:
                - intent: bedankt
                  examples: |
                    - dank je
                responses:
                  utter_graag:
                  - text: Graag!
                rules:
                - rule: dank
                  steps:
                  - intent: bedankt
                  - action: utter_graag
                """));

        assertTrue(files.bot().domain().intents().containsKey("bedankt"));
        assertTrue(files.bot().domain().responses().containsKey("utter_graag"));
        assertTrue(files.examples().contains(new Example("dank je", "bedankt", Language.NL, List.of())));
    }

    @Test
    void yes_no_on_and_off_are_words() {
        BotFiles files =
                read(Map.of("data/meer.yml", "nlu:\n- intent: klacht\n  examples:\n  - no\n  - yes\n  - off\n"));

        assertEquals(
                List.of("no", "yes", "off"),
                files.examples().stream()
                        .map(Example::text)
                        .filter(text -> text.length() < 4)
                        .toList());
    }

    @Test
    void variables_of_the_environment_are_filled_in() {
        Path bot = BotSamples.bot(
                folder, Map.of("domain/meer.yml", "responses:\n  utter_x:\n  - text: Bel ${NUMMER} nu\n"));

        BotFiles files = BotFolder.read(bot, BotSamples.PROGRAM, name -> name.equals("NUMMER") ? "112" : null);

        assertEquals(
                Optional.of("Bel 112 nu"),
                files.bot().domain().responses().get("utter_x").getFirst().text());
    }

    @Test
    void all_faults_are_told_at_once() {
        Faults faults = assertThrows(
                Faults.class,
                () -> read(Map.of(
                        "data/a.yml",
                        "rules:\n- rule: x\n  steps:\n  - intent:\n  - action: 3\n",
                        "domain/b.yml",
                        "forms:\n  vragen: {}\n")));

        assertEquals("""
                data/a.yml:4:5: 'intent' of this step of rule 'x' is empty.
                data/a.yml:5:13: 'action' is the number 3, expected a text. Put it in quotes: "3".
                domain/b.yml:2:11: Form 'vragen' has no 'required_slots'. Write required_slots: [slot]. A form of Rasa 2 is brought up to date by: balie import.
                3 problems in 2 files; nothing was loaded.""", faults.getMessage());
    }

    @Test
    void the_good_bot_has_no_warnings() {
        assertEquals(List.of(), read(Map.of()).warnings());
    }

    @Test
    void what_is_odd_but_harmless_is_a_warning() {
        BotFiles files = read(Map.of(
                "data/meer.yml",
                """
                nlu:
                - intent: groet
                  examples: |
                    - hallo
                    - hallo [Jan] daar
                stories:
                - story: los
                  steps:
                  - intent: groet
                  - action: utter_groet
                  - checkpoint: weg
                """,
                "domain/meer.yml",
                "responses:\n  utter_ongebruikt:\n  - text: Hallo\n",
                "data/leesmij.txt",
                "niets",
                "tests/gesprek.yml",
                "stories: []\n",
                "data/README.md",
                "## intent:groet\n- hoi\n",
                "data/.verborgen/x.yml",
                "geen: [yaml"));

        assertEquals(
                List.of(
                        "data/README.md:1:1: Training data in Markdown is not read, nor is it by Rasa 3. It is brought up to date by: balie import.",
                        "data/meer.yml:5:13: '[Jan]' is read as plain text, for no entity type follows it.",
                        "data/meer.yml:7:1: Story 'los' leads to checkpoint 'weg', where no story begins.",
                        "data/nlu/voorbeelden.yml:5:7: This example of intent 'groet' stands twice; first in data/meer.yml:4.",
                        "domain/meer.yml:2:3: Response 'utter_ongebruikt' is used by no rule, story or form.",
                        "tests/gesprek.yml:1:1: File 'tests/gesprek.yml' is not read, for its name does not begin with test_."),
                files.warnings().stream().map(Warning::toString).toList());
    }

    @Test
    void responses_that_the_program_says_must_be_written() {
        Program program = new Program(
                Optional.of(Set.of("action_noteer")),
                Set.of("utter_groet", "utter_afscheid"),
                Set.of("company_name", "address_form"));
        Path bot = BotSamples.bot(folder, Map.of());

        Faults faults = assertThrows(Faults.class, () -> BotFolder.read(bot, program, name -> null));

        assertEquals(
                "domain.yml:1:1: Response 'utter_afscheid' is missing; the program says it.\n"
                        + "1 problem in 1 file; nothing was loaded.",
                faults.getMessage());
    }

    @Test
    void actions_are_not_checked_where_the_program_does_not_say_them() {
        Path bot = BotSamples.bot(folder, Map.of("domain/meer.yml", "actions: [action_elders]\n"));

        BotFiles files = BotFolder.read(
                bot, new Program(Optional.empty(), Set.of(), Set.of("company_name", "address_form")), name -> null);

        assertEquals(
                Set.of("action_noteer", "action_elders"), files.bot().domain().actions());
    }

    @Test
    void a_fingerprint_changes_with_what_it_stands_for(@TempDir Path other) {
        Fingerprint before = read(Map.of()).fingerprint();
        Fingerprint same = BotFolder.read(BotSamples.bot(other, Map.of()), BotSamples.PROGRAM, name -> null)
                .fingerprint();
        Fingerprint story = read(Map.of("data/stories2.yml", "stories: []\n")).fingerprint();
        Fingerprint test = read(Map.of("tests/test_2.yml", "stories: []\n")).fingerprint();

        assertEquals(before, same);
        assertNotEquals(before.script(), story.script());
        assertEquals(before.model(), story.model());
        assertEquals(story.script(), test.script());
        assertNotEquals(before.files(), test.files());
    }

    @Test
    void a_missing_folder_is_said_in_words() {
        Faults faults =
                assertThrows(Faults.class, () -> BotFolder.read(Path.of("nergens"), BotSamples.PROGRAM, name -> null));

        assertEquals(
                "nergens:1:1: There is no such bot folder.\n1 problem in 1 file; nothing was loaded.",
                faults.getMessage());
    }
}

package io.balie.dialog.retelling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.balie.nlu.Language;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for any text whatever: no exception, no long sentence, no markup said back. */
class RetellingPropertiesTest {
    /** A short run in every build; all 100,000 with {@code -Dbalie.retelling.messages=100000}. */
    private static final int MESSAGES = Integer.getInteger("balie.retelling.messages", 8_000);

    /** What the grammars say of their own accord. */
    private static final Set<String> OWN = WordList.of("""
            begrijp goed wilt weten vraag gaat over volgende hebt heeft klant graag omdat willen iemand denkt worden wordt
            understand correctly would like know whether that because your question about following customer have
            verstehe richtig wissen möchten möchte dass frage folgendes geht bei haben eine ihnen ihrer ihrem ihren unser unsere
            unserem unseren unserer sich ihre kunde weil oder aber
            bien compris souhaitez savoir votre question porte suit avez nous demandez parce mais client vous êtes notre
            souhaites souhaite demandes demande voulez voulons pouvez pouvons devons allons faites sommes prenez prenons recevez
            recevons venons savons disons yourself yourselves ourselves cannot können müssen dürfen wollen hätten würden werden
            zullen moeten kunnen uzelf onszelf zichzelf misschien waarschijnlijk vandaag vanavond morgen
            """);

    private static final long SEED = 20261123;
    private static final List<Language> LANGUAGES = List.of(Language.NL, Language.EN, Language.DE, Language.FR);
    private static final Pattern MARKUP = Pattern.compile("[<>{}\\[\\]|`\\p{Cntrl}\\p{Cf}]|https?:|www\\.");
    private static final List<String> HOSTILE = List.of(
            "<script>alert(1)</script>",
            "{{utter_greet}}",
            "${jndi:ldap://x}",
            "https://example.org/x?y=z",
            "www.example.org",
            "\u202e",
            "\u0000",
            "\ud83d\ude00",
            "((((((((",
            "\"",
            "'''''",
            ":",
            ": :",
            "nee, ",
            "?!?!",
            "\n\n",
            "\t",
            "¶",
            "…",
            "of of of",
            "dat dat dat",
            "ik ik ik",
            "'",
            "-",
            "[link](http://a.b)",
            "|",
            "\\",
            "a".repeat(400),
            "5".repeat(40),
            "ik wil ",
            "om te",
            "te",
            ",,,,",
            ".",
            "\ud83d");
    private static final List<String> VOCABULARY = new ArrayList<>();

    private final Reteller reteller = Reteller.create();

    @BeforeAll
    static void collect_the_words_of_the_tables() throws IOException {
        for (String table : List.of("nl-formal", "en", "de", "fr")) {
            try (InputStream stream = Objects.requireNonNull(
                    RetellingPropertiesTest.class.getResourceAsStream("/retelling/" + table + ".tsv"), table)) {
                String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
                VOCABULARY.addAll(List.of(text.split("[\\s#]+", -1)));
            }
        }
    }

    @Test
    void survives_any_text_and_says_back_no_markup() {
        Random random = new Random(SEED);
        for (int i = 0; i < MESSAGES; i++) {
            List<String> messages = messages(random);
            Language language = LANGUAGES.get(i % LANGUAGES.size());
            Retelling retelling = reteller.retell(messages, language, i % 2 == 0 ? Address.FORMAL : Address.INFORMAL);
            String question = reteller.question(retelling, language);
            assertTrue(question.length() <= 300, () -> question.length() + " characters for " + messages);
            assertFalse(MARKUP.matcher(question).find(), () -> question);
            assertFalse(retelling.clause().isBlank(), messages::toString);
            assertEquals("", invented(question, messages), () -> "Invented in: " + question + "\nof: " + messages);
            assertTrue(retelling.confidence() >= 0 && retelling.confidence() <= 1, question);
            if (i % 8 != 0) {
                continue;
            }
            String third = reteller.thirdPerson(messages, language);
            assertFalse(MARKUP.matcher(third).find(), third);
            reteller.vaguePart(messages.get(0), language)
                    .ifPresent(part ->
                            assertFalse(part.isBlank() || MARKUP.matcher(part).find(), part));
        }
    }

    /** The first content word of a question that neither the messages nor the grammar account for; empty if there is none. */
    private static String invented(String question, List<String> messages) {
        String said = String.join(" ", messages).toLowerCase(Locale.ROOT);
        for (String word : question.toLowerCase(Locale.ROOT).split("[^\\p{L}\\d]+", -1)) {
            boolean number = word.chars().anyMatch(Character::isDigit);
            boolean content = number || word.length() > 5;
            if (!content || OWN.contains(word) || said.contains(word)) {
                continue;
            }
            if (number || !related(word, said)) {
                return word;
            }
        }
        return "";
    }

    /** An inflected form shares its beginning, a verb with its particle before it its middle, a repaired slip its outside. */
    private static boolean related(String word, String said) {
        for (int i = 0; i + 4 <= word.length(); i++) {
            if (said.contains(word.substring(i, i + 4))) {
                return true;
            }
        }
        String outside = "(?s).*" + word.substring(0, 2) + "\\p{L}*" + word.substring(word.length() - 2) + ".*";
        return said.contains(word.substring(0, 3))
                || said.contains(word.substring(2, 5))
                || said.matches(outside)
                || said.contains(word.substring(0, 2) + word.charAt(3));
    }

    @Test
    void an_invented_word_is_seen() {
        assertEquals("zeppelin", invented("Begrijp ik het goed dat uw zeppelin lekt?", List.of("Mijn fiets lekt")));
        assertEquals(
                "4412", invented("Begrijp ik het goed dat bestelling 4412 weg is?", List.of("Bestelling 4411 weg")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<SCRIPT src=x>alert(1)</SCRIPT >",
                "<script>alert(1)",
                "<style>body{color:alert}</style>",
                "<!-- alert -->",
                "&lt;script&gt;alert(1)&lt;/script&gt;",
                "&#60;script&#x3e;alert(1)&#60;/script&#62;",
                "<img src=x onerror=alert(1)>",
                "{{alert}}",
                "${alert}",
                "[](javascript:alert(1))",
                "&nbsp;&zwnj;"
            })
    void nothing_that_was_typed_for_a_browser_is_said_back(String markup) {
        for (String message :
                List.of("Mijn pakket is niet aangekomen " + markup, "Mijn pakket " + markup + " is niet aangekomen")) {
            if (message.endsWith("aangekomen") && markup.equals("<script>alert(1)")) {
                continue; // what is not closed goes on to the end
            }
            String question =
                    reteller.question(reteller.retell(List.of(message), Language.NL, Address.FORMAL), Language.NL);
            assertEquals("Begrijp ik het goed dat uw pakket niet is aangekomen?", question);
        }
    }

    @Test
    void retells_the_same_messages_the_same_way() {
        Random random = new Random(SEED + 1);
        for (int i = 0; i < 500; i++) {
            List<String> messages = messages(random);
            assertEquals(
                    reteller.retell(messages, Language.NL, Address.FORMAL),
                    Reteller.create().retell(messages, Language.NL, Address.FORMAL));
        }
    }

    @Test
    void answers_without_messages_and_with_blank_ones() {
        for (List<String> messages : List.of(List.<String>of(), List.of(""), List.of(" ", "\n"), List.of("?"))) {
            for (Language language : LANGUAGES) {
                Retelling retelling = reteller.retell(messages, language, Address.FORMAL);
                assertTrue(retelling.fallback());
                assertFalse(retelling.clause().isBlank());
            }
        }
    }

    @Test
    void reads_the_longest_messages_in_bounded_time() {
        String endless = "ik wil en ik kan, maar als ik dat doe, of niet, dan ".repeat(2_000);
        String oneWord = "a".repeat(100_000);
        Assertions.assertTimeout(Duration.ofSeconds(5), () -> {
            for (Language language : LANGUAGES) {
                reteller.retell(List.of(endless), language, Address.FORMAL);
                reteller.retell(List.of(oneWord, "5".repeat(5_000), ". ".repeat(5_000)), language, Address.FORMAL);
            }
        });
    }

    @Test
    void says_elided_que_in_french() {
        Retelling retelling = reteller.retell(List.of("Il manque deux vis."), Language.FR, Address.FORMAL);
        assertEquals("Ai-je bien compris qu'il manque deux vis ?", reteller.question(retelling, Language.FR));
    }

    @Test
    void asks_the_whole_question_in_dutch() {
        Retelling retelling = reteller.retell(List.of("Ik wil verhuizen."), Language.NL, Address.FORMAL);
        assertEquals("Begrijp ik het goed dat u wilt verhuizen?", reteller.question(retelling, Language.NL));
    }

    private static List<String> messages(Random random) {
        List<String> messages = new ArrayList<>();
        int count = 1 + random.nextInt(3);
        for (int m = 0; m < count; m++) {
            StringBuilder message = new StringBuilder();
            int words = random.nextInt(random.nextInt(20) == 0 ? 400 : 24);
            for (int w = 0; w < words; w++) {
                String word = switch (random.nextInt(12)) {
                    case 0 -> HOSTILE.get(random.nextInt(HOSTILE.size()));
                    case 1 -> Character.toString(random.nextInt(0x2fff));
                    default -> VOCABULARY.get(random.nextInt(VOCABULARY.size()));
                };
                message.append(word).append(random.nextInt(15) == 0 ? ". " : random.nextInt(25) == 0 ? "? " : " ");
            }
            messages.add(message.toString());
        }
        return messages;
    }
}

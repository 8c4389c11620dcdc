package io.balie.nlu.retrieval;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.balie.nlu.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KnowledgeIndexTest {

    private static final Pattern BAR = Pattern.compile(" \\| ");

    private record Case(Language language, String message, String expected) {}

    private record Company(List<Entry> entries, List<Case> cases) {}

    @ParameterizedTest
    @ValueSource(strings = {"museum", "installateur", "koffie"})
    void nearly_every_message_gets_its_answer_or_none(String name) {
        assertAnswers(company(name), 20);
    }

    // Short entries, asked for in other words, typos, Flemish and other languages: some are missed, none is answered
    // wrongly.
    @ParameterizedTest
    @ValueSource(strings = {"zwembad", "warmtepomp"})
    void hard_messages_get_their_answer_more_often_than_not_and_never_a_wrong_one(String name) {
        assertAnswers(company(name), 4);
    }

    private static void assertAnswers(Company company, int oneMissedIn) {
        KnowledgeIndex index = KnowledgeIndex.of(company.entries());

        List<String> wrongAnswers = new ArrayList<>();
        List<String> missed = new ArrayList<>();
        for (Case each : company.cases()) {
            String got = index.answer(each.message(), each.language())
                    .map(h -> h.entry().id())
                    .orElse("-");
            if (!got.equals(each.expected())) {
                (got.equals("-") ? missed : wrongAnswers).add(each.message() + " -> " + got);
            }
        }

        assertAll(
                () -> assertTrue(wrongAnswers.isEmpty(), () -> "wrong answers: " + wrongAnswers),
                () -> assertTrue(missed.size() <= company.cases().size() / oneMissedIn, () -> "missed: " + missed));
    }

    @Test
    void a_question_for_information_scores_above_a_wish_for_action() {
        KnowledgeIndex index = KnowledgeIndex.of(List.of(entry("rent", "Hoe lang mag ik een boormachine houden?")));

        double asked = index.rank("Hoe lang mag ik de boormachine houden?", Language.NL)
                .get(0)
                .score();
        double wished = index.rank(
                        "Ik wil mijn boormachine een dag langer houden, kan dat geregeld worden?", Language.NL)
                .get(0)
                .score();

        assertTrue(asked >= KnowledgeIndex.SURE, "asked " + asked);
        assertTrue(wished < KnowledgeIndex.SURE, "wished " + wished);
    }

    @Test
    void a_statement_of_possession_is_no_question_unless_it_asks() {
        KnowledgeIndex index = KnowledgeIndex.of(List.of(entry("card", "Kan ik met een tienbadenkaart betalen?")));

        assertEquals(Optional.empty(), index.answer("Ik heb een tienbadenkaart.", Language.NL));
        assertEquals(
                Optional.of("card"),
                index.answer("Ik heb een tienbadenkaart, kan ik daarmee betalen?", Language.NL)
                        .map(h -> h.entry().id()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"boerkini boerkinie", "warmtepomp warmtepompp", "onderhoudscontract onderhoutscontrakt"})
    void one_typo_is_overlooked_in_a_word_and_two_in_a_long_one(String pair) {
        List<String> words = List.of(pair.split(" ", 2));

        assertTrue(Terms.isTypo(words.get(0), words.get(1)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"kaart maart", "fiets vast", "huurfiets huurauto"})
    void other_words_are_no_typos(String pair) {
        List<String> words = List.of(pair.split(" ", 2));

        assertTrue(!Terms.isTypo(words.get(0), words.get(1)));
    }

    @Test
    void a_question_in_pieces_is_answered_as_a_whole() {
        KnowledgeIndex index = KnowledgeIndex.of(List.of(
                entry("rent", "Hoe lang mag ik een boormachine houden?"), entry("open", "Wanneer zijn jullie open?")));

        assertEquals(
                Optional.of("rent"),
                index.answer("Dag. ik heb een boormachine gehuurd. hoe lang mag ik die houden?", Language.NL)
                        .map(h -> h.entry().id()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Hoe duur is een kerstboom?",
                "Hoe lang duurt een workshop?",
                "Hoeveel workshops zijn er geweest?"
            })
    void another_thing_or_another_matter_gets_no_answer(String message) {
        KnowledgeIndex index = shop();

        assertEquals(Optional.empty(), index.answer(message, Language.NL).map(Hit::reason));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Wat kost verzenden?|shipping",
                "Geven jullie ook cursussen?|workshops",
                "Geven jullie worskhops?|workshops",
                "Kan ik een leenauto krijgen?|loaner",
                "Kan ik een vervangautoo krijgen?|loaner"
            })
    void a_synonym_a_compound_and_a_typo_are_found(String pair) {
        List<String> parts = List.of(pair.split("\\|", 2));

        assertEquals(
                Optional.of(parts.get(1)),
                shop().answer(parts.get(0), Language.NL).map(h -> h.entry().id()));
    }

    @Test
    void a_word_is_a_synonym_of_another_only_where_its_language_says_so() {
        assertTrue(groups("courses", Language.EN).share(groups("lessons", Language.EN)));
        assertTrue(!groups("courses", Language.EN).share(groups("shop", Language.EN)));
        assertTrue(groups("courses", Language.FR).share(groups("magasin", Language.FR)));
    }

    @Test
    void a_compound_belongs_with_its_last_part_but_not_with_another_compound_of_it() {
        Synonyms.Groups ski = groups("skikurs", Language.DE);

        assertTrue(ski.shareInPart(groups("kurs", Language.DE)));
        assertTrue(ski.shareInPart(groups("unterricht", Language.DE)));
        assertTrue(!ski.shareInPart(groups("kochkurs", Language.DE)));
    }

    private static Synonyms.Groups groups(String word, Language language) {
        return Synonyms.of(language).groups(word, word);
    }

    private static KnowledgeIndex shop() {
        return KnowledgeIndex.of(List.of(
                answered("shipping", "Wat zijn de verzendkosten?", "Een pakket kost 4,95 euro."),
                answered("workshops", "Geven jullie workshops?", "Ja, ook voor kinderen; inschrijven kan op de site."),
                answered("loaner", "Kan ik een vervangauto krijgen?", "Ja, voor 25 euro per dag."),
                answered("open", "Wanneer zijn jullie open?", "Van 9.00 tot 17.00 uur.")));
    }

    private static Entry answered(String id, String question, String answer) {
        return new Entry(id, List.of(question), answer, Optional.empty(), Language.NL);
    }

    @Test
    void an_empty_index_answers_nothing() {
        assertEquals(Optional.empty(), KnowledgeIndex.of(List.of()).answer("Wanneer zijn jullie open?", Language.NL));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "😀😀", "\u0000\u202e", "AND OR NOT (*:* [", "???"})
    void odd_messages_get_no_answer(String message) {
        KnowledgeIndex index = KnowledgeIndex.of(List.of(entry("open", "Wanneer zijn jullie open?")));

        assertEquals(Optional.empty(), index.answer(message, Language.NL));
    }

    @Test
    void a_hit_says_why() {
        KnowledgeIndex index = KnowledgeIndex.of(List.of(entry("open", "Wanneer zijn jullie open?")));

        Hit hit = index.answer("Wanneer zijn jullie open?", Language.NL).orElseThrow();

        assertTrue(hit.reason().startsWith("'Wanneer zijn jullie open?': covers 1.00"), hit.reason());
    }

    @Test
    void an_entry_without_a_question_is_refused() {
        assertEquals(
                "Entry 'x' has no question, expected at least one.",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> new Entry("x", List.of(), "y", Optional.empty(), Language.NL))
                        .getMessage());
    }

    private static Entry entry(String id, String question) {
        return new Entry(id, List.of(question), "Dat staat op onze site.", Optional.empty(), Language.NL);
    }

    private static Company company(String name) {
        List<Entry> entries = new ArrayList<>();
        List<Case> cases = new ArrayList<>();
        for (String line : lines(name)) {
            String[] parts = BAR.split(line.substring(line.indexOf(':') + 1).strip(), 0);
            if (line.startsWith("entry:")) {
                List<String> questions = List.of(parts[2].split(" / ", 0));
                entries.add(new Entry(parts[0], questions, parts[3], Optional.empty(), new Language(parts[1])));
            } else if (line.startsWith("ask:")) {
                cases.add(new Case(new Language(parts[0]), parts[1], parts[2]));
            }
        }
        return new Company(entries, cases);
    }

    private static List<String> lines(String name) {
        try (InputStream in =
                Objects.requireNonNull(KnowledgeIndexTest.class.getResourceAsStream("/knowledge/" + name + ".txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package io.balie.dialog.retelling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.balie.nlu.Language;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is about to be said is read once more: a clause that no native reader would let pass is not told. */
class SelfCheckTest {
    private final Reteller reteller = Reteller.create();

    private static Piece statement(String clause) {
        return new Piece(Piece.Joint.AND, Piece.Kind.STATEMENT, "", clause, 0.9, List.of());
    }

    private static Piece question(String lead, String body) {
        return new Piece(Piece.Joint.AND, Piece.Kind.QUESTION, lead, body, 0.9, List.of());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "u gisteren hebt gekocht telefoon bij ons",
                "u tevreden over bent hoe wij u geholpen hebben",
                "u hebt toen gezegd dat u dat niet zou doen",
                "hij niet in automaat werken",
                "u uw oude matras kwijt als ons de nieuwe kunt brengen",
                "u spijt van uw aankoop hebt hoe lang hebt u bedenktijd",
                "Sam, u een vraag hebt",
                "die prutsers van ons het dak niet hebben gemaakt",
                "mn zoontje zijn schoen kwijt is"
            })
    void no_dutch_clause_with_its_verbs_out_of_place_is_told(String clause) {
        assertTrue(new DutchCheck(new DutchLexicon()).fault(statement(clause)).isPresent());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "u uw afspraak wilt verzetten naar volgende week",
                "het licht uit is en dat u er niet over te spreken bent",
                "wij u een brief hebben gestuurd met kenmerk BZ/4471/k, maar dat die niet voor u is bedoeld",
                "u een offerte voor een vloer van 40 m2 wilt",
                "de zegels die u gespaard hebt niet worden geaccepteerd",
                "hij niet meer kan lopen",
                "u wilt weten hoe het kan dat u nog niets hebt gehoord"
            })
    void a_dutch_clause_that_is_right_is_told(String clause) {
        assertTrue(new DutchCheck(new DutchLexicon()).fault(statement(clause)).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sie Hiermit Ihren Vertrag kündigen",
                "zum dritten Mal Ihr Zug aus und bei uns geht keiner ans Telefon fällt",
                "das Display gesprungen ist, was würde die Reparatur kosten",
                "dass Ihr Vertrag verlängert wurde, dass dass niemand fragt",
                "Sie habe die Rechnung bezahlt",
                "die Lampe flackert, Sie eine neue brauchen",
                "Sie auf eine Antwort",
                "Sie nicht Rechnung warum so viel Geld verstehen",
                "Ihr Schlüssel verdammt weg ist"
            })
    void no_german_clause_with_its_verbs_out_of_place_is_told(String clause) {
        assertTrue(new GermanCheck(new GermanVerbs(), Voice.FORMAL)
                .fault(statement(clause))
                .isPresent());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sie im Sommer bei uns eine Markise haben montieren lassen",
                "das Auto, das Sie bei uns gemietet haben, Öl verliert",
                "Sie den Termin nicht absagen, sondern nur verschieben wollen",
                "wir Ihnen zugesagt hatten, das Teil bis Mittwoch zu liefern",
                "Sie uns eine Mail geschrieben haben, auf die niemand geantwortet hat"
            })
    void a_right_german_clause_is(String clause) {
        assertEquals(
                "",
                new GermanCheck(new GermanVerbs(), Voice.FORMAL)
                        .fault(statement(clause))
                        .orElse(""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "shouldn't you have got a confirmation email by now",
                "you were told it would be ready on Tuesday, it is not ready",
                "you was charged twice",
                "wheres your stuff",
                "not only was the food cold",
                "this is bloody ridiculous",
                "you cannot log in keeps saying password wrong",
                "the washing machine not make the water hot",
                "my parcel has not arrived",
                "tv still broken"
            })
    void no_broken_english_clause_is_told(String clause) {
        assertTrue(new EnglishCheck(new EnglishVerbs()).fault(statement(clause)).isPresent());
    }

    @Test
    void an_english_question_keeps_no_order_of_a_question() {
        EnglishCheck check = new EnglishCheck(new EnglishVerbs());
        assertTrue(check.fault(question("you would like to know", "when will your order arrive"))
                .isPresent());
        assertFalse(check.fault(question("you would like to know", "when your order will arrive"))
                .isPresent());
        assertTrue(check.fault(question("you would like to know", "whether want the newsletter"))
                .isPresent());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "vous vous permets de nous relancer",
                "vous voulez savoir où est-ce que le colis est",
                "vous avez reçu mon colis",
                "que il manque deux vis",
                "n'appelez plus ce numéro",
                "c'est honteux, putain",
                "le four est en panne, le frigo ne marche plus",
                "vous êtes cherché le numéro de votre commande",
                "votre facture trop chère"
            })
    void no_broken_french_clause_is_told(String clause) {
        assertTrue(new FrenchCheck(new FrenchVerbs(), text -> List.of(text.split("(?<=')|\\s+|(?=,)", -1)))
                .fault(statement(clause))
                .isPresent());
    }

    @Test
    void what_cannot_be_told_is_quoted_and_never_left_unnamed() {
        for (Language language : List.of(Language.EN, Language.DE, Language.FR)) {
            Retelling retelling =
                    reteller.retell(List.of("zorgl blick, farnt quux 77 blemm, wim wam"), language, Address.FORMAL);
            assertTrue(retelling.clause().contains("zorgl blick"), retelling::clause);
        }
    }

    @Test
    void a_clause_that_is_not_right_is_left_out_where_another_asks() {
        Retelling retelling = reteller.retell(
                List.of("I have problem with the washing machine, can I bring it back?"), Language.EN, Address.FORMAL);
        assertFalse(retelling.clause().contains("have problem"), retelling::clause);
        assertTrue(
                retelling.trace().stream().anyMatch(line -> line.startsWith("check: ")),
                () -> String.join("\n", retelling.trace()));
    }
}

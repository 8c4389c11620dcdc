package io.balie.dialog.screening;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.balie.dialog.event.Sign;
import io.balie.nlu.Entity;
import io.balie.nlu.Guess;
import io.balie.nlu.Language;
import io.balie.nlu.Reading;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What speaks for a seller, what against, and how much it adds up to. */
class BeliefTest {

    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            asks_for_role  | verantwoordelijk is voor | Mag ik degene die verantwoordelijk is voor de inkoop?
            asks_for_role  | in charge of             | Who is in charge of marketing?
            asks_for_role  | zuständig für            | Wer ist zuständig für den Einkauf?
            asks_for_role  | responsable des          | Qui est le responsable des achats ?
            how_are_you    | Hoe gaat het met u       | Hoe gaat het met u vandaag?
            how_are_you    | how are you today        | Hi, how are you today?
            benefit        | vrijblijvend             | Het is geheel zonder kosten en vrijblijvend.
            benefit        | save up to               | You save up to 30 percent.
            proof          | marktleider              | Wij zijn marktleider in Nederland.
            call_to_action | kop koffie               | Zullen we een kop koffie drinken?
            call_to_action | book a demo              | Would you like to book a demo?
            says_selling   | Wij verkopen             | Wij verkopen zonnepanelen.
            says_selling   | We sell                  | We sell solar panels.
            offers         | Wij bieden               | Wij bieden een totaaloplossing.
            offers         | wir bieten               | Seit 1990 gilt: wir bieten mehr.
            own_matter     | mijn bestelling          | Waar blijft mijn bestelling?
            own_matter     | my invoice               | There is an error on my invoice.
            own_matter     | meine Rechnung           | Ich habe meine Rechnung bezahlt.
            own_matter     | ma commande              | Où est ma commande ?
            says_customer  | ik ben al jaren klant    | Hoor eens, ik ben al jaren klant.
            says_customer  | I'm a customer           | Well, I'm a customer.
            """)
    void a_sign_names_the_very_words(String name, String phrase, String text) {
        List<Sign> signs = Belief.signs(read(text, "greet", 1), false);
        assertTrue(
                signs.stream().anyMatch(sign -> sign.name().equals(name) && contains(sign.phrase(), phrase)),
                () -> signs.toString());
    }

    @ParameterizedTest
    @CsvSource({
        "Ik verkoop niets.",
        "Wij verkopen niks hoor.",
        "Ik verkoop mijn auto.",
        "De verkoper was vriendelijk.",
        "Ik heb bij u een keuken gekocht.",
    })
    void what_sells_nothing_is_no_sign_of_a_seller(String text) {
        assertTrue(Belief.signs(read(text, "greet", 1), true).stream().allMatch(sign -> sign.weight() < 0));
    }

    @Test
    void the_classifier_is_one_witness_with_a_bounded_say() {
        assertEquals(3.2, weight("classifier", read("x", "sales_pitch", 1)));
        assertEquals(-3.2, weight("classifier", read("x", "genuine_request", 1)));
        assertEquals(0, weight("classifier", read("x", "greet", 1)));
    }

    @Test
    void an_evasion_weighs_more_once_the_desk_has_asked() {
        Reading evasion = read("x", "evade", 1);
        assertEquals(1.04, Belief.signs(evasion, false).getFirst().weight());
        assertEquals(1.3, Belief.signs(evasion, true).getFirst().weight());
    }

    @Test
    void an_order_number_speaks_for_a_customer() {
        Reading reading = new Reading(
                "x 12345",
                Language.NL,
                true,
                List.of(new Guess("greet", 1)),
                List.of(Entity.exact("order_number", 2, 7, "12345", "test")),
                1);
        assertEquals(List.of(new Sign("own_number", -0.8, "12345")), Belief.signs(reading, false));
    }

    @Test
    void signs_add_up_and_no_conversation_makes_the_desk_surer_than_it_may_be() {
        Sign sign = new Sign("offers", 0.9, "wij bieden");
        assertEquals(0.2, Belief.after(Belief.PRIOR, List.of(sign)));
        assertEquals(1.1, Belief.after(Belief.PRIOR, List.of(sign, sign)));
        assertEquals(6, Belief.after(5.5, List.of(sign)));
        assertEquals(-6, Belief.after(-5.5, List.of(new Sign("own_matter", -1.2, "mijn order"))));
        assertEquals(Belief.PRIOR, Belief.after(Belief.PRIOR, List.of()));
    }

    @Test
    void even_odds_are_a_probability_of_one_half() {
        assertEquals(0.5, Belief.probability(0));
        assertEquals(1, Belief.probability(2) + Belief.probability(-2), 1e-12);
        assertTrue(Belief.probability(Belief.PRIOR) < 0.5, "more customers write than sellers");
    }

    private static double weight(String name, Reading reading) {
        return Belief.signs(reading, false).stream()
                .filter(sign -> sign.name().equals(name))
                .mapToDouble(Sign::weight)
                .sum();
    }

    private static boolean contains(String phrase, String wanted) {
        return phrase.toLowerCase(java.util.Locale.ROOT).contains(wanted.toLowerCase(java.util.Locale.ROOT));
    }

    private static Reading read(String text, String intent, double confidence) {
        return new Reading(text, Language.NL, true, List.of(new Guess(intent, confidence)), List.of(), 1);
    }
}

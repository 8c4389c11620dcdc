package io.balie.dialog.screening;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What of a message is a customer's, and what is offered. */
class SidesTest {

    @Test
    void tells_an_own_question_from_an_offer() {
        Sides sides = Sides.of(
                "Waar blijft mijn bestelling van maandag? Daarnaast wil ik u graag onze koffiebonen aanbieden.",
                text -> false);

        assertEquals(List.of("Waar blijft mijn bestelling van maandag?"), sides.matter());
        assertEquals(List.of("Daarnaast wil ik u graag onze koffiebonen aanbieden."), sides.offer());
    }

    @Test
    void a_clause_with_a_subject_of_its_own_is_a_side_of_its_own() {
        Sides sides = Sides.of("Ik wil u folders verkopen, maar ik heb ook een vraag over mijn factuur", text -> false);

        assertEquals(List.of("maar ik heb ook een vraag over mijn factuur"), sides.matter());
    }

    @Test
    void a_question_that_the_company_knows_is_an_own_matter() {
        Sides sides = Sides.of(
                "Tot hoe laat bent u open vandaag? En wij verkopen ook parkeerborden.", text -> text.startsWith("Tot"));

        assertEquals(List.of("Tot hoe laat bent u open vandaag?"), sides.matter());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ik ben klant bij u. Wij verkopen schoonmaakmiddelen.",
                "Waar blijft mijn bestelling van maandag? Ik wacht al een week.",
                "Wij verkopen schoonmaakmiddelen en wij leveren morgen.",
            })
    void who_only_calls_themselves_a_customer_or_only_asks_is_not_both(String text) {
        assertFalse(Sides.of(text, part -> false).both());
    }
}

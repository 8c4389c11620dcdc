package io.balie.dialog.screening;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.balie.nlu.Entity;
import io.balie.nlu.Language;
import io.balie.nlu.Reading;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is spelled goes before what looks like a name. */
class ContactDetailsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            De K van Karel, de N van Nico, de O van Otto, de L van Lodewijk.                                  | Karel   | Knol
            Knol, de K van Karel, de N van Nico, de O van Otto, de L van Lodewijk                             | Knol    | Knol
            Dat spel ik even: de B van Bernard, de O van Otto, de E van Eduard, de R van Rudolf, S van Simon. | Bernard | Boers
            Mijn achternaam spel ik even: de K van Karel, O van Otto, O van Otto, P van Pieter, S van Simon.  | spel    | Koops
            Mijn naam is Jan Knol                                                                             | Jan Knol | Jan Knol
            """)
    void a_spelled_name_wins_over_a_name_of_its_alphabet(String answer, String person, String expected) {
        int start = answer.indexOf(person);
        Reading reading = new Reading(
                answer,
                Language.NL,
                true,
                List.of(),
                List.of(Entity.exact("person", start, start + person.length(), person, "name")),
                1);
        assertEquals(Optional.of(expected), ContactDetails.name(answer, reading));
        assertEquals(Optional.of(expected), ContactDetails.name(person, reading)); // as the entity's mapping gives it
    }
}

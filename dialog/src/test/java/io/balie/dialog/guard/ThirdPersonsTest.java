package io.balie.dialog.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.balie.nlu.Language;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whoever is spoken of as somebody of the company becomes a colleague, known to the directory or not. */
class ThirdPersonsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        nl | Ik heb een afspraak met Tonny Verhoeven over mijn keuken | Ik heb een afspraak met een collega over mijn keuken
        nl | Ik heb gisteren gesproken met mevrouw De Wit over de huur | Ik heb gisteren gesproken met een collega over de huur
        nl | Ik ben doorverbonden door Kees maar kreeg niemand | Ik ben doorverbonden door een collega maar kreeg niemand
        nl | Kan ik Jan van Dam even spreken over factuur 12? | Kan ik een collega even spreken over factuur 12?
        nl | dhr. Pietersen zou mij terugbellen | een collega zou mij terugbellen
        nl | Ik wil verhuizen naar Zwolle met mijn gezin | Ik wil verhuizen naar Zwolle met mijn gezin
        nl | Mijn fiets staat bij Station Zuid | Mijn fiets staat bij Station Zuid
        nl | Kunt u mij terugbellen over Project Noord? | Kunt u mij terugbellen over Project Noord?
        en | I have an appointment with Sarah Jones tomorrow | I have an appointment with a colleague tomorrow
        de | Ich habe einen Termin mit Frau Weber | Ich habe einen Termin mit einem Kollegen
        fr | J'ai rendez-vous avec Monsieur Leroy demain | J'ai rendez-vous avec un collègue demain
        """)
    void takes_people_of_the_company_out_and_leaves_the_rest(String language, String told, String kept) {
        assertEquals(kept, ThirdPersons.generalise(told, new Language(language)));
    }
}

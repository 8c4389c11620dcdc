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
        nl | Ik hoorde dat roos mij gisteren zou terugbellen | Ik hoorde dat een collega mij gisteren zou terugbellen
        nl | roos zou mij gisteren terugbellen over de offerte | een collega zou mij gisteren terugbellen over de offerte
        nl | Gisteren zou linde mij nog bellen | Gisteren zou een collega mij nog bellen
        nl | jan de vries heeft mij beloofd dat het klaar was | een collega heeft mij beloofd dat het klaar was
        nl | Is storm er vandaag? | Is een collega er vandaag?
        nl | Ik wil graag storm spreken | Ik wil graag een collega spreken
        nl | De monteur zou mij gisteren bellen | De monteur zou mij gisteren bellen
        nl | Ik heb gisteren gebeld en niemand heeft mij teruggebeld | Ik heb gisteren gebeld en niemand heeft mij teruggebeld
        nl | Jullie zouden mij terugbellen | Jullie zouden mij terugbellen
        nl | Is het er vandaag? | Is het er vandaag?
        nl | Ik wil graag iemand spreken | Ik wil graag iemand spreken
        en | rose promised me a new part | a colleague promised me a new part
        en | Nobody called me back | Nobody called me back
        de | Jens wollte mich gestern anrufen | ein Kollege wollte mich gestern anrufen
        """)
    void takes_people_of_the_company_out_and_leaves_the_rest(String language, String told, String kept) {
        assertEquals(kept, ThirdPersons.generalise(told, new Language(language)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        nl | Werkt de W van Willem, de I van Izaak, de T van Theodor bij jullie? | Werkt een collega bij jullie?
        nl | Ik zoek K-N-O-L van de inkoop | Ik zoek een collega van de inkoop
        en | Is R for Robert, O for Oliver, S for Samuel, E for Edward in? | Is a colleague in?
        nl | Het gaat om order A B C 1 2 3 | Het gaat om order A B C 1 2 3
        nl | Keuze A, B of C | Keuze A, B of C
        nl | Bestelling van een grote doos voor Willem | Bestelling van een grote doos voor Willem
        """)
    void names_that_are_spelled_are_taken_out_and_codes_are_left(String language, String told, String kept) {
        assertEquals(kept, ThirdPersons.withoutSpelled(told, new Language(language)));
    }
}

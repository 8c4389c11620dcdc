package io.balie.dialog.screening;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.balie.nlu.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people say to a yes-or-no question. */
class AnswerTest {

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            nl | Ja                                         | YES     | bare
            nl | ja.                                        | YES     | bare
            nl | Jaaa!                                      | YES     | bare
            nl | JA HOOR                                    | YES     | bare
            nl | ja, dat klopt                              | YES     | bare
            nl | Ja, dat klopt inderdaad hoor.              | YES     | bare
            nl | ja graag                                   | YES     | bare
            nl | Graag!                                     | YES     | bare
            nl | Klopt helemaal                             | YES     | bare
            nl | Dat klopt                                  | YES     | bare
            nl | precies                                    | YES     | bare
            nl | Inderdaad                                  | YES     | bare
            nl | jazeker                                    | YES     | bare
            nl | Zeker weten                                | YES     | bare
            nl | Natuurlijk                                 | YES     | bare
            nl | Dat is goed                                | YES     | bare
            nl | prima                                      | YES     | bare
            nl | oké                                        | YES     | bare
            nl | ok                                         | YES     | bare
            nl | Doe maar                                   | YES     | bare
            nl | Da's goed                                  | YES     | bare
            nl | Juistem                                    | YES     | bare
            nl | akkoord                                    | YES     | bare
            nl | dat mag                                    | YES     | bare
            nl | eh, ja                                     | YES     | bare
            nl | Nou, graag                                 | YES     | bare
            nl | Nee                                        | NO      | bare
            nl | nee hoor                                   | NO      | bare
            nl | Nee, dank u wel                            | NO      | bare
            nl | neeee                                      | NO      | bare
            nl | Neuh                                       | NO      | bare
            nl | Nee, dat klopt niet                        | NO      | bare
            nl | Dat klopt niet                             | NO      | bare
            nl | dat is niet juist                          | NO      | bare
            nl | Dat bedoel ik niet                         | NO      | bare
            nl | niet helemaal                              | NO      | bare
            nl | Zeker niet                                 | NO      | bare
            nl | Liever niet                                | NO      | bare
            nl | nog niet                                   | NO      | bare
            nl | helaas niet                                | NO      | bare
            nl | Absoluut niet!                             | NO      | bare
            nl | Fout                                       | NO      | bare
            nl | nee bedankt                                | NO      | bare
            nl | U begrijpt mij verkeerd                    | NO      | bare
            nl | Nee, ik wil hem afzeggen                   | NO      | more
            nl | Ja, maar ik wil ook mijn adres wijzigen    | YES     | more
            nl | Ik wil mijn bestelling annuleren           | NEITHER | more
            nl | Neem contact met mij op                    | NEITHER | more
            nl | Jan de Vries                               | NEITHER | more
            nl | Goedemorgen                                | NEITHER | more
            nl | Jammer dat het zo lang duurt               | NEITHER | more
            nl | Hoezo?                                     | NEITHER | more
            nl | Oktober is te laat                         | NEITHER | more
            nl | Foutmelding 500 op de site                 | NEITHER | more
            en | Yes                                        | YES     | bare
            en | yes please                                 | YES     | bare
            en | Yes, that's right.                         | YES     | bare
            en | yeah                                       | YES     | bare
            en | Sure                                       | YES     | bare
            en | That's correct                             | YES     | bare
            en | that is fine                               | YES     | bare
            en | Go ahead                                   | YES     | bare
            en | of course                                  | YES     | bare
            en | exactly                                    | YES     | bare
            en | No                                         | NO      | bare
            en | No, thank you                              | NO      | bare
            en | nope                                       | NO      | bare
            en | Not really                                 | NO      | bare
            en | not quite                                  | NO      | bare
            en | That's not right                           | NO      | bare
            en | That’s wrong                               | NO      | bare
            en | I don't think so                           | NO      | bare
            en | No, I want to return it                    | NO      | more
            en | Yes, and I also moved house                | YES     | more
            en | Nobody called me back                      | NEITHER | more
            en | Yesterday I ordered a chair                | NEITHER | more
            en | Where is my parcel?                        | NEITHER | more
            de | Ja                                         | YES     | bare
            de | ja bitte                                   | YES     | bare
            de | Ja, genau                                  | YES     | bare
            de | Jawohl                                     | YES     | bare
            de | Stimmt                                     | YES     | bare
            de | das stimmt                                 | YES     | bare
            de | Richtig                                    | YES     | bare
            de | gerne                                      | YES     | bare
            de | Einverstanden                              | YES     | bare
            de | Das passt                                  | YES     | bare
            de | Nein                                       | NO      | bare
            de | nein danke                                 | NO      | bare
            de | Nicht ganz                                 | NO      | bare
            de | Das stimmt nicht                           | NO      | bare
            de | Das ist falsch                             | NO      | bare
            de | auf keinen Fall                            | NO      | bare
            de | Nein, ich möchte die Rechnung bezahlen     | NO      | more
            de | Niemand hat mich angerufen                 | NEITHER | more
            de | Jacke in Größe M                           | NEITHER | more
            fr | Oui                                        | YES     | bare
            fr | oui, s'il vous plaît                       | YES     | bare
            fr | Oui, c'est ça                              | YES     | bare
            fr | Exactement                                 | YES     | bare
            fr | tout à fait                                | YES     | bare
            fr | D'accord                                   | YES     | bare
            fr | D’accord                                   | YES     | bare
            fr | c'est exact                                | YES     | bare
            fr | Volontiers                                 | YES     | bare
            fr | Non                                        | NO      | bare
            fr | non merci                                  | NO      | bare
            fr | Pas du tout                                | NO      | bare
            fr | ce n'est pas ça                            | NO      | bare
            fr | C'est faux                                 | NO      | bare
            fr | pas encore                                 | NO      | bare
            fr | Non, je veux annuler ma commande           | NO      | more
            fr | Ouistreham est loin                        | NEITHER | more
            fr | Où est mon colis ?                         | NEITHER | more
            nl | Yes, that's right                          | YES     | bare
            nl | Nein, danke                                | NO      | bare
            fr | Nee, dat klopt niet                        | NO      | bare
            de | No, thank you                              | NO      | bare
            """)
    void the_beginning_of_a_message_answers(String language, String text, Answer.Verdict verdict, String rest) {
        Answer answer = Answer.of(text, new Language(language));
        assertEquals(verdict, answer.verdict());
        assertEquals(rest, answer.bare() ? "bare" : "more", () -> "rest: '" + answer.rest() + "'");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            nl | Nee, ik wil hem afzeggen                   | ik wil hem afzeggen
            nl | Nee, dat klopt niet: ik wil hem ruilen     | ik wil hem ruilen
            nl | Ja. Ja, en het haast ook                   | en het haast ook
            en | No thanks, I'd rather be called back       | I'd rather be called back
            de | Nein, ich meine die zweite Rechnung        | ich meine die zweite Rechnung
            fr | Non, c'est pour ma mère                    | c'est pour ma mère
            nl | Waar blijft mijn pakket?                   | Waar blijft mijn pakket?
            """)
    void what_is_said_besides_is_kept(String language, String text, String rest) {
        assertEquals(rest, Answer.of(text, new Language(language)).rest());
    }

    @Test
    void a_blank_or_a_very_long_message_is_no_answer() {
        assertEquals(Answer.Verdict.NEITHER, Answer.of("", Language.NL).verdict());
        assertEquals(Answer.Verdict.NEITHER, Answer.of("?!…", Language.NL).verdict());
        assertEquals(
                Answer.Verdict.NEITHER,
                Answer.of("a ".repeat(5000), Language.NL).verdict());
        assertEquals(
                Answer.Verdict.YES, Answer.of("ja ".repeat(5000), Language.NL).verdict());
    }
}

package io.balie.dialog.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.balie.dialog.company.Company;
import io.balie.dialog.company.Employee;
import io.balie.dialog.company.OpeningHours;
import io.balie.nlu.Language;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What would leave the house, and what only looks like it. */
class NameGuardTest {

    private static final NameGuard GUARD = new NameGuard(
            company(
                    employee("Tessa Vermeulen", "+31880001101", "tessa.vermeulen@voorbeeld.example"),
                    employee("Roos Storm", "+31201234567", "r.storm@voorbeeld.example"),
                    employee("Pieter de Groot", "+31612345678", "p.degroot@voorbeeld.example"),
                    employee("Zoë Çelik-Jansen", "", ""),
                    employee("Jo Bos", "", "acquisitie@voorbeeld.example")),
            Set.of("roos", "storm", "groot", "bos")::contains);

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            U spreekt met Tessa Vermeulen.              | NAME    | Tessa Vermeulen
            Vraag naar Tessa.                           | NAME    | Tessa
            TESSA helpt u verder.                       | NAME    | TESSA
            vraag maar naar vermeulen                   | NAME    | vermeulen
            Mevrouw Vérmeülen is er.                    | NAME    | Vérmeülen
            De collega heet T.e.s.s.a en is er.         | NAME    | T.e.s.s.a
            De collega heet T e s s a en is er.         | NAME    | T e s s a
            De collega heet t-e-s-s-a en is er.         | NAME    | t-e-s-s-a
            Vraag naar T\\u0435ssa.                      | NAME    | T\\u0435ssa
            Vraag naar Te\\u200Bssa.                     | NAME    | Te\\u200Bssa
            Vraag naar Te\\u00ADssa.                     | NAME    | Te\\u00ADssa
            Vraag naar \\uFF34\\uFF45\\uFF53\\uFF53\\uFF41.  | NAME    | \\uFF34\\uFF45\\uFF53\\uFF53\\uFF41
            Dat doet Roos Storm.                        | NAME    | Roos Storm
            dat doet roos storm                         | NAME    | roos storm
            Dat doet RoosStorm.                         | NAME    | RoosStorm
            Vraag naar Roos, die weet het.              | NAME    | Roos
            Meneer Storm gaat erover.                   | NAME    | Storm
            Pieter gaat erover.                         | NAME    | Pieter
            Meneer de Groot gaat erover.                | NAME    | Groot
            Meneer De Groot gaat erover.                | NAME    | Groot
            Bel met zoe.                                | NAME    | zoe
            Mevrouw Celik is er.                        | NAME    | Celik
            Mevrouw Zoe Celik Jansen is er.             | NAME    | Zoe Celik Jansen
            Dat is Jo Bos.                              | NAME    | Jo Bos
            Vraag naar T3ss4.                           | NAME    | T3ss4
            Vraag naar P!eter.                          | NAME    | P!eter
            Dat is R-o-o-s, geloof ik.                  | NAME    | R-o-o-s
            Dat is r.o.o.s                              | NAME    | r.o.o.s
            U bedoelt de T van Theodor, de E van Eduard, de S van Simon, de S van Simon, de A van Anna. | NAME | de T van Theodor, de E van Eduard, de S van Simon, de S van Simon, de A van Anna
            U bedoelt Rudolf Otto Otto Simon?           | NAME    | Rudolf Otto Otto Simon
            You mean Romeo Oscar Oscar Sierra?          | NAME    | Romeo Oscar Oscar Sierra
            Bel +31880001101.                           | NUMBER  | 880001101
            Bel 088 000 11 01.                          | NUMBER  | 88 000 11 01
            Bel 088-0001101 of mail.                    | NUMBER  | 88-0001101
            Bel (0)20 123 45 67.                        | NUMBER  | 20 123 45 67
            Bel 06.12.34.56.78.                         | NUMBER  | 6.12.34.56.78
            Mail naar r.storm@voorbeeld.example.        | ADDRESS | r.storm@voorbeeld.example
            Mail naar R.STORM@VOORBEELD.EXAMPLE         | ADDRESS | R.STORM@VOORBEELD.EXAMPLE
            Mail naar p . degroot @ voorbeeld . example | ADDRESS | p . degroot @ voorbeeld . example
            """)
    void what_is_in_the_directory_is_found_however_it_is_written(String typed, NameGuard.Kind kind, String found) {
        String text = unescaped(typed);
        assertEquals(
                List.of(kind + " " + unescaped(found)),
                GUARD.leaks(text).stream()
                        .map(leak -> leak.kind() + " " + text.substring(leak.start(), leak.end()))
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Mail naar r punt storm apenstaartje voorbeeld punt example",
                "Write to r dot storm at voorbeeld dot example",
                "Schreiben Sie an r punkt storm at voorbeeld punkt example",
                "Écrivez à r point storm arobase voorbeeld point example",
            })
    void an_address_that_is_spoken_out_is_found(String text) {
        assertEquals(
                List.of(NameGuard.Kind.ADDRESS),
                GUARD.leaks(text).stream().map(NameGuard.Leak::kind).toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Waarmee kan ik u helpen?",
                "Ik verzoek u een e-mail te sturen naar acquisitie@voorbeeld.example.",
                "U spreekt met Sam van Voorbeeld BV.",
                "Een roos is een mooie bloem.",
                "Roos is een kleur.",
                "Door de storm is de levering te laat.",
                "Wat een weer! Storm op zee.",
                "Een groot pakket en een bos bloemen.",
                "Groot nieuws.",
                "Het pakket is verzonden. Groot of klein?",
                "Het interessante voorstel",
                "Contessa is een merk.",
                "De tessaract is een figuur.",
                "Het dagjes uit boek.",
                "Uw bestelling 123456 is onderweg.",
                "Uw bestelling 2026110001 is onderweg.",
                "Uw factuur 0001101 is betaald.",
                "Wij zijn open van 09:00 tot 17:00 uur.",
                "Jo, dat klopt.",
                "Wij hebben ook een banjo bosgroen gelakt.",
                "https://www.voorbeeld.example/roos-in-de-storm",
                "Op 24-11-2026 om 12:34 uur.",
                "Uw ordernummer is A B C 1 2 3.",
                "De C van Cornelis en dan 12.",
                "Het kost 4,50 voor 2 stuks @ 9.",
                "Uw postcode is 1234 AB.",
            })
    void what_only_looks_like_it_may_be_said(String text) {
        assertEquals(List.of(), GUARD.leaks(text));
        assertEquals(text, GUARD.clean(text, Language.NL));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            nl | Vraag naar een collega, op (niet openbaar) of (niet openbaar).
            en | Vraag naar a colleague, op (not public) of (not public).
            de | Vraag naar ein Kollege, op (nicht öffentlich) of (nicht öffentlich).
            fr | Vraag naar un collègue, op (non public) of (non public).
            """)
    void what_is_found_is_replaced_in_the_language_of_the_conversation(String language, String expected) {
        assertEquals(
                expected,
                GUARD.clean(
                        "Vraag naar Pieter de Groot, op 612345678 of r.storm@voorbeeld.example.",
                        new Language(language)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ik heb gesproken met roos over de huur      | ik heb gesproken met een collega over de huur
            ik kreeg een mail van storm                 | ik kreeg een mail van een collega
            een doos met roos papier                    | een doos met roos papier
            het huis van groot belang                   | het huis van groot belang
            een bos met een roos en een storm           | een bos met een roos en een storm
            een afspraak met linde                      | een afspraak met linde
            """)
    void what_is_told_back_has_no_names_that_are_words_where_a_noun_would_have_an_article(String told, String kept) {
        assertEquals(kept, GUARD.withoutWordNames(told, Language.NL));
    }

    @Test
    void what_has_been_cleaned_is_clean() {
        for (Language language : List.of(Language.NL, Language.EN, Language.DE, Language.FR)) {
            String cleaned = GUARD.clean(
                    "Tessa Vermeulen, T.e.s.s.a, Roos, p.degroot@voorbeeld.example en 088 000 1101.", language);
            assertEquals(List.of(), GUARD.leaks(cleaned), cleaned);
        }
    }

    @Test
    void a_company_without_a_directory_says_everything() {
        NameGuard guard = new NameGuard(company(), word -> false);
        assertEquals("Vraag naar Tessa, 088 000 1101.", guard.clean("Vraag naar Tessa, 088 000 1101.", Language.NL));
    }

    @Test
    void the_name_of_the_assistant_may_be_said_though_a_colleague_is_called_the_same() {
        NameGuard guard = new NameGuard(company(employee("Sam Wouters", "", "")), word -> false);
        assertEquals("Ik ben Sam.", guard.clean("Ik ben Sam.", Language.NL));
        assertEquals("Vraag naar een collega.", guard.clean("Vraag naar Sam Wouters.", Language.NL));
        assertEquals("Vraag naar een collega.", guard.clean("Vraag naar Wouters.", Language.NL));
    }

    @ParameterizedTest
    @CsvSource({
        "roos,true",
        "storm,true",
        "groot,true",
        "bakker,true",
        "king,true",
        "klein,true",
        "tessa,false",
        "vermeulen,false",
        "xyzzy,false"
    })
    void ordinary_words_are_told_from_names_by_the_dictionaries(String word, boolean ordinary) {
        assertEquals(ordinary, OrdinaryWords.load().test(word));
    }

    /** Letters that cannot be seen are written as escapes in the tables. */
    private static String unescaped(String text) {
        StringBuilder plain = new StringBuilder(text);
        for (int at = plain.indexOf("\\u"); at >= 0; at = plain.indexOf("\\u", at)) {
            plain.replace(at, at + 6, Character.toString(Integer.parseInt(plain.substring(at + 2, at + 6), 16)));
        }
        return plain.toString();
    }

    private static Employee employee(String name, String phone, String email) {
        return new Employee(
                name,
                Optional.empty(),
                Optional.of(phone).filter(number -> !number.isEmpty()),
                Optional.of(email).filter(address -> !address.isEmpty()));
    }

    private static Company company(Employee... employees) {
        return new Company(
                "Voorbeeld BV",
                "Sam",
                Optional.of("https://www.voorbeeld.example"),
                "acquisitie@voorbeeld.example",
                Company.VendorPolicy.REDIRECT,
                Company.AddressForm.FORMAL,
                ZoneId.of("Europe/Amsterdam"),
                "NL",
                true,
                new OpeningHours(Map.of()),
                Duration.ofHours(4),
                List.of(employees),
                List.of(Language.NL));
    }
}

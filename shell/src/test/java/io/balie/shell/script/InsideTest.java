package io.balie.shell.script;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.balie.dialog.company.Company;
import io.balie.dialog.company.Employee;
import io.balie.nlu.Language;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The second opinion on what a reply tells. */
class InsideTest {

    private static final Inside INSIDE = new Inside(company(), List.of("Roos"));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Vraag naar Tessa.                       | the name 'Tessa'
            vraag naar tessa                        | the name 'Tessa'
            Vraag naar T-e-s-s-a Ver meulen.        | the name 'Tessa Vermeulen'
            Vraag naar Roos.                        | the name 'Roos'
            Een roos is een bloem.                  |
            Bel 020 123 45 67.                      | a colleague's number
            Mail t punt vermeulen at huis punt test | a colleague's address
            Waarmee kan ik u helpen?                |
            """)
    void what_is_told_is_found(String reply, String told) {
        assertEquals(Optional.ofNullable(told), INSIDE.told(reply, List.of()));
    }

    @ParameterizedTest
    @CsvSource({"Dag Tessa,Tessa", "Dag mevrouw Tessa,Tessa Jansen"})
    void a_customers_own_name_is_allowed(String reply, String own) {
        assertEquals(Optional.empty(), INSIDE.told(reply, List.of(own)));
    }

    private static Company company() {
        Company none = Company.none(Language.NL, java.time.ZoneId.of("Europe/Amsterdam"));
        return new Company(
                "Huis",
                "Sam",
                Optional.empty(),
                "verkoop@huis.test",
                none.vendorPolicy(),
                none.addressForm(),
                none.timeZone(),
                "NL",
                true,
                none.openingHours(),
                none.callbackWithin(),
                List.of(
                        new Employee(
                                "Tessa Vermeulen",
                                Optional.empty(),
                                Optional.of("+31201234567"),
                                Optional.of("t.vermeulen@huis.test")),
                        new Employee("Roos Vos", Optional.empty(), Optional.empty(), Optional.empty())),
                List.of(Language.NL));
    }
}

package io.balie.data.company;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.balie.data.privacy.Retention;
import io.balie.data.yaml.Fault;
import io.balie.data.yaml.Faults;
import io.balie.data.yaml.Warning;
import io.balie.dialog.company.Company;
import io.balie.dialog.company.Company.AddressForm;
import io.balie.dialog.company.Company.VendorPolicy;
import io.balie.dialog.company.Employee;
import io.balie.dialog.company.OpeningHours;
import io.balie.dialog.company.OpeningHours.Span;
import io.balie.nlu.Language;
import io.balie.nlu.retrieval.Entry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompanyFileTest {

    private static final String NEEDED = "  name: Voorbeeld BV\n  assistant: Sam\n  vendor_email: a@b.example\n";

    @TempDir
    private Path folder;

    private CompanyFiles read(String text) {
        try {
            Files.writeString(folder.resolve("company.yml"), text);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return CompanyFile.read(folder.resolve("company.yml"), name -> null);
    }

    @Test
    void reads_every_key() {
        CompanyFiles files = CompanyFile.read(Path.of("src/test/resources/companies/good/company.yml"), name -> null);

        List<Span> twice = List.of(
                new Span(LocalTime.of(9, 0), LocalTime.of(12, 30)),
                new Span(LocalTime.of(13, 0), LocalTime.of(17, 30)));
        assertEquals(
                new Company(
                        "Voorbeeld BV",
                        "Sam",
                        Optional.of("https://www.voorbeeld.example"),
                        "acquisitie@voorbeeld.example",
                        VendorPolicy.ACCEPT,
                        AddressForm.INFORMAL,
                        ZoneId.of("Europe/Brussels"),
                        "BE",
                        false,
                        new OpeningHours(Map.of(
                                DayOfWeek.MONDAY, twice,
                                DayOfWeek.TUESDAY, twice,
                                DayOfWeek.WEDNESDAY, List.of(),
                                DayOfWeek.THURSDAY, twice,
                                DayOfWeek.FRIDAY, twice,
                                DayOfWeek.SATURDAY, List.of(new Span(LocalTime.MIN, LocalTime.MAX)),
                                DayOfWeek.SUNDAY, List.of(new Span(LocalTime.of(10, 0), LocalTime.MAX)))),
                        Duration.ofMinutes(150),
                        List.of(
                                new Employee(
                                        "Ann Peeters",
                                        Optional.of("inkoop"),
                                        Optional.of("+3221234567"),
                                        Optional.of("ann@voorbeeld.example")),
                                new Employee("Bo de Wit", Optional.empty(), Optional.empty(), Optional.empty())),
                        List.of(Language.FR, Language.NL)),
                files.company());
        assertEquals(
                List.of(
                        new Entry(
                                "algemeen.yml:1",
                                List.of("Quand êtes-vous ouverts ?"),
                                "Tous les jours sauf le mercredi.",
                                Optional.of("https://www.voorbeeld.example/heures"),
                                Language.FR),
                        new Entry(
                                "algemeen.yml:4",
                                List.of("Wat kost bezorgen?", "Zijn er bezorgkosten?"),
                                "Bezorgen kost niets.",
                                Optional.empty(),
                                Language.NL)),
                files.knowledge());
    }

    @Test
    void what_is_left_out_has_a_usual_value() {
        Company company = read("company:\n" + NEEDED).company();

        List<Span> day = List.of(new Span(LocalTime.of(9, 0), LocalTime.of(17, 0)));
        assertEquals(
                new Company(
                        "Voorbeeld BV",
                        "Sam",
                        Optional.empty(),
                        "a@b.example",
                        VendorPolicy.REDIRECT,
                        AddressForm.FORMAL,
                        ZoneId.of("Europe/Amsterdam"),
                        "NL",
                        true,
                        new OpeningHours(Map.of(
                                DayOfWeek.MONDAY, day,
                                DayOfWeek.TUESDAY, day,
                                DayOfWeek.WEDNESDAY, day,
                                DayOfWeek.THURSDAY, day,
                                DayOfWeek.FRIDAY, day)),
                        Duration.ofHours(4),
                        List.of(),
                        List.of(Language.NL, Language.EN, Language.DE, Language.FR)),
                company);
    }

    @Test
    void the_fingerprint_covers_the_knowledge_too() throws IOException {
        Files.createDirectories(folder.resolve("k"));
        Files.writeString(folder.resolve("k/a.yml"), "- {question: Hoe laat?, answer: Negen uur.}\n");
        String before = read("company:\n" + NEEDED + "  knowledge: k\n").fingerprint();
        Files.writeString(folder.resolve("k/a.yml"), "- {question: Hoe laat?, answer: Tien uur.}\n");
        String after = read("company:\n" + NEEDED + "  knowledge: k\n").fingerprint();

        assertNotEquals(before, after);
    }

    @Test
    void a_long_answer_and_a_question_asked_twice_are_warnings() throws IOException {
        Files.createDirectories(folder.resolve("k"));
        Files.writeString(
                folder.resolve("k/a.yml"),
                "- {question: Hoe laat?, answer: Negen uur.}\n- {question: hoe laat?, answer: " + "tien ".repeat(70)
                        + "}\n");
        Files.writeString(folder.resolve("k/b.txt"), "niets");

        assertEquals(
                List.of(
                        "k/a.yml:2:14: This question stands twice; first in k/a.yml:1.",
                        "k/a.yml:2:33: This answer has 349 characters; a message has at most 300.",
                        "k/b.txt:1:1: File 'k/b.txt' is not read, for it is no .yml file."),
                read("company:\n" + NEEDED + "  knowledge: k\n").warnings().stream()
                        .map(Warning::toString)
                        .toList());
    }

    @Test
    void faults_of_knowledge_are_told_with_those_of_the_company() throws IOException {
        Files.createDirectories(folder.resolve("k"));
        Files.writeString(folder.resolve("k/a.yml"), """
                - question: Hoe laat?
                - answer: Negen uur.
                - {question: [], answer: Ja., link: www.voorbeeld.example}
                - {question: Wat?, answr: Dat., answer: Dat., language: NL}
                - los
                """);

        Faults faults =
                assertThrows(Faults.class, () -> read("company:\n" + NEEDED + "  knowledge: k\n  holidays: yes\n"));

        assertEquals("""
                company.yml:6:13: 'holidays' is 'yes', expected closed or open.
                k/a.yml:1:3: This entry has no 'answer'.
                k/a.yml:2:3: This entry has no 'question'.
                k/a.yml:3:14: This entry has no question.
                k/a.yml:3:37: 'link' is 'www.voorbeeld.example', expected a web address. Write https://www.voorbeeld.example.
                k/a.yml:4:20: Unknown key 'answr' in this entry. Did you mean 'answer'?
                k/a.yml:4:57: Language is 'NL', expected two lower-case letters such as nl.
                k/a.yml:5:3: This entry is 'los', expected a block of keys and values.
                8 problems in 2 files; nothing was loaded.""", faults.getMessage());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    website: voorbeeld.example      | 5:12: 'website' is 'voorbeeld.example', expected a web address. Write https://voorbeeld.example.
                    website: ftp://voorbeeld.example| 5:12: 'website' is 'ftp://voorbeeld.example', expected a web address.
                    vendor_policy: redirct          | 5:18: 'vendor_policy' is 'redirct', expected redirect or accept. Did you mean 'redirect'?
                    address_form: beleefd           | 5:17: 'address_form' is 'beleefd', expected formal or informal.
                    time_zone: Europe/Amstedam      | 5:14: Time zone 'Europe/Amstedam' is not known. Did you mean 'Europe/Amsterdam'?
                    time_zone: Nederland            | 5:14: Time zone 'Nederland' is not known. Write it as Europe/Amsterdam.
                    country: nl                     | 5:12: Country is 'nl', expected a two-letter code. Did you mean 'NL'?
                    country: Nederland              | 5:12: Country is 'Nederland', expected a two-letter code. Write NL, BE, DE, ... (ISO 3166).
                    callback_within: 4 uur          | 5:20: 'callback_within' is '4 uur', expected a duration above zero. Write PT4H for four hours, PT30M for half an hour.
                    callback_within: PT0S           | 5:20: 'callback_within' is 'PT0S', expected a duration above zero. Write PT4H for four hours, PT30M for half an hour.
                    callback_within: 4              | 5:20: 'callback_within' is the number 4, expected a text. Put it in quotes: "4".
                    opening_hours: { ma-vr: "9-17" }| 5:20: Opening hours have the key 'ma-vr', expected a day or a range of days. Write mon, tue, wed, thu, fri, sat, sun, or mon-fri.
                    opening_hours: { mno: closed }  | 5:20: Opening hours have the key 'mno', expected a day or a range of days. Did you mean 'mon'?
                    opening_hours: { mon: "9-17" }  | 5:25: Opening hours are '9-17', expected a span or closed. Write "09:00-17:00".
                    opening_hours: { mon: 17:00-09:00 } | 5:25: Opening hours are '17:00-09:00', expected an end after the start. Write "18:00-24:00" on one day and "00:00-02:00" on the next for a night.
                    opening_hours: { mon: 24:00-24:00 } | 5:25: Opening hours are '24:00-24:00', expected an end after the start. Write "18:00-24:00" on one day and "00:00-02:00" on the next for a night.
                    opening_hours: { mon-fri: closed, thu-sat: closed } | 5:37: Opening hours of 'thu-sat' cover thursday a second time. Keep one; a single day may differ from a range.
                    opening_hours: { mon: ["09:00-12:00", "11:00-13:00"] } | 5:25: Opening hours of 'mon' overlap. Join them.
                    opening_hours: altijd           | 5:18: 'opening_hours' is 'altijd', expected a block of keys and values.
                    employees: Jan                  | 5:14: 'employees' is 'Jan', expected a list.
                    employees: [{ phone: "12" }]    | 5:15: This employee has no 'name'.
                    employees: [{ name: J, phone: "abc" }] | 5:33: 'phone' is 'abc', expected a telephone number. Write it with its country code: "+31201234567".
                    employees: [{ name: J, phone: 0612345678 }] | 5:33: 'phone' is the number 0612345678, expected a text. Put it in quotes: "0612345678".
                    employees: [{ name: J, email: j.example }] | 5:33: 'email' is 'j.example', expected an e-mail address.
                    knowledge: nergens/             | 5:14: Knowledge folder 'nergens/' does not exist.
                    languages: [nl, es]             | 5:19: Language 'es' is not spoken. Known are: nl, en, de, fr.
                    languages: [nl, nl]             | 5:19: Language 'nl' stands twice. Keep one.
                    languages: []                   | 5:14: 'languages' names no language, expected at least one.
                    vendor_mail: a@b.example        | 5:3: Unknown key 'vendor_mail' in 'company'. Did you mean 'vendor_email'?
                    name: Nog een                   | 5:3: Key 'name' stands here twice; first in line 2. Keep one.
                    """, quoteCharacter = '\u0000')
    void a_fault_is_told_exactly(String line, String expected) {
        Faults faults = assertThrows(Faults.class, () -> read("company:\n" + NEEDED + "  " + line + "\n"));

        assertEquals("company.yml:" + expected, faults.list().getFirst().toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ''                                                 | company.yml:1:1: The file is empty, expected 'company'.
                    name: x                                            | company.yml:1:1: Unknown key 'name' in this file. Known are: company, version.
                    company: x                                         | company.yml:1:10: 'company' is 'x', expected a block of keys and values.
                    company: {name: x, assistant: Sam, vendor_email: x}| company.yml:1:50: 'vendor_email' is 'x', expected an e-mail address.
                    company: {name: x, assistant: Sam}                 | company.yml:1:10: 'company' has no 'vendor_email'.
                    company: {assistant: Sam, vendor_email: a@b.nl}    | company.yml:1:10: 'company' has no 'name'.
                    company: {name: x, vendor_email: a@b.nl}           | company.yml:1:10: 'company' has no 'assistant'.
                    """)
    void a_file_without_what_is_needed_is_refused(String text, String expected) {
        Faults faults = assertThrows(Faults.class, () -> read(text));

        assertEquals(
                expected, faults.list().stream().map(Fault::toString).limit(1).collect(Collectors.joining("\n")));
    }

    @Test
    void a_missing_file_is_told() {
        Faults faults = assertThrows(Faults.class, () -> CompanyFile.read(folder.resolve("er-niet.yml")));

        assertEquals(
                "er-niet.yml:1:1: File 'er-niet.yml' does not exist.",
                faults.list().getFirst().toString());
    }

    @Test
    void says_how_long_conversations_are_kept() {
        assertEquals(Retention.NONE, read("company:\n" + NEEDED).retention());
        assertEquals(
                new Retention(
                        Map.of("sales_pitch", Period.ofDays(30), "complaint", Period.ofYears(2)),
                        Optional.of(Duration.ofHours(36))),
                read("company:\n" + NEEDED + "  retention: {sales_pitch: P30D, complaint: P2Y, default: PT36H}\n")
                        .retention());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {complaint: 90}      | 5:26: 'complaint' is '90', expected a period. Write it in ISO 8601: P90D (90 days), P6M (6 months), P2Y (2 years).
                    {complaint: P0D}     | 5:26: 'complaint' is 'P0D', expected a period. Write it in ISO 8601: P90D (90 days), P6M (6 months), P2Y (2 years).
                    {default: -P1D}      | 5:24: 'default' is '-P1D', expected a period. Write it in ISO 8601: P90D (90 days), P6M (6 months), P2Y (2 years).
                    {default: P999999Y}  | 5:24: 'default' is 'P999999Y', expected a period. Write it in ISO 8601: P90D (90 days), P6M (6 months), P2Y (2 years).
                    {complaints: P9D}    | 5:15: Unknown key 'complaints' in 'retention'. Did you mean 'complaint'?
                    P9D                  | 5:14: 'retention' is 'P9D', expected a block of keys and values.
                    """)
    void a_wrong_retention_is_refused_with_its_place(String written, String expected) {
        Faults faults =
                assertThrows(Faults.class, () -> read("company:\n" + NEEDED + "  retention: " + written + "\n"));

        assertEquals("company.yml:" + expected, faults.list().getFirst().toString());
    }
}

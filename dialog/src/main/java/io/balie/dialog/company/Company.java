package io.balie.dialog.company;

import io.balie.nlu.Language;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The company that the desk stands in front of, as its {@code company.yml} says.
 *
 * @param assistant the name by which the assistant introduces itself
 * @param vendorEmail the address for unasked offers
 * @param country ISO 3166-1 alpha-2
 * @param closedOnHolidays whether public holidays count as closed
 * @param callbackWithin the latest that a call-back is promised for, counted in opening hours
 * @param employees internal: never said to anyone outside
 * @param languages the languages spoken at the desk, the company's own first
 */
public record Company(
        String name,
        String assistant,
        Optional<String> website,
        String vendorEmail,
        VendorPolicy vendorPolicy,
        AddressForm addressForm,
        ZoneId timeZone,
        String country,
        boolean closedOnHolidays,
        OpeningHours openingHours,
        Duration callbackWithin,
        List<Employee> employees,
        List<Language> languages) {

    public Company {
        employees = List.copyOf(employees);
        languages = List.copyOf(languages);
    }

    /** No company: for a bot that stands before none, such as any Rasa project. It tells its language and where its clock is, and nothing else. */
    public static Company none(Language language, ZoneId timeZone) {
        return new Company(
                "",
                "",
                Optional.empty(),
                "",
                VendorPolicy.REDIRECT,
                AddressForm.FORMAL,
                timeZone,
                "ZZ",
                false,
                new OpeningHours(Map.of()),
                Duration.ZERO,
                List.of(),
                List.of(language));
    }

    /** Whether this is no company. */
    public boolean isNone() {
        return name.isEmpty();
    }

    /** What happens with somebody who sells. */
    public enum VendorPolicy {
        REDIRECT,
        ACCEPT
    }

    /** How customers are addressed: u, vous, Sie; or je, tu, du. */
    public enum AddressForm {
        FORMAL,
        INFORMAL
    }

    /** The language of the company itself. */
    public Language language() {
        return languages.getFirst();
    }
}

package io.balie.dialog.action;

import io.balie.dialog.company.BusinessTime;
import io.balie.dialog.company.Company;
import io.balie.dialog.company.Holidays;
import io.balie.dialog.company.Knowledge;
import io.balie.dialog.company.OpeningHours;
import io.balie.dialog.domain.Domain;
import io.balie.dialog.guard.NameGuard;
import io.balie.dialog.reply.Replies;
import io.balie.dialog.retelling.Reteller;
import io.balie.nlu.Language;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What an action is run with in a test. */
final class Contexts {

    static final Instant NOON = Instant.parse("2026-11-24T11:00:00Z");

    private static final Reteller RETELLER = Reteller.create();

    private static final Company COMPANY = new Company(
            "Voorbeeld BV",
            "Sam",
            Optional.empty(),
            "acquisitie@voorbeeld.example",
            Company.VendorPolicy.REDIRECT,
            Company.AddressForm.FORMAL,
            ZoneId.of("Europe/Amsterdam"),
            "NL",
            true,
            new OpeningHours(Map.of()),
            Duration.ofHours(4),
            List.of(),
            List.of(Language.NL));

    private Contexts() {}

    /** At a front desk. */
    static Context atTheDesk(Domain domain) {
        return context(domain, COMPANY, true, Context.Outside.NONE);
    }

    /** In a project of Rasa's, without an action server. */
    static Context of(Domain domain) {
        return of(domain, ActionServer.NONE);
    }

    /** In a project of Rasa's, with an action server. */
    static Context of(Domain domain, ActionServer server) {
        return context(
                domain,
                Company.none(Language.EN, ZoneOffset.UTC),
                false,
                new Context.Outside(server, Optional.empty()));
    }

    /** In a project of Rasa's, with an NLG server. */
    static Context worded(Domain domain, ResponseGenerator generator) {
        return context(
                domain,
                Company.none(Language.EN, ZoneOffset.UTC),
                false,
                new Context.Outside(ActionServer.NONE, Optional.of(generator)));
    }

    private static Context context(Domain domain, Company company, boolean frontDesk, Context.Outside outside) {
        return new Context(
                NOON,
                domain,
                company,
                new BusinessTime(company, Holidays.NONE),
                Knowledge.NONE,
                RETELLER,
                new Replies(domain.responses()),
                new NameGuard(company, word -> false),
                Map::of,
                new Actions(domain, frontDesk, outside.actions()),
                outside,
                reason -> {});
    }
}

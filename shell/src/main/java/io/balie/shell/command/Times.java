package io.balie.shell.command;

import io.balie.shell.desk.Desks;
import io.balie.shell.line.CommandFailed;
import io.balie.shell.line.Status;
import io.balie.shell.transcript.CompanyTime;
import io.balie.shell.transcript.Visible;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Times as auditors read and type them: in the company's zone, each with its offset, so that a line can be copied without its list. JSON has them in UTC, as
 * {@link Instant} writes them.
 */
record Times(ZoneId zone) {

    /** Said of options that take a time. */
    static final String FORMS = "2026-11-23, 2026-11-23T14:00 (the company's time) or 2026-11-23T14:00+01:00";

    private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ssxxx", Locale.ROOT);

    /** How long a shown time is. */
    static final int WIDTH = "2026-11-23 14:00:00+01:00".length();

    /** In the zone of the company that a command was given, or of the usual one. */
    static Times of(Desks desks, String company) {
        return of(desks, "", company);
    }

    /** The same for a company beside a bot. */
    static Times of(Desks desks, String bot, String company) {
        return new Times(CompanyTime.zone(
                desks.choice(bot, company, OptionalLong.empty()).company()));
    }

    /** A moment in a list. */
    String shown(Instant at) {
        return SHOWN.format(at.atZone(zone));
    }

    /** The moment from which on something is wanted. */
    Optional<Instant> since(String given) {
        return moment("--since", given, 0);
    }

    /** The moment before which something is wanted; a day counts whole. */
    Optional<Instant> until(String given) {
        return moment("--until", given, 1);
    }

    private Optional<Instant> moment(String option, String given, int moreDays) {
        if (given.isBlank()) {
            return Optional.empty();
        }
        try {
            if (given.indexOf('T') < 0) {
                return Optional.of(LocalDate.parse(given)
                        .plusDays(moreDays)
                        .atStartOfDay(zone)
                        .toInstant());
            }
            boolean placed = given.endsWith("Z") || given.matches(".*[+-][0-9]{2}:[0-9]{2}");
            return Optional.of(
                    placed
                            ? OffsetDateTime.parse(given).toInstant()
                            : LocalDateTime.parse(given).atZone(zone).toInstant());
        } catch (DateTimeException e) {
            throw new CommandFailed(
                    Status.WRONG_USAGE,
                    "%s is '%s', expected a day or a moment: %s.".formatted(option, Visible.line(given), FORMS),
                    e);
        }
    }
}

package io.balie.shell.command;

import io.balie.data.transcript.StoredEvent;
import io.balie.data.transcript.Summary;
import io.balie.dialog.event.Event;
import io.balie.shell.conversation.Auditor;
import io.balie.shell.line.CommandFailed;
import io.balie.shell.line.Status;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which conversations are played. */
record ReplayChoice(String id, boolean all, String since, String until, String category, int limit) {

    ReplayChoice {
        boolean many = all || !since.isBlank() || !until.isBlank() || !category.isBlank() || limit != 0;
        if (many == !id.isBlank()) {
            throw new CommandFailed(Status.WRONG_USAGE, "name one conversation, or say --all.");
        }
        if (limit < 0) {
            throw new CommandFailed(Status.WRONG_USAGE, "--limit is %d, expected at least 1.".formatted(limit));
        }
        moment("--since", since);
        moment("--until", until);
    }

    Summary.Filter filter() {
        return new Summary.Filter(Integer.MAX_VALUE, Optional.empty(), moment("--since", since));
    }

    boolean wants(Auditor.Seen seen) {
        Instant began = seen.events().getFirst().event().at();
        return moment("--until", until).map(began::isBefore).orElse(true)
                && (category.isBlank() || category.equals(lastCategory(seen.events())));
    }

    private static @Nullable String lastCategory(List<StoredEvent> events) {
        for (StoredEvent stored : events.reversed()) {
            if (stored.event() instanceof Event.SlotSet set && set.name().equals("category")) {
                return set.value() == null ? null : String.valueOf(set.value());
            }
        }
        return null;
    }

    private static Optional<Instant> moment(String option, String given) {
        if (given.isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    given.contains("T")
                            ? Instant.parse(given)
                            : LocalDate.parse(given)
                                    .atStartOfDay(ZoneOffset.UTC)
                                    .toInstant());
        } catch (DateTimeException wrong) {
            throw new CommandFailed(
                    Status.WRONG_USAGE,
                    "%s is '%s', expected a day such as 2026-11-01 or a moment such as 2026-11-01T09:00:00Z."
                            .formatted(option, Shown.plain(given)),
                    wrong);
        }
    }
}

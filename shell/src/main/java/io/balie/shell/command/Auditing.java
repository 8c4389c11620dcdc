package io.balie.shell.command;

import io.balie.data.company.CompanyFile;
import io.balie.data.company.CompanyFiles;
import io.balie.data.keys.KeyRefused;
import io.balie.data.transcript.ErasedConversation;
import io.balie.data.transcript.StoreFailed;
import io.balie.data.transcript.Summary;
import io.balie.data.transcript.UnreadableEvent;
import io.balie.data.transcript.UnreadableRecord;
import io.balie.data.yaml.DidYouMean;
import io.balie.data.yaml.Faults;
import io.balie.dialog.company.Company;
import io.balie.shell.Surroundings;
import io.balie.shell.conversation.Auditor;
import io.balie.shell.conversation.Custodian;
import io.balie.shell.conversation.TranscriptSearch;
import io.balie.shell.desk.Desks;
import io.balie.shell.line.CommandFailed;
import io.balie.shell.line.Status;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** What commands that show what was said have in common: who looks, and how it is told that there is nothing to see. */
final class Auditing {

    static final String AS = "who looks; default: the operating system's user";
    static final String WHY = "what for; kept with the transcripts";

    static final List<String> CATEGORIES = List.of("complaint", "genuine_request", "sales_pitch");
    static final List<String> OUTCOMES = List.of(
            "answered",
            "callback_promised",
            "ended_abuse",
            "handed_over",
            "note_taken",
            "vendor_accepted",
            "vendor_ended",
            "vendor_redirected");

    private static final String USUAL_COUNTRY = "NL";

    private final Auditor auditor;

    Auditing(Surroundings surroundings) {
        this.auditor = new Auditor(surroundings.home());
    }

    Auditor auditor() {
        return auditor;
    }

    TranscriptSearch search(String country) {
        return new TranscriptSearch(auditor, country);
    }

    /** One conversation. */
    Auditor.Seen look(String id, String how, String as, String why) {
        return telling(named(id), () -> auditor.look(id, by(how, as, why)));
    }

    /** One conversation, without its words. */
    Auditor.Known find(String id) {
        return telling(named(id), () -> auditor.find(id));
    }

    /**
     * Many conversations, the latest first.
     *
     * @param damaged told of those that cannot be read
     */
    void lookThrough(
            Summary.Filter filter,
            Auditor.Look look,
            Consumer<Auditor.Seen> each,
            BiConsumer<Summary, UnreadableRecord> damaged) {
        telling("", () -> {
            auditor.lookThrough(filter, look, each, damaged);
            return filter;
        });
    }

    /**
     * Who looks, and what for.
     *
     * <p>Whether it must be said what for, whoever holds the transcripts says.
     */
    Auditor.Look by(String how, String as, String why) {
        String user = as.isBlank() ? System.getProperty("user.name", "unknown") : as;
        return new Auditor.Look(user, how, Optional.of(why).filter(given -> !given.isBlank()));
    }

    /**
     * Refuse a category or an outcome that the desk does not give and that no conversation has.
     *
     * @param option that asks for it
     * @param usual those that the desk gives by itself; a bot may give others
     * @param of what a conversation has
     * @throws CommandFailed with those that there are
     */
    void mustBeKnown(String option, String value, List<String> usual, Function<Summary, Optional<String>> of) {
        if (value.isBlank() || usual.contains(value)) {
            return;
        }
        Set<String> known = new TreeSet<>(usual);
        telling("", auditor::all).forEach(one -> of.apply(one.summary()).ifPresent(known::add));
        if (!known.contains(value)) {
            throw new CommandFailed(
                    Status.WRONG_USAGE,
                    "%s is '%s', expected one of %s. %s"
                            .formatted(
                                    option,
                                    Shown.plain(value),
                                    Shown.plain(String.join(", ", known)),
                                    DidYouMean.hint(value, known))
                            .strip());
        }
    }

    /** The company that the bot stands before, if it stands before one. */
    static Optional<CompanyFiles> company(Desks desks, String company) {
        try {
            return desks.choice("", company, OptionalLong.empty()).company().map(CompanyFile::read);
        } catch (Faults faults) {
            throw new CommandFailed(Status.INVALID_DATA, String.valueOf(faults.getMessage()), faults);
        }
    }

    /** Whose national telephone numbers are meant. */
    static String country(Desks desks, String company) {
        return company(desks, company)
                .map(CompanyFiles::company)
                .map(Company::country)
                .orElse(USUAL_COUNTRY);
    }

    private static String named(String id) {
        if (id.isBlank()) {
            throw new CommandFailed(Status.WRONG_USAGE, "name a conversation; balie transcripts list shows them.");
        }
        return id;
    }

    /** Do something, and say in words why it cannot be done. */
    <T> T telling(String id, Supplier<T> work) {
        try {
            return work.get();
        } catch (Auditor.NotFound missing) {
            throw new CommandFailed(
                    Status.NOT_FOUND, "'%s': %s".formatted(Shown.plain(id), missing.getMessage()), missing);
        } catch (ErasedConversation meanwhile) {
            throw new CommandFailed(Status.NOT_FOUND, String.valueOf(meanwhile.getMessage()), meanwhile);
        } catch (UnreadableRecord | UnreadableEvent damaged) {
            throw new CommandFailed(Status.INVALID_DATA, String.valueOf(damaged.getMessage()), damaged);
        } catch (Custodian.ReasonMissing missing) {
            throw new CommandFailed(Status.WRONG_USAGE, String.valueOf(missing.getMessage()), missing);
        } catch (Custodian.NotNoted | StoreFailed | KeyRefused | UncheckedIOException failed) {
            throw new CommandFailed(Status.NOT_REACHABLE, String.valueOf(failed.getMessage()), failed);
        }
    }
}

package io.balie.shell.command;

import io.balie.data.bot.BotWords;
import io.balie.data.evidence.Verifier;
import io.balie.data.keys.KeyRefused;
import io.balie.data.privacy.Mask;
import io.balie.data.transcript.StoreFailed;
import io.balie.data.transcript.Summary;
import io.balie.data.transcript.TranscriptReader;
import io.balie.data.transcript.UnreadableEvent;
import io.balie.dialog.telling.Glossary;
import io.balie.dialog.telling.Teller;
import io.balie.dialog.telling.Tongue;
import io.balie.shell.Surroundings;
import io.balie.shell.Version;
import io.balie.shell.conversation.Auditor;
import io.balie.shell.conversation.TranscriptFolders;
import io.balie.shell.desk.Choice;
import io.balie.shell.desk.Desks;
import io.balie.shell.line.CommandFailed;
import io.balie.shell.line.Status;
import io.balie.shell.line.Talk;
import io.balie.shell.transcript.CompanyTime;
import io.balie.shell.transcript.Evidence;
import io.balie.shell.transcript.Kept;
import io.balie.shell.transcript.Proofs;
import io.balie.shell.transcript.Refs;
import io.balie.shell.transcript.Transcript;
import io.balie.shell.transcript.TranscriptJson;
import io.balie.shell.transcript.TranscriptPage;
import io.balie.shell.transcript.TranscriptText;
import io.balie.shell.transcript.Visible;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.shell.core.command.CommandContext;
import org.springframework.shell.core.command.annotation.Argument;
import org.springframework.shell.core.command.annotation.Command;
import org.springframework.shell.core.command.annotation.Option;
import tools.jackson.databind.json.JsonMapper;

/** Commands for auditors: which conversations there were, what was said and why. */
public final class TranscriptCommands {

    private static final String GROUP = "Auditing";
    private static final String LANGUAGE = "nl or en";

    private final Surroundings surroundings;
    private final Desks desks;
    private final Talk talk;
    private final Clock clock;
    private final Auditing auditing;

    /** Commands over the transcripts below {@code BALIE_HOME}. */
    public TranscriptCommands(Surroundings surroundings, Desks desks, Talk talk, Clock clock) {
        this.surroundings = surroundings;
        this.desks = desks;
        this.talk = talk;
        this.clock = clock;
        this.auditing = new Auditing(surroundings);
    }

    /** List conversations, without a word of what was said. */
    @Command(
            name = {"transcripts", "list"},
            group = GROUP,
            description = "List conversations, without anybody's words.",
            help =
                    "The latest first. Times are the company's, with the offset. What looks like a telephone number, e-mail address or bank account is masked.")
    public void list(
            @Option(longName = "limit", description = "at most so many", defaultValue = "50") int limit,
            @Option(longName = "outcome", description = "only with this outcome") String outcome,
            @Option(longName = "category", description = "only of this category") String category,
            @Option(longName = "since", description = "only with an event from this day or moment on: " + Times.FORMS)
                    String since,
            @Option(longName = "until", description = "only begun up to and with this day, or before this moment")
                    String until,
            @Option(longName = "bot", description = ModelCommands.BOT) String bot,
            @Option(longName = "company", description = ModelCommands.COMPANY) String company,
            @Option(longName = "json", description = ModelCommands.JSON, defaultValue = "false") boolean json,
            CommandContext context) {
        if (limit < 1) {
            throw new CommandFailed(Status.WRONG_USAGE, "--limit is %d, expected at least 1.".formatted(limit));
        }
        auditing.mustBeKnown("--category", category, Auditing.CATEGORIES, Summary::category);
        auditing.mustBeKnown("--outcome", outcome, Auditing.OUTCOMES, Summary::outcome);
        Optional<Path> file = desks.choice(bot, company, OptionalLong.empty()).company();
        Times times = Times.of(desks, bot, company);
        Optional<Instant> from = times.since(since);
        Optional<Instant> to = times.until(until);
        List<Listed> found = listed(outcome, from).stream()
                .filter(one -> category.isBlank() || one.category().equals(Optional.of(category)))
                .filter(one -> to.map(before -> one.started().isBefore(before)).orElse(true))
                .sorted(Comparator.comparing(Listed::latest).reversed())
                .limit(limit)
                .toList();
        Mask mask = Mask.of(CompanyTime.country(file));
        PrintWriter out = context.outputWriter();
        if (json) {
            out.println(JsonMapper.shared()
                    .writeValueAsString(
                            found.stream().map(one -> json(one, mask)).toList()));
            return;
        }
        if (found.isEmpty()) {
            talk.say("No conversations in %s.".formatted(surroundings.home()));
            return;
        }
        int width = found.stream()
                .mapToInt(one -> shownName(one, mask).length())
                .max()
                .orElse(0);
        String form =
                "%-" + Math.max(12, width) + "s  %-12s  %-" + Times.WIDTH + "s  %-" + Times.WIDTH + "s  %6s  %-15s  %s";
        out.println(form.formatted("conversation", "ref", "started", "latest", "events", "category", "outcome"));
        for (Listed one : found) {
            out.println(form.formatted(
                            shownName(one, mask),
                            Refs.brief(one.ref()),
                            times.shown(one.started()),
                            times.shown(one.latest()),
                            one.events(),
                            one.category().map(Visible::line).orElse("-"),
                            one.outcome().map(Visible::line).orElse("-")
                                    + (one.state().equals("parked") ? " (parked)" : ""))
                    .stripTrailing());
        }
    }

    /**
     * A conversation in the list.
     *
     * @param state {@code open}, {@code erased} or {@code parked}
     */
    private record Listed(
            String name,
            String ref,
            Instant started,
            Instant latest,
            long events,
            Optional<String> category,
            Optional<String> outcome,
            String state) {}

    private List<Listed> listed(String outcome, Optional<Instant> since) {
        Summary.Filter filter = new Summary.Filter(
                Integer.MAX_VALUE, outcome.isBlank() ? Optional.empty() : Optional.of(outcome), since);
        return reading(reader -> reader.list(filter)).stream()
                .flatMap(List::stream)
                .map(TranscriptCommands::listed)
                .toList();
    }

    private static Listed listed(Summary summary) {
        return new Listed(
                summary.conversation(),
                summary.ref(),
                summary.started(),
                summary.latest(),
                summary.events(),
                summary.category(),
                summary.outcome(),
                summary.erasedBy().isPresent() ? "erased" : summary.parkedBy().isPresent() ? "parked" : "open");
    }

    private static String shownName(Listed one, Mask mask) {
        if (one.state().equals("erased")) {
            return "(erased)";
        }
        return one.name().isEmpty() ? "(unknown)" : mask.id(one.name());
    }

    private static Map<String, @Nullable Object> json(Listed one, Mask mask) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("conversation", one.name().isEmpty() ? null : mask.id(one.name()));
        json.put("ref", one.ref());
        json.put("started", one.started().toString());
        json.put("latest", one.latest().toString());
        json.put("events", one.events());
        json.put("category", one.category().orElse(null));
        json.put("outcome", one.outcome().orElse(null));
        json.put("state", one.state());
        return json;
    }

    /** Show one conversation: turns, actions and reasons. */
    @Command(
            name = {"transcripts", "show"},
            group = GROUP,
            description =
                    "Show one conversation turn by turn: what was said, what was understood, what was decided, and why.",
            help =
                    "In plain Dutch or English. Times are in the company's time zone. ID is the sender's id, or the first eight digits of the ref or more. The look is noted in the log.")
    public void show(
            @Argument(index = 0, description = "ID", defaultValue = "") String id,
            @Option(longName = "language", description = LANGUAGE, defaultValue = "nl") String language,
            @Option(
                            longName = "brief",
                            description = "only what was said and done, and the first reason",
                            defaultValue = "false")
                    boolean brief,
            @Option(longName = "as", description = Auditing.AS) String as,
            @Option(longName = "why", description = Auditing.WHY) String why,
            @Option(longName = "bot", description = ModelCommands.BOT) String bot,
            @Option(longName = "company", description = ModelCommands.COMPANY) String company,
            @Option(longName = "json", description = ModelCommands.JSON, defaultValue = "false") boolean json,
            CommandContext context) {
        Teller teller = teller(language, bot, company);
        Transcript transcript = transcript(id, "transcripts show", as, why);
        PrintWriter out = context.outputWriter();
        if (json) {
            out.println(JsonMapper.shared().writeValueAsString(TranscriptJson.of(transcript, teller)));
        } else {
            new TranscriptText(teller, brief, out).write(transcript);
        }
    }

    /** Write one conversation as a page to keep. */
    @Command(
            name = {"transcripts", "page"},
            group = GROUP,
            description = "Write one conversation, its reasons and its proofs as one HTML file to keep.",
            help = """
                    The file holds no script and needs nothing else. It holds what was said: keep it as you keep a letter. The look is noted in the log.
                    Give checkpoints that are held elsewhere with --anchor, and the page says what they confirm; without it, those in the folders that
                    endpoints.yml names are taken.""")
    public void page(
            @Argument(index = 0, description = "ID", defaultValue = "") String id,
            @Option(longName = "out", description = "the file to write; it must not be there yet", required = true)
                    String out,
            @Option(longName = "anchor", description = Brought.ANCHOR) String[] anchor,
            @Option(longName = "language", description = LANGUAGE, defaultValue = "nl") String language,
            @Option(longName = "as", description = Auditing.AS) String as,
            @Option(longName = "why", description = Auditing.WHY) String why,
            @Option(longName = "bot", description = ModelCommands.BOT) String bot,
            @Option(longName = "company", description = ModelCommands.COMPANY) String company) {
        Path file = Path.of(out);
        if (Files.exists(file)) {
            throw new CommandFailed(
                    Status.WRONG_USAGE, "%s is there already; name a file that is not.".formatted(file));
        }
        List<Verifier.Anchor> anchors = anchor.length > 0
                ? Brought.anchors(anchor)
                : Brought.fromFolders(
                        desks.choice(bot, company, OptionalLong.empty()).bot());
        Teller teller = teller(language, bot, company);
        Transcript transcript = transcript(id, "transcripts page", as, why);
        try {
            Optional<Proofs> proofs = new Evidence(surroundings.home(), System.getenv()).of(transcript.ref(), anchors);
            Kept.write(file, TranscriptPage.html(transcript, teller, proofs, clock.instant(), Version.CURRENT));
        } catch (IOException e) {
            throw new CommandFailed(
                    Status.NOT_REACHABLE, "The page %s cannot be made: %s".formatted(file, e.getMessage()), e);
        }
        talk.say("Written to %s.".formatted(file));
    }

    private Teller teller(String language, String bot, String company) {
        Tongue tongue = Tongue.of(language)
                .orElseThrow(() -> new CommandFailed(
                        Status.WRONG_USAGE,
                        "--language is '%s', expected nl or en.".formatted(Visible.line(language))));
        Choice choice = desks.choice(bot, company, OptionalLong.empty());
        return new Teller(
                tongue,
                CompanyTime.zone(choice.company()),
                Glossary.of(tongue, BotWords.read(choice.bot(), tongue.code())));
    }

    /** A conversation in plain text, for which the look is noted first. */
    private Transcript transcript(String id, String how, String as, String why) {
        Auditor.Seen seen = auditing.look(id, how, as, why);
        try {
            return Transcript.of(seen.name(), seen.ref(), seen.events());
        } catch (UnreadableEvent unreadable) {
            throw new CommandFailed(Status.INVALID_DATA, String.valueOf(unreadable.getMessage()), unreadable);
        }
    }

    /** Ask everything that has been stored, also while a desk is open; one answer for each folder of transcripts. */
    private <T> List<T> reading(Function<TranscriptReader, T> work) {
        List<T> answers = new ArrayList<>();
        try {
            for (TranscriptReader opened : new TranscriptFolders(surroundings.home()).readers()) {
                try (TranscriptReader reader = opened) {
                    answers.add(work.apply(reader));
                }
            }
        } catch (StoreFailed | KeyRefused failed) {
            throw new CommandFailed(Status.NOT_REACHABLE, String.valueOf(failed.getMessage()), failed);
        }
        return answers;
    }
}

package io.balie.shell.command;

import io.balie.data.company.CompanyFiles;
import io.balie.data.privacy.Mask;
import io.balie.data.privacy.PersonReport;
import io.balie.data.privacy.Retention;
import io.balie.data.transcript.AuditEvent;
import io.balie.data.transcript.StoreFailed;
import io.balie.data.transcript.Summary;
import io.balie.data.transcript.TranscriptReader;
import io.balie.dialog.company.Company;
import io.balie.dialog.guard.NameGuard;
import io.balie.dialog.guard.OrdinaryWords;
import io.balie.shell.Surroundings;
import io.balie.shell.conversation.Auditor;
import io.balie.shell.conversation.RetentionSweep;
import io.balie.shell.conversation.TranscriptFolders;
import io.balie.shell.conversation.TranscriptSearch;
import io.balie.shell.desk.Desks;
import io.balie.shell.line.CommandFailed;
import io.balie.shell.line.Status;
import io.balie.shell.line.Talk;
import io.balie.shell.transcript.Refs;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import org.jline.reader.LineReader;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.shell.core.command.CommandContext;
import org.springframework.shell.core.command.annotation.Argument;
import org.springframework.shell.core.command.annotation.Command;
import org.springframework.shell.core.command.annotation.Option;
import tools.jackson.databind.json.JsonMapper;

/** What people have a right to: to see what is kept about them, to have it erased, and not to be kept for ever. */
public final class PrivacyCommands {

    private static final String GROUP = "Auditing";
    private static final String ERASE_WHY = "what for; kept for ever beside the erased conversation";

    private final Surroundings surroundings;
    private final Auditing auditing;
    private final Desks desks;
    private final Talk talk;
    private final Clock clock;
    private final ObjectProvider<LineReader> prompt;

    /** @param prompt the reader of the interactive shell; none for a single command */
    public PrivacyCommands(
            Surroundings surroundings, Desks desks, Talk talk, Clock clock, ObjectProvider<LineReader> prompt) {
        this.surroundings = surroundings;
        this.auditing = new Auditing(surroundings);
        this.desks = desks;
        this.talk = talk;
        this.clock = clock;
        this.prompt = prompt;
    }

    /** Everything about one person. */
    @Command(
            name = {"transcripts", "person"},
            group = GROUP,
            description = "Write down everything that is kept about one person.",
            help = """
                    WHO is a sender id, a telephone number in any spelling, an e-mail address or a name. Each conversation is listed with what it has to do with them: 'sender'
                    (it is theirs, by the sender's id), 'contact' (theirs, by the number, address or name that was given to be reached at) or 'mentioned' (somebody
                    else's, or not to be told whose). Writes person.json (every event), person.csv and
                    person.html into the folder. A name may be shared by several people: look through what was found before you hand it over. Colleagues' names are
                    replaced. The copy is noted with each conversation. Exits with 4 if nothing is known.""")
    public void person(
            @Argument(index = 0, description = "WHO", defaultValue = "") String who,
            @Option(
                            longName = "out",
                            description = "the folder to write into; without it, conversations are listed only")
                    String out,
            @Option(longName = "company", description = ModelCommands.COMPANY) String company,
            @Option(longName = "as", description = Auditing.AS) String as,
            @Option(longName = "why", description = Auditing.WHY) String why,
            @Option(longName = "json", description = ModelCommands.JSON, defaultValue = "false") boolean json,
            CommandContext context) {
        Optional<CompanyFiles> files = Auditing.company(desks, company);
        List<TranscriptSearch.Match> known = of(who, company);
        if (known.isEmpty()) {
            throw new CommandFailed(
                    Status.NOT_FOUND,
                    "Nothing is kept about '%s'.".formatted(mask(company).id(who)));
        }
        if (out.isBlank()) {
            list(known, json, mask(company), Times.of(desks, company), context.outputWriter());
            return;
        }
        Path folder = Path.of(out);
        List<PersonReport.Conversation> conversations = auditing.telling("", () -> {
            List<PersonReport.Conversation> read = new ArrayList<>();
            Auditor.Look look = auditing.by("transcripts person", as, why);
            for (TranscriptSearch.Match match : known) {
                Auditor.Known one = match.known();
                String ref = one.summary().ref();
                auditing.auditor().note(one.folder(), custodian -> custodian.exported(look, ref, "person"));
                Auditor.Seen seen = auditing.auditor().copied(one);
                read.add(new PersonReport.Conversation(ref, seen.name(), seen.events()));
            }
            return read;
        });
        PersonReport report = new PersonReport(who, clock.instant(), conversations, colleagues(files));
        write(folder, Map.of("person.json", report.json(), "person.csv", report.csv(), "person.html", report.html()));
        if (json) {
            list(known, true, mask(company), Times.of(desks, company), context.outputWriter());
        }
        long others = known.stream().filter(one -> !one.relation().isOwn()).count();
        talk.say("balie: %s written to %s%s"
                .formatted(
                        Shown.count(known.size(), "conversation"),
                        folder,
                        others == 0
                                ? ""
                                : "; in %d of them the person is only mentioned: look through these before you hand them over"
                                        .formatted(others)));
    }

    private List<TranscriptSearch.Match> of(String who, String company) {
        if (who.isBlank()) {
            throw new CommandFailed(
                    Status.WRONG_USAGE, "name a person: a sender id, a telephone number, an e-mail address or a name.");
        }
        String country = Auditing.country(desks, company);
        return auditing.telling("", () -> auditing.search(country).of(who));
    }

    private Mask mask(String company) {
        return Mask.of(Auditing.country(desks, company));
    }

    private static UnaryOperator<String> colleagues(Optional<CompanyFiles> files) {
        if (files.isEmpty() || files.get().company().employees().isEmpty()) {
            return text -> text;
        }
        Company company = files.get().company();
        NameGuard guard = new NameGuard(company, OrdinaryWords.load());
        return text -> guard.clean(text, company.language());
    }

    private static void write(Path folder, Map<String, String> files) {
        try {
            Files.createDirectories(folder);
            for (Map.Entry<String, String> file : files.entrySet()) {
                Path path = folder.resolve(file.getKey());
                Files.writeString(path, file.getValue(), StandardOpenOption.CREATE_NEW);
                if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
                }
            }
        } catch (IOException e) {
            throw new CommandFailed(
                    Status.WRONG_USAGE,
                    "The files cannot be written to %s; are they there already?".formatted(folder),
                    e);
        }
    }

    private static void list(
            List<TranscriptSearch.Match> found, boolean json, Mask mask, Times times, PrintWriter out) {
        if (json) {
            List<Map<String, @Nullable Object>> items = new ArrayList<>();
            for (TranscriptSearch.Match one : found) {
                Map<String, @Nullable Object> item = json(one.known().summary(), mask);
                item.put("because", why(one));
                items.add(item);
            }
            out.println(JsonMapper.shared().writeValueAsString(Map.of("conversations", items)));
            return;
        }
        table(found.stream().map(one -> one.known().summary()).toList(), mask, times, out, i -> why(found.get(i)));
    }

    private static String why(TranscriptSearch.Match match) {
        return match.relation().name().toLowerCase(Locale.ROOT);
    }

    private static void listAll(List<Auditor.Known> known, boolean json, Mask mask, Times times, PrintWriter out) {
        if (json) {
            out.println(JsonMapper.shared()
                    .writeValueAsString(Map.of(
                            "conversations",
                            known.stream().map(one -> json(one.summary(), mask)).toList())));
            return;
        }
        table(known.stream().map(Auditor.Known::summary).toList(), mask, times, out, i -> "");
    }

    private static Map<String, @Nullable Object> json(Summary summary, Mask mask) {
        Map<String, @Nullable Object> item = new LinkedHashMap<>();
        item.put("conversation", summary.ref());
        item.put("sender_id", mask.id(summary.conversation()));
        item.put("started", summary.started().toString());
        item.put("latest", summary.latest().toString());
        item.put("events", summary.events());
        item.put("category", summary.category().orElse(null));
        item.put("outcome", summary.outcome().orElse(null));
        return item;
    }

    private static void table(
            List<Summary> summaries, Mask mask, Times times, PrintWriter out, IntFunction<String> because) {
        if (summaries.isEmpty()) {
            return;
        }
        int width = summaries.stream()
                .mapToInt(one -> mask.id(one.conversation()).length())
                .max()
                .orElse(0);
        String form = "%-12s  %-" + Times.WIDTH + "s  %-" + Times.WIDTH + "s  %-" + Math.max(12, width)
                + "s  %6s  %-15s  %-17s  %s";
        out.println(form.formatted(
                        "ref",
                        "started",
                        "latest",
                        "conversation",
                        "events",
                        "category",
                        "outcome",
                        because.apply(0).isEmpty() ? "" : "because")
                .stripTrailing());
        for (int i = 0; i < summaries.size(); i++) {
            Summary summary = summaries.get(i);
            out.println(form.formatted(
                            Refs.brief(summary.ref()),
                            times.shown(summary.started()),
                            times.shown(summary.latest()),
                            mask.id(summary.conversation()),
                            summary.events(),
                            summary.category().map(Shown::plain).orElse("-"),
                            summary.outcome().map(Shown::plain).orElse("-"),
                            because.apply(i))
                    .stripTrailing());
        }
    }

    /** Erase. */
    @Command(
            name = {"transcripts", "erase"},
            group = GROUP,
            description = "Erase a conversation, or all of one person, for ever.",
            help = """
                    Shows what it is about and asks first; --yes does not ask. With --person, conversations in which the person is only mentioned stay, unless
                    --mentions is said; how many there are is said. What was said can never be read again, here or in a backup that is put back; that
                    there was a conversation, when, and who erased it and why, stays, and so do all proofs. A desk that is open forgets it too.
                    Exits with 1 if the question was not answered with yes.""")
    public void erase(
            @Argument(index = 0, description = "ID", defaultValue = "") String id,
            @Option(longName = "person", description = "all conversations of this person; see transcripts person")
                    String person,
            @Option(
                            longName = "mentions",
                            description = "with --person: also conversations in which the person is only mentioned",
                            defaultValue = "false")
                    boolean mentions,
            @Option(longName = "yes", description = "do not ask", defaultValue = "false") boolean yes,
            @Option(longName = "company", description = ModelCommands.COMPANY) String company,
            @Option(longName = "as", description = Auditing.AS) String as,
            @Option(longName = "why", description = ERASE_WHY) String why,
            @Option(longName = "json", description = ModelCommands.JSON, defaultValue = "false") boolean json,
            CommandContext context)
            throws IOException {
        if (id.isBlank() == person.isBlank()) {
            throw new CommandFailed(Status.WRONG_USAGE, "name one conversation, or a --person.");
        }
        if (why.isBlank()) {
            throw new CommandFailed(Status.WRONG_USAGE, "say what for: --why \"asked for on 23 November\".");
        }
        if (mentions && person.isBlank()) {
            throw new CommandFailed(Status.WRONG_USAGE, "--mentions is for a --person.");
        }
        List<Auditor.Known> known =
                id.isBlank() ? ofPerson(person, mentions, yes, company) : List.of(auditing.find(id));
        if (!yes && !id.isBlank()) {
            listAll(known, false, mask(company), Times.of(desks, company), talk.writer());
        }
        if (!yes && !agreed(known.size())) {
            throw new CommandFailed(Status.CHECK_FAILED, "Nothing was erased.");
        }
        Auditor.Look look = auditing.by("transcripts erase", as, why);
        List<Map<String, Object>> erased = new ArrayList<>();
        for (Auditor.Known one : known) {
            String ref = one.summary().ref();
            long[] leaf = new long[1];
            auditing.telling("", () -> {
                auditing.auditor().note(one.folder(), custodian -> leaf[0] = custodian.erase(look, ref));
                return ref;
            });
            Map<String, Object> item = new LinkedHashMap<>();
            item.put("conversation", ref);
            item.put("erased_by", leaf[0]);
            erased.add(item);
            if (!json) {
                context.outputWriter().println("%s erased by event %d of the log".formatted(Refs.brief(ref), leaf[0]));
            }
        }
        if (json) {
            context.outputWriter().println(JsonMapper.shared().writeValueAsString(Map.of("erased", erased)));
        }
    }

    /** What is erased of a person; shown before it is asked for, and what stays is told. */
    private List<Auditor.Known> ofPerson(String person, boolean mentions, boolean yes, String company) {
        List<TranscriptSearch.Match> found = of(person, company);
        List<TranscriptSearch.Match> taken =
                found.stream().filter(one -> mentions || one.relation().isOwn()).toList();
        String shown = mask(company).id(person);
        if (taken.isEmpty()) {
            throw new CommandFailed(
                    Status.NOT_FOUND,
                    found.isEmpty()
                            ? "Nothing is kept about '%s'.".formatted(shown)
                            : "No conversation is known to be with '%s'; in %d they are mentioned. See: balie transcripts person. --mentions takes these too."
                                    .formatted(shown, found.size()));
        }
        if (!yes) {
            list(taken, false, mask(company), Times.of(desks, company), talk.writer());
        }
        if (taken.size() < found.size()) {
            talk.say("%d more, in which '%s' is only mentioned, stay; --mentions takes these too."
                    .formatted(found.size() - taken.size(), shown));
        }
        return taken.stream().map(TranscriptSearch.Match::known).toList();
    }

    private boolean agreed(int conversations) throws IOException {
        talk.writer()
                .println("Erase %s for ever? Type yes:"
                        .formatted(
                                conversations == 1
                                        ? "this conversation"
                                        : "these " + conversations + " conversations"));
        talk.writer().flush();
        return TypedLines.of(surroundings, talk, prompt)
                .next()
                .map(answer -> answer.strip().equalsIgnoreCase("yes"))
                .orElse(false);
    }

    /** What is kept for how long. */
    @Command(
            name = {"transcripts", "retention"},
            group = GROUP,
            description = "Erase conversations that have been kept as long as company.yml says.",
            help = """
                    'retention' in company.yml has a period for each category and a default, counted from the last that happened in a conversation. A desk that is
                    open does this every day.""")
    public void retention(
            @Option(longName = "dry-run", description = "only say which", defaultValue = "false") boolean dry,
            @Option(longName = "company", description = ModelCommands.COMPANY) String company,
            @Option(longName = "json", description = ModelCommands.JSON, defaultValue = "false") boolean json,
            CommandContext context) {
        Optional<CompanyFiles> files = Auditing.company(desks, company);
        Retention retention = files.map(CompanyFiles::retention).orElse(Retention.NONE);
        ZoneId zone = files.map(CompanyFiles::company).map(Company::timeZone).orElse(ZoneOffset.UTC);
        if (retention.isNone()) {
            talk.say("No 'retention' in company.yml: conversations are kept until they are erased.");
        }
        Instant now = clock.instant();
        List<Auditor.Known> over = new ArrayList<>();
        auditing.telling("", () -> {
            for (Auditor.Known one : auditing.auditor().all()) {
                if (!RetentionSweep.over(List.of(one.summary()), retention, zone, now)
                        .isEmpty()) {
                    over.add(one);
                }
            }
            return over;
        });
        if (!dry) {
            for (Auditor.Known one : over) {
                auditing.telling("", () -> {
                    auditing.auditor()
                            .note(
                                    one.folder(),
                                    custodian -> RetentionSweep.sweep(
                                            new RetentionSweep.Swept(() -> List.of(one.summary()), custodian),
                                            retention,
                                            zone,
                                            now));
                    return one;
                });
            }
        }
        listAll(over, json, mask(company), new Times(zone), context.outputWriter());
        talk.say(
                "balie: %s %s".formatted(Shown.count(over.size(), "conversation"), dry ? "would be erased" : "erased"));
    }

    /** Who has looked. */
    @Command(
            name = {"transcripts", "looks"},
            group = GROUP,
            description = "List who saw or took what was said, when, how and why.",
            help = "Of one conversation, or all. Times are the company's, with the offset.")
    public void looks(
            @Argument(index = 0, description = "ID", defaultValue = "") String id,
            @Option(longName = "company", description = ModelCommands.COMPANY) String company,
            @Option(longName = "json", description = ModelCommands.JSON, defaultValue = "false") boolean json,
            CommandContext context) {
        Times times = Times.of(desks, company);
        Optional<String> only = id.isBlank()
                ? Optional.empty()
                : Optional.of(auditing.find(id).summary().ref());
        List<TranscriptReader.Noted> looks = auditing.telling("", () -> {
            List<TranscriptReader.Noted> found = new ArrayList<>();
            for (TranscriptReader opened : new TranscriptFolders(surroundings.home()).readers()) {
                try (TranscriptReader reader = opened) {
                    found.addAll(reader.auditing());
                } catch (StoreFailed failed) {
                    throw new CommandFailed(Status.NOT_REACHABLE, String.valueOf(failed.getMessage()), failed);
                }
            }
            return found;
        });
        List<Map<String, @Nullable Object>> items = new ArrayList<>();
        for (TranscriptReader.Noted noted : looks) {
            if (only.isEmpty() || noted.event().subject().equals(only)) {
                item(noted).ifPresent(items::add);
            }
        }
        PrintWriter out = context.outputWriter();
        if (json) {
            out.println(JsonMapper.shared().writeValueAsString(Map.of("looks", items)));
            return;
        }
        if (items.isEmpty()) {
            talk.say("Nobody has looked.");
        }
        if (items.isEmpty()) {
            return;
        }
        String form = "%-" + Times.WIDTH + "s  %-8s  %-12s  %-12s  %-20s  %s";
        out.println(form.formatted("time", "what", "by", "ref", "how", "why"));
        for (Map<String, @Nullable Object> item : items) {
            Object ref = item.get("conversation");
            out.println(form.formatted(
                            times.shown(Instant.parse(String.valueOf(item.get("at")))),
                            item.get("what"),
                            Shown.plain(String.valueOf(item.get("by"))),
                            ref == null ? "-" : Refs.brief(ref.toString()),
                            Shown.plain(String.valueOf(item.get("how"))),
                            Shown.plain(String.valueOf(item.get("why"))))
                    .stripTrailing());
        }
    }

    private static Optional<Map<String, @Nullable Object>> item(TranscriptReader.Noted noted) {
        Map<String, @Nullable Object> item = new LinkedHashMap<>();
        item.put("leaf", noted.leaf());
        item.put("at", noted.event().at().toString());
        item.put("by", noted.event().by());
        item.put("conversation", noted.event().subject().orElse(null));
        switch (noted.event()) {
            case AuditEvent.Looked looked -> {
                item.put("what", "looked");
                item.put("how", looked.how());
                item.put("why", looked.why());
            }
            case AuditEvent.Exported exported -> {
                item.put("what", "exported");
                item.put("how", exported.what());
                item.put("why", exported.why());
            }
            case AuditEvent.Erased erased -> {
                item.put("what", "erased");
                item.put("how", "%d events".formatted(erased.events()));
                item.put("why", erased.why());
            }
            case AuditEvent.LogStarted started -> {
                return Optional.empty();
            }
            case AuditEvent.Parked parked -> {
                return Optional.empty();
            }
            case AuditEvent.Restored restored -> {
                return Optional.empty();
            }
        }
        return Optional.of(item);
    }
}

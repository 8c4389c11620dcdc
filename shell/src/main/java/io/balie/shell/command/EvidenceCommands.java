package io.balie.shell.command;

import io.balie.data.evidence.BadNote;
import io.balie.data.evidence.Checkpoint;
import io.balie.data.evidence.ConversationProof;
import io.balie.data.evidence.ExportFolder;
import io.balie.data.evidence.Finding;
import io.balie.data.evidence.LogExport;
import io.balie.data.evidence.LogSource;
import io.balie.data.evidence.NotExported;
import io.balie.data.evidence.StoreLog;
import io.balie.data.evidence.Verdict;
import io.balie.data.evidence.Verifier;
import io.balie.data.keys.SigningKey;
import io.balie.data.keys.VerifierKey;
import io.balie.data.transcript.Anchored;
import io.balie.data.transcript.KeptCheckpoint;
import io.balie.data.transcript.StoreFailed;
import io.balie.data.transcript.TranscriptReader;
import io.balie.shell.Surroundings;
import io.balie.shell.conversation.TranscriptFolders;
import io.balie.shell.line.CommandFailed;
import io.balie.shell.line.Status;
import io.balie.shell.line.Talk;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.shell.core.command.CommandContext;
import org.springframework.shell.core.command.annotation.Argument;
import org.springframework.shell.core.command.annotation.Command;
import org.springframework.shell.core.command.annotation.Option;
import tools.jackson.databind.json.JsonMapper;

/** Commands that show that transcripts are what they were, or where they are not. None of them needs the key that opens what was said. */
public final class EvidenceCommands {

    private static final String GROUP = "Auditing";
    private static final String KEY = "the verifier key, or a file with it; best one that you did not get from here";
    private static final int LARGEST_NOTE = 65_536;
    private static final int LARGEST_PROOF = 1 << 28;
    private static final int MOST_IN_JSON = 10_000;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

    private final Surroundings surroundings;
    private final Talk talk;

    /** Commands over the transcripts below {@code BALIE_HOME}. */
    public EvidenceCommands(Surroundings surroundings, Talk talk) {
        this.surroundings = surroundings;
        this.talk = talk;
    }

    /** Verify a store, an export, or one conversation's proofs. */
    @Command(
            name = {"transcripts", "verify"},
            group = GROUP,
            description = "Look for anything in the transcripts that was changed, moved, taken out or added.",
            help = """
                    Without FOLDER: everything below BALIE_HOME, also while a desk is open. FOLDER may also be an exported log, or the file of one
                    conversation that 'transcripts prove' wrote. Give checkpoints that were held elsewhere with --anchor; without one, a log that
                    was written anew as a whole cannot be told from the right one, and the verdict says so.
                    Exits with 0 if nothing is wrong, with 1 if anything is.""")
    public void verify(
            @Argument(index = 0, description = "FOLDER", defaultValue = "") String folder,
            @Option(longName = "anchor", description = "a checkpoint held elsewhere, or a folder of them")
                    String[] anchor,
            @Option(longName = "key", description = KEY) String key,
            @Option(longName = "json", description = ModelCommands.JSON, defaultValue = "false") boolean json,
            CommandContext context) {
        Optional<VerifierKey> known = key.isBlank() ? Optional.empty() : Optional.of(key(key));
        List<Verifier.Anchor> anchors = anchors(anchor);
        List<Report> reports = new ArrayList<>();
        PrintWriter out = context.outputWriter();
        if (folder.isBlank()) {
            for (Path store : stores()) {
                reports.add(store(store, known, anchors, json ? null : out));
            }
        } else {
            Path path = Path.of(folder);
            if (Files.isRegularFile(path)) {
                reports.add(proof(path, known, anchors, json ? null : out));
            } else if (ExportFolder.is(path)) {
                reports.add(export(path, known, anchors, json ? null : out));
            } else {
                reports.add(store(path, known, anchors, json ? null : out));
            }
        }
        if (json) {
            out.println(JsonMapper.shared()
                    .writeValueAsString(reports.stream().map(Report::json).toList()));
        }
        if (reports.stream().anyMatch(report -> !report.verdict().whole())) {
            throw new CommandFailed(Status.CHECK_FAILED, "");
        }
    }

    /** What came of one log. */
    private record Report(
            String name, Optional<VerifierKey> key, boolean given, Verdict verdict, List<Finding> findings) {

        Map<String, Object> json() {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("log", name);
            json.put("verdict", verdict.written());
            json.put("leaves", verdict.leaves());
            json.put("conversations", verdict.conversations());
            json.put("erased", verdict.erased());
            json.put("checkpoints", verdict.checkpoints());
            json.put("covered", verdict.covered());
            json.put("anchors", verdict.anchors());
            json.put("confirmed", verdict.confirmed());
            json.put("key", key.map(VerifierKey::toString).orElse(""));
            json.put("key_given", given);
            Map<String, Long> counts = new TreeMap<>();
            verdict.found().forEach((kind, count) -> counts.put(kind.written(), count));
            json.put("found", counts);
            json.put("findings", findings.stream().map(EvidenceCommands::json).toList());
            return json;
        }
    }

    private static Map<String, Object> json(Finding finding) {
        Map<String, Object> json = new LinkedHashMap<>();
        Finding.Where where = finding.where();
        json.put("finding", finding.kind().written());
        where.leaf().ifPresent(leaf -> json.put("leaf", leaf));
        where.conversation().ifPresent(conversation -> json.put("conversation", conversation));
        where.seq().ifPresent(seq -> json.put("seq", seq));
        where.size().ifPresent(size -> json.put("size", size));
        where.level().ifPresent(level -> json.put("level", level));
        where.tile().ifPresent(tile -> json.put("tile", tile));
        where.file().ifPresent(file -> json.put("file", file));
        json.put("says", finding.says());
        return json;
    }

    private Report store(
            Path folder, Optional<VerifierKey> known, List<Verifier.Anchor> anchors, @Nullable PrintWriter out) {
        try (StoreLog log = StoreLog.open(folder)
                .orElseThrow(() ->
                        new CommandFailed(Status.NOT_FOUND, "There are no transcripts in '%s'.".formatted(folder)))) {
            // The key beside the signing key is no better known than the store's own, but not in the same file.
            return report(log, known, known.or(() -> published(log)), anchors, out);
        } catch (IOException e) {
            Verdict broken = new Verdict(0, 0, 0, 0, 0, anchors.size(), 0, Map.of(Finding.Kind.FILE, 1L));
            Finding finding = new Finding(
                    Finding.Kind.FILE, whereFile("transcripts.db"), "It cannot be read as a store of transcripts.");
            Report report = new Report(folder.toString(), known, known.isPresent(), broken, List.of(finding));
            if (out != null) {
                out.println("log: " + Shown.plain(report.name()));
                print(finding, out);
                summary(report, out);
            }
            return report;
        }
    }

    private static Finding.Where whereFile(String file) {
        return new Finding.Where(
                java.util.OptionalLong.empty(),
                Optional.empty(),
                java.util.OptionalLong.empty(),
                java.util.OptionalLong.empty(),
                java.util.OptionalLong.empty(),
                java.util.OptionalLong.empty(),
                Optional.of(file));
    }

    private Report export(
            Path folder, Optional<VerifierKey> known, List<Verifier.Anchor> anchors, @Nullable PrintWriter out) {
        try (ExportFolder log = ExportFolder.open(folder)) {
            return report(log, known, known, anchors, out);
        } catch (IOException e) {
            throw new CommandFailed(Status.NOT_FOUND, "'%s' cannot be read.".formatted(folder), e);
        }
    }

    private Report report(
            LogSource log,
            Optional<VerifierKey> given,
            Optional<VerifierKey> key,
            List<Verifier.Anchor> anchors,
            @Nullable PrintWriter out) {
        if (out != null) {
            out.println("log: " + Shown.plain(log.name()));
        }
        List<Finding> findings = new ArrayList<>();
        Verdict verdict = new Verifier(key, of(key.or(() -> own(log)), anchors)).verify(log, finding -> {
            if (out != null) {
                print(finding, out);
            } else if (findings.size() < MOST_IN_JSON) {
                findings.add(finding);
            }
        });
        Report report = new Report(log.name(), key.or(() -> own(log)), given.isPresent(), verdict, findings);
        if (out != null) {
            summary(report, out);
        }
        return report;
    }

    /** A folder of checkpoints may hold those of several logs; each log has its own. */
    private static List<Verifier.Anchor> of(Optional<VerifierKey> key, List<Verifier.Anchor> anchors) {
        return anchors.stream()
                .filter(anchor -> {
                    try {
                        return key.isEmpty()
                                || Checkpoint.unchecked(anchor.bytes())
                                        .origin()
                                        .equals(key.get().name());
                    } catch (BadNote none) {
                        return true;
                    }
                })
                .toList();
    }

    private static Optional<VerifierKey> own(LogSource log) {
        try {
            return log.ownKey().map(VerifierKey::parse);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The line of a log in the file beside the signing key. */
    private Optional<VerifierKey> published(StoreLog log) {
        Path signing = SigningKey.file(surroundings.home(), System.getenv());
        Path beside = signing.resolveSibling(signing.getFileName() + ".vkey");
        Optional<String> origin = log.origin();
        if (origin.isEmpty() || !Files.isRegularFile(beside)) {
            return Optional.empty();
        }
        try (Stream<String> lines = Files.lines(beside, StandardCharsets.UTF_8)) {
            return lines.filter(line -> line.startsWith(origin.get() + "+"))
                    .findFirst()
                    .map(VerifierKey::parse);
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }

    private Report proof(
            Path file, Optional<VerifierKey> known, List<Verifier.Anchor> anchors, @Nullable PrintWriter out) {
        if (out != null) {
            out.println("conversation: " + Shown.plain(file.toString()));
        }
        byte[] bytes = bytes(file, LARGEST_PROOF);
        List<Finding> findings = new ArrayList<>();
        Verdict verdict = ConversationProof.verify(bytes, known, anchors, finding -> {
            if (out != null) {
                print(finding, out);
            } else if (findings.size() < MOST_IN_JSON) {
                findings.add(finding);
            }
        });
        Report report = new Report(file.toString(), known, known.isPresent(), verdict, findings);
        if (out != null) {
            summary(report, out);
        }
        return report;
    }

    private static void print(Finding finding, PrintWriter out) {
        out.println("  %s: %s: %s"
                .formatted(
                        finding.kind().written(),
                        Shown.plain(finding.where().toString()),
                        Shown.plain(finding.says())));
    }

    private static void summary(Report report, PrintWriter out) {
        Verdict verdict = report.verdict();
        out.println("%d records, %d conversations (%d erased), %d checkpoints, the latest that agrees over %d records"
                .formatted(
                        verdict.leaves(),
                        verdict.conversations(),
                        verdict.erased(),
                        verdict.checkpoints(),
                        verdict.covered()));
        if (!report.given()) {
            out.println("verifier key: the one that lies with the log; an auditor has it from elsewhere (--key)");
        }
        if (verdict.confirmed() > 0) {
            out.println("confirmed from outside: the first %d records, by %d checkpoints that were given"
                    .formatted(verdict.confirmed(), verdict.anchors()));
        }
        out.println("verdict: " + verdict.written()
                + (verdict.whole()
                        ? ""
                        : verdict.found().entrySet().stream()
                                .sorted(Map.Entry.comparingByKey())
                                .map(entry -> "%d %s"
                                        .formatted(
                                                entry.getValue(), entry.getKey().written()))
                                .collect(Collectors.joining(", ", " (", ")"))));
    }

    /** Export the log as static files. */
    @Command(
            name = {"transcripts", "export"},
            group = GROUP,
            description = "Write the whole log into a new folder, with everything that proves it.",
            help =
                    "What was said stays encrypted. The folder is written completely or not at all; 'transcripts verify FOLDER' checks it.")
    public void export(
            @Argument(index = 0, description = "FOLDER", defaultValue = "") String folder, CommandContext context) {
        if (folder.isBlank()) {
            throw new CommandFailed(Status.WRONG_USAGE, "name a new folder.");
        }
        List<Path> stores = stores();
        for (Path store : stores) {
            Path target = stores.size() == 1 ? Path.of(folder) : Path.of(folder).resolve(store.getFileName());
            if (Files.exists(target)) {
                throw new CommandFailed(
                        Status.WRONG_USAGE, "'%s' is there already; name a new folder.".formatted(target));
            }
            try (StoreLog log = open(store)) {
                long leaves = new LogExport(log, mustKnow(log)).to(target);
                context.outputWriter().println("%d records in %s".formatted(leaves, target));
            } catch (NotExported not) {
                throw new CommandFailed(Status.CHECK_FAILED, String.valueOf(not.getMessage()), not);
            }
        }
    }

    /** Write one conversation with its proofs. */
    @Command(
            name = {"transcripts", "prove"},
            group = GROUP,
            description = "Write one conversation with the proofs that it was said so, in this order.",
            help =
                    "ID is a conversation's name, or the first 8 or more digits of its number. What was said stays encrypted.")
    public void prove(
            @Argument(index = 0, description = "ID", defaultValue = "") String id,
            @Option(longName = "out", description = "the file to write") String file,
            CommandContext context) {
        if (id.isBlank() || file.isBlank()) {
            throw new CommandFailed(Status.WRONG_USAGE, "name a conversation, and with --out a file.");
        }
        Path out = Path.of(file);
        if (Files.exists(out)) {
            throw new CommandFailed(Status.WRONG_USAGE, "'%s' is there already; name a new file.".formatted(out));
        }
        for (TranscriptReader opened : new TranscriptFolders(surroundings.home()).readers()) {
            try (TranscriptReader reader = opened) {
                Optional<String> ref = ref(reader, id);
                if (ref.isPresent()) {
                    try (StoreLog log = open(reader.folder())) {
                        byte[] proof = ConversationProof.make(log, mustKnow(log), ref.get());
                        Files.write(out, proof, StandardOpenOption.CREATE_NEW);
                        context.outputWriter().println("conversation %s in %s".formatted(ref.get(), out));
                        return;
                    }
                }
            } catch (NotExported not) {
                throw new CommandFailed(Status.CHECK_FAILED, String.valueOf(not.getMessage()), not);
            } catch (StoreFailed | IOException failed) {
                throw new CommandFailed(Status.NOT_REACHABLE, String.valueOf(failed.getMessage()), failed);
            }
        }
        throw new CommandFailed(Status.NOT_FOUND, "There is no conversation '%s'.".formatted(Shown.plain(id)));
    }

    private static Optional<String> ref(TranscriptReader reader, String id) {
        Optional<String> named = reader.ref(id);
        if (named.isPresent() || !id.matches("[0-9a-f]{8,32}")) {
            return named;
        }
        List<String> found = reader.refsFrom(id);
        if (found.size() > 1) {
            throw new CommandFailed(
                    Status.WRONG_USAGE, "'%s' is the beginning of %d conversations.".formatted(id, found.size()));
        }
        return found.stream().findFirst();
    }

    /** Print the latest checkpoint. */
    @Command(
            name = {"transcripts", "checkpoint"},
            group = GROUP,
            description = "Print the latest signed checkpoint.",
            help =
                    "Keep it somewhere else: with it, 'transcripts verify --anchor FILE' finds any later change to what it covers.")
    public void checkpoint(CommandContext context) {
        boolean any = false;
        for (Path store : stores()) {
            try (TranscriptReader reader = sealed(store)) {
                Optional<KeptCheckpoint> latest = reader.latestCheckpoint();
                latest.ifPresent(kept -> {
                    context.outputWriter().print(kept.note());
                    context.outputWriter().flush();
                });
                any |= latest.isPresent();
            } catch (StoreFailed failed) {
                throw new CommandFailed(Status.NOT_REACHABLE, String.valueOf(failed.getMessage()), failed);
            }
        }
        if (!any) {
            throw new CommandFailed(Status.NOT_FOUND, "There is no checkpoint yet.");
        }
    }

    /** Say which checkpoints are held outside. */
    @Command(
            name = {"transcripts", "anchors"},
            group = GROUP,
            description = "Say which places outside have which checkpoint.",
            help =
                    "Places are named in endpoints.yml: transcripts: {anchors: [{folder: ...}, {url: ...}, {email: ..., smtp: {host: ...}}]}.")
    public void anchored(
            @Option(longName = "json", description = ModelCommands.JSON, defaultValue = "false") boolean json,
            CommandContext context) {
        List<Map<String, Object>> all = new ArrayList<>();
        PrintWriter out = context.outputWriter();
        for (Path store : stores()) {
            try (TranscriptReader reader = sealed(store)) {
                Map<String, Anchored> latest = new TreeMap<>();
                reader.anchored()
                        .forEach(anchored -> latest.merge(
                                anchored.place(), anchored, (one, other) -> one.size() > other.size() ? one : other));
                long size = reader.size();
                all.add(json(reader, latest, size));
                if (!json) {
                    out.println("log %s: %d records".formatted(reader.origin(), size));
                    if (latest.isEmpty()) {
                        talk.say("not confirmed from outside: no place has a checkpoint yet.");
                    }
                    latest.values()
                            .forEach(anchored -> out.println("  %s: the first %d records, since %s"
                                    .formatted(
                                            Shown.plain(anchored.place()),
                                            anchored.size(),
                                            TIME.format(anchored.at()))));
                }
            } catch (StoreFailed failed) {
                throw new CommandFailed(Status.NOT_REACHABLE, String.valueOf(failed.getMessage()), failed);
            }
        }
        if (json) {
            out.println(JsonMapper.shared().writeValueAsString(all));
        }
    }

    private static Map<String, Object> json(TranscriptReader reader, Map<String, Anchored> latest, long size) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("origin", reader.origin());
        json.put("leaves", size);
        json.put(
                "checkpoint",
                reader.latestCheckpoint().map(KeptCheckpoint::size).orElse(0L));
        json.put(
                "anchors",
                latest.values().stream()
                        .map(anchored -> Map.of(
                                "place", anchored.place(),
                                "size", anchored.size(),
                                "at", anchored.at().toString()))
                        .toList());
        return json;
    }

    private List<Path> stores() {
        List<Path> stores = new TranscriptFolders(surroundings.home())
                .all().stream()
                        .filter(folder -> Files.isRegularFile(folder.resolve("transcripts.db")))
                        .toList();
        if (stores.isEmpty()) {
            throw new CommandFailed(Status.NOT_FOUND, "There are no transcripts in %s.".formatted(surroundings.home()));
        }
        return stores;
    }

    private static TranscriptReader sealed(Path store) {
        return TranscriptReader.openSealed(store)
                .orElseThrow(() ->
                        new CommandFailed(Status.NOT_FOUND, "There are no transcripts in '%s'.".formatted(store)));
    }

    private static StoreLog open(Path store) {
        try {
            return StoreLog.open(store)
                    .orElseThrow(() ->
                            new CommandFailed(Status.NOT_FOUND, "There are no transcripts in '%s'.".formatted(store)));
        } catch (IOException e) {
            throw new CommandFailed(Status.NOT_REACHABLE, String.valueOf(e.getMessage()), e);
        }
    }

    private VerifierKey mustKnow(StoreLog log) {
        return published(log)
                .or(() -> own(log))
                .orElseThrow(() -> new CommandFailed(
                        Status.INVALID_DATA, "The verifier key of '%s' cannot be read.".formatted(log.name())));
    }

    private static VerifierKey key(String given) {
        try {
            Path file = Path.of(given);
            return VerifierKey.parse(
                    Files.isRegularFile(file) ? new String(bytes(file, LARGEST_NOTE), StandardCharsets.UTF_8) : given);
        } catch (IllegalArgumentException e) {
            throw new CommandFailed(Status.WRONG_USAGE, "--key: %s".formatted(e.getMessage()), e);
        }
    }

    private static List<Verifier.Anchor> anchors(String[] given) {
        List<Verifier.Anchor> anchors = new ArrayList<>();
        for (String each : given) {
            Path path = Path.of(each);
            if (Files.isDirectory(path)) {
                int before = anchors.size();
                try (Stream<Path> files = Files.list(path)) {
                    files.filter(Files::isRegularFile).sorted().forEach(file -> anchors.add(anchor(file)));
                } catch (IOException e) {
                    throw new CommandFailed(Status.NOT_FOUND, "--anchor %s cannot be read.".formatted(each), e);
                }
                if (anchors.size() == before) {
                    throw new CommandFailed(Status.NOT_FOUND, "--anchor %s holds no checkpoint.".formatted(each));
                }
            } else {
                anchors.add(anchor(path));
            }
        }
        return anchors;
    }

    private static Verifier.Anchor anchor(Path file) {
        return new Verifier.Anchor(file.getFileName() + "", bytes(file, LARGEST_NOTE));
    }

    private static byte[] bytes(Path file, int largest) {
        try {
            if (Files.size(file) > largest) {
                throw new CommandFailed(Status.INVALID_DATA, "'%s' has more than %d bytes.".formatted(file, largest));
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new CommandFailed(Status.NOT_FOUND, "'%s' cannot be read.".formatted(file), e);
        }
    }
}

package io.balie.shell.command;

import io.balie.data.evidence.ConsistencyProof;
import io.balie.data.evidence.ConversationProof;
import io.balie.data.evidence.LogExport;
import io.balie.data.evidence.NotExported;
import io.balie.data.evidence.StoreLog;
import io.balie.data.transcript.StoreFailed;
import io.balie.data.transcript.TranscriptReader;
import io.balie.shell.Surroundings;
import io.balie.shell.conversation.TranscriptFolders;
import io.balie.shell.line.CommandFailed;
import io.balie.shell.line.Status;
import io.balie.shell.transcript.Refs;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.shell.core.command.CommandContext;
import org.springframework.shell.core.command.annotation.Argument;
import org.springframework.shell.core.command.annotation.Command;
import org.springframework.shell.core.command.annotation.Option;

/** Commands that write evidence into files, for whoever does not trust this machine. None of them needs the key that opens what was said. */
public final class EvidenceCommands {

    private static final String GROUP = "Auditing";

    private final Path home;
    private final Logs logs;

    /** Commands over the transcripts below {@code BALIE_HOME}. */
    public EvidenceCommands(Surroundings surroundings) {
        this.home = surroundings.home();
        this.logs = new Logs(home);
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
        List<Path> stores = logs.stores();
        for (Path store : stores) {
            Path target = stores.size() == 1 ? Path.of(folder) : Path.of(folder).resolve(store.getFileName());
            if (Files.exists(target)) {
                throw new CommandFailed(
                        Status.WRONG_USAGE, "'%s' is there already; name a new folder.".formatted(target));
            }
            try (StoreLog log = Logs.open(store)) {
                long leaves = new LogExport(log, logs.mustKnow(log)).to(target);
                context.outputWriter().println("%s in %s".formatted(Shown.count(leaves, "record"), target));
            } catch (NotExported not) {
                throw new CommandFailed(Status.CHECK_FAILED, String.valueOf(not.getMessage()), not);
            }
        }
    }

    /** Write one conversation with its proofs, or the proof that a log only grew. */
    @Command(
            name = {"transcripts", "prove"},
            group = GROUP,
            description =
                    "Write one conversation with the proofs that it was said so, or the proof that the log only grew.",
            help = """
                    ID is the sender's id, or the first eight digits of the ref or more. What was said stays encrypted. 'prove --consistency FROM [TO]'
                    proves that the log of TO records continues the log of FROM: nothing was changed or taken away in between. TO is the latest checkpoint's
                    size unless given. 'transcripts verify FILE' checks either.""")
    public void prove(
            @Argument(index = 0, description = "ID, or TO", defaultValue = "") String id,
            @Option(longName = "consistency", description = "FROM: how many records the log had then") String from,
            @Option(longName = "out", description = "the file to write") String file,
            CommandContext context) {
        if (id.isBlank() && from.isBlank() || file.isBlank()) {
            throw new CommandFailed(Status.WRONG_USAGE, "name a conversation or --consistency, and with --out a file.");
        }
        Path out = Path.of(file);
        if (Files.exists(out)) {
            throw new CommandFailed(Status.WRONG_USAGE, "'%s' is there already; name a new file.".formatted(out));
        }
        try {
            if (from.isBlank()) {
                conversation(id, out, context.outputWriter());
            } else {
                growth(size("--consistency", from), id.isBlank() ? 0 : size("TO", id), out, context.outputWriter());
            }
        } catch (NotExported not) {
            throw new CommandFailed(Status.CHECK_FAILED, String.valueOf(not.getMessage()), not);
        } catch (StoreFailed | IOException failed) {
            throw new CommandFailed(Status.NOT_REACHABLE, String.valueOf(failed.getMessage()), failed);
        }
    }

    private void conversation(String id, Path out, PrintWriter writer) throws IOException {
        Set<String> refs = new LinkedHashSet<>();
        Path folder = home;
        for (TranscriptReader opened : new TranscriptFolders(home).readers()) {
            try (TranscriptReader reader = opened) {
                List<String> here = refs(reader, id);
                if (!here.isEmpty()) {
                    folder = reader.folder();
                    refs.addAll(here);
                }
            }
        }
        if (refs.isEmpty()) {
            throw new CommandFailed(Status.NOT_FOUND, "There is no conversation '%s'.".formatted(Shown.plain(id)));
        }
        if (refs.size() > 1) {
            throw new CommandFailed(
                    Status.NOT_FOUND,
                    "There are %d conversations '%s': %s."
                            .formatted(refs.size(), Shown.plain(id), String.join(", ", refs)));
        }
        String ref = refs.iterator().next();
        try (StoreLog log = Logs.open(folder)) {
            Files.write(out, ConversationProof.make(log, logs.mustKnow(log), ref), StandardOpenOption.CREATE_NEW);
        }
        writer.println("conversation %s in %s".formatted(Refs.brief(ref), out));
    }

    private static List<String> refs(TranscriptReader reader, String id) {
        Optional<String> named = reader.ref(id);
        return named.isPresent() ? List.of(named.get()) : Refs.isBeginning(id) ? reader.refsFrom(id) : List.of();
    }

    private void growth(long from, long to, Path out, PrintWriter writer) throws IOException {
        List<Path> stores = logs.stores();
        if (stores.size() > 1) {
            throw new CommandFailed(
                    Status.WRONG_USAGE,
                    "There are %d logs in %s; set BALIE_HOME to a home with one.".formatted(stores.size(), home));
        }
        try (StoreLog log = Logs.open(stores.getFirst())) {
            ConsistencyProof.Made made = ConsistencyProof.make(log, logs.mustKnow(log), from, to);
            Files.write(out, made.file(), StandardOpenOption.CREATE_NEW);
            writer.println("from %d to %d records in %s".formatted(made.from(), made.to(), out));
        }
    }

    private static long size(String what, String given) {
        if (!given.matches("[1-9][0-9]{0,14}")) {
            throw new CommandFailed(
                    Status.WRONG_USAGE,
                    "%s is '%s', expected a number of records.".formatted(what, Shown.plain(given)));
        }
        return Long.parseLong(given);
    }
}

package io.balie.shell.command;

import io.balie.data.evidence.BadNote;
import io.balie.data.evidence.Checkpoint;
import io.balie.data.evidence.ConsistencyProof;
import io.balie.data.evidence.ConversationProof;
import io.balie.data.evidence.ExportFolder;
import io.balie.data.evidence.Finding;
import io.balie.data.evidence.LogSource;
import io.balie.data.evidence.StoreLog;
import io.balie.data.evidence.Verdict;
import io.balie.data.evidence.Verifier;
import io.balie.data.keys.VerifierKey;
import io.balie.shell.Surroundings;
import io.balie.shell.line.CommandFailed;
import io.balie.shell.line.Status;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.shell.core.command.CommandContext;
import org.springframework.shell.core.command.annotation.Argument;
import org.springframework.shell.core.command.annotation.Command;
import org.springframework.shell.core.command.annotation.Option;
import tools.jackson.databind.json.JsonMapper;

/** Looks for anything that is wrong with a log, or with proofs that were handed over. Needs no key that opens what was said. */
public final class VerifyCommand {

    private static final int LARGEST_PROOF = 1 << 28;
    private static final int MOST_IN_JSON = 10_000;

    private final Logs logs;

    /** The command over the transcripts below {@code BALIE_HOME}, and over files from anywhere. */
    public VerifyCommand(Surroundings surroundings) {
        this.logs = new Logs(surroundings.home());
    }

    /** Verify a store, an export, or one conversation's proofs. */
    @Command(
            name = {"transcripts", "verify"},
            group = "Auditing",
            description = "Look for anything in the transcripts that was changed, moved, taken out or added.",
            help = """
                    Without FOLDER: everything below BALIE_HOME, also while a desk is open. FOLDER may also be an exported log, or the file of one
                    conversation that 'transcripts prove' wrote. Give checkpoints that were held elsewhere with --anchor; without one, a log that
                    was written anew as a whole cannot be told from the right one, and the verdict says so.
                    Exits with 0 if nothing is wrong, with 1 if anything is. Whether a checkpoint from elsewhere confirms an intact log, the verdict says; with
                    --must-be-confirmed a log that none confirms exits with 1 too.""")
    public void verify(
            @Argument(index = 0, description = "FOLDER", defaultValue = "") String folder,
            @Option(longName = "anchor", description = Brought.ANCHOR) String[] anchor,
            @Option(longName = "key", description = Brought.KEY) String key,
            @Option(
                            longName = "must-be-confirmed",
                            description = "fail also if nothing from elsewhere confirms it",
                            defaultValue = "false")
                    boolean mustBeConfirmed,
            @Option(longName = "json", description = ModelCommands.JSON, defaultValue = "false") boolean json,
            CommandContext context) {
        Optional<VerifierKey> known = key.isBlank() ? Optional.empty() : Optional.of(Brought.key(key));
        List<Verifier.Anchor> anchors = Brought.anchors(anchor);
        List<VerifyReport> reports = new ArrayList<>();
        PrintWriter out = context.outputWriter();
        if (folder.isBlank()) {
            for (Path store : logs.stores()) {
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
                    .writeValueAsString(reports.stream().map(VerifyReport::json).toList()));
        }
        if (reports.stream()
                .map(VerifyReport::verdict)
                .anyMatch(verdict -> !verdict.whole() || mustBeConfirmed && verdict.confirmed() == 0)) {
            throw new CommandFailed(Status.CHECK_FAILED, "");
        }
    }

    private VerifyReport store(
            Path folder, Optional<VerifierKey> known, List<Verifier.Anchor> anchors, @Nullable PrintWriter out) {
        try (StoreLog log = StoreLog.open(folder)
                .orElseThrow(() ->
                        new CommandFailed(Status.NOT_FOUND, "There are no transcripts in '%s'.".formatted(folder)))) {
            // The key beside the signing key is no better known than the store's own, but not in the same file.
            return report(log, known, known.or(() -> logs.published(log)), anchors, out);
        } catch (IOException e) {
            Verdict broken = new Verdict(0, 0, 0, 0, 0, anchors.size(), 0, Map.of(Finding.Kind.FILE, 1L));
            Finding finding = Finding.file("transcripts.db", "It cannot be read as a store of transcripts.");
            VerifyReport report =
                    new VerifyReport(folder.toString(), known, known.isPresent(), broken, List.of(finding));
            if (out != null) {
                out.println("log: " + Shown.plain(report.name()));
                VerifyReport.print(finding, out);
                report.summary(out);
            }
            return report;
        }
    }

    private VerifyReport export(
            Path folder, Optional<VerifierKey> known, List<Verifier.Anchor> anchors, @Nullable PrintWriter out) {
        try (ExportFolder log = ExportFolder.open(folder)) {
            return report(log, known, known, anchors, out);
        } catch (IOException e) {
            throw new CommandFailed(Status.NOT_FOUND, "'%s' cannot be read.".formatted(folder), e);
        }
    }

    private VerifyReport report(
            LogSource log,
            Optional<VerifierKey> given,
            Optional<VerifierKey> key,
            List<Verifier.Anchor> anchors,
            @Nullable PrintWriter out) {
        if (out != null) {
            out.println("log: " + Shown.plain(log.name()));
        }
        List<Finding> findings = new ArrayList<>();
        Verdict verdict = new Verifier(key, of(key.or(() -> Logs.own(log)), anchors)).verify(log, finding -> {
            if (out != null) {
                VerifyReport.print(finding, out);
            } else if (findings.size() < MOST_IN_JSON) {
                findings.add(finding);
            }
        });
        VerifyReport report =
                new VerifyReport(log.name(), key.or(() -> Logs.own(log)), given.isPresent(), verdict, findings);
        if (out != null) {
            report.summary(out);
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

    private VerifyReport proof(
            Path file, Optional<VerifierKey> known, List<Verifier.Anchor> anchors, @Nullable PrintWriter out) {
        if (out != null) {
            out.println("proof: " + Shown.plain(file.toString()));
        }
        byte[] bytes = Brought.bytes(file, LARGEST_PROOF);
        List<Finding> findings = new ArrayList<>();
        Consumer<Finding> faults = finding -> {
            if (out != null) {
                VerifyReport.print(finding, out);
            } else if (findings.size() < MOST_IN_JSON) {
                findings.add(finding);
            }
        };
        Verdict verdict = ConsistencyProof.is(bytes)
                ? ConsistencyProof.verify(bytes, known, anchors, faults)
                : ConversationProof.verify(bytes, known, anchors, faults);
        VerifyReport report = new VerifyReport(file.toString(), known, known.isPresent(), verdict, findings);
        if (out != null) {
            report.summary(out);
        }
        return report;
    }
}

package io.balie.shell.command;

import io.balie.data.backup.Backup;
import io.balie.data.backup.BackupFailed;
import io.balie.data.backup.Manifest;
import io.balie.data.backup.Restore;
import io.balie.data.evidence.Verifier;
import io.balie.data.keys.KeyRefused;
import io.balie.data.keys.Keys;
import io.balie.data.keys.MasterKey;
import io.balie.data.transcript.StoreFailed;
import io.balie.shell.Surroundings;
import io.balie.shell.conversation.TranscriptFolders;
import io.balie.shell.line.CommandFailed;
import io.balie.shell.line.Status;
import io.balie.shell.line.Talk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.shell.core.command.CommandContext;
import org.springframework.shell.core.command.annotation.Argument;
import org.springframework.shell.core.command.annotation.Command;
import org.springframework.shell.core.command.annotation.Option;
import tools.jackson.databind.json.JsonMapper;

/** Commands that copy transcripts, check a copy, and put one back. */
public final class BackupCommands {

    private static final String GROUP = "Auditing";
    private static final String ANCHOR =
            "a file with a checkpoint that was kept elsewhere, which the backup must agree with";

    private final Surroundings surroundings;
    private final Talk talk;
    private final Clock clock;

    /** Commands over the transcripts below {@code BALIE_HOME}. */
    public BackupCommands(Surroundings surroundings, Talk talk, Clock clock) {
        this.surroundings = surroundings;
        this.talk = talk;
        this.clock = clock;
    }

    /** Copy the transcripts, also while a desk is open. */
    @Command(
            name = {"transcripts", "backup"},
            group = GROUP,
            description = "Copy all transcripts to a new folder, also while a desk is open.",
            help = """
                    Nothing in it can be read without the master key (BALIE_HOME/keys/master.key), which is not in it: keep a copy of that elsewhere.
                    The ledgers of erasures (erasures.ledger) are not in it either: copy them apart, so that they outlive the rest.
                    Backups without the conversations' keys may be kept for long; one with keys should be kept no longer than erasures may take.""")
    public void backup(
            @Argument(index = 0, description = "DIR", defaultValue = "") String dir,
            @Option(
                            longName = "without-keys",
                            description = "leave the conversations' keys out, to keep them apart",
                            defaultValue = "false")
                    boolean withoutKeys,
            @Option(longName = "json", description = ModelCommands.JSON, defaultValue = "false") boolean json,
            CommandContext context) {
        Path to = named(dir, "name a folder for the backup.");
        if (Files.exists(to)) {
            throw new CommandFailed(Status.WRONG_USAGE, "'%s' is there already; name a new folder.".formatted(to));
        }
        TranscriptFolders folders = folders();
        Manifest manifest =
                tried(() -> Backup.make(folders.all(), folders.keys().master(), to, !withoutKeys, clock.instant()));
        print(manifest, "copied to " + to, json, context);
    }

    /** Check a backup. */
    @Command(
            name = {"transcripts", "backup-check"},
            group = GROUP,
            description = "Check that a backup is whole and could be put back.",
            help = """
                    Every file is what was written, every record is in its place in the log, the log is what its checkpoints say, and every conversation
                    has its key. Without a checkpoint from elsewhere (--anchor) nobody confirms that the log is not another one.""")
    public void check(
            @Argument(index = 0, description = "DIR", defaultValue = "") String dir,
            @Option(longName = "anchor", description = ANCHOR) String anchor,
            @Option(longName = "json", description = ModelCommands.JSON, defaultValue = "false") boolean json,
            CommandContext context) {
        Path backup = named(dir, "name a backup.");
        List<Verifier.Anchor> anchors = anchors(anchor);
        Manifest manifest = tried(() -> {
            Optional<MasterKey> master = MasterKey.find(surroundings.home(), System.getenv());
            if (master.isEmpty()) {
                talk.say("warning: there is no master key here; the conversations' keys are not checked.");
            }
            return Backup.check(backup, master, origin -> Optional.empty(), anchors);
        });
        print(manifest, anchors.isEmpty() ? "whole, not confirmed from outside" : "whole", json, context);
    }

    /** Put a backup back. */
    @Command(
            name = {"transcripts", "restore"},
            group = GROUP,
            description = "Check a backup and put it back.",
            help = """
                    No desk may be open. What was erased since the backup was made is erased again first, by the ledger in the folder and the one
                    that --ledger names. With --replace the transcripts that are there step aside, to a folder replaced-TIME-transcripts; remove
                    it when it is no longer needed, for it holds what they held.""")
    public void restore(
            @Argument(index = 0, description = "DIR", defaultValue = "") String dir,
            @Option(longName = "replace", description = "move transcripts that are there aside", defaultValue = "false")
                    boolean replace,
            @Option(longName = "anchor", description = ANCHOR) String anchor,
            @Option(longName = "ledger", description = "a ledger of erasures that was kept elsewhere") String ledger,
            @Option(longName = "keys", description = "a copy of keys.db, for a backup without keys") String keysFile,
            @Option(longName = "by", description = "who does it, for the record; default: the system's user name")
                    String by,
            @Option(longName = "json", description = ModelCommands.JSON, defaultValue = "false") boolean json,
            CommandContext context) {
        Path backup = named(dir, "name a backup.");
        Restore.Choices choices = new Restore.Choices(replace, file(ledger), file(keysFile));
        List<Verifier.Anchor> anchors = anchors(anchor);
        String who = by.isBlank() ? System.getProperty("user.name", "") : by;
        List<Restore.Done> done = tried(() -> {
            fitting(backup); // before a key is made that fits nothing
            Keys keys =
                    Keys.findOrMake(surroundings.home(), System.getenv(), warning -> talk.say("warning: " + warning));
            return new Restore(surroundings.home(), keys, who, clock.instant()).run(backup, anchors, choices);
        });
        if (json) {
            context.outputWriter()
                    .println(JsonMapper.shared()
                            .writeValueAsString(
                                    done.stream().map(BackupCommands::json).toList()));
            return;
        }
        for (Restore.Done one : done) {
            context.outputWriter()
                    .println("%s: put back, %d events, %d erasures done again%s"
                            .formatted(
                                    one.folder(),
                                    one.size(),
                                    one.erasures(),
                                    one.aside()
                                            .map(aside -> "; what was there is in " + aside)
                                            .orElse("")));
        }
    }

    private void fitting(Path backup) {
        Optional<MasterKey> here = MasterKey.find(surroundings.home(), System.getenv());
        try {
            Backup.mustFit(backup, here);
        } catch (KeyRefused refused) {
            throw new CommandFailed(
                    Status.NOT_REACHABLE,
                    "%s Put a copy of the right key in '%s', or name its file by %s. Nothing was changed."
                            .formatted(
                                    refused.getMessage(), MasterKey.file(surroundings.home()), MasterKey.FILE_VARIABLE),
                    refused);
        }
    }

    private TranscriptFolders folders() {
        return new TranscriptFolders(surroundings.home());
    }

    private static Path named(String dir, String otherwise) {
        if (dir.isBlank()) {
            throw new CommandFailed(Status.WRONG_USAGE, otherwise);
        }
        return Path.of(dir);
    }

    private static Optional<Path> file(String named) {
        if (named.isBlank()) {
            return Optional.empty();
        }
        Path file = Path.of(named);
        if (!Files.isRegularFile(file)) {
            throw new CommandFailed(Status.NOT_FOUND, "There is no file '%s'.".formatted(file));
        }
        return Optional.of(file);
    }

    private static List<Verifier.Anchor> anchors(String named) {
        List<Verifier.Anchor> anchors = new ArrayList<>();
        file(named).ifPresent(file -> {
            try {
                anchors.add(new Verifier.Anchor(file.toString(), Files.readAllBytes(file)));
            } catch (IOException e) {
                throw new CommandFailed(Status.NOT_FOUND, "'%s' cannot be read.".formatted(file), e);
            }
        });
        return anchors;
    }

    private static <T> T tried(Supplier<T> work) {
        try {
            return work.get();
        } catch (BackupFailed failed) {
            throw new CommandFailed(Status.CHECK_FAILED, String.valueOf(failed.getMessage()), failed);
        } catch (StoreFailed | KeyRefused failed) {
            throw new CommandFailed(Status.NOT_REACHABLE, String.valueOf(failed.getMessage()), failed);
        }
    }

    private static void print(Manifest manifest, String verdict, boolean json, CommandContext context) {
        if (json) {
            List<Map<String, Object>> stores = new ArrayList<>();
            for (Manifest.Store store : manifest.stores()) {
                Map<String, Object> item = new LinkedHashMap<>();
                item.put("folder", store.folder());
                item.put("origin", store.origin());
                item.put("events", store.size());
                item.put("root", store.root());
                item.put("keys", store.files().containsKey("keys.db"));
                stores.add(item);
            }
            Map<String, Object> result = new LinkedHashMap<>();
            result.put("made", manifest.made().toString());
            result.put("verdict", verdict);
            result.put("stores", stores);
            context.outputWriter().println(JsonMapper.shared().writeValueAsString(result));
            return;
        }
        for (Manifest.Store store : manifest.stores()) {
            context.outputWriter()
                    .println("%s: %d events of %s%s, %s"
                            .formatted(
                                    store.folder(),
                                    store.size(),
                                    store.origin(),
                                    store.files().containsKey("keys.db") ? "" : ", without keys",
                                    verdict));
        }
    }

    private static Map<String, Object> json(Restore.Done done) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("folder", done.folder());
        json.put("events", done.size());
        json.put("erasures", done.erasures());
        done.aside().ifPresent(aside -> json.put("aside", aside.toString()));
        return json;
    }
}

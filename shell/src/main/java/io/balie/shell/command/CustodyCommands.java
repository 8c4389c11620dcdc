package io.balie.shell.command;

import io.balie.shell.Surroundings;
import io.balie.shell.conversation.Auditor;
import io.balie.shell.conversation.TranscriptFolders;
import io.balie.shell.line.CommandFailed;
import io.balie.shell.line.Status;
import io.balie.shell.transcript.Refs;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.shell.core.command.CommandContext;
import org.springframework.shell.core.command.annotation.Argument;
import org.springframework.shell.core.command.annotation.Command;
import org.springframework.shell.core.command.annotation.Option;
import tools.jackson.databind.json.JsonMapper;

/** Housekeeping by whoever holds the transcripts: this program, or the desk that is open. */
public final class CustodyCommands {

    private static final String GROUP = "Auditing";

    private final Path home;
    private final Auditing auditing;

    /** Commands over the transcripts below {@code BALIE_HOME}. */
    public CustodyCommands(Surroundings surroundings) {
        this.home = surroundings.home();
        this.auditing = new Auditing(surroundings);
    }

    /** Set a conversation aside. */
    @Command(
            name = {"transcripts", "park"},
            group = GROUP,
            description = "Set a conversation aside that cannot be read or answered.",
            help = """
                    What there is of it stays, with its proofs; what its sender says next begins a new conversation. A desk that is open forgets it. That it was
                    set aside, by whom and why, stands in the log.""")
    public void park(
            @Argument(index = 0, description = "ID", defaultValue = "") String id,
            @Option(longName = "as", description = Auditing.AS) String as,
            @Option(longName = "why", description = Auditing.WHY) String why,
            CommandContext context) {
        if (why.isBlank()) {
            throw new CommandFailed(Status.WRONG_USAGE, "say what for: --why \"cannot be read\".");
        }
        Auditor.Known known = auditing.find(id);
        String ref = known.summary().ref();
        Auditor.Look look = auditing.by("transcripts park", as, why);
        auditing.telling(id, () -> {
            auditing.auditor().note(known.folder(), custodian -> custodian.park(look, ref));
            return ref;
        });
        context.outputWriter().println("%s set aside".formatted(Refs.brief(ref)));
    }

    /** Purge. */
    @Command(
            name = {"transcripts", "purge"},
            group = GROUP,
            description = "Take away what is left on the disk of erased conversations.",
            help =
                    "'transcripts erase' does it at once; this does it again where a journal was still being read then. Nothing that is not erased is touched.")
    public void purge(
            @Option(longName = "json", description = ModelCommands.JSON, defaultValue = "false") boolean json,
            CommandContext context) {
        Map<String, Object> purged = new LinkedHashMap<>();
        PrintWriter out = context.outputWriter();
        for (Path folder : new TranscriptFolders(home).all()) {
            long[] count = new long[1];
            auditing.telling("", () -> {
                auditing.auditor().note(folder, custodian -> count[0] = custodian.purge());
                return folder;
            });
            purged.put(folder.getFileName().toString(), count[0]);
            if (!json) {
                out.println(
                        "%s: %s purged".formatted(folder.getFileName(), Shown.count(count[0], "erased conversation")));
            }
        }
        if (json) {
            out.println(JsonMapper.shared().writeValueAsString(purged));
        }
    }
}

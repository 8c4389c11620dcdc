package io.balie.shell.command;

import io.balie.data.transcript.Anchored;
import io.balie.data.transcript.KeptCheckpoint;
import io.balie.data.transcript.StoreFailed;
import io.balie.data.transcript.TranscriptReader;
import io.balie.shell.Surroundings;
import io.balie.shell.desk.Desks;
import io.balie.shell.line.CommandFailed;
import io.balie.shell.line.Status;
import io.balie.shell.line.Talk;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.shell.core.command.CommandContext;
import org.springframework.shell.core.command.annotation.Command;
import org.springframework.shell.core.command.annotation.Option;
import tools.jackson.databind.json.JsonMapper;

/** Commands about signed checkpoints: the latest, and who holds which. */
public final class CheckpointCommands {

    private static final String GROUP = "Auditing";

    private final Logs logs;
    private final Desks desks;
    private final Talk talk;

    /** Commands over the transcripts below {@code BALIE_HOME}. */
    public CheckpointCommands(Surroundings surroundings, Desks desks, Talk talk) {
        this.logs = new Logs(surroundings.home());
        this.desks = desks;
        this.talk = talk;
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
        for (Path store : logs.stores()) {
            try (TranscriptReader reader = Logs.sealed(store)) {
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
            @Option(longName = "company", description = ModelCommands.COMPANY) String company,
            CommandContext context) {
        Times times = Times.of(desks, company);
        List<Map<String, Object>> all = new ArrayList<>();
        PrintWriter out = context.outputWriter();
        for (Path store : logs.stores()) {
            try (TranscriptReader reader = Logs.sealed(store)) {
                Map<String, Anchored> latest = new TreeMap<>();
                reader.anchored()
                        .forEach(anchored -> latest.merge(
                                anchored.place(), anchored, (one, other) -> one.size() > other.size() ? one : other));
                long size = reader.size();
                all.add(json(reader, latest, size));
                if (!json) {
                    out.println("log %s: %s".formatted(reader.origin(), Shown.count(size, "record")));
                    if (latest.isEmpty()) {
                        talk.say("not confirmed from outside: no place has a checkpoint yet.");
                    }
                    latest.values()
                            .forEach(anchored -> out.println("  %s: the first %s, since %s"
                                    .formatted(
                                            Shown.plain(anchored.place()),
                                            Shown.count(anchored.size(), "record"),
                                            times.shown(anchored.at()))));
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
}

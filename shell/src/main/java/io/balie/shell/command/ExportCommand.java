package io.balie.shell.command;

import io.balie.data.keys.KeyRefused;
import io.balie.data.transcript.EventJson;
import io.balie.data.transcript.StoreFailed;
import io.balie.data.transcript.StoredEvent;
import io.balie.dialog.event.Event;
import io.balie.shell.Surroundings;
import io.balie.shell.conversation.Auditor;
import io.balie.shell.conversation.Custodian;
import io.balie.shell.conversation.StoredConversations;
import io.balie.shell.desk.Desks;
import io.balie.shell.line.CommandFailed;
import io.balie.shell.line.Status;
import io.balie.shell.line.Talk;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.shell.core.command.CommandContext;
import org.springframework.shell.core.command.annotation.Command;
import org.springframework.shell.core.command.annotation.Option;
import tools.jackson.databind.json.JsonMapper;

/** Gives out what has been stored, for other programs. */
public final class ExportCommand {

    private final Surroundings surroundings;
    private final Auditing auditing;
    private final Talk talk;

    /** The command over the transcripts below {@code BALIE_HOME}. */
    public ExportCommand(Surroundings surroundings, Desks desks, Talk talk) {
        this.auditing = new Auditing(surroundings);
        this.surroundings = surroundings;
        this.talk = talk;
    }

    /** Export events. */
    @Command(
            name = "export",
            group = "Auditing",
            description = "Export conversations as Rasa's events, one JSON object a line.",
            help = """
                    Each line has 'sender_id' and one event, as Rasa sends it to an event broker. Times are seconds since 1970, UTC.
                    Exits with 4 if a conversation of --conversation-ids is not known.""")
    public void export(
            @Option(longName = "out", description = "the file to write; without it, standard output") String out,
            @Option(longName = "minimum-timestamp", description = "only events at or after it", defaultValue = "")
                    String minimum,
            @Option(longName = "maximum-timestamp", description = "only events before it", defaultValue = "")
                    String maximum,
            @Option(
                            longName = "conversation-ids",
                            description = "only these, with commas between; without it, all",
                            defaultValue = "")
                    String[] ids,
            @Option(longName = "offset-timestamps-by-seconds", description = "added to every time", defaultValue = "0")
                    int offset,
            @Option(longName = "as", description = Auditing.AS) String as,
            @Option(longName = "why", description = Auditing.WHY) String why,
            CommandContext context) {
        double from = seconds("--minimum-timestamp", minimum, Double.NEGATIVE_INFINITY);
        double to = seconds("--maximum-timestamp", maximum, Double.POSITIVE_INFINITY);
        if (from >= to) {
            throw new CommandFailed(
                    Status.WRONG_USAGE,
                    "--minimum-timestamp is not before --maximum-timestamp: nothing can lie between.");
        }
        Set<String> wanted = new LinkedHashSet<>();
        for (String id : ids) {
            if (!id.isBlank()) {
                wanted.add(id.strip());
            }
        }
        List<StoredConversations.Conversation> chosen = chosen(wanted, auditing.by("export", as, why));
        if (out.isBlank()) {
            say(write(chosen, from, to, offset, context.outputWriter()), chosen.size());
            return;
        }
        Path file = Path.of(out);
        try (BufferedWriter writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
                PrintWriter lines = new PrintWriter(writer)) {
            say(write(chosen, from, to, offset, lines), chosen.size());
            if (lines.checkError()) {
                throw new IOException("The disk may be full.");
            }
        } catch (IOException e) {
            throw new CommandFailed(Status.NOT_FOUND, "The file %s cannot be written.".formatted(file), e);
        }
    }

    private void say(int events, int conversations) {
        talk.say("balie: %d events of %d conversations exported".formatted(events, conversations));
    }

    private List<StoredConversations.Conversation> chosen(Set<String> wanted, Auditor.Look look) {
        List<StoredConversations.Conversation> all;
        try {
            all = new StoredConversations(surroundings.home()).all(look);
        } catch (Custodian.NotNoted | StoreFailed | KeyRefused failed) {
            throw new CommandFailed(Status.NOT_REACHABLE, String.valueOf(failed.getMessage()), failed);
        }
        if (wanted.isEmpty()) {
            return all;
        }
        List<StoredConversations.Conversation> chosen =
                all.stream().filter(one -> wanted.contains(one.id())).toList();
        List<String> missing = new ArrayList<>(wanted);
        chosen.forEach(one -> missing.remove(one.id()));
        if (!missing.isEmpty()) {
            throw new CommandFailed(
                    Status.NOT_FOUND, "There is no conversation '%s'.".formatted(Shown.plain(missing.getFirst())));
        }
        return chosen;
    }

    private static int write(
            List<StoredConversations.Conversation> chosen, double from, double to, int offset, PrintWriter out) {
        int written = 0;
        for (StoredConversations.Conversation conversation : chosen) {
            for (StoredEvent stored : conversation.events()) {
                Event event = stored.event();
                double at = seconds(event.at());
                if (at >= from && at < to) {
                    Map<String, Object> line = new LinkedHashMap<>();
                    line.put("sender_id", conversation.id());
                    line.putAll(EventJson.shape(event));
                    line.remove("v");
                    if (offset != 0) {
                        line.put("timestamp", at + offset);
                    }
                    out.println(JsonMapper.shared().writeValueAsString(line));
                    written++;
                }
            }
        }
        return written;
    }

    private static double seconds(Instant at) {
        return at.getEpochSecond() + at.getNano() / 1e9;
    }

    private static double seconds(String option, String value, double otherwise) {
        if (value.isBlank()) {
            return otherwise;
        }
        try {
            return Double.parseDouble(value);
        } catch (NumberFormatException e) {
            throw new CommandFailed(
                    Status.WRONG_USAGE, "%s is '%s', expected seconds since 1970.".formatted(option, value), e);
        }
    }
}

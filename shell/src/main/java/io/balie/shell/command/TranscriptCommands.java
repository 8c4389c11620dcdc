package io.balie.shell.command;

import io.balie.data.transcript.Provenance;
import io.balie.data.transcript.StoreFailed;
import io.balie.data.transcript.StoredEvent;
import io.balie.data.transcript.Summary;
import io.balie.data.transcript.TranscriptReader;
import io.balie.dialog.event.Event;
import io.balie.shell.Surroundings;
import io.balie.shell.conversation.TranscriptFolders;
import io.balie.shell.line.CommandFailed;
import io.balie.shell.line.Status;
import io.balie.shell.line.Talk;
import java.io.PrintWriter;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.shell.core.command.CommandContext;
import org.springframework.shell.core.command.annotation.Argument;
import org.springframework.shell.core.command.annotation.Command;
import org.springframework.shell.core.command.annotation.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Commands for auditors: which conversations there were, what was said and why. */
public final class TranscriptCommands {

    private static final String GROUP = "Auditing";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

    private final Surroundings surroundings;
    private final Talk talk;

    /** Commands over the transcripts below {@code BALIE_HOME}. */
    public TranscriptCommands(Surroundings surroundings, Talk talk) {
        this.surroundings = surroundings;
        this.talk = talk;
    }

    /** List conversations, without a word of what was said. */
    @Command(
            name = {"transcripts", "list"},
            group = GROUP,
            description = "List conversations, without anybody's words.",
            help = "The latest first. Times are UTC.")
    public void list(
            @Option(longName = "limit", description = "at most so many", defaultValue = "50") int limit,
            @Option(longName = "outcome", description = "only with this outcome") String outcome,
            @Option(longName = "json", description = ModelCommands.JSON, defaultValue = "false") boolean json,
            CommandContext context) {
        if (limit < 1) {
            throw new CommandFailed(Status.WRONG_USAGE, "--limit is %d, expected at least 1.".formatted(limit));
        }
        Summary.Filter filter = new Summary.Filter(
                limit, outcome.isBlank() ? Optional.empty() : Optional.of(outcome), Optional.empty());
        List<Summary> found = reading(reader -> reader.list(filter)).stream()
                .flatMap(List::stream)
                .sorted(Comparator.comparing(Summary::latest).reversed())
                .limit(limit)
                .toList();
        PrintWriter out = context.outputWriter();
        if (json) {
            out.println(JsonMapper.shared()
                    .writeValueAsString(
                            found.stream().map(TranscriptCommands::json).toList()));
            return;
        }
        if (found.isEmpty()) {
            talk.say("No conversations in %s.".formatted(surroundings.home()));
            return;
        }
        int width = found.stream()
                .mapToInt(summary -> Shown.plain(summary.conversation()).length())
                .max()
                .orElse(0);
        String form = "%-" + Math.max(12, width) + "s  %-19s  %-19s  %6s  %s";
        out.println(form.formatted("conversation", "started", "latest", "events", "outcome"));
        for (Summary summary : found) {
            out.println(form.formatted(
                            Shown.plain(summary.conversation()),
                            TIME.format(summary.started()),
                            TIME.format(summary.latest()),
                            summary.events(),
                            summary.outcome().orElse("-"))
                    .stripTrailing());
        }
    }

    private static Map<String, @Nullable Object> json(Summary summary) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("conversation", summary.conversation());
        json.put("started", summary.started().toString());
        json.put("latest", summary.latest().toString());
        json.put("events", summary.events());
        json.put("outcome", summary.outcome().orElse(null));
        return json;
    }

    /** Show one conversation: turns, actions and reasons. */
    @Command(
            name = {"transcripts", "show"},
            group = GROUP,
            description = "Show one conversation: what was said and done, and why.",
            help = "Times are UTC.")
    public void show(
            @Argument(index = 0, description = "ID", defaultValue = "") String id,
            @Option(longName = "json", description = ModelCommands.JSON, defaultValue = "false") boolean json,
            CommandContext context) {
        List<StoredEvent> stored = conversation(id);
        PrintWriter out = context.outputWriter();
        if (json) {
            List<Map<String, Object>> events = new ArrayList<>();
            for (StoredEvent event : stored) {
                Map<String, Object> item = new LinkedHashMap<>();
                item.put("seq", event.seq());
                item.put("event", JsonMapper.shared().readValue(event.json(), JsonNode.class));
                item.put("bot", event.provenance());
                events.add(item);
            }
            out.println(JsonMapper.shared().writeValueAsString(Map.of("conversation", id, "events", events)));
            return;
        }
        @Nullable Provenance bot = null;
        for (StoredEvent event : stored) {
            if (!event.provenance().equals(bot)) {
                bot = event.provenance();
                out.println("bot: model %.12s, script %.12s, company %.12s, Balie %s"
                        .formatted(bot.model(), bot.script(), bot.company(), bot.program()));
            }
            Event happened = event.event();
            String time = happened instanceof Event.UserUttered || happened instanceof Event.BotUttered
                    ? TIME.format(happened.at()).substring(11)
                    : "        ";
            out.println("%4d  %s  %s".formatted(event.seq(), time, Shown.line(happened)));
        }
    }

    private List<StoredEvent> conversation(String id) {
        if (id.isBlank()) {
            throw new CommandFailed(Status.WRONG_USAGE, "name a conversation; balie transcripts list shows them.");
        }
        List<StoredEvent> stored = reading(reader -> reader.read(id)).stream()
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElse(List.of());
        if (stored.isEmpty()) {
            throw new CommandFailed(Status.NOT_FOUND, "There is no conversation '%s'.".formatted(Shown.plain(id)));
        }
        return stored;
    }

    /** Ask everything that has been stored, also while a desk is open; one answer for each folder of transcripts. */
    private <T> List<T> reading(Function<TranscriptReader, T> work) {
        List<T> answers = new ArrayList<>();
        for (TranscriptReader opened : new TranscriptFolders(surroundings.home()).readers()) {
            try (TranscriptReader reader = opened) {
                answers.add(work.apply(reader));
            } catch (StoreFailed failed) {
                throw new CommandFailed(Status.NOT_REACHABLE, String.valueOf(failed.getMessage()), failed);
            }
        }
        return answers;
    }
}

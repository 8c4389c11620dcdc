package io.balie.shell.command;

import io.balie.data.privacy.Mask;
import io.balie.shell.Surroundings;
import io.balie.shell.conversation.Auditor;
import io.balie.shell.conversation.ReplayTotals;
import io.balie.shell.desk.Desk;
import io.balie.shell.desk.Desks;
import io.balie.shell.line.CommandFailed;
import io.balie.shell.line.Status;
import io.balie.shell.line.Talk;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.shell.core.command.CommandContext;
import org.springframework.shell.core.command.annotation.Argument;
import org.springframework.shell.core.command.annotation.Command;
import org.springframework.shell.core.command.annotation.Option;
import tools.jackson.databind.json.JsonMapper;

/** Plays stored conversations again: whether the bot would decide the same, and what another would have decided. */
public final class ReplayCommands {

    private static final String GROUP = "Auditing";
    private static final String WHICH = """
            Name one conversation (its name, or the beginning of its reference), or say which by --all, --since and the like. Times are UTC: 2026-11-01, or
            2026-11-01T09:00:00Z.
            """;
    private static final String HOW = """
            Each message is played at its stored time after the stored turns before it, whatever the turns before it would be now: a turn that goes another
            way changes nothing of the next. What custom actions and a response server answered is taken from the record; nothing outside is asked, booked or
            sent. With the same model, script, company and program the events are compared byte for byte; with another, by what was understood, done and said.
            """;
    private static final String STATUS = """
            Exits with 1 if anything differs, and with 3 if a conversation cannot be read that the desk has not set aside as damaged.
            """;
    private static final String CATEGORY = "only conversations of this category, as they ended";

    private final Surroundings surroundings;
    private final Replayer replayer;

    /** Commands over the transcripts below {@code BALIE_HOME}. */
    public ReplayCommands(Surroundings surroundings, Desks desks, Talk talk, Clock clock) {
        this.surroundings = surroundings;
        this.replayer = new Replayer(surroundings, desks, talk, clock);
    }

    /** Play conversations again and compare. */
    @Command(
            name = {"transcripts", "replay"},
            group = GROUP,
            description = "Play stored messages again and say where it goes another way.",
            help = WHICH + HOW + STATUS)
    public void replay(
            @Argument(index = 0, description = "ID", defaultValue = "") String id,
            @Option(longName = "all", description = "every conversation", defaultValue = "false") boolean all,
            @Option(longName = "since", description = "only with an event at or after this moment") String since,
            @Option(longName = "until", description = "only those that began before this moment") String until,
            @Option(longName = "category", description = CATEGORY) String category,
            @Option(longName = "limit", description = "at most so many, the latest", defaultValue = "0") int limit,
            @Option(longName = "bot", description = ModelCommands.BOT) String bot,
            @Option(longName = "company", description = ModelCommands.COMPANY) String company,
            @Option(longName = "model", description = "a kept model, or a file") String model,
            @Option(longName = "seed", description = ModelCommands.SEED, defaultValue = "-1") long seed,
            @Option(longName = "as", description = Auditing.AS) String as,
            @Option(longName = "why", description = Auditing.WHY) String why,
            @Option(longName = "json", description = ModelCommands.JSON, defaultValue = "false") boolean json,
            CommandContext context) {
        ReplayChoice which = new ReplayChoice(id, all, since, until, category, limit);
        PrintWriter out = context.outputWriter();
        List<Map<String, Object>> results = new ArrayList<>();
        ReplayTotals totals = replayer.play(
                which,
                replayer.open(which, new Replayer.With(bot, company, model, seed)),
                new Auditor.Look(as, "transcripts replay", Optional.of(why)),
                result -> {
                    if (json) {
                        results.add(ReplayJson.json(result));
                    } else {
                        ReplayText.print(result, out);
                    }
                });
        if (json) {
            out.println(JsonMapper.shared().writeValueAsString(ReplayJson.json(totals, results)));
        } else {
            ReplayText.tell(totals, out);
        }
        end(totals);
    }

    /** Compare what was decided with what would be now. */
    @Command(
            name = {"transcripts", "diff"},
            group = GROUP,
            description = "Show what another model, script or company would have decided, side by side.",
            help = WHICH + HOW + "--out writes one HTML page that needs nothing else.\n" + STATUS)
    public void diff(
            @Argument(index = 0, description = "ID", defaultValue = "") String id,
            @Option(longName = "all", description = "every conversation", defaultValue = "false") boolean all,
            @Option(longName = "since", description = "only with an event at or after this moment") String since,
            @Option(longName = "until", description = "only those that began before this moment") String until,
            @Option(longName = "category", description = CATEGORY) String category,
            @Option(longName = "limit", description = "at most so many, the latest", defaultValue = "0") int limit,
            @Option(longName = "bot", description = ModelCommands.BOT) String bot,
            @Option(longName = "company", description = ModelCommands.COMPANY) String company,
            @Option(longName = "model", description = "a kept model, or a file") String model,
            @Option(longName = "seed", description = ModelCommands.SEED, defaultValue = "-1") long seed,
            @Option(longName = "as", description = Auditing.AS) String as,
            @Option(longName = "why", description = Auditing.WHY) String why,
            @Option(longName = "json", description = ModelCommands.JSON, defaultValue = "false") boolean json,
            @Option(longName = "out", description = "an HTML file to write") String file,
            CommandContext context) {
        ReplayChoice which = new ReplayChoice(id, all, since, until, category, limit);
        PrintWriter out = context.outputWriter();
        if (json && !file.isBlank()) {
            throw new CommandFailed(Status.WRONG_USAGE, "say --json, or --out, not both.");
        }
        Desk desk = replayer.open(which, new Replayer.With(bot, company, model, seed));
        Auditor.Look look = new Auditor.Look(as, "transcripts diff", Optional.of(why));
        ReplayTotals totals;
        if (json) {
            List<Map<String, Object>> results = new ArrayList<>();
            totals = replayer.play(which, desk, look, result -> {
                if (!result.differences().isEmpty()) {
                    results.add(ReplayJson.json(result));
                }
            });
            out.println(JsonMapper.shared().writeValueAsString(ReplayJson.json(totals, results)));
        } else if (file.isBlank()) {
            SideBySide sides = new SideBySide(out, surroundings.colours());
            totals = replayer.play(
                    which,
                    desk,
                    look,
                    result -> result.differences()
                            .forEach(difference -> sides.print(Mask.ANYWHERE.id(result.conversation()), difference)));
            ReplayText.tell(totals, out);
        } else {
            totals = write(Path.of(file), which, desk, look);
            ReplayText.tell(totals, out);
        }
        end(totals);
    }

    private ReplayTotals write(Path file, ReplayChoice which, Desk desk, Auditor.Look look) {
        try (PrintWriter html = new PrintWriter(Files.newBufferedWriter(file, StandardCharsets.UTF_8))) {
            DifferencePage page = new DifferencePage(html);
            ReplayTotals totals = replayer.play(
                    which,
                    desk,
                    look,
                    result -> result.differences()
                            .forEach(difference -> page.turn(Mask.ANYWHERE.id(result.conversation()), difference)));
            page.end(ReplayText.summary(totals), totals);
            if (html.checkError()) {
                throw new IOException("It was not written whole.");
            }
            return totals;
        } catch (IOException e) {
            throw new CommandFailed(Status.NOT_REACHABLE, "%s cannot be written.".formatted(file), e);
        }
    }

    private static void end(ReplayTotals totals) {
        if (totals.unreadable().stream().anyMatch(damaged -> !damaged.known())) {
            throw new CommandFailed(Status.INVALID_DATA, "");
        }
        if (totals.different() > 0) {
            throw new CommandFailed(Status.CHECK_FAILED, "");
        }
    }
}

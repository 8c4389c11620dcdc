package io.balie.shell.command;

import io.balie.data.privacy.Mask;
import io.balie.data.transcript.StoredEvent;
import io.balie.data.transcript.Summary;
import io.balie.data.transcript.TranscriptReader;
import io.balie.dialog.event.Event;
import io.balie.shell.Surroundings;
import io.balie.shell.conversation.Auditor;
import io.balie.shell.conversation.Replay;
import io.balie.shell.conversation.ReplayRun;
import io.balie.shell.conversation.ReplayTotals;
import io.balie.shell.conversation.StoredTranscripts;
import io.balie.shell.conversation.TranscriptFolders;
import io.balie.shell.desk.Checked;
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
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
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
    private final Desks desks;
    private final Talk talk;
    private final Clock clock;

    /** Commands over the transcripts below {@code BALIE_HOME}. */
    public ReplayCommands(Surroundings surroundings, Desks desks, Talk talk, Clock clock) {
        this.surroundings = surroundings;
        this.desks = desks;
        this.talk = talk;
        this.clock = clock;
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
        Which which = new Which(id, all, since, until, category, limit);
        PrintWriter out = context.outputWriter();
        List<Map<String, Object>> results = new ArrayList<>();
        ReplayTotals totals = play(
                which,
                open(which, bot, company, model, seed),
                new Auditor.Look(as, "transcripts replay", Optional.of(why)),
                result -> {
                    if (json) {
                        results.add(json(result));
                    } else {
                        print(result, out);
                    }
                });
        if (json) {
            out.println(JsonMapper.shared().writeValueAsString(json(totals, results)));
        } else {
            tell(totals, out);
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
        Which which = new Which(id, all, since, until, category, limit);
        PrintWriter out = context.outputWriter();
        if (json && !file.isBlank()) {
            throw new CommandFailed(Status.WRONG_USAGE, "say --json, or --out, not both.");
        }
        Desk desk = open(which, bot, company, model, seed);
        Auditor.Look look = new Auditor.Look(as, "transcripts diff", Optional.of(why));
        ReplayTotals totals;
        if (json) {
            List<Map<String, Object>> results = new ArrayList<>();
            totals = play(which, desk, look, result -> {
                if (!result.differences().isEmpty()) {
                    results.add(json(result));
                }
            });
            out.println(JsonMapper.shared().writeValueAsString(json(totals, results)));
        } else if (file.isBlank()) {
            SideBySide sides = new SideBySide(out, surroundings.colours());
            totals = play(
                    which,
                    desk,
                    look,
                    result -> result.differences()
                            .forEach(difference -> sides.print(Mask.ANYWHERE.id(result.conversation()), difference)));
            tell(totals, out);
        } else {
            totals = write(Path.of(file), which, desk, look);
            tell(totals, out);
        }
        end(totals);
    }

    private ReplayTotals write(Path file, Which which, Desk desk, Auditor.Look look) {
        try (PrintWriter html = new PrintWriter(Files.newBufferedWriter(file, StandardCharsets.UTF_8))) {
            DifferencePage page = new DifferencePage(html);
            ReplayTotals totals = play(
                    which,
                    desk,
                    look,
                    result -> result.differences()
                            .forEach(difference -> page.turn(Mask.ANYWHERE.id(result.conversation()), difference)));
            page.end(summary(totals), totals);
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

    /** Which conversations are played. */
    private record Which(String id, boolean all, String since, String until, String category, int limit) {

        Which {
            boolean many = all || !since.isBlank() || !until.isBlank() || !category.isBlank() || limit != 0;
            if (many == !id.isBlank()) {
                throw new CommandFailed(Status.WRONG_USAGE, "name one conversation, or say --all.");
            }
            if (limit < 0) {
                throw new CommandFailed(Status.WRONG_USAGE, "--limit is %d, expected at least 1.".formatted(limit));
            }
            moment("--since", since);
            moment("--until", until);
        }

        Summary.Filter filter() {
            return new Summary.Filter(Integer.MAX_VALUE, Optional.empty(), moment("--since", since));
        }

        boolean wants(Auditor.Seen seen) {
            Instant began = seen.events().getFirst().event().at();
            return moment("--until", until).map(began::isBefore).orElse(true)
                    && (category.isBlank() || category.equals(lastCategory(seen.events())));
        }

        private static @Nullable String lastCategory(List<StoredEvent> events) {
            for (StoredEvent stored : events.reversed()) {
                if (stored.event() instanceof Event.SlotSet set && set.name().equals("category")) {
                    return set.value() == null ? null : String.valueOf(set.value());
                }
            }
            return null;
        }

        private static Optional<Instant> moment(String option, String given) {
            if (given.isBlank()) {
                return Optional.empty();
            }
            try {
                return Optional.of(
                        given.contains("T")
                                ? Instant.parse(given)
                                : LocalDate.parse(given)
                                        .atStartOfDay(ZoneOffset.UTC)
                                        .toInstant());
            } catch (DateTimeException wrong) {
                throw new CommandFailed(
                        Status.WRONG_USAGE,
                        "%s is '%s', expected a day such as 2026-11-01 or a moment such as 2026-11-01T09:00:00Z."
                                .formatted(option, Shown.plain(given)),
                        wrong);
            }
        }
    }

    private Desk open(Which which, String bot, String company, String model, long seed) {
        if (!which.id().isBlank()) {
            new Auditing(surroundings).find(which.id()); // before a model is looked for, or trained
        }
        Checked checked = desks.checked(desks.choice(bot, company, ModelCommands.seed(seed)));
        if (model.isBlank()) {
            return desks.open(checked);
        }
        return desks.workshop(checked, UnaryOperator.identity(), clock)
                .load(model)
                .orElseThrow(() -> new CommandFailed(
                        Status.NOT_FOUND,
                        "There is no model %s in %s, or it cannot be used."
                                .formatted(
                                        Shown.plain(model), surroundings.home().resolve("models"))));
    }

    /** Thrown where enough has been played. */
    private static final class Enough extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Enough() {
            super(null, null, false, false);
        }
    }

    private ReplayTotals play(Which which, Desk desk, Auditor.Look look, Consumer<Replay.Result> each) {
        Replay replay = new Replay(desk.turns(), StoredTranscripts.provenance(desk));
        ReplayTotals totals = new ReplayTotals();
        Auditing auditing = new Auditing(surroundings);
        String why = look.why().orElse("");
        if (!which.id().isBlank()) {
            Auditor.Seen seen = auditing.look(which.id(), look.how(), look.by(), why);
            Replay.Result result = auditing.telling(which.id(), () -> replay.play(seen.name(), seen.events()));
            totals.add(result);
            each.accept(result);
            return totals;
        }
        long all = auditing.telling("", () -> number(which.filter()));
        long expected = which.limit() > 0 ? Math.min(which.limit(), all) : all;
        Progress progress = new Progress(talk, expected);
        AtomicBoolean stopped = new AtomicBoolean();
        CountDownLatch ended = new CountDownLatch(1);
        Thread stop = new Thread(() -> stop(stopped, ended), "replay-stop");
        Runtime.getRuntime().addShutdownHook(stop);
        try (ReplayRun run = new ReplayRun(
                replay,
                Runtime.getRuntime().availableProcessors(),
                result -> {
                    totals.add(result);
                    each.accept(result);
                    progress.show(totals);
                },
                (seen, none) -> totals.add(
                        new ReplayTotals.Unreadable(seen.ref(), String.valueOf(none.getMessage()), false)))) {
            int[] chosen = {0};
            try {
                Auditor.Look by = auditing.by(look.how(), look.by(), why);
                auditing.lookThrough(
                        which.filter(),
                        by,
                        seen -> {
                            if (stopped.get() || which.limit() > 0 && chosen[0] == which.limit()) {
                                throw new Enough();
                            }
                            if (!seen.events().isEmpty() && which.wants(seen)) {
                                chosen[0]++;
                                run.play(seen);
                            }
                        },
                        (summary, damaged) -> totals.add(new ReplayTotals.Unreadable(
                                summary.ref(),
                                String.valueOf(damaged.getMessage()),
                                summary.parkedBy().isPresent())));
            } catch (Enough enough) {
                if (stopped.get()) {
                    talk.say("balie: stopped; what follows is what was played until then.");
                }
            }
            run.finish();
            progress.end();
            return totals;
        } finally {
            ended.countDown();
            removeHook(stop);
        }
    }

    /** Ctrl-C: what was played so far is still told. */
    private static void stop(AtomicBoolean stopped, CountDownLatch ended) {
        stopped.set(true);
        try {
            if (ended.await(10, TimeUnit.SECONDS)) {
                TimeUnit.MILLISECONDS.sleep(300); // the summary is being written
            }
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    private static void removeHook(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            // it runs, for the program ends
        }
    }

    /** How many conversations there are; no word of them is read. */
    private long number(Summary.Filter filter) {
        long number = 0;
        for (TranscriptReader opened : new TranscriptFolders(surroundings.home()).readers()) {
            try (TranscriptReader reader = opened) {
                number += reader.list(filter).size();
            }
        }
        return number;
    }

    /** Says how far it is, now and then. */
    private static final class Progress {
        private static final long EVERY = TimeUnit.MILLISECONDS.toNanos(500);

        private final Talk talk;
        private final long expected;
        private final long start = System.nanoTime();
        private long shown = start;

        Progress(Talk talk, long expected) {
            this.talk = talk;
            this.expected = expected;
        }

        void show(ReplayTotals totals) {
            long now = System.nanoTime();
            if (!talk.live() || now - shown < EVERY) {
                return;
            }
            shown = now;
            double seconds = (now - start) / 1e9;
            double left = seconds / totals.conversations() * Math.max(0, expected - totals.conversations());
            talk.show(String.format(
                    Locale.ROOT,
                    "balie: played %d of %d conversations, %d turns (%.0f a second), %.0f s left",
                    totals.conversations(),
                    expected,
                    totals.turns(),
                    totals.turns() / seconds,
                    left));
        }

        void end() {
            talk.shown();
        }
    }

    private static void print(Replay.Result result, PrintWriter out) {
        String bot = result.sameBot() ? "" : " (another bot: compared by what was understood, done and said)";
        String parked = result.parked() == 0 ? "" : ", %d set aside then".formatted(result.parked());
        if (result.differences().isEmpty()) {
            out.println("%s: %d turns the same%s%s"
                    .formatted(Mask.ANYWHERE.id(result.conversation()), result.turns(), parked, bot));
            return;
        }
        out.println("%s: %d of %d turns differ%s%s"
                .formatted(
                        Mask.ANYWHERE.id(result.conversation()),
                        result.differences().size(),
                        result.turns(),
                        parked,
                        bot));
        for (Replay.Difference difference : result.differences()) {
            out.println("  turn %d, event %d: %s"
                    .formatted(difference.turn(), difference.seq(), TurnsCompared.ways(difference)));
            out.println("    was: " + Shown.line(difference.stored()));
            out.println("    now: " + Shown.line(difference.played()));
        }
    }

    private static List<String> summary(ReplayTotals totals) {
        List<String> lines = new ArrayList<>();
        lines.add("%d conversations played, %d the same, %d different"
                .formatted(totals.conversations(), totals.conversations() - totals.different(), totals.different()));
        lines.add(
                "%d turns played, each after the stored turns before it; %d differ: %d understood, %d done, %d said, %d kept otherwise"
                        .formatted(
                                totals.turns(),
                                totals.differing(),
                                totals.differing(Replay.Way.UNDERSTOOD),
                                totals.differing(Replay.Way.DONE),
                                totals.differing(Replay.Way.SAID),
                                totals.differing(Replay.Way.KEPT)));
        List<ReplayTotals.Unreadable> unreadable = totals.unreadable();
        long known = unreadable.stream().filter(ReplayTotals.Unreadable::known).count();
        if (unreadable.size() > known) {
            lines.add("%d conversations cannot be read, and were not played".formatted(unreadable.size() - known));
        }
        if (known > 0) {
            lines.add("%d conversations were set aside as damaged, and were not played".formatted(known));
        }
        if (totals.parked() > 0) {
            lines.add("%d messages had been set aside, and were not played".formatted(totals.parked()));
        }
        if (totals.otherCompany() > 0) {
            lines.add(
                    "%d conversations were held with other files of the company than now: opening hours, names and knowledge may be what differs"
                            .formatted(totals.otherCompany()));
        }
        if (!totals.outcomes().isEmpty()) {
            lines.add("%d conversations end in another outcome"
                    .formatted(totals.outcomes().size()));
        }
        return lines;
    }

    private static void tell(ReplayTotals totals, PrintWriter out) {
        changes("read as", totals.intents(), out);
        changes("did", totals.actions(), out);
        for (ReplayTotals.Outcome outcome : totals.outcomes()) {
            out.println("outcome of %s: %s -> %s"
                    .formatted(Mask.ANYWHERE.id(outcome.conversation()), outcome.then(), outcome.now()));
        }
        for (ReplayTotals.Unreadable damaged : totals.unreadable()) {
            out.println("%s cannot be read: %s".formatted(damaged.conversation(), Shown.plain(damaged.why())));
        }
        summary(totals).reversed().forEach(out::println);
        out.flush();
    }

    private static void changes(String what, List<Map.Entry<ReplayTotals.Change, Long>> changes, PrintWriter out) {
        changes.forEach(change -> out.println("%6d  %s %s -> %s"
                .formatted(
                        change.getValue(),
                        what,
                        change.getKey().then(),
                        change.getKey().now())));
    }

    private static Map<String, Object> json(ReplayTotals totals, List<Map<String, Object>> results) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("conversations", totals.conversations());
        json.put("different", totals.different());
        json.put("turns", totals.turns());
        json.put("set_aside", totals.parked());
        Map<String, Object> differ = new LinkedHashMap<>();
        differ.put("turns", totals.differing());
        for (Replay.Way way : Replay.Way.values()) {
            differ.put(way.name().toLowerCase(Locale.ROOT), totals.differing(way));
        }
        json.put("differ", differ);
        json.put("other_bot", totals.otherBot());
        json.put("other_company", totals.otherCompany());
        json.put("intents", changes(totals.intents()));
        json.put("actions", changes(totals.actions()));
        json.put("outcomes", totals.outcomes());
        json.put("unreadable", totals.unreadable());
        json.put("results", results);
        return json;
    }

    private static List<Map<String, Object>> changes(List<Map.Entry<ReplayTotals.Change, Long>> changes) {
        return changes.stream()
                .map(change -> {
                    Map<String, Object> item = new LinkedHashMap<>();
                    item.put("then", change.getKey().then());
                    item.put("now", change.getKey().now());
                    item.put("turns", change.getValue());
                    return item;
                })
                .toList();
    }

    private static Map<String, Object> json(Replay.Result result) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("conversation", result.conversation());
        json.put("turns", result.turns());
        json.put("same_bot", result.sameBot());
        json.put("same_company", result.sameCompany());
        json.put(
                "differences",
                result.differences().stream()
                        .map(difference -> {
                            Map<String, Object> item = new LinkedHashMap<>();
                            item.put("turn", difference.turn());
                            item.put("seq", difference.seq());
                            item.put("ways", TurnsCompared.ways(difference));
                            item.put("was", Shown.line(difference.stored()));
                            item.put("now", Shown.line(difference.played()));
                            for (TurnsCompared.Row row : TurnsCompared.rows(difference)) {
                                item.put(row.name().replace(' ', '_'), Map.of("then", row.then(), "now", row.now()));
                            }
                            return item;
                        })
                        .toList());
        return json;
    }
}

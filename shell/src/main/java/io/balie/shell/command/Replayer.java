package io.balie.shell.command;

import io.balie.data.transcript.Summary;
import io.balie.data.transcript.TranscriptReader;
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
import java.time.Clock;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Plays the conversations that are chosen, as many at once as there are processors; what was played until Ctrl-C is still told. */
final class Replayer {

    private final Surroundings surroundings;
    private final Desks desks;
    private final Talk talk;
    private final Clock clock;

    Replayer(Surroundings surroundings, Desks desks, Talk talk, Clock clock) {
        this.surroundings = surroundings;
        this.desks = desks;
        this.talk = talk;
        this.clock = clock;
    }

    /**
     * With which bot.
     *
     * @param bot a folder; blank: the usual one
     * @param company a file; blank: the bot's own
     * @param model a kept model or a file; blank: the bot's own
     * @param seed negative: the bot's own
     */
    record With(String bot, String company, String model, long seed) {}

    /** The desk that plays. */
    Desk open(ReplayChoice which, With with) {
        if (!which.id().isBlank()) {
            new Auditing(surroundings).find(which.id()); // before a model is looked for, or trained
        }
        Checked checked = desks.checked(desks.choice(with.bot(), with.company(), ModelCommands.seed(with.seed())));
        if (with.model().isBlank()) {
            return desks.open(checked);
        }
        return desks.workshop(checked, UnaryOperator.identity(), clock)
                .load(with.model())
                .orElseThrow(() -> new CommandFailed(
                        Status.NOT_FOUND,
                        "There is no model %s in %s, or it cannot be used."
                                .formatted(
                                        Shown.plain(with.model()),
                                        surroundings.home().resolve("models"))));
    }

    /**
     * Play what is chosen.
     *
     * @param each is called for each conversation, in the order of the store
     */
    ReplayTotals play(ReplayChoice which, Desk desk, Auditor.Look look, Consumer<Replay.Result> each) {
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
        ReplayProgress progress = new ReplayProgress(talk, expected);
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

    /** Thrown where enough has been played. */
    private static final class Enough extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Enough() {
            super(null, null, false, false);
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
}

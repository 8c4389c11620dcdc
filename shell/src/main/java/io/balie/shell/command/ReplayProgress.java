package io.balie.shell.command;

import io.balie.shell.conversation.ReplayTotals;
import io.balie.shell.line.Talk;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Says how far it is, now and then. */
final class ReplayProgress {
    private static final long EVERY = TimeUnit.MILLISECONDS.toNanos(500);

    private final Talk talk;
    private final long expected;
    private final long start = System.nanoTime();
    private long shown = start;

    ReplayProgress(Talk talk, long expected) {
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

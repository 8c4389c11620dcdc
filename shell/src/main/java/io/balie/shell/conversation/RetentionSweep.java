package io.balie.shell.conversation;

import io.balie.data.privacy.Retention;
import io.balie.data.transcript.Summary;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Erases conversations whose time is over. */
public final class RetentionSweep implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RetentionSweep.class);
    private static final Duration EVERY = Duration.ofDays(1);
    private static final String BY = "retention";

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "retention");
        thread.setDaemon(true);
        return thread;
    });

    private RetentionSweep() {}

    /** What is swept: everything that is stored in one folder. */
    public record Swept(Supplier<List<Summary>> conversations, Custodian custodian) {}

    /** Sweep at once, and then every day until it is closed. */
    public static RetentionSweep daily(Swept swept, Retention retention, ZoneId zone, Clock clock) {
        RetentionSweep sweep = new RetentionSweep();
        var unused = sweep.timer.scheduleAtFixedRate(
                () -> {
                    try {
                        int erased = sweep(swept, retention, zone, clock.instant());
                        if (erased > 0) {
                            LOG.info("{} conversations were erased, for their time was over.", erased);
                        }
                    } catch (RuntimeException failed) {
                        LOG.error(
                                "Conversations whose time is over could not be erased: {}",
                                failed.getClass().getName());
                    }
                },
                0,
                EVERY.toMinutes(),
                TimeUnit.MINUTES);
        return sweep;
    }

    /** The conversations whose time is over. */
    public static List<Summary> over(List<Summary> all, Retention retention, ZoneId zone, Instant now) {
        if (retention.isNone()) {
            return List.of();
        }
        List<Summary> over = new ArrayList<>();
        for (Summary summary : all) {
            if (summary.erasedBy().isEmpty() && retention.isOver(summary.category(), summary.latest(), now, zone)) {
                over.add(summary);
            }
        }
        return over;
    }

    /**
     * Erase them.
     *
     * @return how many
     */
    public static int sweep(Swept swept, Retention retention, ZoneId zone, Instant now) {
        List<Summary> over = over(swept.conversations().get(), retention, zone, now);
        for (Summary summary : over) {
            Auditor.Look look = new Auditor.Look(
                    BY,
                    BY,
                    Optional.of("kept long enough: " + summary.category().orElse("default")));
            swept.custodian().erase(look, summary.ref());
        }
        return over.size();
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}

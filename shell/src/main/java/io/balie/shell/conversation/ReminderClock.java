package io.balie.shell.conversation;

import io.balie.data.privacy.Mask;
import io.balie.dialog.Reminders;
import io.balie.dialog.event.Event;
import io.balie.dialog.tracker.Tracker;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets reminders come when they are due.
 *
 * <p>What is to come is read from the conversations themselves, so a restart of the program forgets nothing: {@link #watch} the conversations that are stored,
 * and what came due meanwhile comes at once. Whether a reminder still holds is decided when it comes, in the conversation's own order.
 */
public final class ReminderClock implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ReminderClock.class);

    private final Due due;
    private final Clock clock;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "reminders");
        thread.setDaemon(true);
        return thread;
    });
    private final Map<String, Map<Event.ReminderScheduled, ScheduledFuture<?>>> waiting = new ConcurrentHashMap<>();

    /** What is done with a reminder that is due. */
    @FunctionalInterface
    public interface Due {
        void comes(String conversation, Event.ReminderScheduled reminder);
    }

    /** A clock that lets reminders come in this way. */
    public ReminderClock(Due due, Clock clock) {
        this.due = due;
        this.clock = clock;
    }

    /** Wait for the reminders of a conversation as it is now, and for no others of it. */
    public void watch(Tracker tracker) {
        List<Event.ReminderScheduled> pending = Reminders.pending(tracker);
        if (pending.isEmpty() && !waiting.containsKey(tracker.id())) {
            return;
        }
        waiting.compute(tracker.id(), (id, known) -> {
            Map<Event.ReminderScheduled, ScheduledFuture<?>> kept = new HashMap<>();
            if (known != null) {
                known.forEach((reminder, timed) -> {
                    if (pending.contains(reminder)) {
                        kept.put(reminder, timed);
                    } else {
                        timed.cancel(false);
                    }
                });
            }
            for (Event.ReminderScheduled reminder : pending) {
                kept.computeIfAbsent(reminder, missing -> timed(id, missing));
            }
            return kept.isEmpty() ? null : kept;
        });
    }

    private ScheduledFuture<?> timed(String id, Event.ReminderScheduled reminder) {
        long millis =
                Math.max(0, Duration.between(clock.instant(), reminder.due()).toMillis());
        return timer.schedule(() -> comes(id, reminder), millis, TimeUnit.MILLISECONDS);
    }

    private void comes(String id, Event.ReminderScheduled reminder) {
        waiting.computeIfPresent(id, (key, known) -> {
            known.remove(reminder);
            return known.isEmpty() ? null : known;
        });
        try {
            due.comes(id, reminder);
        } catch (RuntimeException failed) {
            LOG.error(
                    "A reminder of conversation '{}' did not come: {}",
                    Mask.ANYWHERE.logged(id),
                    failed.getClass().getName());
        }
    }

    /** How many reminders are waited for. */
    public int size() {
        return waiting.values().stream().mapToInt(Map::size).sum();
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}

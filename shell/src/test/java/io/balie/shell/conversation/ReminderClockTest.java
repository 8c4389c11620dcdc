package io.balie.shell.conversation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.balie.dialog.event.Event;
import io.balie.dialog.tracker.Tracker;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Reminders come when they are due, also those that came due while the program did not run. */
class ReminderClockTest {

    private static final Instant NOON = Instant.parse("2026-11-24T11:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOON, ZoneOffset.UTC);

    @Test
    void one_that_is_due_comes_at_once() throws InterruptedException {
        CountDownLatch came = new CountDownLatch(1);
        try (ReminderClock clock = new ReminderClock((id, reminder) -> came.countDown(), CLOCK)) {
            clock.watch(Tracker.of("c", List.of(reminder(NOON.minusSeconds(60)))));
            assertTrue(came.await(10, TimeUnit.SECONDS));
        }
    }

    @Test
    void one_that_is_cancelled_is_no_longer_waited_for() {
        try (ReminderClock clock = new ReminderClock((id, reminder) -> {}, CLOCK)) {
            Tracker tracker = Tracker.empty("c").after(reminder(NOON.plusSeconds(3600)));
            clock.watch(tracker);
            clock.watch(tracker);
            assertEquals(1, clock.size());
            clock.watch(tracker.after(
                    new Event.ReminderCancelled(NOON, Optional.of("r"), Optional.empty(), Optional.empty())));
            assertEquals(0, clock.size());
        }
    }

    private static Event reminder(Instant due) {
        return new Event.ReminderScheduled(NOON, "later", Map.of(), due, "r", false);
    }
}

package io.balie.shell.anchor;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CheckpointClockTest {

    /** Goes on when it is told to. */
    private static final class HandClock extends Clock {
        private volatile Instant now = Instant.parse("2026-11-23T12:00:00Z");

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    private static final class Log implements CheckpointClock.Signing {
        private volatile long size;
        private volatile boolean failing;
        private final List<Long> signed = new CopyOnWriteArrayList<>();

        @Override
        public long size() {
            return size;
        }

        @Override
        public AnchorPlace.Signed sign(Instant now) {
            if (failing) {
                throw new IllegalStateException("the disk is full");
            }
            signed.add(size);
            return note(size);
        }

        @Override
        public Optional<AnchorPlace.Signed> latest() {
            return signed.isEmpty() ? Optional.empty() : Optional.of(note(signed.getLast()));
        }
    }

    private static AnchorPlace.Signed note(long size) {
        return new AnchorPlace.Signed("balie.transcripts/0000000000000001", size, "note " + size);
    }

    /** A place that fails as often as it is told to. */
    private static final class Place implements AnchorPlace {
        private final AtomicInteger failures = new AtomicInteger();
        private final List<Long> got = new CopyOnWriteArrayList<>();

        @Override
        public String name() {
            return "place";
        }

        @Override
        public void take(Signed checkpoint) throws NotTaken {
            if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                throw new NotTaken("cannot be reached.");
            }
            got.add(checkpoint.size());
        }
    }

    private final HandClock time = new HandClock();
    private final Log log = new Log();
    private final Place place = new Place();
    private final List<String> told = new CopyOnWriteArrayList<>();

    private Anchors anchors(AnchorPlace... places) {
        return new Anchors(
                List.of(places),
                Map.of(),
                (name, signed) -> told.add(name + " " + signed.size()),
                Duration.ofMillis(20));
    }

    private CheckpointClock clock(Anchors anchors) {
        return new CheckpointClock(log, anchors, Duration.ofSeconds(1), Duration.ofMinutes(1), time);
    }

    @Test
    void signs_what_is_new_once_a_second_and_much_at_once() {
        try (CheckpointClock clock = clock(anchors())) {
            clock.look(false);
            assertEquals(List.of(), log.signed);
            log.size = 5;
            clock.look(false);
            log.size = 6;
            clock.look(false);
            assertEquals(List.of(5L), log.signed, "not twice in a second");
            time.pass(Duration.ofSeconds(1));
            clock.look(false);
            time.pass(Duration.ofSeconds(5));
            clock.look(false);
            assertEquals(List.of(5L, 6L), log.signed, "nothing new is not signed again");
            log.size = 261;
            clock.look(false);
            time.pass(Duration.ofSeconds(1));
            clock.look(false);
            log.size = 517;
            clock.look(false);
            assertEquals(List.of(5L, 6L, 261L, 517L), log.signed, "256 new ones do not wait");
            log.size = 518;
        }
        assertEquals(518L, log.signed.getLast(), "the rest when it is closed");
    }

    @Test
    void takes_the_latest_outside_once_a_minute_and_at_the_end() {
        Anchors anchors = anchors(place);
        try (CheckpointClock clock = clock(anchors)) {
            for (int second = 1; second <= 150; second++) {
                log.size = second;
                clock.look(false);
                assertTrue(anchors.await(Duration.ofSeconds(10)));
                time.pass(Duration.ofSeconds(1));
            }
            log.size = 200;
        }
        assertEquals(List.of(1L, 61L, 121L, 200L), place.got);
        assertEquals(List.of("place 1", "place 61", "place 121", "place 200"), told);
    }

    @Test
    void a_place_that_cannot_be_reached_is_told_and_tried_again_with_the_latest() throws InterruptedException {
        place.failures.set(3);
        try (Anchors anchors = anchors(place)) {
            anchors.offer(note(1));
            await().pollInterval(Duration.ofMillis(2))
                    .until(() -> !anchors.troubles().isEmpty());
            assertEquals(Map.of("place", "cannot be reached."), anchors.troubles());
            anchors.offer(note(2));
            assertTrue(anchors.await(Duration.ofSeconds(10)));
            assertEquals(List.of(2L), place.got);
            assertEquals(Map.of(), anchors.troubles());
            anchors.offer(note(2));
            assertTrue(anchors.await(Duration.ofSeconds(10)));
            assertEquals(List.of(2L), place.got, "what it has is not sent again");
        }
    }

    @Test
    void a_place_that_hangs_holds_up_neither_signing_nor_other_places() throws InterruptedException {
        CountDownLatch end = new CountDownLatch(1);
        AnchorPlace hanging = new AnchorPlace() {
            @Override
            public String name() {
                return "hanging";
            }

            @Override
            public void take(Signed checkpoint) throws NotTaken {
                try {
                    end.await(1, TimeUnit.MINUTES);
                } catch (InterruptedException e) {
                    throw new NotTaken("was not waited for", e);
                }
            }
        };
        Anchors anchors = anchors(hanging, place);
        CheckpointClock clock = clock(anchors);
        List<Long> sizes = new ArrayList<>();
        for (int minute = 1; minute <= 5; minute++) {
            log.size = minute;
            clock.look(false);
            sizes.add((long) minute);
            int reached = minute;
            await().pollInterval(Duration.ofMillis(2)).until(() -> place.got.size() >= reached);
            time.pass(Duration.ofMinutes(1));
        }
        assertEquals(sizes, place.got);
        assertEquals(sizes, log.signed);
        assertFalse(anchors.await(Duration.ofMillis(1)));
        end.countDown();
        clock.close();
    }

    @Test
    void a_signature_that_cannot_be_stored_is_told_and_made_later() {
        log.size = 3;
        log.failing = true;
        try (CheckpointClock clock = clock(anchors())) {
            clock.look(false);
            assertEquals(Map.of("signing", "java.lang.IllegalStateException"), clock.troubles());
            log.failing = false;
            clock.look(false);
            assertEquals(Map.of(), clock.troubles());
            assertEquals(List.of(3L), log.signed);
        }
    }
}

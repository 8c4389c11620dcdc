package io.balie.shell.conversation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.balie.dialog.event.Event;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class StoreStateTest {

    private long now = Long.MAX_VALUE - 5; // a clock that may run over
    private final StoreState state = new StoreState(() -> now);
    private final Disk disk = new Disk();

    private void later(Duration duration) {
        now += duration.toNanos();
    }

    @Test
    void nothing_is_tried_while_all_is_stored() {
        for (int i = 0; i < 1_000; i++) {
            assertTrue(state.works());
        }
        state.served();
        assertTrue(state.works());
        assertEquals(0, disk.tries);
    }

    @Test
    void however_many_ask_it_is_tried_now_and_then() {
        disk.full = true;
        state.failed(disk);
        for (int i = 0; i < 1_000; i++) {
            assertFalse(state.works());
        }
        later(StoreState.BETWEEN_TRIES.minusNanos(1));
        assertFalse(state.works());
        assertEquals(0, disk.tries, "the failure was a try");
        later(Duration.ofNanos(1));
        for (int i = 0; i < 1_000; i++) {
            assertFalse(state.works());
        }
        assertEquals(1, disk.tries);
    }

    @Test
    void when_there_is_room_again_it_is_known_without_a_message() {
        disk.full = true;
        state.failed(disk);
        assertFalse(state.works());
        disk.full = false;
        later(StoreState.BETWEEN_TRIES);
        for (int i = 0; i < 1_000; i++) {
            assertTrue(state.works());
        }
        assertEquals(1, disk.tries);
    }

    @Test
    void a_new_failure_is_not_hidden_by_an_old_success() {
        state.failed(disk);
        later(StoreState.BETWEEN_TRIES);
        assertTrue(state.works());
        state.failed(disk);
        assertFalse(state.works());
    }

    @Test
    void nobody_waits_for_a_try_and_a_failure_meanwhile_counts() {
        state.failed(disk);
        later(StoreState.BETWEEN_TRIES);
        disk.meanwhile = () -> {
            assertFalse(state.works(), "somebody is trying");
            later(Duration.ofSeconds(60));
            state.failed(disk);
        };
        assertFalse(state.works());
        assertEquals(1, disk.tries);
    }

    @Test
    void what_is_stored_ends_it_at_once() {
        state.failed(disk);
        assertFalse(state.works());
        state.served();
        assertTrue(state.works());
        assertEquals(0, disk.tries);
    }

    private static final class Disk implements Transcripts {
        private boolean full;
        private Runnable meanwhile = () -> {};
        private int tries;

        @Override
        public void probe() {
            tries++;
            meanwhile.run();
            if (full) {
                throw new IllegalStateException("The disk is full.");
            }
        }

        @Override
        public List<Event> load(String conversation) {
            return List.of();
        }

        @Override
        public void append(String conversation, int first, List<Event> events) {}
    }
}

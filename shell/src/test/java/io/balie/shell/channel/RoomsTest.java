package io.balie.shell.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RoomsTest {

    private final AtomicLong now = new AtomicLong();
    private final InOrder deliveries = new InOrder();
    private final Rooms rooms = new Rooms(now::get, deliveries);

    @AfterEach
    void close() {
        deliveries.close();
    }

    @Test
    void who_is_present_hears_in_the_order_of_saying() {
        Someone someone = new Someone();
        rooms.enter("s", someone);
        List<String> said = IntStream.range(0, 200).mapToObj(Integer::toString).toList();
        said.forEach(text -> rooms.say("s", "bot_uttered", text));
        assertEquals(said, someone.heard());
    }

    @Test
    void what_is_said_to_an_empty_room_waits_and_is_heard_once() {
        rooms.say("s", "bot_uttered", "een");
        rooms.say("s", "bot_uttered", "twee");
        Someone first = new Someone();
        rooms.enter("s", first);
        rooms.enter("s", new Someone());
        assertEquals(List.of("een", "twee"), first.heard());
    }

    @Test
    void who_lost_the_connection_is_not_present() {
        Someone gone = new Someone();
        rooms.enter("s", gone);
        gone.connected.set(false);
        rooms.say("s", "bot_uttered", "een");
        Someone back = new Someone();
        rooms.enter("s", back);
        assertEquals(List.of(), gone.heard());
        assertEquals(List.of("een"), back.heard());
    }

    @Test
    void what_has_waited_too_long_is_forgotten_and_the_room_with_it() {
        rooms.say("s", "bot_uttered", "een");
        now.addAndGet(Rooms.KEPT.toNanos() + 1);
        rooms.tidy();
        assertEquals(0, rooms.size());
    }

    @Test
    void what_waits_for_a_conversation_that_is_erased_is_never_heard_and_who_listens_is_to_come_back() {
        rooms.say("s", "bot_uttered", "een");
        rooms.say("other", "bot_uttered", "twee");
        rooms.forget("s");
        assertEquals(1, rooms.size());
        Someone back = new Someone();
        rooms.enter("s", back);
        Someone elsewhere = new Someone();
        rooms.enter("t", elsewhere);
        rooms.forget("s");
        rooms.forget("nobody");
        assertTrue(back.isGone());
        assertFalse(elsewhere.isGone());
        rooms.say("s", "bot_uttered", "drie");
        Someone again = new Someone();
        rooms.enter("s", again);
        assertEquals(List.of("drie"), again.heard());
        assertEquals(List.of(), back.heard());
    }

    @Test
    void connections_that_speak_while_they_are_spoken_to_never_wait_for_each_other() throws Exception {
        Someone one = new Someone();
        Someone two = new Someone();
        for (Someone someone : List.of(one, two)) {
            rooms.enter("a", someone);
            rooms.enter("b", someone);
        }
        int rounds = 2_000;
        CountDownLatch done = new CountDownLatch(2);
        for (Someone speaker : List.of(one, two)) {
            String room = speaker == one ? "a" : "b";
            Thread.ofPlatform().daemon().start(() -> {
                for (int i = 0; i < rounds; i++) {
                    synchronized (speaker.lock) { // as a connection does while it reads what comes in
                        rooms.enter(room, speaker);
                        rooms.say(room, "bot_uttered", i);
                    }
                }
                done.countDown();
            });
        }
        assertTrue(done.await(30, TimeUnit.SECONDS), "They wait for each other.");
        assertEquals(2 * rounds, one.heard().size());
        assertEquals(2 * rounds, two.heard().size());
    }

    /** A connection, which cannot send while it is at work otherwise. */
    private final class Someone implements Rooms.Listener {

        private final Object lock = new Object();
        private final AtomicBoolean connected = new AtomicBoolean(true);
        private final List<Object> heard = Collections.synchronizedList(new ArrayList<>());

        @Override
        public boolean isConnected() {
            return connected.get();
        }

        @Override
        public void send(String event, Object payload) {
            synchronized (lock) {
                heard.add(payload);
            }
        }

        @Override
        public void hangUp() {
            connected.set(false);
        }

        private boolean isGone() {
            deliveries.settle(Duration.ofSeconds(10));
            return !connected.get();
        }

        private List<Object> heard() {
            deliveries.settle(Duration.ofSeconds(10));
            return List.copyOf(heard);
        }
    }
}

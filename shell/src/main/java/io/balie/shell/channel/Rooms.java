package io.balie.shell.channel;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Who listens to which session. What is said while nobody does, as when a telephone is in a tunnel, waits for whoever comes back.
 *
 * <p>A connection has a lock of its own, and comes here while it holds it. So nothing is ever sent from here under a room's lock, nor
 * by the thread that came: two connections that speak at the same moment would wait for each other for ever.
 */
final class Rooms {

    /** How long what was said waits. */
    static final Duration KEPT = Duration.ofMinutes(10);

    /** How much of it waits; a turn says a handful. */
    static final int MOST_KEPT = 100;

    private final ConcurrentHashMap<String, Room> rooms = new ConcurrentHashMap<>();
    private final LongSupplier nanos;
    private final InOrder deliveries;

    /** A connection that listens. */
    interface Listener {
        boolean isConnected();

        void send(String event, Object payload);

        /** End the connection, so that whoever is there comes back with a new one. */
        void hangUp();
    }

    private static final class Room {
        private final Set<Listener> present = new LinkedHashSet<>();
        private final Deque<Said> waiting = new ArrayDeque<>();
        private boolean gone;
    }

    private record Said(long at, String event, Object payload) {}

    /**
     * Nobody listens yet.
     *
     * @param nanos a clock that only goes forward
     * @param deliveries sends what is said, room by room in the order of saying
     */
    Rooms(LongSupplier nanos, InOrder deliveries) {
        this.nanos = nanos;
        this.deliveries = deliveries;
    }

    /** Listen from now on, beginning with what waits. */
    void enter(String name, Listener listener) {
        boolean entered = false;
        while (!entered) {
            Room room = rooms.computeIfAbsent(name, fresh -> new Room());
            synchronized (room) {
                entered = !room.gone;
                if (entered && room.present.add(listener)) {
                    forgetOld(room);
                    room.waiting.forEach(said -> deliver(name, listener, said.event(), said.payload()));
                    room.waiting.clear();
                }
            }
        }
    }

    /** Listen no longer. */
    void leave(Listener listener) {
        rooms.forEach((name, room) -> {
            synchronized (room) {
                room.present.remove(listener);
                drop(name, room);
            }
        });
    }

    /** Say something to all who listen, or else to whoever comes in time. */
    void say(String name, String event, Object payload) {
        boolean said = false;
        while (!said) {
            Room room = rooms.computeIfAbsent(name, fresh -> new Room());
            synchronized (room) {
                said = !room.gone;
                if (said) {
                    room.present.removeIf(listener -> !listener.isConnected());
                    if (room.present.isEmpty()) {
                        room.waiting.add(new Said(nanos.getAsLong(), event, payload));
                        if (room.waiting.size() > MOST_KEPT) {
                            room.waiting.remove();
                        }
                    } else {
                        room.present.forEach(listener -> deliver(name, listener, event, payload));
                    }
                }
            }
        }
    }

    private void deliver(String name, Listener listener, String event, Object payload) {
        var unused = deliveries.then(name, () -> listener.send(event, payload));
    }

    /**
     * Forget what waits, as when its conversation was erased, and end the connections of who listens: their buffers hold what was said. Who is
     * there comes back.
     */
    void forget(String name) {
        Room room = rooms.get(name);
        if (room != null) {
            synchronized (room) {
                room.waiting.clear();
                room.present.forEach(listener -> hangUp(name, listener));
                room.present.clear();
                drop(name, room);
            }
        }
    }

    private void hangUp(String name, Listener listener) {
        var unused = deliveries.then(name, listener::hangUp);
    }

    /** Forget what has waited too long. */
    void tidy() {
        rooms.forEach((name, room) -> {
            synchronized (room) {
                forgetOld(room);
                drop(name, room);
            }
        });
    }

    int size() {
        return rooms.size();
    }

    private void forgetOld(Room room) {
        long oldest = nanos.getAsLong() - KEPT.toNanos();
        while (!room.waiting.isEmpty() && room.waiting.peek().at() - oldest < 0) {
            room.waiting.remove();
        }
    }

    private void drop(String name, Room room) {
        if (room.present.isEmpty() && room.waiting.isEmpty()) {
            room.gone = true;
            rooms.remove(name, room);
        }
    }
}

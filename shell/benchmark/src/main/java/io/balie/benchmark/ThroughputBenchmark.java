package io.balie.benchmark;

import io.balie.dialog.Incoming;
import io.balie.dialog.Turns;
import io.balie.dialog.event.Event;
import io.balie.dialog.tracker.Tracker;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.infra.ThreadParams;

/** Takes turns as fast as they can be taken; every thread plays whole conversations, one after the other. */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class ThroughputBenchmark {

    /** A desk that stores nothing. */
    @State(Scope.Benchmark)
    public static class Plain {
        private final Turns turns = ShippedDesk.open().turns();
    }

    /** A desk that stores every turn. */
    @State(Scope.Benchmark)
    public static class Stored {
        private final StoredDesk desk = StoredDesk.open();

        /** Close the store and remove it. */
        @TearDown
        public void close() {
            desk.close();
        }
    }

    /** The user of one thread. */
    @State(Scope.Thread)
    public static class User {
        private Script script = new Script("user");
        private Tracker tracker = Tracker.empty("none");

        /** Conversations of its own. */
        @Setup
        public void begin(ThreadParams thread) {
            script = new Script("user" + thread.getThreadIndex());
        }

        private List<Event> next(Turns turns) {
            script.advance();
            if (script.first()) {
                tracker = Tracker.empty(script.id());
            }
            Incoming message = new Incoming(
                    script.text(),
                    ShippedDesk.NOW,
                    "rest",
                    "m" + tracker.events().size(),
                    Map.of());
            List<Event> turn = turns.take(tracker, message);
            tracker = tracker.after(turn);
            return turn;
        }

        private List<Event> next(StoredDesk desk) {
            script.advance();
            return desk.conversations().take(script.id(), script.text(), "rest", Map.of());
        }
    }

    @Benchmark
    @Threads(1)
    public List<Event> turns1(Plain desk, User user) {
        return user.next(desk.turns);
    }

    @Benchmark
    @Threads(2)
    public List<Event> turns2(Plain desk, User user) {
        return user.next(desk.turns);
    }

    @Benchmark
    @Threads(1)
    public List<Event> storedTurns1(Stored desk, User user) {
        return user.next(desk.desk);
    }

    @Benchmark
    @Threads(2)
    public List<Event> storedTurns2(Stored desk, User user) {
        return user.next(desk.desk);
    }
}

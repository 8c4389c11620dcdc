package io.balie.benchmark;

import io.balie.dialog.event.Event;
import io.balie.dialog.tracker.Tracker;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Takes a whole turn and stores it durably, as a channel does before it answers. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class StoredTurnBenchmark {

    /** The turn that is taken. */
    @Param
    public Moment moment = Moment.SCREENING;

    private final StoredDesk desk = StoredDesk.open();
    private List<Event> earlier = List.of();
    private String id = "";
    private int number;

    /** Make what was said before the moment, once. */
    @Setup
    public void prepare() {
        Tracker before = moment.before(desk.turns());
        earlier = before.events();
        begin();
        moment.expect(take());
    }

    /** A fresh conversation at its moment; JMH does not count the time of this. */
    @Setup(Level.Invocation)
    public void begin() {
        id = "turn-" + number++;
        desk.conversations().add(id, (before, now) -> earlier);
    }

    @Benchmark
    public List<Event> take() {
        return desk.conversations().take(id, moment.text(), "rest", Map.of());
    }

    /** Close the store and remove it. */
    @TearDown
    public void close() {
        desk.close();
    }
}

package io.balie.benchmark;

import io.balie.dialog.Turns;
import io.balie.dialog.event.Event;
import io.balie.dialog.tracker.Tracker;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Takes a whole turn, from the message to the replies, without storing it. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class TurnBenchmark {

    /** The turn that is taken. */
    @Param
    public Moment moment = Moment.SCREENING;

    private final Turns turns = ShippedDesk.open().turns();
    private Tracker before = Tracker.empty("benchmark");

    /** Bring the conversation to its moment. */
    @Setup
    public void prepare() {
        before = moment.before(turns);
        moment.expect(take());
    }

    @Benchmark
    public List<Event> take() {
        return turns.take(before, moment.message(before));
    }
}

package io.balie.benchmark;

import io.balie.nlu.Interpreter;
import io.balie.nlu.Message;
import io.balie.nlu.Reading;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;

/** Reads the shipped bot's test messages one after the other. */
@State(Scope.Thread)
public class MessagesBenchmark {

    private final Interpreter interpreter = ShippedDesk.open().turns().scene().interpreter();
    private final List<Message> messages = Lessons.read().messages();
    private int next;

    /** How many a second, on one core. */
    @Benchmark
    @BenchmarkMode(Mode.Throughput)
    @OutputTimeUnit(TimeUnit.SECONDS)
    @Threads(1)
    public Reading batch() {
        return read();
    }

    /** How long each. */
    @Benchmark
    @BenchmarkMode(Mode.SampleTime)
    @OutputTimeUnit(TimeUnit.MILLISECONDS)
    public Reading each() {
        return read();
    }

    private Reading read() {
        next = (next + 1) % messages.size();
        return interpreter.read(messages.get(next));
    }
}

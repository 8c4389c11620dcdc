package io.balie.shell.http;

import io.balie.nlu.Interpreter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Times every message that is read, whoever asks for it; nothing is timed before the web server runs. */
public final class ReadingTimes implements MeterBinder, UnaryOperator<Interpreter> {

    private volatile @Nullable Timer timer;

    /** The same interpreter, timed. */
    @Override
    public Interpreter apply(Interpreter interpreter) {
        return message -> {
            Timer bound = timer;
            return bound == null ? interpreter.read(message) : bound.record(() -> interpreter.read(message));
        };
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        timer = Timer.builder("balie.nlu.parse")
                .description("reading one message")
                .publishPercentiles(0.5, 0.99)
                .register(registry);
    }
}

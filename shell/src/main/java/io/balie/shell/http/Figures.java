package io.balie.shell.http;

import io.balie.dialog.event.Event;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Counts and times for Prometheus. No figure carries an id or a word. */
final class Figures {

    private static final Set<String> OUTCOMES = Set.of(
            "vendor_redirected",
            "vendor_ended",
            "vendor_accepted",
            "answered",
            "handed_over",
            "callback_promised",
            "note_taken",
            "ended_abuse");

    private final MeterRegistry registry;
    private final Timer turn;

    Figures(MeterRegistry registry) {
        this.registry = registry;
        this.turn = Timer.builder("balie.turn")
                .description("one message until its replies are stored and ready to be sent")
                .publishPercentiles(0.5, 0.99)
                .register(registry);
    }

    /** Time a turn and count what happened in it. */
    List<Event> timed(Supplier<List<Event>> take) {
        List<Event> events = turn.record(take);
        for (Event event : events) {
            if (event instanceof Event.UserUttered) {
                registry.counter("balie.messages", "direction", "in").increment();
            } else if (event instanceof Event.BotUttered) {
                registry.counter("balie.messages", "direction", "out").increment();
            } else if (event instanceof Event.SlotSet set && set.name().equals("outcome") && set.value() != null) {
                registry.counter("balie.conversation.outcome", "outcome", outcome(set.value()))
                        .increment();
            }
        }
        return events;
    }

    // A bot of somebody's own may have outcomes of its own: one name for all of them keeps the figures bounded.
    private static String outcome(Object value) {
        return value instanceof String name && OUTCOMES.contains(name) ? name : "other";
    }
}

package io.balie.shell.http;

import io.balie.data.transcript.EventJson;
import io.balie.dialog.domain.Domain;
import io.balie.dialog.event.Event;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Rasa's form of events. All kinds are shown; taken from outside are those that steer a conversation. What was said and done is
 * the bot's own to record.
 */
final class RasaEvents implements EventForm {

    private final Domain domain;

    RasaEvents(Domain domain) {
        this.domain = domain;
    }

    @Override
    public Map<String, ?> write(Event event) {
        return EventJson.shape(event);
    }

    @Override
    public Event read(Map<String, @Nullable Object> json, Instant now) {
        Instant at = at(json.get("timestamp"), now);
        if (!(json.get("event") instanceof String given)) {
            throw new IllegalArgumentException("'event' is missing or no text, expected its kind.");
        }
        return switch (given) {
            case "resume" -> new Event.Resumed(at);
            case "pause" -> new Event.Paused(at);
            case "restart" -> new Event.Restarted(at);
            case "slot" -> slot(json, at);
            default ->
                throw new IllegalArgumentException(
                        "Kind '%s' is not taken here, expected resume, pause, restart or slot."
                                .formatted(given.length() > 40 ? given.substring(0, 40) : given));
        };
    }

    private Event slot(Map<String, @Nullable Object> json, Instant at) {
        if (!(json.get("name") instanceof String name)) {
            throw new IllegalArgumentException("'name' is missing, expected the slot's name.");
        }
        if (!domain.slots().containsKey(name)) {
            throw new IllegalArgumentException("The domain has no slot of this name.");
        }
        return new Event.SlotSet(at, name, json.get("value"));
    }

    private static Instant at(@Nullable Object timestamp, Instant now) {
        return switch (timestamp) {
            case null -> now;
            case Number seconds -> {
                double value = seconds.doubleValue();
                if (!(value >= 0 && value < 1e11)) {
                    throw new IllegalArgumentException("'timestamp' is out of range, expected seconds since 1970.");
                }
                try {
                    yield Instant.EPOCH.plus(Math.round(value * 1e6), ChronoUnit.MICROS);
                } catch (DateTimeException | ArithmeticException e) {
                    throw new IllegalArgumentException("'timestamp' is out of range, expected seconds since 1970.", e);
                }
            }
            default -> throw new IllegalArgumentException("'timestamp' is no number, expected seconds since 1970.");
        };
    }
}

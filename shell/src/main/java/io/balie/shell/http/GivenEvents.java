package io.balie.shell.http;

import io.balie.dialog.event.Event;
import io.balie.nlu.Language;
import io.balie.nlu.Reading;
import io.balie.shell.action.EventReader;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads events that a client says have happened: all of Rasa's kinds, also those that it keeps from older versions. */
final class GivenEvents {

    private final EventReader reader;

    /** @param language of messages that do not say theirs */
    GivenEvents(Language language) {
        this.reader = new EventReader(language, ZoneOffset.UTC);
    }

    /**
     * Read a body of one event or a list of them.
     *
     * @param now when they happened, if they do not say
     * @throws Refusal if any of them is no event, or there is none
     */
    List<Event> read(@Nullable Object body, Instant now) {
        List<Event> events = new ArrayList<>();
        for (Object item : body instanceof List<?> list ? list : body == null ? List.of() : List.of(body)) {
            if (!(item instanceof Map<?, ?> map)) {
                throw refused("An event is no JSON object, expected {\"event\": ...}.");
            }
            Map<String, @Nullable Object> json = new LinkedHashMap<>();
            map.forEach((key, value) -> json.put(String.valueOf(key), value));
            if (json.get("parse_data") instanceof Map<?, ?> parsed) {
                checkEntities(parsed);
            }
            try {
                events.add(reader.read(json, at(json, now)));
            } catch (IllegalArgumentException wrong) {
                throw refused("Event %d cannot be read: %s".formatted(events.size() + 1, wrong.getMessage()));
            }
        }
        if (events.isEmpty()) {
            throw refused("Couldn't extract a proper event from the request body.");
        }
        return events;
    }

    private static Instant at(Map<String, @Nullable Object> json, Instant now) {
        if (json.get("timestamp") == null) {
            return now;
        }
        return EventReader.time(json)
                .orElseThrow(() -> new IllegalArgumentException(
                        "'timestamp' is no number of seconds since 1970, or out of range."));
    }

    /**
     * A parse result in Rasa's form.
     *
     * @throws Refusal if it is none
     */
    Reading reading(String text, Map<?, ?> parsed) {
        checkEntities(parsed);
        Event said = reader.read(Map.of("event", "user", "text", text, "parse_data", parsed), Instant.EPOCH);
        if (!(said instanceof Event.UserUttered message)) {
            throw new IllegalStateException("A message was read as something else.");
        }
        return message.reading();
    }

    private static void checkEntities(Map<?, ?> parsed) {
        Object entities = parsed.get("entities");
        if (entities != null && !(entities instanceof List<?>)) {
            throw refused("'entities' of a message is no list.");
        }
    }

    /** Values by type, which may also be given as a list of entities. */
    static Map<String, Object> values(@Nullable Object entities) {
        Map<String, Object> values = new LinkedHashMap<>();
        switch (entities) {
            case null -> {}
            case Map<?, ?> map ->
                map.forEach((type, value) -> {
                    if (value != null) {
                        values.put(String.valueOf(type), value);
                    }
                });
            case List<?> list ->
                list.forEach(item -> {
                    if (item instanceof Map<?, ?> map && map.get("entity") instanceof String type) {
                        Object value = map.get("value");
                        if (value != null) {
                            values.put(type, value);
                        }
                    }
                });
            default -> throw Refusal.badRequest("'entities' is neither a list nor a JSON object.", "entities");
        }
        return values;
    }

    private static Refusal refused(String message) {
        return Refusal.badRequest(message, "");
    }
}

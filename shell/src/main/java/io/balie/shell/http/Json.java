package io.balie.shell.http;

import io.balie.data.json.Unkept;
import io.balie.shell.channel.UserMessage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Reads request bodies and writes answers, with every text made fit to be stored and said. */
final class Json {

    private static final JsonMapper MAPPER = Unkept.mapper();

    private Json() {}

    /**
     * A body that is one JSON object.
     *
     * @throws Refusal if it is anything else
     */
    static Map<String, @Nullable Object> object(byte[] body) {
        if (value(body) instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> object = new LinkedHashMap<>();
            map.forEach((key, value) -> object.put(String.valueOf(key), value));
            return object;
        }
        throw new Refusal(400, "BadRequest", "The body is no JSON object, expected {...}.", Map.of());
    }

    /**
     * A body that is JSON, as maps, lists, texts, numbers and booleans.
     *
     * @throws Refusal if it is not
     */
    static @Nullable Object value(byte[] body) {
        if (body.length == 0) {
            throw new Refusal(400, "BadRequest", "The body is empty, expected JSON.", Map.of());
        }
        try {
            return clean(MAPPER.readValue(body, Object.class));
        } catch (JacksonException broken) {
            // Jackson's message may quote the body; the place alone is enough, and words stay out of answers and logs.
            var place = broken.getLocation();
            throw new Refusal(
                    400,
                    "BadRequest",
                    place == null
                            ? "The body is no valid JSON."
                            : "The body is no valid JSON: see line %d, column %d."
                                    .formatted(place.getLineNr(), place.getColumnNr()),
                    Map.of());
        }
    }

    static byte[] bytes(Object value) {
        return MAPPER.writeValueAsBytes(value);
    }

    static String text(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    private static @Nullable Object clean(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case String text -> clean(text);
            case Map<?, ?> map -> {
                Map<String, @Nullable Object> cleaned = new LinkedHashMap<>();
                map.forEach((key, item) -> cleaned.put(clean(String.valueOf(key)), clean(item)));
                yield cleaned;
            }
            case List<?> list -> {
                List<@Nullable Object> cleaned = new ArrayList<>();
                list.forEach(item -> cleaned.add(clean(item)));
                yield cleaned;
            }
            default -> value;
        };
    }

    static String clean(String text) {
        return UserMessage.wellFormed(text);
    }
}

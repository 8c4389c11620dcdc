package io.balie.data.bot;

import io.balie.data.json.Unkept;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A message that says its intent itself: <code>/intent@0.8{"entity": "value"}tail</code>.
 *
 * @param start where the entities begin in the text, as Rasa places them
 * @param end where they end
 * @param tail what stands after them; Rasa leaves it out
 */
record Payload(String intent, List<Mention> entities, int start, int end, String tail) {

    private static final Pattern FORM = Pattern.compile(
            "^/(?<intent>[^{@]+)(?:@(?<confidence>[0-9.]*))?(?<json>\\{.+})?(?<tail>.*)", Pattern.DOTALL);
    private static final JsonMapper JSON = Unkept.mapper();

    record Mention(String type, String value) {}

    /** Read a text that begins with a slash; empty if it cannot be read. */
    static Optional<Payload> read(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        List<Mention> entities = new ArrayList<>();
        if (parts.group("json") != null) {
            try {
                Map<?, ?> map = JSON.readValue(parts.group("json"), Map.class);
                map.forEach((key, value) -> {
                    List<?> values = value instanceof List<?> list ? list : List.of(String.valueOf(value));
                    values.forEach(one -> entities.add(new Mention(String.valueOf(key), String.valueOf(one))));
                });
            } catch (JacksonException e) {
                return Optional.empty();
            }
        }
        int start = parts.group("json") == null ? 0 : parts.start("json");
        int end = parts.group("json") == null ? 0 : parts.end("json");
        return Optional.of(new Payload(
                parts.group("intent").strip(),
                List.copyOf(entities),
                start,
                end,
                parts.group("tail").strip()));
    }
}

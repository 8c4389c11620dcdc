package io.balie.shell.script;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values of JSON, where one thing may stand for a list of it. */
final class Json {

    private Json() {}

    /** Nothing, one thing, or the things of a list. */
    static List<Object> list(@Nullable Object value) {
        List<Object> all = new ArrayList<>();
        if (value instanceof List<?> several) {
            several.forEach(one -> all.add(String.valueOf(one).equals("null") ? "" : one));
        } else if (value != null) {
            all.add(value);
        }
        return all;
    }

    static List<String> texts(@Nullable Object value) {
        return list(value).stream().map(String::valueOf).toList();
    }

    /** A map with its order; empty if it is something else. */
    static Map<String, Object> map(@Nullable Object value) {
        Map<String, Object> copy = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, item) -> copy.put(String.valueOf(key), item));
        }
        return copy;
    }

    static int number(@Nullable Object value, int otherwise) {
        return value instanceof Number number ? number.intValue() : otherwise;
    }
}

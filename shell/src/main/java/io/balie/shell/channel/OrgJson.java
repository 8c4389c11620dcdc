package io.balie.shell.channel;

import io.balie.data.json.Unkept;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.json.JSONArray;
import org.json.JSONObject;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** Between the Socket.IO library's JSON and plain values. */
final class OrgJson {

    private OrgJson() {}

    /** Plain maps, lists, texts, numbers and booleans; every text is well formed. */
    static @Nullable Object plain(@Nullable Object json) {
        if (json == null || JSONObject.NULL.equals(json)) {
            return null;
        }
        return switch (json) {
            case String text -> UserMessage.wellFormed(text);
            case JSONObject object -> {
                Map<String, @Nullable Object> map = new LinkedHashMap<>();
                object.keySet().forEach(key -> map.put(UserMessage.wellFormed(key), plain(object.get(key))));
                yield map;
            }
            case JSONArray array -> {
                List<@Nullable Object> list = new ArrayList<>();
                array.forEach(item -> list.add(plain(item)));
                yield list;
            }
            default -> json;
        };
    }

    /** The library's value for a plain one. */
    static Object of(@Nullable Object plain) {
        return switch (plain) {
            case null -> JSONObject.NULL;
            case Map<?, ?> map -> {
                JSONObject object = new JSONObject();
                map.forEach((key, value) -> object.put(String.valueOf(key), of(value)));
                yield object;
            }
            case List<?> list -> {
                JSONArray array = new JSONArray();
                list.forEach(item -> array.put(of(item)));
                yield array;
            }
            default -> plain;
        };
    }

    /** An object without its nulls; empty if it is none, or a text that holds none. */
    static Map<String, Object> object(@Nullable Object plain) {
        Object value = plain;
        if (value instanceof String text) {
            try {
                value = Unkept.mapper().readValue(text, Object.class);
            } catch (JacksonException none) {
                return Map.of();
            }
        }
        Map<String, Object> object = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, item) -> {
                if (item != null) {
                    object.put(String.valueOf(key), item);
                }
            });
        }
        return object;
    }
}

package io.balie.data.transcript;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The fields of a JSON object, taken one by one; a field that nobody takes is a fault. */
final class Fields {

    private final String path;
    private final Map<?, ?> map;
    private final Set<Object> taken = new HashSet<>();

    Fields(String path, Map<?, ?> map) {
        this.path = path;
        this.map = map;
    }

    private String at(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    boolean has(String key) {
        return map.containsKey(key);
    }

    @Nullable
    Object any(String key) {
        if (!map.containsKey(key)) {
            throw new UnreadableEvent("Field '%s' is missing.".formatted(at(key)));
        }
        taken.add(key);
        return map.get(key);
    }

    private <T> T as(String key, Class<T> type, String expected) {
        Object value = any(key);
        if (!type.isInstance(value)) {
            throw new UnreadableEvent("Field '%s' is %s, expected %s.".formatted(at(key), kind(value), expected));
        }
        return type.cast(value);
    }

    private static String kind(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case String text -> "a text";
            case Boolean flag -> "true or false";
            case Number number -> "a number";
            case List<?> list -> "a list";
            default -> "an object";
        };
    }

    String text(String key) {
        return as(key, String.class, "a text");
    }

    Optional<String> textOrNull(String key) {
        return any(key) == null ? Optional.empty() : Optional.of(text(key));
    }

    Optional<String> optionalText(String key) {
        return has(key) ? Optional.of(text(key)) : Optional.empty();
    }

    OptionalDouble optionalNumber(String key) {
        return has(key) ? OptionalDouble.of(number(key)) : OptionalDouble.empty();
    }

    double number(String key) {
        return as(key, Number.class, "a number").doubleValue();
    }

    <T extends Number> T number(String key, Class<T> type) {
        return as(key, type, type == Integer.class ? "a whole number" : "a number");
    }

    boolean flag(String key) {
        return as(key, Boolean.class, "true or false");
    }

    Fields object(String key) {
        return new Fields(at(key), as(key, Map.class, "an object"));
    }

    Optional<Fields> objectOrNull(String key) {
        return any(key) == null ? Optional.empty() : Optional.of(object(key));
    }

    List<Fields> objects(String key) {
        List<Fields> found = new ArrayList<>();
        int index = 0;
        for (Object item : as(key, List.class, "a list")) {
            String place = at(key) + "[" + index++ + "]";
            if (!(item instanceof Map<?, ?> object)) {
                throw new UnreadableEvent("Field '%s' is %s, expected an object.".formatted(place, kind(item)));
            }
            found.add(new Fields(place, object));
        }
        return found;
    }

    List<String> texts(String key) {
        List<String> found = new ArrayList<>();
        for (Object item : as(key, List.class, "a list")) {
            if (!(item instanceof String text)) {
                throw new UnreadableEvent("Field '%s' holds %s, expected texts.".formatted(at(key), kind(item)));
            }
            found.add(text);
        }
        return found;
    }

    /** All fields, whatever they are called; none may be null. */
    Map<String, Object> free() {
        Map<String, Object> found = new java.util.LinkedHashMap<>();
        map.forEach((key, value) -> {
            if (value == null) {
                throw new UnreadableEvent("Field '%s' is null, expected a value.".formatted(at(String.valueOf(key))));
            }
            found.put(String.valueOf(key), value);
        });
        return found;
    }

    /** What the fields are called. */
    List<String> names() {
        return map.keySet().stream().map(String::valueOf).toList();
    }

    /** The fields that nobody has taken yet; none may be null. */
    Map<String, Object> rest() {
        Map<String, Object> left = new java.util.LinkedHashMap<>();
        map.forEach((key, value) -> {
            if (!taken.contains(key)) {
                left.put(String.valueOf(key), value);
            }
        });
        taken.addAll(left.keySet());
        return new Fields(path, left).free();
    }

    /** Nobody takes more fields; a field left over comes from somewhere else. */
    void end() {
        for (Object key : map.keySet()) {
            if (!taken.contains(key)) {
                throw new UnreadableEvent("Field '%s' is unknown.".formatted(at(String.valueOf(key))));
            }
        }
    }
}

package io.balie.dialog.training;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is seen of a conversation when an action is to be chosen: the latest message, the filled slots, the action before, and the form that asks.
 *
 * <p>It is compared by its text, JSON with sorted keys; where several rules fit, the longest text wins.
 */
public final class State {

    /** In rules: this slot or form must not be set. */
    public static final String UNSET = "should_not_be_set";

    static final String USER = "user";
    static final String SLOTS = "slots";
    static final String ACTION = "prev_action";
    static final String LOOP = "active_loop";
    static final String INTENT = "intent";
    static final String TEXT = "text";
    static final String ENTITIES = "entities";
    static final String ACTION_NAME = "action_name";
    static final String ACTION_TEXT = "action_text";
    static final String NAME = "name";

    private static final String LISTEN = "action_listen";

    private final SortedMap<String, SortedMap<String, Object>> parts;
    private @Nullable String json;

    private State(SortedMap<String, SortedMap<String, Object>> parts) {
        this.parts = parts;
    }

    /** A state of parts; empty parts are left out. Values are texts or lists of texts or numbers. */
    static State of(Map<String, ? extends Map<String, Object>> parts) {
        SortedMap<String, SortedMap<String, Object>> filled = new TreeMap<>();
        parts.forEach((name, part) -> {
            if (!part.isEmpty()) {
                filled.put(name, Collections.unmodifiableSortedMap(new TreeMap<>(part)));
            }
        });
        return new State(Collections.unmodifiableSortedMap(filled));
    }

    /** The same with another part; without it, if that is empty. */
    State with(String name, Map<String, Object> part) {
        SortedMap<String, SortedMap<String, Object>> changed = new TreeMap<>(parts);
        if (part.isEmpty()) {
            changed.remove(name);
        } else {
            changed.put(name, Collections.unmodifiableSortedMap(new TreeMap<>(part)));
        }
        return new State(Collections.unmodifiableSortedMap(changed));
    }

    /** The same without one entry. */
    State without(String name, String key) {
        if (!part(name).containsKey(key)) {
            return this;
        }
        SortedMap<String, Object> part = new TreeMap<>(part(name));
        part.remove(key);
        return with(name, part);
    }

    /** Only what was done before. */
    public State onlyAction() {
        return of(Map.of(ACTION, part(ACTION)));
    }

    SortedMap<String, Object> part(String name) {
        return parts.getOrDefault(name, Collections.emptySortedMap());
    }

    Map<String, SortedMap<String, Object>> parts() {
        return parts;
    }

    private Optional<String> text(String part, String key) {
        return part(part).get(key) instanceof String value ? Optional.of(value) : Optional.empty();
    }

    /** The name of the action before; empty at the start, and where it was a text. */
    public Optional<String> actionBefore() {
        return text(ACTION, ACTION_NAME);
    }

    /** The name or the text of the action before; empty at the start. */
    public Optional<String> doneBefore() {
        return actionBefore().or(() -> text(ACTION, ACTION_TEXT));
    }

    /** Whether a message has just come in. */
    public boolean isAfterListening() {
        return actionBefore().equals(Optional.of(LISTEN));
    }

    /** The form that asks. */
    public Optional<String> loop() {
        return text(LOOP, NAME).filter(name -> !name.equals(UNSET));
    }

    /** The form that asks, or {@link #UNSET}. */
    public Optional<String> loopOrUnset() {
        return text(LOOP, NAME);
    }

    /** The intent of the latest message, if it counts. */
    public Optional<String> intent() {
        return text(USER, INTENT);
    }

    /** The words of the latest message, if they count. */
    public Optional<String> userText() {
        return text(USER, TEXT);
    }

    /** The entities of the latest message that count: types, and {@code type#role}. */
    public List<?> entities() {
        return part(USER).get(ENTITIES) instanceof List<?> list ? list : List.of();
    }

    /** What is seen of each slot: numbers, or {@link #UNSET}. */
    public SortedMap<String, Object> slots() {
        return part(SLOTS);
    }

    /** Whether a real state is as a rule's state says; what the rule does not name does not matter. */
    public boolean fits(State real) {
        for (Map.Entry<String, SortedMap<String, Object>> wanted : parts.entrySet()) {
            SortedMap<String, Object> found = real.part(wanted.getKey());
            for (Map.Entry<String, Object> entry : wanted.getValue().entrySet()) {
                Object is = found.get(entry.getKey());
                boolean fits = entry.getValue().equals(UNSET)
                        ? is == null || is.equals(UNSET)
                        : entry.getValue().equals(is);
                if (!fits) {
                    return false;
                }
            }
        }
        return true;
    }

    /** A run of states as text. */
    public static String json(List<State> states) {
        StringBuilder text = new StringBuilder("[");
        for (int i = 0; i < states.size(); i++) {
            text.append(i == 0 ? "" : ", ").append(states.get(i));
        }
        return text.append(']').toString();
    }

    @Override
    public String toString() {
        String written = json;
        if (written == null) {
            StringBuilder text = new StringBuilder();
            write(parts, text);
            written = text.toString();
            json = written;
        }
        return written;
    }

    private static void write(Object value, StringBuilder to) {
        switch (value) {
            case Map<?, ?> map -> {
                to.append('{');
                String before = "";
                for (Map.Entry<?, ?> entry : map.entrySet()) {
                    to.append(before);
                    quote(entry.getKey().toString(), to);
                    to.append(": ");
                    write(entry.getValue(), to);
                    before = ", ";
                }
                to.append('}');
            }
            case List<?> list -> {
                to.append('[');
                String before = "";
                for (Object item : list) {
                    to.append(before);
                    write(item, to);
                    before = ", ";
                }
                to.append(']');
            }
            case Number number -> to.append(number);
            default -> quote(value.toString(), to);
        }
    }

    /** As JSON in ASCII, so that a text is as long here as where projects were made. */
    private static void quote(String text, StringBuilder to) {
        to.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> to.append("\\\"");
                case '\\' -> to.append("\\\\");
                case '\n' -> to.append("\\n");
                case '\r' -> to.append("\\r");
                case '\t' -> to.append("\\t");
                default -> {
                    if (c < ' ' || c > '~') {
                        to.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
                    } else {
                        to.append(c);
                    }
                }
            }
        }
        to.append('"');
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof State that && parts.equals(that.parts);
    }

    @Override
    public int hashCode() {
        return parts.hashCode();
    }
}

package io.balie.dialog.action;

import io.balie.dialog.event.Button;
import io.balie.dialog.event.Event;
import io.balie.dialog.reply.Said;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Messages in Rasa's form, as an action server, an NLG server and this program hand them to each other. */
final class BotMessages {

    private static final List<String> MEDIA = List.of("image", "attachment", "elements", "quick_replies");

    private BotMessages() {}

    /** A filled response as a message. */
    static Map<String, Object> message(Said said) {
        Map<String, Object> message = new LinkedHashMap<>();
        if (!said.text().isEmpty()) {
            message.put("text", said.text());
        }
        if (!said.buttons().isEmpty()) {
            message.put(
                    "buttons", said.buttons().stream().map(BotMessages::json).toList());
        }
        if (!said.custom().isEmpty()) {
            message.put("custom", said.custom());
        }
        message.putAll(said.media());
        return message;
    }

    /** What a message is in the conversation. Keys that Rasa does not send are left out. */
    static Event.BotUttered event(Map<String, Object> message, String action, Context context) {
        Map<String, Object> media = new LinkedHashMap<>();
        for (String kind : MEDIA) {
            if (says(message.get(kind))) {
                media.put(kind, message.get(kind));
            }
        }
        Object custom = message.get("custom");
        return new Event.BotUttered(
                context.now(),
                Objects.toString(message.get("text"), ""),
                buttons(message.get("buttons")),
                custom instanceof Map<?, ?> map ? named(map) : says(custom) ? Map.of("value", custom) : Map.of(),
                media,
                action);
    }

    /** Whether a part of a message is something: not missing, not an empty text, list or object, nor false. */
    static boolean says(@Nullable Object part) {
        return switch (part) {
            case null -> false;
            case String text -> !text.isEmpty();
            case List<?> list -> !list.isEmpty();
            case Map<?, ?> map -> !map.isEmpty();
            case Boolean flag -> flag;
            default -> true;
        };
    }

    static List<Button> buttons(@Nullable Object given) {
        List<Button> buttons = new ArrayList<>();
        if (given instanceof List<?> list) {
            for (Object item : list) {
                if (item instanceof Map<?, ?> map) {
                    Map<String, Object> more = named(map);
                    String title = String.valueOf(more.getOrDefault("title", ""));
                    String payload = String.valueOf(more.getOrDefault("payload", ""));
                    more.remove("title");
                    more.remove("payload");
                    buttons.add(new Button(title, payload, more));
                }
            }
        }
        return buttons;
    }

    private static Map<String, Object> json(Button button) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("title", button.title());
        json.put("payload", button.payload());
        json.putAll(button.more());
        return json;
    }

    /** The entries that have a value. */
    private static Map<String, Object> named(Map<?, ?> map) {
        Map<String, Object> named = new LinkedHashMap<>();
        map.forEach((key, value) -> {
            if (value != null) {
                named.put(String.valueOf(key), value);
            }
        });
        return named;
    }
}

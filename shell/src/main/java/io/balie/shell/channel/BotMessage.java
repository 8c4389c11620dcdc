package io.balie.shell.channel;

import io.balie.dialog.event.Button;
import io.balie.dialog.event.Event;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a bot says in one go. What a bot said in one event may be several: a text, then a payload of its own, an image, an
 * attachment, elements, in Rasa's order.
 */
public sealed interface BotMessage {

    /** Text alone. Where channels take short messages it is split at its blank lines. */
    record Text(String text) implements BotMessage {}

    /**
     * A choice.
     *
     * @param text the question; empty if the buttons stand alone
     * @param buttons each with a {@code title} and a {@code payload}, and what else its author gave it
     */
    record Choice(Optional<String> text, List<Map<String, Object>> buttons) implements BotMessage {
        public Choice {
            buttons = List.copyOf(buttons);
        }
    }

    /**
     * The author's own payload for a channel.
     *
     * @param json a JSON value
     */
    record Custom(Object json) implements BotMessage {}

    /** An image, by its address. */
    record Image(String url) implements BotMessage {}

    /**
     * Something attached.
     *
     * @param json a JSON value
     */
    record Attachment(Object json) implements BotMessage {}

    /** Cards: each with a {@code title}, a {@code subtitle}, {@code buttons} and the like. */
    record Elements(List<Map<String, Object>> elements) implements BotMessage {
        public Elements {
            elements = List.copyOf(elements);
        }
    }

    /** What was said in an event. */
    static List<BotMessage> of(Event.BotUttered said) {
        Map<String, Object> data = new LinkedHashMap<>(said.media());
        if (!said.custom().isEmpty()) {
            data.put("custom", said.custom());
        }
        return of(said.text(), said.buttons(), data);
    }

    /**
     * What is said with a text, buttons and Rasa's other keys: {@code quick_replies}, {@code custom}, {@code image},
     * {@code attachment} and {@code elements}. What is empty is not said.
     */
    static List<BotMessage> of(String text, List<Button> buttons, Map<String, Object> data) {
        List<BotMessage> messages = new ArrayList<>();
        List<Map<String, Object>> choices = objects(data.get("quick_replies"));
        if (choices.isEmpty()) {
            choices = buttons.stream().map(BotMessage::button).toList();
        }
        if (!choices.isEmpty()) {
            messages.add(new Choice(Optional.of(text).filter(t -> !t.isEmpty()), choices));
        } else if (!text.isBlank()) {
            messages.add(new Text(text));
        }
        present(data.get("custom")).ifPresent(json -> messages.add(new Custom(json)));
        Optional<Object> image = present(data.get("image"));
        image.ifPresent(url -> messages.add(new Image(String.valueOf(url))));
        // Rasa puts an image down as an attachment too, and then sends it once.
        present(data.get("attachment"))
                .filter(attachment -> !Optional.of(attachment).equals(image))
                .ifPresent(json -> messages.add(new Attachment(json)));
        List<Map<String, Object>> elements = objects(data.get("elements"));
        if (!elements.isEmpty()) {
            messages.add(new Elements(elements));
        }
        return messages;
    }

    /** The parts of a text between its blank lines, as Rasa cuts it. */
    static List<String> parts(String text) {
        return List.of(text.strip().split("\n\n", -1));
    }

    private static Map<String, Object> button(Button button) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("title", button.title());
        json.put("payload", button.payload());
        json.putAll(button.more());
        return json;
    }

    private static Optional<Object> present(@Nullable Object value) {
        return switch (value) {
            case null -> Optional.empty();
            case String text -> text.isEmpty() ? Optional.empty() : Optional.of(text);
            case Map<?, ?> map -> map.isEmpty() ? Optional.empty() : Optional.of(map);
            case List<?> list -> list.isEmpty() ? Optional.empty() : Optional.of(list);
            default -> Optional.of(value);
        };
    }

    private static List<Map<String, Object>> objects(@Nullable Object value) {
        List<Map<String, Object>> objects = new ArrayList<>();
        if (value instanceof List<?> list) {
            for (Object item : list) {
                if (item instanceof Map<?, ?> map) {
                    Map<String, Object> object = new LinkedHashMap<>();
                    map.forEach((key, part) -> {
                        if (part != null) {
                            object.put(String.valueOf(key), part);
                        }
                    });
                    objects.add(object);
                }
            }
        }
        return objects;
    }
}

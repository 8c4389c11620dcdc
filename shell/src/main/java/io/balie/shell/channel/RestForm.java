package io.balie.shell.channel;

import io.balie.dialog.event.Event;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The bot's messages as Rasa's REST and callback channels give them: JSON objects that name their recipient. */
public final class RestForm {

    private RestForm() {}

    /** What the bot said in a turn, in the order said. */
    public static List<Map<String, Object>> of(String recipient, List<Event> turn) {
        return turn.stream()
                .filter(Event.BotUttered.class::isInstance)
                .map(Event.BotUttered.class::cast)
                .flatMap(said -> BotMessage.of(said).stream())
                .flatMap(message -> of(recipient, message).stream())
                .toList();
    }

    static List<Map<String, Object>> of(String recipient, BotMessage message) {
        return switch (message) {
            case BotMessage.Text said ->
                BotMessage.parts(said.text()).stream()
                        .map(part -> object(recipient, "text", part))
                        .toList();
            case BotMessage.Choice said -> List.of(choice(recipient, said));
            case BotMessage.Custom said -> List.of(object(recipient, "custom", said.json()));
            case BotMessage.Image said -> List.of(object(recipient, "image", said.url()));
            case BotMessage.Attachment said -> List.of(object(recipient, "attachment", said.json()));
            case BotMessage.Elements said ->
                said.elements().stream()
                        .map(element -> choice(recipient, card(element)))
                        .toList();
        };
    }

    private static Map<String, Object> choice(String recipient, BotMessage.Choice said) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("recipient_id", recipient);
        said.text().ifPresent(text -> object.put("text", text));
        object.put("buttons", said.buttons());
        return object;
    }

    /** A card for clients that know none: its titles as text, with its buttons. */
    private static BotMessage.Choice card(Map<String, Object> element) {
        String text = "%s : %s".formatted(element.getOrDefault("title", ""), element.getOrDefault("subtitle", ""));
        List<Map<String, Object>> buttons = new ArrayList<>();
        if (element.get("buttons") instanceof List<?> given) {
            for (Object item : given) {
                if (item instanceof Map<?, ?> map) {
                    Map<String, Object> button = new LinkedHashMap<>();
                    map.forEach((key, value) -> button.put(String.valueOf(key), value == null ? "" : value));
                    buttons.add(button);
                }
            }
        }
        return new BotMessage.Choice(Optional.of(text), buttons);
    }

    private static Map<String, Object> object(String recipient, String key, Object value) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("recipient_id", recipient);
        object.put(key, value);
        return object;
    }
}

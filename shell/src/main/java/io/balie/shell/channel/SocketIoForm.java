package io.balie.shell.channel;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The bot's messages as Rasa's Socket.IO channel gives them: each the payload of one event. */
final class SocketIoForm {

    private SocketIoForm() {}

    static List<Object> of(BotMessage message) {
        return switch (message) {
            case BotMessage.Text said ->
                BotMessage.parts(said.text()).stream()
                        .<Object>map(part -> Map.of("text", part))
                        .toList();
            case BotMessage.Choice said -> choice(said);
            // Rasa hands a payload with 'data' to its Socket.IO library as the arguments of a call, of which that is
            // the payload.
            case BotMessage.Custom said -> List.of(payload(said.json()));
            case BotMessage.Image said ->
                List.of(attachment(Map.of("type", "image", "payload", Map.of("src", said.url()))));
            case BotMessage.Attachment said -> List.of(attachment(said.json()));
            case BotMessage.Elements said ->
                said.elements().stream()
                        .<Object>map(element -> attachment(Map.of(
                                "type",
                                "template",
                                "payload",
                                Map.of("template_type", "generic", "elements", element))))
                        .toList();
        };
    }

    /** The text's parts, of which the last one carries the choice. */
    private static List<Object> choice(BotMessage.Choice said) {
        List<String> parts = BotMessage.parts(said.text().orElse(""));
        List<Map<String, Object>> replies =
                said.buttons().stream().map(SocketIoForm::reply).toList();
        return IntStream.range(0, parts.size())
                .<Object>mapToObj(i -> {
                    Map<String, Object> object = new LinkedHashMap<>();
                    object.put("text", parts.get(i));
                    object.put("quick_replies", i == parts.size() - 1 ? replies : List.of());
                    return object;
                })
                .toList();
    }

    private static Map<String, Object> reply(Map<String, Object> button) {
        Object title = button.getOrDefault("title", "");
        Map<String, Object> reply = new LinkedHashMap<>();
        reply.put("content_type", "text");
        reply.put("title", title);
        reply.put("payload", button.getOrDefault("payload", title));
        return reply;
    }

    private static Map<String, Object> attachment(Object attachment) {
        return Map.of("attachment", attachment);
    }

    /** Rasa hands a payload with {@code data} to its Socket.IO library as the arguments of a call, of which that is the payload. */
    private static Object payload(Object json) {
        Object data = json instanceof Map<?, ?> map ? map.get("data") : null;
        return data == null ? json : data;
    }
}

package io.balie.shell.http;

import io.balie.data.transcript.EventJson;
import io.balie.dialog.event.Event;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Shows events in Rasa's form. The front desk's own kinds are shown as they are stored. */
final class RasaEvents {

    private static final List<String> KINDS_OF_SPEECH =
            List.of("elements", "quick_replies", "buttons", "attachment", "image", "custom");

    private final String assistantId;

    /** @param assistantId whose events they are; blank if the configuration does not say */
    RasaEvents(String assistantId) {
        this.assistantId = assistantId;
    }

    /** An event as JSON values. */
    Map<String, @Nullable Object> write(Event event) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>(EventJson.shape(event));
        json.remove("v");
        switch (event) {
            case Event.ActionExecuted done -> {
                json.putIfAbsent("policy", null);
                json.putIfAbsent("action_text", null);
                json.putIfAbsent("hide_rule_turn", done.hidden());
            }
            case Event.UserUttered said -> {
                json.put("parse_data", parsed(said));
                if (said.channel().isEmpty()) {
                    json.put("input_channel", null);
                }
            }
            case Event.BotUttered said -> json.put("data", data(json.get("data")));
            default -> {}
        }
        json.put("metadata", metadata(json.get("metadata")));
        return json;
    }

    private static Map<String, @Nullable Object> parsed(Event.UserUttered said) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>(Readings.json(said.reading()));
        json.put("message_id", said.messageId());
        json.put("metadata", said.metadata());
        return json;
    }

    private static Map<String, @Nullable Object> data(@Nullable Object stored) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        KINDS_OF_SPEECH.forEach(kind -> data.put(kind, null));
        if (stored instanceof Map<?, ?> said) {
            said.forEach((kind, value) -> data.put(String.valueOf(kind), value));
        }
        return data;
    }

    private Map<String, @Nullable Object> metadata(@Nullable Object stored) {
        Map<String, @Nullable Object> metadata = new LinkedHashMap<>();
        if (stored instanceof Map<?, ?> given) {
            given.forEach((key, value) -> metadata.put(String.valueOf(key), value));
        }
        if (!assistantId.isBlank()) {
            metadata.putIfAbsent("assistant_id", assistantId);
        }
        return metadata;
    }
}

package io.balie.dialog;

import java.time.Instant;
import java.util.Map;

/**
 * A message as it comes from a channel.
 *
 * @param text what was typed; may be blank, may be {@code /intent{"entity": "value"}} from a button
 * @param at when it came in
 * @param channel such as {@code rest}
 * @param messageId unique within the conversation
 * @param metadata what the channel sent along; JSON values
 */
public record Incoming(String text, Instant at, String channel, String messageId, Map<String, Object> metadata) {

    public Incoming {
        metadata = Map.copyOf(metadata);
    }
}

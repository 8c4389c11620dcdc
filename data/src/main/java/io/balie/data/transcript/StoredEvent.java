package io.balie.data.transcript;

import io.balie.dialog.event.Event;
import java.nio.charset.StandardCharsets;

/**
 * An event as it is kept.
 *
 * @param seq its place in the conversation, counted from 0 without gaps
 * @param json the event in Rasa's shape, valid Unicode throughout
 * @param provenance what the bot was
 */
public record StoredEvent(String conversation, long seq, String json, Provenance provenance) {

    /** An event to be stored. */
    public static StoredEvent of(String conversation, long seq, Event event, Provenance provenance) {
        return new StoredEvent(conversation, seq, EventJson.write(event), provenance);
    }

    /**
     * The event.
     *
     * @throws UnreadableEvent if the text is not one
     */
    public Event event() {
        return EventJson.read(json);
    }

    /** The very bytes on disk; what hashes are made over. */
    public byte[] bytes() {
        return json.getBytes(StandardCharsets.UTF_8);
    }
}

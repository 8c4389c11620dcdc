package io.balie.data.transcript;

import io.balie.dialog.event.Event;
import java.nio.charset.StandardCharsets;

/**
 * An event as it was said and done, in plain text.
 *
 * @param conversation who it is with: the channel's sender id; of the auditing stream, its ref
 * @param seq its place in the conversation, counted from 0 without gaps
 * @param json the event in Rasa's shape, valid Unicode throughout
 * @param provenance what the bot was
 * @param leaf its number in the log; {@link #NOT_STORED} before it has one
 */
public record StoredEvent(String conversation, long seq, String json, Provenance provenance, long leaf) {

    /** Stands for the leaf of an event that is not in the log yet. */
    public static final long NOT_STORED = -1;

    /** An event to be stored. */
    public StoredEvent(String conversation, long seq, String json, Provenance provenance) {
        this(conversation, seq, json, provenance, NOT_STORED);
    }

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

    /** The bytes that are encrypted. */
    public byte[] bytes() {
        return json.getBytes(StandardCharsets.UTF_8);
    }
}

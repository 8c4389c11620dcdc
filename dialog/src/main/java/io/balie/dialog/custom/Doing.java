package io.balie.dialog.custom;

import io.balie.dialog.action.Rejection;
import io.balie.dialog.event.Event;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Collects what an action says and does, in order. What is said comes before what is done. */
public final class Doing {

    private final Instant now;
    private final List<Event> events = new ArrayList<>();
    private final List<Map<String, Object>> responses = new ArrayList<>();

    /** @param now the moment of the turn */
    public Doing(Instant now) {
        this.now = now;
    }

    /** The moment of the turn. What is done is done then. */
    public Instant now() {
        return now;
    }

    /** Say a text. */
    public Doing say(String text) {
        return say(Map.of("text", text));
    }

    /** Say a message in Rasa's form: {@code text}, {@code buttons}, {@code image}, {@code custom} and so on. */
    public Doing say(Map<String, Object> message) {
        responses.add(new LinkedHashMap<>(message));
        return this;
    }

    /**
     * Say a response of the domain.
     *
     * @param values what its places are filled with, before the slots
     */
    public Doing utter(String response, Map<String, Object> values) {
        Map<String, Object> message = new LinkedHashMap<>(values);
        message.put("response", response);
        responses.add(message);
        return this;
    }

    /** Say a response of the domain. */
    public Doing utter(String response) {
        return utter(response, Map.of());
    }

    /** Give a slot a value; null empties it. */
    public Doing set(String slot, @Nullable Object value) {
        return happen(new Event.SlotSet(now, slot, value));
    }

    /** Have an action come next, whatever the policies think. */
    public Doing followWith(String action) {
        return happen(new Event.FollowupAction(now, Optional.of(action)));
    }

    /** Let anything else have happened; it should have happened {@link #now}. */
    public Doing happen(Event event) {
        events.add(event);
        return this;
    }

    /**
     * Do not run after all: the policies choose anew.
     *
     * @param reason for auditors; never the customer's words
     */
    public Rejection rejection(String reason) {
        return new Rejection(reason);
    }

    List<Event> events() {
        return events;
    }

    List<Map<String, Object>> responses() {
        return responses;
    }
}

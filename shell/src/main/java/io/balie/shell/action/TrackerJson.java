package io.balie.shell.action;

import io.balie.data.transcript.EventJson;
import io.balie.dialog.domain.Domain;
import io.balie.dialog.event.Event;
import io.balie.dialog.tracker.Tracker;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A conversation as Rasa's tracker state, with all its events, as servers are sent it. */
public final class TrackerJson {

    private TrackerJson() {}

    /** The state as JSON values. */
    public static Map<String, @Nullable Object> of(Tracker tracker, Domain domain) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("sender_id", tracker.id());
        json.put("slots", slots(tracker, domain));
        json.put("latest_message", latestMessage(tracker));
        json.put(
                "latest_event_time",
                tracker.events().isEmpty()
                        ? null
                        : seconds(tracker.events().getLast().at()));
        json.put("followup_action", tracker.followupAction().orElse(null));
        json.put("paused", tracker.paused());
        json.put("events", tracker.events().stream().map(EventJson::shape).toList());
        json.put(
                "latest_input_channel",
                tracker.latestMessage().map(Event.UserUttered::channel).orElse(null));
        json.put("active_loop", loop(tracker));
        Map<String, Object> latest = new LinkedHashMap<>();
        tracker.latestAction().ifPresent(done -> {
            if (done.text().isPresent()) {
                latest.put("action_text", done.text().get());
            } else {
                latest.put("action_name", done.name());
            }
        });
        json.put("latest_action", latest);
        json.put(
                "latest_action_name",
                tracker.latestAction().map(Event.ActionExecuted::name).orElse(null));
        return json;
    }

    private static Map<String, @Nullable Object> slots(Tracker tracker, Domain domain) {
        Map<String, @Nullable Object> slots = new LinkedHashMap<>();
        domain.slots().keySet().forEach(name -> slots.put(name, null));
        if (!domain.forms().isEmpty()) {
            slots.put("requested_slot", null);
        }
        slots.put("session_started_metadata", null);
        tracker.slots().forEach(slots::put);
        return slots;
    }

    private static Map<String, @Nullable Object> latestMessage(Tracker tracker) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        if (tracker.latestMessage().isPresent()) {
            Event.UserUttered said = tracker.latestMessage().get();
            json.putAll(EventJson.shape(said.reading()));
            json.put("message_id", said.messageId());
            json.put("metadata", said.metadata());
        } else {
            json.put("text", null);
            json.put("intent", Map.of());
            json.put("entities", List.of());
            json.put("message_id", null);
            json.put("metadata", Map.of());
        }
        return json;
    }

    private static Map<String, @Nullable Object> loop(Tracker tracker) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        tracker.loop().ifPresent(loop -> {
            json.put("name", loop.name());
            json.put("is_interrupted", loop.interrupted());
            json.put("rejected", loop.rejected());
            json.put(
                    "trigger_message",
                    loop.trigger().map(said -> EventJson.shape(said.reading())).orElse(null));
        });
        return json;
    }

    private static double seconds(Instant at) {
        return at.getEpochSecond() + at.getNano() / 1e9;
    }
}

package io.balie.shell.http;

import io.balie.dialog.domain.Bot;
import io.balie.dialog.domain.Domain;
import io.balie.dialog.event.Event;
import io.balie.dialog.tracker.Tracker;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Shows conversations in the form of Rasa's tracker. */
final class TrackerForm {

    private final Domain domain;
    private final RasaEvents events;

    TrackerForm(Bot bot) {
        this.domain = bot.domain();
        this.events = new RasaEvents(bot.assistantId());
    }

    /** Which events are shown. */
    enum Scope {
        ALL,
        APPLIED,
        AFTER_RESTART,
        NONE;

        /**
         * What {@code include_events} asks for.
         *
         * @throws Refusal if it asks for none of these
         */
        static Scope of(Query query) {
            String asked = query.text("include_events").orElse(AFTER_RESTART.name());
            for (Scope scope : values()) {
                if (scope.name().equalsIgnoreCase(asked)) {
                    return scope;
                }
            }
            throw new Refusal(
                    400,
                    "BadRequest",
                    "Invalid parameter value for 'include_events'. Should be one of ALL, APPLIED, AFTER_RESTART, NONE.",
                    Map.of("parameter", "include_events", "in", "query"));
        }
    }

    /** A conversation as it was at a moment. */
    static Tracker until(Tracker tracker, Instant moment) {
        return Tracker.of(
                tracker.id(),
                tracker.events().stream()
                        .filter(event -> !event.at().isAfter(moment))
                        .toList());
    }

    /** A conversation as JSON values. */
    Map<String, @Nullable Object> json(Tracker tracker, Scope scope) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("sender_id", tracker.id());
        json.put("slots", slots(tracker));
        json.put("latest_message", latestMessage(tracker));
        json.put(
                "latest_event_time",
                tracker.events().isEmpty()
                        ? null
                        : seconds(tracker.events().getLast().at()));
        json.put("followup_action", tracker.followupAction().orElse(null));
        json.put("paused", tracker.paused());
        json.put(
                "events",
                switch (scope) {
                    case NONE -> null;
                    case ALL -> shown(tracker.events());
                    case APPLIED -> shown(applied(tracker));
                    case AFTER_RESTART -> shown(sinceRestart(tracker.events()));
                });
        json.put(
                "latest_input_channel",
                tracker.latestMessage()
                        .map(Event.UserUttered::channel)
                        .filter(channel -> !channel.isEmpty())
                        .orElse(null));
        json.put("active_loop", activeLoop(tracker));
        Optional<Event.ActionExecuted> action = tracker.latestAction();
        json.put("latest_action", action.map(TrackerForm::action).orElse(Map.of()));
        json.put(
                "latest_action_name",
                action.filter(done -> done.text().isEmpty())
                        .map(Event.ActionExecuted::name)
                        .orElse(null));
        return json;
    }

    private List<Map<String, @Nullable Object>> shown(List<Event> some) {
        return some.stream().map(events::write).toList();
    }

    private Map<String, @Nullable Object> slots(Tracker tracker) {
        Map<String, @Nullable Object> slots = new LinkedHashMap<>();
        domain.slots().keySet().forEach(name -> slots.put(name, null));
        if (!domain.forms().isEmpty()) {
            slots.putIfAbsent("requested_slot", null);
        }
        slots.putIfAbsent("session_started_metadata", null);
        slots.putAll(tracker.slots());
        return slots;
    }

    private Map<String, @Nullable Object> latestMessage(Tracker tracker) {
        return tracker.latestMessage().map(this::message).orElseGet(() -> {
            Map<String, @Nullable Object> none = new LinkedHashMap<>();
            none.put("text", null);
            none.put("intent", Map.of());
            none.put("entities", List.of());
            none.put("message_id", null);
            none.put("metadata", Map.of());
            return none;
        });
    }

    private Map<String, @Nullable Object> message(Event.UserUttered said) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>(Readings.json(said.reading(), domain));
        json.put("message_id", said.messageId());
        json.put("metadata", said.metadata());
        return json;
    }

    private Map<String, @Nullable Object> activeLoop(Tracker tracker) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        tracker.loop().ifPresent(loop -> {
            json.put("name", loop.name());
            json.put("is_interrupted", loop.interrupted());
            json.put("rejected", loop.rejected());
            json.put("trigger_message", loop.trigger().map(this::message).orElse(null));
        });
        return json;
    }

    private static Map<String, String> action(Event.ActionExecuted done) {
        return done.text().map(text -> Map.of("action_text", text)).orElseGet(() -> Map.of("action_name", done.name()));
    }

    /** Rasa begins to count behind the start of the session. */
    private static List<Event> applied(Tracker tracker) {
        return tracker.applied().stream()
                .filter(event -> !(event instanceof Event.SessionStarted || event instanceof Event.Restarted))
                .toList();
    }

    private static List<Event> sinceRestart(List<Event> events) {
        for (int i = events.size() - 1; i >= 0; i--) {
            if (events.get(i) instanceof Event.Restarted) {
                return events.subList(i + 1, events.size());
            }
        }
        return events;
    }

    private static double seconds(Instant at) {
        return at.getEpochSecond() + at.getNano() / 1e9;
    }
}

package io.balie.shell.http;

import io.balie.dialog.domain.Domain;
import io.balie.dialog.event.Event;
import io.balie.dialog.tracker.Tracker;
import io.balie.shell.channel.UserMessage;
import io.balie.shell.conversation.Conversations;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriUtils;

/** Conversations as Rasa shows them: the tracker, and a way to add events to it. */
@RestController
final class ConversationsApi {

    private static final String PREFIX = "/conversations/";

    private final Conversations conversations;
    private final Domain domain;
    private final EventForm form;

    ConversationsApi(Conversations conversations, Domain domain, EventForm form) {
        this.conversations = conversations;
        this.domain = domain;
        this.form = form;
    }

    @GetMapping("/conversations/**")
    ResponseEntity<byte[]> tracker(HttpServletRequest request) {
        String id = id(request, "/tracker");
        return json(tracker(conversations.tracker(id), scope(request)));
    }

    @PostMapping("/conversations/**")
    ResponseEntity<byte[]> add(HttpServletRequest request) throws IOException {
        String id = id(request, "/tracker/events");
        Scope scope = scope(request);
        Object body = Json.value(request.getInputStream().readAllBytes());
        List<?> given = body instanceof List<?> list ? list : List.of(body == null ? "" : body);
        if (given.isEmpty()) {
            throw new Refusal(400, "BadRequest", "There is no event in the body, expected at least one.", Map.of());
        }
        conversations.add(id, (before, now) -> {
            List<Event> events = new ArrayList<>();
            Instant last = before.events().isEmpty()
                    ? Instant.MIN
                    : before.events().getLast().at();
            for (Object item : given) {
                Event event = event(item, now);
                if (event.at().isBefore(last)) {
                    throw new Refusal(
                            400,
                            "BadRequest",
                            "An event's 'timestamp' lies before the one before it; leave it out for now.",
                            Map.of("parameter", "timestamp", "in", "body"));
                }
                last = event.at();
                events.add(event);
            }
            return events;
        });
        return json(tracker(conversations.tracker(id), scope));
    }

    private Event event(@Nullable Object item, Instant now) {
        if (!(item instanceof Map<?, ?> map)) {
            throw new Refusal(400, "BadRequest", "An event is no JSON object, expected {\"event\": ...}.", Map.of());
        }
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        map.forEach((key, value) -> json.put(String.valueOf(key), value));
        try {
            return form.read(json, now);
        } catch (RuntimeException wrong) {
            throw new Refusal(
                    400,
                    "BadRequest",
                    "An event cannot be read: %s".formatted(wrong.getMessage()),
                    Map.of("parameter", "event", "in", "body"));
        }
    }

    /** What {@code include_events} asks for. */
    private enum Scope {
        ALL,
        APPLIED,
        AFTER_RESTART,
        NONE
    }

    private static Scope scope(HttpServletRequest request) {
        String asked =
                Optional.ofNullable(request.getParameter("include_events")).orElse("AFTER_RESTART");
        try {
            return Scope.valueOf(asked.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw new Refusal(
                    400,
                    "BadRequest",
                    "'include_events' is none of ALL, APPLIED, AFTER_RESTART, NONE.",
                    Map.of("parameter", "include_events", "in", "query"));
        }
    }

    /** The id as its client wrote it: it may hold slashes, as such or percent-encoded. */
    private static String id(HttpServletRequest request, String suffix) {
        String path = request.getRequestURI();
        int start = path.indexOf(PREFIX) + PREFIX.length();
        if (!path.endsWith(suffix) || path.length() - suffix.length() <= start) {
            throw new Refusal(404, "NotFound", "There is nothing at this address.", Map.of());
        }
        String id;
        try {
            id = Json.clean(
                    UriUtils.decode(path.substring(start, path.length() - suffix.length()), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException broken) {
            throw new Refusal(
                    400,
                    "BadRequest",
                    "The conversation's id is not percent-encoded as it should be.",
                    Map.of("parameter", "conversation_id", "in", "path"));
        }
        if (id.length() > UserMessage.LONGEST_SENDER) {
            throw new Refusal(
                    400,
                    "BadRequest",
                    "The conversation's id has more than %d characters.".formatted(UserMessage.LONGEST_SENDER),
                    Map.of("parameter", "conversation_id", "in", "path"));
        }
        return id;
    }

    private Map<String, @Nullable Object> tracker(Tracker tracker, Scope scope) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("sender_id", tracker.id());
        Map<String, @Nullable Object> slots = new LinkedHashMap<>();
        domain.slots().keySet().forEach(name -> slots.put(name, tracker.slots().get(name)));
        tracker.slots().forEach(slots::put);
        json.put("slots", slots);
        json.put("latest_message", latestMessage(tracker));
        json.put(
                "latest_event_time",
                tracker.events().isEmpty()
                        ? null
                        : seconds(tracker.events().getLast().at()));
        json.put("followup_action", null);
        json.put("paused", tracker.paused());
        json.put(
                "events",
                switch (scope) {
                    case NONE -> null;
                    case ALL -> tracker.events().stream().map(form::write).toList();
                    case APPLIED, AFTER_RESTART ->
                        sinceRestart(tracker.events()).stream().map(form::write).toList();
                });
        json.put(
                "latest_input_channel",
                tracker.latestMessage().map(Event.UserUttered::channel).orElse(null));
        json.put("active_loop", activeLoop(tracker));
        Optional<String> action = latestAction(tracker);
        json.put(
                "latest_action",
                action.<Object>map(name -> Map.of("action_name", name)).orElse(Map.of()));
        json.put("latest_action_name", action.orElse(null));
        return json;
    }

    private static Map<String, @Nullable Object> latestMessage(Tracker tracker) {
        return tracker.latestMessage()
                .map(said -> {
                    Map<String, @Nullable Object> json = new LinkedHashMap<>(Readings.json(said.reading()));
                    json.put("message_id", said.messageId());
                    json.put("metadata", said.metadata());
                    return json;
                })
                .orElseGet(() -> {
                    Map<String, @Nullable Object> none = new LinkedHashMap<>();
                    none.put("text", null);
                    none.put("intent", Map.of());
                    none.put("entities", List.of());
                    none.put("message_id", null);
                    none.put("metadata", Map.of());
                    return none;
                });
    }

    private static Map<String, @Nullable Object> activeLoop(Tracker tracker) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        tracker.activeLoop().ifPresent(name -> {
            json.put("name", name);
            json.put("is_interrupted", false);
            json.put("rejected", false);
            json.put("trigger_message", null);
        });
        return json;
    }

    private static Optional<String> latestAction(Tracker tracker) {
        return tracker.session().reversed().stream()
                .filter(Event.ActionExecuted.class::isInstance)
                .map(event -> ((Event.ActionExecuted) event).name())
                .findFirst();
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

    private static ResponseEntity<byte[]> json(Object value) {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(Json.bytes(value));
    }
}

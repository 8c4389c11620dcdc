package io.balie.shell.http;

import io.balie.dialog.Incoming;
import io.balie.dialog.Turns;
import io.balie.dialog.domain.Bot;
import io.balie.dialog.event.Event;
import io.balie.dialog.tracker.Tracker;
import io.balie.nlu.Language;
import io.balie.shell.channel.RestForm;
import io.balie.shell.channel.UserMessage;
import io.balie.shell.conversation.Auditor;
import io.balie.shell.conversation.Conversations;
import io.balie.shell.desk.DeskInUse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriUtils;

/** Conversations as Rasa shows them, and its ways to act in them from outside. */
@RestController
final class ConversationsApi {

    /** Says what a conversation is looked at for; kept with the look. Not in the address, which proxies log. Percent signs as in an address. */
    static final String WHY = "Balie-Why";

    private static final int LONGEST_WHY = 500;

    private final Conversations conversations;
    private final DeskInUse desk;
    private final Outlets outlets;
    private final boolean requiresReason;

    /** @param requiresReason whether a conversation is shown to those alone who say what for, in the header {@value #WHY} */
    ConversationsApi(Conversations conversations, DeskInUse desk, Outlets outlets, boolean requiresReason) {
        this.requiresReason = requiresReason;
        this.conversations = conversations;
        this.desk = desk;
        this.outlets = outlets;
    }

    private static final Set<String> SHOWING = Set.of(
            "GET tracker",
            "HEAD tracker",
            "POST tracker/events",
            "PUT tracker/events",
            "POST messages",
            "GET story",
            "HEAD story",
            "POST execute",
            "POST trigger_intent",
            "POST predict");

    @RequestMapping(
            path = "/conversations/**",
            method = {RequestMethod.GET, RequestMethod.POST, RequestMethod.PUT})
    ResponseEntity<byte[]> answer(HttpServletRequest request) throws IOException {
        ConversationPath path = ConversationPath.expected(request.getRequestURI());
        String asked = request.getMethod() + " " + path.part();
        desk.get();
        if (SHOWING.contains(asked)) {
            // Each answers with the tracker, and so with all that was said.
            conversations.looked(
                    path.id(),
                    new Auditor.Look(
                            Access.who(request),
                            "%s /conversations/.../%s".formatted(request.getMethod(), path.part()),
                            why(request)));
        }
        return switch (asked) {
            case "GET tracker", "HEAD tracker" -> tracker(path.id(), Query.of(request));
            case "POST tracker/events" -> add(path.id(), request);
            case "PUT tracker/events" -> replace(path.id(), request);
            case "POST messages" -> hear(path.id(), request);
            case "GET story", "HEAD story" -> story(path.id(), Query.of(request));
            case "POST execute" -> execute(path.id(), request);
            case "POST trigger_intent" -> trigger(path.id(), request);
            case "POST predict" -> predict(path.id(), Query.of(request));
            default -> notAllowed(path.part(), request.getMethod());
        };
    }

    private Optional<String> why(HttpServletRequest request) {
        Optional<String> why = Optional.ofNullable(request.getHeader(WHY))
                .map(ConversationsApi::decoded)
                .filter(given -> !given.isEmpty());
        if (why.isEmpty() && requiresReason) {
            throw new Refusal(
                    400,
                    "BadRequest",
                    "Say what the conversation is looked at for, in the header %s.".formatted(WHY),
                    Map.of("parameter", WHY, "in", "header"));
        }
        return why.map(given -> given.length() > LONGEST_WHY ? given.substring(0, LONGEST_WHY) : given);
    }

    private static String decoded(String given) {
        try {
            return UriUtils.decode(given, StandardCharsets.UTF_8).strip();
        } catch (IllegalArgumentException asItIs) {
            return given.strip();
        }
    }

    private static ResponseEntity<byte[]> notAllowed(String part, String method) {
        HttpHeaders headers = new HttpHeaders();
        headers.setAllow(
                switch (part) {
                    case "tracker", "story" -> Set.of(HttpMethod.GET);
                    case "tracker/events" -> Set.of(HttpMethod.POST, HttpMethod.PUT);
                    default -> Set.of(HttpMethod.POST);
                });
        return Errors.answer(405, Errors.reason(405), Errors.said(405, method), Map.of(), headers);
    }

    private ResponseEntity<byte[]> tracker(String id, Query query) {
        TrackerForm.Scope scope = TrackerForm.Scope.of(query);
        return conversations.look(id, (turns, tracker, now) -> {
            Tracker begun = tracker.events().isEmpty() ? tracker.after(turns.startSession(tracker, now)) : tracker;
            Tracker shown = query.moment("until")
                    .map(moment -> TrackerForm.until(begun, moment))
                    .orElse(begun);
            return json(form(turns).json(shown, scope));
        });
    }

    private ResponseEntity<byte[]> add(String id, HttpServletRequest request) throws IOException {
        Query query = Query.of(request);
        TrackerForm.Scope scope = TrackerForm.Scope.of(query);
        Object body = Json.value(request.getInputStream().readAllBytes());
        List<Event> given = new ArrayList<>();
        Conversations.Gone gone = conversations.go(id, (turns, before, now) -> {
            given.addAll(events(turns).read(body, now));
            return turns.append(before, given, now);
        });
        if (query.flag("execute_side_effects", false)) {
            outlet(query, gone.after()).ifPresent(outlet -> outlet.send(id, given));
        }
        return json(form().json(gone.after(), scope));
    }

    /** The transcript keeps what was: the conversation begins anew behind it. */
    private ResponseEntity<byte[]> replace(String id, HttpServletRequest request) throws IOException {
        TrackerForm.Scope scope = TrackerForm.Scope.of(Query.of(request));
        Object body = Json.value(request.getInputStream().readAllBytes());
        Conversations.Gone gone = conversations.go(id, (turns, before, now) -> {
            List<Event> events = new ArrayList<>();
            if (!before.events().isEmpty()) {
                events.add(new Event.Restarted(now));
            }
            events.addAll(events(turns).read(body, now));
            return events;
        });
        return json(form().json(gone.after(), scope));
    }

    private ResponseEntity<byte[]> hear(String id, HttpServletRequest request) throws IOException {
        TrackerForm.Scope scope = TrackerForm.Scope.of(Query.of(request));
        Map<String, @Nullable Object> body =
                Json.object(request.getInputStream().readAllBytes());
        Object sender = body.get("sender");
        if (!"user".equals(sender)) {
            throw Refusal.badRequest(
                    "Currently, only user messages can be passed to this endpoint. Other senders cannot be handled.",
                    "sender");
        }
        if (!(body.get("text") instanceof String text)) {
            throw Refusal.badRequest("'text' is missing or no text, expected a JSON string.", "text");
        }
        if (UserMessage.isTooLong(text)) {
            throw new Refusal(
                    413,
                    "MessageTooLong",
                    "The message is longer than %d characters.".formatted(UserMessage.LONGEST_TEXT),
                    Map.of("parameter", "text", "in", "body"));
        }
        String channel = body.get("input_channel") instanceof String given && !given.isBlank() ? given : "rest";
        Conversations.Gone gone = conversations.go(id, (turns, before, now) -> {
            Incoming message =
                    new Incoming(text, now, channel, "m" + before.events().size(), metadata(body));
            return body.get("parse_data") instanceof Map<?, ?> parsed
                    ? turns.hear(before, message, events(turns).reading(text, parsed))
                    : turns.hear(before, message);
        });
        return json(form().json(gone.after(), scope));
    }

    private static Map<String, Object> metadata(Map<String, @Nullable Object> body) {
        Map<String, Object> metadata = new LinkedHashMap<>();
        if (body.get("metadata") instanceof Map<?, ?> given) {
            given.forEach((key, value) -> {
                if (value != null) {
                    metadata.put(String.valueOf(key), value);
                }
            });
        }
        return metadata;
    }

    private ResponseEntity<byte[]> story(String id, Query query) {
        Tracker tracker = known(id);
        Tracker shown = query.moment("until")
                .map(moment -> TrackerForm.until(tracker, moment))
                .orElse(tracker);
        byte[] yaml = StoryText.of(shown, query.flag("all_sessions", false)).getBytes(StandardCharsets.UTF_8);
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
                .body(yaml);
    }

    private ResponseEntity<byte[]> execute(String id, HttpServletRequest request) throws IOException {
        Query query = Query.of(request);
        TrackerForm.Scope scope = TrackerForm.Scope.of(query);
        known(id);
        Map<String, @Nullable Object> body =
                Json.object(request.getInputStream().readAllBytes());
        if (!(body.get("name") instanceof String name) || name.isEmpty()) {
            throw Refusal.badRequest("Name of the action not provided in request body.", "name");
        }
        Optional<String> policy = body.get("policy") instanceof String given ? Optional.of(given) : Optional.empty();
        double confidence = body.get("confidence") instanceof Number given ? given.doubleValue() : 0;
        Conversations.Gone gone = conversations.go(id, (turns, before, now) -> {
            if (!turns.knowsAction(name)) {
                throw new Refusal(
                        500, "ConversationError", "An unexpected error occurred. Error: Unknown action.", Map.of());
            }
            return turns.execute(before, name, policy, confidence, now);
        });
        return said(gone, id, scope, query);
    }

    private ResponseEntity<byte[]> trigger(String id, HttpServletRequest request) throws IOException {
        Query query = Query.of(request);
        TrackerForm.Scope scope = TrackerForm.Scope.of(query);
        Map<String, @Nullable Object> body =
                Json.object(request.getInputStream().readAllBytes());
        if (!(body.get("name") instanceof String name) || name.isEmpty()) {
            throw Refusal.badRequest("Name of the intent not provided in request body.", "name");
        }
        Map<String, Object> entities = GivenEvents.values(body.get("entities"));
        Conversations.Gone gone = conversations.go(id, (turns, before, now) -> {
            if (!bot(turns).domain().intents().containsKey(name)) {
                throw new Refusal(404, "NotFound", "The intent does not exist in the domain.", Map.of());
            }
            return turns.trigger(before, name, entities, now);
        });
        return said(gone, id, scope, query);
    }

    private ResponseEntity<byte[]> predict(String id, Query query) {
        TrackerForm.Scope scope = TrackerForm.Scope.of(query);
        known(id);
        return conversations.look(id, (turns, tracker, now) -> {
            Tracker begun = tracker.after(turns.startSessionIfDue(tracker, now));
            return json(Predicted.json(turns, begun, now, form(turns).json(begun, scope)));
        });
    }

    /** What was said goes where it is asked to go; else it stands in the answer. */
    private ResponseEntity<byte[]> said(Conversations.Gone gone, String id, TrackerForm.Scope scope, Query query) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("tracker", form().json(gone.after(), scope));
        Optional<Outlets.Outlet> outlet = outlet(query, gone.after());
        if (outlet.isPresent()) {
            outlet.get().send(id, gone.events());
        } else {
            json.put("messages", RestForm.of(id, gone.events()));
        }
        return json(json);
    }

    private Optional<Outlets.Outlet> outlet(Query query, Tracker tracker) {
        return query.text("output_channel")
                .flatMap(name -> name.equals("latest")
                        ? tracker.latestMessage().map(Event.UserUttered::channel)
                        : Optional.of(name))
                .flatMap(outlets::named);
    }

    private Tracker known(String id) {
        Tracker tracker = conversations.tracker(id);
        if (tracker.events().isEmpty()) {
            throw new Refusal(404, "NotFound", "Conversation ID not found.", Map.of());
        }
        return tracker;
    }

    private TrackerForm form() {
        return form(desk.get().turns());
    }

    private static TrackerForm form(Turns turns) {
        return new TrackerForm(bot(turns));
    }

    private static GivenEvents events(Turns turns) {
        return new GivenEvents(new Language(bot(turns).language()));
    }

    private static Bot bot(Turns turns) {
        return turns.scene().bot();
    }

    private static ResponseEntity<byte[]> json(Object value) {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(Json.bytes(value));
    }
}

package io.balie.shell.action;

import io.balie.dialog.action.ActionServer;
import io.balie.dialog.event.Event;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An action server by Rasa's protocol, such as one written with rasa-sdk.
 *
 * <p>A failure names the action, the server and the status, and never what was sent: the customer's words stay in the transcript.
 */
public final class HttpActionServer implements ActionServer {

    private static final int REJECTED = 400;
    private static final int DOMAIN_NEEDED = 449;

    /** The version of Rasa whose protocol this is; a server compares it with its own. */
    private static final String PROTOCOL = "3.6.20";

    private final Endpoint endpoint;
    private final boolean domainOnlyWhereNeeded;
    private final JsonPosts posts;
    private final EventReader events;

    /**
     * A server.
     *
     * @param domainOnlyWhereNeeded whether only actions that ask for it are sent the domain (Rasa: {@code enable_selective_domain})
     * @param zipped whether what is sent is compressed (Rasa: {@code COMPRESS_ACTION_SERVER_REQUEST})
     */
    public HttpActionServer(Endpoint endpoint, boolean domainOnlyWhereNeeded, boolean zipped, EventReader events) {
        this.endpoint = endpoint;
        this.domainOnlyWhereNeeded = domainOnlyWhereNeeded;
        this.posts = new JsonPosts(endpoint, zipped);
        this.events = events;
    }

    @Override
    public Answer run(Call call) {
        try {
            boolean withDomain = !domainOnlyWhereNeeded || call.domainIsNeeded();
            JsonPosts.Reply reply = posts.post(body(call, withDomain));
            if (reply.status() == DOMAIN_NEEDED && !withDomain) {
                reply = posts.post(body(call, true));
            }
            return answer(call, reply);
        } catch (JsonPosts.Unanswered unanswered) {
            return failed(call, String.valueOf(unanswered.getMessage()));
        }
    }

    private static Map<String, Object> body(Call call, boolean withDomain) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("next_action", call.action());
        body.put("sender_id", call.tracker().id());
        body.put("tracker", TrackerJson.of(call.tracker(), call.domain()));
        if (withDomain) {
            body.put("domain", DomainJson.of(call.domain()));
        }
        body.put("version", PROTOCOL);
        return body;
    }

    private Answer answer(Call call, JsonPosts.Reply reply) {
        if (reply.status() == REJECTED) {
            return new Answer.Rejected("Action '%s' was rejected by the action server.".formatted(call.action()));
        }
        if (reply.status() / 100 != 2) {
            return failed(call, "answered with status %d".formatted(reply.status()));
        }
        if (reply.json() == null) {
            return new Answer.Done(List.of(), List.of());
        }
        if (!(reply.json() instanceof Map<?, ?> json)) {
            return failed(call, "answered with something else than events and responses");
        }
        List<Event> happened = new ArrayList<>();
        for (Map<String, @Nullable Object> event : objects(json.get("events"))) {
            try {
                happened.add(events.read(event, call.now()));
            } catch (IllegalArgumentException wrong) {
                return failed(call, "answered with an event that cannot be read: " + wrong.getMessage());
            }
        }
        List<Map<String, Object>> responses = new ArrayList<>();
        for (Map<String, @Nullable Object> response : objects(json.get("responses"))) {
            Map<String, Object> some = new LinkedHashMap<>();
            response.forEach((key, value) -> {
                if (value != null) {
                    some.put(key, value);
                }
            });
            responses.add(some);
        }
        return new Answer.Done(happened, responses);
    }

    private Answer failed(Call call, String what) {
        return new Answer.Failed(
                "Action '%s' failed: the action server at %s %s.".formatted(call.action(), endpoint.shown(), what));
    }

    private static List<Map<String, @Nullable Object>> objects(@Nullable Object list) {
        List<Map<String, @Nullable Object>> objects = new ArrayList<>();
        if (list instanceof List<?> items) {
            for (Object item : items) {
                if (item instanceof Map<?, ?> map) {
                    Map<String, @Nullable Object> object = new LinkedHashMap<>();
                    map.forEach((key, value) -> object.put(String.valueOf(key), value));
                    objects.add(object);
                }
            }
        }
        return objects;
    }
}

package io.balie.shell.action;

import io.balie.dialog.action.ActionFailed;
import io.balie.dialog.action.ResponseGenerator;
import io.balie.dialog.domain.Domain;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An NLG server by Rasa's protocol. */
public final class HttpResponseGenerator implements ResponseGenerator {

    private final Endpoint endpoint;
    private final Domain domain;
    private final JsonPosts posts;

    /** A server for one bot. */
    public HttpResponseGenerator(Endpoint endpoint, Domain domain) {
        this.endpoint = endpoint;
        this.domain = domain;
        this.posts = new JsonPosts(endpoint, false);
    }

    @Override
    public Map<String, Object> generate(Wanted wanted) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("response", wanted.response());
        body.put("id", wanted.id().orElse(null));
        body.put("arguments", wanted.arguments());
        body.put("tracker", TrackerJson.of(wanted.tracker(), domain));
        body.put("channel", Map.of("name", wanted.channel()));
        JsonPosts.Reply reply;
        try {
            reply = posts.post(body);
        } catch (JsonPosts.Unanswered unanswered) {
            throw failed(wanted, String.valueOf(unanswered.getMessage()));
        }
        if (reply.status() / 100 != 2) {
            throw failed(wanted, "answered with status %d".formatted(reply.status()));
        }
        if (reply.json() == null || "".equals(reply.json())) {
            return Map.of(); // it has nothing to say
        }
        if (!(reply.json() instanceof Map<?, ?> json)) {
            throw failed(wanted, "answered with something else than a message");
        }
        Map<String, Object> message = new LinkedHashMap<>();
        json.forEach((key, value) -> {
            if (value != null) {
                message.put(String.valueOf(key), value);
            }
        });
        return message;
    }

    private ActionFailed failed(Wanted wanted, String what) {
        return new ActionFailed(
                "Response '%s' failed: the NLG server at %s %s.".formatted(wanted.response(), endpoint.shown(), what));
    }
}

package io.balie.shell.http;

import io.balie.shell.channel.UserMessage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.web.util.UriUtils;

/**
 * An address below {@code /conversations/}.
 *
 * @param id the conversation's, as its client means it: it may hold slashes, written as such or percent-encoded
 * @param part what of the conversation is meant, such as {@code tracker/events}
 */
record ConversationPath(String id, String part) {

    private static final String PREFIX = "/conversations/";

    // The longer before the shorter that it ends with.
    private static final List<String> PARTS =
            List.of("tracker/events", "tracker", "story", "execute", "trigger_intent", "predict", "messages");

    /** Read an address as it was sent; empty if it is no such address, or its id cannot be read. */
    static Optional<ConversationPath> of(String path) {
        if (!path.startsWith(PREFIX)) {
            return Optional.empty();
        }
        String rest = path.substring(PREFIX.length());
        for (String part : PARTS) {
            if (rest.endsWith("/" + part)) {
                String id = rest.substring(0, rest.length() - part.length() - 1);
                return decoded(id).filter(clear -> !clear.isEmpty()).map(clear -> new ConversationPath(clear, part));
            }
        }
        return Optional.empty();
    }

    private static Optional<String> decoded(String id) {
        try {
            return Optional.of(Json.clean(UriUtils.decode(id, StandardCharsets.UTF_8)));
        } catch (IllegalArgumentException broken) {
            return Optional.empty();
        }
    }

    /**
     * The address of a request to one part of a conversation.
     *
     * @throws Refusal if it is another one, or the id is none
     */
    static ConversationPath expected(String path) {
        ConversationPath found =
                of(path).orElseThrow(() -> new Refusal(404, "NotFound", "There is nothing at this address.", Map.of()));
        if (found.id().length() > UserMessage.LONGEST_SENDER) {
            throw refused("The conversation's id has more than %d characters.".formatted(UserMessage.LONGEST_SENDER));
        }
        if (found.id().indexOf('\0') >= 0) {
            throw refused("The conversation's id holds the character NUL.");
        }
        return found;
    }

    private static Refusal refused(String message) {
        return new Refusal(400, "BadRequest", message, Map.of("parameter", "conversation_id", "in", "path"));
    }
}

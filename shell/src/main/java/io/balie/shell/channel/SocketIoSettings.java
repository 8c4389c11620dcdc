package io.balie.shell.channel;

import java.util.Optional;

/**
 * What Rasa's {@code credentials.yml} says under {@code socketio}.
 *
 * @param userMessageEvent the event that brings a user's message
 * @param botMessageEvent the event that brings a bot's message
 * @param namespace Socket.IO's namespace, beginning with a slash
 * @param sessionPersistence whether a conversation belongs to the session that its client names, and so outlives a connection;
 *     otherwise it belongs to the connection
 * @param path where it is reached, beginning with a slash and not ending with one
 * @param jwtKey the key that a client's token must be signed with; empty if everybody may connect
 * @param jwtMethod how tokens are signed, such as {@code HS256}
 * @param metadataKey where a user's message carries its metadata
 */
public record SocketIoSettings(
        String userMessageEvent,
        String botMessageEvent,
        String namespace,
        boolean sessionPersistence,
        String path,
        Optional<String> jwtKey,
        String jwtMethod,
        String metadataKey) {

    /** What holds for all that is not set. */
    public static final SocketIoSettings DEFAULT = new SocketIoSettings(
            "user_uttered", "bot_uttered", "/", false, "/socket.io", Optional.empty(), "HS256", "metadata");

    public SocketIoSettings {
        if (userMessageEvent.isBlank() || botMessageEvent.isBlank()) {
            throw new IllegalArgumentException(
                    "The name of an event is blank, expected a name such as 'user_uttered'.");
        }
        namespace = rooted(namespace);
        path = rooted(path);
        if (path.equals("/")) {
            throw new IllegalArgumentException("'socketio_path' is the root, expected a path such as '/socket.io'.");
        }
    }

    /** The same, with conversations that outlive a connection or not. */
    public SocketIoSettings withSessionPersistence(boolean persistent) {
        return new SocketIoSettings(
                userMessageEvent, botMessageEvent, namespace, persistent, path, jwtKey, jwtMethod, metadataKey);
    }

    /** The same, for clients alone that bring a token. */
    public SocketIoSettings withJwt(String key, String method) {
        return new SocketIoSettings(
                userMessageEvent,
                botMessageEvent,
                namespace,
                sessionPersistence,
                path,
                Optional.of(key),
                method,
                metadataKey);
    }

    private static String rooted(String path) {
        String trimmed = path.strip();
        int end = trimmed.length();
        while (end > 0 && trimmed.charAt(end - 1) == '/') {
            end--;
        }
        int start = 0;
        while (start < end && trimmed.charAt(start) == '/') {
            start++;
        }
        return "/" + trimmed.substring(start, end);
    }
}

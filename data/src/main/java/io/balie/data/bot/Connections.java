package io.balie.data.bot;

import io.balie.data.yaml.Fault;
import io.balie.data.yaml.Faults;
import io.balie.data.yaml.Findings;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What a bot is connected to when it runs: other servers ({@code endpoints.yml}) and channels ({@code credentials.yml}).
 *
 * <p>Training and testing do without them, so their faults stop only who asks for that with {@link #orThrow()}.
 *
 * @param endpoints by Rasa's names, such as {@code action_endpoint}
 * @param channels the settings of each channel, by its name; JSON values
 * @param anchoring how transcripts are confirmed from outside
 * @param requiresReason whether who looks at transcripts must say what for
 * @param faults what is wrong in either file; what is named there is left out of the rest
 */
public record Connections(
        Map<String, Endpoint> endpoints,
        Map<String, Map<String, Object>> channels,
        Anchoring anchoring,
        boolean requiresReason,
        List<Fault> faults) {

    /** A bot on its own. */
    public static final Connections NONE = new Connections(Map.of(), Map.of(), Anchoring.USUAL, false, List.of());

    public Connections {
        endpoints = Collections.unmodifiableMap(new LinkedHashMap<>(endpoints));
        channels = Collections.unmodifiableMap(new LinkedHashMap<>(channels));
        faults = List.copyOf(faults);
    }

    /**
     * The connections of a bot, and nothing else of it.
     *
     * @param environment gives the value of a variable written as <code>${NAME}</code>, null if it is not set
     */
    public static Connections of(ProjectPaths paths, UnaryOperator<@Nullable String> environment) {
        return new ConnectionsReader(paths.folder(), environment, new Findings())
                .read(paths.endpoints(), paths.credentials());
    }

    /** The server that runs custom actions. */
    public Optional<Endpoint> actionServer() {
        return Optional.ofNullable(endpoints.get("action_endpoint"));
    }

    /** The server that chooses what responses say. */
    public Optional<Endpoint> responseServer() {
        return Optional.ofNullable(endpoints.get("nlg"));
    }

    /** The settings of the Socket.IO channel, if it is to be opened. */
    public Optional<SocketIo> socketIo() {
        return Optional.ofNullable(channels.get("socketio")).map(SocketIo::of);
    }

    /** Where the callback channel sends replies, if it is to be opened. */
    public Optional<Endpoint> callback() {
        return Optional.ofNullable(channels.get("callback")).map(settings -> Endpoint.of(settings, "credentials.yml"));
    }

    /**
     * Go on only if nothing is wrong.
     *
     * @throws Faults with all of them
     */
    public void orThrow() {
        if (!faults.isEmpty()) {
            throw new Faults(faults);
        }
    }

    /**
     * Another server.
     *
     * @param url where it listens
     * @param parameters added to every address
     * @param headers sent with every request
     * @param basicAuth name and password
     * @param token added to every address as a parameter
     * @param tokenName what that parameter is called
     * @param certificates a file with the certificates to trust
     * @param more all other keys, such as {@code type}; JSON values
     * @param where the file and line it stands on
     */
    public record Endpoint(
            Optional<String> url,
            Map<String, String> parameters,
            Map<String, String> headers,
            Optional<BasicAuth> basicAuth,
            Optional<String> token,
            String tokenName,
            Optional<String> certificates,
            Map<String, Object> more,
            String where) {

        public Endpoint {
            parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
            headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
            more = Collections.unmodifiableMap(new LinkedHashMap<>(more));
        }

        static Endpoint of(Map<String, Object> settings, String where) {
            Map<String, Object> more = new LinkedHashMap<>(settings);
            List.of("url", "params", "headers", "basic_auth", "token", "token_name", "cafile")
                    .forEach(more::remove);
            Map<String, String> auth = texts(settings.get("basic_auth"));
            return new Endpoint(
                    text(settings, "url"),
                    texts(settings.get("params")),
                    texts(settings.get("headers")),
                    auth.isEmpty()
                            ? Optional.empty()
                            : Optional.of(new BasicAuth(
                                    auth.getOrDefault("username", ""), auth.getOrDefault("password", ""))),
                    text(settings, "token"),
                    text(settings, "token_name").orElse("token"),
                    text(settings, "cafile"),
                    more,
                    where);
        }
    }

    /** A name and a password. */
    public record BasicAuth(String username, String password) {
        @Override
        public String toString() {
            return "BasicAuth[username=%s]".formatted(username);
        }
    }

    /**
     * Settings of the Socket.IO channel, with Rasa's defaults.
     *
     * @param userEvent what a client sends messages as
     * @param botEvent what replies are sent as
     * @param namespace empty: the usual one
     * @param persistent whether a client names its session itself
     * @param path where it listens
     * @param jwtKey what clients' tokens are signed with; empty: anybody may come in
     * @param jwtMethod how they are signed
     * @param metadataKey where a message carries metadata
     */
    public record SocketIo(
            String userEvent,
            String botEvent,
            Optional<String> namespace,
            boolean persistent,
            String path,
            Optional<String> jwtKey,
            String jwtMethod,
            String metadataKey) {

        static SocketIo of(Map<String, Object> settings) {
            return new SocketIo(
                    text(settings, "user_message_evt").orElse("user_uttered"),
                    text(settings, "bot_message_evt").orElse("bot_uttered"),
                    text(settings, "namespace"),
                    Boolean.parseBoolean(String.valueOf(settings.get("session_persistence"))),
                    text(settings, "socketio_path").orElse("/socket.io"),
                    text(settings, "jwt_key"),
                    text(settings, "jwt_method").orElse("HS256"),
                    text(settings, "metadata_key").orElse("metadata"));
        }
    }

    private static Optional<String> text(Map<String, Object> settings, String key) {
        return Optional.ofNullable(settings.get(key)).map(String::valueOf);
    }

    private static Map<String, String> texts(@Nullable Object map) {
        Map<String, String> found = new LinkedHashMap<>();
        if (map instanceof Map<?, ?> settings) {
            settings.forEach((key, value) -> found.put(String.valueOf(key), String.valueOf(value)));
        }
        return found;
    }
}

package io.balie.shell.desk;

import io.balie.data.bot.Connections;
import io.balie.shell.action.ActionJars;
import io.balie.shell.action.Endpoint;
import io.balie.shell.action.Reachable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a bot reaches beside itself: the servers of its {@code endpoints.yml}, and the jars in its folder {@code actions}. */
final class Neighbours {

    private Neighbours() {}

    /**
     * What a bot reaches.
     *
     * @param home where jars for all bots may stand, in a folder {@code actions}
     * @throws IllegalArgumentException if an address or a jar is not as it should be
     */
    static Reachable of(Checked checked, Path home) {
        Connections connections = checked.bot().connections();
        Optional<Connections.Endpoint> actions =
                connections.actionServer().filter(server -> server.url().isPresent());
        return new Reachable(
                actions.map(Neighbours::endpoint),
                actions.map(server -> flag(server.more(), "enable_selective_domain"))
                        .orElse(false),
                flag(Map.of("set", String.valueOf(System.getenv("COMPRESS_ACTION_SERVER_REQUEST"))), "set"),
                connections
                        .responseServer()
                        .filter(server -> server.url().isPresent())
                        .map(Neighbours::endpoint),
                ActionJars.load(List.of(checked.choice().bot().folder().resolve("actions"), home.resolve("actions"))));
    }

    private static boolean flag(Map<String, Object> settings, String key) {
        return Boolean.parseBoolean(String.valueOf(settings.get(key)));
    }

    private static Endpoint endpoint(Connections.Endpoint written) {
        return new Endpoint(
                written.url().orElseThrow(),
                written.parameters(),
                written.headers(),
                written.basicAuth().map(auth -> new Endpoint.Login(auth.username(), auth.password())),
                written.token(),
                written.tokenName(),
                Optional.ofNullable(written.more().get("timeout"))
                        .filter(Number.class::isInstance)
                        .map(seconds -> Duration.ofSeconds(((Number) seconds).longValue()))
                        .orElse(Endpoint.USUAL_TIME_OUT));
    }
}

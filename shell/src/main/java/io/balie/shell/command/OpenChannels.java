package io.balie.shell.command;

import io.balie.data.bot.Connections;
import io.balie.shell.channel.CallbackSettings;
import io.balie.shell.channel.Channels;
import io.balie.shell.channel.SocketIoSettings;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Opens the channels that {@code credentials.yml} names. */
final class OpenChannels {

    private OpenChannels() {}

    /**
     * The channels of a bot. REST is always open, and Socket.IO with Rasa's usual settings where the file names none.
     *
     * @throws IllegalArgumentException if a setting cannot be used
     */
    static Channels of(Connections connections) {
        return new Channels(
                connections.socketIo().map(OpenChannels::socketIo).or(Channels.DEFAULT::socketIo),
                connections.callback().flatMap(OpenChannels::callback),
                List.of());
    }

    private static SocketIoSettings socketIo(Connections.SocketIo written) {
        return new SocketIoSettings(
                written.userEvent(),
                written.botEvent(),
                written.namespace().orElse("/"),
                written.persistent(),
                written.path(),
                written.jwtKey(),
                written.jwtMethod(),
                written.metadataKey());
    }

    private static Optional<CallbackSettings> callback(Connections.Endpoint written) {
        return written.url().map(url -> {
            CallbackSettings plain = new CallbackSettings(URI.create(url), written.parameters(), written.headers());
            CallbackSettings known = written.basicAuth()
                    .map(login -> plain.withBasicAuthentication(login.username(), login.password()))
                    .orElse(plain);
            return written.token()
                    .map(token -> known.withToken(Optional.of(written.tokenName()), token))
                    .orElse(known);
        });
    }
}

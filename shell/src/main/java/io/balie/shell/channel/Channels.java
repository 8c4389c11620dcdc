package io.balie.shell.channel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which channels are open. The REST channel always is.
 *
 * @param socketIo empty if there is none
 * @param callback empty if there is none
 * @param corsOrigins whose pages may call this server from a browser, such as {@code https://www.voorbeeld.example}; {@code *} for
 *     all; empty for its own pages alone
 */
public record Channels(
        Optional<SocketIoSettings> socketIo, Optional<CallbackSettings> callback, List<String> corsOrigins) {

    /** What is open when nothing is said about channels: Socket.IO as Rasa has it by default. */
    public static final Channels DEFAULT =
            new Channels(Optional.of(SocketIoSettings.DEFAULT), Optional.empty(), List.of());

    public Channels {
        corsOrigins = List.copyOf(corsOrigins);
    }

    /** Rasa's names of all channels that are open. */
    public List<String> names() {
        List<String> names = new ArrayList<>();
        callback.ifPresent(open -> names.add("callback"));
        names.add("rest");
        socketIo.ifPresent(open -> names.add(SocketIoChannel.NAME));
        return names;
    }
}

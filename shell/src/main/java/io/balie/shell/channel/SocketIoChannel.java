package io.balie.shell.channel;

import io.balie.dialog.event.Event;
import io.socket.engineio.server.EngineIoServer;
import io.socket.engineio.server.EngineIoSocket;
import io.socket.engineio.server.parser.Packet;
import io.socket.socketio.server.SocketIoServer;
import io.socket.socketio.server.SocketIoSocket;
import io.socket.socketio.server.SocketIoSocket.ReceivedByLocalAcknowledgementCallback;
import io.socket.socketio.server.parser.IOParser;
import io.socket.socketio.server.parser.Parser;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.json.JSONObject;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Rasa's Socket.IO channel.
 *
 * <p>A client may ask for a session ({@code session_request}) and gets its id ({@code session_confirm}). It sends messages
 * ({@code user_uttered}) and gets what the bot says ({@code bot_uttered}), which is stored before. With session persistence a
 * conversation belongs to the session: everyone who asked for it hears what is said, and what was said while nobody was connected
 * waits for who comes back. Messages of a conversation are taken in the order they came in, also over a reconnection.
 */
public final class SocketIoChannel {

    /** The name of the channel, in transcripts and addresses. */
    public static final String NAME = "socketio";

    private static final Logger LOG = LoggerFactory.getLogger(SocketIoChannel.class);
    private static final Duration LONGEST_FAREWELL = Duration.ofSeconds(5);

    private final SocketIoSettings settings;
    private final Takes takes;
    private final Optional<AccessTokens> tokens;
    private final InOrder inOrder = new InOrder();
    private final InOrder deliveries = new InOrder();
    private final Rooms rooms = new Rooms(System::nanoTime, deliveries);
    private final Future<?> tidying;

    /**
     * Serve the clients of a connection server.
     *
     * @throws IllegalArgumentException if the settings' key does not fit their method
     */
    public SocketIoChannel(SocketIoSettings settings, Takes takes, EngineIoServer connections) {
        this.settings = settings;
        this.takes = takes;
        this.tokens = settings.jwtKey().map(key -> new AccessTokens(key, settings.jwtMethod()));
        // Before the Socket.IO server listens: it cannot turn away a client that it has seen.
        tokens.ifPresent(accepted -> connections.on("connection", args -> admit(accepted, (EngineIoSocket) args[0])));
        SocketIoServer server = new SocketIoServer(connections);
        server.namespace(settings.namespace()).on("connection", args -> serve((SocketIoSocket) args[0]));
        this.tidying = connections.getScheduledExecutor().scheduleWithFixedDelay(rooms::tidy, 1, 1, TimeUnit.MINUTES);
    }

    /** Finish the turns that are being taken. */
    void settle() {
        tidying.cancel(false);
        inOrder.settle(LONGEST_FAREWELL);
        inOrder.close();
        deliveries.settle(LONGEST_FAREWELL);
        deliveries.close();
    }

    /** A client's connection; equal to any other view of the same one. */
    private record Connected(SocketIoSocket socket) implements Rooms.Listener {

        @Override
        public boolean isConnected() {
            return socket.isConnected();
        }

        @Override
        public void send(String event, Object payload) {
            socket.send(event, payload);
        }

        @Override
        public void hangUp() {
            // Not by Socket.IO's own farewell, after which clients stay away.
            socket.getClient().getConnection().close();
        }
    }

    private void serve(SocketIoSocket socket) {
        if (!settings.sessionPersistence()) {
            rooms.enter(socket.getId(), new Connected(socket)); // nothing is said there, but it can be forgotten
        }
        socket.on("session_request", args -> confirm(socket, args));
        socket.on(settings.userMessageEvent(), args -> hear(socket, args));
        socket.on("disconnect", args -> rooms.leave(new Connected(socket)));
    }

    private void confirm(SocketIoSocket socket, Object... args) {
        Object given = sent(args) instanceof Map<?, ?> request ? request.get("session_id") : null;
        Object session = given == null ? UUID.randomUUID().toString().replace("-", "") : given;
        socket.send("session_confirm", OrgJson.of(session));
        if (settings.sessionPersistence() && isName(session)) {
            rooms.enter(String.valueOf(session), new Connected(socket));
        }
        acknowledge(args);
    }

    private void hear(SocketIoSocket socket, Object... args) {
        if (!(sent(args) instanceof Map<?, ?> data)) {
            LOG.warn("A message through Socket.IO was no JSON object and is ignored.");
            acknowledge(args);
            return;
        }
        Object session = data.get("session_id");
        if (settings.sessionPersistence() && (session == null || !isName(session))) {
            LOG.warn(
                    "A message through Socket.IO named no session and is ignored: ask for one with 'session_request'.");
            acknowledge(args);
            return;
        }
        String sender = settings.sessionPersistence() ? String.valueOf(session) : socket.getId();
        String text =
                String.valueOf(Optional.<Object>ofNullable(data.get("message")).orElse(""));
        if (UserMessage.isTooLong(text)) {
            LOG.warn(
                    "A message through Socket.IO was longer than {} characters and is ignored.",
                    UserMessage.LONGEST_TEXT);
            acknowledge(args);
            return;
        }
        if (settings.sessionPersistence()) {
            rooms.enter(sender, new Connected(socket));
        }
        Map<String, Object> metadata = OrgJson.object(data.get(settings.metadataKey()));
        var unused = inOrder.then(sender, () -> {
            answer(socket, sender, takes.take(sender, UserMessage.trimmed(text), NAME, metadata));
            // Not if it could not be stored: a client that wants to know may then send it again.
            acknowledge(args);
        });
    }

    /** Say something in a conversation without having been asked. Where conversations belong to connections nobody can be told. */
    void say(String session, List<Event> happened) {
        if (!settings.sessionPersistence()) {
            return;
        }
        var unused = inOrder.then(session, () -> {
            for (Event event : happened) {
                if (event instanceof Event.BotUttered said) {
                    BotMessage.of(said)
                            .forEach(message -> SocketIoForm.of(message)
                                    .forEach(payload ->
                                            rooms.say(session, settings.botMessageEvent(), OrgJson.of(payload))));
                }
            }
        });
    }

    /** Forget what waits for a session, and end its connections, whose buffers hold what was said; clients come back with new ones. */
    void forget(String session) {
        rooms.forget(session);
    }

    private void answer(SocketIoSocket socket, String sender, List<Event> turn) {
        for (Event event : turn) {
            if (event instanceof Event.BotUttered said) {
                for (BotMessage message : BotMessage.of(said)) {
                    for (Object payload : SocketIoForm.of(message)) {
                        Object json = OrgJson.of(payload);
                        if (settings.sessionPersistence()) {
                            rooms.say(sender, settings.botMessageEvent(), json);
                        } else {
                            socket.send(settings.botMessageEvent(), json);
                        }
                    }
                }
            }
        }
    }

    /** An id that a conversation can be kept under. */
    private static boolean isName(Object session) {
        String name = String.valueOf(session);
        return !name.isBlank() && name.indexOf('\0') < 0 && name.length() <= UserMessage.LONGEST_SENDER;
    }

    private static @Nullable Object sent(Object... args) {
        return args.length == 0 ? null : OrgJson.plain(args[0]);
    }

    private static void acknowledge(Object... args) {
        if (args.length > 0 && args[args.length - 1] instanceof ReceivedByLocalAcknowledgementCallback wanted) {
            wanted.sendAcknowledgement();
        }
    }

    /** Let in who brings a token. With protocol 3, which cannot carry one when it connects, it is in the address. */
    private void admit(AccessTokens accepted, EngineIoSocket connection) {
        if (connection.getProtocolVersion() == 3) {
            String token = connection.getInitialQuery().get("token");
            if (token == null || !accepted.accept(token)) {
                refuse(connection, "/", "Connection rejected by server");
                connection.close();
            }
            return;
        }
        IOParser.Decoder decoder = new IOParser.Decoder();
        decoder.onDecoded(packet -> {
            if (packet.type == Parser.CONNECT
                    && packet.nsp.equals(settings.namespace())
                    && !carries(accepted, packet.data)) {
                // Nothing that it sends is heard from here on.
                connection.off("data");
                refuse(connection, packet.nsp, new JSONObject(Map.of("message", "Connection rejected by server")));
            }
        });
        connection.on("data", (EngineIoSocket from, Object... data) -> {
            if (data[0] instanceof String text && text.startsWith("0")) {
                decoder.add(text);
            }
        });
    }

    private static boolean carries(AccessTokens accepted, @Nullable Object connectData) {
        return connectData instanceof JSONObject auth
                && auth.opt("token") instanceof String token
                && accepted.accept(token);
    }

    private static void refuse(EngineIoSocket connection, String namespace, Object why) {
        io.socket.socketio.server.parser.Packet<Object> refusal =
                new io.socket.socketio.server.parser.Packet<>(Parser.CONNECT_ERROR, why);
        refusal.nsp = namespace;
        new IOParser.Encoder().encode(refusal, encoded -> {
            for (Object part : encoded) {
                Packet<Object> packet = new Packet<>(Packet.MESSAGE);
                packet.data = part;
                connection.send(packet);
            }
        });
    }
}

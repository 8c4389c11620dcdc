package io.balie.shell.channel;

import io.balie.dialog.event.Event;
import io.socket.engineio.server.EngineIoServer;
import io.socket.engineio.server.EngineIoServerOptions;
import io.socket.engineio.server.EngineIoSocket;
import io.socket.engineio.server.EngineIoWebSocket;
import io.socket.engineio.server.utils.ParseQS;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.ConcurrentWebSocketSessionDecorator;
import org.springframework.web.socket.handler.TextWebSocketHandler;
import org.springframework.web.socket.server.support.WebSocketHttpRequestHandler;

/**
 * Brings Socket.IO's clients to its server, by long polling and by WebSocket at one address. When the server stops, turns that are
 * being taken are finished and connections are closed in a way that makes clients come back later.
 */
public final class SocketIoConnections implements HttpRequestHandler, SmartLifecycle {

    /** In characters; far more than the longest message with its metadata. */
    private static final int LARGEST_FRAME = 100_000;

    private static final int LONGEST_SEND = 10_000;
    private static final int LARGEST_BACKLOG = 1_000_000;

    private final EngineIoServer connections;
    private final SocketIoChannel channel;
    private final WebSocketHttpRequestHandler webSockets;
    private final Set<EngineIoSocket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean running;

    /** Nobody is connected yet. */
    public SocketIoConnections(SocketIoSettings settings, Takes takes) {
        // As Rasa's library has them; who may call from which page is the whole server's to say.
        this.connections = new EngineIoServer(EngineIoServerOptions.newFromDefault()
                .setCorsHandlingDisabled(true)
                .setPingInterval(25_000)
                .setPingTimeout(20_000)
                .setMaxTimeoutThreadPoolSize(4));
        connections.on("connection", args -> {
            EngineIoSocket socket = (EngineIoSocket) args[0];
            open.add(socket);
            socket.on("close", gone -> open.remove(socket));
        });
        this.channel = new SocketIoChannel(settings, takes, connections);
        this.webSockets = new WebSocketHttpRequestHandler(new Frames());
    }

    /** Say something in a conversation without having been asked. */
    public void say(String session, List<Event> happened) {
        channel.say(session, happened);
    }

    /** Forget what waits for a session whose conversation was erased, and end its connections; clients come back with new ones. */
    public void forget(String session) {
        channel.forget(session);
    }

    @Override
    public void handleRequest(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        if (!running && request.getParameter("sid") == null) {
            response.setHeader("Retry-After", "5");
            response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        } else if ("websocket".equalsIgnoreCase(request.getHeader("Upgrade"))) {
            webSockets.handleRequest(request, response);
        } else {
            connections.handleRequest(request, response);
        }
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        channel.settle();
        open.forEach(EngineIoSocket::close);
        connections.shutdown();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the web server waits for its requests to end: long polls only end when their connection does. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }

    /** Text frames between the container and the connection server. */
    private final class Frames extends TextWebSocketHandler {

        private static final String CONNECTION = "connection";

        @Override
        public void afterConnectionEstablished(WebSocketSession session) {
            session.setTextMessageSizeLimit(LARGEST_FRAME);
            Connection connection =
                    new Connection(new ConcurrentWebSocketSessionDecorator(session, LONGEST_SEND, LARGEST_BACKLOG));
            session.getAttributes().put(CONNECTION, connection);
            connections.handleWebSocket(connection);
        }

        @Override
        protected void handleTextMessage(WebSocketSession session, TextMessage message) {
            connection(session).emit("message", message.getPayload());
        }

        @Override
        public void handleTransportError(WebSocketSession session, Throwable broken) {
            connection(session).emit("error", "transport error", "");
        }

        @Override
        public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
            Connection connection = connection(session);
            connection.emit("close");
            connection.letGo();
        }

        private Connection connection(WebSocketSession session) {
            return (Connection) session.getAttributes().get(CONNECTION);
        }
    }

    /** A WebSocket as the connection server sees it. */
    private static final class Connection extends EngineIoWebSocket {

        // Let go when it ends: the connection server's timers hold this object for up to 45 s more, and the session's
        // buffers hold what was said.
        private volatile @Nullable WebSocketSession session;

        private Connection(WebSocketSession session) {
            this.session = session;
        }

        @Override
        public Map<String, String> getQuery() {
            WebSocketSession here = session;
            String query =
                    here == null || here.getUri() == null ? null : here.getUri().getRawQuery();
            return query == null ? Map.of() : ParseQS.decode(query);
        }

        @Override
        public Map<String, List<String>> getConnectionHeaders() {
            WebSocketSession here = session;
            return here == null
                    ? Map.of()
                    : here.getHandshakeHeaders().toSingleValueMap().entrySet().stream()
                            .collect(java.util.stream.Collectors.toMap(
                                    Map.Entry::getKey, entry -> List.of(entry.getValue())));
        }

        @Override
        public void write(String message) throws IOException {
            WebSocketSession here = session;
            if (here == null) {
                throw new IOException("The connection is closed.");
            }
            here.sendMessage(new TextMessage(message));
        }

        @Override
        public void write(byte[] message) throws IOException {
            throw new IOException("Nothing binary is said here.");
        }

        @Override
        public void close() {
            WebSocketSession here = session;
            if (here != null) {
                try {
                    here.close();
                } catch (IOException gone) {
                    // then it is closed already
                }
                letGo();
            }
        }

        private void letGo() {
            session = null;
        }
    }
}

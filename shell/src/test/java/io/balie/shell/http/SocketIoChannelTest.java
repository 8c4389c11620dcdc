package io.balie.shell.http;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.balie.dialog.event.Event;
import io.balie.shell.channel.Channels;
import io.balie.shell.channel.SocketIoSettings;
import io.socket.client.Ack;
import io.socket.client.IO;
import io.socket.client.Manager;
import io.socket.client.Socket;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.keys.HmacKey;
import org.json.JSONObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** The channel as the official Java client sees it. */
class SocketIoChannelTest {

    private static final SocketIoSettings PLAIN = SocketIoSettings.DEFAULT;
    private static final SocketIoSettings PERSISTENT = PLAIN.withSessionPersistence(true);

    private final List<AutoCloseable> opened = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable one : opened.reversed()) {
            one.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"polling", "websocket", "polling,websocket"})
    void a_conversation_with_buttons_over_each_transport(String transports) throws Exception {
        OpenDesk desk = open(PLAIN);
        Client client = new Client(desk, PLAIN, transports.split(",", -1));
        client.socket.emit("session_request", new JSONObject(Map.of("session_id", "abc")));
        assertEquals("\"abc\"", client.next("session_confirm"));

        client.say("ik wil contact");
        assertEquals("{\"quick_replies\":[],\"text\":\"Dat kan op twee manieren.\"}", client.next("bot_uttered"));
        assertEquals(
                "{\"quick_replies\":["
                        + "{\"content_type\":\"text\",\"payload\":\"/agree\",\"title\":\"Bellen\"},"
                        + "{\"content_type\":\"text\",\"payload\":\"/greet\",\"title\":\"Mailen\"}],"
                        + "\"text\":\"Bellen of mailen?\"}",
                client.next("bot_uttered"));
        client.say("/agree");
        assertEquals("{\"text\":\"Wij bellen u.\"}", client.next("bot_uttered"));

        assertEquals(List.of(client.socket.id()), desk.memory.conversations());
        assertEquals(List.of("ik wil contact", "/agree"), desk.heard(client.socket.id()));
    }

    @Test
    void texts_are_cut_at_blank_lines_and_images_and_payloads_have_events_of_their_own() throws Exception {
        OpenDesk desk = open(PLAIN);
        Client client = new Client(desk, PLAIN, "websocket");
        client.say("hallo");
        assertEquals("{\"text\":\"Goedendag.\"}", client.next("bot_uttered"));
        assertEquals("{\"text\":\"Waarmee kan ik u helpen?\"}", client.next("bot_uttered"));
        client.say("laat een foto zien");
        assertEquals("{\"text\":\"Kijk eens.\"}", client.next("bot_uttered"));
        assertEquals(
                "{\"attachment\":{\"payload\":{\"src\":\"https://www.voorbeeld.example/fiets.png\"},\"type\":\"image\"}}",
                client.next("bot_uttered"));
        client.say("teken een cirkel");
        assertEquals("{\"shape\":\"circle\",\"size\":3}", client.next("bot_uttered"));
    }

    @Test
    void who_asks_for_a_session_without_a_name_gets_one() throws Exception {
        OpenDesk desk = open(PLAIN);
        Client client = new Client(desk, PLAIN, "websocket");
        client.socket.emit("session_request", new JSONObject(Map.of("session_id", JSONObject.NULL)));
        String first = client.next("session_confirm");
        assertTrue(first.matches("\"[0-9a-f]{32}\""), first);
        client.socket.emit("session_request", (Object) null);
        assertNotEquals(first, client.next("session_confirm"));
    }

    @Test
    void a_session_outlives_a_connection_and_what_was_said_meanwhile_is_heard_once() throws Exception {
        OpenDesk desk = open(PERSISTENT);
        Client before = new Client(desk, PERSISTENT, "websocket");
        before.request("s-1");
        before.emit(Map.of("message", "langzaam hallo", "session_id", "s-1"));
        await().until(() -> desk.slowTurns() == 1);
        before.close();
        await().until(() -> desk.heard("s-1").size() == 1);

        Client after = new Client(desk, PERSISTENT, "websocket");
        after.request("s-1");
        assertEquals("{\"text\":\"Goedendag.\"}", after.next("bot_uttered"));
        assertEquals("{\"text\":\"Waarmee kan ik u helpen?\"}", after.next("bot_uttered"));
        after.emit(Map.of("message", "/agree", "session_id", "s-1"));
        assertEquals("{\"text\":\"Wij bellen u.\"}", after.next("bot_uttered"));
        assertTrue(after.nothingMore("bot_uttered"));
        assertEquals(List.of("langzaam hallo", "/agree"), desk.heard("s-1"));
    }

    @Test
    void all_who_asked_for_a_session_hear_what_is_said_in_it_and_nobody_else() throws Exception {
        OpenDesk desk = open(PERSISTENT);
        Client one = new Client(desk, PERSISTENT, "websocket");
        Client two = new Client(desk, PERSISTENT, "polling");
        Client stranger = new Client(desk, PERSISTENT, "websocket");
        one.request("s-1");
        two.request("s-1");
        stranger.request("s-2");
        one.emit(Map.of("message", "/agree", "session_id", "s-1"));
        assertEquals("{\"text\":\"Wij bellen u.\"}", one.next("bot_uttered"));
        assertEquals("{\"text\":\"Wij bellen u.\"}", two.next("bot_uttered"));
        assertTrue(stranger.nothingMore("bot_uttered"));
    }

    @Test
    void with_session_persistence_a_message_without_a_session_is_ignored() throws Exception {
        OpenDesk desk = open(PERSISTENT);
        Client client = new Client(desk, PERSISTENT, "websocket");
        client.emit(Map.of("message", "hallo"));
        client.emit(Map.of("message", "/agree", "session_id", "s-1"));
        assertEquals("{\"text\":\"Wij bellen u.\"}", client.next("bot_uttered"));
        assertEquals(List.of("s-1"), desk.memory.conversations());
    }

    @Test
    void messages_of_one_conversation_are_answered_in_their_order_while_the_connection_lives_on() throws Exception {
        OpenDesk desk = open(PERSISTENT);
        Client client = new Client(desk, PERSISTENT, "websocket");
        client.request("s-1");
        client.emit(Map.of("message", "langzaam bel", "session_id", "s-1"));
        List<String> said = new ArrayList<>(List.of("langzaam bel"));
        for (int i = 0; i < 20; i++) {
            client.emit(Map.of("message", "bel " + i, "session_id", "s-1"));
            said.add("bel " + i);
        }
        client.request("s-1"); // answered at once, although turns wait
        for (int i = 0; i < 21; i++) {
            assertEquals("{\"text\":\"Wij bellen u.\"}", client.next("bot_uttered"));
        }
        assertEquals(said, desk.heard("s-1"));
    }

    @Test
    void an_acknowledgement_comes_when_the_turn_is_stored() throws Exception {
        OpenDesk desk = open(PERSISTENT);
        Client client = new Client(desk, PERSISTENT, "websocket");
        CountDownLatch stored = new CountDownLatch(1);
        client.socket.emit(
                "user_uttered",
                new Object[] {new JSONObject(Map.of("message", "langzaam hallo", "session_id", "s-1"))},
                (Ack) args -> stored.countDown());
        assertTrue(stored.await(10, TimeUnit.SECONDS));
        assertEquals(List.of("langzaam hallo"), desk.heard("s-1"));
    }

    @Test
    void when_the_store_fails_nothing_is_said_or_acknowledged_and_the_same_message_can_be_sent_again()
            throws Exception {
        OpenDesk desk = open(PLAIN);
        Client client = new Client(desk, PLAIN, "websocket");
        BlockingQueue<String> acknowledged = new LinkedBlockingQueue<>();
        Object[] message = {new JSONObject(Map.of("message", "/agree"))};
        desk.memory.failing = true;
        client.socket.emit("user_uttered", message, (Ack) args -> acknowledged.add("first"));
        assertTrue(client.nothingMore("bot_uttered"));
        desk.memory.failing = false;
        client.socket.emit("user_uttered", message, (Ack) args -> acknowledged.add("second"));
        assertEquals("{\"text\":\"Wij bellen u.\"}", client.next("bot_uttered"));
        assertEquals("second", acknowledged.poll(10, TimeUnit.SECONDS));
        assertEquals(List.of("/agree"), desk.heard(client.socket.id()));
    }

    @Test
    void metadata_is_kept_as_an_object_or_as_its_text_under_the_name_that_was_set() throws Exception {
        SocketIoSettings named = new SocketIoSettings(
                "customer_says", "desk_says", "/", true, "socket.io/", Optional.empty(), "HS256", "customData");
        OpenDesk desk = open(named);
        Client client = new Client(desk, named, "websocket");
        client.emit(Map.of("message", "hallo", "session_id", "s-1", "customData", Map.of("page", "/contact")));
        client.next("desk_says");
        client.emit(Map.of("message", "hallo", "session_id", "s-1", "customData", "{\"page\":\"/fietsen\"}"));
        client.next("desk_says");
        client.emit(Map.of("message", "/agree", "session_id", "s-1", "customData", "no json"));
        await().until(() -> desk.heard("s-1").size() == 3);
        assertEquals(
                List.of(Map.of("page", "/contact"), Map.of("page", "/fietsen"), Map.of()),
                desk.memory.load("s-1").stream()
                        .filter(Event.UserUttered.class::isInstance)
                        .map(event -> ((Event.UserUttered) event).metadata())
                        .toList());
    }

    @Test
    void a_namespace_and_a_path_of_ones_own() throws Exception {
        SocketIoSettings own = new SocketIoSettings(
                "user_uttered", "bot_uttered", "desk", false, "/chat/io", Optional.empty(), "HS256", "metadata");
        OpenDesk desk = open(own);
        Client client = new Client(desk, own, "websocket");
        client.say("/agree");
        assertEquals("{\"text\":\"Wij bellen u.\"}", client.next("bot_uttered"));
    }

    @Test
    void with_a_key_only_who_brings_a_token_is_let_in() throws Exception {
        SocketIoSettings locked = PLAIN.withJwt("geheim", "HS256");
        OpenDesk desk = open(locked);
        Client right = new Client(desk, locked, Map.of("token", token("geheim")), "polling", "websocket");
        right.say("/agree");
        assertEquals("{\"text\":\"Wij bellen u.\"}", right.next("bot_uttered"));
        Client bearer = new Client(desk, locked, Map.of("token", "Bearer " + token("geheim")), "websocket");
        bearer.say("/agree");
        assertEquals("{\"text\":\"Wij bellen u.\"}", bearer.next("bot_uttered"));

        for (Map<String, String> auth : List.of(Map.<String, String>of(), Map.of("token", token("anders")))) {
            Client wrong = new Client(desk, locked, auth, "websocket");
            assertEquals("{\"message\":\"Connection rejected by server\"}", wrong.next(Socket.EVENT_CONNECT_ERROR));
            wrong.say("hallo");
            assertTrue(wrong.nothingMore("bot_uttered"));
            assertFalse(wrong.socket.connected());
        }
    }

    @Test
    void what_is_no_message_breaks_nothing() throws Exception {
        OpenDesk desk = open(PLAIN);
        Client client = new Client(desk, PLAIN, "websocket");
        client.socket.emit("user_uttered");
        client.socket.emit("user_uttered", "text");
        client.socket.emit("user_uttered", new JSONObject(Map.of("message", "x".repeat(5_001))));
        client.socket.emit("user_uttered", new JSONObject());
        client.socket.emit("unknown", 1, 2, 3);
        client.say("/agree");
        assertEquals("{\"text\":\"Wij bellen u.\"}", client.next("bot_uttered"));
    }

    @Test
    void the_longest_message_arrives_over_a_websocket_too() throws Exception {
        OpenDesk desk = open(PLAIN);
        Client client = new Client(desk, PLAIN, "websocket");
        String longest = "😀".repeat(5_000);
        client.say(longest);
        client.next("bot_uttered");
        assertEquals(List.of(longest), desk.heard(client.socket.id()));
    }

    @Test
    void a_turn_is_finished_when_the_server_stops_and_its_client_comes_back_by_itself() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        OpenDesk first = new OpenDesk(channels(PERSISTENT), port);
        Client client = new Client(first, PERSISTENT, "polling");
        client.request("s-1");
        client.emit(Map.of("message", "langzaam bel", "session_id", "s-1"));
        await().until(() -> first.slowTurns() == 1);
        long start = System.nanoTime();
        first.close();
        assertTrue(System.nanoTime() - start < TimeUnit.SECONDS.toNanos(8), "it does not wait for long polls");
        assertEquals("{\"text\":\"Wij bellen u.\"}", client.next("bot_uttered"));

        opened.add(new OpenDesk(channels(PERSISTENT), port));
        client.next("again");
        client.emit(Map.of("message", "/agree", "session_id", "s-1"));
        assertEquals("{\"text\":\"Wij bellen u.\"}", client.next("bot_uttered"));
    }

    @Test
    void nothing_is_lost_or_said_twice_while_many_clients_change_from_polling_to_websockets() throws Exception {
        OpenDesk desk = open(PERSISTENT);
        int clients = 20;
        int messages = 10;
        List<Client> all = new ArrayList<>();
        for (int c = 0; c < clients; c++) {
            Client client = new Client(desk, PERSISTENT, "polling", "websocket");
            all.add(client);
            for (int m = 0; m < messages; m++) {
                client.emit(Map.of("message", "bel " + m, "session_id", "many-" + c));
            }
        }
        List<String> sent = java.util.stream.IntStream.range(0, messages)
                .mapToObj(m -> "bel " + m)
                .toList();
        for (int c = 0; c < clients; c++) {
            for (int m = 0; m < messages; m++) {
                assertEquals("{\"text\":\"Wij bellen u.\"}", all.get(c).next("bot_uttered"));
            }
            assertEquals(sent, desk.heard("many-" + c));
        }
        for (Client client : all) {
            assertTrue(client.queue("bot_uttered").isEmpty());
        }
    }

    @Test
    void the_channel_tells_that_it_is_open_and_a_closed_one_is_not_there() throws Exception {
        OpenDesk desk = open(PLAIN);
        assertEquals("{\"status\":\"ok\"}", desk.get("/webhooks/socketio/").body());
        assertEquals(400, desk.get("/socket.io/?EIO=4&transport=carrier-pigeon").statusCode());
        OpenDesk closed = new OpenDesk(new Channels(Optional.empty(), Optional.empty(), List.of()));
        opened.add(closed);
        assertEquals(404, closed.get("/webhooks/socketio/").statusCode());
        assertEquals(404, closed.get("/socket.io/?EIO=4&transport=polling").statusCode());
    }

    private OpenDesk open(SocketIoSettings settings) {
        OpenDesk desk = new OpenDesk(channels(settings));
        opened.add(desk);
        return desk;
    }

    private static Channels channels(SocketIoSettings settings) {
        return new Channels(Optional.of(settings), Optional.empty(), List.of());
    }

    private static String token(String key) throws Exception {
        JsonWebSignature signature = new JsonWebSignature();
        signature.setAlgorithmHeaderValue("HS256");
        signature.setPayload("{\"user\":{\"username\":\"klant\"}}");
        signature.setKey(new HmacKey(key.getBytes(StandardCharsets.UTF_8)));
        signature.setDoKeyValidation(false);
        return signature.getCompactSerialization();
    }

    private final class Client implements AutoCloseable {

        private final Socket socket;
        private final Manager manager;
        private final Map<String, BlockingQueue<String>> heard = new java.util.concurrent.ConcurrentHashMap<>();

        private Client(OpenDesk desk, SocketIoSettings settings, String... transports) throws Exception {
            this(desk, settings, null, transports);
        }

        private Client(OpenDesk desk, SocketIoSettings settings, Map<String, String> auth, String... transports)
                throws Exception {
            IO.Options options = IO.Options.builder()
                    .setForceNew(true)
                    .setTransports(transports)
                    .setPath(settings.path() + "/")
                    .setAuth(auth)
                    .setReconnectionDelay(50)
                    .setReconnectionDelayMax(200)
                    .build();
            this.socket = IO.socket(desk.address(settings.namespace()), options);
            this.manager = socket.io();
            CountDownLatch connected = new CountDownLatch(1);
            for (String event : List.of("session_confirm", settings.botMessageEvent(), Socket.EVENT_CONNECT_ERROR)) {
                socket.on(event, args -> queue(event).add(text(args)));
            }
            socket.on(Socket.EVENT_CONNECT, args -> {
                if (connected.getCount() == 0) {
                    queue("again").add("");
                }
                connected.countDown();
            });
            socket.on(Socket.EVENT_CONNECT_ERROR, args -> connected.countDown());
            socket.connect();
            opened.add(this);
            assertTrue(connected.await(10, TimeUnit.SECONDS), "It did not connect.");
        }

        private BlockingQueue<String> queue(String event) {
            return heard.computeIfAbsent(event, name -> new LinkedBlockingQueue<>());
        }

        private String text(Object... args) {
            Object value = args.length == 0 ? "" : args[0];
            Object plain = value instanceof JSONObject object ? new java.util.TreeMap<>(object.toMap()) : value;
            return JsonMapper.builder()
                    .enable(tools.jackson.databind.SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                    .build()
                    .writeValueAsString(plain instanceof Throwable t ? String.valueOf(t) : plain);
        }

        private void say(String text) {
            emit(Map.of("message", text));
        }

        private void emit(Map<String, Object> data) {
            socket.emit("customer_says", new JSONObject(data));
            socket.emit("user_uttered", new JSONObject(data));
        }

        private void request(String session) throws InterruptedException {
            socket.emit("session_request", new JSONObject(Map.of("session_id", session)));
            assertEquals("\"%s\"".formatted(session), next("session_confirm"));
        }

        private String next(String event) throws InterruptedException {
            String next = queue(event).poll(10, TimeUnit.SECONDS);
            assertTrue(next != null, "No '%s' came.".formatted(event));
            return next;
        }

        private boolean nothingMore(String event) throws InterruptedException {
            return queue(event).poll(300, TimeUnit.MILLISECONDS) == null;
        }

        @Override
        public void close() {
            socket.close();
            manager.off();
        }
    }
}

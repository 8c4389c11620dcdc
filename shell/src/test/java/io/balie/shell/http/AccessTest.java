package io.balie.shell.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.balie.shell.channel.AccessTokens;
import io.balie.shell.channel.Channels;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.keys.HmacKey;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class AccessTest {

    private static final String SECRET = "core";

    private static ApiDesk desk;

    @BeforeAll
    static void open(@TempDir Path home) {
        Channels channels =
                new Channels(Channels.DEFAULT.socketIo(), Optional.empty(), List.of("https://www.voorbeeld.example"));
        desk = new ApiDesk(
                home,
                settings -> settings.withChannels(channels)
                        .withAccess(Optional.of("s3cret"), Optional.of(new AccessTokens(SECRET, "HS256"))));
    }

    @AfterAll
    static void close() {
        desk.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/status",
                "/domain",
                "/conversations/a/tracker",
                "/conversations/a/story",
                "/model/parse",
                "/model",
                "/nosuch",
                "/webhooks/../status",
                "/chat/..;/status",
                "//status",
                "/%73tatus"
            })
    void who_brings_nothing_is_not_let_in(String path) throws Exception {
        assertEquals(401, rawStatus(path), path);
    }

    @Test
    void the_refusal_has_rasas_form() throws Exception {
        JsonNode refusal = desk.json("/status?token=wrong");
        assertEquals(401, refusal.get("code").asInt());
        assertEquals("NotAuthenticated", refusal.get("reason").asString());
        assertEquals("User is not authenticated.", refusal.get("message").asString());
        assertEquals(200, desk.get("/status?token=s3cret").statusCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/version", "/webhooks/", "/webhooks/rest/", "/chat", "/actuator/health"})
    void what_is_open_to_all_stays_open(String path) throws Exception {
        assertEquals(200, desk.get(path).statusCode());
    }

    @Test
    void channels_ask_for_no_token() throws Exception {
        assertEquals(
                200,
                desk.post("/webhooks/rest/webhook", "{\"sender\":\"a\",\"message\":\"hallo\"}")
                        .statusCode());
    }

    @Test
    void an_administrator_may_see_all_and_a_user_its_own_conversation() throws Exception {
        String admin = token("{\"user\":{\"username\":\"testadmin\",\"role\":\"admin\"}}", SECRET);
        String user = token("{\"user\":{\"username\":\"test/user\",\"role\":\"user\"}}", SECRET);
        assertEquals(200, with(admin, "/conversations/testuser/tracker"));
        assertEquals(200, with(admin, "/status"));
        assertEquals(200, with(user, "/conversations/test/user/tracker"));
        assertEquals(200, with(user, "/conversations/test%2Fuser/tracker"));
        assertEquals(403, with(user, "/conversations/testadmin/tracker"));
        assertEquals(403, with(user, "/status"));
        assertEquals(403, with(token("{\"user\":{\"username\":\"x\"}}", SECRET), "/conversations/x/tracker"));
        assertEquals(401, with(token("{\"user\":{\"username\":\"x\",\"role\":\"admin\"}}", "another"), "/status"));
        assertEquals(401, with("nonsense", "/status"));
    }

    @Test
    void a_browser_may_ask_first_and_sees_why_it_is_refused() throws Exception {
        HttpResponse<String> asked = desk.send(desk.to("/status")
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                .header("Origin", "https://www.voorbeeld.example")
                .header("Access-Control-Request-Method", "GET"));
        assertEquals(200, asked.statusCode());
        HttpResponse<String> refused = desk.send(desk.to("/status").header("Origin", "https://www.voorbeeld.example"));
        assertEquals(401, refused.statusCode());
        assertEquals(
                "https://www.voorbeeld.example",
                refused.headers().firstValue("Access-Control-Allow-Origin").orElse(""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /conv<ersations HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "GET /a%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "GET / HTTP/1.1\r\nConnection: close\r\n\r\n",
                "GET /%00 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "NONSENSE\r\n\r\n",
                "POST /webhooks/rest/webhook HTTP/1.1\r\nHost: x\r\nContent-Length: abc\r\nConnection: close\r\n\r\n",
            })
    void what_the_server_itself_refuses_has_the_same_form(String request) throws Exception {
        String answer = raw(request);
        assertTrue(answer.startsWith("HTTP/1.1 40"), answer);
        assertFalse(answer.toLowerCase(java.util.Locale.ROOT).contains("<html"), answer);
        assertTrue(answer.contains("\"status\":\"failure\"") || answer.endsWith("\r\n\r\n"), answer);
    }

    private static int with(String token, String path) throws Exception {
        return desk.send(desk.to(path).header("Authorization", "Bearer " + token))
                .statusCode();
    }

    private static String token(String claims, String secret) throws Exception {
        JsonWebSignature signature = new JsonWebSignature();
        signature.setPayload(claims);
        signature.setAlgorithmHeaderValue("HS256");
        signature.setKey(new HmacKey(secret.getBytes(StandardCharsets.UTF_8)));
        signature.setDoKeyValidation(false);
        return signature.getCompactSerialization();
    }

    private static int rawStatus(String path) throws Exception {
        String answer = raw("GET %s HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".formatted(path));
        return Integer.parseInt(answer.split(" ", 3)[1]);
    }

    private static String raw(String request) throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), desk.port())) {
            socket.setSoTimeout(10_000);
            OutputStream out = socket.getOutputStream();
            out.write(request.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            InputStream in = socket.getInputStream();
            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }
}

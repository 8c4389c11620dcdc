package io.balie.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.balie.shell.BuiltProgram.Ended;
import io.balie.shell.BuiltProgram.Server;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is erased while the desk serves is found nowhere, not in its files and not in its memory; before, it is. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ErasureIT {

    private static final String SENDER = "sender-7Kq2mX9vB4nR8tLc3wZf6pHd1sGj5yA0eUi";
    private static final String WORD = "woordxk8qzj4nw7vb2mt9rh5pc1fl6gs3dy0aeuo";
    private static final String METADATA = "metadata-pQ4xV7bN1mK9wR3tY6uJ2hG8fD5sA0z";
    private static final String ENTITY = "entity-Zx3Cv8Bn5Mq1Wk7Er4Ty9Ui2Op6As0Dff";
    private static final String SLOT = "slotvalue-Lk9Jh4Gf7Ds2Aq5We8Rt1Yu6Io3Pzx";
    private static final String PHONE = "+31687654321";
    private static final String NAME = "naam-Qw5Er8Ty2Ui7Op4As1Df6Gh9Jk3Zx0Cvb";
    private static final String MAIL = "mail7hq2xw9vk4mz8rt3lp6@voorbeeld.example";
    private static final String ABOUT = "reden-Bn6Mq3We9Rt5Yu1Io8Pa4Sd7Fg2Hj0Klz";
    private static final String CHATTED = "gechat-Ty7Ui3Op9As1Df5Gh2Jk8Lz4Xc6Vb0Nmq";
    private static final List<String> CANARIES =
            List.of(SENDER, WORD, METADATA, ENTITY, SLOT, PHONE, NAME, MAIL, ABOUT, CHATTED);
    private static final CanaryScan SCAN = new CanaryScan(CANARIES);

    private static BuiltProgram balie;
    private static Server server;
    private static Chat chat;
    private static String ref;

    @BeforeAll
    static void open() throws Exception {
        balie = BuiltProgram.withHome("erasure");
        BuiltProgram.deleted(backup());
        server = balie.serve();
        assertEquals(200, say(SENDER, "mijn fiets is kapot " + WORD, "{\"note\":\"" + METADATA + "\"}"));
        assertEquals(200, say(SENDER, "bel mij op 06 87654321", "{}"));
        assertEquals(
                200,
                server.post("/conversations/" + SENDER + "/tracker/events", """
                                [{"event":"slot","name":"outcome","value":"%s"},
                                 {"event":"user","text":"van %s","parse_data":{"intent":{"name":"greet","confidence":1.0},
                                  "entities":[{"entity":"person","value":"%s","start":4,"end":9}]}}]
                                """.formatted(SLOT, ENTITY, ENTITY))
                        .statusCode());
        assertEquals(
                200,
                server.post("/conversations/" + SENDER + "/tracker/events", """
                                [{"event":"slot","name":"contact_name","value":"%s"},
                                 {"event":"slot","name":"contact_phone","value":"%s"},
                                 {"event":"slot","name":"contact_email","value":"%s"},
                                 {"event":"slot","name":"question_parts","value":["het gaat over %s"]}]
                                """.formatted(NAME, PHONE, MAIL, ABOUT))
                        .statusCode());
        HttpResponse<String> promised =
                server.post("/conversations/" + SENDER + "/execute", "{\"name\":\"action_promise_callback\"}");
        assertEquals(200, promised.statusCode());
        HttpResponse<String> noted =
                server.post("/conversations/" + SENDER + "/execute", "{\"name\":\"action_take_note\"}");
        assertEquals(200, noted.statusCode());
        chat = new Chat(server);
        chat.say("mijn fiets is kapot " + CHATTED);
        assertEquals(200, say("other", "mijn ketting is gebroken", "{}"));
    }

    @AfterAll
    static void close() {
        server.close();
    }

    /** Somebody in a browser, whose connection stays open. */
    private static final class Chat implements WebSocket.Listener {

        private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        private final CountDownLatch closed = new CountDownLatch(1);
        private final StringBuilder part = new StringBuilder();
        private final WebSocket socket;
        private final String id;

        Chat(Server server) throws InterruptedException {
            socket = BuiltProgram.HTTP
                    .newWebSocketBuilder()
                    .buildAsync(
                            URI.create("ws://%s/socket.io/?EIO=4&transport=websocket"
                                    .formatted(server.base().getAuthority())),
                            this)
                    .join();
            next("0");
            socket.sendText("40", true).join();
            id = JsonMapper.shared()
                    .readTree(next("40").substring(2))
                    .get("sid")
                    .asString();
        }

        void say(String text) throws InterruptedException {
            socket.sendText("42[\"user_uttered\",{\"message\":\"%s\"}]".formatted(text), true)
                    .join();
            next("42[\"bot_uttered\"");
        }

        private String next(String beginning) throws InterruptedException {
            String message = heard.poll(30, TimeUnit.SECONDS);
            assertTrue(message != null && message.startsWith(beginning), message);
            return message;
        }

        boolean isClosed() throws InterruptedException {
            return closed.await(10, TimeUnit.SECONDS);
        }

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            part.append(data);
            if (last) {
                String whole = part.toString();
                part.setLength(0);
                if (whole.equals("2")) {
                    var unused = from.sendText("3", true);
                } else {
                    heard.add(whole);
                }
            }
            from.request(1);
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public CompletionStage<?> onClose(WebSocket from, int status, String why) {
            closed.countDown();
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public void onError(WebSocket from, Throwable broken) {
            closed.countDown();
        }
    }

    private static int say(String sender, String text, String metadata) {
        return server.post(
                        "/webhooks/rest/webhook",
                        "{\"sender\":\"%s\",\"message\":\"%s\",\"metadata\":%s}".formatted(sender, text, metadata))
                .statusCode();
    }

    private static Path backup() {
        return BuiltProgram.TARGET.resolve("it-home/erasure-backup");
    }

    /** The backup put back in another home that has the same keys. */
    private static BuiltProgram restored(String name, String... more) throws IOException {
        BuiltProgram elsewhere = BuiltProgram.withHome(name);
        Files.createDirectories(elsewhere.home().resolve("keys"));
        try (Stream<Path> keys = Files.list(balie.home().resolve("keys"))) {
            for (Path key : keys.toList()) {
                Files.copy(key, elsewhere.home().resolve("keys").resolve(key.getFileName()));
            }
        }
        List<String> words = new ArrayList<>(List.of("transcripts", "restore", backup().toString()));
        words.addAll(List.of(more));
        Ended ended = elsewhere.run(words.toArray(String[]::new));
        assertEquals(0, ended.status(), ended.err());
        return elsewhere;
    }

    private static JsonNode json(Ended ended) {
        assertEquals(0, ended.status(), ended.err());
        return JsonMapper.shared().readTree(ended.out());
    }

    /** What stands in the desk's heap, and who holds it there. A dump holds what is still in use: it is made after garbage is collected. */
    private static Map<String, List<String>> inMemory() throws IOException, InterruptedException {
        Path dump = BuiltProgram.TARGET.resolve("it-erasure.hprof");
        Files.deleteIfExists(dump);
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        Long.toString(server.process().pid()),
                        "GC.heap_dump",
                        dump.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        assertEquals(0, process.exitValue());
        try {
            return new HeapDump(dump).held(bytes -> SCAN.in(bytes, 3));
        } finally {
            Files.delete(dump);
        }
    }

    @Test
    @Order(1)
    void it_is_found_by_its_words_and_by_its_person_and_each_look_is_noted() {
        JsonNode found = json(balie.run("transcripts", "search", WORD, "--json", "--as", "eva", "--why", "test"));
        assertEquals(1, found.get("total").asInt());
        ref = found.get("found").get(0).get("conversation").asString();
        for (String who : List.of(SENDER, "06-87654321", ENTITY)) {
            JsonNode known = json(balie.run("transcripts", "person", who, "--json"));
            assertEquals(1, known.get("conversations").size(), who);
            assertEquals(
                    ref, known.get("conversations").get(0).get("conversation").asString());
        }
        assertEquals(200, server.get("/conversations/" + SENDER + "/tracker").statusCode());
        JsonNode looks = json(balie.run("transcripts", "looks", "--json")).get("looks");
        JsonNode search = looks.get(looks.size() - 2);
        assertEquals("eva", search.get("by").asString());
        assertEquals("transcripts search", search.get("how").asString());
        assertEquals("test", search.get("why").asString());
        JsonNode api = looks.get(looks.size() - 1);
        assertEquals("api", api.get("by").asString());
        assertEquals(ref, api.get("conversation").asString());
    }

    @Test
    @Order(2)
    void a_copy_for_the_person_has_all_of_it_within_five_seconds_and_is_noted() throws IOException {
        Path out = Files.createTempDirectory("balie-person");
        long start = System.nanoTime();
        Ended ended = balie.run("transcripts", "person", SENDER, "--out", out.toString());
        long took = System.nanoTime() - start;
        assertEquals(0, ended.status(), ended.err());
        String json = Files.readString(out.resolve("person.json"));
        for (String canary : List.of(SENDER, WORD, METADATA, ENTITY, SLOT)) {
            assertTrue(json.contains(canary), canary);
        }
        assertTrue(Files.readString(out.resolve("person.html")).contains(WORD));
        assertTrue(Files.readString(out.resolve("person.csv")).contains(WORD));
        for (String file : List.of("person.json", "person.html", "person.csv")) {
            Files.delete(out.resolve(file));
        }
        Files.delete(out);
        assertTrue(took < TimeUnit.SECONDS.toNanos(20), "a start of the program included: " + took);
    }

    @Test
    @Order(3)
    void before_the_erasure_the_scan_finds_it_in_memory_and_nothing_readable_on_disk() throws Exception {
        assertFalse(inMemory().isEmpty(), "the scan sees what is there");
        assertEquals(List.of(), SCAN.in(balie.home()));
    }

    @Test
    @Order(4)
    void a_backup_is_made_from_which_it_could_be_read_again() throws Exception {
        assertEquals(0, balie.run("transcripts", "backup", backup().toString()).status());
        BuiltProgram elsewhere = restored("erasure-before");
        JsonNode found = json(elsewhere.run("transcripts", "search", WORD, "--json"));
        assertEquals(1, found.get("total").asInt(), "so the erasure below is what hides it");
    }

    @Test
    @Order(5)
    void after_the_erasure_the_scan_finds_it_in_no_file_and_nowhere_in_the_desk_s_memory() throws Exception {
        JsonNode erased = json(balie.run("transcripts", "erase", SENDER, "--yes", "--why", "asked for", "--json"));
        assertEquals(1, erased.get("erased").size());
        json(balie.run("transcripts", "erase", chat.id, "--yes", "--why", "asked for", "--json"));
        assertTrue(chat.isClosed(), "a browser whose conversation was erased comes back with a connection of its own");

        assertEquals(
                0,
                json(balie.run("transcripts", "search", WORD, "--json"))
                        .get("total")
                        .asInt());
        assertEquals(4, balie.run("transcripts", "person", SENDER).status());
        assertEquals(List.of(), SCAN.in(balie.home()), "in the files");
        assertEquals(Map.of(), inMemory(), "in memory");
    }

    @Test
    @Order(6)
    void a_backup_from_before_that_is_put_back_does_not_bring_it_back() throws Exception {
        Path ledger;
        try (Stream<Path> files = Files.walk(balie.home())) {
            ledger = files.filter(file -> file.endsWith("erasures.ledger"))
                    .findFirst()
                    .orElseThrow();
        }
        BuiltProgram elsewhere = restored("erasure-after", "--ledger", ledger.toString());
        assertEquals(
                0,
                json(elsewhere.run("transcripts", "search", WORD, "--json"))
                        .get("total")
                        .asInt());
        assertEquals(4, elsewhere.run("transcripts", "person", PHONE).status());
        assertEquals(
                1,
                json(elsewhere.run("transcripts", "search", "ketting", "--json"))
                        .get("total")
                        .asInt());
        assertEquals(List.of(), SCAN.in(elsewhere.home()));
    }

    @Test
    @Order(7)
    void the_one_who_was_erased_can_begin_anew_under_another_name_in_the_log() {
        assertEquals(200, say(SENDER, "hallo", "{}"));
        JsonNode known = json(balie.run("transcripts", "person", SENDER, "--json"));
        assertEquals(1, known.get("conversations").size());
        assertNotEquals(
                ref, known.get("conversations").get(0).get("conversation").asString());
    }
}

package io.balie.shell;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.balie.shell.BuiltProgram.Server;
import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A desk whose disk is full answers 503 and says nothing; when there is room again it goes on by itself, and whatever it has answered is in the transcripts.
 *
 * <p>Once with a file system that is full, where the test may mount one, and once with a limit to the size of the program's files, which needs no rights.
 */
class FullDiskIT {

    private static final String WEBHOOK = "/webhooks/rest/webhook";
    private static final int SENDERS = 4;
    private static final int MOST_MESSAGES = 2_000;
    private static final int ROOM = 96 * 1024;

    /** What keeps a program from writing. */
    private interface Trouble {
        void begin() throws IOException, InterruptedException;

        void end() throws IOException, InterruptedException;
    }

    @Test
    void files_that_may_not_grow_any_more() throws Exception {
        BuiltProgram balie = BuiltProgram.withHome("file-limit");
        try (Server server = balie.serve()) {
            survives(balie, server, new Trouble() {
                @Override
                public void begin() throws IOException, InterruptedException {
                    limit(largest(balie.home().resolve("transcripts")) + ROOM + ":");
                }

                @Override
                public void end() throws IOException, InterruptedException {
                    limit("unlimited:");
                }

                private void limit(String size) throws IOException, InterruptedException {
                    assertEquals(
                            0,
                            run(
                                    "prlimit",
                                    "--pid",
                                    Long.toString(server.process().pid()),
                                    "--fsize=" + size),
                            size);
                }
            });
        }
    }

    @Test
    void a_file_system_without_room() throws Exception {
        BuiltProgram balie = BuiltProgram.withHome("full-disk");
        Path disk = Files.createDirectories(balie.home().resolve("transcripts"));
        assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", disk.toString()) == 0,
                "a file system may not be mounted here; the limit to files has its own test");
        try (Server server = balie.serve()) {
            Path filler = disk.resolve("filler");
            survives(balie, server, new Trouble() {
                @Override
                public void begin() throws IOException {
                    long room = Files.getFileStore(disk).getUsableSpace() - ROOM;
                    try (OutputStream out = Files.newOutputStream(filler)) {
                        for (long written = 0; written < room; written += 4096) {
                            out.write(new byte[4096]);
                        }
                    }
                }

                @Override
                public void end() throws IOException {
                    Files.delete(filler);
                }
            });
        } finally {
            assertEquals(0, run("umount", disk.toString()));
        }
    }

    private static void survives(BuiltProgram balie, Server server, Trouble trouble) throws Exception {
        Map<String, List<String>> acknowledged = new LinkedHashMap<>();
        for (int m = 0; m < 2 * SENDERS; m++) {
            assertEquals(200, say(server, m, acknowledged).statusCode());
        }
        int next = 2 * SENDERS;
        trouble.begin();
        HttpResponse<String> refused;
        try {
            do {
                assertTrue(next < MOST_MESSAGES, "the disk is never full");
                refused = say(server, next++, acknowledged);
            } while (refused.statusCode() == 200);
            assertRefused(refused);
            for (int m = 0; m < 3 * SENDERS; m++) {
                refused = say(server, next++, acknowledged);
                if (refused.statusCode() != 200) { // a shorter one may still fit
                    assertRefused(refused);
                }
            }
            assertEquals(503, server.get("/actuator/health").statusCode());
            assertEquals(503, server.get("/actuator/health/readiness").statusCode());
            assertEquals(200, server.get("/actuator/health/liveness").statusCode(), "a restart makes no room");
            assertEquals(200, server.get("/version").statusCode());
        } finally {
            trouble.end();
        }
        await("it is well again without a message")
                .atMost(Duration.ofSeconds(15))
                .until(() -> server.get("/actuator/health").statusCode() == 200);
        for (int m = 0; m < 2 * SENDERS; m++) {
            assertEquals(200, say(server, next++, acknowledged).statusCode());
        }
        kept(acknowledged, server);
        server.kill();
        assertEquals(0, balie.run("transcripts", "verify").status());
        BuiltProgram.Ended replay =
                balie.run("transcripts", "replay", "--all", "--json", "--bot", BuiltProgram.SMALL_BOT.toString());
        assertEquals(0, replay.status(), replay.out() + replay.err());
        assertEquals(
                acknowledged.values().stream().mapToInt(List::size).sum(),
                json(replay.out()).get("turns").asInt());
    }

    private static void assertRefused(HttpResponse<String> refused) {
        assertEquals(503, refused.statusCode(), refused.body());
        assertFalse(refused.headers().firstValue("retry-after").orElse("").isEmpty(), "when to try again is told");
        assertFalse(refused.body().contains("Goedendag"), "nothing is said");
        assertFalse(refused.body().contains("recipient_id"), "nothing is said");
    }

    private static HttpResponse<String> say(Server server, int number, Map<String, List<String>> acknowledged) {
        String sender = "sender-" + number % SENDERS;
        String text = "mijn fiets is kapot, nummer %d".formatted(number);
        HttpResponse<String> answer =
                server.post(WEBHOOK, JsonMapper.shared().writeValueAsString(Map.of("sender", sender, "message", text)));
        if (answer.statusCode() == 200) {
            acknowledged.computeIfAbsent(sender, id -> new ArrayList<>()).add(text);
        }
        return answer;
    }

    /** What was answered is in the transcripts, and nothing else. */
    private static void kept(Map<String, List<String>> acknowledged, Server server) {
        acknowledged.forEach((sender, texts) -> {
            List<String> kept = new ArrayList<>();
            for (JsonNode event : json(server.get("/conversations/%s/tracker?include_events=ALL".formatted(sender))
                            .body())
                    .get("events")) {
                if (event.get("event").asString().equals("user")) {
                    kept.add(event.get("text").asString());
                }
            }
            assertEquals(texts, kept, sender);
        });
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }

    private static long largest(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.mapToLong(file -> file.toFile().length()).max().orElseThrow();
        }
    }

    private static int run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertTrue(process.waitFor(30, TimeUnit.SECONDS), String.join(" ", command));
        return process.exitValue();
    }
}

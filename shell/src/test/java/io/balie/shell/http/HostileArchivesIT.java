package io.balie.shell.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.balie.shell.BuiltProgram;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The built program, with little memory, is given every hostile archive, one after the other. */
class HostileArchivesIT {

    @TempDir
    private Path folder;

    @Test
    void all_are_refused_with_little_memory_and_the_desk_stays_open() throws Exception {
        BuiltProgram balie = BuiltProgram.withHome("hostile");
        Path touched = folder.resolve("touched");
        try (BuiltProgram.Server server = balie.serve(Map.of("BALIE_JAVA_OPTS", "-Xmx256m"))) {
            Path models = balie.home().resolve("models");
            byte[] good = trained(server, models);
            for (HostileArchives.Hostile hostile : HostileArchives.of(good, touched)) {
                Path file = Files.write(models.resolve(hostile.name()), hostile.bytes());
                HttpResponse<String> answer = server.send(HttpRequest.newBuilder(
                                server.base().resolve("/model"))
                        .header("Content-Type", "application/json")
                        .PUT(HttpRequest.BodyPublishers.ofString("{\"model_file\":\"" + hostile.name() + "\"}")));
                Files.delete(file);
                assertEquals(400, answer.statusCode(), hostile.name());
                assertTrue(answer.body().contains(hostile.name()), answer.body());
            }
            HttpResponse<String> said =
                    server.post("/webhooks/rest/webhook", "{\"sender\":\"h\",\"message\":\"hallo\"}");
            assertEquals(200, said.statusCode());
            assertFalse(Files.exists(touched));
        }
    }

    private static byte[] trained(BuiltProgram.Server server, Path models) throws Exception {
        HttpResponse<String> made =
                server.send(HttpRequest.newBuilder(server.base().resolve("/model/train"))
                        .header("Content-Type", "application/x-yaml")
                        .POST(HttpRequest.BodyPublishers.ofString(
                                HostileArchivesTest.BOT.formatted("Hoi"), StandardCharsets.UTF_8)));
        Path file = models.resolve(made.headers().firstValue("filename").orElseThrow());
        byte[] good = Files.readAllBytes(file);
        Files.delete(file);
        return good;
    }
}

package io.balie.shell.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Models that somebody made to do harm, put among the others and asked for. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileArchivesTest {

    static final String BOT = """
            version: "3.1"
            recipe: default.v1
            language: nl
            assistant_id: ander
            pipeline:
            - name: SparseIntentClassifier
              epochs: 2
              hidden: 8
            policies:
            - name: RulePolicy
            - name: TEDPolicy
            intents: [greet, bye]
            responses:
              utter_greet:
              - text: %s
            nlu:
            - intent: greet
              examples: |
                - hallo
                - goedemorgen
                - dag meneer
            - intent: bye
              examples: |
                - tot ziens
                - tot morgen
                - de groeten
            stories:
            - story: greet
              steps:
              - intent: greet
              - action: utter_greet
            """;

    private static final double LONGEST_SECONDS = 1;

    private Path folder;
    private Path home;
    private ApiDesk desk;
    private byte[] good;
    private List<HostileArchives.Hostile> all;

    /** That the latest answer took. */
    private double seconds;

    @BeforeAll
    void open(@TempDir Path temporary) throws Exception {
        folder = temporary;
        home = folder.resolve("home");
        desk = new ApiDesk(home);
        good = desk.bytes(desk.to("/model/train?save_to_default_model_directory=false")
                        .header("Content-Type", "application/x-yaml")
                        .POST(HttpRequest.BodyPublishers.ofString(BOT.formatted("Hoi"), StandardCharsets.UTF_8)))
                .body();
        Files.createDirectories(home.resolve("models"));
        all = HostileArchives.of(good, folder.resolve("touched"));
    }

    @AfterAll
    void close() {
        desk.close();
    }

    Stream<HostileArchives.Hostile> hostile() {
        return all.stream();
    }

    @Test
    void the_archive_that_all_are_made_of_is_served() throws Exception {
        assertEquals(204, ask("good.zip", good).statusCode());
        assertEquals(
                204,
                ask("other.zip", HostileArchives.withProject(good, BOT.formatted("Hallo")))
                        .statusCode());
        assertTrue(all.size() >= 60, () -> all.size() + " archives");
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void it_is_refused_and_nothing_of_it_stays(HostileArchives.Hostile hostile) throws Exception {
        Set<Path> before = everything();
        String serving = desk.get("/status").body();

        HttpResponse<String> answer = ask(hostile.name(), hostile.bytes());
        double took = seconds;
        for (int i = 0; i < 4 && took > LONGEST_SECONDS; i++) { // again, should something else have had the machine
            answer = ask(hostile.name(), hostile.bytes());
            took = Math.min(took, seconds);
        }
        double least = took;

        String said = ApiDesk.read(answer).get("message").asString();
        assertEquals(400, answer.statusCode(), said);
        assertTrue(said.contains("The model " + hostile.name()), said);
        assertTrue(said.contains(hostile.why()), said);
        assertTrue(said.length() < 2_000 && said.chars().noneMatch(c -> c < ' ' && c != '\n'), said);
        assertTrue(least <= LONGEST_SECONDS, () -> least + " s");
        assertEquals(serving, desk.get("/status").body());
        assertEquals(before, everything());
    }

    @Test
    void a_file_that_is_larger_than_any_model_is_not_read() throws Exception {
        Path file = home.resolve("models/large.zip");
        try (RandomAccessFile large = new RandomAccessFile(file.toFile(), "rw")) {
            large.write(good, 0, 100);
            large.setLength(1L << 34);
        }
        String said = ask("large.zip").body();
        Files.delete(file);
        assertTrue(said.contains("The model archive has 17179869184 bytes"), said);
    }

    @Test
    void what_it_says_is_not_filled_from_the_environment_of_the_program() throws Exception {
        String path = System.getenv("PATH");
        HttpResponse<String> answer = ask("env.zip", HostileArchives.withProject(good, BOT.formatted("\"${PATH}\"")));
        assertEquals(204, answer.statusCode(), answer.body());
        String said = desk.post("/webhooks/rest/webhook", "{\"sender\":\"e\",\"message\":\"/greet\"}")
                .body();
        assertTrue(said.contains("${PATH}"), said);
        assertFalse(said.contains(path), said);
    }

    private HttpResponse<String> ask(String name, byte[] archive) throws IOException, InterruptedException {
        Path file = Files.write(home.resolve("models").resolve(name), archive);
        try {
            return ask(name);
        } finally {
            Files.delete(file);
        }
    }

    private HttpResponse<String> ask(String name) throws IOException, InterruptedException {
        long start = System.nanoTime();
        HttpResponse<String> answer = desk.put("/model", "{\"model_file\":\"" + name + "\"}");
        seconds = (System.nanoTime() - start) / 1e9;
        return answer;
    }

    /** All files of the test, and what was left in the folder for temporary ones. */
    private Set<Path> everything() throws IOException {
        try (Stream<Path> ours = Files.walk(folder);
                Stream<Path> temporary = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return Stream.concat(
                            ours,
                            temporary.filter(
                                    path -> path.getFileName().toString().contains("evil")))
                    .collect(Collectors.toSet());
        }
    }
}

package io.balie.faults;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The built program, started through its launcher as its users start it, with a home of its own. */
record Program(Path root, Path app, Path home, Path botFolder, Map<String, String> environment) {

    /** Short: what is tried is the store, and a small bot has it as a large one does. */
    private static final String BOT = "shell/src/test/bots/small";

    private static final Duration LONGEST_START = Duration.ofMinutes(3);
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    /** With an empty home, in which the small bot is trained. */
    static Program with(Settings settings, String name) throws IOException, InterruptedException {
        return with(settings, name, small(settings), false);
    }

    static Path small(Settings settings) {
        return settings.root().resolve(BOT);
    }

    /**
     * With a home of its own, in which a bot is trained.
     *
     * @param kept go on with the home that an earlier run has left, instead of an empty one
     */
    static Program with(Settings settings, String name, Path bot, boolean kept)
            throws IOException, InterruptedException {
        Path app = unpacked(settings);
        Path home = settings.output().resolve(name);
        Program program = new Program(settings.root(), app, kept ? home : Folders.fresh(home), bot, Map.of());
        program.run(0, "train", "--bot", program.bot());
        return program;
    }

    /** The same with something set in the environment. */
    Program in(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(environment);
        all.putAll(more);
        return new Program(root, app, home, botFolder, Map.copyOf(all));
    }

    /** The same with another home. */
    Program at(Path other) {
        return new Program(root, app, other, botFolder, environment);
    }

    /** Where the first desk of this home stores. */
    Path transcripts() {
        return home.resolve("transcripts");
    }

    String bot() {
        return botFolder.toString();
    }

    private static Path unpacked(Settings settings) throws IOException, InterruptedException {
        Path jar;
        try (Stream<Path> built = Files.list(settings.root().resolve("shell/target"))) {
            jar = built.filter(file -> file.getFileName().toString().matches("balie-shell-.*\\.jar"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("There is no built program in shell/target."));
        }
        Path app = settings.output().resolve("app");
        Path unpacked = app.resolve("balie.jar");
        if (!Files.exists(unpacked)
                || Files.getLastModifiedTime(unpacked).compareTo(Files.getLastModifiedTime(jar)) < 0) {
            Folders.remove(app);
            Process process = new ProcessBuilder(
                            Child.java(),
                            "-Djarmode=tools",
                            "-jar",
                            jar.toString(),
                            "extract",
                            "--destination",
                            app.toString())
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (process.waitFor() != 0) {
                throw new IllegalStateException("The program %s cannot be unpacked.".formatted(jar));
            }
            Files.move(app.resolve(jar.getFileName()), unpacked);
            Files.setLastModifiedTime(
                    unpacked, java.nio.file.attribute.FileTime.fromMillis(System.currentTimeMillis()));
        }
        return app;
    }

    private ProcessBuilder builder(List<String> words) {
        List<String> line = new ArrayList<>();
        line.add(root.resolve("balie").toString());
        line.addAll(words);
        ProcessBuilder builder = new ProcessBuilder(line);
        builder.environment().put("BALIE_HOME", home.toString());
        builder.environment().put("BALIE_APP", app.toString());
        builder.environment().put("BALIE_JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("BALIE_JAVA_OPTS", "-XX:TieredStopAtLevel=1");
        builder.environment().putAll(environment);
        builder.directory(home.toFile());
        return builder;
    }

    /**
     * How a command ended.
     *
     * @param processor seconds of processor time, of all its threads
     */
    record Ended(int status, String said, double seconds, double processor) {}

    /** Run a command to its end. */
    Ended run(String... words) throws IOException, InterruptedException {
        return ended(builder(List.of(words)));
    }

    /** Let the other verifier, a program of its own, look through an export. */
    Ended verifyApart(Path export, String key, Path anchor) throws IOException, InterruptedException {
        return ended(new ProcessBuilder(
                Child.java(),
                "-Xmx1g",
                "-XX:+UseSerialGC",
                "-jar",
                root.resolve("data/verifier/target/balie-verifier.jar").toString(),
                export.toString(),
                "--key",
                key,
                "--anchor",
                anchor.toString()));
    }

    private Ended ended(ProcessBuilder builder) throws IOException, InterruptedException {
        Path said = home.resolve("said.log");
        long start = System.nanoTime();
        Process process =
                builder.redirectErrorStream(true).redirectOutput(said.toFile()).start();
        Duration processor = Duration.ZERO;
        while (!process.waitFor(20, TimeUnit.MILLISECONDS)) { // once it is gone, nobody knows any more
            processor = process.info().totalCpuDuration().orElse(processor);
        }
        return new Ended(
                process.exitValue(),
                Files.readString(said, StandardCharsets.UTF_8),
                (System.nanoTime() - start) / 1e9,
                processor.toMillis() / 1e3);
    }

    private void run(int expected, String... words) throws IOException, InterruptedException {
        Ended ended = run(words);
        if (ended.status() != expected) {
            throw new IllegalStateException(
                    "balie %s ended with %d: %s".formatted(String.join(" ", words), ended.status(), ended.said()));
        }
    }

    /** Let the program verify its own transcripts. */
    Ended verify(Outcome outcome) throws IOException, InterruptedException {
        Ended ended = run("transcripts", "verify");
        outcome.row("transcripts verify", "%.1f s, status %d".formatted(ended.seconds(), ended.status()));
        if (ended.status() != 0) {
            outcome.broken("transcripts verify: " + ended.said().strip());
        }
        return ended;
    }

    void remove() throws IOException {
        Folders.remove(home);
    }

    /** Serve the small bot, until it answers. */
    Server serve() throws IOException, InterruptedException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        Path log = home.resolve("serve.log");
        long start = System.nanoTime();
        Process process = builder(List.of("serve", "--bot", bot(), "--port", Integer.toString(port)))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        Server server = new Server(process, URI.create("http://127.0.0.1:" + port), start);
        while (process.isAlive() && System.nanoTime() - start < LONGEST_START.toNanos()) {
            try {
                if (server.get("/version").statusCode() == 200) {
                    return new Server(process, server.base(), System.nanoTime() - start);
                }
            } catch (ConnectException notYet) {
                process.waitFor(50, TimeUnit.MILLISECONDS);
            }
        }
        server.close();
        throw new IllegalStateException("The server did not start: " + Files.readString(log, StandardCharsets.UTF_8));
    }

    /**
     * A server that has answered.
     *
     * @param nanos from its start to its first answer
     */
    record Server(Process process, URI base, long nanos) implements AutoCloseable {

        double seconds() {
            return nanos / 1e9;
        }

        HttpResponse<String> get(String path) throws IOException {
            return send(HttpRequest.newBuilder(base.resolve(path)));
        }

        HttpResponse<String> post(String path, String body) throws IOException {
            return send(HttpRequest.newBuilder(base.resolve(path))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8)));
        }

        private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
            try {
                return HTTP.send(
                        request.timeout(Duration.ofSeconds(30)).build(),
                        HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("Interrupted.", e);
            }
        }

        /** The events of a conversation, as the program gives them to an API's client. */
        JsonNode events(String conversation) throws IOException {
            HttpResponse<String> answer = get("/conversations/%s/tracker?include_events=ALL"
                    .formatted(URLEncoder.encode(conversation, StandardCharsets.UTF_8)));
            if (answer.statusCode() != 200) {
                throw new IOException("Status %d: %s".formatted(answer.statusCode(), answer.body()));
            }
            return JsonMapper.shared().readTree(answer.body()).get("events");
        }

        /** {@code kill -9}: nothing is finished and nothing is closed. */
        void kill() throws InterruptedException {
            process.destroyForcibly().waitFor();
        }

        @Override
        public void close() {
            process.destroy();
            try {
                if (!process.waitFor(30, TimeUnit.SECONDS)) {
                    process.destroyForcibly().waitFor();
                }
            } catch (InterruptedException e) {
                process.destroyForcibly();
                Thread.currentThread().interrupt();
            }
        }
    }
}

package io.balie.shell;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The built program, started through its launcher as a user would. */
public final class BuiltProgram {

    public static final Path ROOT =
            Path.of(System.getProperty("balie.root", "..")).toAbsolutePath().normalize();
    static final Path TARGET = Path.of(System.getProperty("balie.target", "target"))
            .toAbsolutePath()
            .normalize();
    public static final Path SMALL_BOT = ROOT.resolve("shell/src/test/bots/small");
    static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static final Path APP = extracted();

    private final Path home;

    private BuiltProgram(Path home) {
        this.home = home;
    }

    /** The program with a home of its own, in which the small bot's model is kept already. */
    public static BuiltProgram withHome(String name) {
        try {
            BuiltProgram shared = new BuiltProgram(TARGET.resolve("it-home/shared"));
            Path home = TARGET.resolve("it-home").resolve(name);
            deleted(home);
            Ended trained = shared.run("train", "--bot", SMALL_BOT.toString());
            if (trained.status() != 0) {
                throw new IllegalStateException("The small bot was not trained: " + trained.err());
            }
            copied(shared.home.resolve("models"), home.resolve("models"));
            return new BuiltProgram(home);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path home() {
        return home;
    }

    /** How a command ended. */
    record Ended(int status, String out, String err) {}

    Ended run(String... words) {
        return runWith(Map.of(), "", words);
    }

    Ended runWith(Map<String, String> environment, String input, String... words) {
        try {
            Path out = Files.createTempFile("balie", ".out");
            Path err = Files.createTempFile("balie", ".err");
            Path in = Files.createTempFile("balie", ".in");
            Files.writeString(in, input, StandardCharsets.UTF_8);
            ProcessBuilder builder = builder(words);
            builder.environment().putAll(environment);
            Process process = builder.redirectInput(in.toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start();
            if (!process.waitFor(180, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("balie %s did not end.".formatted(String.join(" ", words)));
            }
            Ended ended = new Ended(
                    process.exitValue(),
                    Files.readString(out, StandardCharsets.UTF_8),
                    Files.readString(err, StandardCharsets.UTF_8));
            for (Path file : List.of(out, err, in)) {
                Files.delete(file);
            }
            return ended;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private ProcessBuilder builder(String... words) {
        List<String> command = new ArrayList<>();
        command.add(ROOT.resolve("balie").toString());
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("BALIE_HOME", home.toString());
        builder.environment().put("BALIE_APP", APP.toString());
        builder.environment().put("BALIE_JAVA_HOME", System.getProperty("java.home"));
        builder.directory(TARGET.toFile());
        return builder;
    }

    /** A running server. */
    public record Server(Process process, URI base) implements AutoCloseable {

        public HttpResponse<String> post(String path, String body) {
            return send(HttpRequest.newBuilder(base.resolve(path))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8)));
        }

        public HttpResponse<String> get(String path) {
            return send(HttpRequest.newBuilder(base.resolve(path)));
        }

        public HttpResponse<String> send(HttpRequest.Builder request) {
            try {
                return HTTP.send(
                        request.timeout(Duration.ofSeconds(60)).build(),
                        HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }

        /** As a power cut would: nothing is finished and nothing is closed. */
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
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Serve the small bot on a free port. */
    Server serve() throws IOException, InterruptedException {
        return serve(Map.of());
    }

    /** Serve the small bot with something set in the environment. */
    public Server serve(Map<String, String> environment) throws IOException, InterruptedException {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        Path log = TARGET.resolve("it-serve-%d.log".formatted(port));
        ProcessBuilder serving = builder("serve", "--bot", SMALL_BOT.toString(), "--port", Integer.toString(port));
        serving.environment().putAll(environment);
        Process process =
                serving.redirectErrorStream(true).redirectOutput(log.toFile()).start();
        Server server = new Server(process, URI.create("http://127.0.0.1:" + port));
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(90);
        while (System.nanoTime() < end && process.isAlive()) {
            try {
                if (server.get("/version").statusCode() == 200) {
                    return server;
                }
            } catch (UncheckedIOException notYet) {
                process.waitFor(100, TimeUnit.MILLISECONDS);
            }
        }
        server.close();
        throw new IllegalStateException("The server did not start: " + Files.readString(log, StandardCharsets.UTF_8));
    }

    private static Path extracted() {
        try (Stream<Path> built = Files.list(TARGET)) {
            Path jar = built.filter(file -> file.getFileName().toString().matches("balie-shell-.*\\.jar"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("There is no built jar in " + TARGET));
            Path app = TARGET.resolve("it-app");
            deleted(app);
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Djarmode=tools",
                            "-jar",
                            jar.toString(),
                            "extract",
                            "--destination",
                            app.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (process.waitFor() != 0) {
                throw new IllegalStateException("The jar %s cannot be extracted.".formatted(jar));
            }
            Files.move(app.resolve(jar.getFileName()), app.resolve("balie.jar"));
            return app;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void copied(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }

    static void deleted(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file :
                        files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}

package io.balie.benchmark;

import java.io.IOException;
import java.net.InetAddress;
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
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * Measures the program as its users start it: how long until it answers, what it holds, how many turns it takes over HTTP. The
 * users are threads of this process, on the same machine: their work is part of what the machine does.
 */
final class WholeProcess {

    private static final int RUNS = 5;
    private static final int TURNS = 1_000;
    private static final int[] USERS = {1, 8, 32};
    private static final Duration LOAD = Duration.ofSeconds(10);
    private static final Duration LONGEST_START = Duration.ofMinutes(10);
    private static final Duration LONGEST_CACHE = Duration.ofMinutes(5);
    private static final String QUESTION = "Hoe lang geldt de groeigarantie?";

    private final Path root = ShippedDesk.path("balie.root");
    private final Path output = ShippedDesk.output();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    /** The option that names the bot; empty for the one that ships with Balie. */
    private List<String> bot = List.of();

    private WholeProcess() {}

    public static void main(String[] words) throws IOException, InterruptedException, ExecutionException {
        new WholeProcess().measure();
    }

    /** A server that has answered. */
    private record Server(Process process, URI webhook, double seconds) implements AutoCloseable {

        /** Seconds of processor time so far: on a busy machine steadier than those of the clock. */
        double processor() {
            return process.info().totalCpuDuration().orElse(Duration.ZERO).toMillis() / 1e3;
        }

        /** Resident memory in mebibytes, as the system counts it. */
        long resident() throws IOException, InterruptedException {
            Process ps = new ProcessBuilder("ps", "-o", "rss=", "-p", Long.toString(process.pid())).start();
            String said = new String(ps.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            ps.waitFor();
            return Long.parseLong(said.strip()) / 1024;
        }

        @Override
        public void close() {
            process.destroy();
            try {
                if (!process.waitFor(30, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                }
            } catch (InterruptedException e) {
                process.destroyForcibly();
                Thread.currentThread().interrupt();
            }
        }
    }

    private void measure() throws IOException, InterruptedException, ExecutionException {
        Files.createDirectories(output);
        command("version"); // builds, if need be
        boolean cache = awaitCache();
        try (Server trained = serve()) { // trains, if need be
            System.out.println("A first start took %.1f s.".formatted(trained.seconds()));
        }

        Figures figures = new Figures("The whole process");
        figures.say("Before: " + Figures.machine());
        figures.say(
                cache
                        ? "Starts use the launcher's cache, as all but the first minute after a build do."
                        : "Starts go without the launcher's cache, which had not come; see shell/target/prepare.log.");
        figures.head("start, built and trained; %d runs".formatted(RUNS), "median s", "least", "most");
        List<Double> starts = new ArrayList<>();
        List<Double> processor = new ArrayList<>();
        for (int run = 0; run < RUNS; run++) {
            try (Server server = serve()) {
                starts.add(server.seconds());
                processor.add(server.processor());
            }
        }
        seconds(figures, "`./balie serve` until the first answer", starts);
        seconds(figures, "the same, processor time", processor);
        seconds(figures, "`./balie --help`", commands("--help"));
        seconds(figures, "`./balie version`", commands("version"));
        seconds(figures, "`./balie parse \"...\"`", commands("parse", QUESTION));

        try (Server server = serve()) {
            figures.head("resident memory of the server", "MiB");
            figures.row("after the first answer", Long.toString(server.resident()));
            Load warm = load(server, "warm", 1, TURNS, LONGEST_START);
            figures.row("after %d turns of one user".formatted(warm.turns()), Long.toString(server.resident()));

            List<Load> loads = new ArrayList<>();
            for (int users : USERS) {
                loads.add(load(server, "load" + users, users, Integer.MAX_VALUE, LOAD));
            }
            figures.row(
                    "after %d turns more"
                            .formatted(loads.stream().mapToInt(Load::turns).sum()),
                    Long.toString(server.resident()));

            figures.head(
                    "users at a time, " + LOAD.toSeconds() + " s",
                    "turns a second",
                    "p50 ms",
                    "p99 ms",
                    "most ms",
                    "processor ms a turn");
            for (Load load : loads) {
                figures.row(
                        Integer.toString(load.users()),
                        Figures.number(load.turns() / load.seconds()),
                        Figures.number(Figures.percentile(load.millis(), 0.5)),
                        Figures.number(Figures.percentile(load.millis(), 0.99)),
                        Figures.number(Figures.percentile(load.millis(), 1)),
                        Figures.number(load.processor() * 1e3 / load.turns()));
            }
        }
        project(figures);
        figures.say("After: " + Figures.machine());
        figures.write("whole-process");
    }

    /** A Rasa project of fifty intents: its training, its start, its turns. */
    private void project(Figures figures) throws IOException, InterruptedException, ExecutionException {
        bot = List.of(
                "--bot", RasaProject.write(output.resolve("fifty")).folder().toString());
        figures.head("a Rasa project of 50 intents, 2,500 messages, 100 stories; 3 runs", "median s", "least", "most");
        List<Double> trainings = new ArrayList<>();
        List<Double> memory = new ArrayList<>();
        for (int run = 0; run < 3; run++) {
            long start = System.nanoTime();
            Process training = balie("train", "--force").start();
            double most = 0;
            while (!training.waitFor(100, TimeUnit.MILLISECONDS)) {
                most = Math.max(most, peak(training.pid()));
            }
            if (training.exitValue() != 0) {
                throw new IllegalStateException(
                        "The project was not trained; see %s.".formatted(output.resolve("balie.log")));
            }
            trainings.add(since(start));
            memory.add(most);
        }
        seconds(figures, "`./balie train --force`, whole process", trainings);
        List<Double> starts = new ArrayList<>();
        for (int run = 0; run < 3; run++) {
            try (Server server = serve()) {
                starts.add(server.seconds());
            }
        }
        seconds(figures, "`./balie serve` until the first answer", starts);
        try (Server server = serve()) {
            load(server, "project-warm", 1, TURNS, LONGEST_START);
            Load load = load(server, "project", 8, Integer.MAX_VALUE, LOAD);
            figures.head("the same project", "value");
            figures.row("most memory while training, MiB", Figures.number(Figures.percentile(memory, 1)));
            figures.row("turns a second, 8 users at a time", Figures.number(load.turns() / load.seconds()));
            figures.row("p50 ms", Figures.number(Figures.percentile(load.millis(), 0.5)));
            figures.row("p99 ms", Figures.number(Figures.percentile(load.millis(), 0.99)));
        }
        bot = List.of();
    }

    /** The most resident memory that a process has had, in mebibytes, as Linux counts it; 0 if it has ended. */
    private static double peak(long pid) throws IOException {
        Path status = Path.of("/proc", Long.toString(pid), "status");
        if (!Files.exists(status)) {
            return 0;
        }
        try {
            return Files.readAllLines(status, StandardCharsets.UTF_8).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException ended) {
            return 0;
        }
    }

    private static void seconds(Figures figures, String what, List<Double> seconds) {
        figures.row(
                what,
                Figures.number(Figures.percentile(seconds, 0.5)),
                Figures.number(Figures.percentile(seconds, 0)),
                Figures.number(Figures.percentile(seconds, 1)));
    }

    /**
     * Wait for what the launcher writes down in the background about a start; starts before and after that are not alike.
     *
     * @return whether it came
     */
    private boolean awaitCache() throws InterruptedException {
        String named = System.getenv("BALIE_APP");
        Path app = named != null && !named.isEmpty()
                ? Path.of(named)
                : root.resolve("shell").resolve("target").resolve("app");
        long start = System.nanoTime();
        while (since(start) < LONGEST_CACHE.toSeconds()) {
            if (Files.exists(app.resolve("balie.aot")) || Files.exists(app.resolve("balie.jsa"))) {
                return true;
            }
            Thread.sleep(500);
        }
        return false;
    }

    private ProcessBuilder balie(String... words) {
        List<String> line = new ArrayList<>();
        line.add(root.resolve("balie").toString());
        line.addAll(List.of(words));
        line.addAll(bot);
        ProcessBuilder builder = new ProcessBuilder(line).directory(output.toFile());
        builder.environment().put("BALIE_HOME", ShippedDesk.home().toString());
        builder.redirectErrorStream(true);
        builder.redirectOutput(
                ProcessBuilder.Redirect.appendTo(output.resolve("balie.log").toFile()));
        return builder;
    }

    private double command(String... words) throws IOException, InterruptedException {
        long start = System.nanoTime();
        int status = balie(words).start().waitFor();
        double seconds = since(start);
        if (status != 0) {
            throw new IllegalStateException("balie %s ended with %d; see %s."
                    .formatted(String.join(" ", words), status, output.resolve("balie.log")));
        }
        return seconds;
    }

    private List<Double> commands(String... words) throws IOException, InterruptedException {
        List<Double> seconds = new ArrayList<>();
        for (int run = 0; run < RUNS; run++) {
            seconds.add(command(words));
        }
        return seconds;
    }

    /** Start the server and ask it until it answers. */
    private Server serve() throws IOException, InterruptedException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        URI webhook = URI.create("http://127.0.0.1:%d/webhooks/rest/webhook".formatted(port));
        long start = System.nanoTime();
        Process process = balie("serve", "--port", Integer.toString(port)).start();
        while (process.isAlive() && since(start) < LONGEST_START.toSeconds()) {
            try {
                say(webhook, "first-" + process.pid() + "-" + start, QUESTION);
                return new Server(process, webhook, since(start));
            } catch (IOException notYet) {
                Thread.sleep(10);
            }
        }
        process.destroy();
        throw new IllegalStateException("The server does not answer; see %s.".formatted(output.resolve("balie.log")));
    }

    /** Say something and wait for the replies. */
    private void say(URI webhook, String sender, String text) throws IOException, InterruptedException {
        // Neither holds a character that JSON would want escaped.
        String body = "{\"sender\": \"%s\", \"message\": \"%s\"}".formatted(sender, text);
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(webhook)
                        .timeout(Duration.ofSeconds(60))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8))
                        .build(),
                HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        if (answer.statusCode() != 200 || !answer.body().startsWith("[")) {
            throw new IllegalStateException("The server answered %d.".formatted(answer.statusCode()));
        }
    }

    /**
     * What some users met with.
     *
     * @param processor seconds of processor time that the server took
     * @param millis how long each turn took
     */
    private record Load(int users, double seconds, double processor, List<Double> millis) {
        int turns() {
            return millis.size();
        }
    }

    /** Let users talk at the same time, each in one conversation after the other, until they have had enough turns or time. */
    private Load load(Server server, String name, int users, int turnsEach, Duration longest)
            throws InterruptedException, ExecutionException {
        String run = name + "-" + server.process().pid();
        double processor = server.processor();
        long start = System.nanoTime();
        long end = start + longest.toNanos();
        try (ExecutorService threads = Executors.newFixedThreadPool(users)) {
            List<Future<List<Double>>> talks = IntStream.range(0, users)
                    .mapToObj(user -> threads.submit(() -> talk(server.webhook(), run + "-" + user, turnsEach, end)))
                    .toList();
            List<Double> all = new ArrayList<>();
            for (Future<List<Double>> talk : talks) {
                all.addAll(talk.get());
            }
            return new Load(users, since(start), server.processor() - processor, all);
        }
    }

    private List<Double> talk(URI webhook, String user, int turns, long end) throws IOException, InterruptedException {
        Script script = new Script(user);
        List<Double> millis = new ArrayList<>();
        for (int turn = 0; turn < turns && System.nanoTime() < end; turn++) {
            script.advance();
            long start = System.nanoTime();
            say(webhook, script.id(), script.text());
            millis.add(since(start) * 1e3);
        }
        return millis;
    }

    private static double since(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}

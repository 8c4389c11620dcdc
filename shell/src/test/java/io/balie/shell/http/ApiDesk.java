package io.balie.shell.http;

import io.balie.shell.Surroundings;
import io.balie.shell.channel.Channels;
import io.balie.shell.conversation.Conversations;
import io.balie.shell.conversation.Crew;
import io.balie.shell.desk.Checked;
import io.balie.shell.desk.DeskInUse;
import io.balie.shell.desk.Desks;
import io.balie.shell.desk.Workshop;
import io.balie.shell.line.Talk;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A whole server on a free port, with a bot that reads by key words, so that its training takes no time. */
final class ApiDesk implements AutoCloseable {

    private static final Path BOT = Path.of("src/test/bots/api");

    final OpenDesk.Memory memory = new OpenDesk.Memory();
    private final HttpClient client = HttpClient.newHttpClient();
    private final WebServer server;

    ApiDesk(Path home) {
        this(home, settings -> settings);
    }

    ApiDesk(Path home, UnaryOperator<WebSettings> settings) {
        Desks desks = new Desks(
                new Surroundings(home, Path.of("..").toAbsolutePath().normalize(), false, false, false),
                new Talk(new PrintWriter(Writer.nullWriter()), false));
        Checked checked = desks.check(desks.choice(BOT.toString(), "", OptionalLong.empty()));
        ReadingTimes times = new ReadingTimes();
        Workshop workshop = desks.workshop(checked, times, Clock.systemUTC());
        DeskInUse desk = new DeskInUse(desks.open(checked, desks.model(checked, false), times));
        Conversations conversations =
                new Conversations(() -> new Crew(desk.get().turns(), memory), Clock.systemUTC());
        this.server = WebServer.start(
                new WebServer.Served(desk, conversations, Optional.of(workshop), times, Clock.systemUTC()),
                settings.apply(new WebSettings("127.0.0.1", 0, Channels.DEFAULT)));
    }

    int port() {
        return server.port();
    }

    HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d%s".formatted(server.port(), path)));
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(to(path));
    }

    HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return send(
                to(path).header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    HttpResponse<String> put(String path, String body) throws IOException, InterruptedException {
        return send(to(path).header("Content-Type", "application/json").PUT(HttpRequest.BodyPublishers.ofString(body)));
    }

    HttpResponse<String> postYaml(String path, String body) throws IOException, InterruptedException {
        return send(
                to(path).header("Content-Type", "application/x-yaml").POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    HttpResponse<byte[]> bytes(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    JsonNode json(String path) throws IOException, InterruptedException {
        return read(get(path));
    }

    static JsonNode read(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }

    @Override
    public void close() {
        server.close();
        client.close();
    }
}

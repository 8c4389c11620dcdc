package io.balie.shell.command;

import io.balie.data.transcript.TranscriptStore;
import io.balie.dialog.Policies;
import io.balie.dialog.Turns;
import io.balie.nlu.Guess;
import io.balie.nlu.Interpreter;
import io.balie.nlu.Language;
import io.balie.nlu.Reading;
import io.balie.shell.conversation.Conversations;
import io.balie.shell.conversation.StoredTranscripts;
import io.balie.shell.desk.Checked;
import io.balie.shell.desk.Desk;
import io.balie.shell.desk.Desks;
import io.balie.shell.http.WebServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.springframework.shell.core.command.annotation.Command;

/**
 * Goes once through all that a start goes through, for the launcher, which has the Java machine write down what was loaded (an
 * ahead-of-time cache) and so starts in a third of the time from then on. Nothing is trained and nothing is kept.
 */
public final class PrepareCommand {

    private final Desks desks;
    private final Clock clock;

    /** The command over these desks. */
    public PrepareCommand(Desks desks, Clock clock) {
        this.desks = desks;
        this.clock = clock;
    }

    /** Start, answer one message, stop. */
    @Command(
            name = "prepare",
            group = "About",
            description = "Start everything once, for the launcher's class cache.",
            hidden = true)
    public void prepare() throws IOException, InterruptedException {
        Path scratch = Files.createTempDirectory("balie-prepare");
        try {
            Checked checked = desks.checked(desks.choice("", "", OptionalLong.empty()));
            Turns turns =
                    desks.turns(checked, reads(), Policies.train(checked.bot().bot(), checked.seed()));
            Desk desk = new Desk(turns, Path.of("none.zip"), "", "", "");
            try (TranscriptStore store = TranscriptStore.open(scratch);
                    WebServer server = WebServer.start(
                            desk,
                            new Conversations(
                                    turns, new StoredTranscripts(store, StoredTranscripts.provenance(desk)), clock),
                            clock,
                            "127.0.0.1",
                            0);
                    HttpClient client = HttpClient.newHttpClient()) {
                URI base = URI.create("http://127.0.0.1:" + server.port());
                post(
                        client,
                        base.resolve("/webhooks/rest/webhook"),
                        "{\"sender\":\"prepare\",\"message\":\"goedemorgen\"}");
                post(client, base.resolve("/model/parse"), "{\"text\":\"goedemorgen\"}");
                get(client, base.resolve("/conversations/prepare/tracker"));
                get(client, base.resolve("/actuator/health"));
            }
        } finally {
            try (Stream<Path> files = Files.walk(scratch)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    /** Reads everything as a greeting: a model is not there yet when the launcher prepares. */
    private static Interpreter reads() {
        return message -> new Reading(message.text(), Language.NL, true, List.of(new Guess("greet", 1)), List.of(), 1);
    }

    private static void post(HttpClient client, URI address, String body) throws IOException, InterruptedException {
        send(client, HttpRequest.newBuilder(address).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private static void get(HttpClient client, URI address) throws IOException, InterruptedException {
        send(client, HttpRequest.newBuilder(address));
    }

    private static void send(HttpClient client, HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("%s answered %d.".formatted(answer.uri(), answer.statusCode()));
        }
    }
}

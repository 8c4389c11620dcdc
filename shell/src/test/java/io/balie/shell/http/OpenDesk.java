package io.balie.shell.http;

import io.balie.data.bot.BotFolder;
import io.balie.data.bot.Program;
import io.balie.data.company.CompanyFile;
import io.balie.dialog.Turns;
import io.balie.dialog.action.Actions;
import io.balie.dialog.company.Holidays;
import io.balie.dialog.company.Knowledge;
import io.balie.dialog.event.Event;
import io.balie.dialog.retelling.Reteller;
import io.balie.nlu.Guess;
import io.balie.nlu.Interpreter;
import io.balie.nlu.Language;
import io.balie.nlu.Reading;
import io.balie.shell.channel.Channels;
import io.balie.shell.conversation.Conversations;
import io.balie.shell.conversation.Transcripts;
import io.balie.shell.desk.Desk;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** A web server on a free port, before a bot whose intents are read by the word. */
final class OpenDesk implements AutoCloseable {

    private static final Path BOT = Path.of("src/test/bots/channels");
    private static final Map<String, String> WORDS = Map.of(
            "hallo", "greet",
            "contact", "choose",
            "foto", "show",
            "teken", "draw",
            "bel", "agree");

    final Memory memory = new Memory();
    private final AtomicInteger slowTurns = new AtomicInteger();
    private final HttpClient client = HttpClient.newHttpClient();
    private final WebServer server;
    private final Conversations conversations;

    OpenDesk(Channels channels) {
        this(channels, 0);
    }

    OpenDesk(Channels channels, int port) {
        Turns turns = new Turns(new Turns.Scene(
                BotFolder.read(BOT, Program.of(Actions.builtIn(), Turns.FACTS)).bot(),
                CompanyFile.read(BOT.resolve("company.yml")).company(),
                Holidays.NONE,
                Knowledge.NONE,
                byTheWord(slowTurns),
                Reteller.create()));
        this.conversations = new Conversations(turns, memory, Clock.systemUTC());
        this.server = WebServer.start(
                new Desk(turns, Path.of("model.zip"), "m", "s", "c"),
                conversations,
                channels,
                Clock.systemUTC(),
                "127.0.0.1",
                port);
    }

    /** How many turns that take long have begun. */
    int slowTurns() {
        return slowTurns.get();
    }

    private static Interpreter byTheWord(AtomicInteger slowTurns) {
        return message -> {
            String text = message.text();
            if (text.contains("langzaam")) {
                slowTurns.incrementAndGet();
                takeLong();
            }
            if (text.contains("ontplof")) {
                throw new IllegalStateException(text, new IllegalArgumentException("Cannot be read: " + text));
            }
            String intent = text.startsWith("/")
                    ? text.substring(1)
                    : Stream.of(text.split(" ", -1))
                            .map(word -> WORDS.getOrDefault(word, ""))
                            .filter(known -> !known.isEmpty())
                            .findFirst()
                            .orElse("greet");
            return new Reading(text, Language.NL, true, List.of(new Guess(intent, 1)), List.of(), 1);
        };
    }

    /** A turn in which there is time to lose a connection. */
    private static void takeLong() {
        try {
            Thread.sleep(400);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    URI address(String path) {
        return URI.create("http://127.0.0.1:%d%s".formatted(server.port(), path));
    }

    int port() {
        return server.port();
    }

    HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(address(path))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8))
                        .build(),
                HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(address(path)).build(),
                HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    /** What users said in a conversation, in the order stored. */
    List<String> heard(String conversation) {
        return memory.load(conversation).stream()
                .filter(Event.UserUttered.class::isInstance)
                .map(event -> ((Event.UserUttered) event).text())
                .toList();
    }

    /** Erase a conversation, as a custodian does. */
    void erase(String conversation) {
        conversations.forgetting(conversation, () -> memory.erase(conversation));
    }

    @Override
    public void close() {
        server.close();
        client.close();
    }

    /** A store that keeps nothing beyond the test. */
    static final class Memory implements Transcripts {

        private final Map<String, List<Event>> kept = new ConcurrentHashMap<>();
        volatile boolean failing;

        @Override
        public synchronized List<Event> load(String conversation) {
            return List.copyOf(kept.getOrDefault(conversation, List.of()));
        }

        @Override
        public synchronized void append(String conversation, int first, List<Event> events) {
            if (failing) {
                throw new IllegalStateException("The disk is full.");
            }
            List<Event> all = kept.computeIfAbsent(conversation, id -> new ArrayList<>());
            if (all.size() != first) {
                throw new IllegalStateException("Events begin at %d, expected %d.".formatted(first, all.size()));
            }
            all.addAll(events);
        }

        @Override
        public void probe() {
            if (failing) {
                throw new IllegalStateException("The disk is full.");
            }
        }

        synchronized long erase(String conversation) {
            kept.remove(conversation);
            return 0;
        }

        List<String> conversations() {
            return List.copyOf(kept.keySet());
        }
    }
}

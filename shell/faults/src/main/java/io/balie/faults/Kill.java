package io.balie.faults;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Kills: {@code serve} answers 200 conversations and is ended by {@code kill -9} at a moment drawn by chance. Whoever talked wrote down
 * each reply before going on; after the next start, every conversation is asked for and compared with that.
 */
final class Kill implements FaultProgram {

    private static final int USERS = 16;

    @Override
    public String name() {
        return "kill";
    }

    @Override
    public String promise() {
        return "After kill -9 every message that was answered and every reply that was seen is in the transcript, once and in order."
                + " runs=100 conversations=200";
    }

    @Override
    public Outcome run(Settings settings) throws Exception {
        int runs = settings.number("runs", 100);
        int conversations = settings.number("conversations", 200);
        SplittableRandom random = new SplittableRandom(settings.seed());
        Program program = Program.with(settings, "kill");
        Tally tally = new Tally();
        Path histories = Files.createDirectories(program.home().resolve("histories"));
        Path before = null;
        for (int run = 0; run < runs; run++) {
            try (Program.Server server = program.serve()) {
                tally.seconds.add(server.seconds());
                if (before != null) {
                    compare(before, server, tally);
                }
                before = histories.resolve("run-%d.log".formatted(run));
                talk(server, "k%d-%d".formatted(settings.seed(), run), conversations, before, random.nextInt(2_000));
            }
        }
        try (Program.Server server = program.serve()) {
            compare(before, server, tally);
        }
        Outcome outcome = new Outcome()
                .row("kills", runs)
                .row("conversations in each", conversations)
                .row("messages acknowledged", tally.acknowledged)
                .row("messages on their way when it was killed", tally.sent - tally.acknowledged)
                .row("of these stored nevertheless", tally.unheard)
                .row("seconds from start to first answer, most", "%.1f".formatted(
                        tally.seconds.stream().mapToDouble(Double::doubleValue).max().orElse(0)))
                .must("acknowledged messages lost", tally.lost, 0)
                .must("replies seen that are not in the transcript", tally.unsaid, 0)
                .must("messages stored twice", tally.twice, 0)
                .must("messages stored in the wrong order", tally.disordered, 0)
                .must("messages that nobody sent", tally.strange, 0)
                .must("runs in which nothing was acknowledged", tally.idle, 0);
        program.verify(outcome);
        if (outcome.broken().isEmpty()) {
            program.remove();
        }
        return outcome;
    }

    private static final class Tally {
        private final List<Double> seconds = new ArrayList<>();
        private long sent;
        private long acknowledged;
        private long unheard;
        private long lost;
        private long unsaid;
        private long twice;
        private long disordered;
        private long strange;
        private long idle;
    }

    /** Talk until the server is gone, which is killed so many milliseconds after there were as many answers as conversations. */
    private static void talk(Program.Server server, String run, int conversations, Path history, long millis)
            throws IOException, InterruptedException {
        CountDownLatch begun = new CountDownLatch(conversations);
        try (var written = Files.newByteChannel(history, StandardOpenOption.CREATE_NEW, StandardOpenOption.APPEND);
                ExecutorService users = Executors.newFixedThreadPool(USERS)) {
            for (int i = 0; i < USERS; i++) {
                int user = i;
                users.execute(() -> {
                    try {
                        for (int number = 0; ; number++) {
                            for (int c = user; c < conversations; c += USERS) {
                                say(server, run + "-" + c, number, written);
                                begun.countDown();
                            }
                        }
                    } catch (IOException gone) {
                        return; // what was on its way has no answer; nobody may believe anything of it
                    }
                });
            }
            if (!begun.await(120, TimeUnit.SECONDS)) {
                throw new IllegalStateException("The server answers too few.");
            }
            Thread.sleep(millis);
            server.kill();
            users.shutdown();
            if (!users.awaitTermination(60, TimeUnit.SECONDS)) {
                throw new IllegalStateException("Somebody still talks to a server that is gone.");
            }
        }
    }

    private static void say(
            Program.Server server, String conversation, int number, java.nio.channels.SeekableByteChannel history)
            throws IOException {
        String text = "bericht %d in %s".formatted(number, conversation);
        note(history, Map.of("sent", text, "in", conversation));
        HttpResponse<String> answer = server.post(
                "/webhooks/rest/webhook",
                JsonMapper.shared().writeValueAsString(Map.of("sender", conversation, "message", text)));
        if (answer.statusCode() != 200) {
            throw new IOException("Status " + answer.statusCode());
        }
        List<String> replies = new ArrayList<>();
        for (JsonNode said : JsonMapper.shared().readTree(answer.body())) {
            if (said.has("text")) {
                replies.add(said.get("text").asString());
            }
        }
        note(history, Map.of("heard", text, "in", conversation, "replies", replies));
    }

    private static void note(java.nio.channels.SeekableByteChannel history, Map<String, Object> line) throws IOException {
        byte[] bytes = (JsonMapper.shared().writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8);
        synchronized (history) {
            history.write(java.nio.ByteBuffer.wrap(bytes));
        }
    }

    /** What the transcripts say with what was seen. */
    private static void compare(Path history, Program.Server server, Tally tally) throws IOException {
        Map<String, Set<String>> sent = new LinkedHashMap<>();
        Map<String, Map<String, List<String>>> heard = new HashMap<>();
        for (String line : Files.readAllLines(history, StandardCharsets.UTF_8)) {
            JsonNode note = JsonMapper.shared().readTree(line);
            String conversation = note.get("in").asString();
            if (note.has("sent")) {
                sent.computeIfAbsent(conversation, c -> new HashSet<>()).add(note.get("sent").asString());
                tally.sent++;
            } else {
                List<String> replies = new ArrayList<>();
                note.get("replies").forEach(reply -> replies.add(reply.asString()));
                heard.computeIfAbsent(conversation, c -> new LinkedHashMap<>())
                        .put(note.get("heard").asString(), replies);
                tally.acknowledged++;
            }
        }
        if (heard.isEmpty()) {
            tally.idle++;
        }
        for (Map.Entry<String, Set<String>> conversation : sent.entrySet()) {
            compare(
                    server.events(conversation.getKey()),
                    conversation.getValue(),
                    heard.getOrDefault(conversation.getKey(), Map.of()),
                    tally);
        }
    }

    private static void compare(JsonNode events, Set<String> sent, Map<String, List<String>> heard, Tally tally) {
        Map<String, List<String>> stored = new LinkedHashMap<>();
        List<String> said = new ArrayList<>();
        int latest = -1;
        for (JsonNode event : events) {
            String kind = event.get("event").asString();
            if (kind.equals("user")) {
                String text = event.get("text").asString();
                said = new ArrayList<>();
                tally.twice += stored.put(text, said) == null ? 0 : 1;
                tally.strange += sent.contains(text) ? 0 : 1;
                tally.unheard += heard.containsKey(text) ? 0 : 1;
                int number = Integer.parseInt(text.split(" ", -1)[1]);
                tally.disordered += number == latest + 1 ? 0 : 1;
                latest = number;
            } else if (kind.equals("bot")) {
                said.add(event.get("text").asString());
            }
        }
        heard.forEach((text, replies) -> {
            List<String> kept = stored.get(text);
            tally.lost += kept == null ? 1 : 0;
            tally.unsaid += kept != null && !kept.equals(replies) ? 1 : 0;
        });
    }
}

package io.balie.faults;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What those who talk to a server have seen: each message before it is sent, each answer before anything else is done. */
record History(Path file, FileChannel written) implements AutoCloseable {

    static History begin(Path file) throws IOException {
        return new History(file, FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.APPEND));
    }

    /**
     * Say something and write down what is answered.
     *
     * @return the status; what is not 200 was not acknowledged
     * @throws IOException if there is no answer
     */
    int say(Program.Server server, String conversation, int number) throws IOException {
        String text = "bericht %d in %s".formatted(number, conversation);
        note(Map.of("sent", text, "in", conversation));
        HttpResponse<String> answer = server.post(
                "/webhooks/rest/webhook",
                JsonMapper.shared().writeValueAsString(Map.of("sender", conversation, "message", text)));
        if (answer.statusCode() == 200) {
            List<String> replies = new ArrayList<>();
            for (JsonNode said : JsonMapper.shared().readTree(answer.body())) {
                if (said.has("text")) {
                    replies.add(said.get("text").asString());
                }
            }
            note(Map.of("heard", text, "in", conversation, "replies", replies));
        }
        return answer.statusCode();
    }

    private synchronized void note(Map<String, Object> line) throws IOException {
        written.write(ByteBuffer.wrap(
                (JsonMapper.shared().writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public void close() throws IOException {
        written.close();
    }

    /** What was seen, compared with what is stored. */
    static final class Tally {
        long sent;
        long acknowledged;
        long unheard;
        long lost;
        long unsaid;
        long twice;
        long disordered;
        long strange;
        long idle;

        Outcome into(Outcome outcome) {
            return outcome.row("messages acknowledged", acknowledged)
                    .row("messages without an acknowledgement", sent - acknowledged)
                    .row("of these stored nevertheless", unheard)
                    .must("acknowledged messages lost", lost, 0)
                    .must("replies seen that are not in the transcript", unsaid, 0)
                    .must("messages stored twice", twice, 0)
                    .must("messages stored in the wrong order", disordered, 0)
                    .must("messages that nobody sent", strange, 0)
                    .must("histories in which nothing was acknowledged", idle, 0);
        }

        /** Ask a server for every conversation of a history. */
        void compare(Path history, Program.Server server) throws IOException {
            Map<String, Set<String>> all = new LinkedHashMap<>();
            Map<String, Map<String, List<String>>> heard = new HashMap<>();
            for (String line : Files.readAllLines(history, StandardCharsets.UTF_8)) {
                JsonNode note = JsonMapper.shared().readTree(line);
                String conversation = note.get("in").asString();
                if (note.has("sent")) {
                    all.computeIfAbsent(conversation, c -> new HashSet<>())
                            .add(note.get("sent").asString());
                    sent++;
                } else {
                    List<String> replies = new ArrayList<>();
                    note.get("replies").forEach(reply -> replies.add(reply.asString()));
                    heard.computeIfAbsent(conversation, c -> new LinkedHashMap<>())
                            .put(note.get("heard").asString(), replies);
                    acknowledged++;
                }
            }
            idle += heard.isEmpty() ? 1 : 0;
            for (Map.Entry<String, Set<String>> conversation : all.entrySet()) {
                compare(
                        server.events(conversation.getKey()),
                        conversation.getValue(),
                        heard.getOrDefault(conversation.getKey(), Map.of()));
            }
        }

        private void compare(JsonNode events, Set<String> all, Map<String, List<String>> heard) {
            Map<String, List<String>> stored = new LinkedHashMap<>();
            List<String> said = new ArrayList<>();
            int latest = -1;
            for (JsonNode event : events) {
                String kind = event.get("event").asString();
                if (kind.equals("user")) {
                    String text = event.get("text").asString();
                    said = new ArrayList<>();
                    twice += stored.put(text, said) == null ? 0 : 1;
                    strange += all.contains(text) ? 0 : 1;
                    unheard += heard.containsKey(text) ? 0 : 1;
                    int number = Integer.parseInt(text.split(" ", -1)[1]);
                    disordered += number > latest ? 0 : 1;
                    latest = number;
                } else if (kind.equals("bot")) {
                    said.add(event.get("text").asString());
                }
            }
            heard.forEach((text, replies) -> {
                List<String> kept = stored.get(text);
                lost += kept == null ? 1 : 0;
                unsaid += kept != null && !kept.equals(replies) ? 1 : 0;
            });
        }
    }
}

package io.balie.faults;

import io.balie.data.transcript.Provenance;
import io.balie.data.transcript.StoredEvent;
import io.balie.dialog.event.Event;
import io.balie.shell.Surroundings;
import io.balie.shell.conversation.Conversations;
import io.balie.shell.conversation.StoredTranscripts;
import io.balie.shell.desk.Desks;
import io.balie.shell.line.Talk;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * Crowds: many threads, few conversations, bursts. A bot that repeats what it hears makes every reply tell whose it is.
 *
 * <p>Each burst is of one thread in one conversation, one message after the other; other threads talk in the same conversation
 * meanwhile.
 */
final class Order implements FaultProgram {

    private static final int BURST = 5;
    private static final String PROJECT = """
            version: "3.1"
            recipe: default.v1
            language: nl
            assistant_id: echo
            pipeline:
            - name: KeywordIntentClassifier
            policies:
            - name: RulePolicy
            intents: [tell]
            slots:
              heard:
                type: text
                influence_conversation: false
                mappings:
                - type: from_text
            responses:
              utter_heard:
              - text: "U zei {heard}"
            nlu:
            - intent: tell
              examples: |
                - bericht
            rules:
            - rule: repeat
              steps:
              - intent: tell
              - action: utter_heard
            """;

    @Override
    public String name() {
        return "order";
    }

    @Override
    public String promise() {
        return "Replies come in order, no turn is lost, no conversation hears of another."
                + " messages=10000 threads=32 conversations=100";
    }

    @Override
    public Outcome run(Settings settings) throws Exception {
        Path folder = Folders.fresh(settings.output().resolve("order"));
        Path project = Files.writeString(folder.resolve("echo.yml"), PROJECT, StandardCharsets.UTF_8);
        Desks desks = new Desks(
                new Surroundings(folder, settings.root(), false, false, false),
                new Talk(new PrintWriter(Writer.nullWriter()), false));
        var desk = desks.open(desks.checked(desks.choice(project.toString(), "", OptionalLong.empty())));
        try (Store store = Store.open(folder.resolve("transcripts"))) {
            Provenance provenance = StoredTranscripts.provenance(desk);
            Conversations talks = new Conversations(
                    desk.turns(), new StoredTranscripts(store.transcripts(), provenance), Clock.systemUTC());
            Crowd crowd = new Crowd(
                    talks,
                    settings.number("messages", 10_000),
                    settings.number("threads", 32),
                    settings.number("conversations", 100),
                    settings.seed());
            long start = System.nanoTime();
            crowd.talk();
            double seconds = (System.nanoTime() - start) / 1e9;
            Outcome outcome = new Outcome()
                    .row(
                            "messages, threads, conversations",
                            crowd.messages + ", " + crowd.threads + ", " + crowd.conversations)
                    .row("messages a second", Math.round(crowd.messages / seconds))
                    .must("messages answered", crowd.taken.size(), crowd.messages)
                    .must("replies to another message than the one asked", crowd.strange.get(), 0);
            return crowd.compare(store, outcome);
        } finally {
            Folders.remove(folder);
        }
    }

    private static final class Crowd {

        private final Conversations talks;
        private final int messages;
        private final int threads;
        private final int conversations;
        private final long seed;
        private final AtomicInteger strange = new AtomicInteger();
        private final AtomicIntegerArray next;
        private final List<Taken> taken = Collections.synchronizedList(new ArrayList<>());

        /** A turn as its caller was told of it. */
        private record Taken(String conversation, String text, int number, List<Event> events) {}

        Crowd(Conversations talks, int messages, int threads, int conversations, long seed) {
            this.talks = talks;
            this.messages = messages / BURST * BURST;
            this.threads = threads;
            this.conversations = conversations;
            this.seed = seed;
            this.next = new AtomicIntegerArray(threads);
        }

        void talk() throws Exception {
            AtomicInteger bursts = new AtomicInteger(messages / BURST);
            try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
                List<Future<?>> all = new ArrayList<>();
                for (int i = 0; i < threads; i++) {
                    int thread = i;
                    SplittableRandom random = new SplittableRandom(seed * 1_000 + thread);
                    all.add(pool.submit(() -> {
                        while (bursts.getAndDecrement() > 0) {
                            burst("c" + random.nextInt(conversations), thread);
                        }
                    }));
                }
                for (Future<?> one : all) {
                    one.get();
                }
            }
        }

        private void burst(String conversation, int thread) {
            for (int i = 0; i < BURST; i++) {
                int number = next.getAndIncrement(thread);
                String text = "bericht %d van %d in %s".formatted(number, thread, conversation);
                List<Event> events = talks.take(conversation, text, "rest", Map.of());
                List<String> said = events.stream()
                        .filter(Event.BotUttered.class::isInstance)
                        .map(event -> ((Event.BotUttered) event).text())
                        .toList();
                if (!said.equals(List.of("U zei " + text))) {
                    strange.incrementAndGet();
                }
                taken.add(new Taken(conversation, text, number, events));
            }
        }

        /** What was told to the callers with what is stored. */
        Outcome compare(Store store, Outcome outcome) {
            Map<String, Taken> byText = new HashMap<>();
            taken.forEach(turn -> byText.put(turn.text(), turn));
            long gaps = 0;
            long twice = 0;
            long foreign = 0;
            long unequal = 0;
            long disordered = 0;
            Set<String> found = new HashSet<>();
            for (int c = 0; c < conversations; c++) {
                String conversation = "c" + c;
                List<StoredEvent> stored = store.read(conversation);
                Map<String, Integer> latest = new HashMap<>();
                for (int at = 0; at < stored.size(); at++) {
                    gaps += stored.get(at).seq() == at ? 0 : 1;
                    if (!(stored.get(at).event() instanceof Event.UserUttered heard)) {
                        continue;
                    }
                    Taken turn = byText.get(heard.text());
                    if (turn == null || !turn.conversation().equals(conversation)) {
                        foreign++;
                        continue;
                    }
                    twice += found.add(heard.text()) ? 0 : 1;
                    int begin = at - turn.events().indexOf(heard);
                    unequal += stored.subList(begin, begin + turn.events().size()).stream()
                                    .map(StoredEvent::event)
                                    .toList()
                                    .equals(turn.events())
                            ? 0
                            : 1;
                    String thread = heard.text().replaceAll(".* van ([0-9]+) in .*", "$1");
                    Integer before = latest.put(thread, turn.number());
                    disordered += before == null || before < turn.number() ? 0 : 1;
                }
            }
            return outcome.must("turns lost", messages - found.size(), 0)
                    .must("turns stored twice", twice, 0)
                    .must("turns stored in another conversation", foreign, 0)
                    .must("turns stored otherwise than told, or mixed with another", unequal, 0)
                    .must("messages of one thread in the wrong order", disordered, 0)
                    .must("gaps in the numbering", gaps, 0);
        }
    }
}

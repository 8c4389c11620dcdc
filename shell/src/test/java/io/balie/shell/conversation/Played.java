package io.balie.shell.conversation;

import io.balie.data.transcript.Provenance;
import io.balie.data.transcript.StoredEvent;
import io.balie.dialog.Incoming;
import io.balie.dialog.Policies;
import io.balie.dialog.Reminders;
import io.balie.dialog.Turns;
import io.balie.dialog.action.ActionServer;
import io.balie.dialog.action.Context;
import io.balie.dialog.action.ResponseGenerator;
import io.balie.dialog.domain.Domain;
import io.balie.dialog.domain.Slot;
import io.balie.dialog.event.Event;
import io.balie.dialog.policy.TrainedPolicies;
import io.balie.dialog.tracker.Tracker;
import io.balie.nlu.Entity;
import io.balie.nlu.Guess;
import io.balie.nlu.Interpreter;
import io.balie.nlu.Language;
import io.balie.nlu.Reading;
import io.balie.shell.Surroundings;
import io.balie.shell.desk.Checked;
import io.balie.shell.desk.Desks;
import io.balie.shell.line.Talk;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

/** Conversations of a project, played at random, with everything that a conversation can go on by; and what is kept of them. */
final class Played {

    static final Provenance PROVENANCE = new Provenance("model", "script", "company", "1");
    /** Rules of a large bot take a while to be checked against each other. */
    private static final Map<Path, TrainedPolicies> POLICIES = new ConcurrentHashMap<>();

    private static final Instant BEGIN = Instant.parse("2026-11-23T08:00:00.000001Z");

    private final Checked checked;
    private final List<String> texts;
    private final Map<String, String> intents = new HashMap<>();
    private final Turns turns;
    private final Hands hands = new Hands();
    private final Kept kept = new Kept();
    private final AtomicReference<Turns> serving = new AtomicReference<>();
    private final Conversations conversations;
    private final Random random;
    private boolean readsElsewhere = true;

    Played(Path project, Path home, long seed) {
        this.random = new Random(seed);
        Desks desks = new Desks(
                new Surroundings(home, Path.of("..").toAbsolutePath().normalize(), false, false, false),
                new Talk(new PrintWriter(new StringWriter()), false));
        this.checked = desks.checked(desks.choice(project.toString(), "", OptionalLong.empty()));
        checked.bot().examples().forEach(example -> intents.putIfAbsent(example.text(), example.intent()));
        this.texts = List.copyOf(new TreeMap<>(intents).keySet());
        this.turns = desks.turnsAlone(
                checked,
                byHeart(""),
                POLICIES.computeIfAbsent(
                        project, same -> Policies.train(checked.bot().bot(), checked.seed())));
        serving.set(turns.with(new Context.Outside(new Server(), Optional.empty())));
        this.conversations = new Conversations(() -> new Crew(serving.get(), kept), hands, Duration.ofSeconds(60));
    }

    /** Reads what the author wrote as an example of it, always in the same way. */
    private Interpreter byHeart(String other) {
        Domain domain = checked.bot().bot().domain();
        List<String> all = domain.intents().keySet().stream().sorted().toList();
        List<String> types = domain.entities().keySet().stream().sorted().toList();
        return message -> {
            String text = message.text();
            if (text.contains("poison")) {
                throw new IllegalStateException("poisoned");
            }
            Random chance = new Random((text + other).hashCode());
            String intent = other.isEmpty()
                    ? intents.getOrDefault(text, all.get(Math.floorMod(text.hashCode(), all.size())))
                    : all.get(chance.nextInt(all.size()));
            double sure = 0.4 + 0.6 * chance.nextDouble();
            List<Entity> entities = new ArrayList<>();
            if (!types.isEmpty() && !text.isBlank() && chance.nextInt(3) > 0) {
                entities.add(new Entity(
                        types.get(chance.nextInt(types.size())),
                        0,
                        text.length(),
                        text,
                        "DIETClassifier",
                        Optional.empty(),
                        Optional.empty(),
                        OptionalDouble.of(chance.nextDouble())));
            }
            return new Reading(
                    text,
                    chance.nextInt(8) == 0 ? Language.EN : Language.NL,
                    chance.nextBoolean(),
                    text.isBlank()
                            ? List.of()
                            : List.of(
                                    new Guess(intent, sure),
                                    new Guess(
                                            all.getFirst().equals(intent) ? all.getLast() : all.getFirst(),
                                            (1 - sure) / 2)),
                    entities,
                    chance.nextDouble());
        };
    }

    /** Answers as it pleases, but never so again. */
    private final class Server implements ActionServer {
        @Override
        public Answer run(Call call) {
            int kind = random.nextInt(10);
            if (kind == 0) {
                return new Answer.Failed(
                        "Action '%s' failed: the action server at x did not answer.".formatted(call.action()));
            }
            if (kind == 1) {
                return new Answer.Rejected("Action '%s' was rejected by the action server.".formatted(call.action()));
            }
            List<Event> events = new ArrayList<>();
            List<String> slots = call.domain().slots().values().stream()
                    .filter(slot -> slot.type() == Slot.Type.TEXT || slot.type() == Slot.Type.ANY)
                    .map(Slot::name)
                    .sorted()
                    .toList();
            for (int i = random.nextInt(3); i > 0 && !slots.isEmpty(); i--) {
                events.add(new Event.SlotSet(
                        call.now(),
                        slots.get(random.nextInt(slots.size())),
                        random.nextInt(4) == 0 ? null : "v" + random.nextInt(1000)));
            }
            if (random.nextInt(4) == 0 && !call.action().startsWith("validate_")) {
                events.add(new Event.ReminderScheduled(
                        call.now(),
                        checked.bot().bot().domain().intents().keySet().stream()
                                .sorted()
                                .findFirst()
                                .orElseThrow(),
                        Map.of(),
                        call.now().plusSeconds(600),
                        "r" + random.nextInt(100),
                        false));
            }
            List<Map<String, Object>> said = new ArrayList<>();
            for (int i = random.nextInt(3); i > 0; i--) {
                Map<String, Object> message = new LinkedHashMap<>();
                message.put("text", "antwoord " + random.nextInt(1000));
                if (random.nextBoolean()) {
                    message.put("buttons", List.of(Map.of("title", "T", "payload", "/p", "type", "x")));
                }
                said.add(message);
            }
            return new Answer.Done(events, said);
        }
    }

    /** A response server, whose words nobody can foresee. */
    private Map<String, Object> worded(ResponseGenerator.Wanted wanted) {
        return switch (random.nextInt(6)) {
            case 0 -> Map.of();
            case 1 ->
                Map.of(
                        "text",
                        "keuze",
                        "buttons",
                        List.of(Map.of("title", "Ja", "payload", "/affirm")),
                        "image",
                        "i.png");
            default -> Map.of("text", wanted.response() + " " + random.nextInt(10_000));
        };
    }

    /** From now on only with the bot's own readings. */
    void readHere() {
        readsElsewhere = false;
    }

    /** Play some conversations. */
    void play(int number, String named) {
        for (int i = 0; i < number; i++) {
            String id = named + i;
            boolean generated = turns.scene().company().isNone() && random.nextInt(3) == 0;
            serving.set(turns.with(
                    new Context.Outside(new Server(), generated ? Optional.of(this::worded) : Optional.empty())));
            kept.generated.put(id, generated);
            hands.now = BEGIN.plusSeconds(random.nextInt(2_000_000));
            for (int step = 3 + random.nextInt(10); step > 0; step--) {
                if (random.nextInt(5) > 0) { // at times two things come in the same microsecond
                    hands.now = hands.now.plusNanos(1_000L * (1 + random.nextInt(90_000_000)));
                }
                if (random.nextInt(20) == 0) {
                    hands.now = hands.now.plusSeconds(30_000); // a new session
                }
                step(id);
            }
        }
    }

    private void step(String id) {
        Tracker before = conversations.tracker(id);
        List<Event.ReminderScheduled> reminders = Reminders.pending(before);
        if (!reminders.isEmpty() && random.nextInt(2) == 0) {
            conversations.remind(id, reminders.getFirst());
            return;
        }
        String intent = intents.get(text());
        switch (random.nextInt(24)) {
            case 0 -> conversations.go(id, (t, b, now) -> t.trigger(b, intent, Map.of("x", "y"), now));
            case 1 -> conversations.go(id, (t, b, now) -> t.append(b, List.of(new Event.Paused(now)), now));
            case 2, 3 -> conversations.go(id, (t, b, now) -> t.append(b, List.of(new Event.Resumed(now)), now));
            case 4 ->
                conversations.go(
                        id,
                        (t, b, now) -> t.append(
                                b,
                                List.of(new Event.UserUttered(
                                        now.minusSeconds(5),
                                        turns.read(b, incoming("elders", b, now)),
                                        "",
                                        "x1",
                                        Map.of())),
                                now));
            case 5 -> {
                String response = turns.scene().bot().domain().responses().keySet().stream()
                        .sorted()
                        .findFirst()
                        .orElseThrow();
                conversations.go(id, (t, b, now) -> t.execute(b, response, Optional.of("policy_x"), 0.5, now));
            }
            case 6 -> conversations.go(id, (t, b, now) -> t.hear(b, incoming(text(), b, now)));
            case 7 -> readElsewhere(id, intent);
            case 8 -> conversations.take(id, "/restart", "rest", Map.of());
            case 9 -> conversations.take(id, "poison " + random.nextInt(100), "rest", Map.of());
            case 10 -> conversations.take(id, " ", "rest", Map.of());
            case 11 ->
                conversations.take(id, "/" + intent, "socketio", Map.of("page", Map.of("b", 1, "a", List.of(true))));
            default ->
                conversations.take(id, text(), "rest", random.nextInt(4) == 0 ? Map.of("from", "page") : Map.of());
        }
    }

    /** As a client that reads messages itself; for comparing bots it is of no use, for it is no bot's reading. */
    private void readElsewhere(String id, String intent) {
        if (readsElsewhere) {
            Reading reading =
                    new Reading("gelezen", Language.EN, true, List.of(new Guess(intent, 0.25)), List.of(), 0.5);
            conversations.go(id, (t, b, now) -> t.hear(b, incoming("gelezen", b, now), reading));
        }
    }

    private static Incoming incoming(String text, Tracker before, Instant now) {
        return new Incoming(text, now, "rest", "m" + before.events().size(), Map.of());
    }

    private String text() {
        return texts.get(random.nextInt(texts.size()));
    }

    /** The same bot, which may reach nothing. */
    Turns again(String id) {
        return again(id, turns);
    }

    /** Another bot, which reads everything in its own way. */
    Turns other(String id) {
        Turns.Scene scene = turns.scene();
        return again(
                id,
                new Turns(new Turns.Scene(
                        scene.bot(),
                        scene.company(),
                        scene.holidays(),
                        scene.knowledge(),
                        byHeart("other"),
                        scene.reteller())));
    }

    private Turns again(String id, Turns bot) {
        return bot.with(new Context.Outside(
                call -> {
                    throw new AssertionError("Action %s was run again.".formatted(call.action()));
                },
                kept.generated.getOrDefault(id, false)
                        ? Optional.of(wanted -> {
                            throw new AssertionError("Response %s was asked for again.".formatted(wanted.response()));
                        })
                        : Optional.empty()));
    }

    List<String> ids() {
        return List.copyOf(kept.events.keySet());
    }

    List<StoredEvent> stored(String id) {
        List<StoredEvent> stored = new ArrayList<>();
        for (Event event : kept.load(id)) {
            stored.add(StoredEvent.of(id, stored.size(), event, PROVENANCE));
        }
        return stored;
    }

    /** How often each kind of event occurs, so that a test can say what it has seen. */
    Map<String, Long> kinds() {
        return kept.events.values().stream()
                .flatMap(List::stream)
                .collect(Collectors.groupingBy(
                        event -> event.getClass().getSimpleName(), TreeMap::new, Collectors.counting()));
    }

    private static final class Kept implements Transcripts {
        private final Map<String, List<Event>> events = new TreeMap<>();
        private final Map<String, Boolean> generated = new HashMap<>();

        @Override
        public List<Event> load(String conversation) {
            return List.copyOf(events.getOrDefault(conversation, List.of()));
        }

        @Override
        public void append(String conversation, int first, List<Event> more) {
            events.computeIfAbsent(conversation, id -> new ArrayList<>()).addAll(more);
        }
    }

    private static final class Hands extends Clock {
        private volatile Instant now = BEGIN;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}

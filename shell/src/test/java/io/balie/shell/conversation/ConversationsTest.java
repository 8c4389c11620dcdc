package io.balie.shell.conversation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.balie.data.bot.BotFolder;
import io.balie.data.bot.Program;
import io.balie.data.company.CompanyFile;
import io.balie.dialog.Turns;
import io.balie.dialog.action.Actions;
import io.balie.dialog.company.Company;
import io.balie.dialog.company.Holidays;
import io.balie.dialog.company.Knowledge;
import io.balie.dialog.event.Event;
import io.balie.dialog.retelling.Reteller;
import io.balie.nlu.Guess;
import io.balie.nlu.Language;
import io.balie.nlu.Reading;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class ConversationsTest {

    private static final Path BOT = Path.of("src/test/bots/small");
    private static final Path MUTE = Path.of("src/test/bots/channels");
    private static final String HELLO = "Goedendag, ik ben de geautomatiseerde assistent. Waarmee kan ik u helpen?";
    private static final String SORRY = "Dat begrijp ik niet. Wilt u het anders zeggen?";
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00.123456789Z");

    private final Memory memory = new Memory();
    private final Hands hands = new Hands(NOON);
    private final Conversations conversations = new Conversations(greeter(), memory, hands);

    @Test
    void what_is_given_back_is_what_was_stored() {
        List<Event> turn = conversations.take("a", "hallo", "rest", Map.of());
        assertEquals(memory.load("a"), turn);
        assertTrue(turn.stream().anyMatch(Event.BotUttered.class::isInstance));
    }

    @Test
    void a_conversation_goes_on_where_the_store_says_it_was() {
        conversations.take("a", "hallo", "rest", Map.of());
        Conversations restarted = new Conversations(greeter(), memory, hands);
        restarted.take("a", "nog eens", "rest", Map.of());
        assertEquals(2, messages("a").size());
        assertEquals(memory.load("a"), restarted.tracker("a").events());
    }

    @Test
    void a_turn_that_has_begun_ends_with_the_bot_that_it_began_with() throws Exception {
        CountDownLatch reading = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        Memory first = new Memory();
        Memory second = new Memory();
        Turns slow = greeter(message -> {
            reading.countDown();
            goOn.await();
        });
        AtomicReference<Crew> crew = new AtomicReference<>(new Crew(slow, first));
        Conversations changing = new Conversations(crew::get, hands);
        try (ExecutorService user = Executors.newSingleThreadExecutor()) {
            Future<List<Event>> turn = user.submit(() -> changing.take("a", "hallo", "rest", Map.of()));
            reading.await();
            crew.set(new Crew(greeter(), second));
            goOn.countDown();
            List<Event> happened = turn.get(); // waits for the turn, and so for what it stores
            assertEquals(first.load("a"), happened);
        }
        changing.take("b", "hallo", "rest", Map.of());
        assertTrue(first.load("b").isEmpty());
        assertTrue(second.load("b").stream().anyMatch(Event.BotUttered.class::isInstance));
    }

    @Test
    void when_the_store_fails_nothing_is_said_and_the_conversation_can_go_on_later() {
        conversations.take("a", "een", "rest", Map.of());
        memory.failing = true;
        assertThrows(NotStored.class, () -> conversations.take("a", "twee", "rest", Map.of()));
        memory.failing = false;
        conversations.take("a", "drie", "rest", Map.of());
        assertEquals(List.of("een", "drie"), messages("a"));
    }

    @Test
    void time_is_kept_to_the_microsecond_and_never_goes_back() {
        conversations.take("a", "hallo", "rest", Map.of());
        hands.now = NOON.minusSeconds(3600);
        List<Event> second = conversations.take("a", "hallo", "rest", Map.of());
        assertEquals(
                Instant.parse("2026-11-23T12:00:00.123456Z"), second.getFirst().at());
    }

    @Test
    void messages_that_come_at_once_are_taken_one_by_one_and_no_gate_is_left_open() throws Exception {
        try (ExecutorService users = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<Event>>> turns = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                String id = "c" + i % 10;
                String text = "hallo " + i;
                turns.add(users.submit(() -> conversations.take(id, text, "rest", Map.of())));
            }
            for (Future<List<Event>> turn : turns) {
                turn.get();
            }
        }
        for (int c = 0; c < 10; c++) {
            assertEquals(20, messages("c" + c).stream().distinct().count());
        }
        assertEquals(0, conversations.busy());
    }

    @Test
    void a_message_whose_turn_fails_is_set_aside_and_the_conversation_goes_on() {
        Conversations fragile = new Conversations(greeter(message -> poison(message)), memory, hands);
        for (String poison : List.of("exception", "overflow")) {
            List<Event> turn = fragile.take("a", poison, "rest", Map.of("from", "here"));
            Event.UserUttered kept = (Event.UserUttered) turn.stream()
                    .filter(Event.UserUttered.class::isInstance)
                    .findFirst()
                    .orElseThrow();
            assertEquals(List.of(poison, Map.of("from", "here")), List.of(kept.text(), kept.metadata()));
            assertTrue(kept.reading().ranking().isEmpty());
            assertEquals(
                    List.of(
                            poison.equals("overflow")
                                    ? "java.lang.StackOverflowError"
                                    : "java.lang.IllegalStateException"),
                    causes(turn));
            assertEquals(List.of(SORRY), said(turn));
            assertEquals(memory.load("a"), fragile.tracker("a").events());
        }
        assertEquals(List.of(HELLO), said(fragile.take("a", "hallo", "rest", Map.of())));
        assertEquals(List.of("exception", "overflow", "hallo"), messages("a"));
    }

    @Test
    void where_the_bot_has_no_words_for_it_the_message_is_kept_all_the_same() {
        Conversations mute = new Conversations(turns(MUTE, message -> poison(message)), memory, hands);
        List<Event> turn = mute.take("a", "exception", "rest", Map.of());
        assertEquals(List.of(), said(turn));
        assertEquals(1, causes(turn).size());
        assertEquals(List.of("exception"), messages("a"));
    }

    @Test
    void a_turn_that_hangs_is_given_up_and_two_hundred_others_are_not_slowed() throws Exception {
        CountDownLatch hanging = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        AtomicReference<Boolean> goOn = new AtomicReference<>(true);
        Conversations fragile = new Conversations(
                () -> new Crew(
                        greeter(message -> {
                            if (message.equals("hang")) {
                                hanging.countDown();
                                // Does not even listen to an interruption.
                                while (goOn.get()) {
                                    Thread.onSpinWait();
                                }
                                ended.countDown();
                            }
                        }),
                        memory),
                hands,
                Duration.ofSeconds(15)); // the others must be done within it, also on a busy machine
        try (ExecutorService users = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<List<Event>> hung = users.submit(() -> fragile.take("hung", "hang", "rest", Map.of()));
            Future<List<Event>> next = users.submit(() -> {
                hanging.await();
                return fragile.take("hung", "hallo", "rest", Map.of());
            });
            List<Future<List<Event>>> others = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                String id = "other" + i;
                others.add(users.submit(() -> fragile.take(id, "hallo", "rest", Map.of())));
            }
            for (Future<List<Event>> other : others) {
                assertEquals(List.of(HELLO), said(other.get()));
            }
            assertTrue(!hung.isDone(), "the others were done before the turn that hung was given up");
            assertEquals(List.of(SORRY), said(hung.get()));
            assertEquals(List.of(HELLO), said(next.get()));
        }
        List<Event> before = memory.load("hung");
        goOn.set(false);
        ended.await();
        assertEquals(before, memory.load("hung"), "what came too late was stored");
        assertEquals(before, fragile.tracker("hung").events());
        assertEquals(List.of("hang", "hallo"), messages("hung"));
    }

    @Test
    void a_conversation_that_cannot_be_read_is_set_aside_and_begins_anew() {
        conversations.take("a", "een", "rest", Map.of());
        Conversations restarted = new Conversations(greeter(), memory, hands);
        memory.damaged.add("a");
        assertThrows(NotStored.class, () -> restarted.tracker("a"), "looking sets nothing aside");
        assertEquals(List.of(HELLO), said(restarted.take("a", "twee", "rest", Map.of())));
        assertEquals(List.of("twee"), messages("a"));
        assertEquals(List.of("a"), memory.parked);
    }

    @Test
    void who_writes_on_after_an_erasure_begins_anew_and_listeners_forget_first() {
        List<Integer> told = new ArrayList<>();
        conversations.tell(tracker -> told.add(tracker.events().size()));
        conversations.take("a", "een", "rest", Map.of());
        int first = memory.load("a").size();
        conversations.forgetting("a", () -> memory.erase("a"));
        assertTrue(conversations.tracker("a").events().isEmpty());
        List<Event> anew = conversations.take("a", "twee", "rest", Map.of());
        assertEquals(List.of("twee"), messages("a"));
        assertEquals(memory.load("a"), anew);
        assertEquals(List.of(first, 0, anew.size()), told);
    }

    @Test
    void while_the_store_fails_it_says_so_and_it_is_well_again_when_something_was_stored() {
        assertTrue(conversations.stores());
        memory.failing = true;
        assertThrows(NotStored.class, () -> conversations.take("a", "een", "rest", Map.of()));
        assertFalse(conversations.stores());
        memory.failing = false;
        conversations.take("a", "twee", "rest", Map.of());
        assertTrue(conversations.stores());
        assertEquals(List.of("twee"), messages("a"));
    }

    private static void poison(String message) {
        if (message.equals("exception")) {
            throw new IllegalStateException("it says: " + message);
        }
        if (message.equals("overflow")) {
            deeper(0);
        }
    }

    private static int deeper(int depth) {
        return depth < 0 ? depth : deeper(depth + 1) + 1;
    }

    private static List<String> said(List<Event> events) {
        return events.stream()
                .filter(Event.BotUttered.class::isInstance)
                .map(event -> ((Event.BotUttered) event).text())
                .toList();
    }

    private static List<String> causes(List<Event> events) {
        return events.stream()
                .filter(Event.MessageParked.class::isInstance)
                .map(event -> ((Event.MessageParked) event).cause())
                .toList();
    }

    private List<String> messages(String id) {
        return memory.load(id).stream()
                .filter(Event.UserUttered.class::isInstance)
                .map(event -> ((Event.UserUttered) event).text())
                .toList();
    }

    private static Turns greeter() {
        return greeter(message -> {});
    }

    /** What happens while a message is being read. */
    @FunctionalInterface
    private interface Meanwhile {
        void happens(String message) throws InterruptedException;
    }

    private static Turns greeter(Meanwhile meanwhile) {
        return turns(BOT, meanwhile);
    }

    private static Turns turns(Path folder, Meanwhile meanwhile) {
        Company company = CompanyFile.read(BOT.resolve("company.yml")).company();
        return new Turns(new Turns.Scene(
                BotFolder.read(folder, Program.of(Actions.builtIn(), Turns.FACTS))
                        .bot(),
                company,
                Holidays.NONE,
                Knowledge.NONE,
                message -> {
                    try {
                        meanwhile.happens(message.text());
                    } catch (InterruptedException stopped) {
                        throw new IllegalStateException(stopped);
                    }
                    return new Reading(message.text(), Language.NL, true, List.of(new Guess("greet", 1)), List.of(), 1);
                },
                Reteller.create()));
    }

    /** A store that keeps nothing beyond the test, and refuses what does not follow on. */
    private static final class Memory implements Transcripts {

        private final Map<String, List<Event>> kept = new HashMap<>();
        private final Set<String> damaged = new HashSet<>();
        private final List<String> parked = new ArrayList<>();
        private boolean failing;

        @Override
        public synchronized List<Event> load(String conversation) {
            if (damaged.contains(conversation)) {
                throw new Damaged(new IllegalStateException("Event 0 cannot be read."));
            }
            return List.copyOf(kept.getOrDefault(conversation, List.of()));
        }

        @Override
        public synchronized boolean park(String conversation, Instant now) {
            kept.remove(conversation);
            damaged.remove(conversation);
            return parked.add(conversation);
        }

        synchronized long erase(String conversation) {
            kept.remove(conversation);
            return 0;
        }

        @Override
        public synchronized void probe() {
            if (failing) {
                throw new IllegalStateException("The disk is full.");
            }
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
    }

    /** A clock whose hands are set. */
    private static final class Hands extends Clock {

        private Instant now;

        private Hands(Instant now) {
            this.now = now;
        }

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

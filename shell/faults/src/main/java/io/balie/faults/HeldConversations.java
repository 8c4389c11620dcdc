package io.balie.faults;

import io.balie.dialog.Turns;
import io.balie.dialog.event.Event;
import io.balie.shell.conversation.Conversations;
import io.balie.shell.conversation.Crew;
import io.balie.shell.conversation.Transcripts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.IntStream;

/**
 * Holds conversations through the path that a server takes, the same ones each time: in and out of opening hours, with answers to what the bot asks, stories,
 * typing errors, commands, blank messages, pauses and fresh starts.
 */
final class HeldConversations {

    private static final Instant MONDAY = Instant.parse("2026-11-23T10:30:00Z");
    private static final int FEWEST_TURNS = 4;
    private static final int MOST_TURNS = 12;

    private final Turns turns;
    private final Transcripts transcripts;
    private final Sayings sayings;
    private final long seed;
    private final ConcurrentMap<String, Integer> said = new ConcurrentHashMap<>();

    HeldConversations(Turns turns, Transcripts transcripts, Sayings sayings, long seed) {
        this.turns = turns;
        this.transcripts = transcripts;
        this.sayings = sayings;
        this.seed = seed;
    }

    /** Hold this many, several at once; how many turns were taken. */
    int hold(int wanted) {
        return IntStream.range(0, wanted).parallel().map(this::holdOne).sum();
    }

    /** What the bot said in them, and how often. */
    Map<String, Integer> said() {
        return Map.copyOf(said);
    }

    private int holdOne(int number) {
        SplittableRandom random = new SplittableRandom(seed * 1_000_003 + number);
        Hands hands = new Hands(MONDAY.plus(Duration.ofMinutes(random.nextInt(7 * 24 * 60))));
        Conversations conversations = new Conversations(() -> new Crew(turns, transcripts), hands);
        Deque<String> next = new ArrayDeque<>(random.nextBoolean() ? sayings.opening(random) : List.of());
        int length = Math.max(next.size(), FEWEST_TURNS + random.nextInt(MOST_TURNS - FEWEST_TURNS + 1));
        List<String> done = List.of();
        for (int turn = 0; turn < length; turn++) {
            String text = next.isEmpty() ? anything(done, random) : next.remove();
            List<Event> events = conversations.take("replayed-" + number, text, "rest", Map.of());
            done = events.stream()
                    .filter(Event.ActionExecuted.class::isInstance)
                    .map(event -> ((Event.ActionExecuted) event).name())
                    .toList();
            events.stream()
                    .filter(Event.BotUttered.class::isInstance)
                    .forEach(event -> said.merge(((Event.BotUttered) event).text(), 1, Integer::sum));
            boolean comesBackLater = random.nextInt(40) == 0;
            hands.now = hands.now.plusSeconds(comesBackLater ? 100_000 : 2 + random.nextInt(90));
        }
        return length;
    }

    private String anything(Collection<String> done, SplittableRandom random) {
        String text = random.nextInt(3) > 0
                ? sayings.answer(done, random).orElseGet(() -> sayings.message(random))
                : sayings.message(random);
        return switch (random.nextInt(16)) {
            case 0 -> "ja";
            case 1 -> "nee, dat klopt niet";
            case 2 -> "Mijn naam is Jan de Vries, 06 12345678";
            case 3, 4 -> mistyped(text, random);
            case 5 -> text.toUpperCase(Locale.ROOT) + "!!!";
            case 6, 7 -> text + ". " + sayings.message(random);
            case 8 -> random.nextInt(4) == 0 ? "/restart" : text;
            case 9 -> random.nextInt(4) == 0 ? "" : text;
            default -> text;
        };
    }

    /** One letter typed twice, another left out. */
    private static String mistyped(String text, SplittableRandom random) {
        if (text.isEmpty()) {
            return text;
        }
        StringBuilder typed = new StringBuilder(text);
        int twice = random.nextInt(typed.length());
        typed.insert(twice, typed.charAt(twice));
        return typed.deleteCharAt(random.nextInt(typed.length())).toString();
    }

    private static final class Hands extends Clock {
        private volatile Instant now;

        Hands(Instant now) {
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

package io.balie.benchmark;

import io.balie.data.bot.BotFolder;
import io.balie.data.bot.Program;
import io.balie.data.transcript.TranscriptStore;
import io.balie.dialog.Turns;
import io.balie.nlu.Example;
import io.balie.shell.conversation.Conversations;
import io.balie.shell.conversation.Crew;
import io.balie.shell.conversation.StoredTranscripts;
import io.balie.shell.conversation.TranscriptFolders;
import io.balie.shell.conversation.Transcripts;
import io.balie.shell.desk.Desk;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * Holds conversations with the shipped bot, in all its languages, in and out of opening hours, with typing errors, buttons, pauses and fresh starts; the same
 * ones each time.
 */
final class HeldConversations {

    private static final int FEWEST_TURNS = 4;
    private static final int MOST_TURNS = 12;

    private final Turns turns;
    private final Transcripts transcripts;
    private final List<String> texts = texts();

    HeldConversations(Turns turns, Transcripts transcripts) {
        this.turns = turns;
        this.transcripts = transcripts;
    }

    /**
     * Keep conversations where {@code balie transcripts} finds them.
     *
     * @param words how many conversations, and {@code BALIE_HOME}
     */
    public static void main(String[] words) {
        Desk desk = ShippedDesk.open();
        try (TranscriptStore store =
                new TranscriptFolders(Path.of(words[1])).open("benchmark", ShippedDesk.CLOCK.instant())) {
            int taken =
                    new HeldConversations(desk.turns(), new StoredTranscripts(store, StoredTranscripts.provenance(desk)))
                            .hold(Integer.parseInt(words[0]));
            System.out.printf(Locale.ROOT, "%s conversations of %d turns are stored.%n", words[0], taken);
        }
    }

    /** Hold this many, several at once; how many turns were taken. */
    int hold(int wanted) {
        AtomicInteger taken = new AtomicInteger();
        IntStream.range(0, wanted).parallel().forEach(i -> taken.addAndGet(hold("replayed-" + i, i)));
        return taken.get();
    }

    private int hold(String id, int seed) {
        SplittableRandom random = new SplittableRandom(20_261_123L + seed);
        Hands hands = new Hands(ShippedDesk.NOW.plus(Duration.ofMinutes(random.nextInt(7 * 24 * 60))));
        Conversations conversations = new Conversations(() -> new Crew(turns, transcripts), hands);
        int length = FEWEST_TURNS + random.nextInt(MOST_TURNS - FEWEST_TURNS + 1);
        for (int turn = 0; turn < length; turn++) {
            conversations.take(id, said(random), "rest", Map.of());
            boolean comesBackLater = random.nextInt(40) == 0;
            hands.now = hands.now.plusSeconds(comesBackLater ? 100_000 : 2 + random.nextInt(90));
        }
        return length;
    }

    private String said(SplittableRandom random) {
        String text = texts.get(random.nextInt(texts.size()));
        return switch (random.nextInt(12)) {
            case 0 -> "ja";
            case 1 -> "nee, dat klopt niet";
            case 2 -> "Mijn naam is Jan de Vries, 06 12345678";
            case 3 -> mistyped(text, random);
            case 4 -> text.toUpperCase(Locale.ROOT) + "!!!";
            case 5 -> text + ". " + texts.get(random.nextInt(texts.size()));
            case 6 -> random.nextInt(4) == 0 ? "/restart" : text;
            default -> text;
        };
    }

    /** One letter typed twice, another left out. */
    private static String mistyped(String text, SplittableRandom random) {
        StringBuilder typed = new StringBuilder(text);
        int twice = random.nextInt(typed.length());
        typed.insert(twice, typed.charAt(twice));
        return typed.deleteCharAt(random.nextInt(typed.length())).toString();
    }

    /** What is said: the bot's examples, in all its languages. */
    private static List<String> texts() {
        Path shipped =
                ShippedDesk.path("balie.root").resolve("data").resolve("bots").resolve("first-line");
        return BotFolder.read(shipped, new Program(Optional.empty(), Set.of(), Set.of())).examples().stream()
                .map(Example::text)
                .filter(text -> !text.isBlank())
                .distinct()
                .toList();
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

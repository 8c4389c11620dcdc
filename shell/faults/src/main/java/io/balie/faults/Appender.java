package io.balie.faults;

import io.balie.dialog.event.Event;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A process of its own that stores as fast as it can, from many threads, and writes down what it was told is stored.
 *
 * <p>Words: the folder, how many writers, for how many milliseconds, a seed, and {@code weak} for the control.
 */
final class Appender {

    static final String ACKS = "acks";
    static final String TRANSCRIPTS = "transcripts";

    private Appender() {}

    public static void main(String[] words) throws Exception {
        Path root = Path.of(words[0]);
        int writers = Integer.parseInt(words[1]);
        long seed = Long.parseLong(words[3]);
        Files.createDirectories(root);
        try (Store store = Store.open(root.resolve(TRANSCRIPTS));
                FileChannel acks =
                        FileChannel.open(root.resolve(ACKS), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                ExecutorService threads = Executors.newFixedThreadPool(writers)) {
            if (words.length > 4) {
                store.weaken();
            }
            long end = System.nanoTime() + Long.parseLong(words[2]) * 1_000_000;
            for (int i = 0; i < writers; i++) {
                int writer = i;
                threads.execute(
                        () -> write(store, acks, "w" + writer, new SplittableRandom(seed * 1_000 + writer), end));
            }
        }
    }

    private static void write(Store store, FileChannel acks, String writer, SplittableRandom random, long end) {
        try {
            for (int conversation = 0; System.nanoTime() < end; conversation++) {
                String id = writer + "-" + conversation;
                int seq = 0;
                while (seq < 40 && System.nanoTime() < end) {
                    List<Event> events = new ArrayList<>();
                    for (int i = 1 + random.nextInt(4); i > 0; i--) {
                        events.add(event(id, seq + events.size(), Instant.now().truncatedTo(ChronoUnit.MICROS)));
                    }
                    store.append(id, seq, events);
                    seq += events.size();
                    acks.write(ByteBuffer.wrap((id + " " + seq + "\n").getBytes(StandardCharsets.UTF_8)));
                }
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Something that no other place of any conversation holds. */
    static Event event(String conversation, int seq, Instant at) {
        return new Event.SlotSet(at, "said", text(conversation, seq));
    }

    static String text(String conversation, int seq) {
        return (conversation + " " + seq + " ").repeat(20);
    }
}

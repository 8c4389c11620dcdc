package io.balie.benchmark;

import io.balie.data.keys.Keys;
import io.balie.data.transcript.Provenance;
import io.balie.data.transcript.TranscriptStore;
import io.balie.dialog.event.Event;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * How many events a second are stored durably: each writer has conversations of 40 events of about 400 bytes, and waits for each event.
 *
 * <p>Arguments: the folder to write in, seconds for each figure, and the numbers of writers. Measures the disk's {@code fsync} more than anything else,
 * so run it where transcripts will lie.
 */
public final class StoreBenchmark {

    private static final int EVENTS = 40;
    private static final int BYTES = 400;
    private static final Provenance BOT = new Provenance("m".repeat(64), "s".repeat(64), "c".repeat(64), "0.1.0");

    private StoreBenchmark() {}

    /** Measure and print one line for each number of writers. */
    public static void main(String[] args) throws IOException, InterruptedException {
        Path folder = Path.of(args[0]);
        Duration each = Duration.ofSeconds(Long.parseLong(args[1]));
        for (String writers : Arrays.asList(args).subList(2, args.length)) {
            Path store = Files.createTempDirectory(folder, "store");
            Measured measured = measured(store, Integer.parseInt(writers), each);
            System.out.printf(
                    Locale.ROOT,
                    "%s writers: %.0f events/s, of the one that stores %.1f us of processor time an event%n",
                    writers,
                    measured.eventsASecond(),
                    measured.microsAnEvent());
        }
    }

    /** @param microsAnEvent what the one thread that all wait for needs; tells more than the wall clock on a machine that others use */
    private record Measured(double eventsASecond, double microsAnEvent) {}

    private static Measured measured(Path folder, int writers, Duration each) throws InterruptedException {
        AtomicLong stored = new AtomicLong();
        Keys keys = Keys.findOrMake(folder, Map.of(), warning -> {});
        try (TranscriptStore store = TranscriptStore.open(folder.resolve("transcripts"), keys, Instant.now())) {
            long begun = System.nanoTime();
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < writers; i++) {
                String name = "writer " + i + " ";
                // They do not all begin a conversation at the same moment.
                long place = (long) i * EVENTS / writers;
                threads.add(Thread.ofPlatform().start(() -> {
                    for (long n = place; System.nanoTime() - begun < each.toNanos(); n++) {
                        long seq = n < EVENTS ? n - place : n % EVENTS;
                        store.append(name + n / EVENTS, seq, List.of(event(n)), BOT);
                        stored.incrementAndGet();
                    }
                }));
            }
            for (Thread thread : threads) {
                thread.join();
            }
            long nanos = System.nanoTime() - begun;
            return new Measured(stored.get() * 1e9 / nanos, writerNanos() / 1e3 / stored.get());
        }
    }

    private static long writerNanos() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        return Stream.of(threads.getThreadInfo(threads.getAllThreadIds()))
                .filter(thread -> thread != null && thread.getThreadName().equals("transcript-writer"))
                .mapToLong(thread -> threads.getThreadCpuTime(thread.getThreadId()))
                .sum();
    }

    private static Event event(long n) {
        return new Event.BotUttered(Instant.now().truncatedTo(ChronoUnit.MICROS), "x".repeat(BYTES - 100) + n, List.of(), Map.of(), Map.of(), "utter_x");
    }
}

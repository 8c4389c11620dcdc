package io.balie.shell.channel;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does work off the threads that bring it, what belongs together in the order of coming. A connection so stays alive while a slow
 * turn is taken.
 */
final class InOrder implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(InOrder.class);

    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final ConcurrentHashMap<String, CompletableFuture<Void>> last = new ConcurrentHashMap<>();

    /**
     * Do some work after what came before it under the same key.
     *
     * @return done when the work is, also if it failed
     */
    CompletableFuture<Void> then(String key, Runnable work) {
        CompletableFuture<Void> mine = last.compute(
                key,
                (k, before) -> (before == null ? CompletableFuture.<Void>completedFuture(null) : before)
                        .thenRunAsync(() -> quietly(work), executor));
        return mine.whenComplete((done, failed) -> last.remove(key, mine));
    }

    /** Wait until all work is done, also what comes meanwhile, or for as long as is given. */
    void settle(Duration longest) {
        long end = System.nanoTime() + longest.toNanos();
        try {
            while (!last.isEmpty()) {
                CompletableFuture.allOf(last.values().toArray(CompletableFuture[]::new))
                        .get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            }
        } catch (TimeoutException late) {
            LOG.warn("{} turns of channels were not finished when the server stopped.", last.size());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (java.util.concurrent.ExecutionException impossible) {
            LOG.error("Work of a channel failed.", impossible);
        }
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }

    private static void quietly(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException failure) {
            LOG.error("A message could not be answered.", failure);
        }
    }
}

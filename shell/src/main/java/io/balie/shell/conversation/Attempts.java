package io.balie.shell.conversation;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Does the work of turns on threads of their own, and waits for none of it longer than a limit.
 *
 * <p>Work that takes too long is interrupted and given up: nothing asks for its result any more. Its thread is a platform thread, so that work that never ends
 * takes no more than its share of the processor from the others.
 */
final class Attempts {

    private final Duration longest;
    private final AtomicInteger abandoned = new AtomicInteger();
    private final ExecutorService threads = Executors.newCachedThreadPool(
            work -> Thread.ofPlatform().daemon().name("turn").unstarted(work));

    Attempts(Duration longest) {
        this.longest = longest;
    }

    /** The work took too long. Nothing is known of what it did. */
    static final class TookTooLong extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TookTooLong(Duration longest) {
            super("A turn took longer than %s.".formatted(longest), null, false, false);
        }
    }

    /**
     * Do some work.
     *
     * @throws TookTooLong if it does not end in time
     * @throws RuntimeException as the work throws it; errors too
     */
    <T> T within(Supplier<T> work) {
        return within(longest, work);
    }

    <T> T within(Duration limit, Supplier<T> work) {
        AtomicInteger state = new AtomicInteger();
        Future<T> result = threads.submit(() -> {
            try {
                return work.get();
            } finally {
                if (!state.compareAndSet(0, 1)) {
                    abandoned.decrementAndGet(); // it has come to an end after all
                }
            }
        });
        try {
            return result.get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            abandoned.incrementAndGet();
            if (!state.compareAndSet(0, 1)) {
                abandoned.decrementAndGet(); // it ended just now; its result is too late all the same
            }
            result.cancel(true);
            throw new TookTooLong(limit);
        } catch (InterruptedException stopped) {
            result.cancel(true);
            Thread.currentThread().interrupt();
            throw new Stopped();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException thrown) {
                throw thrown;
            }
            if (failed.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(failed);
        }
    }

    /** Whoever waited is to end. */
    static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Stopped() {
            super("The program ends.", null, false, false);
        }
    }

    /** How many pieces of work were given up and still run. */
    int abandoned() {
        return abandoned.get();
    }
}

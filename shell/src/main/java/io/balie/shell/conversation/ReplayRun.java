package io.balie.shell.conversation;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * Plays many conversations at once, a bounded number of them at any time, and gives what came of them in the order they were handed in.
 *
 * <p>For one thread that hands in.
 */
public final class ReplayRun implements AutoCloseable {

    /** As many wait as keep all threads busy where one conversation is much longer than the others. */
    private static final int WAITING_PER_THREAD = 4;

    private final Replay replay;
    private final int threads;
    private final Consumer<Replay.Result> results;
    private final ExecutorService pool;
    private final Deque<Future<Replay.Result>> playing = new ArrayDeque<>();

    /** @param results is called by the thread that hands in */
    public ReplayRun(Replay replay, int threads, Consumer<Replay.Result> results) {
        this.replay = replay;
        this.threads = threads;
        this.results = results;
        this.pool = Executors.newFixedThreadPool(
                threads, work -> Thread.ofPlatform().daemon().name("replay").unstarted(work));
    }

    /** Play one more; waits while enough are being played. */
    public void play(Auditor.Seen seen) {
        while (playing.size() >= threads * WAITING_PER_THREAD
                || !playing.isEmpty() && playing.peek().isDone()) {
            next();
        }
        playing.add(pool.submit(() -> replay.play(seen.name(), seen.events())));
    }

    /** Wait for all that were handed in. */
    public void finish() {
        while (!playing.isEmpty()) {
            next();
        }
    }

    private void next() {
        try {
            results.accept(playing.remove().get());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Interrupted();
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

    /** Whoever handed in is to stop. */
    public static final class Interrupted extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Interrupted() {
            super("The replay was stopped.", null, false, false);
        }
    }

    @Override
    public void close() {
        pool.shutdownNow();
    }
}

package io.balie.data.transcript;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * The one thread that writes: it takes what has queued up, stores it in one transaction and then lets the callers go on, so that one {@code fsync} serves all who
 * wait.
 */
final class GroupCommit implements AutoCloseable {

    private static final int MOST_IN_A_BATCH = 256;

    private final Connection connection;
    private final LogWriter log;
    private final LinkedBlockingQueue<Job> queue = new LinkedBlockingQueue<>();
    private final Object door = new Object();
    private final Thread writer = new Thread(this::write, "transcript-writer");
    private boolean closed;

    /** What the writer is asked to do. */
    private sealed interface Job {

        /** Some events of one call. */
        record Append(Addition addition, CompletableFuture<Long> done) implements Job {}

        /** A record for the auditing stream; answered with its leaf. */
        record Note(AuditEvent event, CompletableFuture<Long> done) implements Job {}

        /** Anything that has a transaction of its own. */
        record Alone<T>(Work<T> work, CompletableFuture<T> done) implements Job {}

        /** Nothing comes after this. */
        record Stop(CompletableFuture<Long> done) implements Job {}

        CompletableFuture<?> done();
    }

    /** What is done alone, between two transactions of others. */
    @FunctionalInterface
    interface Work<T> {
        T run() throws SQLException, IOException;
    }

    /** Nothing is written before it is {@link #start started}. */
    GroupCommit(Connection connection, LogWriter log) {
        this.connection = connection;
        this.log = log;
        writer.setDaemon(true);
    }

    void start() {
        writer.start();
    }

    /**
     * Add events; returns when they are durable.
     *
     * @throws Conflict if their place is taken, or events before them are missing
     * @throws StoreFailed if they could not be stored
     */
    void add(Addition addition) {
        CompletableFuture<Long> done = new CompletableFuture<>();
        await(
                new Job.Append(addition, done),
                done,
                "%d events of a conversation could not be stored."
                        .formatted(addition.rows().size()));
    }

    /** Add a record to the auditing stream; gives its leaf when it is durable. */
    long note(AuditEvent event) {
        CompletableFuture<Long> done = new CompletableFuture<>();
        return await(new Job.Note(event, done), done, "What was done could not be noted.");
    }

    /** Do something alone; what it throws of its own comes back as it is. */
    <T> T alone(Work<T> work, String failure) {
        CompletableFuture<T> done = new CompletableFuture<>();
        return await(new Job.Alone<>(work, done), done, failure);
    }

    private <T> T await(Job job, CompletableFuture<T> done, String failure) {
        synchronized (door) {
            if (closed) {
                throw new StoreFailed("The transcripts are closed.");
            }
            queue.add(job);
        }
        try {
            return done.join(); // not interruptible: the caller must learn what became of its events
        } catch (CompletionException e) {
            if (e.getCause() instanceof Conflict conflict) {
                throw conflict;
            }
            if (e.getCause() instanceof NoSuchElementException unknown) {
                throw unknown;
            }
            throw new StoreFailed(failure, e.getCause());
        }
    }

    private void write() {
        List<Job> batch = new ArrayList<>();
        boolean going = true;
        while (going) {
            batch.clear();
            try {
                batch.add(queue.take());
            } catch (InterruptedException e) {
                continue; // nobody interrupts this thread but the end of the process
            }
            queue.drainTo(batch, MOST_IN_A_BATCH - 1);
            List<Job> together = new ArrayList<>();
            for (Job job : batch) {
                switch (job) {
                    case Job.Append append -> together.add(append);
                    case Job.Note note -> together.add(note);
                    case Job.Alone<?> alone -> {
                        store(together);
                        together.clear();
                        run(alone);
                    }
                    case Job.Stop stop -> going = false;
                }
            }
            store(together);
        }
    }

    /** One transaction for all; callers whose events do not fit are told so, and the others are not disturbed. */
    private void store(List<Job> batch) {
        if (batch.isEmpty()) {
            return;
        }
        Map<Job, RuntimeException> refused = new HashMap<>();
        Map<Job, Long> leaves = new HashMap<>();
        try {
            LogWriter.Change change = log.new Change();
            for (Job job : batch) {
                if (job instanceof Job.Append append) {
                    try {
                        change.enter(append.addition());
                    } catch (UnreadableRecord damaged) {
                        refused.put(job, damaged); // its own affair
                    }
                }
            }
            change.storeKeys();
            log.run("BEGIN IMMEDIATE");
            for (Job job : batch) {
                if (job instanceof Job.Note note) {
                    leaves.put(job, change.note(note.event()));
                } else if (job instanceof Job.Append append && !refused.containsKey(job)) {
                    long first = append.addition().firstSeq();
                    long next = change.next(append.addition().conversation());
                    if (next == first) {
                        change.append(append.addition());
                    } else {
                        refused.put(job, new Conflict(first, next));
                    }
                }
            }
            log.run("COMMIT");
            change.committed();
        } catch (SQLException | RuntimeException | Error e) {
            undo(e);
            batch.forEach(job -> job.done().completeExceptionally(e));
            return;
        }
        for (Job job : batch) {
            RuntimeException refusal = refused.get(job);
            if (refusal != null) {
                job.done().completeExceptionally(refusal);
            } else if (job instanceof Job.Note note) {
                note.done().complete(leaves.get(note));
            } else if (job instanceof Job.Append append) {
                append.done().complete(append.addition().firstSeq());
            }
        }
    }

    private void undo(Throwable failure) {
        try {
            Database.run(connection, "ROLLBACK");
        } catch (SQLException again) {
            failure.addSuppressed(again); // most often: SQLite has rolled back by itself
        }
        try {
            log.reconcile();
        } catch (SQLException | RuntimeException again) {
            failure.addSuppressed(again); // the disk has failed altogether; the next transaction tries anew
        }
    }

    private <T> void run(Job.Alone<T> alone) {
        T result;
        try {
            result = alone.work().run();
        } catch (SQLException | IOException | RuntimeException | Error e) {
            undo(e);
            alone.done().completeExceptionally(e);
            return;
        }
        alone.done().complete(result);
    }

    /** Store what is still waiting, and end; after the first time nothing happens. */
    @Override
    public void close() {
        synchronized (door) {
            if (closed) {
                return;
            }
            closed = true;
            queue.add(new Job.Stop(new CompletableFuture<>()));
        }
        boolean interrupted = false;
        while (writer.isAlive()) {
            try {
                writer.join();
            } catch (InterruptedException e) {
                interrupted = true; // what is waiting is stored first
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}

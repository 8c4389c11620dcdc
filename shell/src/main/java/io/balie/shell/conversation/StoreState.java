package io.balie.shell.conversation;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Whether conversations can be stored, as far as the latest attempts tell. */
final class StoreState {

    /** Trying writes and syncs as much as a turn does; many watch a desk, and a disk that is in trouble is not to be kept busy by them. */
    static final Duration BETWEEN_TRIES = Duration.ofSeconds(3);

    private final LongSupplier nanos;
    private final AtomicReference<Tried> latest;
    private final AtomicBoolean trying = new AtomicBoolean();

    /** What did not store; null while all is well. */
    private volatile @Nullable Transcripts failed;

    StoreState() {
        this(System::nanoTime);
    }

    /** @param nanos what {@link System#nanoTime} tells */
    StoreState(LongSupplier nanos) {
        this.nanos = nanos;
        this.latest = new AtomicReference<>(new Tried(nanos.getAsLong(), true));
    }

    /** The latest failure or try. */
    private record Tried(long at, boolean worked) {}

    /** It did not store, which is as good as a try. */
    void failed(Transcripts transcripts) {
        latest.set(new Tried(nanos.getAsLong(), false));
        failed = transcripts;
    }

    void served() {
        if (failed != null) {
            failed = null;
        }
    }

    /**
     * Whether anything could be stored now. After a failure it is tried, so that whoever sends no messages while it says no learns when it says yes again; but however
     * many ask, once in {@link #BETWEEN_TRIES}.
     */
    boolean works() {
        Transcripts which = failed;
        return which == null || worksNow(which);
    }

    /** Nobody waits for another's try, which a disk may hold up for long. */
    private boolean worksNow(Transcripts which) {
        Tried before = latest.get();
        if (nanos.getAsLong() - before.at() >= BETWEEN_TRIES.toNanos() && trying.compareAndSet(false, true)) {
            try {
                boolean works = tries(which);
                latest.compareAndSet(before, new Tried(nanos.getAsLong(), works)); // unless a turn failed meanwhile
            } finally {
                trying.set(false);
            }
        }
        return latest.get().worked();
    }

    private static boolean tries(Transcripts which) {
        try {
            which.probe();
            return true;
        } catch (RuntimeException still) {
            return false;
        }
    }
}

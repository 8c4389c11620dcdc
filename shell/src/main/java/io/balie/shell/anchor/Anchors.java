package io.balie.shell.anchor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes checkpoints to places outside: a thread for each, so that one that cannot be reached holds up nobody. Of several that wait for a place the
 * latest goes alone; it says all that the others say. What failed is tried again, later each time.
 */
public final class Anchors implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Anchors.class);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    private final List<Carrier> carriers = new ArrayList<>();
    private final BiConsumer<String, AnchorPlace.Signed> taken;
    private final Duration firstPause;

    /**
     * Carry to these places.
     *
     * @param already the largest size that a place is known to have; it is not sent again
     * @param taken told the name of a place and what it has now
     */
    public Anchors(List<AnchorPlace> places, Map<String, Long> already, BiConsumer<String, AnchorPlace.Signed> taken) {
        this(places, already, taken, Duration.ofSeconds(1));
    }

    Anchors(
            List<AnchorPlace> places,
            Map<String, Long> already,
            BiConsumer<String, AnchorPlace.Signed> taken,
            Duration firstPause) {
        this.taken = taken;
        this.firstPause = firstPause;
        places.forEach(place -> carriers.add(new Carrier(place, already.getOrDefault(place.name(), 0L))));
        carriers.forEach(carrier -> carrier.thread.start());
    }

    /** Bring this checkpoint to every place, and no older one any more. Returns at once. */
    public void offer(AnchorPlace.Signed checkpoint) {
        carriers.forEach(carrier -> carrier.offer(checkpoint));
    }

    /** Whether there is any place. */
    public boolean isEmpty() {
        return carriers.isEmpty();
    }

    /** Why each place has not taken what it should have; nothing for those that have. */
    public Map<String, String> troubles() {
        Map<String, String> troubles = new LinkedHashMap<>();
        for (Carrier carrier : carriers) {
            carrier.trouble().ifPresent(trouble -> troubles.put(carrier.place.name(), trouble));
        }
        return troubles;
    }

    /** Wait until every place has what it was offered, or the time is over; says whether all have. */
    public boolean await(Duration time) {
        long until = System.nanoTime() + time.toNanos();
        boolean all = true;
        for (Carrier carrier : carriers) {
            all &= carrier.await(until);
        }
        return all;
    }

    @Override
    public void close() {
        carriers.forEach(Carrier::close);
    }

    /** One place's thread. */
    private final class Carrier {
        private final AnchorPlace place;
        private final Thread thread;
        private AnchorPlace.@Nullable Signed waiting;
        private long has;
        private boolean carrying;
        private boolean closed;
        private @Nullable String trouble;

        Carrier(AnchorPlace place, long has) {
            this.place = place;
            this.has = has;
            this.thread = Thread.ofPlatform().daemon().name("anchor").unstarted(this::carry);
        }

        synchronized void offer(AnchorPlace.Signed checkpoint) {
            if (checkpoint.size() > has) {
                waiting = checkpoint;
                notifyAll();
            }
        }

        synchronized Optional<String> trouble() {
            return Optional.ofNullable(trouble);
        }

        synchronized boolean await(long until) {
            try {
                while (waiting != null || carrying) {
                    long left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
                    if (left <= 0) {
                        return false;
                    }
                    wait(left);
                }
                return true;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }

        void close() {
            synchronized (this) {
                closed = true;
                notifyAll();
            }
            thread.interrupt();
            if (place instanceof AutoCloseable open) {
                try {
                    open.close();
                } catch (Exception e) {
                    LOG.debug("A place did not close well.", e);
                }
            }
        }

        private void carry() {
            Duration pause = firstPause;
            AnchorPlace.Signed next = null;
            while (true) {
                try {
                    AnchorPlace.Signed newer = take(next, pause);
                    if (newer == null) {
                        return;
                    }
                    next = newer;
                    place.take(next);
                    has(next.size());
                    taken.accept(place.name(), next);
                    done(null);
                    next = null;
                    pause = firstPause;
                } catch (InterruptedException ended) {
                    return;
                } catch (AnchorPlace.NotTaken | RuntimeException failed) {
                    String why = failed instanceof AnchorPlace.NotTaken
                            ? String.valueOf(failed.getMessage())
                            : "failed with " + failed.getClass().getName();
                    if (!why.equals(trouble().orElse(""))) {
                        LOG.warn(
                                "The checkpoint of {} leaves did not reach an anchor: {} {}",
                                size(next),
                                place.name(),
                                why);
                    }
                    done(why);
                    pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
                }
            }
        }

        private long size(AnchorPlace.@Nullable Signed signed) {
            return signed == null ? 0 : signed.size();
        }

        /** The next one to carry: the newest, at once; or after a pause the one that failed. Null at the end. */
        private synchronized AnchorPlace.@Nullable Signed take(AnchorPlace.@Nullable Signed failed, Duration pause)
                throws InterruptedException {
            if (failed != null && !closed) {
                long until = System.nanoTime() + pause.toNanos();
                for (long left = pause.toMillis(); left > 0 && !closed; ) {
                    wait(left);
                    left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
                }
            }
            while (waiting == null && failed == null && !closed) {
                wait();
            }
            if (closed) {
                return null;
            }
            AnchorPlace.Signed next = waiting == null ? failed : waiting;
            waiting = null;
            carrying = true;
            return next;
        }

        private synchronized void has(long size) {
            has = size;
        }

        private synchronized void done(@Nullable String why) {
            trouble = why;
            carrying = why != null; // what failed is still to be carried
            notifyAll();
        }
    }
}

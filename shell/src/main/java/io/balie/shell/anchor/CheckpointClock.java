package io.balie.shell.anchor;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has a log signed while it grows: after a while if there is something new, sooner if there is much, and once more when it is closed; and has the latest
 * of what was signed taken outside, not too often. A thread of its own does it. What fails is told in the log and by {@link #troubles()}, and tried again.
 */
public final class CheckpointClock implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(CheckpointClock.class);

    /** So many new leaves are signed whatever the time is. */
    private static final int MOST_UNSIGNED = 256;

    private static final Duration LOOK_EVERY = Duration.ofMillis(100);
    private static final Duration LAST_WAIT = Duration.ofSeconds(5);

    private final Signing log;
    private final Anchors anchors;
    private final Duration signEvery;
    private final Duration anchorEvery;
    private final Clock clock;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "checkpoints");
        thread.setDaemon(true);
        return thread;
    });
    private AnchorPlace.@Nullable Signed latest;
    private Instant signedAt = Instant.MIN;
    private Instant offeredAt = Instant.MIN;
    private long offered;
    private volatile @Nullable String trouble;
    private @Nullable ScheduledFuture<?> looking;
    private boolean closed;

    /** A log that can be signed. */
    public interface Signing {

        /** How many leaves it has on disk. */
        long size();

        /** Sign what it is now and keep that; what is signed already is given again. */
        AnchorPlace.Signed sign(Instant now);

        /** What was signed last, in this run or another. */
        Optional<AnchorPlace.Signed> latest();
    }

    /** A clock that does nothing until it is {@link #start started}. */
    public CheckpointClock(Signing log, Anchors anchors, Duration signEvery, Duration anchorEvery, Clock clock) {
        this.log = log;
        this.anchors = anchors;
        this.signEvery = signEvery;
        this.anchorEvery = anchorEvery;
        this.clock = clock;
    }

    /** Begin to look. */
    public CheckpointClock start() {
        long millis = Math.min(LOOK_EVERY.toMillis(), signEvery.toMillis());
        looking = timer.scheduleWithFixedDelay(() -> look(false), 0, millis, TimeUnit.MILLISECONDS);
        return this;
    }

    /** Sign and offer what is due; everything that is new, if this is the last time. */
    synchronized void look(boolean last) {
        if (closed) {
            return;
        }
        try {
            Instant now = clock.instant();
            AnchorPlace.Signed known = latest;
            if (known == null) {
                known = log.latest().orElse(null);
            }
            long size = log.size();
            long fresh = size - (known == null ? 0 : known.size());
            if (fresh > 0 && (last || fresh >= MOST_UNSIGNED || due(signedAt, signEvery, now))) {
                known = log.sign(now);
                signedAt = now;
            }
            latest = known;
            if (known != null && known.size() > offered && (last || due(offeredAt, anchorEvery, now))) {
                anchors.offer(known);
                offered = known.size();
                offeredAt = now;
            }
            trouble = null;
        } catch (RuntimeException failed) {
            String why = failed.getClass().getName();
            if (!why.equals(trouble)) {
                LOG.error("What is new in the transcripts could not be signed.", failed);
            }
            trouble = why;
        }
    }

    /** A clock that was set back makes nothing wait longer. */
    private static boolean due(Instant before, Duration pause, Instant now) {
        return before.equals(Instant.MIN) || Duration.between(before, now).abs().compareTo(pause) >= 0;
    }

    /** What does not go as it should: why nothing is signed, and which places cannot be reached. Empty if all is well. */
    public Map<String, String> troubles() {
        Map<String, String> all = new LinkedHashMap<>();
        String own = trouble;
        if (own != null) {
            all.put("signing", own);
        }
        all.putAll(anchors.troubles());
        return all;
    }

    /** Sign what is new, and give the places a moment to take it. */
    @Override
    public void close() {
        ScheduledFuture<?> going = looking;
        if (going != null) {
            going.cancel(false);
        }
        timer.shutdown();
        look(true);
        synchronized (this) {
            closed = true;
        }
        if (!anchors.await(LAST_WAIT)) {
            LOG.warn("The last checkpoint has not reached every anchor; it goes there when a desk is opened again.");
        }
        anchors.close();
    }
}

package io.balie.shell.conversation;

import io.balie.dialog.Incoming;
import io.balie.dialog.Turns;
import io.balie.dialog.event.Event;
import io.balie.dialog.tracker.Tracker;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Takes the turns of many conversations at once.
 *
 * <p>Within one conversation messages are taken one after the other, in the order they came in; different conversations do not
 * wait for each other. What happened in a turn is stored before anything of it is given back, so that whatever a user was told is
 * in the transcript.
 */
public final class Conversations {

    /** Trackers held in memory; others are read from the store when their user comes back. */
    private static final int HELD = 2_000;

    private final Turns turns;
    private final Transcripts transcripts;
    private final Clock clock;
    private final List<Consumer<Tracker>> listeners = new CopyOnWriteArrayList<>();
    private final ConcurrentHashMap<String, Gate> gates = new ConcurrentHashMap<>();
    private final Map<String, Tracker> held = Collections.synchronizedMap(new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Tracker> eldest) {
            return size() > HELD;
        }
    });

    /** One passes at a time, in the order of coming. */
    private static final class Gate {
        private final ReentrantLock lock = new ReentrantLock(true);
        private int users;
    }

    public Conversations(Turns turns, Transcripts transcripts, Clock clock) {
        this.turns = turns;
        this.transcripts = transcripts;
        this.clock = clock;
    }

    /**
     * Take the turn that a message asks for.
     *
     * @return what happened, oldest first, already stored
     * @throws NotStored if the store fails; then nothing happened
     */
    public List<Event> take(String id, String text, String channel, Map<String, Object> metadata) {
        return advance(id, before -> {
            String messageId = "m" + before.events().size();
            return turns.take(before, new Incoming(text, momentAfter(before), channel, messageId, metadata));
        });
    }

    /**
     * Add what a person or another system says has happened, such as that a conversation is given back.
     *
     * @param happened makes the events from the state before and the moment of adding them
     * @return the events as they were stored
     * @throws NotStored if the store fails; then nothing happened
     */
    public List<Event> add(String id, Happened happened) {
        return advance(id, before -> happened.events(before, momentAfter(before)));
    }

    /**
     * Let a reminder come, if it still holds.
     *
     * @return what happened, already stored; empty if it no longer held
     * @throws NotStored if the store fails; then nothing happened
     */
    public List<Event> remind(String id, Event.ReminderScheduled reminder) {
        return advance(id, before -> turns.remind(before, reminder, momentAfter(before)));
    }

    /**
     * Tell somebody of every conversation in which something has happened, as it is then; see {@link ReminderClock#watch}. What happened is stored by then.
     * It is called while no other turn of that conversation is taken, and must not take one.
     */
    public void tell(Consumer<Tracker> listener) {
        listeners.add(listener);
    }

    /** Makes events from the state before and the moment of adding them. */
    @FunctionalInterface
    public interface Happened {
        List<Event> events(Tracker before, Instant now);
    }

    /** The state of a conversation; empty if nothing has happened in it. */
    public Tracker tracker(String id) {
        return inOrder(id, () -> load(id));
    }

    /** How many conversations are being worked on at this moment. */
    public int busy() {
        return gates.size();
    }

    private List<Event> advance(String id, Function<Tracker, List<Event>> turn) {
        return inOrder(id, () -> {
            Tracker before = load(id);
            List<Event> events = turn.apply(before);
            if (events.isEmpty()) {
                return events;
            }
            try {
                transcripts.append(id, before.events().size(), events);
            } catch (RuntimeException e) {
                // What is stored now is not known: the next message reads it anew.
                held.remove(id);
                throw new NotStored(id, e);
            }
            Tracker after = before.after(events);
            held.put(id, after);
            listeners.forEach(listener -> listener.accept(after));
            return events;
        });
    }

    private Tracker load(String id) {
        @Nullable Tracker known = held.get(id);
        if (known != null) {
            return known;
        }
        try {
            Tracker tracker = Tracker.of(id, transcripts.load(id));
            if (!tracker.events().isEmpty()) {
                held.put(id, tracker);
            }
            return tracker;
        } catch (RuntimeException e) {
            throw new NotStored(id, e);
        }
    }

    /** Now, to the microsecond that is stored, and never before what happened last: clocks are set back at times. */
    private Instant momentAfter(Tracker before) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (before.events().isEmpty()) {
            return now;
        }
        Instant last = before.events().getLast().at();
        return now.isBefore(last) ? last : now;
    }

    private <T> T inOrder(String id, Supplier<T> work) {
        Gate gate = gates.compute(id, (key, open) -> {
            Gate entered = open == null ? new Gate() : open;
            entered.users++;
            return entered;
        });
        gate.lock.lock();
        try {
            return work.get();
        } finally {
            gate.lock.unlock();
            gates.computeIfPresent(id, (key, open) -> --open.users == 0 ? null : open);
        }
    }
}

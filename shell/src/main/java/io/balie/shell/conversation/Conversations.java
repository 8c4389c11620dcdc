package io.balie.shell.conversation;

import io.balie.data.privacy.Mask;
import io.balie.dialog.Incoming;
import io.balie.dialog.Turns;
import io.balie.dialog.event.Event;
import io.balie.dialog.tracker.Tracker;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the turns of many conversations at once.
 *
 * <p>Within one conversation messages are taken one after the other, in the order they came in; different conversations do not
 * wait for each other. What happened in a turn is stored before anything of it is given back, so that whatever a user was told is
 * in the transcript.
 */
public final class Conversations {

    private static final Logger LOG = LoggerFactory.getLogger(Conversations.class);

    /** Trackers held in memory; others are read from the store when their user comes back. */
    private static final int HELD = 2_000;

    private final Supplier<Crew> crews;
    private final Clock clock;
    private final Attempts attempts;
    private final StoreState store = new StoreState();
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

    /** Longer than any turn should take, servers of actions included. */
    public static final Duration LONGEST_TURN = Duration.ofSeconds(30);

    /** An apology needs nothing but the bot's own words. */
    private static final Duration LONGEST_APOLOGY = Duration.ofSeconds(3);

    /** Conversations with a bot that stays the same. */
    public Conversations(Turns turns, Transcripts transcripts, Clock clock) {
        this(() -> new Crew(turns, transcripts), clock);
    }

    /**
     * Conversations with a bot that may change.
     *
     * @param crews asked once for each turn, when it begins; all keep their transcripts in one store
     */
    public Conversations(Supplier<Crew> crews, Clock clock) {
        this(crews, clock, LONGEST_TURN);
    }

    /**
     * Conversations whose turns end in time.
     *
     * @param crews asked once for each turn, when it begins; all keep their transcripts in one store
     * @param longest a turn that takes longer is given up
     */
    public Conversations(Supplier<Crew> crews, Clock clock, Duration longest) {
        this.crews = crews;
        this.clock = clock;
        this.attempts = new Attempts(longest);
    }

    /**
     * Take the turn that a message asks for.
     *
     * <p>A message whose turn fails or takes too long is set aside: it is stored with {@link Event.MessageParked}, the bot asks for it to be put differently,
     * and the conversation goes on.
     *
     * @return what happened, oldest first, already stored
     * @throws NotStored if the store fails; then nothing happened
     */
    public List<Event> take(String id, String text, String channel, Map<String, Object> metadata) {
        return go(
                        id,
                        (turns, before, now) -> turns.take(before, incoming(text, channel, metadata, before, now)),
                        (turns, before, now, cause) ->
                                apology(turns, before, incoming(text, channel, metadata, before, now), cause))
                .events();
    }

    private static Incoming incoming(
            String text, String channel, Map<String, Object> metadata, Tracker before, Instant now) {
        return new Incoming(text, now, channel, "m" + before.events().size(), metadata);
    }

    /** What is stored in place of a turn that failed. */
    @FunctionalInterface
    private interface SettingAside {
        List<Event> events(Turns turns, Tracker before, Instant now, String cause);
    }

    private List<Event> apology(Turns turns, Tracker before, Incoming message, String cause) {
        try {
            return attempts.within(LONGEST_APOLOGY, () -> turns.park(before, message, cause));
        } catch (Attempts.Stopped end) {
            throw end;
        } catch (RuntimeException | StackOverflowError | LinkageError | AssertionError again) {
            return Turns.parked(message, cause, turns.scene().company().language());
        }
    }

    /**
     * Add what a person or another system says has happened, such as that a conversation is given back.
     *
     * @param happened makes the events from the state before and the moment of adding them
     * @return the events as they were stored
     * @throws NotStored if the store fails; then nothing happened
     */
    public List<Event> add(String id, Happened happened) {
        return go(id, (turns, before, now) -> happened.events(before, now)).events();
    }

    /**
     * Let a reminder come, if it still holds.
     *
     * @return what happened, already stored; empty if it no longer held
     * @throws NotStored if the store fails; then nothing happened
     */
    public List<Event> remind(String id, Event.ReminderScheduled reminder) {
        return go(
                        id,
                        (turns, before, now) -> turns.remind(before, reminder, now),
                        // Stored as come, or it would come again at once, and fail again.
                        (turns, before, now, cause) -> Turns.parked(
                                new Incoming(
                                        "EXTERNAL: " + reminder.intent(),
                                        now,
                                        before.latestMessage()
                                                .map(Event.UserUttered::channel)
                                                .orElse("rest"),
                                        "m" + before.events().size(),
                                        Map.of("is_external", true, "reminder", reminder.name())),
                                cause,
                                turns.scene().company().language()))
                .events();
    }

    /**
     * Tell somebody of every conversation in which something has happened, as it is then; see {@link ReminderClock#watch}. What happened is stored by then.
     * One without events is to be forgotten.
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

    /** What a conversation goes on by. */
    @FunctionalInterface
    public interface Step {

        /**
         * The events to be stored.
         *
         * @param before the conversation so far
         * @param now the moment of the step
         */
        List<Event> events(Turns turns, Tracker before, Instant now);
    }

    /**
     * What became of a step.
     *
     * @param before the conversation as it was
     * @param after the conversation as it is
     * @param events what happened, already stored
     */
    public record Gone(Tracker before, Tracker after, List<Event> events) {}

    /**
     * Go on with a conversation in any way; no other step of it is taken meanwhile.
     *
     * @throws NotStored if the store fails; then nothing happened
     * @throws RuntimeException as the step throws it, or if it takes too long; then nothing happened
     */
    public Gone go(String id, Step step) {
        return go(id, step, null);
    }

    private Gone go(String id, Step step, @Nullable SettingAside aside) {
        return inOrder(id, () -> {
            Crew crew = crews.get();
            Tracker before = load(id, crew.transcripts(), true);
            List<Event> events = events(id, crew.turns(), before, step, aside);
            if (events.isEmpty()) {
                return new Gone(before, before, events);
            }
            try {
                crew.transcripts().append(id, before.events().size(), events);
            } catch (RuntimeException e) {
                // What is stored now is not known: the next message reads it anew.
                held.remove(id);
                store.failed(crew.transcripts());
                throw new NotStored(id, e);
            }
            store.served();
            Tracker after = before.after(events);
            held.put(id, after);
            listeners.forEach(listener -> listener.accept(after));
            return new Gone(before, after, events);
        });
    }

    private List<Event> events(String id, Turns turns, Tracker before, Step step, @Nullable SettingAside aside) {
        Instant now = momentAfter(before);
        try {
            return attempts.within(() -> step.events(turns, before, now));
        } catch (Attempts.Stopped end) {
            throw end;
        } catch (RuntimeException | StackOverflowError | LinkageError | AssertionError failed) {
            if (aside == null) {
                throw failed;
            }
            // The class alone: a message may quote the customer.
            String cause = failed instanceof Attempts.TookTooLong
                    ? TimeoutException.class.getName()
                    : failed.getClass().getName();
            LOG.error(
                    "A message of conversation '{}' could not be answered and was set aside: {}{}. {} turns that took too long still run.",
                    Mask.ANYWHERE.logged(id),
                    cause,
                    place(failed),
                    attempts.abandoned());
            return aside.events(turns, before, now, cause);
        }
    }

    private static String place(Throwable failed) {
        StackTraceElement[] trace = failed.getStackTrace();
        return trace.length == 0 ? "" : " at " + trace[0];
    }

    /** Looks at a conversation without going on with it. */
    @FunctionalInterface
    public interface Look<T> {

        /**
         * What is seen.
         *
         * @param now the moment that a step would be taken at
         */
        T at(Turns turns, Tracker tracker, Instant now);
    }

    /** Look at a conversation, with the bot as it is now. Nothing is stored. */
    public <T> T look(String id, Look<T> look) {
        return inOrder(id, () -> {
            Crew crew = crews.get();
            Tracker tracker = load(id, crew.transcripts(), false);
            return look.at(crew.turns(), tracker, momentAfter(tracker));
        });
    }

    /**
     * Note that somebody is about to see what was said.
     *
     * @throws NotStored if it could not be noted; then nothing may be shown
     */
    public void looked(String id, Auditor.Look look) {
        try {
            crews.get().transcripts().looked(id, look, clock.instant().truncatedTo(ChronoUnit.MICROS));
        } catch (RuntimeException e) {
            throw new NotStored(id, e);
        }
    }

    /** The state of a conversation; empty if nothing has happened in it. */
    public Tracker tracker(String id) {
        return inOrder(id, () -> load(id, crews.get().transcripts(), false));
    }

    /** Do something with a stored conversation while no step of it is taken, and hold nothing of it from then on. */
    public long forgetting(String id, LongSupplier work) {
        return inOrder(id, () -> {
            held.remove(id);
            long done = work.getAsLong();
            listeners.forEach(listener -> listener.accept(Tracker.empty(id)));
            return done;
        });
    }

    /** How many conversations are being worked on at this moment. */
    public int busy() {
        return gates.size();
    }

    /** Whether the store took what it was last given, or seems able to by now. */
    public boolean stores() {
        return store.works();
    }

    /** @param goesOn whether the conversation is to go on, and not only to be looked at */
    private Tracker load(String id, Transcripts transcripts, boolean goesOn) {
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
        } catch (Damaged damaged) {
            if (goesOn && setAside(id, transcripts)) {
                return Tracker.empty(id);
            }
            throw new NotStored(id, damaged);
        } catch (RuntimeException e) {
            store.failed(transcripts);
            throw new NotStored(id, e);
        }
    }

    private boolean setAside(String id, Transcripts transcripts) {
        try {
            boolean done = transcripts.park(id, clock.instant().truncatedTo(ChronoUnit.MICROS));
            if (done) {
                LOG.error(
                        "Conversation '{}' cannot be read and was set aside; it begins anew.",
                        Mask.ANYWHERE.logged(id));
            }
            return done;
        } catch (RuntimeException e) {
            store.failed(transcripts);
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

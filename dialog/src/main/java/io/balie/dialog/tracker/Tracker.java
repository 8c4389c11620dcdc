package io.balie.dialog.tracker;

import io.balie.dialog.event.Event;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The state of one conversation: the fold of its events.
 *
 * <p>Immutable. {@link #after} is the only way to another state, so a test, a crash recovery and an audit rebuild the same one.
 *
 * <p>Events are never taken away; what a rewind, a restart or a new session undoes stays in {@link #events}, and no longer counts in
 * {@link #session} and all that is derived from it.
 */
public final class Tracker {

    private static final String LISTEN = "action_listen";
    private static final String SESSION_START = "action_session_start";

    private final String id;
    private final Growing events;
    private final State state;
    /** The state just after the latest user message; null where this is it, or where there was none. */
    private final @Nullable Tracker atMessage;

    private Tracker(String id, Growing events, State state, @Nullable Tracker atMessage) {
        this.id = id;
        this.events = events;
        this.state = state;
        this.atMessage = atMessage;
    }

    /**
     * What counts of what happened.
     *
     * @param session the events of this session that were not undone
     * @param latestUser the place of the latest user message among them, -1 if there is none
     * @param loops the names of all loops that ever were active
     */
    private record State(
            Growing session,
            int latestUser,
            Map<String, Object> slots,
            Optional<Loop> loop,
            Optional<String> followup,
            boolean paused,
            double logOdds,
            Set<String> loops) {

        static State fresh() {
            return new State(Growing.empty(), -1, Map.of(), Optional.empty(), Optional.empty(), false, 0, Set.of());
        }
    }

    /** A conversation in which nothing has happened. */
    public static Tracker empty(String id) {
        return new Tracker(id, Growing.empty(), State.fresh(), null);
    }

    /** The fold of all events of a conversation. */
    public static Tracker of(String id, List<Event> events) {
        return empty(id).after(events);
    }

    /** The state after one more event. */
    public Tracker after(Event event) {
        return after(List.of(event));
    }

    /** The state after some more events. */
    public Tracker after(List<Event> more) {
        if (more.isEmpty()) {
            return this;
        }
        Growing grown = events;
        Fold fold = new Fold(state);
        boolean isMessage =
                state.latestUser() >= 0 && state.latestUser() == state.session().size() - 1;
        Tracker nextAtMessage = isMessage ? this : atMessage;
        for (int i = 0; i < more.size(); i++) {
            Event event = more.get(i);
            grown = grown.plus(event);
            fold.add(event);
            if (event instanceof Event.UserUttered) {
                nextAtMessage = i == more.size() - 1 ? null : new Tracker(id, grown, fold.state(), null);
            } else if (fold.latestUser < 0 || Fold.undoes(event)) {
                nextAtMessage = null;
            }
        }
        return new Tracker(id, grown, fold.state(), nextAtMessage);
    }

    /** A state while events are added to it. */
    private static final class Fold {

        private Growing session;
        private int latestUser;
        private Map<String, Object> slots;
        private Optional<Loop> loop;
        private Optional<String> followup;
        private boolean paused;
        private double logOdds;
        private Set<String> loops;

        Fold(State from) {
            this.session = from.session();
            this.latestUser = from.latestUser();
            this.slots = from.slots();
            this.loop = from.loop();
            this.followup = from.followup();
            this.paused = from.paused();
            this.logOdds = from.logOdds();
            this.loops = from.loops();
        }

        State state() {
            return new State(session, latestUser, slots, loop, followup, paused, logOdds, loops);
        }

        static boolean undoes(Event event) {
            return event instanceof Event.UserUtteranceReverted || event instanceof Event.ActionReverted;
        }

        void add(Event event) {
            switch (event) {
                case Event.UserUtteranceReverted reverted -> {
                    List<Event> left = Applied.of(session, loops);
                    Applied.undo(Event.UserUttered.class, left);
                    Applied.undo(Event.ActionExecuted.class, left); // the listening before the message
                    again(left);
                }
                case Event.ActionReverted reverted -> {
                    List<Event> left = Applied.of(session, loops);
                    Applied.undo(Event.ActionExecuted.class, left);
                    again(left);
                }
                case Event.SessionStarted started -> {
                    // A new session: the old one stays in the transcript, but no longer steers. Slots that live on are
                    // set again.
                    reset();
                    followup = Optional.of(LISTEN);
                    session = session.plus(event);
                }
                case Event.Restarted restarted -> {
                    reset();
                    followup = Optional.of(SESSION_START);
                    session = session.plus(event);
                }
                default -> {
                    session = session.plus(event);
                    apply(event);
                }
            }
        }

        private void reset() {
            session = Growing.empty();
            latestUser = -1;
            slots = Map.of();
            loop = Optional.empty();
            followup = Optional.empty();
            paused = false;
            logOdds = 0;
        }

        /** What is left after something was undone, gone through anew. */
        private void again(List<Event> left) {
            reset();
            followup = Optional.of(LISTEN);
            left.forEach(this::add);
        }

        private void apply(Event event) {
            switch (event) {
                case Event.SlotSet set -> slots = with(slots, set.name(), set.value());
                case Event.SlotsReset cleared -> slots = Map.of();
                case Event.ActiveLoop change -> {
                    change.name().filter(name -> !loops.contains(name)).ifPresent(name -> {
                        Set<String> more = new LinkedHashSet<>(loops);
                        more.add(name);
                        loops = Collections.unmodifiableSet(more);
                    });
                    loop = change.name().map(name -> new Loop(name, false, false, latest()));
                }
                case Event.LoopInterrupted interrupted ->
                    loop = loop.map(l -> new Loop(l.name(), interrupted.interrupted(), l.rejected(), l.trigger()));
                case Event.ActionRejected rejected ->
                    loop = loop.map(l -> l.name().equals(rejected.name())
                            ? new Loop(l.name(), l.interrupted(), true, l.trigger())
                            : l);
                case Event.ActionExecuted done -> {
                    // Whatever is done, the interruption is over; the form that has the word again has a new chance.
                    loop = loop.map(l ->
                            new Loop(l.name(), false, l.rejected() && !l.name().equals(done.name()), l.trigger()));
                    followup = Optional.empty();
                }
                case Event.FollowupAction next -> followup = next.name();
                case Event.UserUttered said -> {
                    latestUser = session.size() - 1;
                    followup = Optional.empty();
                }
                case Event.Believed believed -> logOdds = believed.logOdds();
                case Event.Paused pausing -> paused = true;
                case Event.Resumed resuming -> paused = false;
                default -> {}
            }
        }

        private Optional<Event.UserUttered> latest() {
            return latestUser < 0 ? Optional.empty() : Optional.of((Event.UserUttered) session.get(latestUser));
        }

        private static Map<String, Object> with(Map<String, Object> slots, String name, @Nullable Object value) {
            Map<String, Object> grown = new LinkedHashMap<>(slots);
            if (value == null) {
                grown.remove(name);
            } else {
                grown.put(name, value);
            }
            return Collections.unmodifiableMap(grown);
        }
    }

    /** The conversation's id: the sender's, within a channel. */
    public String id() {
        return id;
    }

    /** Everything that ever happened, oldest first, also what was undone. */
    public List<Event> events() {
        return events;
    }

    /** What happened since the latest session start or restart, without what was undone. */
    public List<Event> session() {
        return state.session();
    }

    /**
     * What counts for the next action, as Rasa's {@code applied_events}: what happened since the latest session start or restart, without what was undone,
     * and without the turns in which a form merely went on asking.
     */
    public List<Event> applied() {
        return Collections.unmodifiableList(Applied.of(session(), state.loops()));
    }

    /** The state just after the latest user message, as it was before the bot did anything about it; this itself if nobody spoke. */
    public Tracker atMessage() {
        return atMessage == null ? this : atMessage;
    }

    /** What happened since the latest user message of this session, that message first. */
    public List<Event> turn() {
        return state.latestUser() < 0
                ? List.of()
                : state.session().subList(state.latestUser(), state.session().size());
    }

    /** What happened in this session before the latest user message. */
    public List<Event> beforeTurn() {
        return state.latestUser() < 0 ? session() : state.session().subList(0, state.latestUser());
    }

    /** The latest user message of this session. */
    public Optional<Event.UserUttered> latestMessage() {
        return state.latestUser() < 0
                ? Optional.empty()
                : Optional.of((Event.UserUttered) state.session().get(state.latestUser()));
    }

    /** The filled slots. */
    public Map<String, Object> slots() {
        return state.slots();
    }

    /** A slot's value as text; empty if it is not set. */
    public Optional<String> slot(String name) {
        return Optional.ofNullable(slots().get(name)).map(Object::toString);
    }

    /** A list slot's items as text; empty if it is not set. */
    public List<String> slotItems(String name) {
        return slots().get(name) instanceof List<?> list
                ? list.stream().map(Objects::toString).toList()
                : List.of();
    }

    /** Whether a slot has this value. */
    public boolean slotIs(String name, String value) {
        return value.equals(slots().get(name));
    }

    /** The name of the form that is asking now. */
    public Optional<String> activeLoop() {
        return state.loop().map(Loop::name);
    }

    /** The form that is asking now, and how it stands. */
    public Optional<Loop> loop() {
        return state.loop();
    }

    /**
     * The action that must come next, whatever the policies think. After a session start or a rewind it is the listening, after a restart the start of a
     * session.
     */
    public Optional<String> followupAction() {
        return state.followup();
    }

    /** The action executed last in this session. */
    public Optional<Event.ActionExecuted> latestAction() {
        for (int i = session().size() - 1; i >= 0; i--) {
            if (session().get(i) instanceof Event.ActionExecuted done) {
                return Optional.of(done);
            }
        }
        return Optional.empty();
    }

    /** Whether the bot keeps silent, for a person has the conversation. */
    public boolean paused() {
        return state.paused();
    }

    /** The belief in "this is a seller", as the natural logarithm of the odds. */
    public double logOdds() {
        return state.logOdds();
    }

    /** The names of the actions executed in this session before the latest user message, oldest first. */
    public List<String> actionsBefore() {
        return actions(beforeTurn());
    }

    /** The names of the actions executed since the latest user message, in order. */
    public List<String> actionsInTurn() {
        return actions(turn());
    }

    private static List<String> actions(List<Event> events) {
        return events.stream()
                .filter(Event.ActionExecuted.class::isInstance)
                .map(e -> ((Event.ActionExecuted) e).name())
                .toList();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Tracker that && id.equals(that.id) && events.equals(that.events);
    }

    @Override
    public int hashCode() {
        return Objects.hash(id, events);
    }

    @Override
    public String toString() {
        return "Tracker[%s, %d events]".formatted(id, events.size());
    }
}

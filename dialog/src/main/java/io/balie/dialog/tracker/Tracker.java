package io.balie.dialog.tracker;

import io.balie.dialog.event.Event;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The state of one conversation: the fold of its events.
 *
 * <p>Immutable. {@link #after} is the only way to another state, so a test, a crash recovery and an audit rebuild the same one.
 */
public final class Tracker {

    private final String id;
    private final List<Event> events;
    private final int sessionStart;
    private final int latestUser;
    private final Map<String, Object> slots;
    private final Optional<String> activeLoop;
    private final boolean paused;
    private final double logOdds;
    /** The state just after the latest user message; null where this is it, or where there was none. */
    private final @Nullable Tracker atMessage;

    private Tracker(
            String id,
            List<Event> events,
            int sessionStart,
            int latestUser,
            Map<String, Object> slots,
            Optional<String> activeLoop,
            boolean paused,
            double logOdds,
            @Nullable Tracker atMessage) {
        this.id = id;
        this.events = events;
        this.sessionStart = sessionStart;
        this.latestUser = latestUser;
        this.slots = slots;
        this.activeLoop = activeLoop;
        this.paused = paused;
        this.logOdds = logOdds;
        this.atMessage = atMessage;
    }

    /** A conversation in which nothing has happened. */
    public static Tracker empty(String id) {
        return new Tracker(id, List.of(), 0, -1, Map.of(), Optional.empty(), false, 0, null);
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
        List<Event> grown = new ArrayList<>(events.size() + more.size());
        grown.addAll(events);
        Map<String, Object> nextSlots = slots;
        Optional<String> nextLoop = activeLoop;
        boolean nextPaused = paused;
        double nextOdds = logOdds;
        int nextStart = sessionStart;
        int nextUser = latestUser;
        Tracker nextAtMessage = latestUser == events.size() - 1 && latestUser >= 0 ? this : atMessage;
        for (int i = 0; i < more.size(); i++) {
            Event event = more.get(i);
            grown.add(event);
            switch (event) {
                case Event.SlotSet set -> nextSlots = with(nextSlots, set.name(), set.value());
                case Event.ActiveLoop loop -> nextLoop = loop.name();
                case Event.Believed believed -> nextOdds = believed.logOdds();
                case Event.UserUttered said -> {
                    nextUser = grown.size() - 1;
                    nextAtMessage = i == more.size() - 1
                            ? null
                            : new Tracker(
                                    id,
                                    List.copyOf(grown),
                                    nextStart,
                                    nextUser,
                                    nextSlots,
                                    nextLoop,
                                    nextPaused,
                                    nextOdds,
                                    null);
                }
                case Event.Paused pausing -> nextPaused = true;
                case Event.Resumed resuming -> nextPaused = false;
                case Event.SessionStarted started -> {
                    // A new session: the old one stays in the transcript, but no longer steers. Slots that live on are
                    // set again.
                    nextStart = grown.size() - 1;
                    nextUser = -1;
                    nextAtMessage = null;
                    nextSlots = Map.of();
                    nextLoop = Optional.empty();
                    nextPaused = false;
                    nextOdds = 0;
                }
                case Event.Restarted restarted -> {
                    nextStart = grown.size() - 1;
                    nextUser = -1;
                    nextAtMessage = null;
                    nextSlots = Map.of();
                    nextLoop = Optional.empty();
                    nextPaused = false;
                    nextOdds = 0;
                }
                case Event.ActionExecuted done -> {}
                case Event.BotUttered said -> {}
                case Event.ActionRejected rejected -> {}
                case Event.NoteTaken note -> {}
                case Event.CallbackPromised promised -> {}
                case Event.HandedOver handed -> {}
            }
        }
        return new Tracker(
                id,
                Collections.unmodifiableList(grown),
                nextStart,
                nextUser,
                nextSlots,
                nextLoop,
                nextPaused,
                nextOdds,
                nextAtMessage);
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

    /** The conversation's id: the sender's, within a channel. */
    public String id() {
        return id;
    }

    /** Everything that ever happened, oldest first. */
    public List<Event> events() {
        return events;
    }

    /** What happened since the latest session start or restart. */
    public List<Event> session() {
        return events.subList(sessionStart, events.size());
    }

    /** The state just after the latest user message, as it was before the bot did anything about it; this itself if nobody spoke. */
    public Tracker atMessage() {
        return atMessage == null ? this : atMessage;
    }

    /** What happened since the latest user message of this session, that message first. */
    public List<Event> turn() {
        return latestUser < 0 ? List.of() : events.subList(latestUser, events.size());
    }

    /** What happened in this session before the latest user message. */
    public List<Event> beforeTurn() {
        return latestUser < 0 ? session() : events.subList(sessionStart, latestUser);
    }

    /** The latest user message of this session. */
    public Optional<Event.UserUttered> latestMessage() {
        return latestUser < 0 ? Optional.empty() : Optional.of((Event.UserUttered) events.get(latestUser));
    }

    /** The filled slots. */
    public Map<String, Object> slots() {
        return slots;
    }

    /** A slot's value as text; empty if it is not set. */
    public Optional<String> slot(String name) {
        return Optional.ofNullable(slots.get(name)).map(Object::toString);
    }

    /** A list slot's items as text; empty if it is not set. */
    public List<String> slotItems(String name) {
        return slots.get(name) instanceof List<?> list
                ? list.stream().map(Objects::toString).toList()
                : List.of();
    }

    /** Whether a slot has this value. */
    public boolean slotIs(String name, String value) {
        return value.equals(slots.get(name));
    }

    /** The form that is asking now. */
    public Optional<String> activeLoop() {
        return activeLoop;
    }

    /** Whether the bot keeps silent, for a person has the conversation. */
    public boolean paused() {
        return paused;
    }

    /** The belief in "this is a seller", as the natural logarithm of the odds. */
    public double logOdds() {
        return logOdds;
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

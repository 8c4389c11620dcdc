package io.balie.dialog.training;

import io.balie.dialog.domain.Domain;
import io.balie.dialog.event.Event;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** A conversation as a run of states: one before each action that was done, and one for now. */
public final class History {

    private static final String UNLIKELY = "action_unlikely_intent";

    private History() {}

    /**
     * What only rules know of, so that stories are followed as if it were not there.
     *
     * @param slots slots that no story knows
     * @param loops forms that no story knows
     */
    public record RuleOnly(Set<String> slots, Set<String> loops) {

        /** Nothing. */
        public static final RuleOnly NOTHING = new RuleOnly(Set.of(), Set.of());

        public RuleOnly {
            slots = Set.copyOf(slots);
            loops = Set.copyOf(loops);
        }
    }

    /**
     * What counts of what happened: not what was undone, and of a form that went on as it should only its first turn.
     *
     * @param events all events, oldest first
     */
    public static List<Event> applied(List<Event> events) {
        return applied(events, Function.identity());
    }

    /** As {@link #applied(List)}, where events come with something else. */
    public static <T> List<T> applied(List<T> happenings, Function<? super T, ? extends Event> eventOf) {
        Set<String> loops = new HashSet<>();
        for (T happening : happenings) {
            Event event = eventOf.apply(happening);
            if (event instanceof Event.ActiveLoop change) {
                change.name().ifPresent(loops::add);
            }
        }
        List<T> applied = new ArrayList<>();
        for (T happening : happenings) {
            switch (eventOf.apply(happening)) {
                case Event.Restarted restarted -> applied.clear();
                case Event.SessionStarted started -> applied.clear();
                case Event.ActionReverted reverted -> undo(Event.ActionExecuted.class, applied, eventOf);
                case Event.UserUtteranceReverted reverted -> {
                    undo(Event.UserUttered.class, applied, eventOf);
                    undo(Event.ActionExecuted.class, applied, eventOf);
                }
                case Event.ActionExecuted done -> {
                    if (loops.contains(done.name())
                            && goesOn(
                                    done.name(),
                                    applied.stream().<Event>map(eventOf).toList())) {
                        undoTurn(done.name(), applied, eventOf);
                    } else {
                        applied.add(happening);
                    }
                }
                default -> applied.add(happening);
            }
        }
        return applied;
    }

    private static <T> void undo(
            Class<? extends Event> kind, List<T> done, Function<? super T, ? extends Event> eventOf) {
        while (!done.isEmpty()) {
            if (kind.isInstance(eventOf.apply(done.removeLast()))) {
                return;
            }
        }
    }

    /** Whether a form's action is neither its first one nor one after something else was answered. */
    private static boolean goesOn(String loop, List<Event> applied) {
        String next = "";
        for (int i = applied.size() - 1; i >= 0; i--) {
            Event event = applied.get(i);
            boolean somethingElse =
                    event instanceof Event.ActiveLoop change && change.name().isEmpty()
                            || event instanceof Event.ActionRejected rejected
                                    && rejected.name().equals(loop)
                            || event instanceof Event.UserUttered && !next.isEmpty() && !next.equals(loop);
            if (somethingElse) {
                return false;
            }
            if (event instanceof Event.ActionExecuted done) {
                if (done.name().equals(loop)) {
                    return true;
                }
                next = done.name();
            }
        }
        return false;
    }

    private static <T> void undoTurn(String loop, List<T> done, Function<? super T, ? extends Event> eventOf) {
        for (int i = done.size() - 1; i >= 0; i--) {
            Event event = eventOf.apply(done.get(i));
            if (event instanceof Event.ActionExecuted executed
                    && executed.name().equals(loop)) {
                return;
            }
            if (event instanceof Event.ActionExecuted
                    || event instanceof Event.UserUttered
                    || event instanceof Event.UserFeaturization) {
                done.remove(i);
            }
        }
    }

    /** The states of a conversation as rules see it: all that happened counts. */
    public static List<State> asRules(Domain domain, List<Event> events, boolean onlySlotsSet) {
        List<State> states = new ArrayList<>();
        Replay replay = new Replay(domain);
        for (Event event : applied(events)) {
            if (event instanceof Event.ActionExecuted) {
                states.add(replay.state(onlySlotsSet));
            }
            replay.add(event);
        }
        states.add(replay.state(onlySlotsSet));
        return states;
    }

    /** The states of a conversation as stories see it: what only rules know of is left out, and so is {@code action_unlikely_intent}. */
    public static List<State> asStories(Domain domain, List<Event> events, RuleOnly ruleOnly) {
        List<State> states = new ArrayList<>();
        Replay replay = new Replay(domain);
        Hiding hiding = new Hiding(ruleOnly, states);
        for (Event event : applied(events)) {
            if (event instanceof Event.ActionExecuted done) {
                hiding.add(replay, done.hidden());
            }
            replay.add(event);
        }
        hiding.add(replay, false);
        return states.stream()
                .filter(state -> !state.actionBefore().equals(Optional.of(UNLIKELY)))
                .toList();
    }

    /** Adds states, except for turns that only rules know of. */
    private static final class Hiding {
        private final RuleOnly ruleOnly;
        private final List<State> states;
        private boolean hidden;
        private Map<String, Object> actionBefore = Map.of();

        Hiding(RuleOnly ruleOnly, List<State> states) {
            this.ruleOnly = ruleOnly;
            this.states = states;
        }

        void add(Replay replay, boolean nextIsHidden) {
            if (!hidden) {
                actionBefore = replay.actionPart();
            }
            // A form that goes on, or an action that must follow, belongs to the turn it is in.
            if (replay.followup().isEmpty() && !replay.latestAction().equals(replay.loop())) {
                hidden = nextIsHidden;
            }
            if (hidden) {
                return;
            }
            State state = replay.state(false);
            for (String slot : ruleOnly.slots()) {
                state = state.without(State.SLOTS, slot);
            }
            if (state.loopOrUnset().map(ruleOnly.loops()::contains).orElse(false)) {
                state = state.with(State.LOOP, Map.of());
            }
            if (!states.isEmpty() && !state.isAfterListening()) {
                // The message that the story knows of, not one that a rule has answered.
                state = state.with(State.USER, states.getLast().part(State.USER));
            }
            states.add(actionBefore.isEmpty() ? state : state.with(State.ACTION, actionBefore));
        }
    }

    /**
     * The states made ready for a decision: the latest message counts by its words or by its intent, and so do earlier ones.
     *
     * @param byText whether the latest message counts by its words
     */
    public static List<State> forDecision(List<State> states, boolean byText) {
        List<State> ready = new ArrayList<>(states.size());
        for (int i = 0; i < states.size(); i++) {
            State state = states.get(i);
            if (i == states.size() - 1 && state.isAfterListening()) {
                if (byText) {
                    state = state.without(State.USER, State.INTENT).without(State.USER, State.ENTITIES);
                } else {
                    state = state.without(State.USER, State.TEXT);
                }
            }
            ready.add(withoutTextBesideIntent(state));
        }
        return ready;
    }

    static State withoutTextBesideIntent(State state) {
        return state.intent().isPresent() && state.userText().isPresent()
                ? state.without(State.USER, State.TEXT)
                : state;
    }

    /** The latest states; all, if {@code most} is 0. */
    public static List<State> latest(List<State> states, int most) {
        return most <= 0 || states.size() <= most ? states : states.subList(states.size() - most, states.size());
    }
}

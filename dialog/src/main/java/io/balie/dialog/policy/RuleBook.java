package io.balie.dialog.policy;

import io.balie.dialog.domain.Domain;
import io.balie.dialog.training.Example;
import io.balie.dialog.training.History;
import io.balie.dialog.training.Replay;
import io.balie.dialog.training.State;
import io.balie.dialog.training.TrainingStory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The rules of a bot, as runs of states and what is done after them, and what they say about a conversation.
 *
 * <p>What decided is told as a {@link Verdict#source}: the text of the rule's states, {@link #BY_DEFAULT} with an intent, or {@link #BY_LOOP} with a form.
 */
final class RuleBook {

    static final String BY_DEFAULT = "predicting default action with intent ";
    static final String BY_LOOP = "handling active loops and forms - ";
    static final String THEN_LISTEN = " - " + Decision.LISTEN;

    /** These intents are obeyed wherever the conversation stands. */
    static final Map<String, String> DEFAULT_ACTIONS = Map.of(
            "restart", "action_restart",
            "back", "action_back",
            "session_start", "action_session_start");

    private final Domain domain;
    private final Map<String, Learned> rules = new LinkedHashMap<>();
    private final Map<String, List<Learned>> rulesByActionBefore = new HashMap<>();
    private final Map<String, Interruption> interruptions = new LinkedHashMap<>();

    /** The last states of a rule and what is done then. */
    record Learned(String key, List<State> states, String action, TrainingStory story, Example.Place place) {}

    /** What is done about a form after something else was answered. */
    private record Interruption(List<State> states, boolean backToLoop) {}

    /**
     * What the rules say.
     *
     * @param action what is done; empty if they say nothing
     * @param source what decided; empty if nothing did
     * @param interrupted whether a form goes on after something else was answered
     * @param byText whether by the words of the message
     * @param loopGoesOn whether a form goes on, whatever was said
     */
    record Verdict(
            Optional<String> action,
            Optional<String> source,
            boolean interrupted,
            boolean byText,
            boolean loopGoesOn) {}

    /**
     * The book of one bot.
     *
     * @param rules decisions in rules, with all states before them
     * @param stories decisions in stories, with at least the last two states
     */
    RuleBook(Domain domain, List<Example> rules, List<Example> stories) {
        this.domain = domain;
        Set<String> disputed = new HashSet<>();
        for (Example example : rules) {
            List<State> states = sinceAnything(example.states());
            String key = State.json(states);
            if (states.isEmpty() || disputed.contains(key)) {
                continue;
            }
            Learned before = this.rules.putIfAbsent(
                    key, new Learned(key, states, example.action(), example.story(), example.place()));
            if (before != null && !before.action().equals(example.action())) {
                disputed.add(key);
                this.rules.remove(key);
            }
        }
        this.rules.values().removeIf(rule -> rule.action().equals(Replay.ANYTHING));
        this.rules
                .values()
                .forEach(rule -> rulesByActionBefore
                        .computeIfAbsent(actionBefore(rule.states()), action -> new ArrayList<>())
                        .add(rule));
        rules.forEach(this::learnInterruption);
        stories.forEach(this::learnInterruption);
    }

    private static String actionBefore(List<State> states) {
        return states.getLast().doneBefore().orElse("");
    }

    /** What happened since the place in a rule where anything may have happened. */
    private static List<State> sinceAnything(List<State> states) {
        int from = states.size();
        while (from > 0 && !states.get(from - 1).actionBefore().equals(Optional.of(Replay.ANYTHING))) {
            from--;
        }
        return states.subList(from, states.size());
    }

    private void learnInterruption(Example example) {
        State last = example.states().getLast();
        Optional<String> loop = last.loop();
        if (loop.isEmpty()) {
            return;
        }
        List<State> states = sinceAnything(lastTurn(example.states()));
        boolean backToLoop = example.action().equals(loop.get());
        if (!states.isEmpty() && last.isAfterListening() == backToLoop) {
            interruptions.put(State.json(states), new Interruption(states, backToLoop));
        }
    }

    /** The last state, and before it only what was done. */
    private static List<State> lastTurn(List<State> states) {
        if (states.size() == 1 || states.get(states.size() - 2).doneBefore().isEmpty()) {
            return List.of(states.getLast());
        }
        return List.of(states.get(states.size() - 2).onlyAction(), states.getLast());
    }

    /** The rules, by the text of their states. */
    Map<String, Learned> rules() {
        return rules;
    }

    /** Forget a rule. */
    void remove(String key) {
        Learned removed = rules.remove(key);
        if (removed != null) {
            rulesByActionBefore
                    .getOrDefault(actionBefore(removed.states()), List.of())
                    .remove(removed);
        }
    }

    /**
     * What the rules say about a conversation.
     *
     * @param withSource whether a source is told even if no rule fits: the text of the conversation's states
     */
    Verdict verdict(Replay replay, boolean withSource) {
        List<State> states = History.asRules(domain, replay.events(), false);
        Verdict byText = replay.justHeard() ? byRules(states, replay, true, withSource) : NOTHING;
        Optional<String> byDefault =
                replay.justHeard() ? replay.intent().filter(DEFAULT_ACTIONS::containsKey) : Optional.empty();
        if (byDefault.isPresent() && byText.action().isEmpty()) {
            return new Verdict(
                    byDefault.map(DEFAULT_ACTIONS::get),
                    byDefault.map(intent -> BY_DEFAULT + intent),
                    false,
                    false,
                    false);
        }
        Optional<Verdict> byLoop = byLoop(replay);
        if (byLoop.isPresent()) {
            return byLoop.get();
        }
        if (byText.action().isPresent()) {
            return byText;
        }
        Verdict byIntent = byRules(states, replay, false, withSource);
        return new Verdict(
                byIntent.action(), byIntent.source(), byText.interrupted() || byIntent.interrupted(), false, false);
    }

    private static final Verdict NOTHING = new Verdict(Optional.empty(), Optional.empty(), false, false, false);

    /** A form asks on after every message, and then listens, unless it turned the message down. */
    private static Optional<Verdict> byLoop(Replay replay) {
        if (replay.loop().isEmpty() || replay.loopRejected()) {
            return Optional.empty();
        }
        String loop = replay.loop().get();
        boolean done = replay.latestAction().equals(Optional.of(loop));
        return Optional.of(new Verdict(
                Optional.of(done ? Decision.LISTEN : loop),
                Optional.of(BY_LOOP + loop + (done ? THEN_LISTEN : "")),
                false,
                false,
                true));
    }

    private Verdict byRules(List<State> states, Replay replay, boolean byText, boolean withSource) {
        List<State> seen = History.forDecision(states, byText);
        Learned best = null;
        for (Learned rule : rulesByActionBefore.getOrDefault(actionBefore(seen), List.of())) {
            if (fits(rule.states(), seen)
                    && (best == null || rule.key().length() > best.key().length())) {
                best = rule;
            }
        }
        Optional<String> action = Optional.ofNullable(best).map(Learned::action);
        Optional<String> source = Optional.ofNullable(best)
                .map(Learned::key)
                .or(() -> withSource ? Optional.of(State.json(sinceAnything(seen))) : Optional.empty());
        boolean interrupted = false;
        if (replay.loop().isPresent()) {
            boolean leaveLoopAlone = false;
            for (Interruption interruption : interruptions.values()) {
                if (fits(interruption.states(), seen)) {
                    interrupted |= interruption.backToLoop();
                    leaveLoopAlone |= !interruption.backToLoop();
                }
            }
            boolean generalRuleListens = best != null
                    && best.action().equals(Decision.LISTEN)
                    && best.states().getLast().loop().isEmpty();
            if (generalRuleListens && !leaveLoopAlone) {
                // The rule knows nothing of forms; after it the form goes on.
                return new Verdict(replay.loop(), source, false, byText, false);
            }
            if (generalRuleListens) {
                action = Optional.empty();
            }
        }
        return new Verdict(action, source, interrupted, byText, false);
    }

    /** Whether the latest states are as a rule has them. */
    private static boolean fits(List<State> rule, List<State> real) {
        for (int back = 1; back <= Math.min(rule.size(), real.size()); back++) {
            State wanted = rule.get(rule.size() - back);
            State is = real.get(real.size() - back);
            boolean starts = wanted.doneBefore().isEmpty();
            if (starts != is.doneBefore().isEmpty() || !starts && !wanted.fits(is)) {
                return false;
            }
        }
        return true;
    }
}

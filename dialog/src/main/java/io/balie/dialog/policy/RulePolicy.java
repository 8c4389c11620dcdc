package io.balie.dialog.policy;

import io.balie.dialog.domain.Rule;
import io.balie.dialog.domain.Step;
import io.balie.dialog.event.Event;
import io.balie.dialog.tracker.Tracker;
import io.balie.nlu.Guess;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Applies the rules of the bot's author, keeps forms going, and falls back when nothing else is to be done.
 *
 * <p>A rule applies when the latest steps of the conversation are its first steps and its conditions hold; what follows in the rule is done. While a
 * form asks, the form goes on after every message, unless a rule with that form as its condition says otherwise.
 */
public final class RulePolicy implements Policy {

    /** As in Rasa: rules before remembered stories before learned ones. */
    private static final int PRIORITY = 4;

    private static final String NAME = "RulePolicy";

    private final List<Rule> rules;
    private final double fallbackConfidence;
    private final String fallbackAction;

    /**
     * The policy for one bot.
     *
     * @param fallbackConfidence how sure the fallback is that it is needed (Rasa: {@code core_fallback_threshold}); 0 to 1
     */
    public RulePolicy(List<Rule> rules, double fallbackConfidence, String fallbackAction) {
        this.rules = List.copyOf(rules);
        this.fallbackConfidence = fallbackConfidence;
        this.fallbackAction = fallbackAction;
    }

    @Override
    public Optional<Decision> decide(Tracker tracker, Instant now) {
        List<Event> turn = tracker.turn();
        for (Rule rule : rules) {
            Optional<Decision> next = next(rule, tracker, turn);
            if (next.isPresent()) {
                return next;
            }
        }
        List<String> done = tracker.actionsInTurn();
        Optional<String> form = tracker.activeLoop();
        if (form.isPresent() && !done.contains(form.get())) {
            return decision(form.get(), 1, "The form '%s' goes on.".formatted(form.get()));
        }
        return done.isEmpty()
                ? decision(fallbackAction, fallbackConfidence, "No rule or story says what to do.")
                : decision(Decision.LISTEN, fallbackConfidence, "All is done that was to be done.");
    }

    private Optional<Decision> next(Rule rule, Tracker tracker, List<Event> turn) {
        if (rule.conversationStart() && !tracker.actionsBefore().stream().allMatch(a -> a.startsWith("action_"))) {
            return Optional.empty();
        }
        List<Step> steps = rule.steps();
        // What happened in this turn, in the words of steps; a rule has at most one user step, so it lies within one
        // turn.
        int at = 0;
        boolean started = steps.getFirst() instanceof Step.UserStep;
        if (!holds(rule.conditions(), started ? tracker.atMessage() : tracker)) {
            if (started || !holdsBeforeLoopEnd(rule, tracker)) {
                return Optional.empty();
            }
        }
        Tracker state = tracker.atMessage();
        for (Event event : turn) {
            state = event instanceof Event.UserUttered ? state : state.after(event);
            if (at >= steps.size()) {
                break;
            }
            switch (event) {
                case Event.UserUttered said -> {
                    if (started && !(steps.get(at) instanceof Step.UserStep user && fits(user, said))) {
                        return Optional.empty();
                    }
                    at += started ? 1 : 0;
                }
                case Event.ActionExecuted done -> {
                    at = skipSlots(steps, at, state);
                    if (at < steps.size()
                            && steps.get(at) instanceof Step.ActionStep action
                            && action.action().equals(done.name())) {
                        at++;
                    } else if (started || at > 0) {
                        if (!started) {
                            at = 0; // a rule without a user step may begin anywhere in the turn
                        } else {
                            return Optional.empty();
                        }
                    }
                }
                case Event.ActiveLoop loop -> {
                    if (at < steps.size() && at > 0 && steps.get(at) instanceof Step.LoopStep wanted) {
                        if (wanted.form().equals(loop.name())) {
                            at++;
                        } else if (wanted.form().isPresent()) {
                            return Optional.empty();
                        } // else the form has begun in this turn, and the rule waits for its end
                    }
                }
                default -> {}
            }
        }
        if (at == 0) {
            return Optional.empty();
        }
        at = skipSlots(steps, at, tracker);
        if (at < steps.size() && steps.get(at) instanceof Step.LoopStep wanted) {
            if (!wanted.form().equals(tracker.activeLoop())) {
                return Optional.empty();
            }
            at++;
            at = skipSlots(steps, at, tracker);
        }
        if (at < steps.size()) {
            return steps.get(at) instanceof Step.ActionStep action
                    ? decision(action.action(), 1, "Rule '%s' (%s).".formatted(rule.name(), rule.where()))
                    : Optional.empty();
        }
        return rule.waitForUserInput()
                ? decision(Decision.LISTEN, 1, "Rule '%s' (%s) is done.".formatted(rule.name(), rule.where()))
                : Optional.empty();
    }

    /** A rule about a form's end has the form as its condition; when its turn comes the form is over. */
    private static boolean holdsBeforeLoopEnd(Rule rule, Tracker tracker) {
        return holds(rule.conditions(), tracker.atMessage())
                || rule.conditions().stream()
                        .allMatch(c -> c instanceof Step.LoopStep loop
                                && loop.form()
                                        .map(form -> tracker.actionsInTurn().contains(form))
                                        .orElse(false));
    }

    private static int skipSlots(List<Step> steps, int from, Tracker tracker) {
        int at = from;
        while (at < steps.size() && steps.get(at) instanceof Step.SlotStep slots && holds(List.of(slots), tracker)) {
            at++;
        }
        return at;
    }

    private static boolean holds(List<Step> conditions, Tracker tracker) {
        return conditions.stream().allMatch(condition -> switch (condition) {
            case Step.SlotStep slots ->
                slots.slots().entrySet().stream()
                        .allMatch(e -> same(tracker.slots().get(e.getKey()), e.getValue()));
            case Step.LoopStep loop -> loop.form().equals(tracker.activeLoop());
            case Step.UserStep user -> true;
            case Step.ActionStep action -> true;
            case Step.BotStep said -> true;
            case Step.CheckpointStep checkpoint -> true;
        });
    }

    private static boolean same(@Nullable Object is, Optional<Object> wanted) {
        return wanted.map(value -> is != null && is.toString().equals(value.toString()))
                .orElse(is == null);
    }

    private static boolean fits(Step.UserStep step, Event.UserUttered said) {
        String intent = said.reading().best().map(Guess::intent).orElse("");
        return step.intent().equals(intent)
                && step.entities().stream()
                        .allMatch(wanted -> said.reading().entities().stream()
                                .anyMatch(found -> found.type().equals(wanted.type())
                                        && wanted.value()
                                                .map(found.value()::equals)
                                                .orElse(true)));
    }

    private Optional<Decision> decision(String action, double confidence, String because) {
        return Optional.of(new Decision(action, confidence, NAME, PRIORITY, List.of(because)));
    }
}

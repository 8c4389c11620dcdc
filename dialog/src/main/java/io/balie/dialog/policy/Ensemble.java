package io.balie.dialog.policy;

import io.balie.dialog.event.Event;
import io.balie.dialog.event.Reason;
import io.balie.dialog.tracker.Tracker;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Several policies as one, as Rasa's: what overrules comes first, then what the message's own words say, then the most confident; among equals the one of
 * higher priority, then the one named first.
 *
 * <p>An action that must follow is done without asking anyone. An action that was just turned down is nobody's choice.
 *
 * @param policies in the author's order
 * @param actions all that can be done; empty if any name is good
 */
public record Ensemble(List<Policy> policies, Set<String> actions) implements Policy {

    private static final String FOLLOWUP = "followup_action";

    private static final int MOST_OTHERS = 3;

    /** A possibility below this is none that an auditor need read of. */
    private static final double WORTH_TELLING = 0.01;

    private static final Comparator<Decision> BEST = Comparator.comparing(Decision::overrules)
            .thenComparing(Decision::byText)
            .thenComparingDouble(Decision::confidence)
            .thenComparingInt(Decision::priority);

    public Ensemble {
        policies = List.copyOf(policies);
        actions = Set.copyOf(actions);
    }

    /** An ensemble whose policies may name any action. */
    public Ensemble(List<Policy> policies) {
        this(policies, Set.of());
    }

    @Override
    public Optional<Decision> decide(Tracker tracker, Instant now) {
        Optional<String> must =
                tracker.followupAction().filter(action -> actions.isEmpty() || actions.contains(action));
        if (must.isPresent()) {
            return Optional.of(
                    new Decision(must.get(), 1, FOLLOWUP, 0, List.of(new Reason.Plain(Reason.Cause.FOLLOWS))));
        }
        Optional<String> rejected =
                !tracker.events().isEmpty() && tracker.events().getLast() instanceof Event.ActionRejected turnedDown
                        ? Optional.of(turnedDown.name())
                        : Optional.empty();
        List<Decision> decisions = policies.stream()
                .flatMap(policy -> policy.decide(tracker, now).stream())
                .flatMap(decision -> without(rejected, decision).stream())
                .toList();
        List<Event> events = new ArrayList<>();
        Decision best = null;
        for (Decision decision : decisions) {
            events.addAll(decision.events());
            if (best == null || BEST.compare(decision, best) > 0) {
                best = decision;
            }
        }
        if (best == null) {
            return Optional.empty();
        }
        boolean heard = tracker.latestAction()
                .map(done -> done.name().equals(Decision.LISTEN))
                .orElse(false);
        if (heard && tracker.latestMessage().isPresent()) {
            events.add(new Event.UserFeaturization(now, best.byText(), best.hidden()));
        }
        return Optional.of(best.with(events).among(others(best, decisions)));
    }

    /** What else was possible: what the other policies wanted, and what the chosen one thought of too. */
    private static List<Reason.Candidate> others(Decision best, List<Decision> decisions) {
        Stream<Reason.Candidate> ofOthers = decisions.stream()
                .filter(decision -> !decision.policy().equals(best.policy()))
                .map(decision -> new Reason.Candidate(decision.policy(), decision.action(), decision.confidence()));
        Stream<Reason.Candidate> ofTheSame = best.scores().entrySet().stream()
                .filter(score -> !score.getKey().equals(best.action()) && score.getValue() >= WORTH_TELLING)
                .map(score -> new Reason.Candidate(best.policy(), score.getKey(), score.getValue()));
        return Stream.concat(ofOthers, ofTheSame)
                .sorted(Comparator.comparingDouble(Reason.Candidate::confidence)
                        .reversed()
                        .thenComparing(Reason.Candidate::policy)
                        .thenComparing(Reason.Candidate::action))
                .limit(MOST_OTHERS)
                .toList();
    }

    /** The decision without an action that was just turned down: the policy's next best one, if it has one. */
    private static Optional<Decision> without(Optional<String> rejected, Decision decision) {
        if (rejected.isEmpty()) {
            return Optional.of(decision);
        }
        Map<String, Double> left = new LinkedHashMap<>(decision.scores());
        left.remove(rejected.get());
        if (!decision.action().equals(rejected.get())) {
            return Optional.of(new Decision(
                    decision.action(),
                    decision.confidence(),
                    decision.policy(),
                    decision.priority(),
                    decision.because(),
                    left,
                    decision.hidden(),
                    decision.byText(),
                    decision.overrules(),
                    decision.events()));
        }
        return left.entrySet().stream()
                .max(Map.Entry.<String, Double>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(next -> new Decision(
                        next.getKey(),
                        next.getValue(),
                        decision.policy(),
                        decision.priority(),
                        decision.because(),
                        left,
                        false,
                        decision.byText(),
                        decision.overrules(),
                        decision.events()));
    }

    @Override
    public List<Event> observe(Tracker tracker, Instant now) {
        List<Event> observed = new ArrayList<>();
        for (Policy policy : policies) {
            observed.addAll(policy.observe(tracker, now));
        }
        return observed;
    }

    @Override
    public Map<String, Object> facts(Tracker tracker, Instant now) {
        Map<String, Object> facts = new LinkedHashMap<>();
        for (Policy policy : policies) {
            facts.putAll(policy.facts(tracker, now));
        }
        return facts;
    }
}

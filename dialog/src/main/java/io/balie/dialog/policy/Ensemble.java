package io.balie.dialog.policy;

import io.balie.dialog.event.Event;
import io.balie.dialog.tracker.Tracker;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Several policies as one: the most confident decides, among equals the one of higher priority, then the one named first (as Rasa). */
public record Ensemble(List<Policy> policies) implements Policy {

    public Ensemble {
        policies = List.copyOf(policies);
    }

    @Override
    public Optional<Decision> decide(Tracker tracker, Instant now) {
        return policies.stream()
                .flatMap(policy -> policy.decide(tracker, now).stream())
                .max(Comparator.comparingDouble(Decision::confidence).thenComparingInt(Decision::priority));
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

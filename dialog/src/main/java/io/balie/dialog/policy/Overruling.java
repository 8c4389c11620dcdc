package io.balie.dialog.policy;

import io.balie.dialog.event.Event;
import io.balie.dialog.tracker.Tracker;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A policy whose decisions come before a form that goes on, and so before all others.
 *
 * @param policy who decides
 */
public record Overruling(Policy policy) implements Policy {

    @Override
    public Optional<Decision> decide(Tracker tracker, Instant now) {
        return policy.decide(tracker, now).map(Decision::overruling);
    }

    @Override
    public List<Event> observe(Tracker tracker, Instant now) {
        return policy.observe(tracker, now);
    }

    @Override
    public Map<String, Object> facts(Tracker tracker, Instant now) {
        return policy.facts(tracker, now);
    }
}

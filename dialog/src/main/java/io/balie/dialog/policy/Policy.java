package io.balie.dialog.policy;

import io.balie.dialog.event.Event;
import io.balie.dialog.tracker.Tracker;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Decides what happens next. A policy is a function of the tracker and of what it was made with; it keeps nothing. */
@FunctionalInterface
public interface Policy {

    /**
     * The next action.
     *
     * @param now the moment of the turn
     * @return empty if the policy has no opinion
     */
    Optional<Decision> decide(Tracker tracker, Instant now);

    /**
     * What a new message tells, as events: slots and beliefs. Asked once, right after the message.
     *
     * @param tracker the state just after the message
     */
    default List<Event> observe(Tracker tracker, Instant now) {
        return List.of();
    }

    /**
     * What replies of this turn may depend on, beside the slots.
     *
     * @param tracker the state within the turn
     */
    default Map<String, Object> facts(Tracker tracker, Instant now) {
        return Map.of();
    }
}

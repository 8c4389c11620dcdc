package io.balie.dialog.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.balie.dialog.event.Event;
import io.balie.dialog.tracker.Tracker;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Who decides, and what on. */
class EnsembleTest {

    private static final Instant NOON = Instant.parse("2026-11-24T11:00:00Z");

    @Nested
    class Together {

        @Test
        void the_most_confident_decides() {
            assertEquals("b", decided(says("a", 0.8, 6), says("b", 0.9, 1)));
        }

        @Test
        void among_equals_the_higher_priority_decides() {
            assertEquals("b", decided(says("a", 1, 3), says("b", 1, 4)));
            assertEquals("a", decided(says("a", 1, 4), says("b", 1, 3)));
        }

        @Test
        void among_wholly_equals_the_one_named_first_decides() {
            assertEquals("a", decided(says("a", 1, 4), says("b", 1, 4)));
        }

        @Test
        void who_has_no_opinion_does_not_count() {
            assertEquals("b", decided((tracker, now) -> Optional.empty(), says("b", 0.1, 1)));
            assertEquals(Optional.empty(), new Ensemble(List.of()).decide(tracker(), NOON));
        }

        @Test
        void all_observe_and_later_facts_replace_earlier_ones() {
            Policy first = observing("one", Map.of("who", "first", "only", "first"));
            Policy second = observing("two", Map.of("who", "second"));
            Ensemble both = new Ensemble(List.of(first, second));
            assertEquals(
                    List.of(new Event.SlotSet(NOON, "one", true), new Event.SlotSet(NOON, "two", true)),
                    both.observe(tracker(), NOON));
            assertEquals(Map.of("who", "second", "only", "first"), both.facts(tracker(), NOON));
        }

        private String decided(Policy... policies) {
            return new Ensemble(List.of(policies))
                    .decide(tracker(), NOON)
                    .orElseThrow()
                    .action();
        }

        private Policy says(String action, double confidence, int priority) {
            return (tracker, now) -> Optional.of(new Decision(action, confidence, "P", priority, List.of()));
        }

        private Policy observing(String slot, Map<String, Object> facts) {
            return new Policy() {
                @Override
                public Optional<Decision> decide(Tracker tracker, Instant now) {
                    return Optional.empty();
                }

                @Override
                public List<Event> observe(Tracker tracker, Instant now) {
                    return List.of(new Event.SlotSet(now, slot, true));
                }

                @Override
                public Map<String, Object> facts(Tracker tracker, Instant now) {
                    return facts;
                }
            };
        }
    }

    private static Tracker tracker(Event... events) {
        return Tracker.of("c", List.of(events));
    }
}

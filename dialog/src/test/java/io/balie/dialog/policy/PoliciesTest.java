package io.balie.dialog.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.balie.dialog.domain.Rule;
import io.balie.dialog.domain.Step;
import io.balie.dialog.domain.Story;
import io.balie.dialog.event.Event;
import io.balie.dialog.tracker.Tracker;
import io.balie.nlu.Entity;
import io.balie.nlu.Guess;
import io.balie.nlu.Language;
import io.balie.nlu.Reading;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Who decides, and what on. */
class PoliciesTest {

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

    @Nested
    class Rules {

        @Test
        void a_rule_does_its_actions_in_order_and_then_listens() {
            Rule rule = rule(user("thank"), action("utter_welcome"), action("utter_more"));
            assertEquals("utter_welcome 1.0", next(rule, said("thank")));
            assertEquals("utter_more 1.0", next(rule, said("thank"), done("utter_welcome")));
            assertEquals("action_listen 1.0", next(rule, said("thank"), done("utter_welcome"), done("utter_more")));
        }

        @Test
        void another_message_falls_back() {
            assertEquals(
                    "action_default_fallback 0.3", next(rule(user("thank"), action("utter_welcome")), said("greet")));
        }

        @Test
        void after_another_action_the_rule_is_over() {
            assertEquals(
                    "action_listen 0.3",
                    next(rule(user("thank"), action("utter_welcome")), said("thank"), done("utter_other")));
        }

        @Test
        void each_alternative_counts_and_the_entities_must_be_there() {
            Rule rule = rule(
                    new Step.UserStep(
                            "goodbye",
                            List.of(new Step.EntityMention(
                                    "person", Optional.empty(), Optional.empty(), Optional.of("Jan"))),
                            Optional.empty(),
                            0),
                    action("utter_welcome"));
            assertEquals("utter_welcome 1.0", next(rule, said("goodbye", person("Jan"))));
            assertEquals("action_default_fallback 0.3", next(rule, said("goodbye", person("Piet"))));
        }

        @Test
        void conditions_on_slots_must_hold_when_the_message_comes() {
            Rule rule = new Rule(
                    "r",
                    false,
                    true,
                    List.of(new Step.SlotStep(Map.of("goal", Optional.of("note"), "name", Optional.empty()))),
                    List.of(user("thank"), action("utter_welcome")),
                    "rules.yml:1");
            Event goal = new Event.SlotSet(NOON, "goal", "note");
            Event name = new Event.SlotSet(NOON, "name", "Jan");
            assertEquals("utter_welcome 1.0", next(rule, goal, said("thank")));
            assertEquals("action_default_fallback 0.3", next(rule, said("thank")));
            assertEquals("action_default_fallback 0.3", next(rule, goal, name, said("thank")));
            assertEquals("utter_welcome 1.0", next(rule, goal, said("thank"), name));
        }

        @Test
        void a_rule_for_the_start_counts_only_there() {
            Rule rule =
                    new Rule("r", true, true, List.of(), List.of(user("greet"), action("utter_greet")), "rules.yml:1");
            assertEquals(
                    "utter_greet 1.0",
                    next(rule, new Event.SessionStarted(NOON), done("action_listen"), said("greet")));
            assertEquals(
                    "action_default_fallback 0.3",
                    next(rule, said("greet"), done("utter_greet"), done("action_listen"), said("greet")));
        }

        @Test
        void a_form_goes_on_after_every_message_and_then_listens() {
            Rule other = rule(user("thank"), action("utter_welcome"));
            assertEquals("note_form 1.0", next(other, loop("note_form"), said("provide_contact")));
            assertEquals(
                    "action_listen 0.3", next(other, loop("note_form"), said("provide_contact"), done("note_form")));
        }

        @Test
        void a_rule_may_answer_a_question_while_a_form_asks_and_lead_back_to_it() {
            Rule rule = new Rule(
                    "r",
                    false,
                    true,
                    List.of(new Step.LoopStep(Optional.of("note_form"))),
                    List.of(user("ask_if_bot"), action("utter_disclose_bot"), action("note_form")),
                    "rules.yml:1");
            assertEquals("utter_disclose_bot 1.0", next(rule, loop("note_form"), said("ask_if_bot")));
            assertEquals(
                    "note_form 1.0", next(rule, loop("note_form"), said("ask_if_bot"), done("utter_disclose_bot")));
            assertEquals("action_default_fallback 0.3", next(rule, said("ask_if_bot")));
        }

        @Test
        void a_complete_form_is_followed_by_what_its_rule_says() {
            Rule rule = new Rule(
                    "r",
                    false,
                    true,
                    List.of(new Step.LoopStep(Optional.of("note_form"))),
                    List.of(
                            action("note_form"),
                            new Step.LoopStep(Optional.empty()),
                            action("action_take_note"),
                            action("utter_more")),
                    "rules.yml:1");
            Event[] asking = {loop("note_form"), said("provide_contact"), done("note_form")};
            assertEquals("action_listen 0.3", next(rule, asking));
            Event[] complete = {loop("note_form"), said("provide_contact"), done("note_form"), loop(null)};
            assertEquals("action_take_note 1.0", next(rule, complete));
            assertEquals("utter_more 1.0", next(rule, with(complete, done("action_take_note"))));
            assertEquals("action_listen 1.0", next(rule, with(complete, done("action_take_note"), done("utter_more"))));
        }

        @Test
        void a_form_that_is_complete_at_once_is_followed_by_its_rule_too() {
            Rule rule = new Rule(
                    "r",
                    false,
                    true,
                    List.of(new Step.LoopStep(Optional.of("note_form"))),
                    List.of(action("note_form"), new Step.LoopStep(Optional.empty()), action("action_take_note")),
                    "rules.yml:1");
            assertEquals(
                    "action_take_note 1.0", next(rule, said("deny"), done("note_form"), loop("note_form"), loop(null)));
        }

        @Test
        void a_rule_that_does_not_wait_leaves_the_rest_to_others() {
            Rule first = new Rule(
                    "r", false, false, List.of(), List.of(user("greet"), action("utter_greet")), "rules.yml:1");
            Rule second = rule(action("utter_greet"), action("utter_more"));
            RulePolicy policy = new RulePolicy(List.of(first, second), 0.3, "action_default_fallback");
            assertEquals(
                    "utter_more",
                    policy.decide(tracker(said("greet"), done("utter_greet")), NOON)
                            .orElseThrow()
                            .action());
        }

        @Test
        void the_reason_names_the_rule_and_where_it_stands() {
            assertEquals(
                    List.of("Rule 'r' (rules.yml:1)."),
                    new RulePolicy(List.of(rule(user("thank"), action("utter_welcome"))), 0.3, "f")
                            .decide(tracker(said("thank")), NOON)
                            .orElseThrow()
                            .because());
        }

        private String next(Rule rule, Event... events) {
            Decision decision = new RulePolicy(List.of(rule), 0.3, "action_default_fallback")
                    .decide(tracker(events), NOON)
                    .orElseThrow();
            return decision.action() + " " + decision.confidence();
        }

        private Rule rule(Step... steps) {
            return new Rule("r", false, true, List.of(), List.of(steps), "rules.yml:1");
        }

        private Event[] with(Event[] events, Event... more) {
            Event[] all = Arrays.copyOf(events, events.length + more.length);
            System.arraycopy(more, 0, all, events.length, more.length);
            return all;
        }
    }

    @Nested
    class Stories {

        private final Story thanks =
                story(user("greet"), action("utter_greet"), user("thank"), action("utter_welcome"));

        @Test
        void a_story_is_continued_where_the_conversation_is_that_of_the_story() {
            assertEquals("utter_greet", next(List.of(thanks), said("greet")));
            assertEquals("action_listen", next(List.of(thanks), said("greet"), done("utter_greet")));
            assertEquals(
                    "utter_welcome",
                    next(List.of(thanks), said("greet"), done("utter_greet"), done("action_listen"), said("thank")));
        }

        @Test
        void elsewhere_nothing_is_remembered() {
            assertEquals("", next(List.of(thanks), said("thank")));
            assertEquals("", next(List.of(thanks), said("greet"), done("utter_other")));
        }

        @Test
        void where_two_stories_disagree_nothing_is_remembered() {
            Story other = story(user("greet"), action("utter_other"));
            assertEquals("", next(List.of(thanks, other), said("greet")));
            assertEquals("action_listen", next(List.of(thanks, other), said("greet"), done("utter_greet")));
        }

        @Test
        void only_the_latest_turns_must_be_those_of_the_story() {
            MemoizationPolicy policy = new MemoizationPolicy(List.of(thanks), 1);
            Tracker tracker = tracker(said("abuse"), done("utter_warn_abuse"), done("action_listen"), said("thank"));
            assertEquals(
                    "utter_welcome", policy.decide(tracker, NOON).orElseThrow().action());
            assertEquals(Optional.empty(), new MemoizationPolicy(List.of(thanks), 2).decide(tracker, NOON));
        }

        private String next(List<Story> stories, Event... events) {
            return new MemoizationPolicy(stories, 5)
                    .decide(tracker(events), NOON)
                    .map(Decision::action)
                    .orElse("");
        }

        private Story story(Step... steps) {
            return new Story("s", List.of(steps), "stories.yml:1");
        }
    }

    private static Tracker tracker(Event... events) {
        return Tracker.of("c", List.of(events));
    }

    private static Event said(String intent, Entity... entities) {
        Reading reading = new Reading("text", Language.NL, true, List.of(new Guess(intent, 0.9)), List.of(entities), 1);
        return new Event.UserUttered(NOON, reading, "rest", "m", Map.of());
    }

    private static Event done(String action) {
        return new Event.ActionExecuted(NOON, action, Optional.empty(), 1, List.of());
    }

    private static Event loop(@org.jspecify.annotations.Nullable String form) {
        return new Event.ActiveLoop(NOON, Optional.ofNullable(form));
    }

    private static Entity person(String name) {
        return Entity.exact("person", 0, 4, name, "test");
    }

    private static Step user(String intent) {
        return Step.UserStep.of(intent);
    }

    private static Step action(String name) {
        return new Step.ActionStep(name);
    }
}

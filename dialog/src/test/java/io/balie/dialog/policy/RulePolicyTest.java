package io.balie.dialog.policy;

import static io.balie.dialog.policy.TestBots.NOON;
import static io.balie.dialog.policy.TestBots.action;
import static io.balie.dialog.policy.TestBots.bot;
import static io.balie.dialog.policy.TestBots.done;
import static io.balie.dialog.policy.TestBots.listens;
import static io.balie.dialog.policy.TestBots.loop;
import static io.balie.dialog.policy.TestBots.loopIs;
import static io.balie.dialog.policy.TestBots.rejected;
import static io.balie.dialog.policy.TestBots.said;
import static io.balie.dialog.policy.TestBots.slot;
import static io.balie.dialog.policy.TestBots.slotIs;
import static io.balie.dialog.policy.TestBots.text;
import static io.balie.dialog.policy.TestBots.tracker;
import static io.balie.dialog.policy.TestBots.user;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.balie.dialog.domain.Bot;
import io.balie.dialog.domain.Rule;
import io.balie.dialog.domain.Slot;
import io.balie.dialog.domain.Step;
import io.balie.dialog.event.Event;
import io.balie.dialog.training.TrainingStories;
import io.balie.nlu.Guess;
import io.balie.nlu.Language;
import io.balie.nlu.Reading;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Rules decide as in Rasa. */
class RulePolicyTest {

    private static RulePolicy policy(TestBots bot) {
        return policy(bot, Map.of());
    }

    private static RulePolicy policy(TestBots bot, Map<String, Object> options) {
        Bot made = bot.make();
        return new RulePolicy(
                made.domain(),
                TrainingStories.of(made).stories(),
                RulePolicy.Options.of(new Bot.Setting("RulePolicy", options)));
    }

    private static RulePolicy sound(TestBots bot) {
        RulePolicy policy = policy(bot);
        assertEquals(List.of(), policy.contradictions());
        return policy;
    }

    private static String next(RulePolicy policy, Event... events) {
        return policy.decide(tracker(events), NOON)
                .map(decision -> decision.action() + " " + decision.confidence())
                .orElse("nothing");
    }

    private static final TestBots GREETING =
            bot().rule("greet", user("greet"), action("utter_greet"), action("action_one"));

    /** A form that a rule begins and another ends. */
    private static TestBots formBot() {
        return bot().form("trip_form", "city")
                .slot("city", Slot.Type.TEXT, null)
                .rule("begin", user("inform"), action("trip_form"), loopIs("trip_form"))
                .rule(new Rule(
                        "submit",
                        false,
                        true,
                        List.of(loopIs("trip_form")),
                        List.of(action("trip_form"), loopIs(null), action("utter_submit")),
                        "rules.yml:9"));
    }

    @Nested
    class Simply {

        @Test
        void a_rule_does_its_actions_in_order_and_then_listens() {
            RulePolicy policy = sound(GREETING);
            assertEquals("utter_greet 1.0", next(policy, said("greet")));
            assertEquals("action_one 1.0", next(policy, said("greet"), done("utter_greet")));
            assertEquals("action_listen 1.0", next(policy, said("greet"), done("utter_greet"), done("action_one")));
        }

        @Test
        void a_rule_applies_wherever_the_conversation_stands() {
            assertEquals(
                    "utter_greet 1.0", next(sound(GREETING), said("bye"), done("utter_bye"), listens(), said("greet")));
        }

        @Test
        void an_unknown_message_falls_back() {
            assertEquals("action_default_fallback 0.3", next(sound(GREETING), said("bye")));
        }

        @Test
        void another_action_ends_a_rule() {
            assertEquals("action_default_fallback 0.3", next(sound(GREETING), said("greet"), done("utter_bye")));
        }

        @Test
        void the_fallback_is_as_the_author_wants_it() {
            assertEquals(
                    "action_two 0.4",
                    next(
                            policy(
                                    GREETING,
                                    Map.of("core_fallback_threshold", 0.4, "core_fallback_action_name", "action_two")),
                            said("bye")));
            assertEquals("nothing", next(policy(GREETING, Map.of("enable_fallback_prediction", false)), said("bye")));
        }

        @Test
        void a_fallback_that_is_not_in_the_domain_is_told() {
            assertEquals(
                    "The fallback action 'action_unheard_of' of RulePolicy is not in the domain.",
                    policy(GREETING, Map.of("core_fallback_action_name", "action_unheard_of"))
                            .contradictions()
                            .getFirst()
                            .message());
        }

        @Test
        void a_rule_may_be_as_sure_as_the_reading() {
            assertEquals(
                    "utter_greet 0.9",
                    next(policy(GREETING, Map.of("use_nlu_confidence_as_score", true)), said("greet")));
        }

        @Test
        void these_intents_are_always_obeyed() {
            RulePolicy policy = sound(GREETING);
            assertEquals("action_restart 1.0", next(policy, said("restart")));
            assertEquals("action_back 1.0", next(policy, said("back")));
            assertEquals("action_session_start 1.0", next(policy, said("session_start")));
            assertEquals("action_default_fallback 0.3", next(policy, said("restart"), done("utter_bye")));
        }

        @Test
        void even_while_a_form_asks() {
            assertEquals("action_restart 1.0", next(sound(formBot()), loop("trip_form"), said("restart")));
        }

        @Test
        void the_rule_that_says_most_applies() {
            RulePolicy policy = sound(bot().rule("greet", user("greet"), action("utter_greet"))
                    .rule("greet from a city", user("greet", "city"), action("action_two")));
            assertEquals("utter_greet 1.0", next(policy, said("greet")));
            assertEquals("action_two 1.0", next(policy, said("greet", city())));
        }

        @Test
        void entities_must_be_the_same_ones() {
            RulePolicy policy = sound(bot().rule("greet from a city", user("greet", "city"), action("action_two")));
            assertEquals("action_default_fallback 0.3", next(policy, said("greet")));
            assertEquals("action_two 1.0", next(policy, said("greet", city())));
        }

        @Test
        void a_rule_for_the_start_applies_only_there() {
            RulePolicy policy = sound(bot().rule(new Rule(
                            "start",
                            true,
                            true,
                            List.of(),
                            List.of(user("greet"), action("action_one")),
                            "rules.yml:1"))
                    .rule("greet", user("bye"), action("utter_bye")));
            assertEquals("action_one 1.0", next(policy, said("greet")));
            assertEquals(
                    "action_default_fallback 0.3",
                    next(policy, said("bye"), done("utter_bye"), listens(), said("greet")));
        }

        @Test
        void a_rule_that_does_not_wait_leaves_the_rest_to_others() {
            RulePolicy policy = sound(bot().rule(new Rule(
                            "greet",
                            false,
                            false,
                            List.of(),
                            List.of(user("greet"), action("utter_greet")),
                            "rules.yml:1"))
                    .rule("then", action("utter_greet"), action("action_one")));
            assertEquals("action_one 1.0", next(policy, said("greet"), done("utter_greet")));
        }

        @Test
        void words_may_be_asked_for_in_place_of_an_intent() {
            RulePolicy policy = sound(bot().rule("words", text("good day"), action("utter_greet")));
            Reading reading = new Reading("good day", Language.EN, true, List.of(new Guess("bye", 0.8)), List.of(), 1);
            Event heard = new Event.UserUttered(NOON, reading, "rest", "m", Map.of());
            Decision decision = policy.decide(tracker(heard), NOON).orElseThrow();
            assertEquals("utter_greet", decision.action());
            assertTrue(decision.byText());
            assertEquals("action_default_fallback 0.3", next(policy, said("bye")));
        }

        private io.balie.nlu.Entity city() {
            return io.balie.nlu.Entity.exact("city", 0, 1, "Breda", "test");
        }
    }

    @Nested
    class With_slots {

        private final TestBots bot = bot().slot("known", Slot.Type.BOOL, null)
                .rule(new Rule(
                        "known",
                        false,
                        true,
                        List.of(slotIs("known", true)),
                        List.of(user("greet"), action("action_one")),
                        "rules.yml:1"))
                .rule(new Rule(
                        "unknown",
                        false,
                        true,
                        List.of(slotIs("known", null)),
                        List.of(user("greet"), action("action_two")),
                        "rules.yml:2"));

        @Test
        void a_condition_must_hold() {
            RulePolicy policy = sound(bot);
            assertEquals("action_one 1.0", next(policy, slot("known", true), said("greet")));
            assertEquals("action_two 1.0", next(policy, said("greet")));
            assertEquals("action_default_fallback 0.3", next(policy, slot("known", false), said("greet")));
        }

        @Test
        void any_text_is_as_good_as_another() {
            RulePolicy policy = sound(bot().slot("name", Slot.Type.TEXT, null)
                    .rule(new Rule(
                            "named",
                            false,
                            true,
                            List.of(slotIs("name", "Ada")),
                            List.of(user("greet"), action("action_one")),
                            "rules.yml:1")));
            assertEquals("action_one 1.0", next(policy, slot("name", "Grace"), said("greet")));
            assertEquals("action_default_fallback 0.3", next(policy, said("greet")));
        }

        @Test
        void a_category_is_compared_without_regard_to_case_and_unknown_ones_are_all_the_same() {
            RulePolicy policy = sound(bot().slot("kind", Slot.Type.CATEGORICAL, null)
                    .rule(new Rule(
                            "a",
                            false,
                            true,
                            List.of(slotIs("kind", "A")),
                            List.of(user("greet"), action("action_one")),
                            "rules.yml:1"))
                    .rule(new Rule(
                            "other",
                            false,
                            true,
                            List.of(slotIs("kind", "unheard of")),
                            List.of(user("greet"), action("action_two")),
                            "rules.yml:2")));
            assertEquals("action_one 1.0", next(policy, slot("kind", "a"), said("greet")));
            assertEquals("action_two 1.0", next(policy, slot("kind", "z"), said("greet")));
            assertEquals("action_default_fallback 0.3", next(policy, slot("kind", "b"), said("greet")));
        }

        @Test
        void an_initial_value_that_a_rule_does_not_name_does_not_matter() {
            RulePolicy policy = sound(
                    bot().slot("known", Slot.Type.BOOL, false).rule("greet", user("greet"), action("utter_greet")));
            assertEquals("utter_greet 1.0", next(policy, slot("known", true), said("greet")));
        }

        @Test
        void a_slot_that_is_set_in_a_rule_must_be_set_for_the_rule_to_go_on() {
            RulePolicy policy = sound(bot().slot("known", Slot.Type.BOOL, null)
                    .rule("look up", user("greet"), action("action_one"), slotIs("known", true), action("action_two"))
                    .rule(
                            "look up in vain",
                            user("bye"),
                            action("action_one"),
                            slotIs("known", null),
                            action("action_three")));
            assertEquals("action_two 1.0", next(policy, said("greet"), done("action_one"), slot("known", true)));
            assertEquals("action_three 1.0", next(policy, said("bye"), done("action_one")));
        }
    }

    @Nested
    class With_forms {

        @Test
        void a_form_goes_on_after_every_message_and_then_listens() {
            RulePolicy policy = sound(formBot());
            assertEquals("trip_form 1.0", next(policy, said("inform")));
            Event[] asking = {said("inform"), done("trip_form"), loop("trip_form")};
            assertEquals("action_listen 1.0", next(policy, asking));
            assertEquals("trip_form 1.0", next(policy, with(asking, listens(), said("bye"))));
            assertTrue(policy.decide(tracker(with(asking, listens(), said("bye"))), NOON)
                    .orElseThrow()
                    .overrules());
        }

        @Test
        void a_complete_form_is_followed_by_what_its_rule_says() {
            RulePolicy policy = sound(formBot());
            Event[] complete = {
                said("inform"),
                done("trip_form"),
                loop("trip_form"),
                listens(),
                said("inform"),
                done("trip_form"),
                loop(null)
            };
            assertEquals("utter_submit 1.0", next(policy, complete));
            assertEquals("action_listen 1.0", next(policy, with(complete, done("utter_submit"))));
        }

        @Test
        void the_question_of_a_form_is_part_of_its_action() {
            Event question = new Event.ActionExecuted(NOON, "utter_ask_city", Optional.empty(), 1, List.of());
            assertEquals(
                    "action_listen 1.0",
                    next(sound(formBot()), said("inform"), done("trip_form"), loop("trip_form"), question));
        }

        @Test
        void what_a_form_turned_down_a_rule_may_answer_and_then_the_form_goes_on() {
            RulePolicy policy = sound(formBot().rule("faq", user("faq"), action("utter_faq")));
            Event[] interrupted = {
                said("inform"), done("trip_form"), loop("trip_form"), listens(), said("faq"), rejected("trip_form")
            };
            assertEquals("utter_faq 1.0", next(policy, interrupted));
            assertEquals("trip_form 1.0", next(policy, with(interrupted, done("utter_faq"))));
            assertEquals("action_listen 1.0", next(policy, with(interrupted, done("utter_faq"), done("trip_form"))));
        }

        @Test
        void what_a_form_turned_down_and_no_rule_answers_falls_back() {
            assertEquals(
                    "action_default_fallback 0.3",
                    next(
                            sound(formBot()),
                            said("inform"),
                            done("trip_form"),
                            loop("trip_form"),
                            listens(),
                            said("faq"),
                            rejected("trip_form")));
        }

        @Test
        void a_rule_about_the_form_itself_may_keep_it_from_going_on() {
            RulePolicy policy = sound(formBot()
                    .rule(new Rule(
                            "faq in form",
                            false,
                            true,
                            List.of(loopIs("trip_form")),
                            List.of(user("faq"), action("utter_faq")),
                            "rules.yml:20")));
            Event[] answered = {
                said("inform"),
                done("trip_form"),
                loop("trip_form"),
                listens(),
                said("faq"),
                rejected("trip_form"),
                done("utter_faq")
            };
            assertEquals("action_listen 1.0", next(policy, answered));
        }

        @Test
        void a_form_that_goes_on_after_an_answer_is_told_that_it_was_interrupted() {
            RulePolicy policy = sound(formBot()
                    .story(
                            "interrupted",
                            user("inform"),
                            action("trip_form"),
                            loopIs("trip_form"),
                            user("faq"),
                            action("utter_faq"),
                            user("greet"),
                            action("trip_form"),
                            loopIs(null),
                            action("utter_submit")));
            Event[] again = {
                said("inform"),
                done("trip_form"),
                loop("trip_form"),
                listens(),
                said("faq"),
                rejected("trip_form"),
                done("utter_faq"),
                listens(),
                said("greet")
            };
            Decision decision = policy.decide(tracker(again), NOON).orElseThrow();
            assertEquals(List.of(new Event.LoopInterrupted(NOON, true)), decision.events());
        }

        private Event[] with(Event[] events, Event... more) {
            Event[] all = java.util.Arrays.copyOf(events, events.length + more.length);
            System.arraycopy(more, 0, all, events.length, more.length);
            return all;
        }
    }

    @Nested
    class Contradictions {

        private static List<String> messages(TestBots bot) {
            return policy(bot).contradictions().stream()
                    .map(Contradiction::message)
                    .toList();
        }

        private static Rule answer(String name, String slot, @Nullable Object value, String answer) {
            return new Rule(
                    name, false, true, List.of(slotIs(slot, value)), List.of(user("faq"), action(answer)), "r.yml:1");
        }

        @Test
        void no_value_of_a_text_is_told_from_one_but_no_list_is_not() {
            TestBots texts = bot().slot("wish", Slot.Type.TEXT, null)
                    .rule(answer("some", "wish", "cake", "utter_faq"))
                    .rule(answer("none", "wish", null, "utter_bye"));
            assertEquals(List.of(), messages(texts));
            TestBots lists = bot().slot("wishes", Slot.Type.LIST, null)
                    .rule(answer("some", "wishes", List.of("cake"), "utter_faq"))
                    .rule(answer("none", "wishes", null, "utter_bye"));
            assertEquals(
                    List.of(
                            "Rule 'some' goes on with 'utter_faq'; that contradicts rule 'none'.",
                            "Rule 'none' goes on with 'utter_bye'; that contradicts rule 'some'."),
                    messages(lists));
        }

        @Test
        void two_rules_that_part_are_told_with_both_traces() {
            List<Contradiction> found = policy(bot().rule("one", user("greet"), action("utter_greet"))
                            .rule("two", user("greet"), action("utter_bye")))
                    .contradictions();
            assertEquals(
                    List.of(
                            "Rule 'one' goes on with 'utter_greet'; that contradicts rule 'two'.",
                            "Rule 'two' goes on with 'utter_bye'; that contradicts rule 'one'."),
                    found.stream().map(Contradiction::message).toList());
            assertEquals("""
                    Rule 'one' goes on with 'utter_greet'; that contradicts rule 'two'.
                      rule 'one' (rules.yml:1)
                        ...
                        intent: greet  (rules.yml:1)
                      ► utter_greet  (rules.yml:2)
                      rule 'two' (rules.yml:2)
                        ...
                        intent: greet  (rules.yml:1)
                      ► utter_bye  (rules.yml:2)
                    Let both go the same way, or give the rule a condition that the rule does not meet.""", found.getFirst().toString());
        }

        @Test
        void a_story_that_leaves_a_rule_is_told() {
            assertEquals(
                    List.of(
                            "Story 'other' goes on with 'utter_bye'; that contradicts rule 'greet', which goes on with 'utter_greet'."),
                    messages(bot().rule("greet", user("greet"), action("utter_greet"))
                            .story("other", user("greet"), action("utter_bye"))));
        }

        @Test
        void a_story_that_follows_a_rule_is_sound() {
            assertEquals(
                    List.of(),
                    messages(bot().rule("greet", user("greet"), action("utter_greet"))
                            .story("same", user("greet"), action("utter_greet"), user("bye"), action("utter_bye"))));
        }

        @Test
        void a_story_that_does_more_than_a_rule_contradicts_it() {
            assertEquals(
                    List.of(
                            "Story 'more' goes on with 'utter_bye'; that contradicts rule 'greet', which goes on with 'action_listen'."),
                    messages(bot().rule("greet", user("greet"), action("utter_greet"))
                            .story("more", user("greet"), action("utter_greet"), action("utter_bye"))));
        }

        @Test
        void a_story_that_leaves_a_form_without_being_in_its_unhappy_path_is_sound() {
            assertEquals(
                    List.of(),
                    messages(formBot()
                            .story(
                                    "faq",
                                    user("inform"),
                                    action("trip_form"),
                                    loopIs("trip_form"),
                                    user("faq"),
                                    action("utter_faq"),
                                    action("trip_form"),
                                    loopIs(null),
                                    action("utter_submit"))));
        }

        @Test
        void an_action_that_sets_a_slot_must_do_so_everywhere() {
            assertEquals(
                    List.of("After 'action_one' rule 'two' does not set slot 'known', as other rules do."),
                    messages(bot().slot("known", Slot.Type.BOOL, null)
                            .rule(
                                    "one",
                                    user("greet"),
                                    action("action_one"),
                                    slotIs("known", true),
                                    action("utter_greet"))
                            .rule("two", user("bye"), action("action_one"), action("utter_bye"))));
        }

        @Test
        void a_form_that_is_begun_must_be_active_everywhere() {
            assertEquals(
                    List.of(
                            "After 'trip_form' rule 'again' does not say 'active_loop: trip_form' or 'active_loop: null', as other rules do."),
                    messages(formBot().rule("again", user("greet"), action("trip_form"))));
        }

        @Test
        void a_last_action_that_does_not_wait_need_not_say_what_it_sets() {
            assertEquals(
                    List.of(),
                    messages(formBot()
                            .rule(new Rule(
                                    "again",
                                    false,
                                    false,
                                    List.of(),
                                    List.of(user("greet"), action("trip_form")),
                                    "rules.yml:20"))));
        }

        @Test
        void a_rule_has_one_message_at_most_unless_it_is_allowed() {
            TestBots bot = bot().rule("talk", user("greet"), action("utter_greet"), user("bye"), action("utter_bye"));
            assertEquals(List.of("Rule 'talk' has 2 messages of the user, expected at most 1."), messages(bot));
            assertEquals(List.of(), policy(bot, Map.of("restrict_rules", false)).contradictions());
        }

        @Test
        void nothing_is_told_where_nothing_is_checked() {
            TestBots bot = bot().rule("one", user("greet"), action("utter_greet"))
                    .rule("two", user("greet"), action("utter_bye"));
            assertEquals(
                    List.of(),
                    policy(bot, Map.of("check_for_contradictions", false)).contradictions());
        }

        @Test
        void a_rule_for_the_start_and_one_for_anywhere_else_are_told_apart_by_a_story_alone() {
            Step greet = user("greet");
            assertEquals(
                    List.of(),
                    messages(bot().rule(new Rule(
                                    "start",
                                    true,
                                    true,
                                    List.of(),
                                    List.of(greet, action("action_one")),
                                    "rules.yml:1"))
                            .rule("bye", user("bye"), action("utter_bye"))));
        }
    }

    @Nested
    class Hidden_turns {

        @Test
        void a_turn_that_only_rules_know_of_is_hidden() {
            RulePolicy policy = sound(bot().rule("greet", user("greet"), action("utter_greet"))
                    .rule("faq", user("faq"), action("utter_faq"))
                    .story("talk", user("greet"), action("utter_greet"), user("bye"), action("utter_bye")));
            assertTrue(policy.decide(tracker(said("faq")), NOON).orElseThrow().hidden());
            assertFalse(
                    policy.decide(tracker(said("greet")), NOON).orElseThrow().hidden());
        }

        @Test
        void slots_and_forms_that_only_rules_know_of_are_named() {
            RulePolicy policy = sound(formBot()
                    .slot("known", Slot.Type.BOOL, null)
                    .rule(new Rule(
                            "known",
                            false,
                            true,
                            List.of(slotIs("known", true)),
                            List.of(user("greet"), action("action_one")),
                            "rules.yml:30"))
                    .story("talk", user("bye"), action("utter_bye")));
            assertEquals(java.util.Set.of("known"), policy.ruleOnly().slots());
            assertEquals(java.util.Set.of("trip_form"), policy.ruleOnly().loops());
        }
    }
}

package io.balie.dialog.policy;

import static io.balie.dialog.policy.TestBots.NOON;
import static io.balie.dialog.policy.TestBots.action;
import static io.balie.dialog.policy.TestBots.bot;
import static io.balie.dialog.policy.TestBots.done;
import static io.balie.dialog.policy.TestBots.listens;
import static io.balie.dialog.policy.TestBots.said;
import static io.balie.dialog.policy.TestBots.tracker;
import static io.balie.dialog.policy.TestBots.user;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.balie.dialog.domain.Bot;
import io.balie.dialog.event.Event;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is learned from stories, beside what is remembered of them. */
class LearnedPoliciesTest {

    private static final long SEED = 7;

    private static TestBots talks() {
        return bot().story("bye", user("greet"), action("utter_greet"), user("bye"), action("utter_bye"))
                .story("faq", user("greet"), action("utter_greet"), user("faq"), action("utter_faq"))
                .story(
                        "inform",
                        user("inform"),
                        action("action_one"),
                        action("action_two"),
                        user("bye"),
                        action("utter_bye"));
    }

    private static Decision next(Bot bot, TrainedPolicies trained, Event... events) {
        return new PolicyMaker(bot, trained)
                .make(setting -> Optional.empty())
                .decide(tracker(events), NOON)
                .orElseThrow();
    }

    private static Bot learning() {
        return talks().policy("TEDPolicy", Map.of("epochs", 50))
                .policy("RulePolicy", Map.of())
                .make();
    }

    @Test
    void a_conversation_like_the_stories_goes_on_like_them() {
        Bot bot = learning();
        TrainedPolicies trained = PolicyMaker.train(bot, SEED);
        Event[] newMixture = {
            said("inform"),
            done("action_one"),
            done("action_two"),
            listens(),
            said("faq"),
            done("utter_faq"),
            listens(),
            said("greet")
        };
        Decision decision = next(bot, trained, newMixture);
        assertEquals("utter_greet", decision.action());
        assertTrue(decision.confidence() > 0.5, () -> "confidence " + decision.confidence());
        assertEquals(
                1,
                decision.scores().values().stream().mapToDouble(score -> score).sum(),
                1e-6);
    }

    @Test
    void an_intent_that_no_story_knows_is_left_to_the_fallback() {
        Bot bot = learning();
        assertEquals(
                "action_default_fallback",
                next(bot, PolicyMaker.train(bot, SEED), said("restless")).action());
    }

    @Test
    void the_same_bot_and_seed_give_the_same_bytes_and_they_can_be_read_back() {
        Bot bot = learning();
        byte[] bytes = PolicyMaker.train(bot, SEED).toBytes();
        assertArrayEquals(bytes, PolicyMaker.train(bot, SEED).toBytes());
        Decision before = next(bot, PolicyMaker.train(bot, SEED), said("greet"));
        assertEquals(before, next(bot, TrainedPolicies.of(bytes), said("greet")));
    }

    @Test
    void other_bytes_are_refused() {
        assertThrows(IllegalArgumentException.class, () -> TrainedPolicies.of(new byte[] {1, 2}));
        byte[] cut = java.util.Arrays.copyOf(PolicyMaker.train(learning(), SEED).toBytes(), 300);
        assertThrows(IllegalArgumentException.class, () -> TrainedPolicies.of(cut));
    }

    @Test
    void without_stories_nothing_is_learned_and_nothing_breaks() {
        Bot bot = bot().rule("greet", user("greet"), action("utter_greet")).make();
        assertEquals(
                "utter_greet",
                next(bot, PolicyMaker.train(bot, SEED), said("greet")).action());
        assertEquals(
                "action_default_fallback",
                next(bot, PolicyMaker.train(bot, SEED), said("bye")).action());
    }

    @Test
    void an_intent_that_comes_out_of_the_blue_is_told_only_where_nobody_else_knows_what_to_do() {
        TestBots bot = bot();
        for (int i = 0; i < 12; i++) {
            bot.intents("step" + i).actions("action_step" + i);
        }
        io.balie.dialog.domain.Step[] steps = new io.balie.dialog.domain.Step[24];
        for (int i = 0; i < 12; i++) {
            steps[2 * i] = user("step" + i);
            steps[2 * i + 1] = action("action_step" + i);
        }
        Bot made = bot.story("march", steps).make();
        TrainedPolicies trained = PolicyMaker.train(made, SEED);
        assertEquals("action_step0", next(made, trained, said("step0")).action());
        assertTrue(List.of("action_unlikely_intent", "action_step9")
                .contains(next(made, trained, said("step9")).action()));
    }

    @Test
    void policies_of_earlier_versions_and_of_others_are_left_out_with_a_word() {
        Bot bot = talks().policy("FormPolicy", Map.of())
                .policy("policies.mine.MyPolicy", Map.of())
                .policy("rasa.core.policies.memoization.MemoizationPolicy", Map.of())
                .policy("RulePolicy", Map.of())
                .make();
        TrainedPolicies trained = PolicyMaker.train(bot, SEED);
        assertEquals(
                List.of(
                        "Policy 'FormPolicy' is not part of Rasa 3 and is left out; RulePolicy keeps forms going.",
                        "Policy 'policies.mine.MyPolicy' is written in Python and is left out; rules, remembered stories and learned"
                                + " stories decide in its place."),
                trained.warnings());
        assertEquals("MemoizationPolicy", next(bot, trained, said("greet")).policy());
    }

    @Test
    void a_priority_may_be_given() {
        Bot bot = talks().rule("greet", user("greet"), action("utter_greet"))
                .policy("MemoizationPolicy", Map.of("priority", 9))
                .policy("RulePolicy", Map.of())
                .make();
        assertEquals(
                "MemoizationPolicy",
                next(bot, PolicyMaker.train(bot, SEED), said("greet")).policy());
    }

    @Test
    void a_hundred_stories_of_fifty_intents_are_learned_in_seconds() {
        TestBots bot = bot();
        for (int i = 0; i < 50; i++) {
            bot.intents("want" + i).actions("utter_want" + i);
        }
        for (int i = 0; i < 100; i++) {
            bot.story(
                    "s" + i,
                    user("greet"),
                    action("utter_greet"),
                    user("want" + i % 50),
                    action("utter_want" + i % 50),
                    user("want" + (i * 7 + 3) % 50),
                    action("utter_want" + (i * 7 + 3) % 50),
                    user("bye"),
                    action("utter_bye"));
        }
        Bot made = bot.policy("TEDPolicy", Map.of("epochs", 100))
                .policy("RulePolicy", Map.of())
                .make();
        long start = System.nanoTime();
        TrainedPolicies trained = PolicyMaker.train(made, SEED);
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        assertTrue(took.compareTo(Duration.ofSeconds(30)) < 0, () -> "took " + took);
        assertEquals(
                "utter_want13",
                next(made, trained, said("want4"), done("utter_want4"), listens(), said("want13"))
                        .action());
    }
}

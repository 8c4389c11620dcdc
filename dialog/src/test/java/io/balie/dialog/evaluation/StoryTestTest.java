package io.balie.dialog.evaluation;

import static io.balie.dialog.policy.TestBots.NOON;
import static io.balie.dialog.policy.TestBots.action;
import static io.balie.dialog.policy.TestBots.bot;
import static io.balie.dialog.policy.TestBots.loopIs;
import static io.balie.dialog.policy.TestBots.user;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.balie.dialog.domain.Bot;
import io.balie.dialog.domain.Slot;
import io.balie.dialog.domain.Step;
import io.balie.dialog.domain.TestStory;
import io.balie.dialog.policy.Decision;
import io.balie.dialog.policy.Policy;
import io.balie.dialog.policy.PolicyMaker;
import io.balie.dialog.policy.TestBots;
import io.balie.nlu.Entity;
import io.balie.nlu.Guess;
import io.balie.nlu.Language;
import io.balie.nlu.Reading;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Test stories are judged as Rasa judges them. */
class StoryTestTest {

    private static Policy policies(Bot bot) {
        return new PolicyMaker(bot, PolicyMaker.train(bot, 1)).make(setting -> Optional.empty());
    }

    private static TestStory story(Step... steps) {
        return new TestStory(
                "test",
                Arrays.stream(steps)
                        .map(step -> new TestStory.TestStep(Optional.empty(), List.of(), step))
                        .toList(),
                "tests/test_stories.yml:1");
    }

    private static StoryResult play(TestBots bot, Step... steps) {
        Bot made = bot.make();
        return new StoryTest(made.domain(), policies(made), Optional.empty(), NOON).play(story(steps));
    }

    private static final TestBots RULES = bot().rule("greet", user("greet"), action("utter_greet"))
            .rule("bye", user("bye"), action("utter_bye"))
            .policy("RulePolicy", Map.of());

    @Test
    void a_story_that_the_rules_follow_passes_and_listening_counts() {
        StoryResult result = play(RULES, user("greet"), action("utter_greet"), user("bye"), action("utter_bye"));
        assertTrue(result.passed());
        assertEquals(
                List.of("utter_greet", "action_listen", "utter_bye", "action_listen"),
                result.acts().stream().map(Played.Act::predicted).toList());
        assertEquals(1, new StoryReport(List.of(result)).inTrainingDataFraction());
    }

    @Test
    void after_a_wrong_action_the_story_goes_on_as_written() {
        StoryResult result = play(RULES, user("greet"), action("utter_bye"), user("bye"), action("utter_bye"));
        assertFalse(result.passed());
        assertEquals(
                List.of(
                        Optional.of("predicted: utter_greet"),
                        Optional.of("predicted: action_default_fallback"),
                        Optional.empty(),
                        Optional.empty()),
                result.acts().stream().map(Played.Act::comment).toList());
    }

    @Test
    void a_form_lets_go_where_the_story_says_so() {
        TestBots bot = bot().form("trip_form", "city")
                .slot("city", Slot.Type.TEXT, null)
                .rule("begin", user("inform"), action("trip_form"), loopIs("trip_form"))
                .rule("faq", user("faq"), action("utter_faq"))
                .policy("RulePolicy", Map.of());
        assertTrue(play(
                        bot,
                        user("inform"),
                        action("trip_form"),
                        loopIs("trip_form"),
                        user("faq"),
                        action("utter_faq"),
                        action("trip_form"))
                .passed());
    }

    @Test
    void an_unlikely_intent_is_a_warning() {
        Policy unlikelyFirst = (tracker, now) -> Optional.of(new Decision(
                tracker.actionsInTurn().isEmpty()
                        ? "action_unlikely_intent"
                        : tracker.actionsInTurn().contains("utter_greet") ? "action_listen" : "utter_greet",
                1,
                "P",
                1,
                List.of()));
        StoryResult result = new StoryTest(bot().domain(), unlikelyFirst, Optional.empty(), NOON)
                .play(story(user("greet"), action("utter_greet")));
        assertTrue(result.passed());
        assertTrue(result.warned());
        assertEquals(
                Optional.of("predicted: action_unlikely_intent"),
                result.acts().getFirst().comment());
    }

    @Test
    void a_turn_without_end_is_ended() {
        Policy tireless = (tracker, now) -> Optional.of(new Decision("action_one", 1, "P", 1, List.of()));
        Step[] steps = new Step[12];
        Arrays.fill(steps, action("action_one"));
        steps[0] = user("greet");
        StoryResult result = new StoryTest(bot().domain(), tireless, Optional.empty(), NOON).play(story(steps));
        assertEquals(
                List.of("circuit breaker tripped", "circuit breaker tripped"),
                result.acts().stream()
                        .map(Played.Act::predicted)
                        .filter(predicted -> !predicted.equals("action_one"))
                        .toList());
    }

    @Test
    void what_is_typed_is_read_and_compared() {
        Entity breda = Entity.exact("city", 5, 10, "Breda", "story");
        TestStory story = new TestStory(
                "test",
                List.of(
                        new TestStory.TestStep(Optional.of("from Breda"), List.of(breda), user("greet")),
                        new TestStory.TestStep(Optional.empty(), List.of(), action("utter_greet"))),
                "t:1");
        Bot made = RULES.make();
        StoryResult right = heard(made, story, "greet", Entity.exact("city", 5, 10, "Breda", "model"));
        assertTrue(right.passed());
        StoryResult wrongIntent = heard(made, story, "bye", breda);
        assertEquals(
                Optional.of("predicted: bye: from [Breda](city)"),
                wrongIntent.said().getFirst().comment());
        assertTrue(wrongIntent.acts().stream().allMatch(Played::isRight));
        assertFalse(heard(made, story, "greet").passed());
        StoryReport report = new StoryReport(List.of(right, wrongIntent));
        assertEquals(0.5, report.conversationAccuracy());
        assertEquals(7.0 / 8, report.metrics().accuracy(), 1e-9);
    }

    @Test
    void a_retrieval_action_is_judged_by_its_key_and_the_turn_goes_on() {
        Bot made = bot().retrieval("chitchat")
                .rule("chat", user("chitchat"), action("utter_chitchat"))
                .policy("RulePolicy", Map.of())
                .make();
        Ear ear = (text, before) -> new Ear.Heard(
                new Reading(text, Language.EN, true, List.of(new Guess("chitchat", 0.8)), List.of(), 1),
                Optional.of("chitchat/ask_name"));
        StoryTest test = new StoryTest(made.domain(), policies(made), Optional.of(ear), NOON);

        StoryResult right = test.play(typed("chitchat/ask_name", "utter_chitchat/ask_name"));
        assertEquals(
                List.of("utter_chitchat/ask_name", "action_listen"),
                right.acts().stream().map(Played.Act::predicted).toList());
        assertTrue(right.passed());

        assertTrue(test.play(typed("chitchat", "utter_chitchat")).passed());
        assertFalse(test.play(typed("chitchat/ask_name", "utter_chitchat/ask_weather"))
                .passed());
    }

    private static TestStory typed(String intent, String action) {
        return new TestStory(
                "test",
                List.of(
                        new TestStory.TestStep(Optional.of("What is your name?"), List.of(), user(intent)),
                        new TestStory.TestStep(Optional.empty(), List.of(), action(action))),
                "tests/test_stories.yml:1");
    }

    private static StoryResult heard(Bot bot, TestStory story, String intent, Entity... entities) {
        Ear ear = (text, before) -> new Ear.Heard(
                new Reading(text, Language.EN, true, List.of(new Guess(intent, 0.8)), List.of(entities), 1),
                Optional.empty());
        return new StoryTest(bot.domain(), policies(bot), Optional.of(ear), NOON).play(story);
    }
}

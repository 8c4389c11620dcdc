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
import static io.balie.dialog.policy.TestBots.tracker;
import static io.balie.dialog.policy.TestBots.user;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.balie.dialog.domain.Bot;
import io.balie.dialog.domain.Slot;
import io.balie.dialog.event.Event;
import io.balie.dialog.training.History;
import io.balie.dialog.training.TrainingStories;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Remembered stories decide as in Rasa. */
class MemoizationPolicyTest {

    private static final TestBots TALK = bot().story(
                    "talk",
                    user("greet"),
                    action("utter_greet"),
                    action("action_one"),
                    user("faq"),
                    action("utter_faq"),
                    user("bye"),
                    action("utter_bye"));

    private static final Event[] UNTIL_BYE = {
        said("greet"),
        done("utter_greet"),
        done("action_one"),
        listens(),
        said("faq"),
        done("utter_faq"),
        listens(),
        said("bye")
    };

    private static String next(TestBots bot, String policy, @Nullable Object maxHistory, Event... events) {
        Map<String, Object> options = new LinkedHashMap<>();
        options.put("max_history", maxHistory);
        return next(bot, new Bot.Setting(policy, options), History.RuleOnly.NOTHING, events);
    }

    private static String next(TestBots bot, Bot.Setting setting, History.RuleOnly ruleOnly, Event... events) {
        Bot made = bot.make();
        return new MemoizationPolicy(
                        made.domain(),
                        TrainingStories.of(made).stories(),
                        ruleOnly,
                        MemoizationPolicy.Options.of(setting))
                .decide(tracker(events), NOON)
                .map(decision -> decision.action() + " " + decision.confidence())
                .orElse("nothing");
    }

    private static String next(TestBots bot, Event... events) {
        return next(bot, "MemoizationPolicy", 5, events);
    }

    @Test
    void a_story_is_continued_to_its_end() {
        assertEquals("utter_greet 1.0", next(TALK, said("greet")));
        assertEquals("action_one 1.0", next(TALK, said("greet"), done("utter_greet")));
        assertEquals("action_listen 1.0", next(TALK, said("greet"), done("utter_greet"), done("action_one")));
        assertEquals("utter_bye 1.0", next(TALK, UNTIL_BYE));
    }

    @Test
    void what_no_story_knows_is_left_to_others() {
        assertEquals("nothing", next(TALK, said("bye")));
        assertEquals("nothing", next(TALK, said("greet"), done("utter_bye")));
    }

    @Test
    void only_the_latest_states_must_be_the_same() {
        Event[] otherwise = UNTIL_BYE.clone();
        otherwise[0] = said("inform");
        assertEquals("utter_bye 1.0", next(TALK, "MemoizationPolicy", 3, otherwise));
        assertEquals("nothing", next(TALK, "MemoizationPolicy", 6, otherwise));
    }

    @Test
    void no_limit_means_the_whole_conversation() {
        Event[] otherwise = UNTIL_BYE.clone();
        otherwise[0] = said("inform");
        assertEquals("nothing", next(TALK, "MemoizationPolicy", null, otherwise));
        assertEquals("utter_bye 1.0", next(TALK, "MemoizationPolicy", null, UNTIL_BYE));
    }

    @Test
    void where_stories_disagree_none_is_followed() {
        TestBots bot = bot().story("one", user("greet"), action("utter_greet"))
                .story("two", user("greet"), action("utter_bye"));
        assertEquals("nothing", next(bot, said("greet")));
        assertEquals("action_listen 1.0", next(bot, said("greet"), done("utter_greet")));
    }

    @Test
    void a_slot_tells_stories_apart() {
        TestBots bot = bot().slot("known", Slot.Type.BOOL, null)
                .story("one", slotIs("known", true), user("greet"), action("utter_greet"))
                .story("two", user("greet"), action("utter_bye"));
        assertEquals("utter_bye 1.0", next(bot, said("greet")));
        assertEquals("nothing", next(bot, slot("known", false), said("greet")));
    }

    @Test
    void augmented_it_forgets_the_beginning_and_the_slots_set_there() {
        TestBots bot = bot().slot("name", Slot.Type.TEXT, null)
                .story("known", user("faq"), action("utter_faq"), user("bye"), action("utter_bye"));
        Event[] events = {
            said("inform"),
            slot("name", "Ada"),
            done("action_two"),
            listens(),
            said("faq"),
            done("utter_faq"),
            listens(),
            said("bye")
        };
        assertEquals("nothing", next(bot, "MemoizationPolicy", 5, events));
        assertEquals("utter_bye 1.0", next(bot, "AugmentedMemoizationPolicy", 5, events));
    }

    @Test
    void a_form_that_goes_on_as_it_should_leaves_no_trace() {
        TestBots bot = bot().form("trip_form", "city")
                .story(
                        "form",
                        user("inform"),
                        action("trip_form"),
                        loopIs("trip_form"),
                        loopIs(null),
                        action("utter_submit"));
        assertEquals(
                "utter_submit 1.0",
                next(
                        bot,
                        said("inform"),
                        done("trip_form"),
                        loop("trip_form"),
                        listens(),
                        said("greet"),
                        done("trip_form"),
                        listens(),
                        said("bye"),
                        done("trip_form"),
                        loop(null)));
    }

    @Test
    void a_form_that_turned_a_message_down_does_leave_one() {
        TestBots bot = bot().form("trip_form", "city")
                .story(
                        "form",
                        user("inform"),
                        action("trip_form"),
                        loopIs("trip_form"),
                        user("faq"),
                        action("utter_faq"),
                        action("trip_form"),
                        loopIs(null),
                        action("utter_submit"));
        Event[] events = {
            said("inform"), done("trip_form"), loop("trip_form"), listens(), said("faq"), rejected("trip_form"),
        };
        assertEquals("utter_faq 1.0", next(bot, events));
    }

    @Test
    void turns_that_only_rules_know_of_are_not_seen() {
        Event hidden = new Event.ActionExecuted(
                NOON, "utter_faq", Optional.of("RulePolicy"), 1, List.of(), true, Optional.empty());
        Event hiddenListening = new Event.ActionExecuted(
                NOON, "action_listen", Optional.of("RulePolicy"), 1, List.of(), true, Optional.empty());
        TestBots bot = bot().story("talk", user("greet"), action("utter_greet"), user("bye"), action("utter_bye"));
        Bot.Setting setting = new Bot.Setting("MemoizationPolicy", Map.of("max_history", 5));
        assertEquals(
                "utter_bye 1.0",
                next(
                        bot,
                        setting,
                        History.RuleOnly.NOTHING,
                        said("greet"),
                        done("utter_greet"),
                        listens(),
                        said("faq"),
                        hidden,
                        hiddenListening,
                        said("bye")));
    }

    @Test
    void slots_that_only_rules_know_of_are_not_seen() {
        TestBots bot = bot().slot("known", Slot.Type.BOOL, null).story("talk", user("greet"), action("utter_greet"));
        Bot.Setting setting = new Bot.Setting("MemoizationPolicy", Map.of());
        assertEquals("nothing", next(bot, setting, History.RuleOnly.NOTHING, slot("known", true), said("greet")));
        assertEquals(
                "utter_greet 1.0",
                next(
                        bot,
                        setting,
                        new History.RuleOnly(Set.of("known"), Set.of()),
                        slot("known", true),
                        said("greet")));
    }

    @Test
    void an_unlikely_intent_changes_nothing() {
        assertEquals("utter_greet 1.0", next(TALK, said("greet"), done("action_unlikely_intent")));
    }

    @Test
    void it_may_be_as_sure_as_the_reading() {
        assertEquals(
                "utter_greet 0.9",
                next(
                        TALK,
                        new Bot.Setting("MemoizationPolicy", Map.of("use_nlu_confidence_as_score", true)),
                        History.RuleOnly.NOTHING,
                        said("greet")));
    }
}

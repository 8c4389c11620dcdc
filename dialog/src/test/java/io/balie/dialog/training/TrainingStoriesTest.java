package io.balie.dialog.training;

import static io.balie.dialog.policy.TestBots.action;
import static io.balie.dialog.policy.TestBots.bot;
import static io.balie.dialog.policy.TestBots.checkpoint;
import static io.balie.dialog.policy.TestBots.slotIs;
import static io.balie.dialog.policy.TestBots.user;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.balie.dialog.domain.Mapping;
import io.balie.dialog.domain.Slot;
import io.balie.dialog.domain.Step;
import io.balie.dialog.event.Event;
import io.balie.dialog.policy.TestBots;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Stories become conversations. */
class TrainingStoriesTest {

    private static List<String> told(TestBots bot) {
        return TrainingStories.of(bot.make()).stories().stream()
                .map(story -> story.name() + ": " + text(story))
                .toList();
    }

    private static String text(TrainingStory story) {
        StringBuilder text = new StringBuilder();
        for (Event event : story.events()) {
            text.append(
                    switch (event) {
                        case Event.UserUttered said ->
                            said.reading().ranking().getFirst().intent() + " ";
                        case Event.ActionExecuted done ->
                            done.name().equals("action_listen") ? "/ " : done.name() + " ";
                        case Event.SlotSet set -> set.name() + "=" + set.value() + " ";
                        case Event.ActiveLoop loop -> "loop=" + loop.name().orElse("null") + " ";
                        default -> event + " ";
                    });
        }
        return text.toString().strip();
    }

    @Test
    void the_bot_listens_before_each_message_and_at_the_end() {
        assertEquals(
                List.of("s: / greet utter_greet / bye utter_bye /"),
                told(bot().story("s", user("greet"), action("utter_greet"), user("bye"), action("utter_bye"))));
    }

    @Test
    void a_rule_may_come_after_anything() {
        assertEquals(
                List.of("r: ... / greet utter_greet /"), told(bot().rule("r", user("greet"), action("utter_greet"))));
    }

    @Test
    void in_a_rule_nothing_is_a_value() {
        assertEquals(
                List.of("r: ... / greet known=should_not_be_set utter_greet /"),
                told(bot().rule("r", user("greet"), slotIs("known", null), action("utter_greet"))));
        assertEquals(
                List.of("s: / greet known=null utter_greet /"),
                told(bot().story("s", user("greet"), slotIs("known", null), action("utter_greet"))));
    }

    @Test
    void entities_fill_the_slots_that_are_mapped_to_them() {
        Mapping mapping = new Mapping(
                Mapping.Kind.FROM_ENTITY,
                Optional.of("city"),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                null,
                Optional.empty(),
                List.of());
        assertEquals(
                List.of("s: / greet town=x utter_greet /"),
                told(bot().slot("town", Slot.Type.TEXT, null, List.of(mapping))
                        .story("s", user("greet", "city"), action("utter_greet"))));
    }

    @Test
    void parts_are_joined_at_checkpoints() {
        assertEquals(
                List.of("a > b: / greet utter_greet / bye utter_bye /", "a > c: / greet utter_greet / faq utter_faq /"),
                told(bot().story("a", user("greet"), action("utter_greet"), checkpoint("greeted"))
                        .story("b", checkpoint("greeted"), user("bye"), action("utter_bye"))
                        .story("c", checkpoint("greeted"), user("faq"), action("utter_faq"))));
    }

    @Test
    void a_checkpoint_in_the_middle_lets_others_in_and_out() {
        assertEquals(
                List.of("a: / greet utter_greet / bye utter_bye /", "a > b: / greet utter_greet / faq utter_faq /"),
                told(bot().story(
                                "a",
                                user("greet"),
                                action("utter_greet"),
                                checkpoint("greeted"),
                                user("bye"),
                                action("utter_bye"))
                        .story("b", checkpoint("greeted"), user("faq"), action("utter_faq"))));
    }

    @Test
    void a_checkpoint_may_ask_for_a_slot() {
        Step knows = new Step.CheckpointStep("greeted", Map.of("known", Optional.of(true)), 1);
        Step knowsNot = new Step.CheckpointStep("greeted", Map.of("known", Optional.of(false)), 1);
        assertEquals(
                List.of("a > b: / greet known=true utter_greet / bye utter_bye /"),
                told(bot().slot("known", Slot.Type.BOOL, null)
                        .story("a", user("greet"), slotIs("known", true), action("utter_greet"), checkpoint("greeted"))
                        .story("b", knows, user("bye"), action("utter_bye"))
                        .story("c", knowsNot, user("faq"), action("utter_faq"))));
    }

    @Test
    void a_circle_is_gone_through_twice() {
        assertEquals(
                List.of(
                        "a > b > c: / greet utter_greet / faq utter_faq / faq utter_faq / bye utter_bye /",
                        "a > b > c: / greet utter_greet / faq utter_faq / bye utter_bye /",
                        "a > c: / greet utter_greet / bye utter_bye /"),
                told(bot().story("a", user("greet"), action("utter_greet"), checkpoint("more"))
                        .story("b", checkpoint("more"), user("faq"), action("utter_faq"), checkpoint("more"))
                        .story("c", checkpoint("more"), user("bye"), action("utter_bye"))));
    }

    @Test
    void loose_ends_are_told() {
        TrainingStories.Found found =
                TrainingStories.of(bot().story("a", user("greet"), action("utter_greet"), checkpoint("nowhere"))
                        .story("b", checkpoint("never"), user("bye"), action("utter_bye"))
                        .make());
        assertEquals(
                List.of(
                        "No story begins with checkpoint 'nowhere'; the stories that lead to it end there.",
                        "stories.yml:2: Story 'b' is not learned: no story leads to its checkpoint 'never'."),
                found.warnings());
        assertEquals(
                List.of("a"), found.stories().stream().map(TrainingStory::name).toList());
    }

    @Test
    void too_many_ways_are_cut_short_with_a_warning() {
        TestBots bot = bot().story("start", user("greet"), action("utter_greet"), checkpoint("c0"));
        for (int i = 0; i < 14; i++) {
            bot.story("l" + i, checkpoint("c" + i), user("faq"), action("utter_faq"), checkpoint("c" + (i + 1)));
            bot.story("r" + i, checkpoint("c" + i), user("bye"), action("utter_bye"), checkpoint("c" + (i + 1)));
        }
        bot.story("end", checkpoint("c14"), user("bye"), action("utter_bye"));
        TrainingStories.Found found = TrainingStories.of(bot.make());
        assertEquals(TrainingStories.MOST_PATHS + 1, found.stories().size());
        assertEquals(
                List.of("There are more than 5000 ways through the checkpoints; only the first ones are learned."),
                found.warnings());
    }
}

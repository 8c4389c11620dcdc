package io.balie.dialog.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.balie.dialog.domain.Bot;
import io.balie.dialog.domain.Domain;
import io.balie.dialog.domain.Step;
import io.balie.dialog.domain.Story;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StoryConflictTest {

    private static Story story(String name, String where, String... words) {
        List<Step> steps = java.util.Arrays.stream(words)
                .<Step>map(word -> word.startsWith("utter_") ? new Step.ActionStep(word) : Step.UserStep.of(word))
                .toList();
        return new Story(name, steps, where);
    }

    private static List<StoryConflict> conflicts(int maxHistory, Story... stories) {
        Domain domain = Domain.of(
                List.of("greet", "deny", "thank"),
                List.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                Set.of("utter_greet", "utter_goodbye"),
                new Domain.Session(Duration.ZERO, false));
        return StoryConflict.of(
                new Bot(domain, List.of(), List.of(stories), "en", "", List.of(), List.of()), maxHistory);
    }

    @Test
    void two_stories_that_do_different_things_after_the_same_are_named_with_what_they_do() {
        List<StoryConflict> found = conflicts(
                5,
                story("one", "data/a.yml:3", "deny", "utter_greet"),
                story("two", "data/b.yml:7", "deny", "utter_goodbye"));
        assertEquals(1, found.size());
        assertEquals("""
                Stories go different ways from the same point, so none of them can be followed:
                  utter_goodbye in story 'two' (data/b.yml:7)
                  utter_greet in story 'one' (data/a.yml:3)""", found.getFirst().message());
    }

    @Test
    void stories_that_differ_before_are_no_conflict_while_that_is_remembered() {
        Story[] stories = {
            story("one", "data/a.yml:3", "greet", "utter_greet", "deny", "utter_greet"),
            story("two", "data/a.yml:9", "thank", "utter_greet", "deny", "utter_goodbye")
        };
        assertEquals(List.of(), conflicts(5, stories));
        assertTrue(conflicts(1, stories).size() > 0);
    }
}

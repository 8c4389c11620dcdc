package io.balie.shell.visualize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.balie.dialog.domain.Step;
import io.balie.dialog.domain.Story;
import io.balie.dialog.graph.StoryGraph;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GraphPageTest {

    private static Story story(String name, String intent, String action) {
        return new Story(name, List.of(Step.UserStep.of(intent), new Step.ActionStep(action)), "");
    }

    private static String page(List<Story> stories) {
        return GraphPage.html("Stories of \"x\" <y>", StoryGraph.of(stories, List.of(), Set.of(), 2));
    }

    @Test
    void needs_nothing_from_elsewhere() {
        String page = page(List.of(story("a", "greet", "utter_greet")));
        assertTrue(page.contains("default-src 'none'"));
        assertFalse(page.matches("(?s).*(src|href)=[\"'](?!#).*"), "the page refers to something outside");
    }

    @Test
    void names_cannot_break_out_of_the_page() {
        String page = page(List.of(story("</script><script>alert(1)</script>", "<img src=x>", "utter_\"x\"")));
        assertFalse(page.contains("<script>alert"));
        assertFalse(page.contains("<img"));
        assertTrue(page.contains("Stories of &quot;x&quot; &lt;y&gt;"));
    }

    @Test
    void says_in_words_what_it_draws() {
        String page = page(List.of(story("a", "greet", "utter_greet")));
        assertTrue(page.contains("aria-label=\"If greet. Then: utter_greet.\""), page);
        assertTrue(page.contains("<li>greet → <a href=\"#w1\">utter_greet</a> <small>a</small></li>"), page);
    }

    @Test
    void a_hundred_stories_are_drawn_in_a_moment_and_always_the_same() {
        List<Story> stories = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            List<Step> steps = new ArrayList<>();
            for (int turn = 0; turn < 6; turn++) {
                steps.add(Step.UserStep.of("intent_" + (i * 7 + turn * 3) % 20));
                steps.add(new Step.ActionStep("utter_" + (i + turn) % 25));
            }
            stories.add(new Story("story " + i, steps, ""));
        }
        assertEquals(page(stories), page(stories));
    }

    @Test
    void no_stories_give_an_empty_page() {
        assertTrue(page(List.of()).contains("0 stories, 0 rules, 0 actions"));
    }
}

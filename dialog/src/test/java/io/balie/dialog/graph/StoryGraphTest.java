package io.balie.dialog.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.balie.dialog.domain.Rule;
import io.balie.dialog.domain.Step;
import io.balie.dialog.domain.Story;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StoryGraphTest {

    /** Steps in short: {@code ?} before an intent, {@code @} before a checkpoint, anything else an action. */
    private static List<Step> steps(String... words) {
        List<Step> steps = new ArrayList<>();
        for (String word : words) {
            steps.add(
                    switch (word.charAt(0)) {
                        case '?' -> Step.UserStep.of(word.substring(1));
                        case '@' -> new Step.CheckpointStep(word.substring(1), Map.of(), 0);
                        default -> new Step.ActionStep(word);
                    });
        }
        return steps;
    }

    private static Story story(String name, String... words) {
        return new Story(name, steps(words), "");
    }

    private static List<String> arrows(StoryGraph graph) {
        List<String> arrows = new ArrayList<>();
        for (StoryGraph.Edge edge : graph.edges()) {
            for (StoryGraph.Way way : edge.ways()) {
                arrows.add("%s -%s-> %s"
                        .formatted(
                                graph.nodes().get(edge.from()).label(),
                                way.label(),
                                graph.nodes().get(edge.to()).label()));
            }
        }
        return arrows;
    }

    private static StoryGraph graph(int ahead, Story... stories) {
        return StoryGraph.of(List.of(stories), List.of(), Set.of("form"), ahead);
    }

    @Test
    void what_begins_the_same_is_drawn_once() {
        StoryGraph graph = graph(
                2,
                story("good", "?greet", "utter_greet", "?fine", "utter_glad"),
                story("bad", "?greet", "utter_greet", "?low", "utter_sorry"));
        assertEquals(
                List.of(
                        "start -greet-> utter_greet",
                        "utter_greet -fine-> utter_glad",
                        "utter_greet -low-> utter_sorry"),
                arrows(graph));
    }

    @Test
    void actions_after_which_the_same_follows_are_one() {
        StoryGraph graph = graph(2, story("a", "?x", "one", "?bye", "end"), story("b", "?y", "two", "?bye", "end"));
        assertEquals(4, graph.nodes().size());
        assertEquals(1, graph.nodes().stream().filter(StoryGraph.Node::last).count());
    }

    @Test
    void a_longer_look_ahead_tells_more_apart() {
        Story[] stories = {
            story("a", "?x", "ask", "?yes", "again", "?yes", "left"),
            story("b", "?y", "ask", "?yes", "again", "?yes", "right")
        };
        assertEquals(
                1,
                graph(1, stories).nodes().stream()
                        .filter(node -> node.label().equals("ask"))
                        .count());
        assertEquals(
                2,
                graph(2, stories).nodes().stream()
                        .filter(node -> node.label().equals("ask"))
                        .count());
    }

    @Test
    void ways_between_the_same_actions_share_one_edge_and_name_their_stories() {
        StoryGraph graph = graph(2, story("a", "?yes", "done"), story("b", "?no", "done"));
        assertEquals(
                List.of(new StoryGraph.Edge(
                        0,
                        1,
                        List.of(
                                new StoryGraph.Way("no", List.of(new StoryGraph.Source("b", false))),
                                new StoryGraph.Way("yes", List.of(new StoryGraph.Source("a", false)))))),
                graph.edges());
    }

    @Test
    void parts_meet_at_their_checkpoint() {
        StoryGraph graph = graph(
                2, story("first", "?greet", "utter_greet", "@asked"), story("then", "@asked", "?low", "utter_sorry"));
        assertEquals(
                List.of("start -greet-> utter_greet", "utter_greet --> asked", "asked -low-> utter_sorry"),
                arrows(graph));
    }

    @Test
    void rules_begin_anywhere_with_their_conditions() {
        Rule rule = new Rule(
                "bye",
                false,
                true,
                List.of(new Step.SlotStep(Map.of("member", Optional.of(true)))),
                steps("?bye", "utter_bye"),
                "");
        StoryGraph graph = StoryGraph.of(List.of(), List.of(rule), Set.of(), 2);
        assertEquals(List.of("anywhere -member = true, bye-> utter_bye"), arrows(graph));
    }

    @Test
    void a_form_is_a_node_of_its_own_kind_and_ends_on_the_way_out() {
        List<Step> steps = new ArrayList<>(steps("?book", "form"));
        steps.add(new Step.LoopStep(Optional.of("form")));
        steps.add(new Step.LoopStep(Optional.empty()));
        steps.add(new Step.ActionStep("utter_done"));
        StoryGraph graph = graph(2, new Story("booked", steps, ""));
        assertEquals(StoryGraph.Kind.FORM, graph.nodes().get(1).kind());
        assertEquals(List.of("start -book-> form", "form -form ends-> utter_done"), arrows(graph));
    }

    @Test
    void refuses_to_look_nowhere() {
        assertThrows(IllegalArgumentException.class, () -> graph(0));
    }
}

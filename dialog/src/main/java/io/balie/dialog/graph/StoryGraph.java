package io.balie.dialog.graph;

import io.balie.dialog.domain.Rule;
import io.balie.dialog.domain.Story;
import java.util.List;
import java.util.Set;

/**
 * What may follow what, in all stories and rules.
 *
 * @param nodes what the bot does; a node's id is its place in this list. Those that conversations begin with come first
 * @param edges from one to the next, each pair of nodes once
 */
public record StoryGraph(List<Node> nodes, List<Edge> edges) {

    public StoryGraph {
        nodes = List.copyOf(nodes);
        edges = List.copyOf(edges);
    }

    /** What a node stands for. */
    public enum Kind {
        /** Where stories begin. */
        START,
        /** Where rules begin: anywhere in a conversation. */
        ANYWHERE,
        ACTION,
        FORM,
        /** A text that the bot says as it is. */
        SAYING,
        /** A joint between story parts. */
        CHECKPOINT
    }

    /**
     * Something the bot does.
     *
     * @param label the name of the action, form or checkpoint
     * @param last whether a story or a rule may end here
     */
    public record Node(int id, Kind kind, String label, boolean last) {}

    /**
     * From one node to the next.
     *
     * @param ways what may happen in between, sorted
     */
    public record Edge(int from, int to, List<Way> ways) {
        public Edge {
            ways = List.copyOf(ways);
        }
    }

    /**
     * What happens between two nodes.
     *
     * @param label what the user says, and what must hold; empty if the bot goes on by itself
     * @param sources the stories and rules that go this way, sorted
     */
    public record Way(String label, List<Source> sources) {
        public Way {
            sources = List.copyOf(sources);
        }
    }

    /**
     * A story or a rule.
     *
     * @param rule whether it is a rule
     */
    public record Source(String name, boolean rule) {}

    /**
     * Make the graph.
     *
     * @param forms the names of the forms
     * @param ahead how many steps are looked ahead to tell two actions of the same name apart; at least 1
     */
    public static StoryGraph of(List<Story> stories, List<Rule> rules, Set<String> forms, int ahead) {
        if (ahead < 1) {
            throw new IllegalArgumentException("%d steps are looked ahead, expected at least 1.".formatted(ahead));
        }
        Traces traces = new Traces(forms);
        stories.forEach(traces::add);
        rules.forEach(traces::add);
        return Merging.merged(traces, ahead);
    }
}

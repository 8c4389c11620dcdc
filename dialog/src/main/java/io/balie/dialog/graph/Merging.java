package io.balie.dialog.graph;

import io.balie.dialog.graph.StoryGraph.Edge;
import io.balie.dialog.graph.StoryGraph.Node;
import io.balie.dialog.graph.StoryGraph.Source;
import io.balie.dialog.graph.StoryGraph.Way;
import io.balie.dialog.graph.Traces.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Makes one node of places that look the same for some steps ahead. */
final class Merging {

    static final Comparator<Source> BY_NAME = Comparator.comparing(Source::rule).thenComparing(Source::name);

    private Merging() {}

    static StoryGraph merged(Traces traces, int ahead) {
        List<Place> places = traces.places();
        int[] classes = classes(places, ahead);
        return graph(places, classes);
    }

    /** The class of each place: two are of one class if for so many steps the same may follow in the same ways. */
    private static int[] classes(List<Place> places, int ahead) {
        int[] classes = new int[places.size()];
        Map<String, Integer> numbers = new HashMap<>();
        for (int i = 0; i < classes.length; i++) {
            Place place = places.get(i);
            classes[i] = number(numbers, place.kind + " " + place.label);
        }
        for (int step = 0; step < ahead; step++) {
            int[] before = classes;
            Map<String, Integer> finer = new HashMap<>();
            int[] next = new int[before.length];
            for (int i = 0; i < next.length; i++) {
                String following = places.get(i).next.keySet().stream()
                        .map(n -> n.way() + " > " + before[n.to()])
                        .distinct()
                        .sorted()
                        .collect(Collectors.joining("\n"));
                next[i] = number(finer, before[i] + "\n" + following);
            }
            classes = next;
        }
        return classes;
    }

    private static int number(Map<String, Integer> numbers, String key) {
        Integer known = numbers.putIfAbsent(key, numbers.size());
        return known == null ? numbers.size() - 1 : known;
    }

    private static StoryGraph graph(List<Place> places, int[] classes) {
        Map<Integer, Integer> ids = new LinkedHashMap<>();
        for (int i = 0; i < classes.length; i++) {
            Place place = places.get(i);
            boolean unused = (i == Traces.START || i == Traces.ANYWHERE) && place.next.isEmpty();
            if (!unused) {
                ids.putIfAbsent(classes[i], ids.size());
            }
        }
        List<Node> nodes = new ArrayList<>();
        ids.forEach((kind, id) -> {
            boolean last = false;
            Place one = places.getFirst();
            for (int i = 0; i < classes.length; i++) {
                if (classes[i] == kind) {
                    one = places.get(i);
                    last |= one.last;
                }
            }
            nodes.add(new Node(id, one.kind, one.label, last));
        });
        Map<Integer, Map<Integer, Map<String, TreeSet<Source>>>> ways = new TreeMap<>();
        for (int i = 0; i < classes.length; i++) {
            int from = ids.getOrDefault(classes[i], -1);
            places.get(i)
                    .next
                    .forEach((next, sources) -> ways.computeIfAbsent(from, k -> new TreeMap<>())
                            .computeIfAbsent(ids.getOrDefault(classes[next.to()], -1), k -> new TreeMap<>())
                            .computeIfAbsent(next.way(), k -> new TreeSet<>(BY_NAME))
                            .addAll(sources));
        }
        List<Edge> edges = new ArrayList<>();
        ways.forEach((from, targets) -> targets.forEach((to, labels) -> {
            List<Way> all = new ArrayList<>();
            labels.forEach((label, sources) -> all.add(new Way(label, List.copyOf(sources))));
            edges.add(new Edge(from, to, all));
        }));
        return new StoryGraph(nodes, edges);
    }
}

package io.balie.dialog.graph;

import io.balie.dialog.domain.Rule;
import io.balie.dialog.domain.Step;
import io.balie.dialog.domain.Story;
import io.balie.dialog.graph.StoryGraph.Kind;
import io.balie.dialog.graph.StoryGraph.Source;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Stories and rules as a tree: what begins the same is there once; parts meet at their checkpoints. */
final class Traces {

    static final int START = 0;
    static final int ANYWHERE = 1;

    private static final String FORM_ENDS = "form ends";

    private final Set<String> forms;
    private final List<Place> places = new ArrayList<>();
    private final Map<String, Integer> checkpoints = new LinkedHashMap<>();

    Traces(Set<String> forms) {
        this.forms = Set.copyOf(forms);
        place(Kind.START, "start");
        place(Kind.ANYWHERE, "anywhere");
    }

    /** A node, and where it leads. */
    static final class Place {
        final Kind kind;
        final String label;
        final Map<Next, TreeSet<Source>> next = new TreeMap<>();
        boolean last;

        Place(Kind kind, String label) {
            this.kind = kind;
            this.label = label;
        }
    }

    /** What happens, and the place it leads to. */
    record Next(String way, int to) implements Comparable<Next> {
        @Override
        public int compareTo(Next other) {
            int byWay = way.compareTo(other.way);
            return byWay != 0 ? byWay : Integer.compare(to, other.to);
        }
    }

    List<Place> places() {
        return places;
    }

    void add(Story story) {
        walk(START, new ArrayList<>(), story.steps(), new Source(story.name(), false));
    }

    void add(Rule rule) {
        List<String> conditions = new ArrayList<>();
        rule.conditions()
                .forEach(step -> condition(step)
                        .map(text -> text.equals(FORM_ENDS) ? "no form is active" : text)
                        .ifPresent(conditions::add));
        if (rule.conversationStart()) {
            conditions.add("at the start");
        }
        walk(rule.conversationStart() ? START : ANYWHERE, conditions, rule.steps(), new Source(rule.name(), true));
    }

    private void walk(int from, List<String> before, List<Step> steps, Source source) {
        int at = from;
        List<String> way = before;
        boolean fresh = true;
        boolean waiting = false;
        for (Step step : steps) {
            switch (step) {
                case Step.ActionStep action -> {
                    at = go(
                            at,
                            way,
                            forms.contains(action.action()) ? Kind.FORM : Kind.ACTION,
                            action.action(),
                            source);
                    way = new ArrayList<>();
                }
                case Step.BotStep said -> {
                    at = go(at, way, Kind.SAYING, said.text(), source);
                    way = new ArrayList<>();
                }
                case Step.CheckpointStep checkpoint -> {
                    int joint = checkpoints.computeIfAbsent(checkpoint.name(), name -> place(Kind.CHECKPOINT, name));
                    if (fresh) {
                        at = joint;
                        way = slots(checkpoint.slots());
                    } else {
                        lead(at, way, joint, source);
                        at = joint;
                        way = new ArrayList<>();
                    }
                }
                case Step.UserStep said -> way.add(said(said));
                case Step.SlotStep slots -> condition(slots).ifPresent(way::add);
                case Step.LoopStep loop -> {
                    // Right after the form's own step it says nothing new.
                    if (!loop.form().map(places.get(at).label::equals).orElse(false)) {
                        condition(loop).ifPresent(way::add);
                    }
                }
            }
            fresh = false;
            waiting = step instanceof Step.UserStep || (waiting && !way.isEmpty());
        }
        if (waiting) {
            at = go(at, way, Kind.ACTION, "action_listen", source);
        }
        if (places.get(at).kind != Kind.CHECKPOINT) {
            places.get(at).last = true;
        }
    }

    /** To the place that is reached in the same way already, or to a new one. */
    private int go(int from, List<String> way, Kind kind, String label, Source source) {
        String said = String.join(", ", way);
        for (Map.Entry<Next, TreeSet<Source>> next : places.get(from).next.entrySet()) {
            Place to = places.get(next.getKey().to());
            if (next.getKey().way().equals(said) && to.kind == kind && to.label.equals(label)) {
                next.getValue().add(source);
                return next.getKey().to();
            }
        }
        int to = place(kind, label);
        lead(from, way, to, source);
        return to;
    }

    private void lead(int from, List<String> way, int to, Source source) {
        places.get(from)
                .next
                .computeIfAbsent(new Next(String.join(", ", way), to), next -> new TreeSet<>(Merging.BY_NAME))
                .add(source);
    }

    private int place(Kind kind, String label) {
        places.add(new Place(kind, label));
        return places.size() - 1;
    }

    private static String said(Step.UserStep said) {
        String intent =
                said.intent().isEmpty() ? said.text().map("\"%s\""::formatted).orElse("...") : said.intent();
        return said.entities().isEmpty()
                ? intent
                : said.entities().stream()
                        .map(entity -> entity.type()
                                + entity.value().map(" = "::concat).orElse(""))
                        .collect(Collectors.joining(", ", intent + " {", "}"));
    }

    private static Optional<String> condition(Step step) {
        return switch (step) {
            case Step.SlotStep set -> Optional.of(String.join(", ", slots(set.slots())));
            case Step.LoopStep loop ->
                Optional.of(loop.form().map("form %s is active"::formatted).orElse(FORM_ENDS));
            case Step.UserStep said -> Optional.of(said(said));
            case Step.ActionStep action -> Optional.empty();
            case Step.BotStep bot -> Optional.empty();
            case Step.CheckpointStep checkpoint -> Optional.empty();
        };
    }

    private static List<String> slots(Map<String, Optional<Object>> slots) {
        List<String> conditions = new ArrayList<>();
        slots.forEach((name, value) -> conditions.add(value.map(
                        v -> v instanceof Collection || v instanceof Map ? name + " set" : "%s = %s".formatted(name, v))
                .orElse(name + " not set")));
        return conditions;
    }
}

package io.balie.shell.visualize;

import io.balie.dialog.graph.StoryGraph;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** Draws a story graph as one HTML page, with its words as text beside the drawing. */
public final class GraphPage {

    private static final int LETTER = 7;
    private static final int PADDING = 22;
    private static final int LINE = 16;
    private static final int MOST_LETTERS = 46;
    private static final int MOST_WAYS_SHOWN = 6;
    private static final int MARGIN = 24;

    private final StoryGraph graph;
    private final List<Box> boxes = new ArrayList<>();
    private final List<Layout.Arrow> arrows = new ArrayList<>();

    private GraphPage(StoryGraph graph) {
        this.graph = graph;
    }

    /**
     * Something drawn: what the bot does, or what happens between.
     *
     * @param kind how it looks
     * @param lines its text
     * @param sources the stories and rules that pass it, by their place in the list of all
     */
    private record Box(String kind, List<String> lines, TreeSet<Integer> sources) {

        int width() {
            return PADDING
                    + LETTER * lines.stream().mapToInt(String::length).max().orElse(1);
        }

        int height() {
            return 12 + LINE * lines.size();
        }
    }

    /**
     * The page.
     *
     * @param title of the page, such as the bot's name
     */
    public static String html(String title, StoryGraph graph) {
        return new GraphPage(graph).page(title);
    }

    private String page(String title) {
        List<StoryGraph.Source> sources = sources();
        makeBoxes(sources);
        Layout.Placed placed = Layout.of(
                boxes.stream()
                        .map(box -> new Layout.Box(box.width(), box.height()))
                        .toList(),
                arrows);
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("title", escaped(title));
        parts.put("style", resource("page.css"));
        parts.put("counts", counts(sources));
        parts.put("sources", list(sources));
        parts.put("drawing", drawing(placed));
        parts.put("text", text());
        parts.put("data", data());
        parts.put("script", resource("page.js"));
        String page = resource("page.html");
        StringBuilder html = new StringBuilder();
        int at = 0;
        for (int open = page.indexOf("<!--"); open >= 0; open = page.indexOf("<!--", at)) {
            int close = page.indexOf("-->", open);
            html.append(page, at, open).append(parts.getOrDefault(page.substring(open + 4, close), ""));
            at = close + 3;
        }
        return html.append(page, at, page.length()).toString();
    }

    private List<StoryGraph.Source> sources() {
        Map<String, StoryGraph.Source> sorted = new TreeMap<>();
        graph.edges()
                .forEach(edge -> edge.ways()
                        .forEach(way -> way.sources()
                                .forEach(source -> sorted.put((source.rule() ? "1" : "0") + source.name(), source))));
        return List.copyOf(sorted.values());
    }

    private void makeBoxes(List<StoryGraph.Source> sources) {
        Map<StoryGraph.Source, Integer> numbers = new LinkedHashMap<>();
        sources.forEach(source -> numbers.put(source, numbers.size()));
        for (StoryGraph.Node node : graph.nodes()) {
            String kind = node.kind().name().toLowerCase(Locale.ROOT) + (node.last() ? " last" : "");
            boxes.add(new Box(kind, List.of(cut(node.label())), new TreeSet<>()));
        }
        for (StoryGraph.Edge edge : graph.edges()) {
            TreeSet<Integer> passing = new TreeSet<>();
            List<String> lines = new ArrayList<>();
            for (StoryGraph.Way way : edge.ways()) {
                way.sources().forEach(source -> passing.add(numbers.getOrDefault(source, 0)));
                if (!way.label().isEmpty()) {
                    lines.add(cut(way.label()));
                }
            }
            boxes.get(edge.from()).sources().addAll(passing);
            boxes.get(edge.to()).sources().addAll(passing);
            if (lines.isEmpty()) {
                arrows.add(new Layout.Arrow(edge.from(), edge.to()));
                continue;
            }
            List<String> shown =
                    lines.size() <= MOST_WAYS_SHOWN ? lines : new ArrayList<>(lines.subList(0, MOST_WAYS_SHOWN - 1));
            if (shown.size() < lines.size()) {
                shown.add("and %d more".formatted(lines.size() - shown.size()));
            }
            boolean silent = lines.size() < edge.ways().size();
            boxes.add(new Box(silent ? "way silent" : "way", shown, passing));
            arrows.add(new Layout.Arrow(edge.from(), boxes.size() - 1));
            arrows.add(new Layout.Arrow(boxes.size() - 1, edge.to()));
        }
    }

    private static String cut(String label) {
        String line = label.replace('\n', ' ').strip();
        return line.codePointCount(0, line.length()) <= MOST_LETTERS
                ? line
                : line.substring(0, line.offsetByCodePoints(0, MOST_LETTERS - 1)) + "…";
    }

    private String counts(List<StoryGraph.Source> sources) {
        long rules = sources.stream().filter(StoryGraph.Source::rule).count();
        return "%d stories, %d rules, %d actions"
                .formatted(sources.size() - rules, rules, graph.nodes().size());
    }

    private static String list(List<StoryGraph.Source> sources) {
        StringBuilder list = new StringBuilder();
        for (int i = 0; i < sources.size(); i++) {
            list.append("<li><button type=\"button\" data-source=\"%d\" aria-pressed=\"false\">%s%s</button></li>\n"
                    .formatted(
                            i,
                            sources.get(i).rule() ? "<span class=\"tag\">rule</span> " : "",
                            escaped(sources.get(i).name())));
        }
        return list.toString();
    }

    private String drawing(Layout.Placed placed) {
        StringBuilder svg = new StringBuilder();
        svg.append(String.format(
                Locale.ROOT,
                "<svg id=\"drawing\" role=\"group\" aria-label=\"Story graph\" viewBox=\"%d %d %.0f %.0f\""
                        + " data-width=\"%.0f\" data-height=\"%.0f\">%n",
                -MARGIN,
                -MARGIN,
                placed.width() + 2 * MARGIN,
                placed.height() + 2 * MARGIN,
                placed.width() + 2 * MARGIN,
                placed.height() + 2 * MARGIN));
        svg.append(
                "<defs><marker id=\"tip\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"7\" markerHeight=\"7\""
                        + " orient=\"auto\"><path d=\"M0 0L8 4L0 8z\"/></marker></defs>\n<g id=\"arrows\" aria-hidden=\"true\">\n");
        for (int a = 0; a < arrows.size(); a++) {
            svg.append(arrow(a, placed));
        }
        svg.append("</g>\n<g id=\"boxes\">\n");
        for (int b = 0; b < boxes.size(); b++) {
            svg.append(box(b, placed.spots().get(b)));
        }
        return svg.append("</g>\n</svg>").toString();
    }

    private String arrow(int a, Layout.Placed placed) {
        Layout.Arrow arrow = arrows.get(a);
        Box from = boxes.get(arrow.from());
        Box to = boxes.get(arrow.to());
        Layout.Spot start = placed.spots().get(arrow.from());
        Layout.Spot end = placed.spots().get(arrow.to());
        double x = start.x() + from.width();
        double y = start.y() + from.height() / 2.0;
        double endY = end.y() + to.height() / 2.0;
        boolean back = end.x() <= start.x();
        StringBuilder path = new StringBuilder(String.format(Locale.ROOT, "M%.1f %.1f", x, y));
        double[] at = {x, y};
        if (back) {
            // Out to the right, over the top of what lies between, and in from the left.
            double over = Math.min(start.y(), end.y()) - 10;
            for (Layout.Point point : placed.lines().get(a)) {
                over = Math.min(over, point.y());
            }
            path.append(String.format(
                    Locale.ROOT,
                    "C%.1f %.1f %.1f %.1f %.1f %.1f",
                    x + 30,
                    y,
                    x + 30,
                    over,
                    x - from.width() / 2.0,
                    over));
            path.append(String.format(Locale.ROOT, "L%.1f %.1f", end.x() + to.width() / 2.0, over));
            path.append(String.format(
                    Locale.ROOT,
                    "C%.1f %.1f %.1f %.1f %.1f %.1f",
                    end.x() - 30,
                    over,
                    end.x() - 30,
                    endY,
                    end.x(),
                    endY));
        } else {
            List<Layout.Point> points = new ArrayList<>(placed.lines().get(a));
            points.add(new Layout.Point(end.x(), endY));
            for (Layout.Point point : points) {
                double half = (point.x() - at[0]) / 2;
                path.append(
                        Math.abs(point.y() - at[1]) < 0.5
                                ? String.format(Locale.ROOT, "L%.1f %.1f", point.x(), point.y())
                                : String.format(
                                        Locale.ROOT,
                                        "C%.1f %.1f %.1f %.1f %.1f %.1f",
                                        at[0] + half,
                                        at[1],
                                        point.x() - half,
                                        point.y(),
                                        point.x(),
                                        point.y()));
                at[0] = point.x();
                at[1] = point.y();
            }
        }
        return "<path class=\"%s\" data-arrow=\"%d\" d=\"%s\" marker-end=\"url(#tip)\"/>%n"
                .formatted(back ? "back" : "forth", a, path);
    }

    private String box(int b, Layout.Spot spot) {
        Box box = boxes.get(b);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < box.lines().size(); i++) {
            text.append("<tspan x=\"%.1f\" y=\"%d\">%s</tspan>"
                    .formatted(
                            box.width() / 2.0,
                            18 + i * LINE,
                            escaped(box.lines().get(i))));
        }
        String loop = box.kind().startsWith("form")
                ? "<path class=\"loop\" d=\"M%d 0c-6 -14 22 -14 16 0\" marker-end=\"url(#tip)\"/>"
                        .formatted(box.width() - 34)
                : "";
        return String.format(
                Locale.ROOT,
                "<g class=\"%s\" data-box=\"%d\" tabindex=\"%d\" role=\"img\" aria-label=\"%s\""
                        + " transform=\"translate(%.1f %.1f)\"><rect width=\"%d\" height=\"%d\" rx=\"%d\"/>%s<text>%s</text></g>%n",
                box.kind(),
                b,
                b == 0 ? 0 : -1,
                escaped(spoken(b)),
                spot.x(),
                spot.y(),
                box.width(),
                box.height(),
                box.kind().startsWith("way") ? 12 : 3,
                loop,
                text);
    }

    private String spoken(int b) {
        Box box = boxes.get(b);
        String name = String.join(", or ", box.lines());
        String what = switch (box.kind().split(" ", -1)[0]) {
            case "way" -> "If " + name;
            case "form" -> "Form " + name + ", asks until it is filled";
            case "checkpoint" -> "Checkpoint " + name;
            case "saying" -> "The bot says " + name;
            case "start" -> "Start of stories";
            case "anywhere" -> "Anywhere: rules";
            default -> "Action " + name;
        };
        String then = arrows.stream()
                .filter(arrow -> arrow.from() == b)
                .map(arrow -> String.join(" or ", boxes.get(arrow.to()).lines()))
                .collect(Collectors.joining("; "));
        return what
                + (then.isEmpty() ? "." : ". Then: " + then + ".")
                + (box.kind().contains("last") ? " May end here." : "");
    }

    /** The graph in words: each action with all that may follow it. */
    private String text() {
        StringBuilder text = new StringBuilder();
        for (StoryGraph.Node node : graph.nodes()) {
            List<StoryGraph.Edge> onwards = graph.edges().stream()
                    .filter(edge -> edge.from() == node.id())
                    .toList();
            text.append("<li id=\"w%d\"><b>%s</b>%s"
                    .formatted(node.id(), escaped(node.label()), node.last() ? " (may end here)" : ""));
            if (!onwards.isEmpty()) {
                text.append("<ul>");
                for (StoryGraph.Edge edge : onwards) {
                    for (StoryGraph.Way way : edge.ways()) {
                        text.append("<li>%s → <a href=\"#w%d\">%s</a> <small>%s</small></li>"
                                .formatted(
                                        way.label().isEmpty() ? "at once" : escaped(way.label()),
                                        edge.to(),
                                        escaped(graph.nodes().get(edge.to()).label()),
                                        escaped(way.sources().stream()
                                                .map(StoryGraph.Source::name)
                                                .collect(Collectors.joining("; ")))));
                    }
                }
                text.append("</ul>");
            }
            text.append("</li>\n");
        }
        return text.toString();
    }

    private String data() {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("boxes", boxes.stream().map(Box::sources).toList());
        data.put(
                "arrows",
                arrows.stream().map(arrow -> List.of(arrow.from(), arrow.to())).toList());
        // Inside a script element, '<' could end it.
        return JsonMapper.shared().writeValueAsString(data).replace("<", "\\u003c");
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> {
                    if (c >= ' ' || c == '\n' || c == '\t') {
                        escaped.appendCodePoint(c);
                    }
                }
            }
        });
        return escaped.toString();
    }

    private static String resource(String name) {
        try (InputStream in = GraphPage.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("The program has no %s.".formatted(name));
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

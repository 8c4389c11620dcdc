package io.balie.shell.report;

import io.balie.nlu.Guess;
import io.balie.nlu.evaluation.Confusion;
import io.balie.nlu.evaluation.Reliability;
import io.balie.nlu.evaluation.RiskCoverage;
import io.balie.nlu.evaluation.Score;
import io.balie.nlu.evaluation.Verdict;
import io.balie.nlu.inspection.IntentMap;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How well messages are read, as one HTML page that needs nothing else: no script, nothing from elsewhere; a table beside each picture. */
final class ReadingPage {

    private static final int BARS = 20;
    private static final int MOST_IN_MATRIX = 40;
    private static final int MISTAKES = 500;
    private static final int CLOSEST = 12;
    private static final int CONFUSED = 3;
    private static final int LABELLED = 60;

    private final StringBuilder html = new StringBuilder();
    private final ReadingReport reading;

    private ReadingPage(ReadingReport reading) {
        this.reading = reading;
    }

    static String html(ReadingReport reading) {
        ReadingPage page = new ReadingPage(reading);
        page.write();
        return page.html.toString();
    }

    private record Part(String id, String title) {}

    private static String safe(String text) {
        return Drawing.safe(text);
    }

    private static String named(String intent) {
        return intent.isEmpty() ? "nothing" : intent;
    }

    private static String figure(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    private void write() {
        String style = style();
        html.append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        html.append(
                "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-%s'; base-uri 'none'; form-action 'none'\">\n"
                        .formatted(sha256(style)));
        html.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        html.append("<meta name=\"referrer\" content=\"no-referrer\">\n<title>How well messages are read</title>\n");
        html.append("<style>").append(style).append("</style>\n</head>\n<body>\n");
        html.append("<a class=\"skip\" href=\"#intents\">Skip to the intents</a>\n<header>\n");
        html.append("<h1>How well messages are read</h1>\n");
        List<Part> parts = new ArrayList<>(List.of(
                new Part("intents", "Intents"),
                new Part("confusions", "Confusions"),
                new Part("confidence", "Confidence"),
                new Part("calibration", "Calibration"),
                new Part("risk", "Risk and coverage"),
                new Part("map", "Map of intents")));
        if (reading.curve().isPresent()) {
            parts.add(new Part("learning", "Learning curve"));
        }
        parts.add(new Part("errors", "Errors"));
        html.append("<nav aria-label=\"Parts of this report\"><ul>");
        parts.forEach(part -> html.append("<li><a href=\"#%s\">%s</a></li>".formatted(part.id(), part.title())));
        html.append("</ul></nav>\n");
        figures();
        html.append("</header>\n<main>\n");
        intents();
        confusions();
        confidence();
        calibration();
        risk();
        map();
        reading.curve().ifPresent(this::learning);
        errors();
        html.append(
                "</main>\n<footer><p>This page holds no program code and asks nothing of the internet.</p></footer>\n</body>\n</html>\n");
    }

    private void figures() {
        html.append("<dl class=\"figures\">\n");
        int wrong = (int) reading.report().verdicts().stream()
                .filter(verdict -> !verdict.isRight())
                .count();
        tile(
                "Messages",
                String.valueOf(reading.report().verdicts().size()),
                wrong == 0 ? "all read rightly" : wrong + " read wrongly");
        tile("Accuracy", percent(reading.report().accuracy()), "share read as what they are");
        tile("Mean F1", figure(reading.report().macroF1()), "over the intents");
        tile("Calibration error", percent(reading.reliability().error()), "mean gap of confidence and accuracy");
        reading.risk()
                .within(0.01)
                .ifPresent(point -> tile(
                        "Answered with 1 % wrong",
                        percent(point.coverage()), "from confidence %s on".formatted(figure(point.threshold()))));
        html.append("</dl>\n");
    }

    private void tile(String term, String value, String note) {
        html.append(
                "<div><dt>%s</dt><dd>%s<small>%s</small></dd></div>\n".formatted(safe(term), safe(value), safe(note)));
    }

    private void open(String id, String title, String intro) {
        html.append("<section id=\"%s\" aria-labelledby=\"%s-h\">\n<h2 id=\"%s-h\">%s</h2>\n<p class=\"soft\">%s</p>\n"
                .formatted(id, id, id, safe(title), safe(intro)));
    }

    private void close() {
        html.append("</section>\n");
    }

    private void table(String caption, List<String> head, List<List<String>> rows, String last) {
        html.append(
                "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"%s\"><table>\n<caption>%s</caption>\n<thead><tr>"
                        .formatted(safe(caption), safe(caption)));
        for (int i = 0; i < head.size(); i++) {
            boolean text = i == 0 || i == head.size() - 1 && !last.isEmpty();
            html.append("<th scope=\"col\"%s>%s</th>".formatted(text ? " class=\"text\"" : "", safe(head.get(i))));
        }
        html.append("</tr></thead>\n<tbody>\n");
        for (List<String> row : rows) {
            html.append("<tr><th scope=\"row\">").append(safe(row.getFirst())).append("</th>");
            for (int i = 1; i < row.size(); i++) {
                boolean text = i == row.size() - 1 && !last.isEmpty();
                html.append("<td%s>%s</td>".formatted(text ? " class=\"" + last + "\"" : "", safe(row.get(i))));
            }
            html.append("</tr>\n");
        }
        html.append("</tbody></table></div>\n");
    }

    private void intents() {
        open(
                "intents",
                "Intents",
                "Precision is the share of what was read as an intent that is it; recall the share of its messages that were found.");
        List<List<String>> rows = new ArrayList<>();
        for (Score score : reading.report().scores()) {
            rows.add(List.of(
                    named(score.intent()),
                    figure(score.precision()),
                    figure(score.recall()),
                    figure(score.f1()),
                    String.valueOf(score.support()),
                    reading.confusedWith(score.intent()).entrySet().stream()
                            .limit(CONFUSED)
                            .map(entry -> entry.getKey() + " " + entry.getValue())
                            .collect(Collectors.joining(", "))));
        }
        table(
                "Figures of each intent",
                List.of("Intent", "Precision", "Recall", "F1", "Messages", "Taken for"),
                rows,
                "text");
        close();
    }

    private void confusions() {
        open("confusions", "Confusions", "Rows are what messages are, columns what they were taken for.");
        List<Confusion> confusions = reading.report().confusions();
        Map<String, Map<String, Integer>> counts = new TreeMap<>();
        for (Verdict verdict : reading.report().verdicts()) {
            counts.computeIfAbsent(verdict.example().baseIntent(), k -> new TreeMap<>())
                    .merge(verdict.read(), 1, Integer::sum);
        }
        List<String> all =
                reading.report().scores().stream().map(Score::intent).sorted().toList();
        List<String> shown = all;
        if (all.size() > MOST_IN_MATRIX) {
            shown = confusions.stream()
                    .flatMap(confusion -> List.of(confusion.expected(), confusion.read()).stream())
                    .distinct()
                    .limit(MOST_IN_MATRIX)
                    .sorted()
                    .toList();
            html.append("<p>Of %d intents, those that are most often confused.</p>\n".formatted(all.size()));
        }
        matrix(shown, counts);
        if (!confusions.isEmpty()) {
            html.append("<details><summary>As a list</summary>\n");
            table(
                    "What was taken for what",
                    List.of("Is", "Messages", "Taken for"),
                    confusions.stream()
                            .map(confusion -> List.of(
                                    named(confusion.expected()),
                                    String.valueOf(confusion.count()),
                                    named(confusion.read())))
                            .toList(),
                    "text");
            html.append("</details>\n");
        }
        close();
    }

    private void matrix(List<String> intents, Map<String, Map<String, Integer>> counts) {
        html.append(
                "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Confusion table\"><table class=\"matrix\">\n<caption>Messages by intent and reading</caption>\n<thead><tr><td></td>");
        intents.forEach(intent -> html.append("<th scope=\"col\"><span>%s</span></th>".formatted(safe(named(intent)))));
        html.append("</tr></thead>\n<tbody>\n");
        for (String row : intents) {
            html.append("<tr><th scope=\"row\">%s</th>".formatted(safe(named(row))));
            Map<String, Integer> own = counts.getOrDefault(row, Map.of());
            int total = Math.max(
                    1, own.values().stream().mapToInt(Integer::intValue).sum());
            for (String column : intents) {
                int count = own.getOrDefault(column, 0);
                html.append(
                        count == 0
                                ? "<td></td>"
                                : "<td class=\"%s%d\">%d</td>"
                                        .formatted(
                                                row.equals(column) ? "r" : "w",
                                                shade((double) count / total, row.equals(column)),
                                                count));
            }
            html.append("</tr>\n");
        }
        html.append("</tbody></table></div>\n");
    }

    /** Four shades; of mistakes a tenth is much. */
    private static int shade(double share, boolean right) {
        return Math.clamp((int) Math.ceil((right ? share : 5 * share) * 4), 1, 4);
    }

    private void confidence() {
        open("confidence", "Confidence", "How sure right and wrong readings were.");
        int[][] counts = new int[2][BARS];
        for (Verdict verdict : reading.report().verdicts()) {
            double sure = verdict.best().map(Guess::confidence).orElse(0.0);
            counts[verdict.isRight() ? 0 : 1][Math.min(BARS - 1, (int) (sure * BARS))]++;
        }
        int most = 1;
        for (int bin = 0; bin < BARS; bin++) {
            most = Math.max(most, Math.max(counts[0][bin], counts[1][bin]));
        }
        int top = most;
        Drawing drawing = new Drawing(
                        "confidence-p",
                        "Messages by confidence",
                        "Bars for right and wrong readings in twenty steps of confidence; the table has the figures. Heights are on a square-root scale, so that few are seen beside many.")
                .axes(
                        "Confidence",
                        "Messages (square-root scale)",
                        at -> String.format(Locale.ROOT, "%.1f", at),
                        at -> String.valueOf(Math.round(at * at * top)));
        List<List<String>> rows = new ArrayList<>();
        for (int bin = 0; bin < BARS; bin++) {
            double from = (double) bin / BARS;
            double width = 1.0 / BARS;
            drawing.box("right", from + 0.1 * width, 0, from + 0.5 * width, Math.sqrt((double) counts[0][bin] / top));
            drawing.box("miss", from + 0.5 * width, 0, from + 0.9 * width, Math.sqrt((double) counts[1][bin] / top));
            rows.add(List.of(
                    String.format(Locale.ROOT, "%.2f to %.2f", from, from + width),
                    String.valueOf(counts[0][bin]),
                    String.valueOf(counts[1][bin])));
        }
        drawing.box("right", 0.03, 0.92, 0.05, 0.95).label("", "start", 0.06, 0.92, 0, 0, "right");
        drawing.box("miss", 0.03, 0.85, 0.05, 0.88).label("", "start", 0.06, 0.85, 0, 0, "wrong");
        html.append("<div class=\"figure\">").append(drawing).append("<div>");
        table("Messages by confidence", List.of("Confidence", "Right", "Wrong"), rows, "");
        html.append("</div></div>\n");
        close();
    }

    private void calibration() {
        Reliability reliability = reading.reliability();
        open(
                "calibration",
                "Calibration",
                "A reading with confidence 0.8 should be right eight times in ten. Expected calibration error %s, greatest gap %s."
                        .formatted(figure(reliability.error()), figure(reliability.worst())));
        Drawing drawing = new Drawing(
                        "calibration-p",
                        "Reliability diagram",
                        "Accuracy against confidence in ten steps; the dashed diagonal is perfect calibration, larger dots are more messages. The table has the figures.")
                .axes("Confidence", "Accuracy", ReadingPage::tenth, ReadingPage::tenth)
                .line("ideal", 0, 0, 1, 1);
        int all = Math.max(1, reading.report().verdicts().size());
        List<List<String>> rows = new ArrayList<>();
        List<Reliability.Bin> filled =
                reliability.bins().stream().filter(bin -> bin.count() > 0).toList();
        drawing.curve(
                "curve",
                filled.stream().mapToDouble(Reliability.Bin::confidence).toArray(),
                filled.stream().mapToDouble(Reliability.Bin::accuracy).toArray());
        for (Reliability.Bin bin : filled) {
            drawing.dot("point", bin.confidence(), bin.accuracy(), 3 + 8 * Math.sqrt((double) bin.count() / all));
            rows.add(List.of(
                    String.format(Locale.ROOT, "%.1f to %.1f", bin.from(), bin.to()),
                    figure(bin.confidence()),
                    figure(bin.accuracy()),
                    String.valueOf(bin.count())));
        }
        html.append("<div class=\"figure\">").append(drawing).append("<div>");
        table("Confidence and accuracy", List.of("Step", "Confidence", "Accuracy", "Messages"), rows, "");
        html.append("</div></div>\n");
        close();
    }

    private static String tenth(double at) {
        return String.format(Locale.ROOT, "%.1f", at);
    }

    private void risk() {
        RiskCoverage risk = reading.risk();
        open(
                "risk",
                "Risk and coverage",
                "If only the surest readings are acted on and the rest are asked about, how many of those acted on are wrong. Area below the curve %s."
                        .formatted(figure(risk.area())));
        double highest = risk.points().stream()
                .mapToDouble(RiskCoverage.Point::risk)
                .max()
                .orElse(0);
        double top = Math.clamp(Math.ceil(highest * 20) / 20, 0.05, 1);
        Drawing drawing = new Drawing(
                        "risk-p",
                        "Risk by coverage",
                        "Share of wrong readings among those acted on, as more and more are acted on. The table has the figures.")
                .axes("Coverage", "Risk", ReadingPage::tenth, at -> percent(at * top))
                .curve(
                        "curve",
                        risk.points().stream()
                                .mapToDouble(RiskCoverage.Point::coverage)
                                .toArray(),
                        risk.points().stream()
                                .mapToDouble(point -> point.risk() / top)
                                .toArray());
        List<List<String>> rows = new ArrayList<>();
        reading.coverages()
                .forEach((allowed, point) -> rows.add(List.of(
                        "at most " + percent(allowed),
                        point.map(p -> percent(p.coverage())).orElse("none"),
                        point.map(p -> figure(p.threshold())).orElse("none"))));
        if (!risk.points().isEmpty()) {
            RiskCoverage.Point last = risk.points().getLast();
            rows.add(List.of(percent(last.risk()) + " (all)", percent(last.coverage()), figure(last.threshold())));
        }
        html.append("<div class=\"figure\">").append(drawing).append("<div>");
        table("What can be acted on", List.of("Wrong", "Coverage", "From confidence"), rows, "");
        html.append("</div></div>\n");
        close();
    }

    private record Near(String one, String other, double apart) {}

    private void map() {
        IntentMap map = reading.map();
        open(
                "map",
                "Map of intents",
                "Intents whose messages are worded alike lie close together (two principal components, which show %s of the differences). Larger dots have more messages; crowded places are drawn apart a little, the table has the true distances."
                        .formatted(percent(map.shown())));
        Labels labels = new Labels(map);
        Drawing drawing = new Drawing(
                "map-p", "Map of intents", "A dot for each intent; the table names those that lie closest together.");
        for (IntentMap.Place place : map.places()) {
            drawing.dot("dot", labels.x(place), labels.y(place), labels.radius(place));
        }
        if (map.places().size() <= LABELLED) {
            labels.placed()
                    .forEach(label -> drawing.label(
                            "halo", label.anchor(), label.x(), label.y(), label.right(), label.down(), label.text()));
        }
        List<Near> near = new ArrayList<>();
        for (int i = 0; i < map.places().size(); i++) {
            for (int j = i + 1; j < map.places().size(); j++) {
                IntentMap.Place a = map.places().get(i);
                IntentMap.Place b = map.places().get(j);
                near.add(new Near(a.intent(), b.intent(), Math.hypot(a.x() - b.x(), a.y() - b.y())));
            }
        }
        html.append("<div class=\"figure\">").append(drawing).append("<div>");
        table(
                "Intents that lie closest together",
                List.of("Intent", "Apart", "Intent"),
                near.stream()
                        .sorted(Comparator.comparingDouble(Near::apart))
                        .limit(CLOSEST)
                        .map(pair -> List.of(pair.one(), figure(pair.apart()), pair.other()))
                        .toList(),
                "text");
        html.append("</div></div>\n");
        close();
    }

    private void learning(LearningCurve curve) {
        open(
                "learning",
                "Learning curve",
                "The same %d messages, read by models trained on more and more of the others. A curve that still rises says that more messages would pay."
                        .formatted(curve.tested()));
        int most = Math.max(1, curve.points().getLast().messages());
        double[] x = curve.points().stream()
                .mapToDouble(point -> (double) point.messages() / most)
                .toArray();
        Drawing drawing = new Drawing(
                        "learning-p", "Accuracy and mean F1 by messages trained on", "The table has the figures.")
                .axes(
                        "Messages trained on",
                        "Accuracy (line), mean F1 (dashes)",
                        at -> String.valueOf(Math.round(at * most)),
                        ReadingPage::tenth)
                .curve(
                        "curve",
                        x,
                        curve.points().stream()
                                .mapToDouble(LearningCurve.Point::accuracy)
                                .toArray())
                .curve(
                        "second",
                        x,
                        curve.points().stream()
                                .mapToDouble(LearningCurve.Point::macroF1)
                                .toArray());
        html.append("<div class=\"figure\">").append(drawing).append("<div>");
        table(
                "Models",
                List.of("Messages", "Accuracy", "Mean F1"),
                curve.points().stream()
                        .map(point -> List.of(
                                String.valueOf(point.messages()), figure(point.accuracy()), figure(point.macroF1())))
                        .toList(),
                "");
        html.append("</div></div>\n");
        close();
    }

    private void errors() {
        List<ReadingReport.Mistake> mistakes = reading.mistakes();
        open(
                "errors",
                "Errors",
                mistakes.isEmpty()
                        ? "There are none."
                        : "The most wrong first: how much surer the reading was of the wrong intent than of the right one.");
        if (!mistakes.isEmpty()) {
            table(
                    mistakes.size() > MISTAKES
                            ? "The first %d of %d errors".formatted(MISTAKES, mistakes.size())
                            : "%d errors".formatted(mistakes.size()),
                    List.of("Is", "Sure of it", "Taken for", "Sure of that", "Message"),
                    mistakes.stream()
                            .limit(MISTAKES)
                            .map(mistake -> List.of(
                                    mistake.verdict().example().baseIntent(),
                                    figure(mistake.own()),
                                    named(mistake.verdict().read()),
                                    figure(mistake.sureness()),
                                    mistake.verdict().example().text()))
                            .toList(),
                    "said");
        }
        close();
    }

    /** The style of every page of results. */
    static String style() {
        try (InputStream in = Objects.requireNonNull(
                ReadingPage.class.getResourceAsStream("reading.css"), "the program lacks its reading.css")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String sha256(String text) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }
}

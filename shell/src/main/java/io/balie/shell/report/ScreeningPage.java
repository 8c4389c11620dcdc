package io.balie.shell.report;

import io.balie.dialog.screening.CostCurve;
import io.balie.dialog.screening.CostCurve.Contribution;
import io.balie.dialog.screening.CostCurve.Point;
import io.balie.dialog.screening.Costs;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** What screening costs, as one HTML page that needs nothing else; a table beside each picture. */
final class ScreeningPage {

    /** So many rows of a curve stand in its table. */
    private static final int ROWS = 14;

    private final StringBuilder html = new StringBuilder();
    private final CostCurve curve;
    private final Point used;

    private ScreeningPage(ScreeningReport report) {
        this.curve = report.curve();
        this.used = report.used();
    }

    static String html(ScreeningReport report) {
        ScreeningPage page = new ScreeningPage(report);
        page.write();
        return page.html.toString();
    }

    private static String figure(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    private static String limit(double value) {
        return String.format(Locale.ROOT, "%+.1f", value);
    }

    private void write() {
        String style = ReadingPage.style();
        html.append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        html.append(
                "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-%s'; base-uri 'none'; form-action 'none'\">\n"
                        .formatted(ReadingPage.sha256(style)));
        html.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        html.append("<meta name=\"referrer\" content=\"no-referrer\">\n<title>What screening costs</title>\n");
        html.append("<style>")
                .append(style)
                .append("</style>\n</head>\n<body>\n<header>\n<h1>What screening costs</h1>\n");
        Costs costs = curve.costs();
        html.append(
                "<p>%d conversations of sellers and %d of customers. A customer taken for a seller costs %s, a fishing seller who goes through %s, another seller who goes through %s, a question too many (any to a customer, the third to a seller) %s.</p>\n"
                        .formatted(
                                curve.sellers(),
                                curve.customers(),
                                figure(costs.customerTaken()),
                                figure(costs.nameSaid()),
                                figure(costs.sellerThrough()),
                                figure(costs.question())));
        html.append("</header>\n<main>\n");
        Point best = curve.best();
        section("limits", "Limits", "The limits in use, and those that cost least with their neighbours, in log-odds.");
        table("Limits", HEADINGS, List.of(row("in use", used), row("cost least", best)));
        close();
        curve(
                "seller",
                "Seller without being asked",
                "seller_at",
                curve.alongSeller(used.askAt()),
                Point::sellerAt,
                used.sellerAt());
        curve("ask", "Asked whether they sell", "ask_at", curve.alongAsk(used.sellerAt()), Point::askAt, used.askAt());
        signs();
        html.append(
                "</main>\n<footer><p>This page holds no program code and asks nothing of the internet.</p></footer>\n</body>\n</html>\n");
    }

    private static final List<String> HEADINGS = List.of(
            "",
            "ask_at",
            "seller_at",
            "Customers taken",
            "Fishers through",
            "Sellers through",
            "Customers asked",
            "Sellers asked",
            "Cost");

    private static List<String> row(String name, Point point) {
        return List.of(
                name,
                limit(point.askAt()),
                limit(point.sellerAt()),
                String.valueOf(point.customersTaken()),
                String.valueOf(point.fishersThrough()),
                String.valueOf(point.sellersThrough()),
                String.valueOf(point.customersAsked()),
                String.valueOf(point.sellersAsked()),
                figure(point.cost()));
    }

    private void curve(
            String id, String title, String key, List<Point> points, ToDoubleFunction<Point> limit, double chosen) {
        section(
                id,
                title,
                "Mean cost of a conversation by %s, with the other limit as it is in use. The upright line is the limit in use, the broken curve what questions too many cost alone."
                        .formatted(key));
        double from = limit.applyAsDouble(points.getFirst());
        double width = Math.max(0.1, limit.applyAsDouble(points.getLast()) - from);
        double top =
                Math.max(0.1, points.stream().mapToDouble(Point::cost).max().orElse(1));
        double[] x = points.stream()
                .mapToDouble(p -> (limit.applyAsDouble(p) - from) / width)
                .toArray();
        double question = curve.costs().question() / (curve.sellers() + curve.customers());
        Drawing drawing = new Drawing(
                        id + "-p", "Cost by " + key, "Mean cost of a conversation by limit. The table has the figures.")
                .axes(key + " (log-odds)", "Cost", at -> limit(from + at * width), at -> figure(at * top))
                .curve(
                        "curve",
                        x,
                        points.stream().mapToDouble(p -> p.cost() / top).toArray())
                .curve(
                        "second",
                        x,
                        points.stream()
                                .mapToDouble(p -> Math.min(1, p.tooOften() * question / top))
                                .toArray())
                .line("ideal", (chosen - from) / width, 0, (chosen - from) / width, 1);
        html.append("<div class=\"figure\">").append(drawing).append("<div>");
        int step = Math.max(1, points.size() / ROWS);
        table(
                "Cost by " + key,
                HEADINGS,
                points.stream()
                        .filter(p -> points.indexOf(p) % step == 0)
                        .map(p -> row("", p))
                        .toList());
        html.append("</div></div>\n");
        close();
    }

    private void signs() {
        section(
                "signs",
                "Signs",
                "What it would cost not to know a sign: with the limits as they cost least, and with limits found anew without it. A sign that costs nothing to lose is one that others stand in for here.");
        List<Contribution> signs = curve.contributions();
        double with = curve.best().cost();
        double most = Math.max(
                0.01,
                signs.stream()
                        .mapToDouble(c -> Math.abs(c.same().cost() - with))
                        .max()
                        .orElse(1));
        double height = 1.0 / Math.max(1, signs.size());
        Drawing drawing =
                new Drawing("signs-p", "Cost of losing each sign", "One bar for each sign. The table has the figures.");
        for (int i = 0; i < signs.size(); i++) {
            double up = 1 - (i + 1) * height;
            double lost = signs.get(i).same().cost() - with;
            drawing.box(
                    lost >= 0 ? "right" : "miss",
                    0.3,
                    up + height * 0.15,
                    0.3 + 0.6 * Math.abs(lost) / most,
                    up + height * 0.85);
            drawing.label(
                    "tick", "end", 0.3, up + height / 2, -6, 4, signs.get(i).name());
        }
        html.append("<div class=\"figure\">").append(drawing).append("<div>");
        table(
                "What each sign contributes",
                List.of("Sign", "Sellers", "Customers", "Cost more without it", "With limits found anew"),
                signs.stream()
                        .map(c -> List.of(
                                c.name(),
                                String.valueOf(c.sellers()),
                                String.valueOf(c.customers()),
                                figure(c.same().cost() - with),
                                figure(c.anew().cost() - with)))
                        .toList());
        html.append("</div></div>\n");
        close();
    }

    private void section(String id, String title, String text) {
        html.append("<section id=\"%s\" aria-labelledby=\"%s-h\">\n<h2 id=\"%s-h\">%s</h2>\n<p>%s</p>\n"
                .formatted(id, id, id, Drawing.safe(title), Drawing.safe(text)));
    }

    private void close() {
        html.append("</section>\n");
    }

    private void table(String caption, List<String> headings, List<List<String>> rows) {
        html.append(
                "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"%s\"><table>\n<caption>%s</caption>\n<thead><tr>"
                        .formatted(Drawing.safe(caption), Drawing.safe(caption)));
        headings.forEach(heading -> html.append("<th scope=\"col\">%s</th>".formatted(Drawing.safe(heading))));
        html.append("</tr></thead>\n<tbody>\n");
        for (List<String> row : rows) {
            html.append("<tr><th scope=\"row\">%s</th>".formatted(Drawing.safe(row.getFirst())));
            row.stream().skip(1).forEach(cell -> html.append("<td>%s</td>".formatted(Drawing.safe(cell))));
            html.append("</tr>\n");
        }
        html.append("</tbody></table></div>\n");
    }
}

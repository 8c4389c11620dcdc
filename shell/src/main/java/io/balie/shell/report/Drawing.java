package io.balie.shell.report;

import io.balie.shell.transcript.Visible;
import java.util.Locale;
import org.owasp.encoder.Encode;

/** A diagram as SVG inside of a page: a plane with axes from 0 to 1, and what is put on it. Colours are the page's. */
final class Drawing {

    static final int WIDTH = 640;
    static final int HEIGHT = 400;
    private static final int LEFT = 60;
    private static final int RIGHT = 20;
    private static final int TOP = 20;
    private static final int BOTTOM = 50;

    private final StringBuilder svg = new StringBuilder();

    /**
     * An empty diagram.
     *
     * @param id unique on the page
     * @param title what it shows, for those who cannot see it
     * @param description what there is to see
     */
    Drawing(String id, String title, String description) {
        svg.append("<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-labelledby=\"%s-t %s-d\">"
                .formatted(WIDTH, HEIGHT, id, id));
        svg.append("<title id=\"%s-t\">%s</title><desc id=\"%s-d\">%s</desc>\n"
                .formatted(id, safe(title), id, safe(description)));
    }

    static String safe(String text) {
        return Encode.forHtml(Visible.line(text));
    }

    private static double across(double x) {
        return LEFT + x * (WIDTH - LEFT - RIGHT);
    }

    private static double up(double y) {
        return HEIGHT - BOTTOM - y * (HEIGHT - TOP - BOTTOM);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    Drawing line(String kind, double x1, double y1, double x2, double y2) {
        svg.append("<line class=\"%s\" x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\"/>\n"
                .formatted(kind, number(across(x1)), number(up(y1)), number(across(x2)), number(up(y2))));
        return this;
    }

    Drawing box(String kind, double x1, double y1, double x2, double y2) {
        svg.append("<rect class=\"%s\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\"/>\n"
                .formatted(
                        kind,
                        number(across(x1)),
                        number(up(y2)),
                        number(across(x2) - across(x1)),
                        number(Math.max(0, up(y1) - up(y2)))));
        return this;
    }

    Drawing dot(String kind, double x, double y, double radius) {
        svg.append("<circle class=\"%s\" cx=\"%s\" cy=\"%s\" r=\"%s\"/>\n"
                .formatted(kind, number(across(x)), number(up(y)), number(radius)));
        return this;
    }

    Drawing curve(String kind, double[] x, double[] y) {
        StringBuilder points = new StringBuilder();
        for (int i = 0; i < x.length; i++) {
            points.append(number(across(x[i])))
                    .append(',')
                    .append(number(up(y[i])))
                    .append(' ');
        }
        svg.append("<polyline class=\"%s\" points=\"%s\"/>\n"
                .formatted(kind, points.toString().strip()));
        return this;
    }

    /** Words beside a place, moved by so many pixels. */
    Drawing label(String kind, String anchor, double x, double y, double right, double down, String text) {
        svg.append("<text class=\"%s\" text-anchor=\"%s\" x=\"%s\" y=\"%s\">%s</text>\n"
                .formatted(kind, anchor, number(across(x) + right), number(up(y) + down), safe(text)));
        return this;
    }

    /** Axes with five steps, and what they measure. */
    Drawing axes(String xTitle, String yTitle, Step xSteps, Step ySteps) {
        for (int i = 0; i <= 5; i++) {
            double at = i / 5.0;
            line("grid", 0, at, 1, at);
            label("tick", "end", 0, at, -6, 4, ySteps.of(at));
            label("tick", "middle", at, 0, 0, 16, xSteps.of(at));
        }
        line("axis", 0, 0, 1, 0).line("axis", 0, 0, 0, 1);
        label("", "middle", 0.5, 0, 0, 38, xTitle);
        svg.append("<text text-anchor=\"middle\" transform=\"translate(16 %s) rotate(-90)\">%s</text>\n"
                .formatted(number(up(0.5)), safe(yTitle)));
        return this;
    }

    /** What is written at a step of an axis. */
    @FunctionalInterface
    interface Step {
        String of(double at);
    }

    @Override
    public String toString() {
        return svg + "</svg>\n";
    }
}

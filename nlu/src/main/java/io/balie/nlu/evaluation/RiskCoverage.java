package io.balie.nlu.evaluation;

import io.balie.nlu.Guess;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What it costs to answer more: if only the surest readings are acted on, how many of those are wrong.
 *
 * @param points from the surest readings to all of them
 * @param area below the curve: the mean risk over all coverages, 0 to 1; lower is better
 */
public record RiskCoverage(List<Point> points, double area) {

    public RiskCoverage {
        points = List.copyOf(points);
    }

    /**
     * What comes of a threshold.
     *
     * @param threshold the least confidence that is acted on
     * @param coverage share of the messages that reach it
     * @param risk share of those that are read wrongly
     */
    public record Point(double threshold, double coverage, double risk) {}

    private record Tried(double confidence, boolean right) {}

    /** Count; messages with the same confidence are taken together. */
    public static RiskCoverage of(List<Verdict> verdicts) {
        List<Tried> tried = verdicts.stream()
                .map(verdict -> new Tried(verdict.best().map(Guess::confidence).orElse(0.0), verdict.isRight()))
                .sorted(Comparator.comparingDouble(Tried::confidence).reversed())
                .toList();
        List<Point> points = new ArrayList<>();
        int wrong = 0;
        double area = 0;
        for (int i = 0; i < tried.size(); i++) {
            wrong += tried.get(i).right() ? 0 : 1;
            boolean last = i + 1 == tried.size()
                    || tried.get(i + 1).confidence() < tried.get(i).confidence();
            if (last) {
                double coverage = (i + 1.0) / tried.size();
                double before = points.isEmpty() ? 0 : points.getLast().coverage();
                double risk = wrong / (i + 1.0);
                area += risk * (coverage - before);
                points.add(new Point(tried.get(i).confidence(), coverage, risk));
            }
        }
        return new RiskCoverage(points, area);
    }

    /** The point with the most coverage whose risk is no higher than this; empty if every one is riskier. */
    public Optional<Point> within(double risk) {
        return points.stream().filter(point -> point.risk() <= risk).max(Comparator.comparingDouble(Point::coverage));
    }
}

package io.balie.shell.report;

import io.balie.nlu.evaluation.ConfusionMatrix;
import io.balie.nlu.evaluation.Reliability;
import io.balie.nlu.evaluation.RiskCoverage;
import io.balie.nlu.inspection.IntentMap;
import java.awt.Color;
import java.awt.Font;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.HeatMapChart;
import org.knowm.xchart.HeatMapChartBuilder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.HeatMapStyler;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Results as pictures. They are drawn without a screen. */
public final class Pictures {

    private static final int BINS = 20;
    private static final Color HIT = new Color(0x00, 0x92, 0x92);
    private static final Color MISS = new Color(0x92, 0x00, 0x00);
    // So light that black figures are read on the darkest.
    private static final Color[] FEW_TO_MANY = {new Color(0xE6, 0xF0, 0xFA), new Color(0x6F, 0xA8, 0xD8)};

    private Pictures() {}

    /** A confusion matrix: rows are what was expected, columns what was predicted. As large as its labels need to be read. */
    public static BufferedImage confusion(String title, ConfusionMatrix matrix) {
        List<String> labels = matrix.labels().stream()
                .map(label -> label.isEmpty() ? "(none)" : label)
                .toList();
        int count = labels.size();
        int cell = count > 40 ? 24 : count > 15 ? 32 : 48;
        int margin = 40 + 7 * labels.stream().mapToInt(String::length).max().orElse(0);
        int side = Math.max(480, margin + count * cell + 60);
        HeatMapChart chart = new HeatMapChartBuilder()
                .width(side)
                .height(side + 30)
                .title(title)
                .xAxisTitle("Predicted label")
                .yAxisTitle("True label")
                .build();
        List<String> upwards = new ArrayList<>(labels);
        Collections.reverse(upwards);
        List<Number[]> cells = new ArrayList<>();
        int most = 1;
        for (int row = 0; row < count; row++) {
            for (int column = 0; column < count; column++) {
                int value =
                        matrix.count(matrix.labels().get(row), matrix.labels().get(column));
                most = Math.max(most, value);
                if (value > 0) {
                    cells.add(new Number[] {column, count - 1 - row, value});
                }
            }
        }
        chart.addSeries("count", labels, upwards, cells);
        HeatMapStyler style = chart.getStyler();
        style.setShowValue(true)
                .setPiecewise(false)
                .setRangeColors(FEW_TO_MANY)
                .setDrawBorder(true)
                .setMin(0)
                .setMax(most)
                .setHeatMapValueDecimalPattern("#")
                .setValueFont(font(10))
                .setValueFontColor(Color.BLACK);
        // Every label is shown: without this, every second one is left out.
        style.setXAxisMaxLabelCount(Math.max(2, count))
                .setXAxisTickMarkSpacingHint(1)
                .setYAxisTickMarkSpacingHint(1)
                .setXAxisLabelRotation(90)
                .setPlotContentSize(1);
        style.setLegendVisible(false);
        plain(style);
        return BitmapEncoder.getBufferedImage(chart);
    }

    /** How sure right and wrong predictions were, in bins of 0.05. */
    public static BufferedImage confidences(String title, List<Double> hits, List<Double> misses) {
        CategoryChart chart = new CategoryChartBuilder()
                .width(1000)
                .height(600)
                .title(title)
                .xAxisTitle("Confidence")
                .yAxisTitle("Number of Samples")
                .build();
        List<String> bins = new ArrayList<>();
        for (int bin = 0; bin < BINS; bin++) {
            bins.add(String.format(Locale.ROOT, "%.2f", (bin + 1.0) / BINS));
        }
        chart.addSeries("hits", bins, counted(hits)).setFillColor(HIT);
        chart.addSeries("misses", bins, counted(misses)).setFillColor(MISS);
        chart.getStyler().setAvailableSpaceFill(0.9);
        chart.getStyler().setYAxisMin(0.0).setYAxisDecimalPattern("#").setXAxisMaxLabelCount(BINS);
        chart.getStyler().setLegendPosition(Styler.LegendPosition.InsideNW);
        plain(chart.getStyler());
        return BitmapEncoder.getBufferedImage(chart);
    }

    /**
     * Curves over a growing amount of data, one for each name.
     *
     * @param x the amounts, in ascending order
     * @param curves a value for each amount, by name
     */
    public static BufferedImage curves(
            String title, String xTitle, String yTitle, List<Integer> x, Map<String, List<Double>> curves) {
        XYChart chart = new XYChartBuilder()
                .width(1000)
                .height(600)
                .title(title)
                .xAxisTitle(xTitle)
                .yAxisTitle(yTitle)
                .build();
        curves.forEach((name, values) -> chart.addSeries(name, x, values));
        XYStyler style = chart.getStyler();
        style.setYAxisMin(0.0).setXAxisDecimalPattern("#");
        style.setLegendPosition(Styler.LegendPosition.InsideSE);
        plain(style);
        return BitmapEncoder.getBufferedImage(chart);
    }

    /** Accuracy against confidence, beside what perfect calibration would be. */
    public static BufferedImage reliability(Reliability reliability) {
        XYChart chart = plane("Reliability", "Confidence", "Accuracy");
        List<Reliability.Bin> filled =
                reliability.bins().stream().filter(bin -> bin.count() > 0).toList();
        chart.addSeries("perfect", List.of(0.0, 1.0), List.of(0.0, 1.0)).setMarker(SeriesMarkers.NONE);
        if (!filled.isEmpty()) {
            chart.addSeries(
                    "measured",
                    filled.stream().map(Reliability.Bin::confidence).toList(),
                    filled.stream().map(Reliability.Bin::accuracy).toList());
        }
        chart.getStyler().setYAxisMin(0.0).setYAxisMax(1.0);
        return BitmapEncoder.getBufferedImage(chart);
    }

    /** How many of the readings that are acted on are wrong, as more and more are acted on. */
    public static BufferedImage riskCoverage(RiskCoverage risk) {
        XYChart chart = plane("Risk and coverage", "Coverage", "Risk");
        if (!risk.points().isEmpty()) {
            chart.addSeries(
                            "risk",
                            risk.points().stream()
                                    .map(RiskCoverage.Point::coverage)
                                    .toList(),
                            risk.points().stream().map(RiskCoverage.Point::risk).toList())
                    .setMarker(SeriesMarkers.NONE);
        }
        chart.getStyler().setYAxisMin(0.0);
        chart.getStyler().setLegendVisible(false);
        return BitmapEncoder.getBufferedImage(chart);
    }

    /** Intents on a plane, each a series of its own. */
    public static BufferedImage map(IntentMap map) {
        XYChart chart = plane("Map of intents", "First principal component", "Second principal component");
        chart.getStyler().setDefaultSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter);
        chart.getStyler().setLegendPosition(Styler.LegendPosition.OutsideE);
        for (IntentMap.Place place : map.places()) {
            chart.addSeries(place.intent(), List.of(place.x()), List.of(place.y()));
        }
        return BitmapEncoder.getBufferedImage(chart);
    }

    private static XYChart plane(String title, String xTitle, String yTitle) {
        XYChart chart = new XYChartBuilder()
                .width(1000)
                .height(600)
                .title(title)
                .xAxisTitle(xTitle)
                .yAxisTitle(yTitle)
                .build();
        chart.getStyler().setLegendPosition(Styler.LegendPosition.InsideNW);
        plain(chart.getStyler());
        return chart;
    }

    private static List<Integer> counted(List<Double> confidences) {
        int[] counts = new int[BINS];
        confidences.forEach(sure -> counts[Math.clamp((int) (sure * BINS), 0, BINS - 1)]++);
        List<Integer> counted = new ArrayList<>();
        for (int count : counts) {
            counted.add(count);
        }
        return counted;
    }

    private static void plain(AxesChartStyler style) {
        style.setAxisTickLabelsFont(font(11)).setAxisTitleFont(font(12)).setLocale(Locale.ROOT);
        style.setChartBackgroundColor(Color.WHITE)
                .setPlotBackgroundColor(Color.WHITE)
                .setAntiAlias(true);
    }

    private static Font font(int size) {
        return new Font(Font.SANS_SERIF, Font.PLAIN, size);
    }
}

package io.balie.dialog.retelling;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.balie.nlu.Language;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * The curve that the threshold was chosen from: how much is told, and how much of that is wrong, for each threshold.
 *
 * <p>A person has read every clause of {@code judged.tsv} as it is told without any threshold. The curve is left in {@code
 * target/retelling-curve.tsv}; docs/retelling.md shows it.
 */
class ConfidenceCurveTest {
    private static final List<Double> THRESHOLDS =
            List.of(0.0, 0.2, 0.4, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.93, 0.96, 0.99);

    private record Judged(String language, List<String> messages, String clause, boolean right) {}

    private record Point(double threshold, double told, double wrong) {}

    @Test
    void the_threshold_tells_most_and_little_of_it_wrong() throws IOException {
        List<Judged> judged = judged();
        List<Point> curve = new ArrayList<>();
        List<String> lines = new ArrayList<>(List.of("threshold\ttold\twrong of what is told"));
        for (double threshold : THRESHOLDS) {
            Point point = point(judged, threshold);
            curve.add(point);
            lines.add("%.2f\t%.1f %%\t%.1f %%"
                    .formatted(threshold, point.told() * 100, point.wrong() * 100)
                    .replace(',', '.'));
        }
        Files.createDirectories(Path.of("target"));
        Files.write(Path.of("target", "retelling-curve.tsv"), lines, StandardCharsets.UTF_8);

        Point chosen = point(judged, Story.SURE_ENOUGH);
        assertTrue(chosen.told() > 0.9, () -> "told: " + chosen);
        assertTrue(chosen.wrong() < 0.02, () -> "wrong: " + chosen);
        assertTrue(chosen.wrong() < curve.get(0).wrong(), "the confidence must part the wrong from the right");
    }

    @Test
    void what_was_judged_is_still_what_is_told() throws IOException {
        List<String> other = new ArrayList<>();
        List<Judged> judged = judged();
        for (Judged one : judged) {
            String clause = told(one, 0).clause();
            if (!clause.equals(one.clause())) {
                other.add(one.messages() + " is now: " + clause);
            }
        }
        assertTrue(other.size() <= judged.size() / 50, () -> "Judge these anew:\n" + String.join("\n", other));
    }

    private static Point point(List<Judged> judged, double threshold) {
        double told = 0;
        double wrong = 0;
        for (Judged one : judged) {
            if (!told(one, threshold).fallback()) {
                told++;
                wrong += one.right() ? 0 : 1;
            }
        }
        return new Point(threshold, told / judged.size(), told == 0 ? 0 : wrong / told);
    }

    private static Retelling told(Judged one, double threshold) {
        Language language = Language.of(one.language());
        return Reteller.story(language, Voice.FORMAL, threshold).retell(one.messages());
    }

    private static List<Judged> judged() throws IOException {
        try (InputStream stream = Objects.requireNonNull(
                ConfidenceCurveTest.class.getResourceAsStream("/retelling/judged.tsv"), "judged.tsv")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .map(line -> line.split("\t", -1))
                    .map(cell -> new Judged(
                            cell[0].toLowerCase(Locale.ROOT),
                            List.of(cell[1].replace("⏎", "\n").split(" ¶ ", -1)),
                            cell[2],
                            cell[3].equals("right")))
                    .toList();
        }
    }
}

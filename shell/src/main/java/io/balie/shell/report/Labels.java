package io.balie.shell.report;

import io.balie.nlu.inspection.IntentMap;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Where the dots and names of a map of intents stand on a drawing, so that no name covers another. */
final class Labels {

    private static final double MARGIN = 0.12;
    private static final double LETTER = 6.4;
    private static final double LINE = 14;
    private static final int MOST_STEPS = 12;

    private final IntentMap map;
    private final double left;
    private final double low;
    private final double width;
    private final double height;
    private final int most;

    Labels(IntentMap map) {
        this.map = map;
        this.left = map.places().stream().mapToDouble(IntentMap.Place::x).min().orElse(0);
        this.low = map.places().stream().mapToDouble(IntentMap.Place::y).min().orElse(0);
        this.width =
                map.places().stream().mapToDouble(IntentMap.Place::x).max().orElse(0) - left;
        this.height =
                map.places().stream().mapToDouble(IntentMap.Place::y).max().orElse(0) - low;
        this.most = map.places().stream()
                .mapToInt(IntentMap.Place::messages)
                .max()
                .orElse(1);
    }

    /** Words beside a place of the drawing, moved by pixels. */
    record Label(String text, String anchor, double x, double y, double right, double down) {}

    double x(IntentMap.Place place) {
        return spread(place.x() - left, width);
    }

    double y(IntentMap.Place place) {
        return spread(place.y() - low, height);
    }

    double radius(IntentMap.Place place) {
        return 3 + 9 * Math.sqrt((double) place.messages() / most);
    }

    private static double spread(double from, double whole) {
        return whole == 0 ? 0.5 : MARGIN + (1 - 2 * MARGIN) * from / whole;
    }

    private record Box(double x1, double y1, double x2, double y2) {

        boolean meets(Box other) {
            return x1 < other.x2 && other.x1 < x2 && y1 < other.y2 && other.y1 < y2;
        }
    }

    /** The names from the top down, each as near to its dot as it can be. */
    List<Label> placed() {
        List<Label> labels = new ArrayList<>();
        List<Box> taken = new ArrayList<>();
        map.places().stream()
                .sorted(Comparator.comparingDouble(IntentMap.Place::y).reversed())
                .forEach(place -> labels.add(label(place, taken)));
        return labels;
    }

    private Label label(IntentMap.Place place, List<Box> taken) {
        boolean before = x(place) > 0.7;
        double right = before ? -radius(place) - 3 : radius(place) + 3;
        double length = place.intent().length() * LETTER;
        double at = x(place) * Drawing.WIDTH + right;
        double from = before ? at - length : at;
        for (int step = 0; ; step++) {
            // Below and above in turn, ever further.
            double down = 4 + (step % 2 == 0 ? 1 : -1) * ((step + 1) / 2) * LINE;
            double line = (1 - y(place)) * Drawing.HEIGHT + down;
            Box box = new Box(from, line - LINE + 1, from + length, line);
            if (step == MOST_STEPS || taken.stream().noneMatch(box::meets)) {
                taken.add(box);
                return new Label(place.intent(), before ? "end" : "start", x(place), y(place), right, down);
            }
        }
    }
}

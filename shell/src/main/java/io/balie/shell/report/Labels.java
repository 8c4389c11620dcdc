package io.balie.shell.report;

import io.balie.nlu.inspection.IntentMap;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Where the dots and names of a map of intents stand on a drawing, so that no name covers another. */
final class Labels {

    private static final double MARGIN = 0.04;
    private static final double LETTER = 6.4;
    private static final double LINE = 14;
    private static final int MOST_STEPS = 12;

    private final IntentMap map;
    private final int most;
    private final Map<String, Double> across;
    private final Map<String, Double> up;

    Labels(IntentMap map) {
        this.map = map;
        this.most =
                map.places().stream().mapToInt(IntentMap.Place::messages).max().orElse(1);
        this.across = spread(map.places(), IntentMap.Place::x);
        this.up = spread(map.places(), IntentMap.Place::y);
    }

    /** Half where it is and half by its rank: one far intent would else press the others together. */
    private static Map<String, Double> spread(List<IntentMap.Place> places, ToDoubleFunction<IntentMap.Place> of) {
        List<IntentMap.Place> sorted = places.stream()
                .sorted(Comparator.comparingDouble(of).thenComparing(IntentMap.Place::intent))
                .toList();
        Map<String, Double> spread = new HashMap<>();
        for (int rank = 0; rank < sorted.size(); rank++) {
            double low = of.applyAsDouble(sorted.getFirst());
            double whole = of.applyAsDouble(sorted.getLast()) - low;
            double at = whole == 0
                    ? 0.5
                    : 0.5 * (of.applyAsDouble(sorted.get(rank)) - low) / whole
                            + 0.5 * rank / Math.max(1, sorted.size() - 1);
            spread.put(sorted.get(rank).intent(), MARGIN + (1 - 2 * MARGIN) * at);
        }
        return spread;
    }

    /** Words beside a place of the drawing, moved by pixels. */
    record Label(String text, String anchor, double x, double y, double right, double down) {}

    double x(IntentMap.Place place) {
        return across.getOrDefault(place.intent(), 0.5);
    }

    double y(IntentMap.Place place) {
        return up.getOrDefault(place.intent(), 0.5);
    }

    double radius(IntentMap.Place place) {
        return 3 + 9 * Math.sqrt((double) place.messages() / most);
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
        double at = x(place) * (Drawing.WIDTH - 80) + right;
        double from = before ? at - length : at;
        for (int step = 0; ; step++) {
            // Below and above in turn, ever further.
            double down = 4 + (step % 2 == 0 ? 1 : -1) * ((step + 1) / 2) * LINE;
            double line = (1 - y(place)) * (Drawing.HEIGHT - 70) + down;
            Box box = new Box(from, line - LINE + 1, from + length, line);
            if (step == MOST_STEPS || taken.stream().noneMatch(box::meets)) {
                taken.add(box);
                return new Label(place.intent(), before ? "end" : "start", x(place), y(place), right, down);
            }
        }
    }
}

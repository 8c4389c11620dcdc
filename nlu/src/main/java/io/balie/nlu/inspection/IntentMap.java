package io.balie.nlu.inspection;

import io.balie.nlu.Example;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Intents on a plane: those whose messages are worded alike lie close together. The two principal components of the intents' mean messages, as runs of three
 * characters weighed by rarity, after what is common to each language is taken off.
 *
 * @param places sorted by intent
 * @param shown how much of the differences between intents the plane shows, 0 to 1
 */
public record IntentMap(List<Place> places, double shown) {

    private static final int ROUNDS = 500;

    public IntentMap {
        places = List.copyOf(places);
    }

    /**
     * Where an intent lies.
     *
     * @param x along the direction in which intents differ most
     * @param y along the one in which they differ next
     * @param messages how many it has
     */
    public record Place(String intent, double x, double y, int messages) {}

    /** Draw the map of messages. */
    public static IntentMap of(List<Example> examples) {
        Shingles shingles = new Shingles(examples.stream().map(Example::text).toList());
        Map<String, Mean> byIntent = new TreeMap<>();
        Map<String, Mean> byLanguage = new HashMap<>();
        Map<String, Map<String, Integer>> languages = new TreeMap<>();
        for (int i = 0; i < examples.size(); i++) {
            String intent = examples.get(i).baseIntent();
            String language = examples.get(i).language().code();
            byIntent.computeIfAbsent(intent, k -> new Mean(shingles)).add(i);
            byLanguage.computeIfAbsent(language, k -> new Mean(shingles)).add(i);
            languages.computeIfAbsent(intent, k -> new TreeMap<>()).merge(language, 1, Integer::sum);
        }
        List<double[]> centres = new ArrayList<>();
        byIntent.forEach((intent, mean) -> {
            double[] centre = mean.vector();
            languages.getOrDefault(intent, Map.of()).forEach((language, count) -> {
                Mean common = byLanguage.get(language);
                if (common != null) {
                    common.addTo(centre, -(double) count / mean.count);
                }
            });
            centres.add(centre);
        });
        double[][] likeness = products(centred(centres));
        double whole = trace(likeness);
        double[] x = principal(likeness);
        double[] y = principal(likeness);
        double shown = whole <= 0 ? 0 : Math.clamp((whole - trace(likeness)) / whole, 0, 1);
        List<Place> places = new ArrayList<>();
        byIntent.forEach(
                (intent, mean) -> places.add(new Place(intent, x[places.size()], y[places.size()], mean.count)));
        return new IntentMap(places, shown);
    }

    /** The mean of some messages. */
    private static final class Mean {

        private final Shingles shingles;
        private final double[] sum;
        private int count;

        Mean(Shingles shingles) {
            this.shingles = shingles;
            this.sum = new double[shingles.runs()];
        }

        void add(int message) {
            double squares = 0;
            for (int run : shingles.set(message)) {
                squares += shingles.rarity(run) * shingles.rarity(run);
            }
            for (int run : shingles.set(message)) {
                sum[run] += shingles.rarity(run) / Math.sqrt(squares);
            }
            count++;
        }

        double[] vector() {
            double[] mean = new double[sum.length];
            addTo(mean, 1);
            return mean;
        }

        void addTo(double[] to, double times) {
            for (int run = 0; run < sum.length; run++) {
                to[run] += times * sum[run] / count;
            }
        }
    }

    private static List<double[]> centred(List<double[]> vectors) {
        int size = vectors.isEmpty() ? 0 : vectors.get(0).length;
        double[] mean = new double[size];
        vectors.forEach(vector -> {
            for (int i = 0; i < size; i++) {
                mean[i] += vector[i] / vectors.size();
            }
        });
        vectors.forEach(vector -> {
            for (int i = 0; i < size; i++) {
                vector[i] -= mean[i];
            }
        });
        return vectors;
    }

    private static double[][] products(List<double[]> vectors) {
        double[][] products = new double[vectors.size()][vectors.size()];
        for (int i = 0; i < vectors.size(); i++) {
            for (int j = 0; j <= i; j++) {
                double product = 0;
                double[] one = vectors.get(i);
                double[] other = vectors.get(j);
                for (int k = 0; k < one.length; k++) {
                    product += one[k] * other[k];
                }
                products[i][j] = product;
                products[j][i] = product;
            }
        }
        return products;
    }

    private static double trace(double[][] matrix) {
        double trace = 0;
        for (int i = 0; i < matrix.length; i++) {
            trace += matrix[i][i];
        }
        return trace;
    }

    /** Coordinates along the direction of the greatest spread, by power iteration; the direction is then taken out of the matrix. */
    private static double[] principal(double[][] matrix) {
        int size = matrix.length;
        double[] direction = new double[size];
        for (int i = 0; i < size; i++) {
            // Anything that is not perpendicular to the direction that is looked for.
            direction[i] = 1 + i % 7 + 0.1 * (i % 3);
        }
        double value = 0;
        for (int round = 0; round < ROUNDS; round++) {
            double[] next = new double[size];
            double squares = 0;
            for (int i = 0; i < size; i++) {
                for (int j = 0; j < size; j++) {
                    next[i] += matrix[i][j] * direction[j];
                }
                squares += next[i] * next[i];
            }
            value = Math.sqrt(squares);
            if (value < 1e-15) {
                return new double[size];
            }
            for (int i = 0; i < size; i++) {
                direction[i] = next[i] / value;
            }
        }
        double[] coordinates = new double[size];
        int far = 0;
        for (int i = 0; i < size; i++) {
            far = Math.abs(direction[i]) > Math.abs(direction[far]) ? i : far;
            for (int j = 0; j < size; j++) {
                matrix[i][j] -= value * direction[i] * direction[j];
            }
        }
        double sign = direction[far] < 0 ? -1 : 1;
        for (int i = 0; i < size; i++) {
            coordinates[i] = sign * direction[i] * Math.sqrt(value);
        }
        return coordinates;
    }
}

package io.balie.dialog.marker;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts in how many sessions markers apply, and after how many messages. */
public final class MarkerStatistics {

    private final List<Identified> sessions = new ArrayList<>();

    /**
     * A session and where markers apply in it.
     *
     * @param number of the session in its conversation, from 0
     */
    public record Identified(String conversation, int number, Markers.Session session) {}

    /**
     * Figures of some numbers of user turns; NaN where there is nothing to measure.
     *
     * @param count how many numbers
     */
    public record Turns(int count, double mean, double median, double min, double max) {

        static Turns of(List<Integer> numbers) {
            if (numbers.isEmpty()) {
                return new Turns(0, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
            }
            List<Integer> sorted = new ArrayList<>(numbers);
            Collections.sort(sorted);
            int middle = sorted.size() / 2;
            double median =
                    sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2.0;
            return new Turns(
                    numbers.size(),
                    numbers.stream().mapToInt(i -> i).average().orElse(Double.NaN),
                    median,
                    sorted.getFirst(),
                    sorted.getLast());
        }
    }

    /**
     * What was counted of one marker.
     *
     * @param sessions in how many sessions it applies at least once
     * @param percentage of all sessions
     * @param turns the messages before each event it applies to, over all sessions
     */
    public record Overall(int sessions, double percentage, Turns turns) {}

    /** Count one more session. */
    public void add(Identified session) {
        sessions.add(session);
    }

    /** All sessions, in the order they were counted. */
    public List<Identified> sessions() {
        return List.copyOf(sessions);
    }

    /** Over all sessions, by marker, sorted by name. */
    public Map<String, Overall> overall() {
        Map<String, List<Integer>> turns = new TreeMap<>();
        Map<String, Integer> applies = new TreeMap<>();
        for (Identified one : sessions) {
            one.session().places().forEach((marker, places) -> {
                turns.computeIfAbsent(marker, k -> new ArrayList<>())
                        .addAll(places.stream().map(Markers.Place::userTurns).toList());
                applies.merge(marker, places.isEmpty() ? 0 : 1, Integer::sum);
            });
        }
        Map<String, Overall> overall = new TreeMap<>();
        turns.forEach((marker, numbers) -> {
            int count = applies.getOrDefault(marker, 0);
            overall.put(marker, new Overall(count, 100.0 * count / sessions.size(), Turns.of(numbers)));
        });
        return overall;
    }

    /** The messages before the events that a marker applies to in one session. */
    public static Turns turns(Markers.Session session, String marker) {
        return Turns.of(session.places().getOrDefault(marker, List.of()).stream()
                .map(Markers.Place::userTurns)
                .toList());
    }
}

package io.balie.nlu.evaluation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Counts spans that were found against spans that are there: right is one of the same kind, place and value. */
public final class SpanScores {

    private final Map<String, Count> kinds = new TreeMap<>();
    private int messages;
    private int whole;

    /** A span of a message, of some kind, with the value it stands for. */
    public record Span(String kind, int start, int end, String value) {}

    /**
     * What was counted.
     *
     * @param expected how many there are
     * @param found how many were found
     * @param right how many of those are as expected
     */
    public record Count(int expected, int found, int right) {

        /** The harmonic mean of precision and recall, 0 to 1; 1 where nothing is there and nothing was found. */
        public double f1() {
            return expected + found == 0 ? 1 : 2.0 * right / (expected + found);
        }

        /** Share of those found that are right. */
        public double precision() {
            return found == 0 ? 0 : (double) right / found;
        }

        /** Share of those expected that were found. */
        public double recall() {
            return expected == 0 ? 0 : (double) right / expected;
        }

        private Count plus(Count other) {
            return new Count(expected + other.expected, found + other.found, right + other.right);
        }
    }

    /** Count one message; returns whether exactly what is expected was found. */
    public boolean add(Collection<Span> expected, Collection<Span> found) {
        List<Span> left = new ArrayList<>(expected);
        for (Span span : expected) {
            count(span.kind(), new Count(1, 0, 0));
        }
        boolean all = true;
        for (Span span : found) {
            boolean right = left.remove(span);
            all &= right;
            count(span.kind(), new Count(0, 1, right ? 1 : 0));
        }
        all &= left.isEmpty();
        messages++;
        whole += all ? 1 : 0;
        return all;
    }

    private void count(String kind, Count more) {
        kinds.merge(kind, more, Count::plus);
    }

    /** By kind, sorted. */
    public Map<String, Count> kinds() {
        return new TreeMap<>(kinds);
    }

    /** All kinds that are wanted together. */
    public Count pooled(Predicate<String> wanted) {
        return kinds.entrySet().stream()
                .filter(entry -> wanted.test(entry.getKey()))
                .map(Map.Entry::getValue)
                .reduce(new Count(0, 0, 0), Count::plus);
    }

    /** How many messages were counted. */
    public int messages() {
        return messages;
    }

    /** How many of them are right as a whole: everything found, nothing else. */
    public int wholeMessages() {
        return whole;
    }
}

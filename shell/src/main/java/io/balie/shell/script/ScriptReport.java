package io.balie.shell.script;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * How written conversations went.
 *
 * @param played in the order of the files
 * @param seconds that it took to play them
 */
public record ScriptReport(List<Played> played, double seconds) {

    public ScriptReport {
        played = List.copyOf(played);
    }

    /** A report of what was played in so many nanoseconds. */
    public static ScriptReport of(List<Played> played, long nanoseconds) {
        return new ScriptReport(played, nanoseconds / 1e9);
    }

    /** Those that did not pass. */
    public List<Played> failed() {
        return played.stream().filter(one -> !one.passed()).toList();
    }

    /** The share that passed, 0 to 1. */
    public double rate() {
        return played.isEmpty() ? 0 : 1.0 - (double) failed().size() / played.size();
    }

    /** The number of messages that were answered. */
    public int messages() {
        return played.stream().mapToInt(one -> one.turns().size()).sum();
    }

    /**
     * The report as lines of text.
     *
     * @param all every failure, not only the first of each conversation
     */
    public List<String> lines(boolean all) {
        List<String> lines = new ArrayList<>();
        for (Played one : failed()) {
            lines.add(
                    "failed: %s/%s".formatted(one.script().group(), one.script().name()));
            List<Played.Failure> shown = all ? one.failures() : one.failures().subList(0, 1);
            int turnShown = 0;
            for (Played.Failure failure : shown) {
                if (failure.turn() != turnShown) {
                    one.turns().stream()
                            .filter(turn -> turn.number() == failure.turn())
                            .forEach(turn -> lines.add("  " + told(turn)));
                    turnShown = failure.turn();
                }
                lines.add("  " + failure);
            }
            if (!all && one.failures().size() > 1) {
                lines.add("  and %d more".formatted(one.failures().size() - 1));
            }
        }
        Map<String, List<Played>> groups = new TreeMap<>();
        played.forEach(one -> groups.computeIfAbsent(one.script().group(), key -> new ArrayList<>())
                .add(one));
        groups.forEach((group, ones) -> lines.add(row(group, ones)));
        lines.add(row("all", played));
        lines.add(String.format(
                Locale.ROOT,
                "%d messages in %.1f s, %.0f a second",
                messages(),
                seconds,
                messages() / Math.max(seconds, 0.001)));
        return lines;
    }

    private static String told(Played.Turn turn) {
        return "\"%s\" was read as %s; %s"
                .formatted(
                        Wording.brief(turn.text(), 100),
                        turn.intent().orElse("nothing"),
                        turn.actions().isEmpty() ? "nothing was done" : String.join(" ", turn.actions()));
    }

    private static String row(String name, List<Played> ones) {
        long good = ones.stream().filter(Played::passed).count();
        return String.format(
                Locale.ROOT,
                "%-32s %4d of %4d passed %6.1f %%   %4.1f turns",
                name,
                good,
                ones.size(),
                100.0 * good / Math.max(1, ones.size()),
                ones.stream().mapToInt(one -> one.counted().size()).average().orElse(0));
    }

    /** The same for programs. */
    public Map<String, Object> json() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("passed", played.size() - failed().size());
        document.put("total", played.size());
        document.put("messages", messages());
        document.put(
                "conversations",
                played.stream()
                        .map(one -> {
                            Map<String, Object> row = new LinkedHashMap<>();
                            row.put("group", one.script().group());
                            row.put("name", one.script().name());
                            row.put("passed", one.passed());
                            row.put(
                                    "failures",
                                    one.failures().stream()
                                            .map(failure -> Map.of(
                                                    "turn", failure.turn(),
                                                    "expected", failure.expected(),
                                                    "came", failure.came()))
                                            .toList());
                            return row;
                        })
                        .toList());
        return document;
    }
}

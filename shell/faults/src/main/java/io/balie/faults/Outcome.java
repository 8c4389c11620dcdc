package io.balie.faults;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What a program counted: rows of a table, and the promises that did not hold. */
public final class Outcome {

    private final List<List<String>> rows = new ArrayList<>();
    private final List<String> broken = new ArrayList<>();

    /** Something counted or measured. */
    public Outcome row(String what, Object value) {
        rows.add(List.of(what, String.valueOf(value)));
        return this;
    }

    /** Something counted, which must be this. */
    public Outcome must(String what, long value, long expected) {
        row(what, value);
        if (value != expected) {
            broken.add("%s: %d, expected %d.".formatted(what, value, expected));
        }
        return this;
    }

    /** Something measured, which must not be more than this. */
    public Outcome atMost(String what, double value, double most, String unit) {
        row(what, String.format(java.util.Locale.ROOT, "%.2f %s (at most %.2f)", value, unit, most));
        if (!(value <= most)) {
            broken.add(String.format(
                    java.util.Locale.ROOT, "%s: %.2f %s, expected at most %.2f.", what, value, unit, most));
        }
        return this;
    }

    /** A promise that did not hold. */
    public Outcome broken(String how) {
        broken.add(how);
        return this;
    }

    /** Every promise that did not hold; none: all did. */
    public List<String> broken() {
        return Collections.unmodifiableList(broken);
    }

    /** Whether nothing was counted. */
    public boolean isEmpty() {
        return rows.isEmpty();
    }

    /** The table, in Markdown. */
    public String table() {
        StringBuilder table = new StringBuilder("| what | figure |\n|---|---|\n");
        rows.forEach(row -> table.append("| ").append(String.join(" | ", row)).append(" |\n"));
        broken.stream()
                .limit(20)
                .forEach(how -> table.append("\nBROKEN: ").append(how).append('\n'));
        return table.toString();
    }
}

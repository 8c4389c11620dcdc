package io.balie.data.yaml;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects what is found while files are read. For one thread. */
public final class Findings {

    private final Set<Fault> faults = new LinkedHashSet<>();
    private final Set<Warning> warnings = new LinkedHashSet<>();

    /** Note a fault that has no other cure than its message. */
    public void fault(Spot spot, String message) {
        fault(spot, message, "");
    }

    /** Note a fault; the same one is noted once. */
    public void fault(Spot spot, String message, String hint) {
        String sentence = Character.toUpperCase(message.charAt(0)) + message.substring(1);
        faults.add(new Fault(spot.file(), spot.line(), spot.column(), sentence, hint));
    }

    /** Note a warning; the same one is noted once. */
    public void warn(Spot spot, String message) {
        String sentence = Character.toUpperCase(message.charAt(0)) + message.substring(1);
        warnings.add(new Warning(spot.file(), spot.line(), spot.column(), sentence));
    }

    /** Note a warning with a way to mend what it is about; the same one is noted once. */
    public void warn(Spot spot, String message, String hint) {
        warn(spot, hint.isEmpty() ? message : message + " " + hint);
    }

    /** How many faults were found so far. */
    public int count() {
        return faults.size();
    }

    /** The warnings, by file and line. */
    public List<Warning> warnings() {
        return warnings.stream()
                .sorted(Comparator.comparing(Warning::file)
                        .thenComparingInt(Warning::line)
                        .thenComparingInt(Warning::column))
                .toList();
    }

    /**
     * Fail if there was any fault.
     *
     * @throws Faults with all of them, by file and line
     */
    public void orThrow() {
        if (!faults.isEmpty()) {
            List<Fault> sorted = new ArrayList<>(faults);
            sorted.sort(Comparator.comparing(Fault::file)
                    .thenComparingInt(Fault::line)
                    .thenComparingInt(Fault::column));
            throw new Faults(sorted);
        }
    }
}

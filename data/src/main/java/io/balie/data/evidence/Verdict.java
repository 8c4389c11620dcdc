package io.balie.data.evidence;

import java.util.Map;

/**
 * What came of looking through a log.
 *
 * @param leaves how many records there are
 * @param conversations how many they make, without the auditing stream
 * @param erased how many of these were erased
 * @param checkpoints how many are kept with the log
 * @param covered up to how many leaves a kept checkpoint agrees
 * @param anchors how many checkpoints from outside were given
 * @param confirmed up to how many leaves one of them agrees
 * @param found how many findings of each kind
 */
public record Verdict(
        long leaves,
        long conversations,
        long erased,
        long checkpoints,
        long covered,
        long anchors,
        long confirmed,
        Map<Finding.Kind, Long> found) {

    public Verdict {
        found = Map.copyOf(found);
    }

    /** Whether nothing is wrong. */
    public boolean whole() {
        return found.isEmpty();
    }

    /** The verdict as reports write it. */
    public String written() {
        if (!whole()) {
            return "broken";
        }
        return confirmed > 0 ? "intact" : "intact, not confirmed from outside";
    }
}

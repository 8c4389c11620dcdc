package io.balie.dialog.retelling;

import java.util.List;

/**
 * A customer's question told back to them.
 *
 * @param clause what follows "dat", "that", "dass" or "que", without a final mark: {@code uw pakket nog niet is aangekomen}
 * @param confidence how sure the grammar is of its parse, 0 to 1
 * @param fallback whether the clause only quotes the question, because the parse was not sure enough to re-tell it
 * @param trace the steps that led to the clause, in order, for people to read
 */
public record Retelling(String clause, double confidence, boolean fallback, List<String> trace) {

    public Retelling {
        trace = List.copyOf(trace);
    }
}

package io.balie.nlu.tagging;

import io.balie.nlu.Entity;
import io.balie.nlu.text.Words.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Words that are one entity, from the first to the last. */
record Run(int first, int last) {

    // "Jansen, Piet" and "St. Gallen": what may stand within one entity that is not to be split.
    private static final int WIDEST_GAP = 3;

    /** Part words of one label where the gap between two of them is too wide, by Rasa's rule. */
    static List<Run> of(String message, List<Word> words, int first, int last, boolean split) {
        List<Run> runs = new ArrayList<>();
        int from = first;
        for (int t = first + 1; t <= last; t++) {
            if (!isOne(message.substring(words.get(t - 1).end(), words.get(t).start()), split)) {
                runs.add(new Run(from, t - 1));
                from = t;
            }
        }
        runs.add(new Run(from, last));
        return runs;
    }

    private static boolean isOne(String gap, boolean split) {
        if (gap.length() <= 1) {
            return true;
        }
        return !split
                && gap.length() <= WIDEST_GAP
                && gap.chars().allMatch(c -> c == '.' || c == ',' || Character.isWhitespace(c));
    }

    Entity entity(
            String message, List<Word> words, Label label, String extractor, double type, double role, double group) {
        int start = words.get(first).start();
        int end = words.get(last).end();
        return new Entity(
                label.type(),
                start,
                end,
                message.substring(start, end),
                extractor,
                label.role(),
                label.group(),
                OptionalDouble.of(Math.min(1, type)),
                confidence(label.role(), role),
                confidence(label.group(), group),
                List.of());
    }

    private static OptionalDouble confidence(Optional<String> of, double confidence) {
        return of.isPresent() ? OptionalDouble.of(Math.min(1, confidence)) : OptionalDouble.empty();
    }
}

package io.balie.dialog.policy;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Why rules cannot be learned: two of them, or a rule and a story, go different ways from the same point, or a rule is not whole.
 *
 * @param message what is wrong, in one sentence
 * @param first the rule or story that is wrong
 * @param others what it contradicts; empty if it is wrong by itself
 * @param remedy how to mend it
 */
public record Contradiction(String message, Trace first, List<Trace> others, String remedy) {

    public Contradiction {
        others = List.copyOf(others);
    }

    /**
     * A rule or story up to the point where the two part.
     *
     * @param title such as {@code rule 'greet'}
     * @param where the file and line it begins on; empty if no file says it
     * @param steps what happened before
     * @param next what is done then
     * @param nextWhere the file and line that says so; empty if it goes without saying
     */
    public record Trace(String title, String where, List<Step> steps, String next, Optional<String> nextWhere) {
        public Trace {
            steps = List.copyOf(steps);
        }

        @Override
        public String toString() {
            return "%s%s%n".formatted(title, where.isEmpty() ? "" : " (" + where + ")")
                    + steps.stream().map(step -> "    " + step + "\n").collect(Collectors.joining())
                    + "  ► " + next + nextWhere.map(at -> "  (" + at + ")").orElse("");
        }
    }

    /**
     * A step of a trace.
     *
     * @param text as in a story file, such as {@code intent: greet}
     * @param where the file and line; empty if it goes without saying
     */
    public record Step(String text, Optional<String> where) {
        @Override
        public String toString() {
            return text + where.map(at -> "  (" + at + ")").orElse("");
        }
    }

    /** What is wrong and where, in several lines. */
    public String withoutRemedy() {
        StringBuilder text =
                new StringBuilder(message).append('\n').append("  ").append(first);
        others.forEach(other -> text.append("\n  ").append(other));
        return text.append('\n').toString();
    }

    /** The whole, in several lines. */
    @Override
    public String toString() {
        return withoutRemedy() + remedy;
    }
}

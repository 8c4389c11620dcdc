package io.balie.nlu.evaluation;

import io.balie.nlu.Example;
import io.balie.nlu.Guess;
import io.balie.nlu.Reading;
import java.util.Optional;

/**
 * An example and what it was read as.
 *
 * @param example with the expected intent
 * @param reading what came out
 */
public record Verdict(Example example, Reading reading) {

    private static final String FALLBACK = "nlu_fallback";

    /** The best guess; not that of a fallback, which would hide what the message was wrongly taken for. */
    public Optional<Guess> best() {
        return reading.ranking().stream()
                .filter(guess -> !guess.intent().equals(FALLBACK))
                .findFirst();
    }

    /** The intent that was read, or nothing as an empty text. */
    public String read() {
        return best().map(Guess::intent).orElse("");
    }

    /** Whether the best guess is the expected intent; of a retrieval intent the key does not matter. */
    public boolean isRight() {
        return example.baseIntent().equals(read());
    }
}

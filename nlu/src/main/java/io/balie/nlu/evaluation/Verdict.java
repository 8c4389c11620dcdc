package io.balie.nlu.evaluation;

import io.balie.nlu.Example;
import io.balie.nlu.Reading;

/**
 * An example and what it was read as.
 *
 * @param example with the expected intent
 * @param reading what came out
 */
public record Verdict(Example example, Reading reading) {

    /** The intent that was read, or nothing as an empty text. */
    public String read() {
        return reading.best().map(g -> g.intent()).orElse("");
    }

    /** Whether the best guess is the expected intent. */
    public boolean isRight() {
        return example.intent().equals(read());
    }
}

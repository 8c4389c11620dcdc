package io.balie.dialog.evaluation;

import io.balie.dialog.tracker.Tracker;
import io.balie.nlu.Reading;
import java.util.Optional;

/** Reads what the user of a test story types. */
@FunctionalInterface
public interface Ear {

    /** Read a text. */
    Heard hear(String text, Tracker before);

    /**
     * What was read.
     *
     * @param retrieval the intent with its key ({@code faq/opening}) that the response selector chose, if the intent is a retrieval intent
     */
    record Heard(Reading reading, Optional<String> retrieval) {}
}

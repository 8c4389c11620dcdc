package io.balie.nlu.entities;

import io.balie.nlu.Language;
import io.balie.nlu.Message;
import java.util.List;

/** Finds one kind of entity. */
interface Rule {

    /**
     * Add what is found.
     *
     * @param clean the message in normal characters; spans count in it
     * @param message moment, zone and country
     * @param found what rules before this one found; a rule may leave those spans alone
     */
    void find(String clean, Message message, Language language, List<Found> found);

    /** Whether everything that it finds holds a digit, so that most messages can go without it. */
    default boolean needsDigit() {
        return false;
    }
}

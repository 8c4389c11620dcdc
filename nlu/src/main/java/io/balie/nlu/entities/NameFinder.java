package io.balie.nlu.entities;

import io.balie.nlu.Language;
import java.util.List;

/** Decides what the names in a message are, after the rules; safe for many threads. */
@FunctionalInterface
public interface NameFinder {

    /**
     * The persons and organisations.
     *
     * @param clean the message in normal characters; spans count in it
     * @param ruled all that the rules found, names too
     */
    List<Mark> find(String clean, Language language, List<Mark> ruled);
}

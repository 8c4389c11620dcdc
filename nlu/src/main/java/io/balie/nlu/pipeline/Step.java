package io.balie.nlu.pipeline;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One thing that a pipeline does with a message. */
public sealed interface Step {

    /**
     * Ranks the intents with a network made by written-out options, calibrated on held-out messages.
     *
     * @param options of {@code SparseIntentClassifier}
     */
    record SparseIntents(Map<String, Object> options) implements Step {}

    /**
     * Ranks the intents with a network that fits the size of the data, and knows its examples by heart.
     *
     * @param component as configured
     */
    record Intents(String component) implements Step {}

    /**
     * Finds the intent whose example occurs in the message.
     *
     * @param caseSensitive whether capitals must match
     */
    record Keywords(boolean caseSensitive) implements Step {}

    /**
     * Finds the entities that the examples annotate.
     *
     * @param component as configured; the entities are said to be found by it
     * @param split whether entities are split where more than one space is between their words
     */
    record Tags(String component, Split split) implements Step {}

    /**
     * Whether entities are split at commas.
     *
     * @param usual for types that are not named
     * @param byType by type
     */
    record Split(boolean usual, Map<String, Boolean> byType) {

        /** Copies the map. */
        public Split {
            byType = new LinkedHashMap<>(byType);
        }

        /** Whether entities of a type are split. */
        public boolean of(String type) {
            return byType.getOrDefault(type, usual);
        }
    }

    /**
     * Takes what matches a regular expression or lookup table for an entity.
     *
     * @param caseSensitive whether capitals must match
     * @param lookups whether lookup tables are used
     * @param regexes whether regular expressions are used
     * @param wordBoundaries whether a word of a lookup table must stand alone
     */
    record Patterns(boolean caseSensitive, boolean lookups, boolean regexes, boolean wordBoundaries) implements Step {}

    /**
     * Marks messages and words that match a regular expression or lookup table, for the steps that learn.
     *
     * @param caseSensitive whether capitals must match
     * @param lookups whether lookup tables are used
     * @param regexes whether regular expressions are used
     * @param wordBoundaries whether a word of a lookup table must stand alone
     */
    record PatternMarks(boolean caseSensitive, boolean lookups, boolean regexes, boolean wordBoundaries)
            implements Step {}

    /**
     * Finds what exact rules find: telephone numbers, addresses, codes, dates, names.
     *
     * @param learnsNames whether persons and organisations are judged by what the examples annotate, too
     */
    record Rules(boolean learnsNames) implements Step {}

    /**
     * Finds what exact rules find, under Duckling's names.
     *
     * @param dimensions those that are wanted; empty for all
     */
    record Dimensions(Optional<List<String>> dimensions) implements Step {}

    /** Replaces values of entities by what they are synonyms of. */
    record Synonyms() implements Step {}

    /**
     * Chooses the response of a retrieval intent.
     *
     * @param intent the retrieval intent; empty for all of them together
     */
    record Select(Optional<String> intent) implements Step {}

    /**
     * Puts {@code nlu_fallback} first where the best guess is weak or not far ahead.
     *
     * @param threshold below which the best guess is weak, 0 to 1
     * @param ambiguity lead below which the best guess is not far ahead, 0 to 1
     */
    record Fallback(double threshold, double ambiguity) implements Step {}
}

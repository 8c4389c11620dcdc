package io.balie.nlu;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a message was read as.
 *
 * @param text the message as typed
 * @param language the language it is in, or the conversation's language where the message does not tell
 * @param languageIsClear whether the message itself tells its language
 * @param ranking every intent once, best first; empty for a blank message
 * @param entities by the order of the pipeline's extractors, and of one extractor by the order of the text
 * @param familiarity how much of the message the model has seen in training, 0 (nothing) to 1
 * @param selections what each response selector chose, by the selector's retrieval intent, or {@link #ANY_RETRIEVAL_INTENT}
 * @param inScope the probability that the message is about anything the model was trained for, if as many messages are as are
 *     not; empty where nothing measured it
 */
public record Reading(
        String text,
        Language language,
        boolean languageIsClear,
        List<Guess> ranking,
        List<Entity> entities,
        double familiarity,
        Map<String, Selection> selections,
        OptionalDouble inScope) {

    /** The name under which a response selector for all retrieval intents keeps its selection. */
    public static final String ANY_RETRIEVAL_INTENT = "default";

    public Reading {
        ranking = List.copyOf(ranking);
        entities = List.copyOf(entities);
        selections = Collections.unmodifiableMap(new LinkedHashMap<>(selections));
    }

    /** A reading of which nobody measured whether it is in scope. */
    public Reading(
            String text,
            Language language,
            boolean languageIsClear,
            List<Guess> ranking,
            List<Entity> entities,
            double familiarity,
            Map<String, Selection> selections) {
        this(text, language, languageIsClear, ranking, entities, familiarity, selections, OptionalDouble.empty());
    }

    /** A reading without selections of responses. */
    public Reading(
            String text,
            Language language,
            boolean languageIsClear,
            List<Guess> ranking,
            List<Entity> entities,
            double familiarity) {
        this(text, language, languageIsClear, ranking, entities, familiarity, Map.of());
    }

    /** The best guess, or empty for a message without words. */
    public Optional<Guess> best() {
        return ranking.stream().findFirst();
    }

    /** The probability of one intent; 0 if the model does not know it. */
    public double confidenceOf(String intent) {
        for (Guess guess : ranking) {
            if (guess.intent().equals(intent)) {
                return guess.confidence();
            }
        }
        return 0;
    }

    /** The first entity of a type. */
    public Optional<Entity> entity(String type) {
        return entities.stream().filter(e -> e.type().equals(type)).findFirst();
    }

    /** The summed probability of several intents, at most 1. */
    public double confidenceOfAny(List<String> intents) {
        return Math.min(1, intents.stream().mapToDouble(this::confidenceOf).sum());
    }

    /** The lead of the best guess over the second; empty if there are fewer than two. */
    public OptionalDouble margin() {
        return ranking.size() < 2
                ? OptionalDouble.empty()
                : OptionalDouble.of(ranking.get(0).confidence() - ranking.get(1).confidence());
    }
}

package io.balie.nlu;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All that a model is made of. Every map keeps the order it was written in.
 *
 * @param examples labelled messages; the label of a retrieval intent has its key: {@code faq/opening}
 * @param synonyms what a value may be called, to the value: {@code "gas en licht"} to {@code "energie"}
 * @param regexes name to regular expressions, in Python's notation
 * @param lookups name to words
 * @param responses of the retrieval intents, {@code faq/opening} to its texts
 */
public record TrainingData(
        List<Example> examples,
        Map<String, String> synonyms,
        Map<String, List<String>> regexes,
        Map<String, List<String>> lookups,
        Map<String, List<String>> responses) {

    public TrainingData {
        examples = List.copyOf(examples);
        synonyms = Collections.unmodifiableMap(new LinkedHashMap<>(synonyms));
        regexes = ordered(regexes);
        lookups = ordered(lookups);
        responses = ordered(responses);
    }

    /** Examples and nothing else. */
    public static TrainingData of(List<Example> examples) {
        return new TrainingData(examples, Map.of(), Map.of(), Map.of(), Map.of());
    }

    /** The same with other examples. */
    public TrainingData with(List<Example> others) {
        return new TrainingData(others, synonyms, regexes, lookups, responses);
    }

    /** The types of entity that the examples annotate, each once, in the order met. */
    public List<String> entityTypes() {
        return examples.stream()
                .flatMap(example -> example.entities().stream())
                .map(Entity::type)
                .distinct()
                .toList();
    }

    /** The retrieval intents, without their keys, each once, in the order met. */
    public List<String> retrievalIntents() {
        return examples.stream()
                .filter(Example::isRetrieval)
                .map(Example::baseIntent)
                .distinct()
                .toList();
    }

    private static Map<String, List<String>> ordered(Map<String, List<String>> map) {
        Map<String, List<String>> copy = new LinkedHashMap<>();
        map.forEach((key, values) -> copy.put(key, Collections.unmodifiableList(new ArrayList<>(values))));
        return Collections.unmodifiableMap(copy);
    }
}

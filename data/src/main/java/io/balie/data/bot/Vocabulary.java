package io.balie.data.bot;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What training data says about words besides examples.
 *
 * @param synonyms the value that a wording stands for, by wording as written
 * @param patterns regular expressions by name
 * @param lookups word lists by name
 */
public record Vocabulary(
        Map<String, String> synonyms, Map<String, List<String>> patterns, Map<String, List<String>> lookups) {

    public Vocabulary {
        synonyms = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(synonyms));
        patterns = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(patterns));
        lookups = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(lookups));
    }
}

package io.balie.nlu.pipeline;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A component's settings, as they stand in a bot's configuration.
 *
 * @param name a short name or a whole module path
 * @param options the other keys; values are text, numbers, truth values, lists, maps or null
 */
public record Component(String name, Map<String, Object> options) {

    public Component {
        options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
    }

    /** A component with nothing set. */
    public static Component of(String name) {
        return new Component(name, Map.of());
    }

    /** The name without the path before it: {@code DIETClassifier}. */
    public String shortName() {
        return name.substring(name.lastIndexOf('.') + 1);
    }
}

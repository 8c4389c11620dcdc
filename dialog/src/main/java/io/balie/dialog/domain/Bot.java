package io.balie.dialog.domain;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A bot as its author wrote it, checked.
 *
 * @param assistantId who this bot is, in every event that leaves the program; empty if its author gave it no name
 * @param pipeline the NLU components, in order
 * @param policies the policies, in order
 */
public record Bot(
        Domain domain,
        List<Rule> rules,
        List<Story> stories,
        String language,
        String assistantId,
        List<Setting> pipeline,
        List<Setting> policies) {

    public Bot {
        rules = List.copyOf(rules);
        stories = List.copyOf(stories);
        pipeline = List.copyOf(pipeline);
        policies = List.copyOf(policies);
    }

    /**
     * A component or policy of {@code config.yml}.
     *
     * @param options its other keys; JSON values; null where the author wrote so, which may mean something ({@code max_history: null})
     */
    public record Setting(String name, Map<String, Object> options) {
        public Setting {
            options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
        }

        /** A number option, or what holds without it. */
        public double number(String key, double otherwise) {
            return options.get(key) instanceof Number number ? number.doubleValue() : otherwise;
        }

        /** A true-or-false option, or what holds without it. */
        public boolean flag(String key, boolean otherwise) {
            return options.get(key) instanceof Boolean flag ? flag : otherwise;
        }
    }
}

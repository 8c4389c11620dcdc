package io.balie.nlu.model;

import io.balie.nlu.Example;
import io.balie.nlu.patterns.PythonPattern;
import io.balie.nlu.text.Text;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Examples as keywords: the first that occurs in a message, between word boundaries, names the intent. Immutable. */
final class KeywordTable {

    private final Map<String, String> intents;
    private final boolean caseSensitive;
    private final List<Keyword> keywords = new ArrayList<>();

    private record Keyword(Pattern pattern, String intent) {}

    /** A table read back: keyword to intent, in order. */
    KeywordTable(Map<String, String> intents, boolean caseSensitive) {
        this.intents = new LinkedHashMap<>(intents);
        this.caseSensitive = caseSensitive;
        this.intents.forEach((text, intent) -> keywords.add(new Keyword(pattern(text, caseSensitive), intent)));
    }

    /** The examples as keywords; one that several intents have names none. */
    static KeywordTable of(List<Example> examples, boolean caseSensitive) {
        Map<String, String> intents = new LinkedHashMap<>();
        Set<String> shared = new HashSet<>();
        for (Example example : examples) {
            String text = example.text().replaceAll("\\R", " ");
            String before = intents.put(text, example.baseIntent());
            if (before != null && !before.equals(example.baseIntent())) {
                shared.add(text);
            }
        }
        intents.keySet().removeAll(shared);
        return new KeywordTable(intents, caseSensitive);
    }

    // As in Rasa an example may be written as a regular expression; where it is none, it is taken literally.
    private static Pattern pattern(String text, boolean caseSensitive) {
        try {
            return PythonPattern.compile("\\b" + text + "\\b", caseSensitive);
        } catch (IllegalArgumentException literal) {
            return Pattern.compile("\\b" + Pattern.quote(text) + "\\b");
        }
    }

    Optional<String> find(String message) {
        String read = message.length() > Text.MOST_CHARACTERS ? message.substring(0, Text.MOST_CHARACTERS) : message;
        for (Keyword keyword : keywords) {
            if (keyword.pattern().matcher(read).find()) {
                return Optional.of(keyword.intent());
            }
        }
        return Optional.empty();
    }

    Map<String, String> intents() {
        return new LinkedHashMap<>(intents);
    }

    boolean caseSensitive() {
        return caseSensitive;
    }
}

package io.balie.nlu.ranking;

import io.balie.nlu.Example;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What the names of intents say: "change_password" or "FindConnection" are words that their messages are likely to have.
 *
 * <p>Where an intent has few examples its name counts as one more; where it has many, they say it better.
 */
public final class NamedIntents {

    private static final int FEW_EXAMPLES = 40;
    private static final Pattern BORDER = Pattern.compile("[^\\p{L}]+|(?<=\\p{Ll})(?=\\p{Lu})");

    private NamedIntents() {}

    /** The examples, and one more for each intent that has few of them and a name of words. */
    public static List<Example> with(List<Example> examples) {
        Map<String, List<Example>> byIntent = new TreeMap<>();
        examples.forEach(e ->
                byIntent.computeIfAbsent(e.intent(), k -> new ArrayList<>()).add(e));
        List<Example> all = new ArrayList<>(examples);
        byIntent.forEach((intent, own) -> {
            String words = words(intent);
            if (own.size() < FEW_EXAMPLES && !words.isEmpty()) {
                all.add(new Example(words, intent, own.getFirst().language(), List.of()));
            }
        });
        return all;
    }

    /** The words of an intent's name, or of its key if it has one; empty if there are none. */
    static String words(String intent) {
        String key = intent.substring(intent.indexOf('/') + 1);
        StringBuilder words = new StringBuilder();
        for (String word : BORDER.split(key, -1)) {
            if (word.length() > 1) {
                words.append(words.isEmpty() ? "" : " ").append(word.toLowerCase(Locale.ROOT));
            }
        }
        return words.toString();
    }
}

package io.balie.nlu.recall;

import io.balie.nlu.text.Words;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Labels of whole messages. Immutable.
 *
 * <p>A message is looked up twice: without regard to case, then also without regard to the marks around its words. Where examples
 * that are equal in that sense have different labels, none is given.
 */
public final class Recall {

    // A message without regard to case alone; no key of words begins so, for words have lost the marks around them.
    private static final char AS_TYPED = '\u0001';
    private static final Pattern GAPS = Pattern.compile("[\\s\\u0001]+", Pattern.UNICODE_CHARACTER_CLASS);

    private final Map<String, String> labels;

    /** Labels read back, by key. */
    public Recall(Map<String, String> labels) {
        this.labels = Collections.unmodifiableMap(new TreeMap<>(labels));
    }

    /** Knows nothing. */
    public static Recall none() {
        return new Recall(Map.of());
    }

    /**
     * A message and its label.
     *
     * @param text of the message
     * @param label any text on one line
     */
    public record Known(String text, String label) {}

    /** Learn messages by heart. */
    public static Recall of(List<Known> messages) {
        Map<String, String> labels = new TreeMap<>();
        Set<String> disputed = new HashSet<>();
        for (Known known : messages) {
            for (String key : List.of(typed(known.text()), words(known.text()))) {
                String before = labels.putIfAbsent(key, known.label());
                if (before != null && !before.equals(known.label())) {
                    disputed.add(key);
                }
            }
        }
        labels.keySet().removeAll(disputed);
        labels.remove("");
        labels.remove(String.valueOf(AS_TYPED));
        return new Recall(labels);
    }

    /** The label of a message, if it is known by heart. */
    public Optional<String> find(String text) {
        if (labels.isEmpty()) {
            return Optional.empty();
        }
        String typed = labels.get(typed(text));
        return typed != null ? Optional.of(typed) : Optional.ofNullable(labels.get(words(text)));
    }

    private static String typed(String text) {
        return AS_TYPED + GAPS.matcher(text.strip().toLowerCase(Locale.ROOT)).replaceAll(" ");
    }

    private static String words(String text) {
        return GAPS.matcher(Words.key(text)).replaceAll(" ");
    }

    /** Key to label, sorted; keys are on one line, without tabs. */
    public Map<String, String> labels() {
        return labels;
    }
}

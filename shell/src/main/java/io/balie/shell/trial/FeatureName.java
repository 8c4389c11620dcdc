package io.balie.shell.trial;

import io.balie.nlu.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A feature of a message in words a person can read.
 *
 * @param kind such as "word", "letters"
 * @param text what of the message it is about; the start of a message is {@code ^}, a space in a run of letters {@code _}
 */
public record FeatureName(String kind, String text) {

    /** A feature by its name in the vocabulary; one of an unknown kind is left as it is. */
    public static FeatureName of(String name) {
        String text = name.length() > 2 && name.charAt(1) == ':' ? name.substring(2) : name;
        boolean pair = text.indexOf(' ') > 0;
        return text.equals(name)
                ? new FeatureName("feature", name)
                : switch (name.charAt(0)) {
                    case 'w' -> new FeatureName(pair ? "words" : "word", text);
                    case 's' -> new FeatureName(pair ? "stems" : "stem", text);
                    case 'c' -> new FeatureName("letters", text.replace(' ', '_'));
                    case 'f' -> new FeatureName("form", text);
                    default -> new FeatureName("feature", name);
                };
    }

    /** Which of the message's words the feature is about, by their places; none if it is about its form. */
    public List<Integer> places(List<Words.Word> words) {
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            if (isAbout(words.get(i).text().toLowerCase(Locale.ROOT))) {
                places.add(i);
            }
        }
        return places;
    }

    private boolean isAbout(String word) {
        return switch (kind) {
            case "word", "words" -> List.of(text.split(" ", -1)).contains(word);
            case "stem", "stems" ->
                List.of(text.split(" ", -1)).stream().anyMatch(stem -> !stem.equals("^") && word.startsWith(stem));
            case "letters" -> ("_" + word + "_").contains(text);
            default -> false;
        };
    }
}

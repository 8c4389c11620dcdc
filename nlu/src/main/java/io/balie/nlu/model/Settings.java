package io.balie.nlu.model;

import io.balie.nlu.Language;
import io.balie.nlu.classifier.Recipe;
import java.util.List;

/**
 * How a model is made.
 *
 * @param recipe how the classifier learns, with the seed
 * @param languages to tell apart, the most usual first
 * @param heldOut share of the examples that the calibration is measured on, from 0 (none: confidences stay as learned) to below 0.5
 */
public record Settings(Recipe recipe, List<Language> languages, double heldOut) {

    /** @throws IllegalArgumentException if there is no language or the share is out of range */
    public Settings {
        languages = List.copyOf(languages);
        if (languages.isEmpty()) {
            throw new IllegalArgumentException("No language is configured, expected at least one.");
        }
        if (!(heldOut >= 0 && heldOut < 0.5)) {
            throw new IllegalArgumentException("Held-out share is %s, expected 0 to below 0.5.".formatted(heldOut));
        }
    }

    /** The usual settings. */
    public static Settings standard(long seed, List<Language> languages) {
        return new Settings(Recipe.standard(seed), languages, 0.1);
    }
}

package io.balie.nlu.entities;

import io.balie.nlu.Language;
import java.util.Optional;

/** Placeholder. */
public final class Names {
    private Names() {}

    public static Optional<String> fromAnswer(String text, Language language) {
        return text.length() < 60 && !text.matches(".*\\d.*") ? Optional.of(text.strip()) : Optional.empty();
    }
}

package io.balie.dialog.retelling;

import io.balie.nlu.Language;
import java.util.List;
import java.util.Optional;

/** Placeholder until the grammar is merged. */
public final class Reteller {
    public static Reteller create() {
        return new Reteller();
    }

    public Retelling retell(List<String> messages, Language language, Address address) {
        return new Retelling(String.join(" ", messages), 1, false, List.of());
    }

    public String question(Retelling retelling, Language language) {
        return "Begrijp ik het goed dat " + retelling.clause() + "?";
    }

    public String thirdPerson(List<String> messages, Language language) {
        return String.join(" ", messages);
    }

    public boolean isWord(String word) {
        return word.isEmpty();
    }

    public Optional<String> vaguePart(String message, Language language) {
        return Optional.empty();
    }
}

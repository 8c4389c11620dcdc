package io.balie.dialog.retelling;

import java.util.List;

/**
 * A subordinate clause inside another: its order is right as it stands, only its persons are shifted.
 *
 * @param kind what opened it
 * @param words with its conjunction or relative pronoun
 */
record DutchSub(Kind kind, List<DutchWord> words) implements DutchItem {
    enum Kind {
        /** Belongs to the noun before it. */
        RELATIVE,
        /** "omdat", "als", "dat", "of", "wanneer". */
        CONJUNCTION,
        /** "om ... te", "door ... te". */
        INFINITIVAL
    }

    DutchSub {
        words = List.copyOf(words);
    }
}

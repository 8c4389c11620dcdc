package io.balie.dialog.domain;

import java.util.Optional;
import java.util.Set;

/**
 * What a user may want.
 *
 * @param used the entities that count for the next action when this intent is said ({@code use_entities}), as {@code type} or {@code type#role};
 *     empty: all that are not ignored
 * @param ignored the entities that do not count ({@code ignore_entities})
 */
public record Intent(String name, Optional<Set<String>> used, Set<String> ignored) {

    public Intent {
        used = used.map(Set::copyOf);
        ignored = Set.copyOf(ignored);
    }

    /** An intent with Rasa's defaults: every entity counts. */
    public static Intent of(String name) {
        return new Intent(name, Optional.empty(), Set.of());
    }
}

package io.balie.nlu.tagging;

import io.balie.nlu.Entity;
import java.util.Optional;

/**
 * What an entity is called.
 *
 * @param type as annotated
 * @param role as annotated
 * @param group as annotated
 */
public record Label(String type, Optional<String> role, Optional<String> group) {

    /** How sure to be of the annotations of a known message. */
    static final double BY_HEART = 0.99;

    static Label of(Entity entity) {
        return new Label(entity.type(), entity.role(), entity.group());
    }
}

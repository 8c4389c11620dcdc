package io.balie.dialog.domain;

import java.util.List;

/**
 * A kind of thing that messages name.
 *
 * @param roles what it may be in a message, such as {@code from} and {@code to}
 * @param groups which of several things it may belong to
 * @param influence whether it counts for the next action
 */
public record EntityType(String name, List<String> roles, List<String> groups, boolean influence) {

    public EntityType {
        roles = List.copyOf(roles);
        groups = List.copyOf(groups);
    }

    /** An entity type without roles and groups. */
    public static EntityType of(String name) {
        return new EntityType(name, List.of(), List.of(), true);
    }
}

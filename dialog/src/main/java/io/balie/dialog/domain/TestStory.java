package io.balie.dialog.domain;

import io.balie.nlu.Entity;
import java.util.List;
import java.util.Optional;

/**
 * A conversation that the bot is expected to have.
 *
 * @param where the file and line it stands on
 */
public record TestStory(String name, List<TestStep> steps, String where) {

    public TestStory {
        steps = List.copyOf(steps);
    }

    /**
     * A step of it.
     *
     * @param typed what the user types, without annotation marks; empty for other steps, and for user steps given by intent alone
     * @param entities what is to be found in it
     * @param step what is expected; a user step without an expected intent has no alternatives
     */
    public record TestStep(Optional<String> typed, List<Entity> entities, Step step) {
        public TestStep {
            entities = List.copyOf(entities);
        }
    }
}

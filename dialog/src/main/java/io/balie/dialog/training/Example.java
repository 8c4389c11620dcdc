package io.balie.dialog.training;

import java.util.List;

/**
 * What was done, and what was seen before.
 *
 * @param states the latest states before the action, oldest first
 * @param action name or text of what was done then
 * @param story whose it is
 * @param place where in it
 */
public record Example(List<State> states, String action, TrainingStory story, Place place) {

    /**
     * Where in a story or rule something is done.
     *
     * @param name of the story or rule
     * @param where file and line of the step; of the story, where the step goes without saying
     * @param step counted from 1: the step that says it, or the one after which it goes without saying
     */
    public record Place(String name, String where, int step) {}

    public Example {
        states = List.copyOf(states);
    }
}

package io.balie.dialog.training;

import java.util.List;

/**
 * What was done, and what was seen before.
 *
 * @param states the latest states before the action, oldest first
 * @param action name or text of what was done then
 * @param story whose it is
 */
public record Example(List<State> states, String action, TrainingStory story) {

    public Example {
        states = List.copyOf(states);
    }
}

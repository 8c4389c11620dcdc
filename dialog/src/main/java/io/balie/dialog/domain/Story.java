package io.balie.dialog.domain;

import java.util.List;

/**
 * An example conversation that the bot learns to continue.
 *
 * @param where the file and line it stands on, for reasons and errors
 */
public record Story(String name, List<Step> steps, String where) {

    public Story {
        steps = List.copyOf(steps);
    }
}

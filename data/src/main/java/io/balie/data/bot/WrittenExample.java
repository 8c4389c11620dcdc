package io.balie.data.bot;

import io.balie.data.yaml.Spot;
import io.balie.nlu.Example;

/**
 * A training message where its author will find it.
 *
 * @param spot where it stands in the bot's files
 */
public record WrittenExample(Example example, Spot spot) {

    /** The file and the line. */
    public String where() {
        return spot.where();
    }
}

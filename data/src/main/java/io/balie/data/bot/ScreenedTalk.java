package io.balie.data.bot;

import java.util.List;

/**
 * A written conversation that the limits of the belief in "this is a seller" are found on.
 *
 * @param seller whether it is a seller's
 * @param says what the user says, in order; at least one message
 */
public record ScreenedTalk(boolean seller, List<String> says) {
    public ScreenedTalk {
        says = List.copyOf(says);
    }
}

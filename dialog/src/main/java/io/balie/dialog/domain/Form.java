package io.balie.dialog.domain;

import java.util.List;

/**
 * A form: slots that are asked for until they are filled.
 *
 * @param requiredSlots asked for in this order; a filled one is not asked
 * @param ignoredIntents messages with these intents fill nothing while the form asks
 */
public record Form(String name, List<String> requiredSlots, List<String> ignoredIntents) {

    public Form {
        requiredSlots = List.copyOf(requiredSlots);
        ignoredIntents = List.copyOf(ignoredIntents);
    }
}

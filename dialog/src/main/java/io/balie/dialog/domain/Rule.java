package io.balie.dialog.domain;

import java.util.List;

/**
 * A short piece of conversation that always goes the same way.
 *
 * @param conversationStart only at the very start of a session
 * @param waitForUserInput whether the bot listens after the last step
 * @param conditions what must hold for the rule to count: slot and loop steps
 * @param steps what happens
 * @param where the file and line it stands on, for reasons and errors
 */
public record Rule(
        String name,
        boolean conversationStart,
        boolean waitForUserInput,
        List<Step> conditions,
        List<Step> steps,
        String where) {

    public Rule {
        conditions = List.copyOf(conditions);
        steps = List.copyOf(steps);
    }
}

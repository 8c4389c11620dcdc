package io.balie.data.bot;

import java.util.Optional;
import java.util.Set;

/**
 * What the program brings along, against which a bot is checked.
 *
 * @param actions names of the built-in actions; empty: the names of actions are not checked
 * @param responses names of the responses that built-in actions say themselves; each must be written in the domain
 * @param facts facts of the scene that responses may name besides slots, such as {@code company_name}
 */
public record Program(Optional<Set<String>> actions, Set<String> responses, Set<String> facts) {

    /** @throws NullPointerException if a name is null */
    public Program {
        actions = actions.map(Set::copyOf);
        responses = Set.copyOf(responses);
        facts = Set.copyOf(facts);
    }

    /** A program that knows these actions and facts, and says no responses by itself. */
    public static Program of(Set<String> actions, Set<String> facts) {
        return new Program(Optional.of(actions), Set.of(), facts);
    }
}

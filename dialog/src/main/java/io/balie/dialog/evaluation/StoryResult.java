package io.balie.dialog.evaluation;

import io.balie.dialog.domain.TestStory;
import java.util.List;

/**
 * A test story after it was played.
 *
 * @param played its steps in order, with the listening that goes without saying
 */
public record StoryResult(TestStory story, List<Played> played) {

    public StoryResult {
        played = List.copyOf(played);
    }

    /** Whether every action, intent and entity was as expected. */
    public boolean passed() {
        return played.stream().allMatch(Played::isRight);
    }

    /** Whether it passed, but an intent was found unlikely on the way. */
    public boolean warned() {
        return passed() && acts().stream().anyMatch(Played.Act::unlikely);
    }

    /** What the bot was to do. */
    public List<Played.Act> acts() {
        return played.stream()
                .filter(Played.Act.class::isInstance)
                .map(Played.Act.class::cast)
                .toList();
    }

    /** What the user said, where it was read. */
    public List<Played.Said> said() {
        return played.stream()
                .filter(Played.Said.class::isInstance)
                .map(Played.Said.class::cast)
                .toList();
    }
}

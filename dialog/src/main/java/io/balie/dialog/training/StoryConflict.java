package io.balie.dialog.training;

import io.balie.dialog.domain.Bot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Stories that part from the same point: as far as they can be told apart, the same has happened, and each goes on with another action.
 *
 * @param where the file and line that the first of them begins on
 * @param message which stories go on with what, in a few lines
 */
public record StoryConflict(String where, String message) {

    /**
     * The conflicts among a bot's stories. Rules are not asked: what they contradict is found in training.
     *
     * @param maxHistory how many turns stories are told apart by, at least 1
     */
    public static List<StoryConflict> of(Bot bot, int maxHistory) {
        List<TrainingStory> stories = TrainingStories.of(bot).stories().stream()
                .filter(story -> !story.isRule())
                .toList();
        Map<List<State>, Map<String, TrainingStory>> next = new LinkedHashMap<>();
        for (Example example : Examples.of(bot.domain(), stories, maxHistory, false)) {
            next.computeIfAbsent(example.states(), states -> new TreeMap<>())
                    .putIfAbsent(example.action(), example.story());
        }
        List<StoryConflict> conflicts = new ArrayList<>();
        for (Map<String, TrainingStory> actions : next.values()) {
            if (actions.size() > 1) {
                StringBuilder message = new StringBuilder(
                        "Stories go different ways from the same point, so none of them can be followed:");
                actions.forEach((action, story) ->
                        message.append("\n  %s in story '%s' (%s)".formatted(action, story.name(), story.where())));
                conflicts.add(
                        new StoryConflict(actions.values().iterator().next().where(), message.toString()));
            }
        }
        return conflicts;
    }
}

package io.balie.dialog.policy;

import io.balie.dialog.domain.Step;
import io.balie.dialog.domain.Story;
import io.balie.dialog.event.Event;
import io.balie.dialog.tracker.Tracker;
import io.balie.nlu.Guess;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Continues conversations as the stories do, where the last turns are exactly those of a story.
 *
 * <p>Remembers for each run of steps, up to {@code maxHistory} user turns long, what the stories do next; where two stories disagree it keeps silent.
 */
public final class MemoizationPolicy implements Policy {

    private static final int PRIORITY = 3;
    private static final String NAME = "MemoizationPolicy";

    private final int maxHistory;
    private final Map<List<String>, Remembered> memory = new HashMap<>();

    private record Remembered(String action, String story) {}

    /** The policy for one bot's stories. */
    public MemoizationPolicy(List<Story> stories, int maxHistory) {
        this.maxHistory = maxHistory;
        Set<List<String>> disputed = new HashSet<>();
        for (Story story : stories) {
            remember(story, story.steps(), disputed);
        }
        disputed.forEach(memory::remove);
    }

    private void remember(Story story, List<Step> path, Set<List<String>> disputed) {
        List<String> history = new ArrayList<>();
        boolean spoken = false;
        for (Step step : path) {
            switch (step) {
                case Step.UserStep user -> {
                    if (spoken) {
                        put(history, Decision.LISTEN, story, disputed);
                    }
                    history.add("user:" + user.intent());
                    spoken = true;
                }
                case Step.ActionStep action -> {
                    put(history, action.action(), story, disputed);
                    history.add("action:" + action.action());
                }
                case Step.SlotStep slots -> {}
                case Step.LoopStep loop -> history.add("loop:" + loop.form().orElse(""));
                case Step.BotStep said -> {}
                case Step.CheckpointStep checkpoint -> {}
            }
        }
        put(history, Decision.LISTEN, story, disputed);
    }

    private void put(List<String> history, String action, Story story, Set<List<String>> disputed) {
        List<String> key = lastTurns(history);
        if (key.isEmpty()) {
            return;
        }
        Remembered before = memory.putIfAbsent(key, new Remembered(action, story.name() + " (" + story.where() + ")"));
        if (before != null && !before.action().equals(action)) {
            disputed.add(key);
        }
    }

    private List<String> lastTurns(List<String> history) {
        int turns = 0;
        for (int i = history.size() - 1; i >= 0; i--) {
            if (history.get(i).startsWith("user:") && ++turns == maxHistory) {
                return List.copyOf(history.subList(i, history.size()));
            }
        }
        return List.copyOf(history);
    }

    @Override
    public Optional<Decision> decide(Tracker tracker, Instant now) {
        List<String> history = new ArrayList<>();
        for (Event event : tracker.session()) {
            switch (event) {
                case Event.UserUttered said ->
                    history.add(
                            "user:" + said.reading().best().map(Guess::intent).orElse(""));
                case Event.ActionExecuted done -> {
                    if (!done.name().equals(Decision.LISTEN) && !done.name().equals("action_session_start")) {
                        history.add("action:" + done.name());
                    }
                }
                case Event.ActiveLoop loop -> history.add("loop:" + loop.name().orElse(""));
                default -> {}
            }
        }
        Remembered remembered = memory.get(lastTurns(history));
        return remembered == null
                ? Optional.empty()
                : Optional.of(new Decision(
                        remembered.action(),
                        1,
                        NAME,
                        PRIORITY,
                        List.of("As in story '%s'.".formatted(remembered.story()))));
    }
}

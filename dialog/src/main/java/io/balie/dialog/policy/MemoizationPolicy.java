package io.balie.dialog.policy;

import io.balie.dialog.domain.Bot;
import io.balie.dialog.domain.Domain;
import io.balie.dialog.event.Event;
import io.balie.dialog.event.Reason;
import io.balie.dialog.tracker.Tracker;
import io.balie.dialog.training.Example;
import io.balie.dialog.training.Examples;
import io.balie.dialog.training.History;
import io.balie.dialog.training.Replay;
import io.balie.dialog.training.State;
import io.balie.dialog.training.TrainingStory;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Continues conversations as the stories do, where the latest states are exactly those of a story.
 *
 * <p>Where two stories disagree it keeps silent. Augmented, it also tries whether the conversation would be known if its beginning were forgotten, and with it the
 * slots that were set there.
 */
public final class MemoizationPolicy implements Policy {

    private final Domain domain;
    private final History.RuleOnly ruleOnly;
    private final Options options;
    private final Map<String, Remembered> memory = new HashMap<>();

    private record Remembered(String action, Example.Place place) {}

    /**
     * How to remember.
     *
     * @param name of the policy
     * @param priority among policies that are as confident
     * @param maxHistory how many states must be the same; 0: all since the beginning
     * @param asSureAsNlu whether it is as confident as the message's reading
     * @param augmented whether it also tries to forget
     */
    public record Options(String name, int priority, int maxHistory, boolean asSureAsNlu, boolean augmented) {

        private static final int PRIORITY = 3;

        /** As {@code config.yml} says. */
        public static Options of(Bot.Setting setting) {
            return new Options(
                    setting.name(),
                    (int) setting.number("priority", PRIORITY),
                    MaxHistory.of(setting),
                    setting.flag("use_nlu_confidence_as_score", false),
                    setting.name().startsWith("Augmented"));
        }
    }

    /**
     * The policy for one bot.
     *
     * @param stories what to remember; rules among them are left out
     * @param ruleOnly what is not to be seen
     */
    public MemoizationPolicy(Domain domain, List<TrainingStory> stories, History.RuleOnly ruleOnly, Options options) {
        this.domain = domain;
        this.ruleOnly = ruleOnly;
        this.options = options;
        Set<String> disputed = new HashSet<>();
        List<TrainingStory> told =
                stories.stream().filter(story -> !story.isRule()).toList();
        for (Example example : Examples.of(domain, told, options.maxHistory(), false)) {
            String key = State.json(example.states());
            Remembered before = memory.putIfAbsent(key, new Remembered(example.action(), example.place()));
            if (before != null && !before.action().equals(example.action())) {
                disputed.add(key);
            }
        }
        disputed.forEach(memory::remove);
    }

    @Override
    public Optional<Decision> decide(Tracker tracker, Instant now) {
        Replay replay = Replay.of(domain, tracker);
        List<Event> events = replay.events();
        String key = key(events);
        Remembered remembered = memory.get(key);
        if (remembered == null && options.augmented()) {
            remembered = afterForgetting(events, key).orElse(null);
        }
        if (remembered == null) {
            return Optional.empty();
        }
        double confidence = options.asSureAsNlu()
                ? replay.message()
                        .flatMap(said -> said.reading().best())
                        .map(guess -> guess.confidence())
                        .orElse(1.0)
                : 1;
        return Optional.of(new Decision(
                remembered.action(),
                confidence,
                options.name(),
                options.priority(),
                List.of(new Reason.Story(
                        remembered.place().name(),
                        remembered.place().where(),
                        remembered.place().step()))));
    }

    private String key(List<Event> events) {
        List<State> states = History.asStories(domain, events, ruleOnly);
        return State.json(History.forDecision(History.latest(states, options.maxHistory()), false));
    }

    /** As if the conversation had begun later, and later, until it is known. */
    private Optional<Remembered> afterForgetting(List<Event> events, String known) {
        String before = known;
        List<Event> left = sinceAction(kept(History.applied(events)), 0);
        while (!left.isEmpty()) {
            String key = key(left);
            if (!key.equals(before)) {
                Remembered remembered = memory.get(key);
                if (remembered != null) {
                    return Optional.of(remembered);
                }
                before = key;
            }
            left = sinceAction(History.applied(left), 1);
        }
        return Optional.empty();
    }

    /** The latest events: as many as hold the actions that count, from a listening on. */
    private List<Event> kept(List<Event> events) {
        int actions = 0;
        for (int i = events.size() - 1; i >= 0 && options.maxHistory() > 0; i--) {
            if (events.get(i) instanceof Event.ActionExecuted done
                    && ++actions > options.maxHistory()
                    && done.name().equals(Decision.LISTEN)) {
                return events.subList(i, events.size());
            }
        }
        return events;
    }

    /** The events from the first or a later action on; none if there are fewer actions. */
    private static List<Event> sinceAction(List<Event> events, int skipped) {
        int actions = 0;
        for (int i = 0; i < events.size(); i++) {
            if (events.get(i) instanceof Event.ActionExecuted && actions++ == skipped) {
                return List.copyOf(events.subList(i, events.size()));
            }
        }
        return List.of();
    }
}

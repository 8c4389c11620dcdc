package io.balie.dialog.policy;

import io.balie.dialog.domain.Bot;
import io.balie.dialog.domain.Domain;
import io.balie.dialog.event.Event;
import io.balie.dialog.event.Reason;
import io.balie.dialog.tracker.Tracker;
import io.balie.dialog.training.Augmentation;
import io.balie.dialog.training.Example;
import io.balie.dialog.training.Examples;
import io.balie.dialog.training.History;
import io.balie.dialog.training.Replay;
import io.balie.dialog.training.State;
import io.balie.dialog.training.TrainingStory;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Goes on as stories that are like the conversation do; in the place of Rasa's TEDPolicy. */
public final class LearnedPolicy implements Policy {

    /** How sure it must be of what the words alone tell, as in Rasa. */
    private static final double SURE_OF_WORDS = 0.5;

    private final Domain domain;
    private final History.RuleOnly ruleOnly;
    private final Options options;
    private final Learner learner;

    /**
     * How to learn.
     *
     * @param name of the policy
     * @param priority among policies that are as confident
     * @param maxHistory how many states are looked at; 0: ten
     * @param passes how often each decision is gone through
     * @param seed of every draw; empty: that of the training
     */
    record Options(String name, int priority, int maxHistory, int passes, Optional<Long> seed) {

        private static final int PRIORITY = 1;
        private static final int LEAST_PASSES = 40;
        private static final int MOST_PASSES = 100;

        static Options of(Bot.Setting setting) {
            return new Options(
                    setting.name(),
                    (int) setting.number("priority", PRIORITY),
                    MaxHistory.of(setting),
                    (int) Math.max(LEAST_PASSES, Math.min(MOST_PASSES, setting.number("epochs", LEAST_PASSES))),
                    setting.options().get("random_seed") instanceof Number seed
                            ? Optional.of(seed.longValue())
                            : Optional.empty());
        }
    }

    LearnedPolicy(Domain domain, History.RuleOnly ruleOnly, Options options, Learner learner) {
        this.domain = domain;
        this.ruleOnly = ruleOnly;
        this.options = options;
        this.learner = learner;
    }

    /** Learn from stories; empty if there is none. */
    static Optional<Learner> learn(Domain domain, List<TrainingStory> stories, Options options, long seed) {
        List<TrainingStory> told =
                stories.stream().filter(story -> !story.isRule()).toList();
        List<Example> examples =
                Examples.of(domain, Augmentation.of(told, options.seed().orElse(seed)), options.maxHistory(), false);
        return examples.isEmpty()
                ? Optional.empty()
                : Optional.of(Learner.learn(
                        examples.stream()
                                .map(example -> lesson(example, options))
                                .toList(),
                        options.passes(),
                        options.seed().orElse(seed)));
    }

    @Override
    public Optional<Decision> decide(Tracker tracker, Instant now) {
        Replay replay = Replay.of(domain, tracker);
        List<Event> events = replay.events();
        List<State> states = History.asStories(domain, events, ruleOnly);
        if (states.isEmpty()) {
            return Optional.empty();
        }
        if (replay.justHeard()) {
            Optional<Decision> byText = byText(states);
            if (byText.isPresent()) {
                return byText;
            }
        }
        List<State> seen = History.latest(History.forDecision(states, false), options.maxHistory());
        Map<String, Double> scores = scores(seen);
        State last = seen.getLast();
        boolean newToIt = last.isAfterListening()
                && last.intent()
                        .map(intent -> !learner.knows("0|i=" + intent))
                        .orElse(last.userText().isEmpty());
        return Optional.of(decision(newToIt ? guessed(scores) : scores, false));
    }

    /** How likely each action is; a message is not answered by listening, unless the stories do so. */
    private Map<String, Double> scores(List<State> seen) {
        Map<String, Double> scores = learner.probabilities(Clues.of(seen, options.maxHistory()));
        double listening = scores.getOrDefault(Decision.LISTEN, 0.0);
        if (!seen.getLast().isAfterListening() || learner.knows(Clues.UNANSWERED) || listening == 1) {
            return scores;
        }
        Map<String, Double> others = new LinkedHashMap<>();
        scores.forEach(
                (action, score) -> others.put(action, action.equals(Decision.LISTEN) ? 0 : score / (1 - listening)));
        return others;
    }

    /** The lessons of a decision. */
    private static Learner.Lesson lesson(Example example, Options options) {
        Map<String, Double> clues = Clues.of(example.states(), options.maxHistory());
        if (example.action().equals(Decision.LISTEN)
                && example.states().getLast().isAfterListening()) {
            clues.put(Clues.UNANSWERED, 0.0);
        }
        return new Learner.Lesson(clues, example.action());
    }

    /** An intent that no story knows leaves only a guess: no more than each action's even share. */
    private static Map<String, Double> guessed(Map<String, Double> scores) {
        Map<String, Double> even = new LinkedHashMap<>();
        scores.forEach((action, score) -> even.put(action, Math.min(score, 1.0 / Math.max(4, scores.size()))));
        return even;
    }

    private Optional<Decision> byText(List<State> states) {
        List<State> seen = History.latest(History.forDecision(states, true), options.maxHistory());
        List<String> words = seen.getLast().userText().map(Clues::words).orElse(List.of());
        long known = words.stream().filter(word -> learner.knows("0|w=" + word)).count();
        if (known == 0 || known * 2 <= words.size()) {
            return Optional.empty();
        }
        Decision decision = decision(scores(seen), true);
        return decision.confidence() > SURE_OF_WORDS ? Optional.of(decision) : Optional.empty();
    }

    private Decision decision(Map<String, Double> scores, boolean byText) {
        Map.Entry<String, Double> best = scores.entrySet().stream()
                .max(Map.Entry.<String, Double>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .orElseThrow();
        return new Decision(
                best.getKey(),
                best.getValue(),
                options.name(),
                options.priority(),
                List.of(new Reason.Alike()),
                scores,
                false,
                byText,
                false,
                List.of());
    }
}

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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Says where a message's intent is not what the stories let one expect; in the place of Rasa's UnexpecTEDIntentPolicy.
 *
 * <p>It speaks up only where the stories are all but certain of other intents, even where they follow one another freely, and only about intents that they know.
 */
public final class UnlikelyIntentPolicy implements Policy {

    /** What it wants done. */
    public static final String ACTION = "action_unlikely_intent";

    /** Less likely than this, an intent is a surprise. */
    private static final double SURPRISE = 0.0002;

    private final Domain domain;
    private final History.RuleOnly ruleOnly;
    private final LearnedPolicy.Options options;
    private final double tolerance;
    private final List<?> ignored;
    private final Learner learner;

    UnlikelyIntentPolicy(Domain domain, History.RuleOnly ruleOnly, Bot.Setting setting, Learner learner) {
        this.domain = domain;
        this.ruleOnly = ruleOnly;
        this.options = options(setting);
        this.tolerance = Math.max(0, Math.min(1, setting.number("tolerance", 0)));
        this.ignored = setting.options().get("ignore_intents_list") instanceof List<?> list ? list : List.of();
        this.learner = learner;
    }

    static LearnedPolicy.Options options(Bot.Setting setting) {
        LearnedPolicy.Options options = LearnedPolicy.Options.of(setting);
        return new LearnedPolicy.Options(
                options.name(),
                (int) setting.number("priority", 2),
                options.maxHistory(),
                options.passes(),
                options.seed());
    }

    /** Learn what is said when; empty if no story has a message. */
    static Optional<Learner> learn(
            Domain domain, List<TrainingStory> stories, LearnedPolicy.Options options, long seed) {
        List<Learner.Lesson> lessons = Examples.of(
                        domain,
                        Augmentation.of(
                                stories.stream()
                                        .filter(story -> !story.isRule())
                                        .toList(),
                                options.seed().orElse(seed)),
                        options.maxHistory(),
                        false)
                .stream()
                .map(Example::states)
                .filter(states -> states.getLast().isAfterListening()
                        && states.getLast().intent().isPresent())
                .map(states -> new Learner.Lesson(
                        clues(states, options), states.getLast().intent().orElseThrow()))
                .toList();
        return lessons.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        Learner.learn(lessons, options.passes(), options.seed().orElse(seed)));
    }

    /** What was before the message. */
    private static Map<String, Double> clues(List<State> states, LearnedPolicy.Options options) {
        List<State> before = new ArrayList<>(states.subList(0, states.size() - 1));
        before.add(states.getLast().onlyAction());
        return Clues.of(before, options.maxHistory());
    }

    @Override
    public Optional<Decision> decide(Tracker tracker, Instant now) {
        Replay replay = Replay.of(domain, tracker);
        if (!replay.justHeard()) {
            return Optional.empty();
        }
        List<Event> events = replay.events();
        List<State> states = History.latest(
                History.forDecision(History.asStories(domain, events, ruleOnly), false), options.maxHistory());
        Optional<String> intent = states.isEmpty()
                ? Optional.empty()
                : states.getLast().intent().filter(learner.labels()::contains).filter(name -> !ignored.contains(name));
        if (intent.isEmpty() || !states.getLast().isAfterListening()) {
            return Optional.empty();
        }
        double likelihood = learner.probabilities(clues(states, options)).getOrDefault(intent.get(), 0.0);
        if (likelihood >= SURPRISE * (1 - tolerance)) {
            return Optional.empty();
        }
        return Optional.of(new Decision(
                ACTION,
                1,
                options.name(),
                options.priority(),
                List.of(new Reason.Unlikely(intent.get(), likelihood, SURPRISE * (1 - tolerance)))));
    }
}

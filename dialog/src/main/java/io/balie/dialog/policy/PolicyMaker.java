package io.balie.dialog.policy;

import io.balie.dialog.domain.Bot;
import io.balie.dialog.training.ActionNames;
import io.balie.dialog.training.History;
import io.balie.dialog.training.TrainingStories;
import io.balie.dialog.training.TrainingStory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** Makes the policies of a bot: those of Rasa, and others that the caller knows. */
public final class PolicyMaker {

    private static final String RULES = "RulePolicy";
    private static final String MEMORY = "MemoizationPolicy";
    private static final String AUGMENTED = "AugmentedMemoizationPolicy";
    private static final String LEARNED = "TEDPolicy";
    private static final String UNLIKELY = "UnexpecTEDIntentPolicy";

    /** What Rasa takes where the author names no policy. */
    private static final List<Bot.Setting> DEFAULT = List.of(
            new Bot.Setting(MEMORY, Map.of()),
            new Bot.Setting(RULES, Map.of()),
            new Bot.Setting(UNLIKELY, Map.of("max_history", 5, "epochs", 100)),
            new Bot.Setting(LEARNED, Map.of("max_history", 5, "epochs", 100, "constrain_similarities", true)));

    /** Policies of earlier Rasa versions, and what does their work. */
    private static final Map<String, String> GONE = Map.of(
            "FormPolicy", "RulePolicy keeps forms going",
            "MappingPolicy", "write a rule for each intent, for RulePolicy",
            "FallbackPolicy", "use FallbackClassifier in the pipeline, and 'core_fallback_threshold' of RulePolicy",
            "TwoStageFallbackPolicy",
                    "use FallbackClassifier in the pipeline, and a rule with action_two_stage_fallback",
            "SklearnPolicy", "TEDPolicy learns stories",
            "KerasPolicy", "TEDPolicy learns stories",
            "EmbeddingPolicy", "TEDPolicy learns stories");

    private final Bot bot;
    private final TrainedPolicies trained;
    private final List<TrainingStory> stories;

    /** A maker of one bot's policies, from what was learned of the same bot. */
    public PolicyMaker(Bot bot, TrainedPolicies trained) {
        this.bot = bot;
        this.trained = trained;
        this.stories = TrainingStories.of(bot).stories();
    }

    /** The names that may stand in {@code config.yml}, with some more. */
    public static Set<String> names(String... more) {
        Set<String> names = new TreeSet<>(List.of(RULES, MEMORY, AUGMENTED, LEARNED, UNLIKELY));
        names.addAll(List.of(more));
        return names;
    }

    private static List<Bot.Setting> settings(Bot bot) {
        return bot.policies().isEmpty() ? DEFAULT : bot.policies();
    }

    /** The last part of a class path; Rasa's own policies may be named so. */
    private static Bot.Setting plain(Bot.Setting setting) {
        String name = setting.name();
        return name.startsWith("rasa.")
                ? new Bot.Setting(name.substring(name.lastIndexOf('.') + 1), setting.options())
                : setting;
    }

    /**
     * Learn what takes time to learn, and check the rest.
     *
     * @return also what is wrong with the rules, and what the author should know
     */
    public static TrainedPolicies train(Bot bot, long seed) {
        TrainingStories.Found found = TrainingStories.of(bot);
        List<TrainingStory> stories = found.stories();
        Map<String, byte[]> learned = new LinkedHashMap<>();
        List<Contradiction> contradictions = new ArrayList<>();
        List<String> warnings = new ArrayList<>(found.warnings());
        for (Bot.Setting named : settings(bot)) {
            Bot.Setting setting = plain(named);
            switch (setting.name()) {
                case RULES ->
                    contradictions.addAll(
                            new RulePolicy(bot.domain(), stories, RulePolicy.Options.of(setting)).contradictions());
                case LEARNED ->
                    LearnedPolicy.learn(bot.domain(), stories, LearnedPolicy.Options.of(setting), seed)
                            .ifPresent(learner -> learned.put(LEARNED, learner.toBytes()));
                case UNLIKELY ->
                    UnlikelyIntentPolicy.learn(bot.domain(), stories, UnlikelyIntentPolicy.options(setting), seed)
                            .ifPresent(learner -> learned.put(UNLIKELY, learner.toBytes()));
                case MEMORY, AUGMENTED -> {}
                default -> warning(setting.name()).ifPresent(warnings::add);
            }
        }
        return new TrainedPolicies(learned, contradictions, warnings);
    }

    /** What is wrong with a bot's rules; nothing is learned for it, and nothing is wrong where no policy follows rules. */
    public static List<Contradiction> contradictions(Bot bot) {
        return settings(bot).stream()
                .map(PolicyMaker::plain)
                .filter(setting -> setting.name().equals(RULES))
                .findFirst()
                .map(setting -> new RulePolicy(
                                bot.domain(), TrainingStories.of(bot).stories(), RulePolicy.Options.of(setting))
                        .contradictions())
                .orElse(List.of());
    }

    /** What the author of a bot should know of its policies and stories, though they can be used. */
    public static List<String> warnings(Bot bot) {
        List<String> warnings = new ArrayList<>(TrainingStories.of(bot).warnings());
        settings(bot).stream()
                .map(setting -> warning(setting.name()))
                .flatMap(Optional::stream)
                .forEach(warnings::add);
        return warnings;
    }

    /** What the author of a policy's name should know; empty if it is one of Rasa's or of this program's own. */
    public static Optional<String> warning(String policy) {
        String name = policy.substring(policy.lastIndexOf('.') + 1);
        if (GONE.containsKey(name)) {
            return Optional.of(
                    "Policy '%s' is not part of Rasa 3 and is left out; %s.".formatted(policy, GONE.get(name)));
        }
        return policy.contains(".") && !policy.startsWith("rasa.")
                ? Optional.of(
                        "Policy '%s' is written in Python and is left out; rules, remembered stories and learned stories decide in its place."
                                .formatted(policy))
                : Optional.empty();
    }

    /**
     * The policies as one.
     *
     * @param others makes policies of other names, which come before all of Rasa's; empty for a name that it does not know
     */
    public Policy make(Function<Bot.Setting, Optional<Policy>> others) {
        History.RuleOnly ruleOnly = History.RuleOnly.NOTHING;
        List<Bot.Setting> settings =
                settings(bot).stream().map(PolicyMaker::plain).toList();
        Optional<RulePolicy> rules = settings.stream()
                .filter(setting -> setting.name().equals(RULES))
                .findFirst()
                .map(setting -> new RulePolicy(bot.domain(), stories, RulePolicy.Options.of(setting)));
        if (rules.isPresent()) {
            ruleOnly = rules.get().ruleOnly();
        }
        List<Policy> policies = new ArrayList<>();
        for (Bot.Setting setting : settings) {
            switch (setting.name()) {
                case RULES -> rules.ifPresent(policies::add);
                case MEMORY, AUGMENTED ->
                    policies.add(new MemoizationPolicy(
                            bot.domain(), stories, ruleOnly, MemoizationPolicy.Options.of(setting)));
                case LEARNED -> {
                    Optional<Learner> learner = trained.learner(LEARNED);
                    if (learner.isPresent()) {
                        policies.add(new LearnedPolicy(
                                bot.domain(), ruleOnly, LearnedPolicy.Options.of(setting), learner.get()));
                    }
                }
                case UNLIKELY -> {
                    Optional<Learner> learner = trained.learner(UNLIKELY);
                    if (learner.isPresent()) {
                        policies.add(new UnlikelyIntentPolicy(bot.domain(), ruleOnly, setting, learner.get()));
                    }
                }
                default -> others.apply(setting).map(Overruling::new).ifPresent(policies::add);
            }
        }
        return new Ensemble(policies, ActionNames.of(bot.domain()));
    }
}

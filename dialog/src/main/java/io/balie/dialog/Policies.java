package io.balie.dialog;

import io.balie.dialog.company.BusinessTime;
import io.balie.dialog.domain.Bot;
import io.balie.dialog.policy.Ensemble;
import io.balie.dialog.policy.MemoizationPolicy;
import io.balie.dialog.policy.Policy;
import io.balie.dialog.policy.RulePolicy;
import io.balie.dialog.screening.FrontDesk;
import java.util.Objects;
import java.util.Set;

/** Makes the policies that {@code config.yml} names. */
public final class Policies {

    /** The names that may stand in {@code config.yml}. */
    public static final Set<String> NAMES = Set.of("FrontDeskPolicy", "RulePolicy", "MemoizationPolicy");

    /** Rasa's default: a fallback is this sure of itself. */
    private static final double FALLBACK_CONFIDENCE = 0.3;

    /** Rasa's default: so many user turns are remembered. */
    private static final int MAX_HISTORY = 5;

    private Policies() {}

    static Policy of(Turns.Scene scene, BusinessTime time) {
        Bot bot = scene.bot();
        return new Ensemble(bot.policies().stream()
                .map(setting -> policy(setting, bot, scene, time))
                .toList());
    }

    private static Policy policy(Bot.Setting setting, Bot bot, Turns.Scene scene, BusinessTime time) {
        return switch (setting.name()) {
            case "FrontDeskPolicy" ->
                new FrontDesk(setting, scene.company(), time, scene.knowledge(), scene.reteller());
            case "RulePolicy" ->
                new RulePolicy(
                        bot.rules(),
                        setting.number("core_fallback_threshold", FALLBACK_CONFIDENCE),
                        Objects.toString(
                                setting.options().get("core_fallback_action_name"), "action_default_fallback"));
            case "MemoizationPolicy" ->
                new MemoizationPolicy(bot.stories(), (int) setting.number("max_history", MAX_HISTORY));
            default ->
                throw new IllegalArgumentException("Unknown policy '%s' in config.yml, expected one of %s."
                        .formatted(setting.name(), NAMES.stream().sorted().toList()));
        };
    }
}

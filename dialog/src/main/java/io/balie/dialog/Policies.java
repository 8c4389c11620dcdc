package io.balie.dialog;

import io.balie.dialog.company.BusinessTime;
import io.balie.dialog.domain.Bot;
import io.balie.dialog.policy.Limits;
import io.balie.dialog.policy.Policy;
import io.balie.dialog.policy.PolicyMaker;
import io.balie.dialog.policy.TrainedPolicies;
import io.balie.dialog.screening.CostCurve;
import io.balie.dialog.screening.Costs;
import io.balie.dialog.screening.FrontDesk;
import io.balie.dialog.screening.Screened;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes the policies that {@code config.yml} names. */
public final class Policies {

    private static final String FRONT_DESK = "FrontDeskPolicy";

    /** Where nobody gives a seed. */
    private static final long SEED = 42;

    /** The names that may stand in {@code config.yml}. */
    public static final Set<String> NAMES = PolicyMaker.names(FRONT_DESK);

    private Policies() {}

    /** Learn a bot's stories and rules. The same bot and seed give the same policies. */
    public static TrainedPolicies train(Bot bot, long seed) {
        return PolicyMaker.train(bot, seed);
    }

    /**
     * Learn also the limits of the front desk's belief, from conversations as a model reads them.
     *
     * @param conversations of sellers and customers; where there are not both, there is nothing to learn
     */
    public static TrainedPolicies withLimits(TrainedPolicies trained, Bot bot, List<Screened> conversations) {
        return costs(bot, conversations)
                .map(CostCurve::best)
                .map(best -> trained.with(new Limits(best.askAt(), best.sellerAt())))
                .orElse(trained);
    }

    /** What limits of the front desk's belief cost on these conversations; empty if there is no front desk, or nothing to learn from. */
    public static Optional<CostCurve> costs(Bot bot, List<Screened> conversations) {
        boolean both = conversations.stream().anyMatch(Screened::seller)
                && !conversations.stream().allMatch(Screened::seller);
        return bot.policies().stream()
                .filter(policy -> both && policy.name().equals(FRONT_DESK))
                .findFirst()
                .map(policy -> new CostCurve(conversations, Costs.of(policy)));
    }

    /** Whether a bot follows the front desk's script. */
    public static boolean isFrontDesk(Bot bot) {
        return bot.policies().stream().anyMatch(policy -> policy.name().equals(FRONT_DESK));
    }

    /** The policies of a bot without a company: those of Rasa. */
    public static Policy of(Bot bot, TrainedPolicies trained) {
        return new PolicyMaker(bot, trained).make(setting -> Optional.empty());
    }

    /** The policies of a scene, learned on the spot. */
    static Policy of(Turns.Scene scene, BusinessTime time) {
        return of(scene, time, train(scene.bot(), SEED));
    }

    /** The policies of a scene. */
    public static Policy of(Turns.Scene scene, BusinessTime time, TrainedPolicies trained) {
        return new PolicyMaker(scene.bot(), trained)
                .make(setting -> setting.name().equals(FRONT_DESK)
                        ? Optional.of(new FrontDesk(
                                setting, trained.limits(), scene.company(), time, scene.knowledge(), scene.reteller()))
                        : Optional.empty());
    }
}

package io.balie.dialog.screening;

import io.balie.dialog.domain.Bot;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What an error of the screening costs, in any unit; only their proportions count.
 *
 * @param customerTaken a customer is taken for a seller
 * @param nameSaid a seller who fishes for a colleague gets through to somebody who may say a name; the desk itself never does
 * @param sellerThrough another seller is let through
 * @param question a question too many: any to a customer, the third to a seller
 */
public record Costs(double customerTaken, double nameSaid, double sellerThrough, double question) {

    private static final Costs USUAL = new Costs(100, 40, 15, 3);

    public Costs {
        if (!(customerTaken >= 0 && nameSaid >= 0 && sellerThrough >= 0 && question >= 0)) {
            throw new IllegalArgumentException("Costs are %s, %s, %s and %s, expected none below 0."
                    .formatted(customerTaken, nameSaid, sellerThrough, question));
        }
    }

    /** The costs that a policy's options name, under {@code costs}. */
    public static Costs of(Bot.Setting setting) {
        Bot.Setting costs = setting.options().get("costs") instanceof Map<?, ?> written
                ? new Bot.Setting(setting.name(), named(written))
                : new Bot.Setting(setting.name(), Map.of());
        return new Costs(
                costs.number("customer_taken_for_seller", USUAL.customerTaken),
                costs.number("name_said", USUAL.nameSaid),
                costs.number("seller_let_through", USUAL.sellerThrough),
                costs.number("question_too_often", USUAL.question));
    }

    private static Map<String, Object> named(Map<?, ?> written) {
        Map<String, Object> named = new LinkedHashMap<>();
        written.forEach((key, value) -> named.put(String.valueOf(key), value));
        return named;
    }
}

package io.balie.shell.action.example;

import io.balie.dialog.custom.CustomAction;
import io.balie.dialog.custom.Doing;
import io.balie.dialog.domain.Domain;
import io.balie.dialog.tracker.Tracker;
import java.util.Map;

/** Says how many there are of a product. */
public final class CheckStock implements CustomAction {

    @Override
    public String name() {
        return "action_check_stock";
    }

    @Override
    public void run(Tracker tracker, Domain domain, Doing doing) {
        String product = tracker.slot("product").orElse("");
        if (product.isEmpty()) {
            throw doing.rejection("No product is known.");
        }
        doing.set("in_stock", product.length() < 5)
                .utter("utter_stock", Map.of("count", 3))
                .say("Anything else?");
    }
}

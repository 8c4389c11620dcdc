package io.balie.shell.http;

import io.balie.dialog.Turns;
import io.balie.dialog.domain.Domain;
import io.balie.dialog.policy.Decision;
import io.balie.dialog.tracker.Tracker;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Shows what a bot would do next in Rasa's form. */
final class Predicted {

    private Predicted() {}

    /**
     * The next action, with how sure the policy that decided is of each.
     *
     * @param shown the conversation as it is shown
     */
    static Map<String, @Nullable Object> json(Turns turns, Tracker tracker, Instant now, Map<String, ?> shown) {
        Decision decision = turns.decide(tracker, now);
        Map<String, Double> sure = new TreeMap<>();
        Domain domain = turns.scene().bot().domain();
        List.of(domain.responses().keySet(), domain.actions(), domain.forms().keySet())
                .forEach(names -> names.forEach(name -> sure.put(name, 0.0)));
        sure.put(Decision.LISTEN, 0.0);
        sure.putAll(decision.scores());
        sure.merge(decision.action(), decision.confidence(), Math::max);
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put(
                "scores",
                sure.entrySet().stream()
                        .sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder())
                                .thenComparing(Map.Entry.comparingByKey()))
                        .map(Predicted::score)
                        .toList());
        json.put("policy", decision.policy().isEmpty() ? null : decision.policy());
        json.put("confidence", decision.confidence());
        json.put("tracker", shown);
        return json;
    }

    private static Map<String, Object> score(Map.Entry<String, Double> one) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("action", one.getKey());
        json.put("score", one.getValue());
        return json;
    }
}

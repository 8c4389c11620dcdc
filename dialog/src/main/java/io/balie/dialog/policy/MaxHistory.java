package io.balie.dialog.policy;

import io.balie.dialog.domain.Bot;
import java.util.List;
import java.util.Map;

/** How far back a policy looks. */
final class MaxHistory {

    private static final String KEY = "max_history";
    private static final int DEFAULT = 5;

    private MaxHistory() {}

    /** So many states; 0 means all. It may also stand with the policy's featurizer. */
    static int of(Bot.Setting setting) {
        if (setting.options().containsKey(KEY)) {
            return setting.options().get(KEY) instanceof Number number ? Math.max(0, number.intValue()) : 0;
        }
        if (setting.options().get("featurizer") instanceof List<?> featurizers
                && !featurizers.isEmpty()
                && featurizers.getFirst() instanceof Map<?, ?> featurizer) {
            return featurizer.get(KEY) instanceof Number number ? Math.max(0, number.intValue()) : 0;
        }
        return DEFAULT;
    }
}

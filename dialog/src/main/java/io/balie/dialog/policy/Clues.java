package io.balie.dialog.policy;

import io.balie.dialog.training.State;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What in the latest states may tell what comes next: each state's parts, those of the last one also in pairs, and what happened at all. The older a state, the
 * less it weighs, so that what is learned in one conversation holds in another that began differently.
 */
final class Clues {

    /** Where all states count, so many are looked at. */
    private static final int MOST_STATES = 10;

    private static final double FADING = 0.7;
    private static final double PAIR = 1.5;
    private static final double ANYWHERE = 0.3;

    /** Known, if a story goes on listening after a message. */
    static final String UNANSWERED = "unanswered";

    private Clues() {}

    /** Clues with their weights; the vector's length is 1. */
    static Map<String, Double> of(List<State> states, int maxHistory) {
        Map<String, Double> clues = new LinkedHashMap<>();
        int most = maxHistory > 0 ? maxHistory : MOST_STATES;
        double weight = 1;
        for (int back = 0; back < Math.min(most, states.size()); back++) {
            State state = states.get(states.size() - 1 - back);
            parts(state, back + "|", weight, clues);
            if (back > 0) {
                state.actionBefore().ifPresent(action -> clues.putIfAbsent("*|a=" + action, ANYWHERE));
                state.intent().ifPresent(intent -> clues.putIfAbsent("*|i=" + intent, ANYWHERE));
            }
            weight *= FADING;
        }
        if (!states.isEmpty()) {
            pairs(states, clues);
        }
        clues.put("bias", ANYWHERE);
        double length =
                Math.sqrt(clues.values().stream().mapToDouble(w -> w * w).sum());
        clues.replaceAll((clue, w) -> w / length);
        return clues;
    }

    private static void parts(State state, String prefix, double weight, Map<String, Double> clues) {
        state.doneBefore().ifPresent(action -> clues.put(prefix + "a=" + action, weight));
        state.intent().ifPresent(intent -> clues.put(prefix + "i=" + intent, weight));
        state.loop().ifPresent(loop -> clues.put(prefix + "l=" + loop, weight));
        state.entities().forEach(entity -> clues.put(prefix + "e=" + entity, weight));
        state.userText().ifPresent(text -> {
            for (String word : words(text)) {
                clues.put(prefix + "w=" + word, weight);
            }
        });
        state.slots().forEach((slot, features) -> clues.put(prefix + "s=" + slot + "=" + features, weight));
    }

    /** What only counts together: a message after something was said, and with something known. */
    private static void pairs(List<State> states, Map<String, Double> clues) {
        State last = states.getLast();
        String action = last.doneBefore().orElse("");
        String intent = last.intent().orElse("");
        String now = action + "&" + intent;
        clues.put("&|" + now, PAIR);
        last.loop().ifPresent(loop -> clues.put("&|" + now + "&l=" + loop, PAIR));
        last.slots().forEach((slot, features) -> clues.put("&|" + now + "&s=" + slot + "=" + features, PAIR));
        last.entities().forEach(entity -> clues.put("&|" + now + "&e=" + entity, PAIR));
        Optional<String> before =
                states.size() > 1 ? states.get(states.size() - 2).doneBefore() : Optional.empty();
        before.ifPresent(done -> clues.put("&|" + now + "&1a=" + done, PAIR));
    }

    static List<String> words(String text) {
        return List.of(text.toLowerCase(Locale.ROOT).strip().split("[^\\p{L}\\p{N}]+")).stream()
                .filter(word -> !word.isEmpty())
                .toList();
    }
}

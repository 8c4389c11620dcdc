package io.balie.nlu.inspection;

import io.balie.nlu.Guess;
import io.balie.nlu.evaluation.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Labels that are probably wrong, by confident learning (Northcutt, Jiang and Chuang, 2021): a message is suspect if a model that has not seen it is as sure of another
 * intent as it usually is of messages that have that intent, and surer of it than of the label.
 *
 * @param found the surest first; of equally sure ones in the order of the messages
 * @param thresholds how sure the models are, on average, of each intent for the messages labelled with it
 */
public record Suspects(List<Suspect> found, Map<String, Double> thresholds) {

    private static final String FALLBACK = "nlu_fallback";

    public Suspects {
        found = List.copyOf(found);
        thresholds = Map.copyOf(thresholds);
    }

    /**
     * A message whose label is doubted.
     *
     * @param message its place in the list
     * @param label what it is labelled with
     * @param suggested what it more probably is
     * @param labelConfidence the probability of its label, 0 to 1
     * @param suggestedConfidence the probability of the other, 0 to 1
     */
    public record Suspect(
            int message, String label, String suggested, double labelConfidence, double suggestedConfidence) {

        /** How sure it is that the label is wrong, above 0 to 1: how far the other intent is ahead. */
        public double sureness() {
            return suggestedConfidence - labelConfidence;
        }
    }

    /**
     * Look for them.
     *
     * @param held every message with its reading by a model that has not been trained on it
     */
    public static Suspects among(List<Verdict> held) {
        Map<String, Double> sums = new TreeMap<>();
        Map<String, Integer> counts = new TreeMap<>();
        for (Verdict verdict : held) {
            String label = verdict.example().baseIntent();
            sums.merge(label, verdict.reading().confidenceOf(label), Double::sum);
            counts.merge(label, 1, Integer::sum);
        }
        Map<String, Double> thresholds = new TreeMap<>();
        sums.forEach((label, sum) -> thresholds.put(label, sum / counts.getOrDefault(label, 1)));
        List<Suspect> found = new ArrayList<>();
        for (int i = 0; i < held.size(); i++) {
            Verdict verdict = held.get(i);
            String label = verdict.example().baseIntent();
            double own = verdict.reading().confidenceOf(label);
            // The ranking is sorted: the first that reaches its threshold is the most probable that does.
            for (Guess guess : verdict.reading().ranking()) {
                if (!guess.intent().equals(FALLBACK)
                        && thresholds.containsKey(guess.intent())
                        && guess.confidence() >= thresholds.getOrDefault(guess.intent(), 1.0)) {
                    if (!guess.intent().equals(label) && guess.confidence() > own) {
                        found.add(new Suspect(i, label, guess.intent(), own, guess.confidence()));
                    }
                    break;
                }
            }
        }
        found.sort(Comparator.comparingDouble(Suspect::sureness).reversed().thenComparingInt(Suspect::message));
        return new Suspects(found, thresholds);
    }
}

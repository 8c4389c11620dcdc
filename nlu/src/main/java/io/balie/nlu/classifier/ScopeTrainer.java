package io.balie.nlu.classifier;

import io.balie.nlu.features.Features;
import io.balie.nlu.features.Known;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Measures a {@link Scope} on messages that the networks have not seen; none out of scope is needed. */
public final class ScopeTrainer {

    private static final int FEWEST_HEARD = 150;
    private static final double SMALLEST_DEVIATION = 1e-3;
    // The log-odds of what is out of scope are a measure of their own.
    private static final float LOG_ODDS_DEVIATION = 2;

    private ScopeTrainer() {}

    /**
     * A message that the network has not seen.
     *
     * @param member which network: it is the one that has not
     * @param features as the network knows them
     * @param known by what the network has seen
     * @param intent the right one
     */
    public record Heard(int member, Features features, Known known, int intent) {}

    /**
     * Measure it.
     *
     * @param members the networks, before they are put together, and perhaps others that are for this measure alone
     * @param served how many of them, from the first, answer together
     * @param seen what each has seen
     * @param outside for each intent whether it stands for what is out of scope
     * @param heard what one of them has not
     * @param temperature of the scores
     * @return empty if too little was heard to tell, or no intent is in scope
     */
    public static Optional<Scope> measure(
            List<Classifier> members,
            int served,
            List<List<Labelled>> seen,
            boolean[] outside,
            List<Heard> heard,
            double temperature) {
        List<Heard> inside = heard.stream().filter(h -> !outside[h.intent()]).toList();
        if (inside.size() < FEWEST_HEARD) {
            return Optional.empty();
        }
        List<Neighbourhood> neighbourhoods = new ArrayList<>();
        for (int m = 0; m < members.size(); m++) {
            neighbourhoods.add(neighbourhood(members.get(m), seen.get(m), outside));
        }
        List<double[]> all = new ArrayList<>();
        List<double[]> guesses = new ArrayList<>();
        for (Heard one : inside) {
            Classifier member = members.get(one.member());
            float[] activations = member.activations(one.features());
            double[] scores = member.scores(activations);
            double[] probability = Classifier.softmax(scores, temperature);
            guesses.add(probability);
            all.add(Scope.signs(
                    List.of(neighbourhoods.get(one.member())), outside, activations, scores, probability, one.known()));
        }
        float[] means = new float[Scope.SIGNS];
        float[] deviations = new float[Scope.SIGNS];
        spread(all, means, deviations);
        List<Neighbourhood> answering = neighbourhoods.subList(0, served);
        Scope scale = new Scope(answering, outside, means, deviations, Sureness.AS_LEARNED);
        return Optional.of(new Scope(answering, outside, means, deviations, sureness(scale, all, guesses, inside)));
    }

    private static void spread(List<double[]> all, float[] means, float[] deviations) {
        for (int i = 0; i < Scope.SIGNS; i++) {
            int sign = i;
            double mean = all.stream().mapToDouble(s -> s[sign]).average().orElse(0);
            double square = all.stream()
                    .mapToDouble(s -> (s[sign] - mean) * (s[sign] - mean))
                    .average()
                    .orElse(0);
            means[i] = (float) mean;
            deviations[i] = (float) Math.max(SMALLEST_DEVIATION, Math.sqrt(square));
        }
        deviations[Scope.SIGNS - 1] = LOG_ODDS_DEVIATION;
    }

    private static Sureness sureness(Scope scale, List<double[]> signs, List<double[]> guesses, List<Heard> heard) {
        double[] best = new double[heard.size()];
        double[] known = new double[heard.size()];
        boolean[] right = new boolean[heard.size()];
        for (int i = 0; i < best.length; i++) {
            double[] probability = guesses.get(i);
            int most = 0;
            for (int k = 1; k < probability.length; k++) {
                most = probability[k] > probability[most] ? k : most;
            }
            best[i] = probability[most];
            known[i] = scale.sum(signs.get(i));
            right[i] = most == heard.get(i).intent();
        }
        return Sureness.measure(best, known, right);
    }

    static Neighbourhood neighbourhood(Classifier member, List<Labelled> seen, boolean[] outside) {
        List<Labelled> inside = seen.stream().filter(s -> !outside[s.intent()]).toList();
        return Neighbourhood.of(
                inside.stream().map(s -> member.activations(s.features())).toList(),
                inside.stream().mapToInt(Labelled::intent).toArray(),
                outside.length);
    }
}

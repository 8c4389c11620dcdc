package io.balie.nlu.classifier;

import io.balie.nlu.features.Features;
import io.balie.nlu.features.Known;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether a message is about anything that the examples are about, and with that, how sure to be of the best guess.
 *
 * <p>Six signs are brought together, each counted in deviations from what messages in scope show that the network has not seen:
 * the energy of the scores, the distance and the likeness to the examples among the hidden units, and how much of the words, of the
 * runs of letters and of the rare words is known. Where some intents stand for what is out of scope, what the network gives them is
 * a seventh. Immutable, safe for many threads.
 */
public final class Scope {

    static final int SIGNS = 7;

    // Fitted on public messages of left-out intents and of other matters (docs/nlu.md); they held for corpora they were
    // not
    // fitted on. The last two numbers are the log-odds at even chances of both.
    private static final double[] WEIGHT = {0.5, 0.6, 1, 0.34, 0.4, 0.2, 1};
    private static final double SLOPE = 0.78;
    private static final double OFFSET = 2.57;
    private static final double MOST_DEVIATIONS = 6;
    // One message in a hundred is taken to be strange to an intent for such as well. At one in ten, people who write
    // unlike the
    // examples were taken for strangers (docs/nlu.md).
    private static final double ODDS_IN_SCOPE = 99;
    private static final double SMALLEST = 1e-4;

    private final List<Neighbourhood> members;
    private final boolean[] outside;
    private final float[] means;
    private final float[] deviations;
    private final Sureness sureness;

    Scope(List<Neighbourhood> members, boolean[] outside, float[] means, float[] deviations, Sureness sureness) {
        this.members = List.copyOf(members);
        this.outside = outside.clone();
        this.means = means.clone();
        this.deviations = deviations.clone();
        this.sureness = sureness;
        for (float deviation : deviations) {
            if (!(deviation > 0)) {
                throw new IllegalArgumentException("A sign deviates by %s, expected above 0.".formatted(deviation));
            }
        }
        if (means.length != SIGNS || deviations.length != SIGNS) {
            throw new IllegalArgumentException("A scope has %d means and %d deviations, expected %d of each."
                    .formatted(means.length, deviations.length, SIGNS));
        }
    }

    /**
     * A scope read back.
     *
     * @param stored as {@link #stored(List)} gave it
     * @param classifier the one it belongs to
     * @throws IllegalArgumentException if the shapes do not fit
     */
    public static Scope of(Stored stored, Classifier classifier) {
        List<String> intents = classifier.intents();
        List<Neighbourhood> members = new ArrayList<>();
        for (int m = 0; m < stored.centres().size(); m++) {
            members.add(new Neighbourhood(
                    intents.size(), stored.centres().get(m), stored.precisions().get(m)));
        }
        if (stored.precisions().size() != members.size()
                || members.isEmpty()
                || members.stream().mapToInt(Neighbourhood::hidden).sum() != classifier.firstBias().length) {
            throw new IllegalArgumentException("The scope was made for another classifier.");
        }
        boolean[] outside = new boolean[intents.size()];
        for (int k = 0; k < outside.length; k++) {
            outside[k] = stored.outside().contains(intents.get(k));
        }
        return new Scope(
                members,
                outside,
                stored.scales().get(0),
                stored.scales().get(1),
                new Sureness(stored.slope(), stored.offset()));
    }

    /**
     * A scope as plain numbers.
     *
     * @param centres of each member, [intents, hidden]
     * @param precisions of each member, [hidden, hidden]
     * @param outside names of the intents that stand for what is out of scope
     * @param scales the means of the signs, and their deviations
     * @param slope of the log-odds of being right
     * @param offset of the same
     */
    public record Stored(
            List<float[]> centres,
            List<float[]> precisions,
            List<String> outside,
            List<float[]> scales,
            double slope,
            double offset) {}

    /** The numbers, to be kept. */
    public Stored stored(List<String> intents) {
        List<String> names = new ArrayList<>();
        for (int k = 0; k < outside.length; k++) {
            if (outside[k]) {
                names.add(intents.get(k));
            }
        }
        return new Stored(
                members.stream().map(Neighbourhood::centres).toList(),
                members.stream().map(Neighbourhood::precision).toList(),
                names,
                List.of(means.clone(), deviations.clone()),
                sureness.slope(),
                sureness.offset());
    }

    /**
     * The same measure around other networks, which have gone on from those that it was made with.
     *
     * @param others before they are put together
     * @param seen all that they have seen
     * @param outside for each intent whether it stands for what is out of scope
     */
    public Scope around(List<Classifier> others, List<Labelled> seen, boolean[] outside) {
        return new Scope(
                others.stream()
                        .map(other -> ScopeTrainer.neighbourhood(other, seen, outside))
                        .toList(),
                outside,
                means,
                deviations,
                sureness);
    }

    /** What is thought of a message. */
    public static final class Judged {

        private final double[] probability;
        private final double inScope;

        Judged(double[] probability, double inScope) {
            this.probability = probability;
            this.inScope = inScope;
        }

        /** The probability of each intent, by the order of the classifier's; the rest to 1 is for none of them. */
        public double[] probability() {
            return probability.clone();
        }

        /** The probability that it is in scope if as many messages are as are not. */
        public double inScope() {
            return inScope;
        }
    }

    /** Judge a message by the classifier that this was measured with. */
    public Judged judge(Classifier classifier, Features features) {
        float[] activations = classifier.activations(features);
        double[] scores = classifier.scores(activations);
        double[] probability = Classifier.softmax(scores, classifier.temperature());
        double known = sum(signs(members, outside, activations, scores, probability, features.known()));
        double inScope = logistic(SLOPE * known + OFFSET);
        if (anyOutside(outside)) {
            share(probability, SLOPE * known + OFFSET);
        } else {
            believe(probability, known);
        }
        return new Judged(probability, inScope);
    }

    // What is out of scope has intents of its own: they get what is doubtful.
    private void share(double[] probability, double logOdds) {
        double doubt = 1 - logistic(logOdds + StrictMath.log(ODDS_IN_SCOPE));
        double sum = 0;
        int places = 0;
        for (int k = 0; k < probability.length; k++) {
            sum += outside[k] ? probability[k] : 0;
            places += outside[k] ? 1 : 0;
        }
        for (int k = 0; k < probability.length; k++) {
            double part = !outside[k] ? 0 : sum == 0 ? doubt / places : doubt * probability[k] / sum;
            probability[k] = probability[k] * (1 - doubt) + part;
        }
    }

    private void believe(double[] probability, double known) {
        int best = 0;
        for (int k = 1; k < probability.length; k++) {
            best = probability[k] > probability[best] ? k : best;
        }
        double before = probability[best];
        double sure = sureness.of(before, known);
        double others = sure <= before ? sure / before : before < 1 ? (1 - sure) / (1 - before) : 0;
        for (int k = 0; k < probability.length; k++) {
            probability[k] *= others;
        }
        probability[best] = sure;
    }

    double sum(double[] signs) {
        double sum = 0;
        for (int i = 0; i < SIGNS; i++) {
            sum += WEIGHT[i] * Math.clamp((signs[i] - means[i]) / deviations[i], -MOST_DEVIATIONS, MOST_DEVIATIONS);
        }
        return sum;
    }

    private static boolean anyOutside(boolean[] outside) {
        for (boolean one : outside) {
            if (one) {
                return true;
            }
        }
        return false;
    }

    static double[] signs(
            List<Neighbourhood> members,
            boolean[] outside,
            float[] activations,
            double[] scores,
            double[] probability,
            Known known) {
        double[] signs = new double[SIGNS];
        signs[0] = energy(scores, outside);
        int from = 0;
        for (Neighbourhood member : members) {
            float[] own = new float[member.hidden()];
            System.arraycopy(activations, from, own, 0, own.length);
            from += own.length;
            Neighbourhood.Nearness near = member.of(own);
            signs[1] -= near.distance() / members.size();
            signs[2] += near.likeness() / members.size();
        }
        signs[3] = known.words();
        signs[4] = known.letters();
        signs[5] = known.familiarity();
        double out = 0;
        for (int k = 0; k < outside.length; k++) {
            out += outside[k] ? probability[k] : 0;
        }
        signs[6] = anyOutside(outside) ? -logOdds(out) : 0;
        return signs;
    }

    private static double energy(double[] scores, boolean[] outside) {
        double most = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < scores.length; k++) {
            most = outside[k] ? most : Math.max(most, scores[k]);
        }
        double sum = 0;
        for (int k = 0; k < scores.length; k++) {
            sum += outside[k] ? 0 : StrictMath.exp(scores[k] - most);
        }
        return most + StrictMath.log(sum);
    }

    static double logOdds(double probability) {
        double inside = Math.clamp(probability, SMALLEST, 1 - SMALLEST);
        return StrictMath.log(inside / (1 - inside));
    }

    static double logistic(double logOdds) {
        return 1 / (1 + StrictMath.exp(-logOdds));
    }
}

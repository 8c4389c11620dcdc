package io.balie.nlu.ranking;

import io.balie.nlu.Guess;
import io.balie.nlu.Language;
import io.balie.nlu.classifier.Classifier;
import io.balie.nlu.classifier.Scope;
import io.balie.nlu.features.Features;
import io.balie.nlu.features.Vocabulary;
import io.balie.nlu.patterns.PatternSet;
import io.balie.nlu.recall.Recall;
import io.balie.nlu.text.Text;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Ranks labels for a message. Immutable, safe for many threads, deterministic. */
public final class Ranker {

    /** How sure to be of a message that equals an example. */
    static final double BY_HEART = 0.99;

    // Below this share of known words a message counts as strange, and the less is known the less the network is
    // believed.
    private static final double STRANGE = 0.4;
    private static final double MOST_DOUBT = 0.97;

    private final Vocabulary vocabulary;
    private final Classifier classifier;
    private final PatternSet marks;
    private final Recall recall;
    private final Optional<Scope> scope;

    /**
     * A ranker that nobody measured the scope of.
     *
     * @throws IllegalArgumentException if the classifier was made for another vocabulary
     */
    public Ranker(Vocabulary vocabulary, Classifier classifier, PatternSet marks, Recall recall) {
        this(vocabulary, classifier, marks, recall, Optional.empty());
    }

    /**
     * A ranker from its parts.
     *
     * @throws IllegalArgumentException if the classifier was made for another vocabulary
     */
    public Ranker(
            Vocabulary vocabulary, Classifier classifier, PatternSet marks, Recall recall, Optional<Scope> scope) {
        this.vocabulary = vocabulary;
        this.classifier = classifier;
        this.marks = marks;
        this.recall = recall;
        this.scope = scope;
        if (classifier.first().rows() != vocabulary.size()) {
            throw new IllegalArgumentException("The classifier was made for another vocabulary.");
        }
    }

    /**
     * Labels for a message.
     *
     * @param guesses every label once, best first
     * @param familiarity how much of the message occurs in the examples, 0 to 1
     * @param inScope the probability that the message is in scope; empty where nobody measured it
     */
    public record Ranked(List<Guess> guesses, double familiarity, OptionalDouble inScope) {

        /** Copies the list. */
        public Ranked {
            guesses = List.copyOf(guesses);
        }
    }

    /** Rank the labels. */
    public Ranked rank(Text text, Language language) {
        List<String> names = marks.names(text.original());
        Features features = vocabulary.features(text, language, names);
        Optional<Scope.Judged> judged = scope.map(s -> s.judge(classifier, features));
        double[] probability =
                judged.map(Scope.Judged::probability).orElseGet(() -> classifier.probabilities(features));
        Optional<String> known = recall.find(text.original());
        if (known.isPresent()) {
            believe(probability, classifier.intents().indexOf(known.get()));
        } else if (names.isEmpty() && judged.isEmpty()) {
            doubt(probability, features.familiarity());
        }
        List<Guess> guesses = new ArrayList<>(probability.length);
        for (int k = 0; k < probability.length; k++) {
            guesses.add(new Guess(classifier.intents().get(k), Math.min(1, probability[k])));
        }
        guesses.sort(Comparator.comparingDouble(Guess::confidence).reversed()); // stable: equals stay in order of name
        return new Ranked(
                guesses,
                known.isPresent() ? 1 : features.familiarity(),
                judged.map(j -> OptionalDouble.of(known.isPresent() ? Math.max(BY_HEART, j.inScope()) : j.inScope()))
                        .orElse(OptionalDouble.empty()));
    }

    static void believe(double[] probability, int label) {
        if (probability[label] >= BY_HEART) {
            return;
        }
        double others = 1 - probability[label];
        for (int k = 0; k < probability.length; k++) {
            probability[k] *= k == label ? 0 : (1 - BY_HEART) / others;
        }
        probability[label] = probability.length == 1 ? 1 : BY_HEART;
    }

    // Of what it has never seen the network says something all the same. The doubt is spread over all labels alike, so
    // that the order stays; of a single label it is taken off.
    private static void doubt(double[] probability, double familiarity) {
        double doubt = Math.clamp((1.2 * STRANGE - familiarity) / STRANGE, 0, MOST_DOUBT);
        double each = probability.length == 1 ? 0 : doubt / probability.length;
        for (int k = 0; k < probability.length; k++) {
            probability[k] = probability[k] * (1 - doubt) + each;
        }
    }

    /** The features. */
    public Vocabulary vocabulary() {
        return vocabulary;
    }

    /** The network. */
    public Classifier classifier() {
        return classifier;
    }

    /** The patterns that mark a message. */
    public PatternSet marks() {
        return marks;
    }

    /** What tells whether a message is in scope; empty where nobody measured it. */
    public Optional<Scope> scope() {
        return scope;
    }

    /** The examples by heart. */
    public Recall recall() {
        return recall;
    }
}

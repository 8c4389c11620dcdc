package io.balie.nlu.ranking;

import io.balie.nlu.Example;
import io.balie.nlu.classifier.Classifier;
import io.balie.nlu.classifier.ClassifierTrainer;
import io.balie.nlu.classifier.Epochs;
import io.balie.nlu.classifier.Labelled;
import io.balie.nlu.classifier.PackedRows;
import io.balie.nlu.classifier.Recipe;
import io.balie.nlu.features.Vocabulary;
import io.balie.nlu.patterns.PatternSet;
import io.balie.nlu.recall.Recall;
import io.balie.nlu.text.Text;
import java.util.List;
import java.util.TreeSet;

/** Trains a {@link Ranker} on any number of examples from one upwards; the same examples and seed give the same ranker. */
public final class RankerTrainer {

    // As many steps whatever the size, within bounds: few examples are seen more often.
    private static final int STEPS = 500;
    private static final int FEWEST_EPOCHS = 12;
    private static final int MOST_EPOCHS = 80;
    private static final int BATCH = 32;
    private static final int HIDDEN = 64;
    private static final int MEMBERS = 3;
    private static final double RATE = 0.006;
    // Sharper than learned: thresholds of projects were tuned on a network that is sure of itself.
    private static final double TEMPERATURE = 0.6;

    /** From so many examples on, some are held out and how sure to be is measured. */
    public static final int MANY_EXAMPLES = 1_000;

    private final long seed;

    public RankerTrainer(long seed) {
        this.seed = seed;
    }

    /**
     * Train on examples.
     *
     * @param examples at least one; their intents are the labels
     * @param marks patterns that are features of a message
     * @throws IllegalArgumentException if there is no example
     */
    public Ranker train(List<Example> examples, PatternSet marks, Epochs epochs) {
        if (examples.isEmpty()) {
            throw new IllegalArgumentException("There is no example to train on, expected at least one.");
        }
        List<String> labels =
                List.copyOf(new TreeSet<>(examples.stream().map(Example::intent).toList()));
        Vocabulary vocabulary =
                Vocabulary.count(NamedIntents.with(examples), marks::names, examples.size() < MANY_EXAMPLES ? 1 : 2);
        Recall recall = Recall.of(examples.stream()
                .map(e -> new Recall.Known(e.text(), e.intent()))
                .toList());
        return new Ranker(vocabulary, classifier(examples, labels, vocabulary, marks, epochs), marks, recall);
    }

    private Classifier classifier(
            List<Example> given, List<String> labels, Vocabulary vocabulary, PatternSet marks, Epochs epochs) {
        if (labels.size() == 1) {
            return new Classifier(labels, nothing(vocabulary.size()), new float[1], new float[1], new float[1], 1);
        }
        List<Example> examples = NamedIntents.with(given);
        List<Labelled> labelled = examples.stream()
                .map(e -> new Labelled(
                        vocabulary.features(Text.of(e.text()), e.language(), marks.names(e.text())),
                        labels.indexOf(e.intent())))
                .toList();
        return new ClassifierTrainer(recipe(given.size(), seed))
                .train(labelled, labels, vocabulary.size(), epochs)
                .with(TEMPERATURE);
    }

    /** How many epochs examples are trained for, those of all members together; one label alone needs none. */
    public static int epochs(List<Example> examples) {
        if (examples.stream().map(Example::intent).distinct().count() < 2) {
            return 0;
        }
        Recipe recipe = recipe(examples.size(), 0);
        return recipe.epochs() * recipe.members();
    }

    private static Recipe recipe(int examples, long seed) {
        if (examples >= MANY_EXAMPLES) {
            return Recipe.standard(seed);
        }
        int batches = (examples + BATCH - 1) / BATCH;
        int epochs = Math.clamp(STEPS / batches, FEWEST_EPOCHS, MOST_EPOCHS);
        return new Recipe(HIDDEN, epochs, BATCH, RATE, 0.4, 0.3, 0, MEMBERS, seed);
    }

    private static PackedRows nothing(int rows) {
        return new PackedRows(1, new byte[rows], new float[rows]);
    }
}

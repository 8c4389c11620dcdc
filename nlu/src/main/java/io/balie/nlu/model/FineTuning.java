package io.balie.nlu.model;

import io.balie.nlu.Example;
import io.balie.nlu.classifier.Classifier;
import io.balie.nlu.classifier.FineTuner;
import io.balie.nlu.classifier.Labelled;
import io.balie.nlu.classifier.Recipe;
import io.balie.nlu.features.Vocabulary;
import io.balie.nlu.patterns.PatternSet;
import io.balie.nlu.pipeline.Pipeline;
import io.balie.nlu.pipeline.Step;
import io.balie.nlu.ranking.NamedIntents;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Goes on from what {@code SparseIntentClassifier} learned before. The same base, data, settings and seed give the same model. */
record FineTuning(Part.Calibrated base, double fraction) {

    // What is known is to be moved, not to be learned again.
    private static final double SHARE_OF_RATE = 0.5;

    /** @throws IllegalArgumentException if the model or the pipeline has nothing to go on from, or the fraction is out of range */
    static FineTuning of(NluModel model, Pipeline pipeline, double fraction) {
        if (!(fraction > 0 && fraction <= 1)) {
            throw new IllegalArgumentException(
                    "The fraction of the passes is %s, expected above 0 to 1.".formatted(fraction));
        }
        if (pipeline.steps().stream().noneMatch(Step.SparseIntents.class::isInstance)) {
            throw new IllegalArgumentException("Only a pipeline with SparseIntentClassifier goes on from a model.");
        }
        return model.parts().stream()
                .filter(Part.Calibrated.class::isInstance)
                .map(Part.Calibrated.class::cast)
                .findFirst()
                .map(base -> new FineTuning(base, fraction))
                .orElseThrow(() -> new IllegalArgumentException(
                        "The model that was kept has no SparseIntentClassifier to go on from."));
    }

    /** @throws IllegalArgumentException if the network would have another size, or an intent is gone */
    Part train(List<Example> given, Settings settings, Progress progress) {
        List<Example> examples = NamedIntents.with(given);
        List<String> intents =
                List.copyOf(new TreeSet<>(examples.stream().map(Example::intent).toList()));
        Recipe recipe = gentler(settings.recipe().fitting(examples.size()));
        check(intents, recipe);
        Vocabulary vocabulary = Vocabulary.count(examples);
        int[] before = before(vocabulary);
        List<Labelled> labelled = NluTrainer.labelled(examples, intents, vocabulary, PatternSet.none());
        FineTuner tuner = new FineTuner(base.classifier(), recipe.members());
        NluTrainer.Counted counted = new NluTrainer.Counted(progress, recipe.members() * recipe.epochs());
        List<Classifier> members = new ArrayList<>(NluTrainer.side(
                recipe.members(), m -> tuner.train(recipe.member(m), m, labelled, intents, before, counted)));
        // Measuring anew how sure to be would take messages that the base has not seen, and nobody knows which those
        // are.
        Classifier classifier =
                Classifier.together(members).with(base.classifier().temperature());
        return new Part.Calibrated(
                settings,
                vocabulary,
                classifier,
                base.strange(),
                base.scope().map(scope -> scope.around(members, labelled, settings.outOfScope(intents))));
    }

    private Recipe gentler(Recipe whole) {
        int passes = Math.max(1, (int) Math.round(fraction * whole.epochs()));
        return new Recipe(
                whole.hidden(),
                passes,
                whole.batch(),
                whole.rate() * SHARE_OF_RATE,
                whole.dropInput(),
                whole.dropHidden(),
                whole.smoothing(),
                whole.members(),
                whole.seed());
    }

    private void check(List<String> intents, Recipe recipe) {
        int units = base.classifier().firstBias().length;
        if (units != recipe.hidden() * recipe.members()) {
            throw new IllegalArgumentException(
                    "The kept model has %d hidden units in all, the settings ask for %d times %d."
                            .formatted(units, recipe.members(), recipe.hidden()));
        }
        for (String known : base.classifier().intents()) {
            if (!intents.contains(known)) {
                throw new IllegalArgumentException(
                        "Intent '%s' of the kept model has no examples any more.".formatted(known));
            }
        }
    }

    private int[] before(Vocabulary vocabulary) {
        Map<String, Integer> places = new HashMap<>();
        List<String> known = base.vocabulary().names();
        for (int i = 0; i < known.size(); i++) {
            places.put(known.get(i), i);
        }
        return vocabulary.names().stream()
                .mapToInt(name -> places.getOrDefault(name, -1))
                .toArray();
    }
}

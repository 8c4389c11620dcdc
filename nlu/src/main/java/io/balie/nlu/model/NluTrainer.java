package io.balie.nlu.model;

import io.balie.nlu.Example;
import io.balie.nlu.Language;
import io.balie.nlu.TrainingData;
import io.balie.nlu.classifier.Classifier;
import io.balie.nlu.classifier.ClassifierTrainer;
import io.balie.nlu.classifier.Epochs;
import io.balie.nlu.classifier.Labelled;
import io.balie.nlu.entities.EntityExtractor;
import io.balie.nlu.features.Vocabulary;
import io.balie.nlu.language.LanguageModel;
import io.balie.nlu.pipeline.Pipeline;
import io.balie.nlu.text.Text;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Makes a model of training data, as a pipeline says. The same data, pipeline and seed give the same model. */
public final class NluTrainer {

    private NluTrainer() {}

    /**
     * Train a model of {@code SparseIntentClassifier} and {@code RuleEntityExtractor} alone.
     *
     * @throws IllegalArgumentException if there are no examples, or of fewer than two intents
     */
    public static NluModel train(List<Example> examples, Settings settings, Progress progress) {
        LanguageModel language = LanguageModel.train(examples, settings.languages());
        Part intents = calibrated(examples, language, settings, progress);
        return new NluModel(
                settings.recipe().seed(),
                Fingerprint.of(TrainingData.of(examples)),
                language,
                List.of(intents, new Part.Rules(new EntityExtractor(language::knows))));
    }

    /**
     * Train a model.
     *
     * <p>Any data will do: steps that have nothing to learn from are left out.
     *
     * @param languages at least one, the most usual first; of a single one nothing is guessed
     * @param seed of every draw, unless the options of {@code SparseIntentClassifier} state one
     * @throws IllegalArgumentException naming what is wrong with the options of {@code SparseIntentClassifier}, the one component
     *     whose options are checked, or if there are fewer than two intents for it
     */
    public static NluModel train(
            TrainingData data, Pipeline pipeline, List<Language> languages, long seed, Progress progress) {
        return new PipelineTrainer(data, pipeline, languages, seed, progress).train();
    }

    // In two passes at once: one over most examples, to measure on the rest how sure to be, and one over all.
    static Part calibrated(List<Example> examples, LanguageModel language, Settings settings, Progress progress) {
        List<String> intents =
                List.copyOf(new TreeSet<>(examples.stream().map(Example::intent).toList()));
        if (intents.size() < 2) {
            throw new IllegalArgumentException(
                    "The examples name %d intents, expected at least two to tell apart.".formatted(intents.size()));
        }
        Split split = Split.of(examples, settings.heldOut(), settings.recipe().seed());
        boolean calibrate = !split.heldOut().isEmpty();
        Counted counted =
                new Counted(progress, (calibrate ? 2 : 1) * settings.recipe().epochs());
        // Each pass draws from its own generators, so that side by side they make what they make one after the other.
        try (ExecutorService beside = Executors.newSingleThreadExecutor()) {
            Future<Calibration> measured = beside.submit(
                    () -> calibrate ? calibration(split, intents, language, settings, counted) : Calibration.NONE);
            Vocabulary vocabulary = Vocabulary.count(examples);
            Classifier classifier = classifier(examples, intents, vocabulary, settings, counted);
            Calibration calibration = result(measured);
            return new Part.Calibrated(
                    settings, vocabulary, classifier.with(calibration.temperature()), calibration.strange());
        }
    }

    private static Calibration calibration(
            Split split, List<String> intents, LanguageModel language, Settings settings, Epochs epochs) {
        Vocabulary vocabulary = Vocabulary.count(split.kept());
        Classifier trial = classifier(split.kept(), intents, vocabulary, settings, epochs);
        List<Labelled> held = split.heldOut().stream()
                .map(e -> labelled(e, intents, vocabulary, language(language, e)))
                .toList();
        return Calibration.measure(trial, held, intents.indexOf(NluModel.OUT_OF_SCOPE));
    }

    static <T> T result(Future<T> measured) {
        try {
            return measured.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("A pass of the training failed.", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Training was interrupted.", e);
        }
    }

    /** Counts the epochs of both passes together. */
    static final class Counted implements Epochs {

        private final Progress progress;
        private final int of;
        private int ended;

        Counted(Progress progress, int of) {
            this.progress = progress;
            this.of = of;
        }

        @Override
        public synchronized void ended(int epoch, int ofPass, double loss) {
            ended++;
            progress.epoch(ended, of, loss);
        }
    }

    private static Classifier classifier(
            List<Example> examples, List<String> intents, Vocabulary vocabulary, Settings settings, Epochs epochs) {
        List<Labelled> labelled = examples.stream()
                .map(e -> labelled(e, intents, vocabulary, e.language()))
                .toList();
        return new ClassifierTrainer(settings.recipe()).train(labelled, intents, vocabulary.size(), epochs);
    }

    private static Labelled labelled(Example example, List<String> intents, Vocabulary vocabulary, Language language) {
        return new Labelled(vocabulary.features(Text.of(example.text()), language), intents.indexOf(example.intent()));
    }

    private static Language language(LanguageModel model, Example example) {
        return model.find(Text.of(example.text()), Optional.of(example.language()))
                .language();
    }

    /** The examples in two parts, each intent in the same proportion. */
    private record Split(List<Example> kept, List<Example> heldOut) {

        static Split of(List<Example> examples, double share, long seed) {
            Map<String, List<Integer>> byIntent = new LinkedHashMap<>();
            for (int i = 0; i < examples.size(); i++) {
                byIntent.computeIfAbsent(
                                examples.get(i).intent() + examples.get(i).language(), k -> new ArrayList<>())
                        .add(i);
            }
            boolean[] out = new boolean[examples.size()];
            SplittableRandom random = new SplittableRandom(seed);
            byIntent.values().forEach(places -> {
                for (int i = places.size() - 1; i > 0; i--) {
                    Collections.swap(places, i, random.nextInt(i + 1));
                }
                for (int i = 0; i < (int) (places.size() * share); i++) {
                    out[places.get(i)] = true;
                }
            });
            List<Example> kept = new ArrayList<>();
            List<Example> heldOut = new ArrayList<>();
            for (int i = 0; i < out.length; i++) {
                (out[i] ? heldOut : kept).add(examples.get(i));
            }
            return new Split(kept, heldOut);
        }
    }
}

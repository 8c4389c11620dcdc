package io.balie.nlu.model;

import io.balie.nlu.Example;
import io.balie.nlu.Language;
import io.balie.nlu.TrainingData;
import io.balie.nlu.classifier.Classifier;
import io.balie.nlu.classifier.ClassifierTrainer;
import io.balie.nlu.classifier.Epochs;
import io.balie.nlu.classifier.Labelled;
import io.balie.nlu.classifier.Recipe;
import io.balie.nlu.classifier.Scope;
import io.balie.nlu.classifier.ScopeTrainer;
import io.balie.nlu.features.Vocabulary;
import io.balie.nlu.language.LanguageModel;
import io.balie.nlu.patterns.PatternSet;
import io.balie.nlu.pipeline.Pipeline;
import io.balie.nlu.ranking.NamedIntents;
import io.balie.nlu.text.Text;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** Makes a model of training data, as a pipeline says. The same data, pipeline and seed give the same model. */
public final class NluTrainer {

    private static final int FEWEST_DOCUMENTS = 2;

    private NluTrainer() {}

    /**
     * Train a model of {@code SparseIntentClassifier} and {@code RuleEntityExtractor} alone.
     *
     * @throws IllegalArgumentException if there are no examples, or of fewer than two intents
     */
    public static NluModel train(List<Example> examples, Settings settings, Progress progress) {
        LanguageModel language = LanguageModel.train(examples, settings.languages());
        Part intents = calibrated(examples, PatternSet.none(), language, settings, progress);
        return new NluModel(
                settings.recipe().seed(),
                Fingerprint.of(TrainingData.of(examples)),
                language,
                List.of(intents, Part.Rules.of(language, Optional.empty())));
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

    /**
     * Go on from a model that was trained before, on data that may have new words, messages and intents.
     *
     * <p>Only what {@code SparseIntentClassifier} learned is gone on from; how sure to be stays as it was measured then.
     *
     * @param fraction of the passes of a whole training, above 0 to 1
     * @throws IllegalArgumentException naming why it is not possible: the pipeline learns in another way, the network has another size, or an intent is gone
     */
    public static NluModel finetune(
            NluModel base,
            TrainingData data,
            Pipeline pipeline,
            List<Language> languages,
            long seed,
            double fraction,
            Progress progress) {
        FineTuning before = FineTuning.of(base, pipeline, fraction);
        return new PipelineTrainer(data, pipeline, languages, seed, progress, Optional.of(before)).train();
    }

    // Every network leaves out another part of the examples, and how sure to be is measured on what each has not seen:
    // so nothing is trained for the measure alone. A network that is heard alone must see all, and needs a second one.
    static Part.Calibrated calibrated(
            List<Example> given, PatternSet marks, LanguageModel language, Settings settings, Progress progress) {
        List<Example> examples = NamedIntents.with(given);
        List<String> intents =
                List.copyOf(new TreeSet<>(examples.stream().map(Example::intent).toList()));
        if (intents.size() < 2) {
            throw new IllegalArgumentException(
                    "The examples name %d intents, expected at least two to tell apart.".formatted(intents.size()));
        }
        Recipe recipe = settings.recipe().fitting(examples.size());
        Vocabulary vocabulary = Vocabulary.count(examples, marks::names, FEWEST_DOCUMENTS);
        List<Split> splits = splits(examples, settings.heldOut(), recipe);
        Counted counted = new Counted(progress, splits.size() * recipe.epochs());
        List<Classifier> trained = side(
                splits.size(),
                m -> new ClassifierTrainer(recipe.member(m))
                        .train(
                                labelled(splits.get(m).kept(), intents, vocabulary, marks),
                                intents,
                                vocabulary.size(),
                                counted));
        List<Calibration.Heard> heard = new ArrayList<>();
        for (int m = 0; m < trained.size(); m++) {
            heard.addAll(heard(splits.get(m), trained.get(m), m, intents, vocabulary, marks, language));
        }
        Calibration calibration =
                heard.isEmpty() ? Calibration.NONE : Calibration.measure(heard, intents.indexOf(NluModel.OUT_OF_SCOPE));
        Classifier classifier = Classifier.together(trained.subList(0, recipe.members()));
        boolean[] outside = settings.outOfScope(intents);
        Optional<Scope> scope = ScopeTrainer.measure(
                trained,
                recipe.members(),
                splits.stream()
                        .map(s -> labelled(s.kept(), intents, vocabulary, marks))
                        .toList(),
                outside,
                heard.stream()
                        .map(h -> new ScopeTrainer.Heard(h.member(), h.features(), h.known(), h.intent()))
                        .toList(),
                calibration.temperature());
        return new Part.Calibrated(
                settings, vocabulary, classifier.with(calibration.temperature()), calibration.strange(), scope);
    }

    private static List<Split> splits(List<Example> examples, double heldOut, Recipe recipe) {
        List<Split> splits = new ArrayList<>();
        if (recipe.members() == 1) {
            splits.add(new Split(examples, List.of()));
        }
        for (int part = 0; splits.size() < Math.max(2, recipe.members()); part++) {
            Split split = Split.of(examples, heldOut, part, recipe.seed());
            if (split.heldOut().isEmpty() && recipe.members() == 1) {
                break;
            }
            splits.add(split);
        }
        return splits;
    }

    private static List<Calibration.Heard> heard(
            Split split,
            Classifier trial,
            int member,
            List<String> intents,
            Vocabulary vocabulary,
            PatternSet marks,
            LanguageModel model) {
        if (split.heldOut().isEmpty()) {
            return List.of();
        }
        Vocabulary known = Vocabulary.count(split.kept(), marks::names, FEWEST_DOCUMENTS);
        List<Calibration.Heard> heard = new ArrayList<>();
        for (Example example : split.heldOut()) {
            Text text = Text.of(example.text());
            Language language = language(model, example);
            List<String> names = marks.names(example.text());
            heard.add(new Calibration.Heard(
                    trial,
                    member,
                    vocabulary.features(text, language, names),
                    known.features(text, language, names).known(),
                    intents.indexOf(example.intent())));
        }
        return heard;
    }

    // Each draws from its own generators, so that side by side they make what they make one after the other.
    static <T> List<T> side(int times, IntFunction<T> make) {
        try (ExecutorService two = Executors.newFixedThreadPool(2)) {
            List<Future<T>> made = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                int which = i;
                made.add(two.submit(() -> make.apply(which)));
            }
            return made.stream().map(NluTrainer::result).toList();
        }
    }

    static <T> T result(Future<T> measured) {
        try {
            return measured.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof CancellationException stopped) {
                throw stopped;
            }
            throw new IllegalStateException("A pass of the training failed.", e.getCause());
        } catch (InterruptedException e) {
            // Closing what runs beside this one then stops it too.
            Thread.currentThread().interrupt();
            throw (CancellationException) new CancellationException("Training was interrupted.").initCause(e);
        }
    }

    /** Counts the epochs of all passes together. */
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

    static List<Labelled> labelled(
            List<Example> examples, List<String> intents, Vocabulary vocabulary, PatternSet marks) {
        return examples.stream()
                .map(e -> new Labelled(
                        vocabulary.features(Text.of(e.text()), e.language(), marks.names(e.text())),
                        intents.indexOf(e.intent())))
                .toList();
    }

    private static Language language(LanguageModel model, Example example) {
        return model.find(Text.of(example.text()), Optional.of(example.language()))
                .language();
    }

    /** The examples in two parts, each intent in the same proportion; another part holds out other examples. */
    private record Split(List<Example> kept, List<Example> heldOut) {

        static Split of(List<Example> examples, double share, int part, long seed) {
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
                int held = (int) (places.size() * share);
                for (int i = 0; i < held; i++) {
                    out[places.get((part * held + i) % places.size())] = true;
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

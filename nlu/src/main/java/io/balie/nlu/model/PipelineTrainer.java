package io.balie.nlu.model;

import io.balie.nlu.Example;
import io.balie.nlu.Language;
import io.balie.nlu.TrainingData;
import io.balie.nlu.entities.EntityExtractor;
import io.balie.nlu.language.LanguageModel;
import io.balie.nlu.patterns.PatternSet;
import io.balie.nlu.pipeline.Pipeline;
import io.balie.nlu.pipeline.Step;
import io.balie.nlu.ranking.Ranker;
import io.balie.nlu.ranking.RankerTrainer;
import io.balie.nlu.recall.Recall;
import io.balie.nlu.selection.Selector;
import io.balie.nlu.tagging.KnownTags;
import io.balie.nlu.tagging.NameTagger;
import io.balie.nlu.tagging.NameTaggerTrainer;
import io.balie.nlu.tagging.Tagger;
import io.balie.nlu.tagging.TaggerTrainer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;

/** Trains the steps of a pipeline: the tagger beside the networks, for neither knows of the other. */
final class PipelineTrainer {

    private final TrainingData data;
    private final List<Example> based;
    private final Pipeline pipeline;
    private final List<Language> languages;
    private final long seed;
    private final Progress progress;
    private final PatternSet marks;
    private final Optional<FineTuning> before;

    PipelineTrainer(TrainingData data, Pipeline pipeline, List<Language> languages, long seed, Progress progress) {
        this(data, pipeline, languages, seed, progress, Optional.empty());
    }

    /** @param before what the training goes on from, if it does */
    PipelineTrainer(
            TrainingData data,
            Pipeline pipeline,
            List<Language> languages,
            long seed,
            Progress progress,
            Optional<FineTuning> before) {
        this.before = before;
        this.data = data;
        this.based = data.examples().stream().map(PipelineTrainer::based).toList();
        this.pipeline = pipeline;
        this.languages = List.copyOf(languages);
        this.seed = seed;
        this.progress = progress;
        this.marks = pipeline.steps().stream()
                .filter(Step.PatternMarks.class::isInstance)
                .map(Step.PatternMarks.class::cast)
                .findFirst()
                .map(m -> patterns(
                        new PatternSet.Choice(m.caseSensitive(), m.lookups(), m.regexes(), m.wordBoundaries()),
                        name -> true))
                .orElseGet(PatternSet::none);
    }

    // Intents are told apart without the keys of retrieval intents.
    private static Example based(Example example) {
        return example.isRetrieval()
                ? new Example(example.text(), example.baseIntent(), example.language(), example.entities())
                : example;
    }

    private PatternSet patterns(PatternSet.Choice choice, Predicate<String> names) {
        return PatternSet.of(data, choice, names, languages.get(0));
    }

    NluModel train() {
        LanguageModel language = LanguageModel.train(data.examples(), languages);
        Map<Step, Ranker> rankers = new LinkedHashMap<>();
        List<Step.Tags> tagging = pipeline.steps().stream()
                .filter(Step.Tags.class::isInstance)
                .map(Step.Tags.class::cast)
                .distinct()
                .toList();
        boolean learnsNames =
                pipeline.steps().stream().anyMatch(step -> step instanceof Step.Rules rules && rules.learnsNames());
        try (ExecutorService beside = Executors.newSingleThreadExecutor()) {
            Future<Optional<Tagger>> tagger = beside.submit(() -> tagging.isEmpty()
                    ? Optional.<Tagger>empty()
                    : new TaggerTrainer(seed).train(data.examples(), marks));
            Future<Optional<NameTagger>> names = beside.submit(() -> learnsNames
                    ? new NameTaggerTrainer(seed).train(data.examples(), language::knows)
                    : Optional.<NameTagger>empty());
            rankers.putAll(rankers(language));
            return assemble(language, rankers, tagging, NluTrainer.result(tagger), NluTrainer.result(names));
        }
    }

    private Map<Step, Ranker> rankers(LanguageModel language) {
        Map<Step, List<Example>> lessons = new LinkedHashMap<>();
        for (Step step : pipeline.steps()) {
            switch (step) {
                case Step.Intents intents -> lessons.put(step, based);
                case Step.Select select -> lessons.put(step, ofRetrieval(select));
                case Step.SparseIntents s -> {}
                case Step.Keywords k -> {}
                case Step.Tags t -> {}
                case Step.Patterns p -> {}
                case Step.PatternMarks m -> {}
                case Step.Rules r -> {}
                case Step.Dimensions d -> {}
                case Step.Synonyms s -> {}
                case Step.Fallback f -> {}
            }
        }
        lessons.values().removeIf(List::isEmpty);
        Map<Step, Ranker> rankers = new LinkedHashMap<>();
        lessons.forEach((step, examples) -> {
            if (step instanceof Step.Intents && isEnoughToMeasure(examples)) {
                rankers.put(step, measured(examples, language));
            }
        });
        lessons.keySet().removeAll(rankers.keySet());
        int epochs = lessons.values().stream().mapToInt(RankerTrainer::epochs).sum();
        NluTrainer.Counted counted = new NluTrainer.Counted(progress, epochs);
        lessons.forEach((step, examples) -> rankers.put(step, new RankerTrainer(seed).train(examples, marks, counted)));
        return rankers;
    }

    private static boolean isEnoughToMeasure(List<Example> examples) {
        return examples.size() >= RankerTrainer.MANY_EXAMPLES
                && examples.stream().map(Example::intent).distinct().count() > 1;
    }

    // Of many examples some can be held out: then how sure to be, and what is in scope, need not be assumed.
    private Ranker measured(List<Example> examples, LanguageModel language) {
        Part.Calibrated learned =
                NluTrainer.calibrated(examples, marks, language, Settings.standard(seed, languages), progress);
        Recall recall = Recall.of(examples.stream()
                .map(e -> new Recall.Known(e.text(), e.intent()))
                .toList());
        return new Ranker(learned.vocabulary(), learned.classifier(), marks, recall, learned.scope());
    }

    private List<Example> ofRetrieval(Step.Select select) {
        return data.examples().stream()
                .filter(Example::isRetrieval)
                .filter(e -> select.intent().map(e.baseIntent()::equals).orElse(true))
                .toList();
    }

    private NluModel assemble(
            LanguageModel language,
            Map<Step, Ranker> rankers,
            List<Step.Tags> tagging,
            Optional<Tagger> tagger,
            Optional<NameTagger> names) {
        List<Part> parts = new ArrayList<>();
        boolean tagged = false;
        for (Step step : pipeline.steps()) {
            switch (step) {
                case Step.SparseIntents sparse -> parts.add(sparse(sparse, language));
                case Step.Intents intents -> {
                    if (rankers.containsKey(step)) {
                        parts.add(new Part.Intents(rankers.get(step)));
                    }
                }
                case Step.Keywords keywords ->
                    parts.add(new Part.Keywords(KeywordTable.of(data.examples(), keywords.caseSensitive())));
                case Step.Tags tags -> {
                    if (tagger.isPresent() && !tagged) {
                        KnownTags known =
                                KnownTags.of(data.examples(), tagger.get().labels());
                        parts.add(new Part.Tags(tagging, known, tagger.get()));
                    }
                    tagged = true;
                }
                case Step.Patterns p -> {
                    Set<String> types = Set.copyOf(data.entityTypes());
                    parts.add(new Part.Patterns(patterns(
                            new PatternSet.Choice(p.caseSensitive(), p.lookups(), p.regexes(), p.wordBoundaries()),
                            types::contains)));
                }
                case Step.PatternMarks m -> {} // in the networks and the tagger
                case Step.Rules rules ->
                    parts.add(Part.Rules.of(language, rules.learnsNames() ? names : Optional.empty()));
                case Step.Dimensions d -> parts.add(new Part.Duckling(d.dimensions(), new EntityExtractor()));
                case Step.Synonyms s -> parts.add(new Part.Synonyms(SynonymTable.of(data)));
                case Step.Select select -> {
                    if (rankers.containsKey(step)) {
                        parts.add(new Part.Selects(select.intent(), selector(select, rankers.get(step))));
                    }
                }
                case Step.Fallback fallback -> parts.add(new Part.Fallback(fallback.threshold(), fallback.ambiguity()));
            }
        }
        return new NluModel(seed, Fingerprint.of(data), language, parts);
    }

    private Part sparse(Step.SparseIntents sparse, LanguageModel language) {
        Map<String, Object> options = new LinkedHashMap<>(sparse.options());
        options.putIfAbsent("seed", seed);
        Settings settings = Settings.of(options, languages);
        return before.map(tuning -> tuning.train(based, settings, progress))
                .orElseGet(() -> NluTrainer.calibrated(based, PatternSet.none(), language, settings, progress));
    }

    private Selector selector(Step.Select select, Ranker ranker) {
        List<Selector.Sample> samples = new ArrayList<>();
        ofRetrieval(select).forEach(e -> samples.add(new Selector.Sample(e.intent(), oneLine(e.text()))));
        data.responses().forEach((key, texts) -> {
            if (ranker.classifier().intents().contains(key)) {
                texts.forEach(text -> samples.add(new Selector.Sample(key, oneLine(text))));
            }
        });
        return new Selector(ranker, samples, languages.get(0));
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\R", " ");
    }
}

package io.balie.nlu.model;

import io.balie.nlu.Language;
import io.balie.nlu.classifier.Classifier;
import io.balie.nlu.classifier.PackedRows;
import io.balie.nlu.classifier.Recipe;
import io.balie.nlu.entities.EntityExtractor;
import io.balie.nlu.features.Vocabulary;
import io.balie.nlu.language.LanguageModel;
import io.balie.nlu.patterns.PatternSet;
import io.balie.nlu.pipeline.Step;
import io.balie.nlu.ranking.Ranker;
import io.balie.nlu.recall.Recall;
import io.balie.nlu.selection.Selector;
import io.balie.nlu.tagging.KnownTags;
import io.balie.nlu.tagging.Label;
import io.balie.nlu.tagging.NameTagger;
import io.balie.nlu.tagging.Tagger;
import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Puts a model on a shelf, part by part, and takes it from there again. */
final class ModelShelf {

    private ModelShelf() {}

    static Shelf of(NluModel model) {
        Shelf shelf = new Shelf();
        shelf.put("seed", model.seed());
        shelf.put("data", model.dataFingerprint());
        putLanguages(model.language(), shelf);
        List<String> kinds = new ArrayList<>();
        for (Part part : model.parts()) {
            kinds.add(put(part, shelf.part(Integer.toString(kinds.size()))));
        }
        shelf.put("parts", String.join(" ", kinds));
        return shelf;
    }

    static NluModel read(Shelf shelf, String fingerprint) {
        LanguageModel language = languages(shelf);
        List<Part> parts = new ArrayList<>();
        for (String kind : shelf.text("parts").split(" ", -1)) {
            if (!kind.isEmpty()) {
                parts.add(part(kind, shelf.part(Integer.toString(parts.size())), language));
            }
        }
        return new NluModel(shelf.large("seed"), shelf.text("data"), language, parts, fingerprint);
    }

    private static String put(Part part, Shelf shelf) {
        return switch (part) {
            case Part.Calibrated calibrated -> {
                putSettings(calibrated.settings(), shelf);
                putVocabulary(calibrated.vocabulary(), shelf);
                putClassifier(calibrated.classifier(), shelf);
                shelf.put("strange", calibrated.strange());
                calibrated.scope().ifPresent(scope -> ScopeShelf.put(scope, calibrated.classifier(), shelf));
                yield "calibrated";
            }
            case Part.Intents intents -> {
                putRanker(intents.ranker(), shelf);
                yield "intents";
            }
            case Part.Keywords keywords -> {
                shelf.put("case", keywords.table().caseSensitive());
                shelf.putMap("keywords", keywords.table().intents());
                yield "keywords";
            }
            case Part.Tags tags -> {
                putTags(tags, shelf);
                yield "tags";
            }
            case Part.Patterns patterns -> {
                putPatterns(patterns.patterns(), shelf);
                yield "patterns";
            }
            case Part.Rules rules -> {
                rules.names().ifPresent(names -> putNames(names, shelf));
                yield "rules";
            }
            case Part.Duckling duckling -> {
                duckling.dimensions().ifPresent(wanted -> shelf.put("dimensions", String.join(" ", wanted)));
                yield "duckling";
            }
            case Part.Synonyms synonyms -> {
                shelf.putMap("synonyms", synonyms.values());
                yield "synonyms";
            }
            case Part.Selects selects -> {
                selects.intent().ifPresent(intent -> shelf.put("intent", intent));
                shelf.put("language", selects.selector().language().code());
                shelf.putLines(
                        "sample-keys",
                        selects.selector().samples().stream()
                                .map(Selector.Sample::key)
                                .toList());
                shelf.putLines(
                        "samples",
                        selects.selector().samples().stream()
                                .map(Selector.Sample::text)
                                .toList());
                putRanker(selects.selector().ranker(), shelf);
                yield "selects";
            }
            case Part.Fallback fallback -> {
                shelf.put("threshold", fallback.threshold());
                shelf.put("ambiguity", fallback.ambiguity());
                yield "fallback";
            }
        };
    }

    private static Part part(String kind, Shelf shelf, LanguageModel language) {
        return switch (kind) {
            case "calibrated" -> {
                Classifier classifier = classifier(shelf);
                yield new Part.Calibrated(
                        settings(shelf, language),
                        vocabulary(shelf),
                        classifier,
                        shelf.number("strange"),
                        ScopeShelf.read(shelf, classifier));
            }
            case "intents" -> new Part.Intents(ranker(shelf));
            case "keywords" -> new Part.Keywords(new KeywordTable(shelf.map("keywords"), shelf.flag("case")));
            case "tags" -> tags(shelf);
            case "patterns" -> new Part.Patterns(patterns(shelf));
            case "rules" ->
                Part.Rules.of(
                        language, shelf.has("names-features") ? Optional.of(names(shelf, language)) : Optional.empty());
            case "duckling" ->
                new Part.Duckling(
                        shelf.has("dimensions")
                                ? Optional.of(List.of(shelf.text("dimensions").split(" ", -1)))
                                : Optional.empty(),
                        new EntityExtractor());
            case "synonyms" -> new Part.Synonyms(shelf.map("synonyms"));
            case "selects" -> selects(shelf);
            case "fallback" -> new Part.Fallback(shelf.number("threshold"), shelf.number("ambiguity"));
            default ->
                throw new BadArchiveException(
                        "The model has a part of the kind '%s', which is not known.".formatted(kind));
        };
    }

    private static Part selects(Shelf shelf) {
        List<String> keys = shelf.lines("sample-keys");
        List<String> texts = shelf.lines("samples");
        if (keys.size() != texts.size()) {
            throw new BadArchiveException("The model has %d samples and %d keys of samples, expected as many of both."
                    .formatted(texts.size(), keys.size()));
        }
        List<Selector.Sample> samples = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            samples.add(new Selector.Sample(keys.get(i), texts.get(i)));
        }
        return new Part.Selects(
                shelf.has("intent") ? Optional.of(shelf.text("intent")) : Optional.empty(),
                new Selector(ranker(shelf), samples, new Language(shelf.text("language"))));
    }

    private static void putTags(Part.Tags tags, Shelf shelf) {
        shelf.put("components", tags.components().size());
        for (int i = 0; i < tags.components().size(); i++) {
            Step.Tags component = tags.components().get(i);
            Shelf one = shelf.part(Integer.toString(i));
            one.put("name", component.component());
            one.put("split", component.split().usual());
            Map<String, String> byType = new LinkedHashMap<>();
            component.split().byType().forEach((type, split) -> byType.put(type, split.toString()));
            one.putMap("split", byType);
        }
        Tagger tagger = tags.tagger();
        shelf.putLines("types", tagger.labels().stream().map(Label::type).toList());
        // A sign before what there is, so that a blank role is not taken for none.
        shelf.putLines(
                "roles",
                tagger.labels().stream()
                        .map(l -> l.role().map("="::concat).orElse(""))
                        .toList());
        shelf.putLines(
                "groups",
                tagger.labels().stream()
                        .map(l -> l.group().map("="::concat).orElse(""))
                        .toList());
        shelf.putLines("features", tagger.features());
        shelf.putBytes("weights", tagger.weights().cells());
        shelf.putFloats("weights-scale", tagger.weights().scale());
        shelf.putFloats("follows", tagger.follows());
        shelf.putMap("values", tagger.values());
        shelf.putMap("known", tags.known().recall().labels());
        putPatterns(tagger.patterns(), shelf);
    }

    private static Part tags(Shelf shelf) {
        List<Step.Tags> components = new ArrayList<>();
        for (int i = 0; i < shelf.whole("components"); i++) {
            Shelf one = shelf.part(Integer.toString(i));
            Map<String, Boolean> byType = new LinkedHashMap<>();
            one.map("split").forEach((type, split) -> byType.put(type, split.equals("true")));
            components.add(new Step.Tags(one.text("name"), new Step.Split(one.flag("split"), byType)));
        }
        List<String> types = shelf.lines("types");
        List<String> roles = shelf.lines("roles");
        List<String> groups = shelf.lines("groups");
        if (roles.size() != types.size() || groups.size() != types.size()) {
            throw new BadArchiveException("The tagger has %d types, %d roles and %d groups, expected as many of each."
                    .formatted(types.size(), roles.size(), groups.size()));
        }
        List<Label> labels = new ArrayList<>();
        for (int i = 0; i < types.size(); i++) {
            labels.add(new Label(types.get(i), optional(roles.get(i)), optional(groups.get(i))));
        }
        int tags = 1 + 4 * labels.size();
        Tagger tagger = new Tagger(
                labels,
                shelf.lines("features"),
                new PackedRows(tags, shelf.bytes("weights"), shelf.floats("weights-scale")),
                shelf.floats("follows"),
                patterns(shelf),
                shelf.map("values"));
        return new Part.Tags(components, new KnownTags(labels, new Recall(shelf.map("known"))), tagger);
    }

    private static void putNames(NameTagger names, Shelf shelf) {
        ByteBuffer features = ByteBuffer.allocate(Long.BYTES * names.features().length);
        features.asLongBuffer().put(names.features());
        shelf.putBytes("names-features", features.array());
        shelf.putBytes("names-weights", names.weights().cells());
        shelf.putFloats("names-weights-scale", names.weights().scale());
        shelf.putFloats("names-follows", names.follows());
    }

    private static NameTagger names(Shelf shelf, LanguageModel language) {
        LongBuffer numbers = ByteBuffer.wrap(shelf.bytes("names-features")).asLongBuffer();
        long[] features = new long[numbers.remaining()];
        numbers.get(features);
        return new NameTagger(
                features,
                new PackedRows(NameTagger.TAGS, shelf.bytes("names-weights"), shelf.floats("names-weights-scale")),
                shelf.floats("names-follows"),
                language::knows);
    }

    private static Optional<String> optional(String line) {
        return line.isEmpty() ? Optional.empty() : Optional.of(line.substring(1));
    }

    private static void putRanker(Ranker ranker, Shelf shelf) {
        putVocabulary(ranker.vocabulary(), shelf);
        putClassifier(ranker.classifier(), shelf);
        ranker.scope().ifPresent(scope -> ScopeShelf.put(scope, ranker.classifier(), shelf));
        putPatterns(ranker.marks(), shelf);
        shelf.putMap("known", ranker.recall().labels());
    }

    private static Ranker ranker(Shelf shelf) {
        Classifier classifier = classifier(shelf);
        return new Ranker(
                vocabulary(shelf),
                classifier,
                patterns(shelf),
                new Recall(shelf.map("known")),
                ScopeShelf.read(shelf, classifier));
    }

    private static void putPatterns(PatternSet patterns, Shelf shelf) {
        shelf.put("patterns-case", patterns.caseSensitive());
        shelf.putLines(
                "patterns",
                patterns.sources().stream().map(PatternSet.Named::name).toList());
        shelf.putLines(
                "patterns-expressions",
                patterns.sources().stream().map(PatternSet.Named::expression).toList());
    }

    private static PatternSet patterns(Shelf shelf) {
        List<String> names = shelf.lines("patterns");
        List<String> expressions = shelf.lines("patterns-expressions");
        if (names.size() != expressions.size()) {
            throw new BadArchiveException(
                    "The model has %d patterns and %d names of patterns, expected as many of both."
                            .formatted(expressions.size(), names.size()));
        }
        List<PatternSet.Named> sources = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            sources.add(new PatternSet.Named(names.get(i), expressions.get(i)));
        }
        return new PatternSet(sources, shelf.flag("patterns-case"));
    }

    private static void putVocabulary(Vocabulary vocabulary, Shelf shelf) {
        shelf.putLines("vocabulary", vocabulary.names());
        shelf.putFloats("rarity", vocabulary.rarity());
    }

    private static Vocabulary vocabulary(Shelf shelf) {
        return new Vocabulary(shelf.lines("vocabulary"), shelf.floats("rarity"));
    }

    private static void putClassifier(Classifier classifier, Shelf shelf) {
        shelf.put("temperature", classifier.temperature());
        shelf.putLines("intents", classifier.intents());
        shelf.putBytes("first", classifier.first().cells());
        shelf.putFloats("first-scale", classifier.first().scale());
        shelf.putFloats("first-bias", classifier.firstBias());
        shelf.putFloats("last", classifier.last());
        shelf.putFloats("last-bias", classifier.lastBias());
    }

    private static Classifier classifier(Shelf shelf) {
        float[] firstBias = shelf.floats("first-bias");
        return new Classifier(
                shelf.lines("intents"),
                new PackedRows(firstBias.length, shelf.bytes("first"), shelf.floats("first-scale")),
                firstBias,
                shelf.floats("last"),
                shelf.floats("last-bias"),
                shelf.number("temperature"));
    }

    private static void putSettings(Settings settings, Shelf shelf) {
        Recipe recipe = settings.recipe();
        shelf.put("hidden", recipe.hidden());
        shelf.put("epochs", recipe.epochs());
        shelf.put("batch", recipe.batch());
        shelf.put("rate", recipe.rate());
        shelf.put("drop-input", recipe.dropInput());
        shelf.put("drop-hidden", recipe.dropHidden());
        shelf.put("smoothing", recipe.smoothing());
        shelf.put("members", recipe.members());
        shelf.put("seed", recipe.seed());
        shelf.put("held-out", settings.heldOut());
        shelf.putLines("out-of-scope", settings.outOfScope());
    }

    private static Settings settings(Shelf shelf, LanguageModel language) {
        return new Settings(
                new Recipe(
                        shelf.whole("hidden"),
                        shelf.whole("epochs"),
                        shelf.whole("batch"),
                        shelf.number("rate"),
                        shelf.number("drop-input"),
                        shelf.number("drop-hidden"),
                        shelf.number("smoothing"),
                        shelf.whole("members"),
                        shelf.large("seed")),
                language.languages(),
                shelf.number("held-out"),
                shelf.lines("out-of-scope"));
    }

    private static void putLanguages(LanguageModel model, Shelf shelf) {
        shelf.put("languages", model.languages().stream().map(Language::code).collect(Collectors.joining(" ")));
        Map<String, float[]> table = model.table();
        int languages = model.languages().size();
        float[] logs = new float[table.size() * languages];
        int at = 0;
        for (float[] row : table.values()) {
            System.arraycopy(row, 0, logs, at, languages);
            at += languages;
        }
        shelf.putLines("language-keys", List.copyOf(table.keySet()));
        shelf.putFloats("language-logs", logs);
        Map<String, String> words = new LinkedHashMap<>();
        model.wholeMessages().forEach((word, language) -> words.put(word, language.code()));
        shelf.putMap("language-words", words);
    }

    private static LanguageModel languages(Shelf shelf) {
        List<Language> languages = Arrays.stream(shelf.text("languages").split(" ", -1))
                .map(Language::new)
                .toList();
        List<String> keys = shelf.lines("language-keys");
        float[] logs = shelf.floats("language-logs");
        if (logs.length != keys.size() * languages.size()) {
            throw new BadArchiveException("The table of languages has %d numbers, expected %d."
                    .formatted(logs.length, keys.size() * languages.size()));
        }
        Map<String, float[]> table = new HashMap<>();
        for (int i = 0; i < keys.size(); i++) {
            table.put(keys.get(i), Arrays.copyOfRange(logs, i * languages.size(), (i + 1) * languages.size()));
        }
        Map<String, Language> words = new HashMap<>();
        shelf.map("language-words").forEach((word, code) -> words.put(word, new Language(code)));
        return new LanguageModel(languages, table, words);
    }
}

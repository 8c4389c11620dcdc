package io.balie.data.project;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Brings a configuration of Rasa 1 or 2 up to date. */
final class OldConfig {

    /** What Rasa 1 called a whole pipeline. */
    private static final Map<String, List<String>> PIPELINES = Map.of(
            "supervised_embeddings",
            List.of(
                    "WhitespaceTokenizer",
                    "RegexFeaturizer",
                    "CRFEntityExtractor",
                    "EntitySynonymMapper",
                    "CountVectorsFeaturizer",
                    "DIETClassifier"),
            "pretrained_embeddings_spacy",
            List.of(
                    "SpacyNLP",
                    "SpacyTokenizer",
                    "SpacyFeaturizer",
                    "RegexFeaturizer",
                    "CRFEntityExtractor",
                    "EntitySynonymMapper",
                    "SklearnIntentClassifier"));

    /** Names that changed; options stay. */
    private static final Map<String, String> RENAMED = Map.of(
            "EmbeddingIntentClassifier", "DIETClassifier",
            "EmbeddingPolicy", "TEDPolicy",
            "KerasPolicy", "TEDPolicy",
            "SklearnPolicy", "TEDPolicy",
            "HFTransformersNLP", "LanguageModelFeaturizer",
            "ConveRTTokenizer", "WhitespaceTokenizer",
            "LanguageModelTokenizer", "WhitespaceTokenizer");

    /** Policies that the rules of Rasa 2 took the place of. */
    private static final Set<String> RULED =
            Set.of("FallbackPolicy", "TwoStageFallbackPolicy", "FormPolicy", "MappingPolicy");

    private final String file;
    private final Report report;

    OldConfig(String file, Report report) {
        this.file = file;
        this.report = report;
    }

    Map<String, @Nullable Object> migrate(Map<String, @Nullable Object> old, String name) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("recipe", "default.v1");
        tree.put("assistant_id", name);
        tree.putAll(old);
        tree.remove("version");
        if (!old.containsKey("assistant_id")) {
            report.changed(file, "assistant_id '%s' was added".formatted(name));
        }
        List<Object> pipeline = components(old.get("pipeline"));
        List<Object> policies = new ArrayList<>();
        boolean ruled = false;
        for (Object policy : components(old.get("policies"))) {
            Map<String, @Nullable Object> settings = OldDomain.map(policy);
            String policyName = String.valueOf(settings.get("name"));
            if (!RULED.contains(policyName)) {
                policies.add(policy);
                ruled = ruled || policyName.equals("RulePolicy");
                continue;
            }
            report.changed(file, "policy '%s' gave way to RulePolicy".formatted(policyName));
            if (policyName.endsWith("FallbackPolicy")) {
                fallback(settings, pipeline, policyName);
            }
        }
        if (!ruled && old.get("policies") != null) {
            Map<String, @Nullable Object> rule = new LinkedHashMap<>();
            rule.put("name", "RulePolicy");
            policies.add(rule);
        }
        if (old.get("pipeline") != null) {
            tree.put("pipeline", pipeline);
        }
        if (old.get("policies") != null) {
            tree.put("policies", policies);
        }
        return tree;
    }

    private void fallback(Map<String, @Nullable Object> settings, List<Object> pipeline, String policy) {
        Map<String, @Nullable Object> classifier = new LinkedHashMap<>();
        classifier.put("name", "FallbackClassifier");
        classifier.put("threshold", settings.getOrDefault("nlu_threshold", 0.3));
        classifier.put("ambiguity_threshold", settings.getOrDefault("ambiguity_threshold", 0.1));
        pipeline.add(classifier);
        report.changed(file, "the thresholds of %s moved to FallbackClassifier".formatted(policy));
        report.left(
                file,
                "Write a rule for the intent nlu_fallback, such as: intent nlu_fallback, action %s."
                        .formatted(
                                policy.startsWith("Two")
                                        ? "action_two_stage_fallback"
                                        : settings.getOrDefault("fallback_action_name", "action_default_fallback")));
    }

    private List<Object> components(@Nullable Object written) {
        List<Object> found = new ArrayList<>();
        if (written instanceof String name) {
            List<String> names = PIPELINES.get(name);
            if (names == null) {
                report.left(file, "The pipeline '%s' is not known; the usual one is used.".formatted(name));
            } else {
                names.forEach(each -> found.add(component(each)));
                report.changed(file, "the pipeline '%s' was written out".formatted(name));
            }
            return found;
        }
        for (Object item : written instanceof List<?> list ? list : List.of()) {
            Map<String, @Nullable Object> settings =
                    item instanceof String name ? component(name) : OldDomain.map(item);
            String name = String.valueOf(settings.get("name"));
            String now = RENAMED.get(name);
            if (now != null) {
                settings.put("name", now);
                report.changed(file, "'%s' became '%s'".formatted(name, now));
            }
            found.add(settings);
        }
        return found;
    }

    private static Map<String, @Nullable Object> component(String name) {
        Map<String, @Nullable Object> settings = new LinkedHashMap<>();
        settings.put("name", name);
        return settings;
    }
}

package io.balie.nlu.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PipelineTest {

    private static final Step.Split SPLIT = new Step.Split(true, Map.of());

    @Test
    void none_configured_is_rasas_usual_pipeline() {
        assertEquals(
                List.of(
                        new Step.PatternMarks(true, true, true, true),
                        new Step.Tags("DIETClassifier", SPLIT),
                        new Step.Intents("DIETClassifier"),
                        new Step.Synonyms(),
                        new Step.Select(Optional.empty()),
                        new Step.Fallback(0.3, 0.1)),
                Pipeline.of(List.of()).steps());
    }

    @Test
    void diet_can_leave_out_intents_or_entities() {
        assertEquals(
                List.of(new Step.Intents("DIETClassifier")),
                steps(new Component("DIETClassifier", Map.of("entity_recognition", false))));
        assertEquals(
                List.of(new Step.Tags("DIETClassifier", SPLIT)),
                steps(new Component("DIETClassifier", Map.of("intent_classification", "False"))));
    }

    @Test
    void a_whole_module_path_names_the_same_component() {
        assertEquals(
                steps(Component.of("DIETClassifier")),
                steps(Component.of("rasa.nlu.classifiers.diet_classifier.DIETClassifier")));
    }

    @Test
    void options_come_along() {
        assertEquals(
                List.of(
                        new Step.Fallback(0.7, 0.05),
                        new Step.Select(Optional.of("faq")),
                        new Step.Dimensions(Optional.of(List.of("time", "number"))),
                        new Step.Patterns(true, false, true, false),
                        new Step.Tags("CRFEntityExtractor", new Step.Split(true, Map.of("address", false))),
                        new Step.Keywords(false)),
                steps(
                        new Component("FallbackClassifier", Map.of("threshold", 0.7, "ambiguity_threshold", 0.05)),
                        new Component("ResponseSelector", Map.of("retrieval_intent", "faq", "epochs", 100)),
                        new Component("DucklingEntityExtractor", Map.of("dimensions", List.of("time", "number"))),
                        new Component(
                                "RegexEntityExtractor",
                                Map.of(
                                        "case_sensitive",
                                        true,
                                        "use_lookup_tables",
                                        false,
                                        "use_word_boundaries",
                                        false)),
                        new Component(
                                "CRFEntityExtractor", Map.of("split_entities_by_comma", Map.of("address", false))),
                        new Component("KeywordIntentClassifier", Map.of("case_sensitive", false))));
    }

    @Test
    void of_several_networks_for_intents_the_last_one_counts() {
        assertEquals(
                List.of(new Step.Tags("DIETClassifier", SPLIT), new Step.Intents("LogisticRegressionClassifier")),
                steps(Component.of("DIETClassifier"), Component.of("LogisticRegressionClassifier")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SpacyNLP",
                "MitieNLP",
                "JiebaTokenizer",
                "LanguageModelFeaturizer",
                "ConveRTFeaturizer",
                "SpacyEntityExtractor",
                "custom.sentiment.SentimentAnalyzer",
                "Whatever"
            })
    void what_has_no_counterpart_is_left_out_and_told(String name) {
        Pipeline pipeline = Pipeline.of(List.of(Component.of("DIETClassifier"), Component.of(name)));

        assertEquals(2, pipeline.steps().size());
        assertEquals(1, pipeline.substitutes().size());
        assertEquals(name, pipeline.substitutes().get(0).component());
        assertFalse(pipeline.substitutes().get(0).used().isBlank());
    }

    @Test
    void every_component_has_its_note_in_order() {
        Pipeline pipeline = Pipeline.usual();

        assertEquals(9, pipeline.notes().size());
        assertEquals("WhitespaceTokenizer", pipeline.notes().get(0).component());
        assertEquals(List.of(), pipeline.substitutes());
    }

    @Test
    void a_classifier_in_python_gives_way_to_ours_where_it_is_the_only_one() {
        Pipeline alone =
                Pipeline.of(List.of(Component.of("my.nlu.BertClassifier"), Component.of("FallbackClassifier")));
        Pipeline second = Pipeline.of(List.of(Component.of("DIETClassifier"), Component.of("my.nlu.BertClassifier")));

        assertEquals(List.of(new Step.Intents("BertClassifier"), new Step.Fallback(0.3, 0.1)), alone.steps());
        assertTrue(alone.notes().get(0).used().contains("Balie's network for intents is used instead"));
        assertEquals(2, second.steps().size());
        assertTrue(second.notes().get(1).used().contains("left out"));
    }

    @Test
    void an_extractor_in_python_gives_way_to_the_tagger_where_there_is_none() {
        Pipeline pipeline =
                Pipeline.of(List.of(Component.of("KeywordIntentClassifier"), Component.of("my.nlu.MyExtractor")));

        assertEquals(List.of(new Step.Keywords(true), new Step.Tags("MyExtractor", SPLIT)), pipeline.steps());
    }

    private static List<Step> steps(Component... components) {
        return Pipeline.of(List.of(components)).steps();
    }
}

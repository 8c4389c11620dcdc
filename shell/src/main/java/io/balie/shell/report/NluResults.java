package io.balie.shell.report;

import io.balie.nlu.Example;
import io.balie.nlu.Guess;
import io.balie.nlu.Reading;
import io.balie.nlu.Selection;
import io.balie.nlu.evaluation.EntityEvaluation;
import io.balie.nlu.evaluation.Verdict;
import io.balie.nlu.text.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How messages were read in all respects.
 *
 * @param intents empty if the messages have fewer than two intents
 * @param entities of every extractor that was judged
 * @param responses empty if the messages have fewer than two keys of retrieval intents
 */
public record NluResults(Optional<LabelResults> intents, EntityResults entities, Optional<LabelResults> responses) {

    /**
     * Sort out what was read.
     *
     * @param extractors entity extractors that are judged even where they found nothing
     */
    public static NluResults of(List<Verdict> verdicts, List<String> extractors) {
        List<Prediction> intents = new ArrayList<>();
        List<EntityEvaluation.Case> entities = new ArrayList<>();
        List<Prediction> responses = new ArrayList<>();
        for (Verdict verdict : verdicts) {
            String text = verdict.example().text();
            intents.add(new Prediction(
                    text,
                    verdict.example().baseIntent(),
                    verdict.read(),
                    verdict.best().map(Guess::confidence).orElse(0.0)));
            response(verdict).ifPresent(responses::add);
            entities.add(new EntityEvaluation.Case(
                    text,
                    words(text),
                    verdict.example().entities(),
                    verdict.reading().entities()));
        }
        return new NluResults(
                Optional.of(new LabelResults(LabelResults.Kind.INTENT, intents)).filter(results -> several(intents)),
                new EntityResults(entities, extractors),
                Optional.of(new LabelResults(LabelResults.Kind.RESPONSE, responses))
                        .filter(results -> several(responses)));
    }

    /** What the selector of the message's own intent chose, or the one for all. */
    private static Optional<Prediction> response(Verdict verdict) {
        Example example = verdict.example();
        if (!example.isRetrieval()) {
            return Optional.empty();
        }
        Map<String, Selection> selections = verdict.reading().selections();
        Optional<Guess> best = Optional.ofNullable(
                        selections.getOrDefault(example.baseIntent(), selections.get(Reading.ANY_RETRIEVAL_INTENT)))
                .map(Selection::best);
        return Optional.of(new Prediction(
                example.text(),
                example.intent(),
                best.map(Guess::intent).orElse(""),
                best.map(Guess::confidence).orElse(0.0)));
    }

    private static boolean several(List<Prediction> predictions) {
        return predictions.stream().map(Prediction::target).distinct().limit(2).count() == 2;
    }

    private static List<EntityEvaluation.Word> words(String text) {
        return Words.of(text).stream()
                .map(word -> new EntityEvaluation.Word(word.start(), word.end()))
                .toList();
    }

    /** Rasa's evaluation of messages. */
    public Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("intent_evaluation", intents.map(LabelResults::json).orElse(Map.of()));
        json.put("entity_evaluation", entities.json());
        json.put(
                "response_selection_evaluation",
                responses.map(LabelResults::json).orElse(Map.of()));
        return json;
    }

    /** Write every report. */
    public void write(ResultsFolder folder, Wanted wanted) {
        intents.ifPresent(results -> results.write(folder, wanted));
        entities.write(folder, wanted);
        responses.ifPresent(results -> results.write(folder, wanted));
    }
}

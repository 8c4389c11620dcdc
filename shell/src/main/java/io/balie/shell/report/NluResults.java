package io.balie.shell.report;

import io.balie.nlu.Guess;
import io.balie.nlu.evaluation.EntityEvaluation;
import io.balie.nlu.evaluation.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How messages were read in all respects.
 *
 * @param intents empty if the messages have fewer than two intents
 * @param entities of every extractor that was judged
 * @param responses empty if the messages have fewer than two keys of retrieval intents
 */
public record NluResults(
        Optional<IntentResults> intents, EntityResults entities, Optional<ResponseResults> responses) {

    private static final String FALLBACK = "nlu_fallback";
    private static final Pattern WORD = Pattern.compile("\\S+");

    /**
     * Sort out what was read.
     *
     * @param extractors entity extractors that are judged even where they found nothing
     */
    public static NluResults of(List<Verdict> verdicts, List<String> extractors) {
        List<Prediction> intents = new ArrayList<>();
        List<EntityEvaluation.Case> entities = new ArrayList<>();
        for (Verdict verdict : verdicts) {
            String text = verdict.example().text();
            Optional<Guess> best = withoutFallback(verdict);
            intents.add(new Prediction(
                    text,
                    base(verdict.example().intent()),
                    best.map(Guess::intent).map(NluResults::base).orElse(""),
                    best.map(Guess::confidence).orElse(0.0)));
            entities.add(new EntityEvaluation.Case(
                    text,
                    words(text),
                    verdict.example().entities(),
                    verdict.reading().entities()));
        }
        return new NluResults(
                Optional.of(new IntentResults(intents)).filter(results -> several(intents)),
                new EntityResults(entities, extractors),
                Optional.empty());
    }

    /** A fallback would hide what the message was wrongly taken for. */
    private static Optional<Guess> withoutFallback(Verdict verdict) {
        return verdict.reading().ranking().stream()
                .filter(guess -> !guess.intent().equals(FALLBACK))
                .findFirst();
    }

    private static String base(String intent) {
        int key = intent.indexOf('/');
        return key < 0 ? intent : intent.substring(0, key);
    }

    private static boolean several(List<Prediction> predictions) {
        return predictions.stream().map(Prediction::target).distinct().limit(2).count() == 2;
    }

    private static List<EntityEvaluation.Word> words(String text) {
        List<EntityEvaluation.Word> words = new ArrayList<>();
        Matcher word = WORD.matcher(text);
        while (word.find()) {
            words.add(new EntityEvaluation.Word(word.start(), word.end()));
        }
        return words;
    }

    /** Rasa's evaluation of messages. */
    public Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("intent_evaluation", intents.map(IntentResults::json).orElse(Map.of()));
        json.put("entity_evaluation", entities.json());
        json.put("response_selection_evaluation", responses.map(ResponseResults::json).orElse(Map.of()));
        return json;
    }

    /** Write every report. */
    public void write(ResultsFolder folder, Wanted wanted) {
        intents.ifPresent(results -> results.write(folder, wanted));
        entities.write(folder, wanted);
        responses.ifPresent(results -> results.write(folder, wanted));
    }
}

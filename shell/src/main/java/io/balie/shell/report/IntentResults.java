package io.balie.shell.report;

import io.balie.nlu.evaluation.Classification;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How messages were read: the intent of each, and what it was taken for.
 *
 * @param predictions of messages that have an intent
 */
public record IntentResults(List<Prediction> predictions) {

    public IntentResults {
        predictions = List.copyOf(predictions);
    }

    /** The figures. */
    public Classification classification() {
        return Classification.of(
                Prediction.targets(predictions), Prediction.predictions(predictions), Optional.empty());
    }

    /** Rasa's {@code intent_evaluation}. */
    public Map<String, Object> json() {
        Classification figures = classification();
        List<Map<String, Object>> each = predictions.stream()
                .map(prediction -> {
                    Map<String, Object> json = new LinkedHashMap<>();
                    json.put("text", prediction.text());
                    json.put("intent", prediction.target());
                    json.put("predicted", prediction.predicted());
                    json.put("confidence", prediction.confidence());
                    return json;
                })
                .toList();
        return ReportJson.evaluation(
                Optional.of(each), ReportJson.report(figures, Optional.of("")), figures, list(false));
    }

    /** Write {@code intent_report.json} and what else is wanted. */
    public void write(ResultsFolder folder, Wanted wanted) {
        Classification figures = classification();
        folder.json("intent_report.json", ReportJson.report(figures, Optional.of("")));
        if (wanted.successes()) {
            folder.jsonUnlessEmpty("intent_successes.json", list(true));
        }
        if (wanted.errors()) {
            folder.jsonUnlessEmpty("intent_errors.json", list(false));
        }
        if (wanted.pictures()) {
            folder.picture(
                    "intent_confusion_matrix.png", Pictures.confusion("Intent Confusion matrix", figures.matrix()));
            folder.picture(
                    "intent_histogram.png",
                    Pictures.confidences(
                            "Intent Prediction Confidence Distribution",
                            Prediction.confidences(predictions, true),
                            Prediction.confidences(predictions, false)));
        }
    }

    private List<Map<String, Object>> list(boolean right) {
        return predictions.stream()
                .filter(prediction -> prediction.isRight() == right)
                .map(prediction -> {
                    Map<String, Object> json = new LinkedHashMap<>();
                    json.put("text", prediction.text());
                    json.put("intent", prediction.target());
                    Map<String, Object> read = new LinkedHashMap<>();
                    read.put("name", prediction.predicted());
                    read.put("confidence", prediction.confidence());
                    json.put("intent_prediction", read);
                    return json;
                })
                .toList();
    }
}

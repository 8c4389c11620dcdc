package io.balie.shell.report;

import io.balie.nlu.evaluation.Classification;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How responses were chosen: the key of each message, and the one chosen.
 *
 * @param predictions of messages that have a key, such as {@code faq/opening}
 */
public record ResponseResults(List<Prediction> predictions) {

    public ResponseResults {
        predictions = List.copyOf(predictions);
    }

    /** The figures. */
    public Classification classification() {
        return Classification.of(
                Prediction.targets(predictions), Prediction.predictions(predictions), Optional.empty());
    }

    /** Rasa's {@code response_selection_evaluation}. */
    public Map<String, Object> json() {
        Classification figures = classification();
        List<Map<String, Object>> each = predictions.stream()
                .map(prediction -> {
                    Map<String, Object> json = new LinkedHashMap<>();
                    json.put("text", prediction.text());
                    json.put("intent_response_key_target", prediction.target());
                    json.put("intent_response_key_prediction", prediction.predicted());
                    json.put("confidence", prediction.confidence());
                    return json;
                })
                .toList();
        return ReportJson.evaluation(
                Optional.of(each), ReportJson.report(figures, Optional.of("")), figures, list(false));
    }

    /** Write {@code response_selection_report.json} and what else is wanted. */
    public void write(ResultsFolder folder, Wanted wanted) {
        Classification figures = classification();
        folder.json("response_selection_report.json", ReportJson.report(figures, Optional.of("")));
        if (wanted.successes()) {
            folder.jsonUnlessEmpty("response_selection_successes.json", list(true));
        }
        if (wanted.errors()) {
            folder.jsonUnlessEmpty("response_selection_errors.json", list(false));
        }
        if (wanted.pictures()) {
            folder.picture(
                    "response_selection_confusion_matrix.png",
                    Pictures.confusion("Response Selection Confusion Matrix", figures.matrix()));
            folder.picture(
                    "response_selection_histogram.png",
                    Pictures.confidences(
                            "Response Selection Prediction Confidence Distribution",
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
                    json.put("intent_response_key_target", prediction.target());
                    Map<String, Object> read = new LinkedHashMap<>();
                    read.put("name", prediction.predicted());
                    read.put("confidence", prediction.confidence());
                    json.put("intent_response_key_prediction", read);
                    return json;
                })
                .toList();
    }
}

package io.balie.shell.report;

import io.balie.nlu.evaluation.Classification;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How messages were labelled: what each is, and what it was taken for.
 *
 * @param kind what the labels are
 * @param predictions of messages that have such a label
 */
public record LabelResults(Kind kind, List<Prediction> predictions) {

    /** What messages are labelled with, and what Rasa calls the results. */
    public enum Kind {
        /** The intent of each message. */
        INTENT(
                "intent",
                "intent",
                "predicted",
                "intent_prediction",
                "Intent Confusion matrix",
                "Intent Prediction Confidence Distribution"),
        /** The key of the response to each message, such as {@code faq/opening}. */
        RESPONSE(
                "response_selection",
                "intent_response_key_target",
                "intent_response_key_prediction",
                "intent_response_key_prediction",
                "Response Selection Confusion Matrix",
                "Response Selection Prediction Confidence Distribution");

        private final String files;
        private final String target;
        private final String predicted;
        private final String prediction;
        private final String matrixTitle;
        private final String histogramTitle;

        Kind(
                String files,
                String target,
                String predicted,
                String prediction,
                String matrixTitle,
                String histogramTitle) {
            this.files = files;
            this.target = target;
            this.predicted = predicted;
            this.prediction = prediction;
            this.matrixTitle = matrixTitle;
            this.histogramTitle = histogramTitle;
        }
    }

    public LabelResults {
        predictions = List.copyOf(predictions);
    }

    /** The figures. */
    public Classification classification() {
        return Classification.of(
                Prediction.targets(predictions), Prediction.predictions(predictions), Optional.empty());
    }

    /** Rasa's {@code intent_evaluation} or {@code response_selection_evaluation}. */
    public Map<String, Object> json() {
        Classification figures = classification();
        List<Map<String, Object>> each = predictions.stream()
                .map(prediction -> {
                    Map<String, Object> json = new LinkedHashMap<>();
                    json.put("text", prediction.text());
                    json.put(kind.target, prediction.target());
                    json.put(kind.predicted, prediction.predicted());
                    json.put("confidence", prediction.confidence());
                    return json;
                })
                .toList();
        return ReportJson.evaluation(
                Optional.of(each), ReportJson.report(figures, Optional.of("")), figures, list(false));
    }

    /** Write {@code intent_report.json} or {@code response_selection_report.json}, and what else is wanted. */
    public void write(ResultsFolder folder, Wanted wanted) {
        Classification figures = classification();
        folder.json(kind.files + "_report.json", ReportJson.report(figures, Optional.of("")));
        if (wanted.successes()) {
            folder.jsonUnlessEmpty(kind.files + "_successes.json", list(true));
        }
        if (wanted.errors()) {
            folder.jsonUnlessEmpty(kind.files + "_errors.json", list(false));
        }
        if (wanted.pictures()) {
            folder.picture(
                    kind.files + "_confusion_matrix.png", Pictures.confusion(kind.matrixTitle, figures.matrix()));
            folder.picture(
                    kind.files + "_histogram.png",
                    Pictures.confidences(
                            kind.histogramTitle,
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
                    json.put(kind.target, prediction.target());
                    Map<String, Object> read = new LinkedHashMap<>();
                    read.put("name", prediction.predicted());
                    read.put("confidence", prediction.confidence());
                    json.put(kind.prediction, read);
                    return json;
                })
                .toList();
    }
}

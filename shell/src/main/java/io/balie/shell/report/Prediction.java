package io.balie.shell.report;

import java.util.List;

/**
 * What one message was taken for.
 *
 * @param target what it is
 * @param predicted what it was taken for; empty if for nothing
 * @param confidence 0 to 1
 */
public record Prediction(String text, String target, String predicted, double confidence) {

    /** Whether it was taken for what it is. */
    public boolean isRight() {
        return target.equals(predicted);
    }

    static List<String> targets(List<Prediction> predictions) {
        return predictions.stream().map(Prediction::target).toList();
    }

    static List<String> predictions(List<Prediction> predictions) {
        return predictions.stream().map(Prediction::predicted).toList();
    }

    static List<Double> confidences(List<Prediction> predictions, boolean right) {
        return predictions.stream()
                .filter(prediction -> prediction.isRight() == right)
                .map(Prediction::confidence)
                .toList();
    }
}

package io.balie.shell.report;

import io.balie.nlu.Entity;
import io.balie.nlu.evaluation.Classification;
import io.balie.nlu.evaluation.Score;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Figures in the form of Rasa's reports. */
final class ReportJson {

    private ReportJson() {}

    /**
     * A classification report; empty if there was nothing to tell.
     *
     * @param leftOut where given, each label also says what it was taken for, without this one; empty: without any
     */
    static Map<String, Object> report(Classification classification, Optional<String> leftOut) {
        Map<String, Object> report = new LinkedHashMap<>();
        if (classification.isEmpty()) {
            return report;
        }
        for (Score score : classification.scores()) {
            Map<String, Object> one = figures(score.precision(), score.recall(), score.f1(), score.support());
            leftOut.ifPresent(
                    label -> one.put("confused_with", classification.matrix().confusedWith(score.intent(), label)));
            report.put(score.intent(), one);
        }
        // As in scikit-learn: with all labels in it the accuracy stands before the means, and is the micro mean.
        if (classification.complete()) {
            report.put("accuracy", classification.accuracy());
        } else {
            report.put("micro avg", average(classification.micro()));
        }
        report.put("macro avg", average(classification.macro()));
        report.put("weighted avg", average(classification.weighted()));
        if (classification.complete()) {
            report.put("micro avg", average(classification.micro()));
        } else {
            report.put("accuracy", classification.accuracy());
        }
        return report;
    }

    private static Map<String, Object> average(Classification.Average average) {
        return figures(average.precision(), average.recall(), average.f1(), average.support());
    }

    private static Map<String, Object> figures(double precision, double recall, double f1, int support) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("precision", precision);
        figures.put("recall", recall);
        figures.put("f1-score", f1);
        figures.put("support", support);
        return figures;
    }

    /**
     * An evaluation as the HTTP API answers it.
     *
     * @param predictions of single messages; left out if empty
     */
    static Map<String, Object> evaluation(
            Optional<List<Map<String, Object>>> predictions,
            Map<String, Object> report,
            Classification classification,
            List<Map<String, Object>> errors) {
        Map<String, Object> evaluation = new LinkedHashMap<>();
        predictions.ifPresent(list -> evaluation.put("predictions", list));
        evaluation.put("report", report);
        evaluation.put("precision", classification.weighted().precision());
        evaluation.put("f1_score", classification.weighted().f1());
        evaluation.put("accuracy", classification.accuracy());
        evaluation.put("errors", errors);
        return evaluation;
    }

    static Map<String, Object> entity(Entity entity, boolean found) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("entity", entity.type());
        json.put("start", entity.start());
        json.put("end", entity.end());
        json.put("value", entity.value());
        entity.role().ifPresent(role -> json.put("role", role));
        entity.group().ifPresent(group -> json.put("group", group));
        entity.confidence().ifPresent(confidence -> json.put("confidence_entity", confidence));
        if (found) {
            json.put("extractor", entity.extractor());
        }
        return json;
    }
}

package io.balie.shell.report;

import io.balie.nlu.evaluation.EntityEvaluation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** What was found in messages, of each extractor apart. */
public final class EntityResults {

    private static final String TITLE = "Entity Confusion matrix";

    private final Map<String, EntityEvaluation.Findings> findings = new LinkedHashMap<>();

    /**
     * Judge extractors.
     *
     * @param extractors judged even where they found nothing; others are judged if they found something
     */
    public EntityResults(List<EntityEvaluation.Case> cases, List<String> extractors) {
        EntityEvaluation evaluation = new EntityEvaluation(cases);
        TreeSet<String> all = new TreeSet<>(extractors);
        all.addAll(evaluation.extractors());
        all.forEach(extractor -> findings.put(extractor, evaluation.of(extractor)));
    }

    /** What was found, by extractor. */
    public Map<String, EntityEvaluation.Findings> byExtractor() {
        return Map.copyOf(findings);
    }

    /** Rasa's {@code entity_evaluation}. */
    public Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        findings.forEach((extractor, found) -> json.put(
                extractor,
                ReportJson.evaluation(Optional.empty(), report(found), found.classification(), list(found.errors()))));
        return json;
    }

    /** Write {@code <Extractor>_report.json} and what else is wanted, of every extractor. */
    public void write(ResultsFolder folder, Wanted wanted) {
        findings.forEach((extractor, found) -> {
            folder.json(extractor + "_report.json", report(found));
            if (wanted.successes()) {
                folder.jsonUnlessEmpty(extractor + "_successes.json", list(found.successes()));
            }
            if (wanted.errors()) {
                folder.jsonUnlessEmpty(extractor + "_errors.json", list(found.errors()));
            }
            if (wanted.pictures() && !found.classification().isEmpty()) {
                folder.picture(
                        extractor + "_confusion_matrix.png",
                        Pictures.confusion(TITLE, found.classification().matrix()));
                if (found.confidences().stream().anyMatch(sure -> sure > 0)) {
                    folder.picture(
                            extractor + "_histogram.png",
                            Pictures.confidences(
                                    "Entity Prediction Confidence Distribution",
                                    confidences(found, true),
                                    confidences(found, false)));
                }
            }
        });
    }

    private static Map<String, Object> report(EntityEvaluation.Findings found) {
        return ReportJson.report(found.classification(), Optional.of(EntityEvaluation.NO_ENTITY));
    }

    /** Words that are rightly left alone say nothing of how sure the extractor is. */
    private static List<Double> confidences(EntityEvaluation.Findings found, boolean right) {
        List<Double> confidences = new ArrayList<>();
        for (int i = 0; i < found.targets().size(); i++) {
            String target = found.targets().get(i);
            if (target.equals(found.predictions().get(i)) == right
                    && !(right && target.equals(EntityEvaluation.NO_ENTITY))) {
                confidences.add(found.confidences().get(i));
            }
        }
        return confidences;
    }

    private static List<Map<String, Object>> list(List<EntityEvaluation.Case> cases) {
        return cases.stream()
                .map(one -> {
                    Map<String, Object> json = new LinkedHashMap<>();
                    json.put("text", one.text());
                    json.put(
                            "entities",
                            one.expected().stream()
                                    .map(entity -> ReportJson.entity(entity, false))
                                    .toList());
                    json.put(
                            "predicted_entities",
                            one.found().stream()
                                    .map(entity -> ReportJson.entity(entity, true))
                                    .toList());
                    return json;
                })
                .toList();
    }
}

package io.balie.shell.report;

import io.balie.nlu.Guess;
import io.balie.nlu.evaluation.Confusion;
import io.balie.nlu.evaluation.Reliability;
import io.balie.nlu.evaluation.Report;
import io.balie.nlu.evaluation.RiskCoverage;
import io.balie.nlu.evaluation.Score;
import io.balie.nlu.evaluation.Verdict;
import io.balie.nlu.inspection.IntentMap;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How well messages were read, beyond Rasa's figures.
 *
 * @param report what was taken for what
 * @param reliability what confidences are worth
 * @param risk what it costs to answer more
 * @param map which intents are worded alike
 * @param curve what more messages would be worth, where that was tried
 */
public record ReadingReport(
        Report report, Reliability reliability, RiskCoverage risk, IntentMap map, Optional<LearningCurve> curve) {

    /** The name of the page. */
    public static final String PAGE = "nlu_report.html";

    private static final List<Double> RISKS = List.of(0.01, 0.02, 0.05);

    /** Sum up what was read. */
    public static ReadingReport of(List<Verdict> verdicts, Optional<LearningCurve> curve) {
        return new ReadingReport(
                Report.of(verdicts),
                Reliability.of(verdicts),
                RiskCoverage.of(verdicts),
                IntentMap.of(verdicts.stream().map(Verdict::example).toList()),
                curve);
    }

    /**
     * A wrong reading.
     *
     * @param sureness of what it was taken for, 0 to 1
     * @param own how sure the reading was of what it is, 0 to 1
     */
    record Mistake(Verdict verdict, double sureness, double own) {

        static Mistake of(Verdict verdict) {
            return new Mistake(
                    verdict,
                    verdict.best().map(Guess::confidence).orElse(0.0),
                    verdict.reading().confidenceOf(verdict.example().baseIntent()));
        }

        double howWrong() {
            return sureness - own;
        }
    }

    /** The wrong readings, the most wrong first. */
    List<Mistake> mistakes() {
        return report.verdicts().stream()
                .filter(verdict -> !verdict.isRight())
                .map(Mistake::of)
                .sorted(Comparator.comparingDouble(Mistake::howWrong).reversed())
                .toList();
    }

    /** How much can be answered if so much may be wrong. */
    Map<Double, Optional<RiskCoverage.Point>> coverages() {
        Map<Double, Optional<RiskCoverage.Point>> coverages = new LinkedHashMap<>();
        RISKS.forEach(allowed -> coverages.put(allowed, risk.within(allowed)));
        return coverages;
    }

    /** What an intent was taken for, the most frequent first. */
    Map<String, Integer> confusedWith(String intent) {
        Map<String, Integer> confused = new LinkedHashMap<>();
        for (Confusion confusion : report.confusions()) {
            if (confusion.expected().equals(intent)) {
                confused.put(confusion.read().isEmpty() ? "nothing" : confusion.read(), confusion.count());
            }
        }
        return confused;
    }

    /** Write the page, and the pictures if they are wanted. */
    public void write(ResultsFolder folder, Wanted wanted) {
        folder.text(PAGE, ReadingPage.html(this));
        if (wanted.pictures()) {
            folder.picture("intent_reliability.png", Pictures.reliability(reliability));
            folder.picture("intent_risk_coverage.png", Pictures.riskCoverage(risk));
            folder.picture("intent_map.png", Pictures.map(map));
        }
    }

    /** All as JSON values. */
    public Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("messages", report.verdicts().size());
        json.put("accuracy", report.accuracy());
        json.put("macro_f1", report.macroF1());
        json.put("calibration_error", report.calibrationError());
        json.put("intents", intents());
        Map<String, Object> calibration = new LinkedHashMap<>();
        calibration.put("error", reliability.error());
        calibration.put("worst", reliability.worst());
        calibration.put("bins", reliability.bins());
        json.put("calibration", calibration);
        json.put("risk_coverage", riskJson());
        json.put("intent_map", map);
        curve.ifPresent(tried -> json.put("learning_curve", tried));
        json.put(
                "errors",
                mistakes().stream()
                        .map(mistake -> {
                            Map<String, Object> one = new LinkedHashMap<>();
                            one.put("text", mistake.verdict().example().text());
                            one.put("intent", mistake.verdict().example().baseIntent());
                            one.put("read", mistake.verdict().read());
                            one.put("confidence", mistake.sureness());
                            one.put("intent_confidence", mistake.own());
                            one.put("how_wrong", mistake.howWrong());
                            return one;
                        })
                        .toList());
        return json;
    }

    private Map<String, Object> riskJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("area", risk.area());
        Map<String, Object> within = new LinkedHashMap<>();
        coverages().forEach((allowed, point) -> point.ifPresent(found -> within.put(String.valueOf(allowed), found)));
        json.put("within", within);
        json.put("points", risk.points());
        return json;
    }

    private Map<String, Object> intents() {
        Map<String, Object> intents = new LinkedHashMap<>();
        for (Score score : report.scores()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("precision", score.precision());
            one.put("recall", score.recall());
            one.put("f1-score", score.f1());
            one.put("support", score.support());
            one.put("confused_with", confusedWith(score.intent()));
            intents.put(score.intent(), one);
        }
        return intents;
    }
}

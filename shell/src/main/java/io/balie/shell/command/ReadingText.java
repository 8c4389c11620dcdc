package io.balie.shell.command;

import io.balie.nlu.evaluation.Confusion;
import io.balie.nlu.evaluation.Report;
import io.balie.nlu.evaluation.Score;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Figures of a reading for a terminal. */
final class ReadingText {

    private static final int CONFUSIONS_SHOWN = 3;

    private ReadingText() {}

    static void print(Report report, PrintWriter out) {
        out.println(String.format(
                Locale.ROOT,
                "accuracy %.3f   mean F1 %.3f   calibration error %.3f   messages %d",
                report.accuracy(),
                report.macroF1(),
                report.calibrationError(),
                report.verdicts().size()));
        int width = report.scores().stream()
                .mapToInt(score -> score.intent().length())
                .max()
                .orElse(6);
        String head = " %-" + Math.max(6, width) + "s";
        out.println(
                (head + "  %9s  %6s  %5s  %5s  %s").formatted("intent", "precision", "recall", "F1", "n", "taken for"));
        for (Score score : report.scores()) {
            out.println(String.format(
                            Locale.ROOT,
                            head + "  %9.3f  %6.3f  %5.3f  %5d  %s",
                            score.intent(),
                            score.precision(),
                            score.recall(),
                            score.f1(),
                            score.support(),
                            confusedWith(report, score.intent()).entrySet().stream()
                                    .limit(CONFUSIONS_SHOWN)
                                    .map(entry -> entry.getKey() + " " + entry.getValue())
                                    .collect(Collectors.joining(", ")))
                    .stripTrailing());
        }
    }

    private static Map<String, Integer> confusedWith(Report report, String intent) {
        Map<String, Integer> confused = new LinkedHashMap<>();
        for (Confusion confusion : report.confusions()) {
            if (confusion.expected().equals(intent)) {
                confused.put(confusion.read().isEmpty() ? "nothing" : confusion.read(), confusion.count());
            }
        }
        return confused;
    }
}

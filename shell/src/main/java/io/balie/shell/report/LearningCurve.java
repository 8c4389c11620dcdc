package io.balie.shell.report;

import java.util.List;

/**
 * What more messages would be worth: how well the same messages are read by models trained on more and more of the others.
 *
 * @param tested how many messages are read, by none of the models seen
 * @param points with the fewest messages first
 */
public record LearningCurve(int tested, List<Point> points) {

    public LearningCurve {
        points = List.copyOf(points);
    }

    /**
     * One model.
     *
     * @param messages how many it was trained on
     * @param accuracy 0 to 1
     * @param macroF1 mean over the intents, 0 to 1
     */
    public record Point(int messages, double accuracy, double macroF1) {}
}

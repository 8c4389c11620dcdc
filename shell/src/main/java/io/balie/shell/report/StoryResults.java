package io.balie.shell.report;

import io.balie.dialog.evaluation.StoryReport;
import io.balie.nlu.evaluation.Classification;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How conversations went.
 *
 * @param report of the stories that were played
 */
public record StoryResults(StoryReport report) {

    /** The figures over all actions, intents and entities of all stories. */
    public Classification classification() {
        return Classification.of(
                report.pairs().stream().map(StoryReport.Pair::expected).toList(),
                report.pairs().stream().map(StoryReport.Pair::found).toList(),
                Optional.empty());
    }

    /** Rasa's story report. */
    public Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>(ReportJson.report(classification(), Optional.empty()));
        if (!report.stories().isEmpty()) {
            Map<String, Object> conversations = new LinkedHashMap<>();
            conversations.put("accuracy", report.conversationAccuracy());
            conversations.put("correct", report.passed().size());
            conversations.put("with_warnings", report.warned().size());
            conversations.put("total", report.stories().size());
            json.put("conversation_accuracy", conversations);
        }
        return json;
    }

    /** Write {@code story_report.json} and what else is wanted. */
    public void write(ResultsFolder folder, Wanted wanted) {
        folder.json("story_report.json", json());
        if (wanted.pictures() && !classification().isEmpty()) {
            folder.picture(
                    "story_confusion_matrix.png",
                    Pictures.confusion(
                            "Action Confusion matrix", classification().matrix()));
        }
        if (wanted.errors()) {
            folder.text(
                    "failed_test_stories.yml",
                    PlayedStories.yaml(report.failed(), "None of the test stories failed - all good!"));
        }
        if (wanted.successes()) {
            folder.text(
                    "successful_test_stories.yml",
                    PlayedStories.yaml(report.passed(), "None of the test stories succeeded :("));
        }
        if (wanted.warnings()) {
            folder.text(
                    "stories_with_warnings.yml", PlayedStories.yaml(report.warned(), "No warnings for test stories"));
        }
    }
}

package io.balie.shell.report;

import io.balie.nlu.evaluation.Classification;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * How conversations went.
 *
 * @param stories in the order they were played
 */
public record StoryResults(List<Played> stories) {

    public StoryResults {
        stories = List.copyOf(stories);
    }

    /**
     * A story that was played.
     *
     * @param targets what was expected at each step that could go wrong: actions, and where words were read, intents and entities
     * @param predictions what happened instead, in the same order
     * @param surprised whether a message was said that nobody expected there, although all went well
     * @param yaml the story with what happened beside what was expected, as items of a {@code stories:} list
     */
    public record Played(
            String name, List<String> targets, List<String> predictions, boolean surprised, String yaml) {
        public Played {
            targets = List.copyOf(targets);
            predictions = List.copyOf(predictions);
        }

        /** Whether all happened as expected. */
        public boolean passed() {
            return targets.equals(predictions);
        }
    }

    /** How many stories went as expected. */
    public int passed() {
        return (int) stories.stream().filter(Played::passed).count();
    }

    /** How many stories went as expected and still surprised. */
    public int surprised() {
        return (int) stories.stream()
                .filter(story -> story.passed() && story.surprised())
                .count();
    }

    /** The figures over all steps of all stories. */
    public Classification classification() {
        List<String> targets = new ArrayList<>();
        List<String> predictions = new ArrayList<>();
        stories.forEach(story -> {
            targets.addAll(story.targets());
            predictions.addAll(story.predictions());
        });
        return Classification.of(targets, predictions, Optional.empty());
    }

    /** Rasa's story report. */
    public Map<String, Object> report() {
        Map<String, Object> report = new LinkedHashMap<>(ReportJson.report(classification(), Optional.empty()));
        if (!stories.isEmpty()) {
            Map<String, Object> conversations = new LinkedHashMap<>();
            conversations.put("accuracy", (double) passed() / stories.size());
            conversations.put("correct", passed());
            conversations.put("with_warnings", surprised());
            conversations.put("total", stories.size());
            report.put("conversation_accuracy", conversations);
        }
        return report;
    }

    /** Write {@code story_report.json} and what else is wanted. */
    public void write(ResultsFolder folder, Wanted wanted) {
        folder.json("story_report.json", report());
        if (wanted.pictures() && !classification().isEmpty()) {
            folder.picture(
                    "story_confusion_matrix.png",
                    Pictures.confusion("Action Confusion matrix", classification().matrix()));
        }
        if (wanted.errors()) {
            folder.text(
                    "failed_test_stories.yml",
                    yaml(story -> !story.passed(), "None of the test stories failed - all good!"));
        }
        if (wanted.successes()) {
            folder.text("successful_test_stories.yml", yaml(Played::passed, "None of the test stories succeeded :("));
        }
        if (wanted.warnings()) {
            folder.text(
                    "stories_with_warnings.yml",
                    yaml(story -> story.passed() && story.surprised(), "No warnings for test stories"));
        }
    }

    private String yaml(Predicate<Played> which, String ifNone) {
        List<Played> chosen = stories.stream().filter(which).toList();
        if (chosen.isEmpty()) {
            return "# " + ifNone + "\n";
        }
        StringBuilder yaml = new StringBuilder("version: \"3.1\"\nstories:\n");
        chosen.forEach(story -> yaml.append(story.yaml()));
        return yaml.toString();
    }
}

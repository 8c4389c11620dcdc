package io.balie.dialog.evaluation;

import io.balie.nlu.Entity;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What test stories found.
 *
 * @param stories in the order played
 */
public record StoryReport(List<StoryResult> stories) {

    private static final Set<String> BY_HEART = Set.of("RulePolicy", "MemoizationPolicy", "AugmentedMemoizationPolicy");

    /** Where one side has an entity and the other has none. */
    private static final String NO_ENTITY = "None";

    public StoryReport {
        stories = List.copyOf(stories);
    }

    /** The stories in which something went otherwise. */
    public List<StoryResult> failed() {
        return stories.stream().filter(story -> !story.passed()).toList();
    }

    /** The stories in which all went as expected. */
    public List<StoryResult> passed() {
        return stories.stream().filter(StoryResult::passed).toList();
    }

    /** The stories that passed although an intent was found unlikely. */
    public List<StoryResult> warned() {
        return stories.stream().filter(StoryResult::warned).toList();
    }

    /** The share of stories that passed, 0 to 1; 0 if there are none. */
    public double conversationAccuracy() {
        return stories.isEmpty() ? 0 : (double) passed().size() / stories.size();
    }

    /** All that the bot was to do. */
    public List<Played.Act> acts() {
        return stories.stream().flatMap(story -> story.acts().stream()).toList();
    }

    /** The share of actions that were decided by heart rather than learned, 0 to 1. */
    public double inTrainingDataFraction() {
        List<Played.Act> acts = acts();
        return acts.isEmpty()
                ? 0
                : (double) acts.stream()
                                .filter(act -> BY_HEART.contains(act.policy()))
                                .count()
                        / acts.size();
    }

    /** Right actions, intents and entities together, as Rasa counts them. */
    public Metrics metrics() {
        return Metrics.of(pairs());
    }

    /** What was expected and what came, of all actions, intents and entities together, in Rasa's order. */
    public List<Pair> pairs() {
        List<Pair> pairs = new ArrayList<>();
        acts().forEach(act -> pairs.add(new Pair(act.expected(), act.predicted())));
        for (StoryResult story : stories) {
            for (Played.Said said : story.said()) {
                pairs.add(
                        new Pair(said.intent().orElse("None"), said.readIntent().orElse("None")));
            }
        }
        for (StoryResult story : stories) {
            story.said().forEach(said -> align(said, pairs));
        }
        return pairs;
    }

    /** Expected and found. */
    public record Pair(String expected, String found) {}

    private static void align(Played.Said said, List<Pair> pairs) {
        Comparator<Entity> byPlace = Comparator.comparingInt(Entity::start).thenComparingInt(Entity::end);
        List<Entity> expected = said.entities().stream().sorted(byPlace).toList();
        List<Entity> found = said.readEntities().stream().sorted(byPlace).toList();
        int e = 0;
        int f = 0;
        while (e < expected.size() || f < found.size()) {
            int order =
                    e == expected.size() ? 1 : f == found.size() ? -1 : byPlace.compare(expected.get(e), found.get(f));
            pairs.add(new Pair(
                    order <= 0 ? Annotated.entity(said.text(), expected.get(e)) : NO_ENTITY,
                    order >= 0 ? Annotated.entity(said.text(), found.get(f)) : NO_ENTITY));
            e += order <= 0 ? 1 : 0;
            f += order >= 0 ? 1 : 0;
        }
    }

    /**
     * Shares of right predictions, each 0 to 1; the means are weighted by how often a label is expected.
     *
     * @param labels by label, sorted
     */
    public record Metrics(double accuracy, double precision, double recall, double f1, Map<String, LabelScore> labels) {

        private static Metrics of(List<Pair> pairs) {
            Map<String, int[]> counts = new LinkedHashMap<>();
            Set<String> names = new TreeSet<>();
            pairs.forEach(pair -> {
                names.add(pair.expected());
                names.add(pair.found());
            });
            names.forEach(name -> counts.put(name, new int[3]));
            int right = 0;
            for (Pair pair : pairs) {
                boolean hit = pair.expected().equals(pair.found());
                right += hit ? 1 : 0;
                counts.getOrDefault(pair.expected(), new int[3])[0]++;
                counts.getOrDefault(pair.found(), new int[3])[1]++;
                counts.getOrDefault(pair.expected(), new int[3])[2] += hit ? 1 : 0;
            }
            Map<String, LabelScore> labels = new LinkedHashMap<>();
            double precision = 0;
            double recall = 0;
            double f1 = 0;
            for (Map.Entry<String, int[]> entry : counts.entrySet()) {
                LabelScore score = LabelScore.of(entry.getValue()[0], entry.getValue()[1], entry.getValue()[2]);
                labels.put(entry.getKey(), score);
                double weight = pairs.isEmpty() ? 0 : (double) score.support() / pairs.size();
                precision += weight * score.precision();
                recall += weight * score.recall();
                f1 += weight * score.f1();
            }
            return new Metrics(
                    pairs.isEmpty() ? 0 : (double) right / pairs.size(),
                    precision,
                    recall,
                    f1,
                    Collections.unmodifiableMap(labels));
        }
    }

    /**
     * How well one label was predicted.
     *
     * @param support how often it was expected
     */
    public record LabelScore(double precision, double recall, double f1, int support) {

        private static LabelScore of(int expected, int found, int right) {
            double precision = found == 0 ? 0 : (double) right / found;
            double recall = expected == 0 ? 0 : (double) right / expected;
            double f1 = precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
            return new LabelScore(precision, recall, f1, expected);
        }
    }
}

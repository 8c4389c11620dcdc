package io.balie.nlu.tagging;

import io.balie.nlu.Entity;
import io.balie.nlu.Example;
import io.balie.nlu.recall.Recall;
import io.balie.nlu.text.Words;
import io.balie.nlu.text.Words.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The annotations of the examples, by heart: a message that equals an example has its entities. Immutable. */
public final class KnownTags {

    private static final String NONE = "-";

    private final List<Label> labels;
    private final Recall recall;

    /** Annotations read back; the recall's labels name places in the list of labels, with the first and last word. */
    public KnownTags(List<Label> labels, Recall recall) {
        this.labels = List.copyOf(labels);
        this.recall = recall;
    }

    /** Learn the annotations of examples. */
    public static KnownTags of(List<Example> examples, List<Label> labels) {
        return new KnownTags(
                labels,
                Recall.of(examples.stream()
                        .map(e -> new Recall.Known(e.text(), written(e, labels)))
                        .toList()));
    }

    private static String written(Example example, List<Label> labels) {
        List<Aligned> aligned = Aligned.of(example);
        return aligned.isEmpty()
                ? NONE
                : aligned.stream()
                        .map(a -> labels.indexOf(Label.of(a.entity())) + ":" + a.first() + ":" + a.last())
                        .collect(Collectors.joining(","));
    }

    /**
     * The entities of a message that is known; empty if it is not.
     *
     * @param extractor said to have found them
     * @param split the types whose entities end where more than a single sign is between two words
     */
    public Optional<List<Entity>> find(String message, String extractor, Predicate<String> split) {
        return recall.find(message).map(written -> read(written, message, extractor, split));
    }

    private List<Entity> read(String written, String message, String extractor, Predicate<String> split) {
        List<Entity> found = new ArrayList<>();
        if (written.equals(NONE)) {
            return found;
        }
        List<Word> words = Words.of(message);
        for (String one : written.split(",", -1)) {
            String[] numbers = one.split(":", -1);
            Label label = labels.get(Integer.parseInt(numbers[0]));
            int first = Integer.parseInt(numbers[1]);
            int last = Integer.parseInt(numbers[2]);
            if (last < words.size()) {
                for (Run run : Run.of(message, words, first, last, split.test(label.type()))) {
                    found.add(run.entity(
                            message, words, label, extractor, Label.BY_HEART, Label.BY_HEART, Label.BY_HEART));
                }
            }
        }
        return found;
    }

    /** The annotations as text. */
    public Recall recall() {
        return recall;
    }
}

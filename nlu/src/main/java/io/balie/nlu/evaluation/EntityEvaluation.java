package io.balie.nlu.evaluation;

import io.balie.nlu.Entity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * How well entities are found, word by word: each word has one label, expected and found, and each extractor is judged for itself.
 *
 * <p>A label is the entity's type, with its group and role where it has them ({@code city.1.from}); a word outside of entities is
 * {@value #NO_ENTITY}. Where a word lies in several entities of one extractor, the one that covers most of it counts.
 */
public final class EntityEvaluation {

    /** The label of a word that belongs to no entity. */
    public static final String NO_ENTITY = "no_entity";

    private final List<Case> cases;

    /** An evaluation of these messages. */
    public EntityEvaluation(List<Case> cases) {
        this.cases = List.copyOf(cases);
    }

    /**
     * A message.
     *
     * @param words its words, in order
     * @param expected what it names
     * @param found what all extractors found
     */
    public record Case(String text, List<Word> words, List<Entity> expected, List<Entity> found) {
        public Case {
            words = List.copyOf(words);
            expected = List.copyOf(expected);
            found = List.copyOf(found);
        }

        private List<Entity> foundBy(String extractor) {
            return found.stream()
                    .filter(entity -> entity.extractor().equals(extractor))
                    .toList();
        }
    }

    /**
     * Where a word stands.
     *
     * @param start index of its first character
     * @param end index after its last character
     */
    public record Word(int start, int end) {

        private int shared(Entity entity) {
            return Math.max(0, Math.min(end, entity.end()) - Math.max(start, entity.start()));
        }
    }

    /**
     * What was found of one extractor.
     *
     * @param targets the expected label of every word of every message
     * @param predictions what the extractor made of it
     * @param confidences how sure it was; 0 where it found nothing or does not say
     * @param classification the figures, without a score for {@value #NO_ENTITY}
     * @param successes messages with at least one word rightly found
     * @param errors messages with at least one word wrongly labelled
     */
    public record Findings(
            List<String> targets,
            List<String> predictions,
            List<Double> confidences,
            Classification classification,
            List<Case> successes,
            List<Case> errors) {
        public Findings {
            targets = List.copyOf(targets);
            predictions = List.copyOf(predictions);
            confidences = List.copyOf(confidences);
            successes = List.copyOf(successes);
            errors = List.copyOf(errors);
        }
    }

    /** The extractors that found anything, sorted. */
    public List<String> extractors() {
        TreeSet<String> extractors = new TreeSet<>();
        cases.forEach(one -> one.found().forEach(entity -> extractors.add(entity.extractor())));
        return List.copyOf(extractors);
    }

    /** Judge one extractor. */
    public Findings of(String extractor) {
        List<String> targets = new ArrayList<>();
        List<String> predictions = new ArrayList<>();
        List<Double> confidences = new ArrayList<>();
        List<Case> successes = new ArrayList<>();
        List<Case> errors = new ArrayList<>();
        for (Case one : cases) {
            List<Entity> found = one.foundBy(extractor);
            boolean success = false;
            boolean error = false;
            for (Word word : one.words()) {
                String target = label(best(word, one.expected()));
                Optional<Entity> fit = best(word, found);
                String prediction = label(fit);
                targets.add(target);
                predictions.add(prediction);
                confidences.add(fit.map(entity -> entity.confidence().orElse(0)).orElse(0.0));
                success |= target.equals(prediction) && !target.equals(NO_ENTITY);
                error |= !target.equals(prediction);
            }
            if (success) {
                successes.add(one);
            }
            if (error) {
                errors.add(one);
            }
        }
        return new Findings(
                targets,
                predictions,
                confidences,
                Classification.of(targets, predictions, Optional.of(NO_ENTITY)),
                successes,
                errors);
    }

    private static Optional<Entity> best(Word word, List<Entity> entities) {
        Optional<Entity> best = Optional.empty();
        int most = 0;
        for (Entity entity : entities) {
            int shared = word.shared(entity);
            if (shared > most) {
                most = shared;
                best = Optional.of(entity);
            }
        }
        return best;
    }

    private static String label(Optional<Entity> entity) {
        return entity.map(e -> {
                    StringBuilder label = new StringBuilder(e.type());
                    e.group().ifPresent(group -> label.append('.').append(group));
                    e.role().ifPresent(role -> label.append('.').append(role));
                    return label.toString();
                })
                .orElse(NO_ENTITY);
    }
}

package io.balie.nlu.classifier;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.balie.nlu.Bakery;
import io.balie.nlu.Example;
import io.balie.nlu.features.Features;
import io.balie.nlu.features.Vocabulary;
import io.balie.nlu.text.Text;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ClassifierTrainerTest {

    private static final List<Example> EXAMPLES = Bakery.examples();
    private static final List<String> INTENTS =
            List.copyOf(new TreeSet<>(EXAMPLES.stream().map(Example::intent).toList()));
    private static final Vocabulary VOCABULARY = Vocabulary.count(EXAMPLES);
    private static final Recipe RECIPE = new Recipe(24, 30, 16, 0.005, 0.2, 0.3, 0.1, 1, 11);

    @Test
    void the_served_arrays_and_the_network_they_come_from_agree() {
        try (Tail tail = new Tail(RECIPE.hidden(), INTENTS.size(), RECIPE.dropHidden(), RECIPE.seed())) {
            SparseLayer layer = new ClassifierTrainer(RECIPE)
                    .learn(labelled(), INTENTS.size(), VOCABULARY.size(), tail, Epochs.SILENT);
            Classifier exported = ClassifierTrainer.export(layer, tail, INTENTS);
            for (Labelled each : labelled()) {
                float[] network = tail.output(new float[][] {exported.sums(each.features())}, 1);
                double[] served = exported.probabilities(each.features());
                for (int k = 0; k < served.length; k++) {
                    assertEquals(network[k], served[k], 1e-5);
                }
            }
        }
    }

    @Test
    void eight_bits_a_weight_lose_next_to_nothing() {
        try (Tail tail = new Tail(RECIPE.hidden(), INTENTS.size(), RECIPE.dropHidden(), RECIPE.seed())) {
            SparseLayer layer = new ClassifierTrainer(RECIPE)
                    .learn(labelled(), INTENTS.size(), VOCABULARY.size(), tail, Epochs.SILENT);
            Classifier exported = ClassifierTrainer.export(layer, tail, INTENTS);
            float[][] sums = new float[1][RECIPE.hidden()];
            for (Labelled each : labelled()) {
                float[] all = new float[each.features().size()];
                Arrays.fill(all, 1);
                layer.forward(each.features(), all, sums[0]);
                float[] whole = tail.output(sums, 1);
                double[] packed = exported.probabilities(each.features());
                for (int k = 0; k < packed.length; k++) {
                    assertEquals(whole[k], packed[k], 0.01);
                }
            }
        }
    }

    @Test
    void several_members_say_the_mean_of_what_each_would_say() {
        List<Classifier> members = new ArrayList<>();
        for (int m = 0; m < 3; m++) {
            members.add(new ClassifierTrainer(RECIPE.member(m))
                    .train(labelled(), INTENTS, VOCABULARY.size(), Epochs.SILENT));
        }
        Recipe three = new Recipe(24, 30, 16, 0.005, 0.2, 0.3, 0.1, 3, 11);

        Classifier together = new ClassifierTrainer(three).train(labelled(), INTENTS, VOCABULARY.size(), Epochs.SILENT);

        assertEquals(3 * RECIPE.hidden(), together.firstBias().length);
        for (Labelled each : labelled()) {
            double[] scores = together.scores(each.features());
            for (int k = 0; k < scores.length; k++) {
                double mean = 0;
                for (Classifier member : members) {
                    mean += member.scores(each.features())[k] / members.size();
                }
                assertEquals(mean, scores[k], 0.05); // they share the scale of a row
            }
        }
    }

    @Test
    void training_lowers_the_loss_and_learns_the_examples() {
        double[] losses = new double[RECIPE.epochs()];

        Classifier classifier = new ClassifierTrainer(RECIPE)
                .train(labelled(), INTENTS, VOCABULARY.size(), (epoch, of, loss) -> losses[epoch - 1] = loss);

        assertTrue(losses[RECIPE.epochs() - 1] < losses[0] / 2, () -> Arrays.toString(losses));
        long right = labelled().stream()
                .filter(l -> best(classifier.probabilities(l.features())) == l.intent())
                .count();
        assertTrue(right > 0.95 * EXAMPLES.size(), () -> right + " of " + EXAMPLES.size());
    }

    @Test
    void the_same_seed_gives_the_same_weights() {
        Classifier one = new ClassifierTrainer(RECIPE).train(labelled(), INTENTS, VOCABULARY.size(), Epochs.SILENT);
        Classifier other = new ClassifierTrainer(RECIPE).train(labelled(), INTENTS, VOCABULARY.size(), Epochs.SILENT);

        assertArrayEquals(one.first().cells(), other.first().cells());
        assertArrayEquals(one.first().scale(), other.first().scale());
        assertArrayEquals(one.last(), other.last());
    }

    @Test
    void a_higher_temperature_makes_it_less_sure_of_the_same_thing() {
        Classifier classifier =
                new ClassifierTrainer(RECIPE).train(labelled(), INTENTS, VOCABULARY.size(), Epochs.SILENT);
        Features features = labelled().get(0).features();

        double[] sharp = classifier.probabilities(features);
        double[] soft = classifier.with(3).probabilities(features);

        assertEquals(best(sharp), best(soft));
        assertTrue(soft[best(soft)] < sharp[best(sharp)]);
    }

    @Test
    void weights_that_are_no_numbers_are_refused() {
        IllegalArgumentException e = assertThrows(
                IllegalArgumentException.class,
                () -> new Classifier(
                        List.of("a", "b"),
                        PackedRows.of(new float[][] {{Float.NaN}}),
                        new float[1],
                        new float[2],
                        new float[2],
                        1));

        assertEquals("A weight is NaN, expected a number.", e.getMessage());
    }

    @Test
    void packed_rows_are_within_half_a_step_of_what_was_packed() {
        float[][] rows = {{0.5f, -1.27f, 0.004f}, {0, 0, 0}};
        PackedRows packed = PackedRows.of(rows);

        float[] sums = {1, 1, 1};
        packed.addTo(sums, 0, 2);
        packed.addTo(sums, 1, 2);

        assertArrayEquals(new float[] {2, -1.54f, 1.008f}, sums, 0.011f);
    }

    @Test
    void packed_rows_of_another_shape_are_refused() {
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> new PackedRows(3, new byte[7], new float[2]));

        assertEquals("2 rows of 3 columns have 7 cells, expected 6.", e.getMessage());
    }

    private static List<Labelled> labelled() {
        return EXAMPLES.stream()
                .map(e ->
                        new Labelled(VOCABULARY.features(Text.of(e.text()), e.language()), INTENTS.indexOf(e.intent())))
                .toList();
    }

    private static int best(double[] probability) {
        int best = 0;
        for (int k = 1; k < probability.length; k++) {
            best = probability[k] > probability[best] ? k : best;
        }
        return best;
    }
}

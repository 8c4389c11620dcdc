package io.balie.nlu.classifier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.balie.nlu.Bakery;
import io.balie.nlu.Example;
import io.balie.nlu.features.Features;
import io.balie.nlu.features.Vocabulary;
import io.balie.nlu.text.Text;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ContributionsTest {

    private static final int HIDDEN = 6;

    @Test
    void without_biases_what_the_features_add_is_the_whole_lead() {
        Vocabulary vocabulary = Vocabulary.count(Bakery.examples());
        SplittableRandom random = new SplittableRandom(3);
        float[][] first = new float[vocabulary.size()][HIDDEN];
        Arrays.stream(first).forEach(row -> fill(row, random));
        float[] last = new float[HIDDEN * 3];
        fill(last, random);
        Classifier classifier = new Classifier(
                List.of("a", "b", "c"), PackedRows.of(first), new float[HIDDEN], last, new float[3], 0.7);

        for (Example example : Bakery.examples()) {
            Features features = vocabulary.features(Text.of(example.text()), example.language());
            double[] scores = classifier.scores(features);
            double[] contributions = classifier.contributions(features, 2, 0);
            assertEquals(features.size(), contributions.length);
            assertEquals(
                    (scores[2] - scores[0]) / 0.7, Arrays.stream(contributions).sum(), 1e-4, example.text());
            assertTrue(contributions.length > 0);
        }
    }

    private static void fill(float[] row, SplittableRandom random) {
        for (int i = 0; i < row.length; i++) {
            row[i] = (float) random.nextDouble() - 0.5f;
        }
    }
}

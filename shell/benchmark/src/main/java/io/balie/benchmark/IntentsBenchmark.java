package io.balie.benchmark;

import io.balie.nlu.classifier.Classifier;
import io.balie.nlu.classifier.PackedRows;
import io.balie.nlu.features.Features;
import io.balie.nlu.features.Vocabulary;
import io.balie.nlu.text.Text;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The network alone, with weights drawn by chance: what a message costs by the number of intents. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class IntentsBenchmark {

    private static final int HIDDEN = 128;

    /** How many intents are told apart. */
    @Param({"10", "77", "150", "500"})
    public int intents = 10;

    private final Lessons lessons = Lessons.read();
    private final Vocabulary vocabulary = Vocabulary.count(lessons.examples());
    private final List<Features> features = lessons.examples().stream()
            .map(example -> vocabulary.features(Text.of(example.text()), example.language()))
            .toList();
    private List<Classifier> classifier = List.of();
    private int next;

    /** Draw the weights. */
    @Setup
    public void draw() {
        SplittableRandom random = new SplittableRandom(1);
        float[][] first = new float[vocabulary.size()][];
        for (int row = 0; row < first.length; row++) {
            first[row] = drawn(HIDDEN, random);
        }
        List<String> names =
                IntStream.range(0, intents).mapToObj("intent_%03d"::formatted).toList();
        classifier = List.of(new Classifier(
                names,
                PackedRows.of(first),
                drawn(HIDDEN, random),
                drawn(HIDDEN * intents, random),
                drawn(intents, random),
                1));
    }

    private static float[] drawn(int length, SplittableRandom random) {
        float[] drawn = new float[length];
        for (int i = 0; i < length; i++) {
            drawn[i] = (float) (random.nextDouble() - 0.5);
        }
        return drawn;
    }

    @Benchmark
    public double[] run() {
        next = (next + 1) % features.size();
        return classifier.getFirst().probabilities(features.get(next));
    }
}

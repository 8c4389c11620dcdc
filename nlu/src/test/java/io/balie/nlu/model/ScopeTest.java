package io.balie.nlu.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.balie.nlu.Bakery;
import io.balie.nlu.Example;
import io.balie.nlu.Guess;
import io.balie.nlu.Language;
import io.balie.nlu.Reading;
import io.balie.nlu.classifier.Recipe;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ScopeTest {

    private static final List<Language> ENGLISH = List.of(Language.EN);
    private static final Map<String, List<String>> WORDS = Map.of(
            "lights", List.of("lamp", "light", "dim", "bright", "bulb", "switch", "glow", "shade"),
            "music", List.of("song", "play", "album", "singer", "loud", "tune", "band", "record"),
            "weather", List.of("rain", "sun", "cloud", "storm", "wind", "degrees", "snow", "forecast"),
            "mail", List.of("send", "letter", "inbox", "reply", "attach", "forward", "stamp", "envelope"));
    private static final List<String> SMALL = List.of("please", "the", "now", "for me", "can you", "in the kitchen");
    private static final List<String> STRANGE = List.of(
            "what does a divorce cost",
            "my knee has been hurting since tuesday",
            "who won the elections",
            "is there gluten in this soup",
            "translate goodbye to finnish");

    private static final NluModel MODEL = train("weather");

    private static NluModel train(String third) {
        List<Example> examples = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(5);
        WORDS.keySet().stream().sorted().forEach(intent -> {
            for (int i = 0; i < 250; i++) {
                examples.add(new Example(
                        said(intent, random), intent.equals("weather") ? third : intent, Language.EN, List.of()));
            }
        });
        return NluTrainer.train(
                examples,
                new Settings(new Recipe(16, 6, 32, 0.005, 0.2, 0.3, 0.1, 2, 3), ENGLISH, 0.1),
                Progress.SILENT);
    }

    private static String said(String intent, SplittableRandom random) {
        List<String> own = WORDS.get(intent);
        return SMALL.get(random.nextInt(SMALL.size())) + " " + own.get(random.nextInt(own.size())) + " "
                + SMALL.get(random.nextInt(SMALL.size())) + " " + own.get(random.nextInt(own.size()));
    }

    private static Reading read(NluModel model, String text) {
        return model.read(Bakery.message(text));
    }

    @Test
    void what_nobody_taught_is_less_in_scope_than_what_somebody_did() {
        SplittableRandom random = new SplittableRandom(99);
        List<String> known = WORDS.keySet().stream()
                .sorted()
                .map(intent -> said(intent, random))
                .toList();

        double leastKnown = known.stream()
                .mapToDouble(t -> read(MODEL, t).inScope().orElseThrow())
                .min()
                .orElseThrow();
        double mostStrange = STRANGE.stream()
                .mapToDouble(t -> read(MODEL, t).inScope().orElseThrow())
                .max()
                .orElseThrow();

        assertTrue(leastKnown > 0.5 && mostStrange < 0.5, () -> leastKnown + " known, " + mostStrange + " strange");
    }

    @Test
    void of_what_nobody_taught_no_intent_is_sure() {
        double leastKnown =
                read(MODEL, "can you play the song").best().orElseThrow().confidence();

        for (String strange : STRANGE) {
            double sure = read(MODEL, strange).best().orElseThrow().confidence();
            assertTrue(sure < leastKnown, () -> strange + " " + sure + ", known " + leastKnown);
        }
    }

    @Test
    void a_ranking_is_in_order_and_sums_to_no_more_than_one() {
        for (String text : STRANGE) {
            List<Guess> ranking = read(MODEL, text).ranking();
            double sum = 0;
            for (int i = 0; i < ranking.size(); i++) {
                sum += ranking.get(i).confidence();
                assertTrue(i == 0
                        || ranking.get(i).confidence() <= ranking.get(i - 1).confidence());
            }
            assertTrue(sum <= 1 + 1e-9, text + " " + sum);
        }
    }

    @Test
    void an_intent_for_what_is_out_of_scope_gets_what_nobody_taught() {
        NluModel model = train("oos");

        assertEquals("oos", read(model, STRANGE.getFirst()).best().orElseThrow().intent());
        assertEquals(
                "music",
                read(model, "can you play the song").best().orElseThrow().intent());
    }

    @Test
    void a_model_read_back_judges_the_same() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ModelArchive.write(MODEL, out);
        NluModel back = ModelArchive.read(new ByteArrayInputStream(out.toByteArray()));
        ByteArrayOutputStream again = new ByteArrayOutputStream();
        ModelArchive.write(train("weather"), again);

        assertEquals(read(MODEL, STRANGE.getFirst()), read(back, STRANGE.getFirst()));
        assertArrayEquals(out.toByteArray(), again.toByteArray());
    }

    @Test
    void a_few_examples_do_not_tell_what_is_in_scope() {
        assertTrue(read(Bakery.model(), "een halfje wit").inScope().isEmpty());
    }
}

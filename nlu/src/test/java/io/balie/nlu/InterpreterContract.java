package io.balie.nlu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every interpreter does, whatever it is told. */
public abstract class InterpreterContract {

    protected abstract Interpreter interpreter();

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\t ", "\u200b\u200b", "\u0000\u0001\u202e"})
    void a_blank_message_has_no_ranking(String text) {
        Reading reading = interpreter().read(Bakery.message(text));

        assertEquals(List.of(), reading.ranking());
        assertEquals(text, reading.text());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "👍",
                "😀😀😀 👩‍👩‍👧 🇳🇱",
                "\ud83d",
                "a\udc00b",
                "...",
                "<script>alert(1)</script>",
                "\u202ekoorb negitsag",
                "e\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301",
                "мне нужен хлеб",
                "我要面包",
                "%s %d {0} ${x}",
                "0612345678 0612345678 0612345678"
            })
    void an_odd_message_is_read_without_harm(String text) {
        assertSound(interpreter().read(Bakery.message(text)));
    }

    @Test
    void ten_thousand_characters_are_read_in_a_blink() {
        String prose = "ik wil graag twee bruine broden bestellen want het is 12:30 en mijn nummer is 06 12 34 56 78. "
                .repeat(110);
        List<String> texts = List.of(
                prose,
                "a".repeat(10_000),
                "a ".repeat(5_000),
                "1".repeat(10_000),
                "1 ".repeat(5_000),
                "@".repeat(10_000),
                "a@".repeat(5_000),
                "jan punt ".repeat(1_200),
                "van de ".repeat(1_500),
                "\u0301".repeat(10_000),
                "A. ".repeat(3_400));
        interpreter().read(Bakery.message(prose));

        for (String text : texts) {
            Reading reading = assertTimeoutPreemptively(
                    Duration.ofSeconds(5), () -> interpreter().read(Bakery.message(text)), () -> text.substring(0, 10));
            assertSound(reading);
        }
    }

    @Test
    void random_characters_are_read_without_harm() {
        long seed = 20261123;
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        String alphabet = "ab e.,@-'?!0123456789:/€ßéИ的\u200d\ud83d\ude00\u0301\n vanmetikbennaam";
        for (int i = 0; i < 2_000; i++) {
            StringBuilder text = new StringBuilder();
            int length = random.nextInt(60);
            for (int k = 0; k < length; k++) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            assertSound(interpreter().read(Bakery.message(text.toString())));
        }
    }

    @Test
    void a_ranking_names_every_intent_once_and_sums_to_one() {
        Reading reading = interpreter().read(Bakery.message("kan ik een taart bestellen"));

        List<String> names = reading.ranking().stream().map(Guess::intent).toList();
        assertEquals(names.size(), new HashSet<>(names).size());
        assertEquals(
                1, reading.ranking().stream().mapToDouble(Guess::confidence).sum(), 1e-9);
    }

    @Test
    void two_threads_at_once_read_the_same() throws Exception {
        List<String> texts = Bakery.examples().stream().map(Example::text).toList();
        List<Reading> alone =
                texts.stream().map(t -> interpreter().read(Bakery.message(t))).toList();
        Callable<List<Reading>> task = () ->
                texts.stream().map(t -> interpreter().read(Bakery.message(t))).toList();

        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            List<Future<List<Reading>>> both = new ArrayList<>();
            both.add(threads.submit(task));
            both.add(threads.submit(task));
            for (Future<List<Reading>> readings : both) {
                assertEquals(alone, readings.get());
            }
        }
    }

    private static void assertSound(Reading reading) {
        double before = 1;
        for (Guess guess : reading.ranking()) {
            assertTrue(guess.confidence() <= before, reading::toString);
            before = guess.confidence();
        }
        for (Entity entity : reading.entities()) {
            assertTrue(entity.end() <= reading.text().length(), entity::toString);
        }
        assertTrue(reading.familiarity() >= 0 && reading.familiarity() <= 1, reading::toString);
    }
}

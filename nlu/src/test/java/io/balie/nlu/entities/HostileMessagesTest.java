package io.balie.nlu.entities;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.balie.nlu.Bakery;
import io.balie.nlu.Entity;
import io.balie.nlu.Language;
import io.balie.nlu.text.Text;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever somebody types, a reading neither fails nor takes long. */
class HostileMessagesTest {

    private static final EntityExtractor EXTRACTOR = new EntityExtractor(word -> word.length() < 4);
    private static final int LONG = 5_000;
    private static final int FUZZED = 20_000;
    // Far above what it takes on a busy machine, far below what a search that goes back takes.
    private static final long MOST_MILLIS = 4_000;
    private static final List<Language> LANGUAGES = List.of(Language.NL, Language.EN, Language.DE, Language.FR);
    private static final String[] PIECES = {
        "a",
        "B",
        "1",
        "2",
        "0",
        " ",
        ".",
        "-",
        "/",
        "@",
        "€",
        "&",
        "'",
        ":",
        ",",
        "\n",
        "é",
        "\u200b",
        "\ud835\udc9c",
        "van ",
        "de ",
        "om ",
        "half ",
        "Jan ",
        "dinsdag ",
        "over ",
        "week ",
        "een ",
        "uur ",
        "31 ",
        "29 februari ",
        "tussen ",
        "en ",
        "volgende ",
        "order ",
        "NL",
        "honderd ",
        "euro ",
        "J.P. ",
        "dhr ",
        "bij ",
        "kvk ",
        "Groep ",
        "24/7 ",
        "1e "
    };

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "1",
                "1 ",
                "Van ",
                "Jan ",
                "van de ",
                "06 ",
                "@",
                "a@",
                "a.",
                "A.",
                "om 1 ",
                "honderd ",
                "A & ",
                "NL",
                "12-",
                "€1 ",
                "nul ",
                "met Jan van ",
                "'s ",
                "tussen 1 en ",
                "A-",
                "12/12/",
                "kvk ",
                "order ",
                "x@x.",
                "AB12 3456 ",
                "J.P.",
                "1,000,",
                "0 6 ",
                "a at b dot ",
                "maandag volgende week "
            })
    void a_long_message_of_one_thing_again_and_again_takes_no_longer_than_others(String piece) {
        String message = piece.repeat(LONG / piece.length());

        long before = System.nanoTime();
        extract(message, Language.NL);
        long millis = (System.nanoTime() - before) / 1_000_000;

        assertTrue(millis < MOST_MILLIS, () -> "'%s' again and again took %d ms.".formatted(piece, millis));
    }

    @Test
    void nothing_fails_and_every_span_lies_in_its_message() {
        SplittableRandom random = new SplittableRandom(20261123);
        for (int i = 0; i < FUZZED; i++) {
            StringBuilder typed = new StringBuilder();
            for (int n = random.nextInt(16); n > 0; n--) {
                typed.append(PIECES[random.nextInt(PIECES.length)]);
            }
            String message = typed.toString();

            List<Entity> found = extract(message, LANGUAGES.get(i % LANGUAGES.size()));

            assertTrue(found.stream().allMatch(e -> e.end() <= message.length()), message);
            assertEquals(found, extract(message, LANGUAGES.get(i % LANGUAGES.size())), message);
        }
    }

    private static List<Entity> extract(String message, Language language) {
        return EXTRACTOR.extract(Text.of(message), Bakery.message(message), language);
    }
}

package io.balie.nlu.entities;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Trying a pattern only where it can begin finds what trying it everywhere finds. */
class SearchTest {

    private static final String[] PIECES = {
        "a",
        "b",
        "A",
        "1",
        "22",
        " ",
        "\n",
        ".",
        ",",
        "-",
        "€",
        "é",
        "ik ben ",
        "met ",
        "Jan ",
        "at",
        "@",
        "is ",
        "\ud83d\ude00",
        "\u0301"
    };

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(?:^|[\\s,.!?(])(?:ik ben|met|is)\\s+",
                "(?<![\\p{L}\\d])(\\d{1,2})(?:[-. ](\\d))?(?!\\d)",
                "\\b(?:at|is|met)\\b",
                "^(?:\\p{L}+[ ,!.]+){0,2}met (?=\\p{Lu})",
                "[\\p{L}0-9](?:[\\p{L}0-9._-]{0,6}[\\p{L}0-9])?\\s?@\\s?a",
                "(?=\\w{0,3}\\d)\\w+",
                "b*",
                "\\p{Lu}?a$"
            })
    void it_finds_what_a_matcher_finds(String regex) {
        Pattern pattern = Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 3_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(12); n > 0; n--) {
                text.append(PIECES[random.nextInt(PIECES.length)]);
            }
            assertEquals(byMatcher(pattern, text.toString()), bySearch(pattern, text.toString()), text.toString());
        }
    }

    private static List<String> byMatcher(Pattern pattern, String text) {
        List<String> found = new ArrayList<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            found.add(matcher.start() + "-" + matcher.end());
        }
        return found;
    }

    private static List<String> bySearch(Pattern pattern, String text) {
        List<String> found = new ArrayList<>();
        Search search = Search.of(pattern, text);
        while (search.find()) {
            found.add(search.start() + "-" + search.end());
        }
        return found;
    }
}

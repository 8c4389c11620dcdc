package io.balie.dialog.retelling;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.balie.nlu.Language;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Message by message: the table files are the specification, a pair a line. */
class RetellingTablesTest {
    private static final String NEXT_MESSAGE = " ¶ ";

    private final Reteller reteller = Reteller.create();

    @TestFactory
    Stream<DynamicTest> retells_dutch_formally() throws IOException {
        return table("nl-formal.tsv", Language.NL, Address.FORMAL);
    }

    @TestFactory
    Stream<DynamicTest> retells_dutch_stories() throws IOException {
        return table("nl-stories.tsv", Language.NL, Address.FORMAL);
    }

    @TestFactory
    Stream<DynamicTest> retells_what_was_corrected() throws IOException {
        return table("nl-corrections.tsv", Language.NL, Address.FORMAL);
    }

    @TestFactory
    Stream<DynamicTest> retells_daily_dutch() throws IOException {
        return table("nl-daily.tsv", Language.NL, Address.FORMAL);
    }

    @TestFactory
    Stream<DynamicTest> retells_dutch_of_many_trades() throws IOException {
        return table("nl-trades.tsv", Language.NL, Address.FORMAL);
    }

    @TestFactory
    Stream<DynamicTest> retells_dutch_informally() throws IOException {
        return table("nl-informal.tsv", Language.NL, Address.INFORMAL);
    }

    @TestFactory
    Stream<DynamicTest> retells_dutch_in_the_third_person() throws IOException {
        return lines("nl-third.tsv")
                .map(pair -> DynamicTest.dynamicTest(
                        pair[0],
                        () -> assertEquals(
                                pair[1], reteller.thirdPerson(List.of(pair[0].split(NEXT_MESSAGE, -1)), Language.NL))));
    }

    @TestFactory
    Stream<DynamicTest> finds_the_vague_part_of_a_dutch_message() throws IOException {
        return lines("nl-vague.tsv")
                .map(pair -> DynamicTest.dynamicTest(
                        pair[0],
                        () -> assertEquals(
                                pair[1],
                                reteller.vaguePart(pair[0], Language.NL).orElse("-"))));
    }

    @TestFactory
    Stream<DynamicTest> retells_english() throws IOException {
        return table("en.tsv", Language.EN, Address.FORMAL);
    }

    @TestFactory
    Stream<DynamicTest> retells_english_of_many_trades() throws IOException {
        return table("en-trades.tsv", Language.EN, Address.FORMAL);
    }

    @TestFactory
    Stream<DynamicTest> retells_german() throws IOException {
        return table("de.tsv", Language.DE, Address.FORMAL);
    }

    @TestFactory
    Stream<DynamicTest> retells_german_of_many_trades() throws IOException {
        return table("de-trades.tsv", Language.DE, Address.FORMAL);
    }

    @TestFactory
    Stream<DynamicTest> retells_french() throws IOException {
        return table("fr.tsv", Language.FR, Address.FORMAL);
    }

    @TestFactory
    Stream<DynamicTest> retells_french_of_many_trades() throws IOException {
        return table("fr-trades.tsv", Language.FR, Address.FORMAL);
    }

    private Stream<DynamicTest> table(String name, Language language, Address address) throws IOException {
        return lines(name)
                .map(pair -> DynamicTest.dynamicTest(pair[0], () -> {
                    Retelling retelling = reteller.retell(List.of(pair[0].split(NEXT_MESSAGE, -1)), language, address);
                    assertEquals(pair[1], retelling.clause(), () -> String.join("\n", retelling.trace()));
                }));
    }

    private static Stream<String[]> lines(String name) throws IOException {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(RetellingTablesTest.class.getResourceAsStream("/retelling/" + name), name),
                StandardCharsets.UTF_8))) {
            List<String[]> lines = reader.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .toList();
            lines.forEach(
                    line -> assertEquals(2, line.length, () -> "A message, a tab and what is expected: " + line[0]));
            return lines.stream();
        }
    }
}

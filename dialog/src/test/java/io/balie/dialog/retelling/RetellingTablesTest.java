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

    private Stream<DynamicTest> table(String name, Language language, Address address) throws IOException {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(RetellingTablesTest.class.getResourceAsStream("/retelling/" + name), name),
                StandardCharsets.UTF_8))) {
            return reader
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .map(pair -> DynamicTest.dynamicTest(pair[0], () -> {
                        assertEquals(2, pair.length, "A line has a message, a tab and a clause.");
                        Retelling retelling = reteller.retell(List.of(pair[0].split(NEXT_MESSAGE)), language, address);
                        assertEquals(pair[1], retelling.clause(), () -> String.join("\n", retelling.trace()));
                    }))
                    .toList()
                    .stream();
        }
    }
}

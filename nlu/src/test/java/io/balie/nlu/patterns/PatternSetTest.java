package io.balie.nlu.patterns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.balie.nlu.Entity;
import io.balie.nlu.Language;
import io.balie.nlu.TrainingData;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatternSetTest {

    private static final TrainingData DATA = new TrainingData(
            List.of(),
            Map.of(),
            Map.of("order", List.of("\\bORD-\\d{4}\\b"), "other", List.of("\\d+"), "broken", List.of("(")),
            Map.of("brand", List.of("KPN", "C++", "T-Mobile")),
            Map.of());

    @Test
    void regexes_and_lookups_are_found_whatever_their_capitals() {
        PatternSet set = set(false, true, true, true);

        assertEquals(
                List.of(
                        Entity.exact("order", 0, 8, "ord-1234", "RegexEntityExtractor"),
                        Entity.exact("brand", 14, 22, "t-mobile", "RegexEntityExtractor")),
                set.entities("ord-1234 from t-mobile", "RegexEntityExtractor"));
    }

    @Test
    void capitals_may_have_to_match() {
        assertEquals(List.of(), set(true, true, true, true).names("ord-1234 from t-mobile"));
        assertEquals(List.of("brand", "order"), set(true, true, true, true).names("ORD-1234 from T-Mobile"));
    }

    @Test
    void a_word_of_a_lookup_table_stands_alone_unless_told_otherwise() {
        assertEquals(List.of(), set(false, true, true, true).names("kpnet"));
        assertEquals(List.of("brand"), set(false, true, true, false).names("kpnet"));
    }

    @Test
    void either_kind_can_be_left_out() {
        assertEquals(List.of("order"), set(false, false, true, true).names("ORD-1234 kpn"));
        assertEquals(List.of("brand"), set(false, true, false, true).names("ORD-1234 kpn"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "(?P<year>\\d{4})-(?P=year) | 2026-2026",
                "[[]x[]] | [x]",
                "[a&&b]+ | &a&b",
                "(?i)straße\\Z | STRASSE",
                "\\w+ | überall"
            })
    void expressions_are_read_as_python_reads_them(String expression, String text) {
        boolean matches = PythonPattern.compile(expression, false).matcher(text).matches();

        assertEquals(!text.equals("STRASSE"), matches, "no language folds ß to ss");
    }

    @Test
    void what_is_no_expression_is_told() {
        assertTrue(assertThrows(IllegalArgumentException.class, () -> PythonPattern.compile("(", true))
                .getMessage()
                .startsWith("'(' is no regular expression: "));
    }

    @Test
    void an_expression_that_goes_too_deep_finds_nothing() {
        PatternSet deep = new PatternSet(List.of(new PatternSet.Named("deep", "(a|b|ab)*c")), true);

        assertEquals(List.of(), deep.names("ab".repeat(100_000)));
    }

    private static PatternSet set(boolean caseSensitive, boolean lookups, boolean regexes, boolean boundaries) {
        return PatternSet.of(
                DATA,
                new PatternSet.Choice(caseSensitive, lookups, regexes, boundaries),
                Set.of("order", "brand", "broken")::contains,
                Language.EN);
    }
}

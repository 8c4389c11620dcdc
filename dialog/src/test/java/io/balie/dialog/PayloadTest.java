package io.balie.dialog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.balie.dialog.domain.Domain;
import io.balie.nlu.Guess;
import io.balie.nlu.Message;
import io.balie.nlu.Reading;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a button sends is read as Rasa reads it. */
class PayloadTest {

    private static final Domain DOMAIN = Domain.of(
            List.of("greet", "order food"),
            List.of("dish", "count", "note"),
            Map.of(),
            Map.of(),
            Map.of(),
            Set.of(),
            new Domain.Session(Duration.ZERO, true));

    private static Optional<Reading> read(String text) {
        return Payload.parse(text, new Message(text, Instant.EPOCH, ZoneOffset.UTC, "ZZ", Optional.empty()), DOMAIN);
    }

    private static List<String> entities(String text) {
        return read(text).orElseThrow().entities().stream()
                .map(entity -> entity.type() + "=" + entity.value())
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "/greet, greet, 1.0",
        "' /greet ', greet, 1.0",
        "/greet@0.3, greet, 0.3",
        "/greet@7, greet, 1.0",
        "/greet@0.3.4, greet, 0.0",
        "/order food, order food, 1.0",
        "/restart, restart, 1.0",
        "/out_of_scope, out_of_scope, 1.0"
    })
    void an_intent_with_its_confidence(String text, String intent, double confidence) {
        assertEquals(
                List.of(new Guess(intent, confidence)), read(text).orElseThrow().ranking());
    }

    @ParameterizedTest
    @ValueSource(strings = {"greet", "/unknown", "/", "a /greet", "", "/{}", "/greet today"})
    void what_is_none_is_read_as_text(String text) {
        assertTrue(read(text).isEmpty());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/greet{\"dish\": \"soup\"}|dish=soup",
                "/greet{\"dish\": \"so\\\"up\\u00e9 }\"}|dish=so\"upé }",
                "/greet{\"count\": 3}|count=3",
                "/greet{\"count\": 1.50}|count=1.50",
                "/greet{\"count\": true}|count=true",
                "/greet{\"dish\": [\"soup\", \"fish\"], \"count\": 2}|dish=soup, dish=fish, count=2",
                "/greet{\"note\": {\"a\": [1, null]}}|note={\"a\": [1, null]}",
                "/greet@0.5{\"dish\": \"soup\"} and more|dish=soup",
                "/greet{\"wine\": \"red\", \"dish\": \"soup\"}|dish=soup",
                "/greet{\"dish\": null}|''",
                "/greet{\"dish\": }|''",
                "/greet{dish: soup}|''",
                "/greet{\"dish\": \"soup\",}|''",
                "/greet{\"count\": 1e999999999}|count=1E+999999999",
            })
    void entities_of_any_kind_of_value(String text, String expected) {
        assertEquals(expected, String.join(", ", entities(text)));
    }

    @Test
    void entities_stand_where_their_json_stands() {
        var entity =
                read(" /greet{\"dish\": \"soup\"}").orElseThrow().entities().getFirst();
        assertEquals(7, entity.start());
        assertEquals(23, entity.end());
        assertEquals("RegexMessageHandler", entity.extractor());
    }

    @Test
    void nesting_without_end_is_no_payload() {
        assertEquals(List.of(), entities("/greet{\"dish\": " + "[".repeat(10_000) + "}"));
    }
}

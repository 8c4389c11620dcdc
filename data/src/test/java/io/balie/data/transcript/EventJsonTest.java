package io.balie.data.transcript;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.balie.dialog.event.Button;
import io.balie.dialog.event.Event;
import io.balie.dialog.event.Reason;
import io.balie.nlu.Entity;
import io.balie.nlu.Guess;
import io.balie.nlu.Language;
import io.balie.nlu.Reading;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventJsonTest {

    private static final Instant AT = Instant.parse("2026-11-23T09:00:00.000012Z");

    @Test
    void law_every_event_comes_back_as_it_was() {
        long seed = 20_261_123;
        RandomEvents events = new RandomEvents(seed);
        for (int i = 0; i < 20_000; i++) {
            Event event = events.next();
            String json = EventJson.write(event);
            byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
            String stored = new String(bytes, StandardCharsets.UTF_8);
            assertEquals(event, EventJson.read(stored), "Event %d of seed %d".formatted(i, seed));
            assertEquals(json, EventJson.write(EventJson.read(stored)), "Text %d of seed %d".formatted(i, seed));
        }
    }

    @Test
    void a_user_message_has_rasa_s_shape() {
        Reading reading = new Reading(
                "bel 06",
                Language.NL,
                true,
                List.of(new Guess("request_callback", 0.75), new Guess("deny", 0.25)),
                List.of(Entity.exact("phone", 4, 6, "+316", "phone")),
                0.5);

        assertEquals(
                "{\"v\":2,\"event\":\"user\",\"timestamp\":1795424400.000012,\"text\":\"bel 06\",\"parse_data\":{"
                        + "\"text\":\"bel 06\",\"intent\":{\"name\":\"request_callback\",\"confidence\":0.75},"
                        + "\"intent_ranking\":[{\"name\":\"request_callback\",\"confidence\":0.75},"
                        + "{\"name\":\"deny\",\"confidence\":0.25}],\"entities\":[{\"entity\":\"phone\",\"start\":4,"
                        + "\"end\":6,\"value\":\"+316\",\"extractor\":\"phone\"}],\"language\":\"nl\","
                        + "\"language_is_clear\":true,\"familiarity\":0.5},\"input_channel\":\"rest\","
                        + "\"message_id\":\"m1\",\"metadata\":{\"a\":[1],\"b\":true}}",
                EventJson.write(new Event.UserUttered(AT, reading, "rest", "m1", Map.of("b", true, "a", List.of(1)))));
    }

    @Test
    void what_the_bot_does_and_says_has_rasa_s_shape() {
        assertEquals(
                "{\"v\":2,\"event\":\"action\",\"timestamp\":1795424400.000012,\"name\":\"utter_greet\","
                        + "\"policy\":null,\"confidence\":1.0,\"metadata\":{\"because\":[{\"why\":\"rule\",\"name\":\"greet\",\"where\":\"rules.yml:3\",\"step\":2}]}}",
                EventJson.write(new Event.ActionExecuted(
                        AT, "utter_greet", Optional.empty(), 1, List.of(new Reason.Rule("greet", "rules.yml:3", 2)))));
        assertEquals(
                "{\"v\":2,\"event\":\"bot\",\"timestamp\":1795424400.000012,\"text\":\"Dag\",\"data\":{\"buttons\":"
                        + "[{\"title\":\"Ja\",\"payload\":\"/affirm\"}],\"custom\":null},"
                        + "\"metadata\":{\"utter_action\":\"utter_greet\"}}",
                EventJson.write(new Event.BotUttered(
                        AT, "Dag", List.of(new Button("Ja", "/affirm")), Map.of(), Map.of(), "utter_greet")));
        assertEquals(
                "{\"v\":2,\"event\":\"slot\",\"timestamp\":1795424400.000012,\"name\":\"outcome\",\"value\":null}",
                EventJson.write(new Event.SlotSet(AT, "outcome", null)));
        assertEquals(
                "{\"v\":2,\"event\":\"session_started\",\"timestamp\":1795424400.000000}",
                EventJson.write(new Event.SessionStarted(Instant.parse("2026-11-23T09:00:00Z"))));
    }

    @Test
    void reasons_of_version_1_were_phrases() {
        Event read = EventJson.read("{\"v\":1,\"event\":\"action\",\"timestamp\":1795424400.000012,\"name\":\"x\","
                + "\"policy\":null,\"confidence\":1.0,\"metadata\":{\"because\":[\"A rule.\",\"Read as greet.\"]}}");

        assertEquals(
                new Event.ActionExecuted(
                        AT,
                        "x",
                        Optional.empty(),
                        1,
                        List.of(new Reason.Told("A rule."), new Reason.Told("Read as greet."))),
                read);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\u0000', textBlock = """
                    "A rule."                                          | Field 'metadata.because' holds
                    {"why":"whim"}                                     | Field 'why' of a reason names nothing that is known.
                    {"why":"fallback","limit":0.3,"more":1}            | Field 'metadata.because[0].more' is unknown.
                    {"why":"part","part":1}                            | Field 'metadata.because[0].of' is missing.
                    {"why":"script","step":"opening","document":"D9"}  | Field 'document' of a reason is not that of its step.
                    """)
    void a_reason_of_another_shape_is_refused(String reason, String expected) {
        String json = "{\"v\":2,\"event\":\"action\",\"timestamp\":1795424400.000012,\"name\":\"x\","
                + "\"policy\":null,\"confidence\":1.0,\"metadata\":{\"because\":[" + reason + "]}}";
        String said = String.valueOf(
                assertThrows(UnreadableEvent.class, () -> EventJson.read(json)).getMessage());
        if (!expected.endsWith("holds")) {
            assertEquals(expected, said);
        }
    }

    @Test
    void half_a_surrogate_pair_is_kept() {
        Event event = new Event.HandedOver(AT, "x\ud83dy\udc4bz\ud83d");

        String json = EventJson.write(event);

        assertTrue(json.contains("x\\uD83Dy\\uDC4Bz\\uD83D"), json);
        assertEquals(event, EventJson.read(json));
    }

    @Test
    void a_time_finer_than_a_microsecond_is_refused() {
        Event event = new Event.Paused(Instant.parse("2026-11-23T09:00:00.000000001Z"));

        assertEquals(
                "An event's time is 2026-11-23T09:00:00.000000001Z, expected whole microseconds.",
                assertThrows(IllegalArgumentException.class, () -> EventJson.write(event))
                        .getMessage());
    }

    @Test
    void a_value_that_json_does_not_have_is_refused() {
        assertEquals(
                "A number is NaN, which JSON does not have.",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> EventJson.write(new Event.SlotSet(AT, "x", Double.NaN)))
                        .getMessage());
        assertEquals(
                "A value is a Object, which JSON does not have.",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> EventJson.write(new Event.SlotSet(AT, "x", new Object())))
                        .getMessage());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\u0000', textBlock = """
                    []                                                                     | The event is no JSON object.
                    {"v":1                                                                 | The event is not valid JSON, at column 7.
                    {"v":1,"v":1}                                                          | The event is not valid JSON, at column 11.
                    {"v":1,"event":"pause","timestamp":1.000000} {}                        | There is more after the event's end.
                    {"event":"pause","timestamp":1.000000}                                 | Field 'v' is missing.
                    {"v":3,"event":"pause","timestamp":1.000000}                           | Field 'v' is 3, expected 2 or older.
                    {"v":1,"event":"pauze","timestamp":1.000000}                           | Field 'event' names no known kind.
                    {"v":1,"event":"pause","timestamp":1.0}                                | Field 'timestamp' is no time in seconds with six decimals.
                    {"v":1,"event":"pause","timestamp":"1"}                                | Field 'timestamp' is a text, expected a number.
                    {"v":1,"event":"pause","timestamp":1.000000,"geheim":1}                | Field 'geheim' is unknown.
                    {"v":1,"event":"slot","timestamp":1.000000,"name":"x"}                 | Field 'value' is missing.
                    {"v":1,"event":"handed_over","timestamp":1.000000,"summary":3}         | Field 'summary' is a number, expected a text.
                    {"v":1,"event":"belief","timestamp":1.000000,"log_odds":1.0,"signs":[1]} | Field 'signs[0]' is a number, expected an object.
                    {"v":1,"event":"callback_promised","timestamp":1.000000,"due":"morgen","phone":"","name":"","about":""} | The callback_promised event holds an impossible value.
                    """)
    void an_event_of_another_shape_is_refused(String json, String expected) {
        assertEquals(
                expected,
                assertThrows(UnreadableEvent.class, () -> EventJson.read(json)).getMessage());
    }
}
